"""The newest reading of each sensor in memory: to look for one that has none reads all rows."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np

from energy_desktop.models import ReadingColumns, Source

_Reading = tuple[int, float, Source]


class Newest:
    """What was found once, kept true by whatever is written since; nobody else writes the file.

    Written by the thread of the writer, read by the loop.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Reading | None] = {}
        self._lock = threading.Lock()
        self.version = 0
        """How often rows were written: what was read before such a moment may be old after it."""

    def of(self, entity_ids: Sequence[str]) -> ReadingColumns | None:
        """The newest readings in the order asked; None where one of the sensors is not known."""
        with self._lock:
            if not all(entity_id in self._known for entity_id in entity_ids):
                return None
            found = [(e, self._known[e]) for e in dict.fromkeys(entity_ids)]
        kept = [(entity_id, *reading) for entity_id, reading in found if reading is not None]
        return ReadingColumns(
            entity_ids=[entity_id for entity_id, _at, _state, _source in kept],
            at=np.array([at for _e, at, _state, _source in kept], np.int64),
            state=np.array([state for _e, _at, state, _source in kept], np.float64),
            sources=[source for _e, _at, _state, source in kept],
        )

    def keep(self, version: int, entity_ids: Sequence[str], found: ReadingColumns) -> None:
        """Take what a look for these sensors found that began at a version; not if that is over."""
        with self._lock:
            if version == self.version:
                self._known |= dict.fromkeys(entity_ids) | _by_entity(found)

    def note_inserted(self, readings: ReadingColumns) -> None:
        """Follow rows that were inserted where their keys were absent, after the commit."""
        newest = _by_entity(readings)  # beforehand: of many rows it takes time, and the loop waits
        with self._lock:
            self.version += 1
            for entity_id, reading in newest.items():
                known = self._known.get(entity_id, reading)
                if known is None or reading[0] > known[0]:
                    self._known[entity_id] = reading

    def forget(self, entity_ids: Sequence[str]) -> None:
        """Know nothing of sensors whose rows were replaced, after the commit."""
        with self._lock:
            self.version += 1
            for entity_id in set(entity_ids):
                self._known.pop(entity_id, None)


def _by_entity(readings: ReadingColumns) -> dict[str, _Reading]:
    """The newest row of each sensor; of several with one key the first."""
    order = len(readings) - 1 - np.argsort(readings.at[::-1], kind="stable")
    last = {readings.entity_ids[row]: row for row in order.tolist()}
    return {
        entity_id: (int(readings.at[row]), float(readings.state[row]), readings.sources[row])
        for entity_id, row in last.items()
    }
