"""The card of History: charts or table of the same data, or what there is to say instead."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_charts import HistoryCharts
from energy_desktop.ui.pages.history_compare_words import compared_sentence
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_words import line_title, meter_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_table import BucketTable
from energy_desktop.ui.widgets.buckets import Buckets
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.state_panel import StatePanel

_LOADING_AFTER_MS = 150


class HistoryCard(Card):
    """``bucket_activated`` opens a bar, ``action_requested`` is the button of a state."""

    bucket_activated = Signal(object)
    action_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.charts = HistoryCharts(theme)
        self.state_panel = StatePanel(theme)
        self.progress = QProgressBar()
        self._action = ""
        self._view = "chart"
        self.compared = ElidedLabel("", "secondary")
        self.table_title = label("", "card_title")
        self.table_hint = label(self.tr("Ctrl+C copies, Ctrl+E exports"), "secondary")
        self.table = BucketTable(theme, self.tr("Table of the chart"))
        self.line_title = label("", "card_title")
        self.line_table = BucketTable(theme, self.tr("Table of the lines"))
        self._stack = QStackedWidget()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LOADING_AFTER_MS)
        self._late.timeout.connect(self.progress.show)
        self._build()

    def set_data(self, data: HistoryData) -> None:
        """Draw and list this."""
        self._stop_loading()
        self.charts.set_data(data)
        self._say_compared(data)
        self._fill(self.table, self.table_title, data.meters.until(data.now), data)
        self._fill(self.line_table, self.line_title, data.measurements.until(data.now), data)
        self._show()

    def set_view(self, view: str) -> None:
        """``chart`` or ``table``."""
        self._view = view
        if self._stack.currentWidget() is not self.state_panel:
            self._show()

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

    def say_empty(self, oldest: datetime | None, zone: ZoneInfo) -> None:
        """Nothing is known in this range; its button leads to the oldest reading."""
        if oldest is None:
            self.say_nothing_recorded()
            return
        title = self.tr("No readings in this range")
        since = formats.long_date(oldest, zone)
        text = self.tr("The oldest reading is of {0}.").format(since)
        self.say("calendar-range", "ink3", title, text, self.tr("Go to the first reading"), "first")

    @property
    def is_saying(self) -> bool:
        """Whether a state stands in place of the data."""
        return self._stack.currentWidget() is self.state_panel

    def _show(self) -> None:
        self._stack.setCurrentIndex(0 if self._view == "chart" else 1)

    def _stop_loading(self) -> None:
        self._late.stop()
        self.progress.hide()

    def _fill(self, table: BucketTable, title: QLabel, grid: Buckets, data: HistoryData) -> None:
        if data.compared is not None:
            grid = grid.side_by_side(self.tr("before"))
        table.set_buckets(grid, data.zone)
        has_columns = bool(grid.columns)
        table.setVisible(has_columns)
        title.setVisible(has_columns)
        if has_columns:
            units = list(dict.fromkeys(column.unit for column in grid.columns))
            is_meter = table is self.table
            words = meter_title(units[0], grid.period) if is_meter else line_title(units[0])
            title.setText(f"{words} · {', '.join(units)}")

    def _say_compared(self, data: HistoryData) -> None:
        self.compared.setVisible(data.compared is not None)
        if data.compared is not None:
            columns = (*data.meters.columns, *data.measurements.columns)
            self.compared.setText(compared_sentence(data.compared, columns, data.zone))

    def _build(self) -> None:
        self.progress.setObjectName("thin")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        tables = QWidget()
        column = QVBoxLayout(tables)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.table_title, self.table_hint):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.line_title)
        column.addWidget(self.line_table, 1)
        for page in (self.charts, tables, self.state_panel):
            self._stack.addWidget(page)
        self.body.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignTop)
        self.compared.hide()
        self.body.addWidget(self.compared)
        self.body.addWidget(self._stack, 1)
        self.charts.bucket_activated.connect(self.bucket_activated)
        self.state_panel.acted.connect(lambda: self.action_requested.emit(self._action))
