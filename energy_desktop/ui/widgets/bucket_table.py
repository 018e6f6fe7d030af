"""The table of exactly what a chart draws: a row a bucket, its source in words, copied as TSV."""

from __future__ import annotations

import math
from datetime import UTC, tzinfo
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.icons import icon
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_labels import bucket_row
from energy_desktop.ui.widgets.buckets import PARTLY, Buckets, Column
from energy_desktop.ui.widgets.provenance import ABSENT, ICONS, provenance_note, provenance_word

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()
_PADDING_PX: Final = 11
_ARROW_PX: Final = 16
_INKS: Final = {**dict.fromkeys(ABSENT, "err"), PARTLY: "warn"}
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class BucketTableModel(QAbstractTableModel):
    """First column the time, then one a series with its unit in the header, last the source; the
    last row has the totals."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zone: tzinfo = UTC
        self.buckets = Buckets(Period.HOUR)

    def set_buckets(self, buckets: Buckets, zone: tzinfo) -> None:
        """Show these, times in ``zone``."""
        self.beginResetModel()
        self.buckets, self._zone = buckets, zone
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a bucket, and a last one for totals where there are any."""
        return 0 if parent.isValid() else len(self.buckets) + self.has_total

    @property
    def has_total(self) -> bool:
        """Whether the last row is that of totals: several rows, and amounts that are known."""
        totals = [column.total for column in self.buckets.columns if column.is_meter]
        return len(self.buckets) > 1 and any(total is not None for total in totals)

    def is_total(self, row: int) -> bool:
        """Whether a row is that of totals."""
        return row == len(self.buckets)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Time, the series, source."""
        return 0 if parent.isValid() else len(self.buckets.columns) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles: numbers with their unit."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self._column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_RIGHT if column else _LEFT) | int(Qt.TextFlag.TextWordWrap)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if column is None:
            return self.tr("Time") if section == 0 else self.tr("Source")
        one_unit = len({c.unit for c in self.buckets.columns}) == 1
        is_short = one_unit and role == Qt.ItemDataRole.DisplayRole
        return column.label if is_short else f"{column.label}, {column.unit}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, sort key, alignment, and the icon of the source."""
        row, column = index.row(), self._column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if self.is_total(row):
            return self._total(index.column(), column, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, index.column(), column)
        if role == SORT_ROLE:
            return self._key(row, index.column(), column)
        return self._source(row, role) if index.column() == self.columnCount() - 1 else None

    def _column(self, section: int) -> Column | None:
        inside = 1 <= section <= len(self.buckets.columns)
        return self.buckets.columns[section - 1] if inside else None

    def _text(self, row: int, section: int, column: Column | None) -> str:
        if column is not None:
            return formats.number(float(column.values[row]), 2)
        if section == 0:
            return bucket_row(
                self.buckets.period,
                self.buckets.starts[row],
                self.buckets.ends[row],
                self._zone,
            )
        return self._known(row)

    def _total(self, section: int, column: Column | None, role: int) -> Any:
        """The last row: amounts of the whole range, with those that no row has."""
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(13, 600)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("With what was counted in gaps, which is in no row")
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if column is not None:
            return formats.number(column.total, 2) if column.is_meter else ""
        return self.tr("Total") if section == 0 else ""

    def _key(self, row: int, section: int, column: Column | None) -> Any:
        if column is not None:
            value = float(column.values[row])
            return -math.inf if math.isnan(value) else value
        return row if section == 0 else self._known(row)

    def _known(self, row: int) -> str:
        return provenance_word(self.buckets.provenance(row)) or self.tr("No data yet")

    def _source(self, row: int, role: int) -> Any:
        kind = self.buckets.provenance(row)
        if role == Qt.ItemDataRole.DecorationRole and kind in ICONS:
            return icon(self._theme, ICONS[kind], _INKS.get(kind, "ink2"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._shares(row) if kind == PARTLY else provenance_note(kind)
        return None

    def _shares(self, row: int) -> str:
        """How much of the bucket is known of each series that had begun."""
        line = self.tr("{0}: {1} % known")
        shares = [(c.label, c.coverage[row]) for c in self.buckets.columns if c.provenance[row]]
        return "\n".join(line.format(name, math.floor(100 * share)) for name, share in shares)


class _ByValue(QSortFilterProxyModel):
    """Sorts rows by SORT_ROLE; the row of totals stays the last."""

    def __init__(self, rows: BucketTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setSourceModel(rows)
        self.setSortRole(SORT_ROLE)

    def lessThan(self, left: Index, right: Index) -> bool:
        """See Qt: the order before it is turned over."""
        is_down = self.sortOrder() is Qt.SortOrder.DescendingOrder
        if self._rows.is_total(left.row()):
            return is_down
        if self._rows.is_total(right.row()):
            return not is_down
        return super().lessThan(left, right)


class BucketTable(QTableView):
    """Sortable by every column; Ctrl+C copies the selected rows, all if none, with titles."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows = BucketTableModel(theme, self)
        self._sorted = _ByValue(self.rows, self)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_buckets(self, buckets: Buckets, zone: tzinfo) -> None:
        """Show these; sorted by time again."""
        self.rows.set_buckets(buckets, zone)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._fit()

    def tsv(self) -> str:
        """The selected rows as shown, all where none is selected, with titles."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        chosen = rows or range(self._sorted.rowCount())
        sections = range(self._sorted.columnCount())
        lines = [[self._title(section) for section in sections]]
        lines += [[str(self._sorted.index(r, c).data() or "") for c in sections] for r in chosen]
        return "\n".join("\t".join(cells) for cells in lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the new width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.tsv())
        elif event.key() == Qt.Key.Key_Backspace:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _title(self, section: int) -> str:
        in_full = Qt.ItemDataRole.ToolTipRole
        return str(self.rows.headerData(section, Qt.Orientation.Horizontal, in_full))

    def _fit(self) -> None:
        """Room for every number and every word of a title; what is left goes to the numbers.

        Where there is not so much room the table scrolls sideways.
        """
        header, last = self.horizontalHeader(), self.rows.columnCount() - 1
        widths = {c: max(self.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in (0, last)}
        least = {c: self._least_width(c) for c in range(1, last)}
        left = self.viewport().width() - sum(widths.values()) - sum(least.values())
        extra = max(0, left) // max(1, len(least))
        widths |= {column: width + extra for column, width in least.items()}
        for column, width in widths.items():
            header.resizeSection(column, width)
        header.setFixedHeight(max(self._title_height(c, w) for c, w in widths.items()))

    def _least_width(self, section: int) -> int:
        metrics = QFontMetrics(self._theme.font(12.5, 600))
        words = self._short_title(section).split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(self.sizeHintForColumn(section), longest + 2 + self._title_padding(section))

    def _title_height(self, section: int, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(12.5, 600))
        room = QRect(0, 0, width - self._title_padding(section), 10_000)
        words = int(Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap)
        height = metrics.boundingRect(room, words, self._short_title(section)).height()
        return round(max(self._theme.px(46), height + 2 * self._theme.px(8)))

    def _title_padding(self, section: int) -> int:
        is_sorted = section == self.horizontalHeader().sortIndicatorSection()
        return round(2 * self._theme.px(_PADDING_PX) + is_sorted * self._theme.px(_ARROW_PX))

    def _short_title(self, section: int) -> str:
        return str(self.rows.headerData(section, Qt.Orientation.Horizontal))

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sortIndicatorChanged.connect(self._fit)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        self._fit()
