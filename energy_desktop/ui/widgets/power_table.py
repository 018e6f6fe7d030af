"""The live power chart as a table: the same lines, now and at each step before, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.live_lines import Line, rows

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEVEL = "level"


class PowerTable(QAbstractTableModel):
    """Time and the held value of each line in kW; ``no data`` where nothing is known."""

    def __init__(self) -> None:
        super().__init__()
        self._has_level = False
        self._names: tuple[str, ...] = ()
        self._rows: list[tuple[float, tuple[float, ...]]] = []
        self._zone: tzinfo = UTC

    def show_lines(
        self,
        lines: Mapping[str, Line],
        names: Mapping[str, str],
        span: tuple[float, float],
        step_s: float,
        zone: tzinfo,
        level: Line | None = None,
    ) -> None:
        """Take the lines named in ``names`` (key → name) over a span of epoch seconds.

        ``level`` is that of the battery in %, in the last column.
        """
        keys: Sequence[str] = [key for key in names if key in lines]
        names = {**names, _LEVEL: self.tr("Battery level, %")}
        self.beginResetModel()
        if level is not None:
            lines, keys = {**lines, _LEVEL: level}, [*keys, _LEVEL]
        self._has_level = level is not None
        self._names = tuple(names[key] for key in keys)
        self._rows = rows(lines, keys, span[0], span[1], step_s)
        self._zone = zone
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        at, values = self._rows[index.row()]
        if index.column() == 0:
            return formats.clock(datetime.fromtimestamp(at, UTC), self._zone, seconds=True)
        value = values[index.column() - 1]
        if not np.isfinite(value):
            return self.tr("no data")
        if self._is_level(index.column()):
            return formats.number(value, 0)
        return formats.power_value(value * 1000)

    def _is_level(self, column: int) -> bool:
        return self._has_level and column == len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if not section:
            return self.tr("Time")
        name = self._names[section - 1]
        return name if self._is_level(section) else self.tr("{0}, kW").format(name)


def power_table_view(theme: Theme, model: PowerTable) -> QTableView:
    """The widget that shows it."""
    table = QTableView()
    table.setModel(model)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(28))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    return table
