"""The bar that chooses the range of History, and between chart, table and file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_calendar import DatePopup
from energy_desktop.ui.pages.history_compare_button import CompareButton
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.pages.history_words import range_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.segmented import Segmented

_SPANS_PX = 128
_NARROWEST_PX = 240
_BETWEEN_PX, _CLOSE_PX = 8, 3
_MOST_ROWS = 6

_Row = list[QWidget | None]


class RangeBar(QWidget):
    """Day · Week · Month · Year · Custom, ‹ date › and Today; ``range_changed`` on user action.

    ``now`` gives the moment in the zone of the program.

    ``view_changed`` says "chart" or "table"; ``compare.chosen`` with what to compare;
    ``coverage_wanted`` asks for the dots of days.
    """

    range_changed = Signal(object)
    view_changed = Signal(str)
    coverage_wanted = Signal(object, object)
    sensors_toggled = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self.shown = around(Span.DAY, self._today(), formats.first_weekday_number())
        spans = (
            (Span.DAY, self.tr("Day")),
            (Span.WEEK, self.tr("Week")),
            (Span.MONTH, self.tr("Month")),
            (Span.YEAR, self.tr("Year")),
            (Span.CUSTOM, self.tr("Custom")),
        )
        self.spans = Segmented(theme, spans, self.tr("Range"), compact_px=_SPANS_PX)
        self.back = IconButton(theme, "chevron-left", self.tr("One period back"))
        self.forward = IconButton(theme, "chevron-right", self.tr("One period on"))
        self.date_button = IconButton(theme, "calendar-range", self.tr("Choose the date"), " ")
        self.today_button = QPushButton(self.tr("Today"))
        self.by_day = QPushButton(self.tr("By day"))
        self.by_day.setToolTip(self.tr("A bar for each day of the year, not for each month"))
        self.by_day.setCheckable(True)
        self.by_day.hide()
        self.sensors = IconButton(theme, "format-list-checks", self.tr("Show or hide the sensors"))
        self.compare = CompareButton(theme)
        views = (("chart", self.tr("Chart")), ("table", self.tr("Table")))
        self.views = Segmented(theme, views, self.tr("View"))
        self.bookmarks = IconButton(theme, "bookmark-outline", self.tr("Bookmarks"))
        self.export = IconButton(theme, "download", self.tr("Export, copy, print"))
        self._popup: DatePopup | None = None
        self._left: list[QWidget] = [
            self.spans, self.back, self.date_button, self.forward, self.today_button, self.by_day,
        ]  # fmt: skip
        self._right: list[QWidget] = [
            self.compare, self.sensors, self.views, self.bookmarks, self.export,
        ]  # fmt: skip
        self._placed: list[_Row] = []
        self._rows = [QHBoxLayout() for _ in range(_MOST_ROWS)]
        self._lay_out()
        self._connect()
        self._restyle()
        self.set_range(self.shown)

    def set_range(self, shown: HistoryRange) -> None:
        """Show a range without telling anybody."""
        self.shown = shown
        self.spans.set_current(shown.span)
        self.date_button.setText(range_title(shown))
        self.date_button.setAccessibleName(
            self.tr("{0}, choose the date").format(range_title(shown))
        )
        self.forward.setEnabled(shown.goes_on(self._today()))
        self.by_day.setVisible(shown.span is Span.YEAR)
        if shown.span is Span.YEAR:
            self.by_day.setChecked(shown.by_day)
        self._arrange()

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
            self._go(self._around(span, day))

    def step(self, by: int) -> None:
        """One period back or on; not into the future."""
        wanted = self.shown.stepped(by)
        if by < 0 or wanted.first <= self._today():
            self._go(wanted)

    def go_to(self, day: date) -> None:
        """The same length of time around a day."""
        if self.shown.span is Span.CUSTOM:
            length = self.shown.last - self.shown.first
            self._go(replace(self.shown, first=day - length, last=day))
        else:
            self._go(self._around(self.shown.span, day))

    def go_today(self) -> None:
        """The same length of time around today."""
        self.go_to(self._today())

    def _around(self, span: Span, day: date) -> HistoryRange:
        return self._as_chosen(around(span, day, formats.first_weekday_number()))

    def above(self) -> HistoryRange | None:
        """The range one level above the present one, if there is any."""
        found = self.shown.up()
        return None if found is None else self._as_chosen(found)

    def _as_chosen(self, found: HistoryRange) -> HistoryRange:
        """A year by days as long as that is chosen."""
        is_year = found.span is Span.YEAR
        return replace(found, by_day=self.by_day.isChecked()) if is_year else found

    def open_calendar(self) -> DatePopup:
        """Show the calendar below the date button."""
        if self._popup is None:
            self._popup = DatePopup(self._theme, self._now, self)
            self._popup.picked.connect(self._picked)
            self._popup.written.connect(lambda written: self._go(self._as_chosen(written)))
            self._popup.month_shown.connect(self.coverage_wanted)
        self._popup.open_for(self.shown, self._today(), self.date_button)
        return self._popup

    def open_words(self) -> DatePopup:
        """The same, with the keys in the field for a range in words."""
        popup = self.open_calendar()
        popup.words.field.setFocus()
        return popup

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width other words have room, and another number of rows is needed."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """By now the style sheet has given everything its size."""
        super().showEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """It gives way to a narrow window, as ``resizeEvent`` arranges it anew."""
        return QSize(self._theme.px(_NARROWEST_PX), self._column.minimumSize().height())

    def _arrange(self) -> None:
        """One row if need be with less words, then two, then as many as it takes."""
        left = [w for w in self._left if w is not self.by_day or self.shown.span is Span.YEAR]
        right = self._right
        self.views.set_compact(False)
        self._space(_BETWEEN_PX)
        for is_short, is_icon in ((False, False), (False, True), (True, True)):
            self._shorten(is_short, is_icon)
            if self._needed([*left, *right]) <= self.width():
                self._place([[*left, None, *right]])
                return
        self._shorten(True, False)
        if max(self._needed(left), self._needed(right)) <= self.width():
            self._place([[*left, None], [None, *right]])
            return
        self.views.set_compact(True)
        self._shorten(True, True)
        self._space(_CLOSE_PX)
        self._place(self._wrapped(left))

    def _shorten(self, spans_are_short: bool, compare_is_icon: bool) -> None:
        self.spans.set_compact(spans_are_short)
        self.compare.set_compact(compare_is_icon)

    def _wrapped(self, left: list[QWidget]) -> list[_Row]:
        """The date keeps the arrows at its sides."""
        spans, date_between, others = left[0], left[1:4], [*left[4:], *self._right]
        together = [[spans], date_between, *([widget] for widget in others)]
        rows: list[list[QWidget]] = [[]]
        for widgets in together:
            if rows[-1] and self._needed([*rows[-1], *widgets]) > self.width():
                rows.append([])
            rows[-1] += widgets
        return [[*row, None] for row in rows]

    def _needed(self, widgets: Sequence[QWidget]) -> int:
        between = self._rows[0].spacing() * (len(widgets) - 1)
        return between + sum(_width(widget) for widget in widgets)

    def _place(self, rows: Sequence[_Row]) -> None:
        """None is the room that is left."""
        rows = rows[:_MOST_ROWS]
        if rows != self._placed:
            self._placed = list(rows)
            for layout in self._rows:
                while layout.count():
                    layout.takeAt(0)
            for layout, row in zip(self._rows, rows, strict=False):
                for widget in row:
                    layout.addStretch(1) if widget is None else layout.addWidget(widget)
        self.updateGeometry()

    def _space(self, between_px: float) -> None:
        for layout in self._rows:
            layout.setSpacing(self._theme.px(between_px))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(_BETWEEN_PX))
        self._arrange()

    def _picked(self, first: date, last: date) -> None:
        self._go(custom(first, last)) if self.shown.span is Span.CUSTOM else self.go_to(first)

    def _go(self, wanted: HistoryRange) -> None:
        self.set_range(wanted)
        self.range_changed.emit(wanted)

    def _today(self) -> date:
        return self._now().date()

    def _lay_out(self) -> None:
        for widget in (*self._left, *self._right):
            widget.setParent(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for row in self._rows:
            self._column.addLayout(row)

    def _connect(self) -> None:
        self.spans.chosen.connect(lambda key: self.choose_span(Span(key)))
        self.back.clicked.connect(lambda: self.step(-1))
        self.forward.clicked.connect(lambda: self.step(1))
        self.today_button.clicked.connect(self.go_today)
        self.by_day.clicked.connect(lambda on: self._go(replace(self.shown, by_day=on)))
        self.date_button.clicked.connect(self.open_calendar)
        self.views.chosen.connect(self.view_changed)
        self.sensors.clicked.connect(self.sensors_toggled)
        self._theme.changed.connect(self._restyle)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _width(widget: QWidget) -> int:
    if isinstance(widget, Segmented):
        return widget.compact_width if widget.is_compact else widget.whole_width
    return widget.sizeHint().width()
