"""Readings on their way into the store: columns, no object per reading."""

from __future__ import annotations

import numpy as np

from energy_desktop.models import AttributeRow, ReadingColumns, Source
from energy_desktop.recording.batch import Batch


class Buffer:
    """Collects live readings; ``first`` shows them in the order of arrival, ``drop`` removes them.

    Length: the number of readings.
    """

    def __init__(self) -> None:
        self._entity_ids: list[str] = []
        self._at: list[int] = []
        self._state: list[float] = []
        self._attributes: list[AttributeRow] = []
        self._behind: list[int] = []
        self._dropped = 0

    def __len__(self) -> int:
        return len(self._at)

    @property
    def rows(self) -> int:
        """How much waits: readings and attributes."""
        return len(self._at) + len(self._attributes)

    def add(self, entity_id: str, at_us: int, state: float) -> None:
        """One reading; ``state`` is NaN where it is not a number."""
        self._entity_ids.append(entity_id)
        self._at.append(at_us)
        self._state.append(state)

    def add_attributes(self, row: AttributeRow) -> None:
        """Attributes valid from the next reading of their entity on."""
        self._attributes.append(row)
        self._behind.append(self._dropped + len(self._at))

    def first(self, at_most: int) -> Batch:
        """The oldest readings and attributes, at most so many of each; a reading comes no sooner
        than the attributes that were added before it.
        """
        end = min(at_most, len(self._at))
        if len(self._attributes) > at_most:
            end = min(end, self._behind[at_most] - self._dropped)
        columns = ReadingColumns(
            entity_ids=self._entity_ids[:end],
            at=np.array(self._at[:end], dtype=np.int64),
            state=np.array(self._state[:end], dtype=np.float64),
            sources=[Source.LIVE] * end,
        )
        return Batch(columns, self._attributes[:at_most])

    def drop(self, batch: Batch) -> None:
        """Remove what ``first`` gave; what came since stays."""
        readings, attributes = len(batch.readings), len(batch.attributes)
        del self._entity_ids[:readings], self._at[:readings], self._state[:readings]
        del self._attributes[:attributes], self._behind[:attributes]
        self._dropped += readings
