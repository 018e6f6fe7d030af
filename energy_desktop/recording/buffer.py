"""Readings on their way into the store: columns, no object per reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from energy_desktop.models import AttributeRow, ReadingColumns, Source


class Buffer:
    """Collects live readings; ``take`` hands them over in the order of arrival."""

    def __init__(self) -> None:
        self._entity_ids: list[str] = []
        self._at: list[int] = []
        self._state: list[float] = []
        self._attributes: list[AttributeRow] = []

    def __len__(self) -> int:
        return len(self._at)

    @property
    def has_rows(self) -> bool:
        """Whether anything waits, readings or attributes."""
        return bool(self._at or self._attributes)

    def add(self, entity_id: str, at_us: int, state: float) -> None:
        """One reading; ``state`` is NaN where it is not a number."""
        self._entity_ids.append(entity_id)
        self._at.append(at_us)
        self._state.append(state)

    def add_attributes(self, row: AttributeRow) -> None:
        """Attributes valid from a reading on."""
        self._attributes.append(row)

    def take(self, at_most: int) -> tuple[ReadingColumns, Sequence[AttributeRow]]:
        """Remove the oldest readings, and all attributes with them."""
        columns = ReadingColumns(
            entity_ids=self._entity_ids[:at_most],
            at=np.array(self._at[:at_most], dtype=np.int64),
            state=np.array(self._state[:at_most], dtype=np.float64),
            sources=[Source.LIVE] * min(at_most, len(self._at)),
        )
        attributes = self._attributes
        self._entity_ids = self._entity_ids[at_most:]
        self._at = self._at[at_most:]
        self._state = self._state[at_most:]
        self._attributes = []
        return columns, attributes
