"""How the tables of a QuestDB are, for who must notice that it was restarted or set back."""

from __future__ import annotations

from typing import Final

from energy_desktop.stores import questdb_schema
from energy_desktop.stores.base import Standing
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_wal import states

_MARKED: Final = "marked_us"
_STARTED: Final = "SELECT pg_postmaster_start_time()::long"
_COMMIT_MODE: Final = (
    "SELECT value FROM (SHOW PARAMETERS) WHERE property_path = 'cairo.commit.mode'"
)
_MOMENT_S: Final = 15.0


def started_us(http: QuestDbHttp) -> int:
    """Since when the server runs, by its own clock."""
    return int(http.select(_STARTED, _MOMENT_S)[0][0])


def standing(http: QuestDbHttp) -> Standing:
    """The standing of a server whose tables were checked."""
    marked = questdb_schema.meta(http).get(_MARKED, "0")
    tables = states(http).values()
    return Standing(
        started_us=started_us(http),
        is_durable=http.select(_COMMIT_MODE) == [["sync"]],
        written={table.directory: table.written for table in tables},
        applied={table.directory: table.applied for table in tables},
        marked_us=int(marked),
    )


def put_mark(http: QuestDbHttp, at_us: int) -> None:
    """Replace the newest mark."""
    questdb_schema.put_meta(http, _MARKED, str(at_us))
