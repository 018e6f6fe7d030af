"""The calendar behind the date button: a dot below each day says how it is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import QDate, QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.pages.history_range import HistoryRange, Span
from energy_desktop.ui.pages.range_field import RangeField
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label

_DOTS = {"live": "ok", "repaired": "info", "hourly": "ink3", "estimated": "ink3"}


class CoverageCalendar(QCalendarWidget):
    """A month without a grid; ``days`` of ``set_coverage`` carry the kind of each day."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds: Mapping[date, str] = {}
        self._shown: HistoryRange | None = None
        self.setAccessibleName(name)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for table in self.findChildren(QAbstractItemView):
            table.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_coverage(self, kinds: Mapping[date, str]) -> None:
        """How each day is known; days that are not named have no dot."""
        self._kinds = kinds
        self.updateCells()

    def set_range(self, shown: HistoryRange, latest: date) -> None:
        """Mark the shown range and turn to it; days after ``latest`` can't be chosen."""
        self._shown = shown
        self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Ground where in the range, a ring where the keyboard is, the number, the dot."""
        shown = cast(date, day.toPython()) if isinstance(day, QDate) else day
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(1, 1, -1, -1)
        in_range = self._shown is not None and self._shown.contains(shown)
        if in_range:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("sel"))
            painter.drawRoundedRect(box, self._theme.px(6), self._theme.px(6))
        if shown == self.selectedDate().toPython() and self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, self._theme.px(6), self._theme.px(6))
        painter.setPen(self._ink(shown))
        painter.setFont(self._theme.font(12.5, 600 if in_range else 400))
        painter.drawText(
            box.adjusted(0, 0, 0, -self._theme.px(5)), Qt.AlignmentFlag.AlignCenter, str(shown.day)
        )
        self._dot(painter, box, self._kinds.get(shown, ""))
        painter.restore()

    def _ink(self, day: date) -> QColor:
        month = (day.year, day.month) == (self.yearShown(), self.monthShown())
        reachable = QDate(day.year, day.month, day.day) <= self.maximumDate()
        return self._theme.color("ink" if month and reachable else "ink3")

    def _dot(self, painter: QPainter, box: QRect, kind: str) -> None:
        if not kind:
            return
        center = QPointF(box.center().x() + 0.5, box.bottom() - self._theme.px(4))
        size = self._theme.px(2.5)
        color = self._theme.color(_DOTS.get(kind, "err"))
        if kind in _DOTS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(center, size, size)
        else:
            painter.setPen(color)
            painter.drawLine(center - QPointF(size, -size), center + QPointF(size, -size))
            painter.drawLine(center - QPointF(size, size), center + QPointF(size, size))

    def _restyle(self) -> None:
        words = QTextCharFormat()
        words.setForeground(self._theme.color("ink2"))
        words.setFontWeight(QFont.Weight.DemiBold)
        words.setBackground(self._theme.color("surface"))
        self.setHeaderTextFormat(words)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("ink2"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, plain)
        # The cells of the program's tables have a margin in which a weekday has no room.
        self.setStyleSheet("QTableView::item { padding: 0; }")
        self.setMinimumSize(self._theme.px(290), self._theme.px(250))


class DatePopup(QFrame):
    """One calendar, or two (from, to) for days of one's own choice; ``picked`` with both ends.

    Above them a field for a range in words, seen from ``now`` in the program's zone; ``written``
    with that range. ``month_shown`` asks for the coverage of the days from one date to another.
    """

    picked = Signal(object, object)
    written = Signal(object)
    month_shown = Signal(object, object)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("date_popup")
        self._theme = theme
        self._span = Span.MONTH
        self.first = CoverageCalendar(theme, self.tr("From"))
        self.last = CoverageCalendar(theme, self.tr("To"))
        self.words = RangeField(theme, now)
        self._labels = [label(self.tr("From"), "strong"), label(self.tr("To"), "strong")]
        self._lay_out()
        self.words.chosen.connect(self._written)
        for calendar in (self.first, self.last):
            calendar.clicked.connect(self._pick)
            calendar.activated.connect(self._pick)
            calendar.currentPageChanged.connect(self._tell_month)

    def open_for(self, shown: HistoryRange, latest: date, below: QWidget) -> None:
        """Show the range below a button."""
        self._span = shown.span
        self.words.begin()
        is_custom = shown.span is Span.CUSTOM
        self.last.setVisible(is_custom)
        for words in self._labels:
            words.setVisible(is_custom)
        for calendar, day in ((self.first, shown.first), (self.last, shown.last)):
            calendar.set_range(shown, latest)
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(below.mapToGlobal(below.rect().bottomLeft()))
        self.show()
        self.first.setFocus()
        self._tell_month()

    def set_coverage(self, kinds: Mapping[date, str]) -> None:
        """How each day is known."""
        self.first.set_coverage(kinds)
        self.last.set_coverage(kinds)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def _pick(self, day: QDate) -> None:
        if self._span is Span.CUSTOM:
            first, last = self.first.selectedDate(), self.last.selectedDate()
            self.picked.emit(first.toPython(), last.toPython())
        else:
            self.picked.emit(day.toPython(), day.toPython())
            self.hide()

    def _written(self, shown: HistoryRange) -> None:
        self.hide()
        self.written.emit(shown)

    def _tell_month(self) -> None:
        shown = [self.first] if self._span is not Span.CUSTOM else [self.first, self.last]
        months = [QDate(c.yearShown(), c.monthShown(), 1) for c in shown]
        last = max(months).addMonths(1)
        self.month_shown.emit(min(months).addDays(-7).toPython(), last.addDays(13).toPython())

    def _lay_out(self) -> None:
        outer, row = QVBoxLayout(self), QHBoxLayout()
        outer.addWidget(self.words)
        outer.addLayout(row)
        for words, calendar in zip(self._labels, (self.first, self.last), strict=True):
            column = QVBoxLayout()
            column.addWidget(words)
            column.addWidget(calendar)
            row.addLayout(column)
