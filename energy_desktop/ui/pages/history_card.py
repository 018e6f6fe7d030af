"""The card of History: charts or table of the same data, or what there is to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from energy_desktop.services.compare import Against
from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_charts import HistoryCharts
from energy_desktop.ui.pages.history_compare_words import (
    beside_word,
    compared_sentence,
    not_compared_sentence,
)
from energy_desktop.ui.pages.history_exact import ExactRange
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.history_words import listed, table_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.bucket_table import BucketTable
from energy_desktop.ui.widgets.buckets import Buckets
from energy_desktop.ui.widgets.busy_bar import BusyBar
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.state_panel import StatePanel

_LOADING_AFTER_MS = 150
_PROGRESS_PX = (16, 6)
_LEAST_PX = 320


class HistoryCard(Card):
    """``bucket_activated`` opens a bar, ``action_requested`` is the button of a state."""

    bucket_activated = Signal(object)
    action_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.charts = HistoryCharts(theme)
        self.state_panel = StatePanel(theme)
        self.progress = BusyBar(theme, self)  # in no layout: nothing moves as it comes and goes
        self._action = ""
        self._view = "chart"
        self.compared = ElidedLabel("", "secondary")
        self.table_title = label("", "card_title")
        self.table_hint = ElidedLabel(
            self.tr("Ctrl+C copies, Ctrl+E exports, Ctrl+P prints"), "secondary"
        )
        self._table = BucketTable(theme, self.tr("Table of the chart"))
        self.line_title = label("", "card_title")
        self._line_table = BucketTable(theme, self.tr("Table of the lines"))
        self._unlisted: HistoryData | None = None
        self._stack = QStackedWidget()
        self._late = single_shot(self, _LOADING_AFTER_MS, self.progress.show)
        self._build()

    def set_data(self, data: HistoryData, shown: HistoryRange | None = None) -> None:
        """Draw and list this; ``shown`` is the range that charts were zoomed to since."""
        self._stop_loading()
        self.charts.set_data(data, shown)
        self._say_compared(data)
        self._unlisted = data
        self._show()

    @property
    def table(self) -> BucketTable:
        """The table of the bars, up to date."""
        self._list()
        return self._table

    @property
    def line_table(self) -> BucketTable:
        """The table of the lines, up to date."""
        self._list()
        return self._line_table

    def set_view(self, view: str) -> None:
        """``chart`` or ``table``."""
        self._view = view
        if self._stack.currentWidget() is not self.state_panel:
            self._show()

    def minimumSizeHint(self) -> QSize:
        """Where the window is too low for it the page scrolls."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), self.theme.px(_LEAST_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The thin bar is above everything, in the margin."""
        super().resizeEvent(event)
        side, height = self.theme.px(_PROGRESS_PX[0]), self.progress.sizeHint().height()
        self.progress.setGeometry(
            side, self.theme.px(_PROGRESS_PX[1]), self.width() - 2 * side, height
        )

    def set_loading(self) -> None:
        """New data is on its way: a thin bar appears if it takes long, the old stays."""
        if not self._late.isActive() and self.progress.isHidden():
            self._late.start()

    def say(self, icon_name: str, color: str, title: str, text: str, action: str, key: str) -> None:
        """A state in place of the data; ``key`` names what its button does."""
        self._stop_loading()
        self.compared.hide()
        self._action = key
        self.state_panel.show_state(icon_name, color, title, text, action)
        self._stack.setCurrentWidget(self.state_panel)

    def say_error(self, title: str, reason: str) -> None:
        """Something did not work; its button tries again."""
        self.say("alert-circle-outline", "err", title, reason, self.tr("Retry"), "retry")

    def say_nothing_chosen(self) -> None:
        """No sensor is ticked."""
        title = self.tr("No sensor is chosen")
        self.say("playlist-check", "ink3", title, self.tr("Tick one in the list."), "", "")

    def say_nothing_recorded(self) -> None:
        """There are no readings at all; its button leads to the sensors."""
        title = self.tr("Nothing recorded here yet")
        text = self.tr("The first readings arrive as soon as sensors are recorded.")
        self.say("chart-bar", "ink3", title, text, self.tr("Choose sensors"), "sensors")

    def say_empty(self, data: HistoryData, names: Sequence[str]) -> None:
        """Nothing is known in this range of the sensors of these names; its button leads to the
        oldest reading of theirs."""
        if data.oldest is None:
            self.say_nothing_recorded()
            return
        if data.begun is None:
            title = self.tr("Nothing recorded yet")
            text = self.tr("Nothing was recorded of {0} yet.").format(listed(names))
            self.say("chart-bar", "ink3", title, text, "", "")
            return
        title = self.tr("No readings in this range")
        since = formats.long_date(data.begun, data.zone)
        text = self.tr("The oldest reading of {0} is of {1}.").format(listed(names), since)
        self.say("calendar-range", "ink3", title, text, self.tr("Go to the first reading"), "first")

    @property
    def is_saying(self) -> bool:
        """Whether a state stands in place of the data."""
        return self._stack.currentWidget() is self.state_panel

    def _list(self) -> None:
        """Fill the tables: thousands of rows are only sorted where somebody looks at them."""
        data, self._unlisted = self._unlisted, None
        if data is not None:
            meters, lines = (g.until(data.now) for g in (data.meters, data.measurements))
            self._fill(self._table, self.table_title, meters, data)
            self._fill(self._line_table, self.line_title, lines, data)

    def _show(self) -> None:
        if self._view == "table":
            self._list()
        self._stack.setCurrentIndex(0 if self._view == "chart" else 1)

    def _stop_loading(self) -> None:
        self._late.stop()
        self.progress.hide()

    def _fill(self, table: BucketTable, title: QLabel, grid: Buckets, data: HistoryData) -> None:
        if data.compared is not None:
            grid = grid.side_by_side(beside_word(data.compared))
        table.set_buckets(grid, data.zone)
        has_columns = bool(grid.columns)
        table.setVisible(has_columns)
        title.setVisible(has_columns)
        if has_columns:
            units = list(dict.fromkeys(column.unit for column in grid.columns))
            title.setText(table_title(units, grid.period, is_meter=table is self._table))

    def _say_compared(self, data: HistoryData) -> None:
        words = ""
        if isinstance(data.shown, ExactRange) and data.against is not Against.NOTHING:
            words = self.tr("Whole days can be compared, a zoomed range can't.")
        elif data.compared is not None:
            columns = (*data.meters.columns, *data.measurements.columns)
            words = compared_sentence(data.compared, columns, data.zone)
        elif data.hindered is not None:
            words = not_compared_sentence(*data.hindered, (data.shown.first, data.shown.last))
        self.compared.setText(words)
        self.compared.setVisible(bool(words))

    def _build(self) -> None:
        self.progress.hide()
        tables = QWidget()
        column = QVBoxLayout(tables)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.table_title, self.table_hint):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addWidget(self.line_title)
        column.addWidget(self._line_table, 1)
        for page in (self.charts, tables, self.state_panel):
            self._stack.addWidget(page)
        self.compared.hide()
        self.body.addWidget(self.compared)
        self.body.addWidget(self._stack, 1)
        self.charts.bucket_activated.connect(self.bucket_activated)
        self.state_panel.acted.connect(lambda: self.action_requested.emit(self._action))
