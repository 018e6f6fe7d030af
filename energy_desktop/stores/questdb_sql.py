"""How values get into SQL for QuestDB, which has no bound parameters over HTTP.

A text is quoted by ``text`` and nothing else; names of tables come from ``TABLES``; numbers are
integers. A request line of more than about 32 kB is dropped unanswered, so lists come in chunks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote_plus

from energy_desktop.errors import StoreError
from energy_desktop.models import Period
from energy_desktop.sentences import say

READINGS: Final = "energy_readings"
ATTRIBUTES: Final = "energy_attributes"
STATISTICS: Final = "energy_statistics"
DIRTY: Final = "energy_dirty_hours"
SUMMARIES: Final = {
    period: f"energy_summaries_{period.value}" for period in (Period.FIVE_MINUTES, Period.HOUR)
}
META: Final = "energy_meta"
TABLES: Final = (READINGS, ATTRIBUTES, STATISTICS, DIRTY, *SUMMARIES.values(), META)

END_US: Final = 253_402_300_800_000_000
"""The year 10,000: QuestDB keeps times from 1970 to before it."""

LONGEST_ID_BYTES: Final = 4_000
_LONGEST_LIST: Final = 24_000


def text(value: str) -> str:
    """A literal. Doubling the quote is all there is: a backslash is no escape in QuestDB."""
    return "'" + value.replace("'", "''") + "'"


def table(name: str) -> str:
    """The name of one of the program's tables; raises StoreError for any other text."""
    if name not in TABLES:
        raise StoreError(say("{name!r} is no table of this program.", name=name))
    return name


def can_be_id(entity_id: str) -> bool:
    """Whether QuestDB can keep it as a symbol and be asked for it: no NUL, no half character."""
    try:
        return len(entity_id.encode()) <= LONGEST_ID_BYTES and "\0" not in entity_id
    except UnicodeEncodeError:
        return False


def require_ids(entity_ids: Iterable[str]) -> None:
    """Raise StoreError for an id that can't be kept."""
    for entity_id in set(entity_ids):
        if not can_be_id(entity_id):
            raise StoreError(
                say(
                    "QuestDB can't keep the id {entity_id!r}: it has a NUL or half a character, "
                    "or more than {limit} bytes.",
                    entity_id=entity_id[:80],
                    limit=LONGEST_ID_BYTES,
                )
            )


def within(start_us: int, end_us: int) -> str:
    """The condition that a row is in [start, end); any integers."""
    return f"timestamp >= {_time(start_us)} AND timestamp < {_time(end_us)}"


def _time(at_us: int) -> str:
    """A literal. A bare number of six digits is taken for a year and a month."""
    return f"{min(max(int(at_us), 0), END_US)}::timestamp"


def of_entity(entity_id: str) -> str:
    """The condition that a row is of this entity; none is of one that can't be kept."""
    return f"entity_id = {text(entity_id)}" if can_be_id(entity_id) else "1 = 0"


def of_entities(entity_ids: Sequence[str]) -> Iterator[str]:
    """Conditions that together find the rows of all these, each short enough for one request."""
    literals: list[str] = []
    length = 0
    for literal in map(text, filter(can_be_id, dict.fromkeys(entity_ids))):
        size = len(quote_plus(literal)) + 3
        if literals and length + size > _LONGEST_LIST:
            yield f"entity_id IN ({','.join(literals)})"
            literals, length = [], 0
        literals.append(literal)
        length += size
    if literals:
        yield f"entity_id IN ({','.join(literals)})"
