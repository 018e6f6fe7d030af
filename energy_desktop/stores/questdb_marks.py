"""Which readings are absent: decided in memory for new ones, by reading keys for all others.

QuestDB replaces a row whose key is written again, and readings are immutable, so only what is
surely absent is sent. There is one writer to a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.models import ReadingColumns, Times
from energy_desktop.stores.batches import first_of_each_key
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_readings import pages
from energy_desktop.stores.questdb_sql import READINGS, of_entities
from energy_desktop.stores.questdb_wal import Wal

_DAY_US: Final = 86_400_000_000
_NEVER: Final = -1
_NEWEST = f"SELECT entity_id, max(timestamp)::long FROM {READINGS}"

Rows = NDArray[np.intp]


class Marks:
    """The newest stored time of each entity, read once a connection; one that is too late costs a
    read and does no harm. Used by the writer alone."""

    def __init__(self, http: QuestDbHttp, wal: Wal) -> None:
        self._http = http
        self._wal = wal
        self._newest: dict[str, int] | None = None
        self._doubted: set[str] = set()

    def absent(self, readings: ReadingColumns) -> ReadingColumns:
        """The rows whose keys are not stored, the first of each key, in the order of time.

        Raises StoreUnavailable where what is stored can't be known now.
        """
        rows = first_of_each_key(readings.entity_ids, readings.at)
        if not len(rows):
            return readings
        newest = self._known()
        if self._doubted.isdisjoint(readings.entity_ids):
            new = self._is_new(readings, rows, newest)
        else:
            new = np.zeros(len(rows), dtype=np.bool_)
        if not new.all():
            self._wal.applied([READINGS])
            self._trust_again(newest, readings.entity_ids)
            new = self._is_new(readings, rows, newest)
            new[~new] = self._is_unstored(readings, rows[~new])
        return readings.rows(rows[new])

    def advance(self, readings: ReadingColumns) -> None:
        """These rows were stored."""
        if (newest := self._newest) is None:
            return
        for entity_id, at in zip(readings.entity_ids, readings.at.tolist(), strict=True):
            if at > newest.get(entity_id, _NEVER):
                newest[entity_id] = at

    def doubt(self, entity_ids: Iterable[str]) -> None:
        """Rows of these may have been stored or not."""
        self._doubted.update(entity_ids)

    def _known(self) -> dict[str, int]:
        if self._newest is None:
            self._wal.applied([READINGS])
            self._newest = dict(map(tuple, self._http.select(_NEWEST)))
        return self._newest

    def _trust_again(self, newest: dict[str, int], entity_ids: Iterable[str]) -> None:
        again = sorted(self._doubted.intersection(entity_ids))
        for condition in of_entities(again):
            newest.update(map(tuple, self._http.select(f"{_NEWEST} WHERE {condition}")))
        self._doubted.difference_update(again)

    @staticmethod
    def _is_new(readings: ReadingColumns, rows: Rows, newest: dict[str, int]) -> NDArray[np.bool_]:
        ids = readings.entity_ids
        marks = np.fromiter((newest.get(ids[row], _NEVER) for row in rows), np.int64, len(rows))
        return readings.at[rows] > marks

    def _is_unstored(self, readings: ReadingColumns, rows: Rows) -> list[bool]:
        ids, times = readings.entity_ids, readings.at.tolist()
        unstored: list[bool] = []
        for part in _close_together(rows, readings.at):
            keys = [(ids[row], times[row]) for row in part.tolist()]
            stored = self._stored([e for e, _ in keys], keys[0][1], keys[-1][1])
            unstored += [key not in stored for key in keys]
        return unstored

    def _stored(self, entity_ids: list[str], first_us: int, last_us: int) -> set[tuple[str, int]]:
        keys: set[tuple[str, int]] = set()
        for condition in of_entities(entity_ids):
            sql = f"SELECT timestamp::long, entity_id FROM {READINGS} WHERE {condition}"
            for page in pages(self._http, sql, first_us, last_us + 1):
                keys.update((entity_id, at) for at, entity_id in page)
        return keys


def _close_together(rows: Rows, at: Times) -> Iterator[Rows]:
    """The rows, which are in the order of time, in parts without a silent day within one."""
    yield from np.split(rows, np.flatnonzero(np.diff(at[rows]) > _DAY_US) + 1)
