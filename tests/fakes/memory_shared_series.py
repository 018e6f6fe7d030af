"""``MemorySharedSeries``: a time series server in memory that can be restarted and set back."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from energy_desktop.models import AttributeRow, Coverage, ReadingColumns, StatisticsColumns
from energy_desktop.stores.base import SharedSeries, Standing
from tests.fakes.memory_store import MemoryStore

_KEPT = ("rows", "attribute_rows", "statistics_rows")


@dataclass(frozen=True)
class Copied:
    """The files of a server at one moment."""

    tables: dict[str, Any]
    transactions: int
    marked_us: int


class MemorySharedSeries(MemoryStore, SharedSeries):
    """The contract; each write is one transaction. It connects when it is restarted."""

    def __init__(self, *, is_durable: bool = True) -> None:
        super().__init__()
        self.is_durable = is_durable
        self.table = "readings"
        self.transactions = 0
        self.marked_us = 0
        self.starts = 1
        self._found: list[Standing] = []

    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        written = await super().write_readings(readings, attributes, coverage)
        self.transactions += 1
        return written

    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        written = await super().write_statistics(columns, coverage)
        self.transactions += 1
        return written

    async def standings(self) -> list[Standing]:
        self._check()
        found, self._found = self._found, []
        return [*found, self._standing()]

    async def mark(self, at_us: int) -> None:
        self._check()
        self.marked_us = at_us
        self.transactions += 1

    def restart(self) -> None:
        """Start again, as it is."""
        self.starts += 1
        self._found.append(self._standing())

    def copied(self) -> Copied:
        """A copy of its files."""
        tables = {name: copy.deepcopy(getattr(self, name)) for name in _KEPT}
        return Copied(tables, self.transactions, self.marked_us)

    def set_back(self, copied: Copied) -> None:
        """Start again with the files of a copy."""
        for name, rows in copied.tables.items():
            kept = getattr(self, name)
            kept.clear()
            kept.update(copy.deepcopy(rows))
        self.transactions, self.marked_us = copied.transactions, copied.marked_us
        self.restart()

    def _standing(self) -> Standing:
        tables = {self.table: self.transactions}
        return Standing(self.starts, self.is_durable, tables, tables, self.marked_us)
