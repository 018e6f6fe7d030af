"""The hours of two weeks as a table: a row for each day, a column for each hour, in kWh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from energy_desktop.ui import formats
from energy_desktop.ui.widgets.heat_map import HOURS, HeatDay, day_name

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HeatTable(QAbstractTableModel):
    """What the grid of hours draws; ``no data`` where nothing is known."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[HeatDay, ...] = ()

    def show_days(self, days: Sequence[HeatDay]) -> None:
        """Replace the days, ascending."""
        self.beginResetModel()
        self._days = tuple(days)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else HOURS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        cell = self._days[index.row()].hours[index.column()]
        if cell is None:
            return ""
        return self.tr("no data") if cell.value is None else formats.energy_value(cell.value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_hour = orientation == Qt.Orientation.Horizontal
        return formats.hour(section) if is_hour else day_name(self._days[section].day)
