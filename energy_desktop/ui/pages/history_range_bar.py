"""The bar that chooses the range of History, and between chart, table and file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QWidget

from energy_desktop.ui.pages.history_calendar import DatePopup
from energy_desktop.ui.pages.history_compare_button import CompareButton
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.pages.history_words import range_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.segmented import Segmented

_WORDS_FROM_PX = 1090
_SEGMENTS_FROM_PX = 1030
_ONE_ROW_FROM_PX = 780
_NARROWEST_PX = 440


class RangeBar(QWidget):
    """Day · Week · Month · Year · Custom, ‹ date › and Today; ``range_changed`` on user action.

    ``view_changed`` says "chart" or "table"; ``compare.chosen`` with what to compare;
    ``coverage_wanted`` asks for the dots of days.
    """

    range_changed = Signal(object)
    view_changed = Signal(str)
    export_requested = Signal()
    coverage_wanted = Signal(object, object)
    sensors_toggled = Signal()

    def __init__(
        self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self.shown = around(Span.DAY, today(), self._first_weekday())
        spans = (
            (Span.DAY, self.tr("Day")),
            (Span.WEEK, self.tr("Week")),
            (Span.MONTH, self.tr("Month")),
            (Span.YEAR, self.tr("Year")),
            (Span.CUSTOM, self.tr("Custom")),
        )
        self.spans = Segmented(theme, spans, self.tr("Range"))
        self.back = IconButton(theme, "chevron-left", self.tr("One period back"))
        self.forward = IconButton(theme, "chevron-right", self.tr("One period on"))
        self.date_button = IconButton(theme, "calendar-range", self.tr("Choose the date"), " ")
        self.today_button = QPushButton(self.tr("Today"))
        self.sensors = IconButton(theme, "format-list-checks", self.tr("Show or hide the sensors"))
        self.compare = CompareButton(theme)
        views = (("chart", self.tr("Chart")), ("table", self.tr("Table")))
        self.views = Segmented(theme, views, self.tr("View"))
        self.export = IconButton(theme, "download", self.tr("Export as CSV"))
        self._popup: DatePopup | None = None
        self._lay_out()
        self._connect()
        self.set_range(self.shown)

    def set_range(self, shown: HistoryRange) -> None:
        """Show a range without telling anybody."""
        self.shown = shown
        self.spans.set_current(shown.span)
        self.date_button.setText(range_title(shown))
        self.date_button.setAccessibleName(
            self.tr("{0}, choose the date").format(range_title(shown))
        )
        self.forward.setEnabled(shown.last < self._today())

    def set_coverage(self, kinds: Mapping[date, str]) -> None:
        """The dots of the calendar."""
        if self._popup is not None:
            self._popup.set_coverage(kinds)

    def choose_span(self, span: Span) -> None:
        """The day, week … around the present range; today if that is in it."""
        today = self._today()
        day = today if self.shown.contains(today) else self.shown.first
        if span is Span.CUSTOM:
            self._go(custom(self.shown.first, min(self.shown.last, max(today, self.shown.first))))
            self.open_calendar()
        else:
            self._go(around(span, day, self._first_weekday()))

    def step(self, by: int) -> None:
        """One period back or on; not into the future."""
        wanted = self.shown.stepped(by)
        if by < 0 or wanted.first <= self._today():
            self._go(wanted)

    def go_to(self, day: date) -> None:
        """The same length of time around a day."""
        if self.shown.span is Span.CUSTOM:
            length = self.shown.last - self.shown.first
            self._go(custom(day - length, day))
        else:
            self._go(around(self.shown.span, day, self._first_weekday()))

    def go_today(self) -> None:
        """The same length of time around today."""
        self.go_to(self._today())

    def open_calendar(self) -> None:
        """Show the calendar below the date button."""
        if self._popup is None:
            self._popup = DatePopup(self._theme, self)
            self._popup.picked.connect(self._picked)
            self._popup.month_shown.connect(self.coverage_wanted)
        self._popup.open_for(self.shown, self._today(), self.date_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A drop-down where segments have no room, a second row where even that is too wide."""
        super().resizeEvent(event)
        room = self.width() / self._theme.scale
        self.spans.set_compact(room < _SEGMENTS_FROM_PX)
        directions = QBoxLayout.Direction
        one_row = room >= _ONE_ROW_FROM_PX
        self.compare.set_compact(one_row and room < _WORDS_FROM_PX)
        self._row.setDirection(directions.LeftToRight if one_row else directions.TopToBottom)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """It gives way to a narrow window, as ``resizeEvent`` arranges it anew."""
        return QSize(self._theme.px(_NARROWEST_PX), self._row.minimumSize().height())

    def _picked(self, first: date, last: date) -> None:
        self._go(custom(first, last)) if self.shown.span is Span.CUSTOM else self.go_to(first)

    def _go(self, wanted: HistoryRange) -> None:
        self.set_range(wanted)
        self.range_changed.emit(wanted)

    def _first_weekday(self) -> int:
        return QLocale().firstDayOfWeek().value - 1

    def _lay_out(self) -> None:
        left, right = QHBoxLayout(), QHBoxLayout()
        for widget in (self.spans, self.back, self.date_button, self.forward, self.today_button):
            left.addWidget(widget)
        left.addStretch(1)
        right.addStretch(1)
        for widget in (self.compare, self.sensors, self.views, self.export):
            right.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addLayout(left, 1)
        self._row.addLayout(right)
        for layout in (left, right, self._row):
            layout.setSpacing(self._theme.px(8))

    def _connect(self) -> None:
        self.spans.chosen.connect(lambda key: self.choose_span(Span(key)))
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        self.today_button.clicked.connect(self.go_today)
        self.date_button.clicked.connect(self.open_calendar)
        self.views.chosen.connect(self.view_changed)
        self.export.clicked.connect(self.export_requested)
        self.sensors.clicked.connect(self.sensors_toggled)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
