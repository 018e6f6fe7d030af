"""An envelope computed inside QuestDB: what crosses the network is pixel columns, not readings.

Parts of a range are plain arithmetic on the time: SAMPLE BY has traps with limits, filling and
zones.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import Envelope, ReadingColumns
from energy_desktop.stores import envelopes
from energy_desktop.stores.questdb_http import QuestDbHttp, Rows
from energy_desktop.stores.questdb_readings import newest_readings
from energy_desktop.stores.questdb_sql import END_US, READINGS, of_entity, within
from energy_desktop.stores.questdb_summaries import Kept

_TIMES: Final = {
    "first_at": "min(timestamp)::long",
    "last_at": "max(timestamp)::long",
    "min_at": "arg_min(timestamp, state)::long",
    "max_at": "arg_max(timestamp, state)::long",
    "null_at": "min(CASE WHEN state IS NULL THEN timestamp::long END)",
}
_COUNTS: Final = {"count": "count()", "known": "count(state)"}
_STATES: Final = {
    "first": "first(state)",
    "last": "last(state)",
    "min": "min(state)",
    "max": "max(state)",
}
_NAMES: Final = (*_TIMES, *_COUNTS, *_STATES)
_FOUND: Final = ", ".join(
    f'{found} AS "{name}"' for name, found in (_TIMES | _COUNTS | _STATES).items()
)


def envelope(
    http: QuestDbHttp, entity_id: str, start_us: int, end_us: int, max_points: int
) -> Envelope:
    """See ``TimeSeriesStore.envelope``."""
    line = _Line(http, entity_id)
    return envelopes.envelope(line, entity_id, (start_us, end_us), max_points)


class _Line(Kept):
    def pixel_columns(self, start_us: int, end_us: int, columns: int) -> envelopes.PixelColumns:
        first, last = max(start_us, 0), min(end_us, END_US) - 1
        width = envelopes.part_width_us(first, last, columns)
        rows = self.http.select(
            f"SELECT (timestamp::long - {first}) / {width} AS part, {_FOUND} FROM {READINGS} "
            f"WHERE {of_entity(self.entity_id)} AND {within(start_us, end_us)} "
            "GROUP BY part ORDER BY part"
        )
        return _pixels([row[1:] for row in rows])

    def before(self, at_us: int) -> ReadingColumns:
        return newest_readings(self.http, [self.entity_id], at_us)


def _pixels(rows: Rows) -> dict[str, NDArray[Any]]:
    """The columns by name; times of what a part has none of are those of its first reading."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(_NAMES)
    found: dict[str, NDArray[Any]] = {}
    for name, column in zip(_NAMES, values, strict=True):
        if name in _TIMES:
            known = [
                first if at is None else at for at, first in zip(column, values[0], strict=True)
            ]
            found[name] = np.array(known, dtype=np.int64)
        else:
            found[name] = np.array(column, dtype=np.float64 if name in _STATES else np.int64)
    return found | {"has_null": found["count"] > found["known"]}
