"""Asks from which day on the days are that History compares with."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from energy_desktop.periods import period_before
from energy_desktop.services.compare import hindrance, other_days
from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_calendar import CoverageCalendar
from energy_desktop.ui.pages.history_compare_words import hindered_words, offered_words
from energy_desktop.ui.pages.history_range import HistoryRange, custom
from energy_desktop.ui.pages.written_day import EARLIEST, day_of
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label, set_kind

_WIDTH_PX = 320


class AnotherPopup(QFrame):
    """A field and a calendar for the first day, below them what is compared then, or why it can't.

    ``picked`` carries that day and the range it was asked for; ``month_shown`` asks for the
    coverage of the days between two.
    """

    picked = Signal(object, object)
    month_shown = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("date_popup")
        self._theme = theme
        self._shown = custom(EARLIEST, EARLIEST)
        self._today = EARLIEST
        self._oldest: date | None = None
        self.title = label(self.tr("Compare with the days from"), "strong")
        self.field = QLineEdit()
        self.calendar = CoverageCalendar(theme, self.tr("First day to compare with"))
        self.message = label("", "secondary")
        self.accept_button = QPushButton(self.tr("Compare"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setAccessibleName(self.tr("Compare with another range"))
        self._build()
        self._connect()

    @property
    def day(self) -> date | None:
        """The day chosen so far; None where what is written is none."""
        return day_of(self.field.text())

    @property
    def is_possible(self) -> bool:
        """Whether the days from there can be compared with."""
        return self.accept_button.isEnabled()

    def open_for(
        self,
        shown: HistoryRange,
        today: date,
        oldest: date | None,
        other: date | None,
        below: QWidget,
    ) -> None:
        """Ask what to compare ``shown`` with; ``other`` was chosen before, else the period before.

        ``oldest``: nothing is known before that day.
        """
        self._shown, self._today, self._oldest = shown, today, oldest
        begin = other or period_before(shown.first, shown.last).back(shown.first)
        self.calendar.setMinimumDate(_qdate(EARLIEST))
        self.set_day(min(max(begin, EARLIEST), today))
        self.adjustSize()
        self._place(below)
        self.show()
        self._place(below)  # shown for the first time it has its border too
        self.field.setFocus()
        self.field.selectAll()
        self._tell_month()

    def set_day(self, day: date) -> None:
        """Write a day into the field."""
        self.field.setText(formats.date_text(_qdate(day), "d MMM yyyy"))
        self._look()

    def accept(self) -> None:
        """Compare with these days, where that can be."""
        day = self.day
        if day is not None and self.is_possible:
            self.hide()
            self.picked.emit(day, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter compares, Escape leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _place(self, below: QWidget) -> None:
        """Below a button, moved where the screen would cut it off."""
        at = below.mapToGlobal(below.rect().bottomLeft())
        free = below.screen().availableGeometry()
        left = max(free.left(), min(at.x(), free.right() - self.width()))
        self.move(left, max(free.top(), min(at.y(), free.bottom() - self.height())))

    def _look(self) -> None:
        """Mark the days in the calendar, and say what would be compared or why nothing would."""
        day = self.day
        if day is None or day < EARLIEST:
            example = formats.date_text(_qdate(self._today), "d MMM yyyy")
            self._say(self.tr("This is no day. Write one like {0}.").format(example), is_bad=True)
        elif day > self._today:
            self._say(self.tr("This day has not come yet. Choose an earlier one."), is_bad=True)
        else:
            self._look_at(day)

    def _look_at(self, day: date) -> None:
        this = (self._shown.first, self._shown.last)
        days = other_days(day, *this)
        self.calendar.set_range(custom(*days), self._today)
        self.calendar.setSelectedDate(_qdate(day))
        why = hindrance(day, *this, self._today, self._oldest)
        if why:
            self._say(hindered_words(why, days, this, self._oldest), is_bad=True)
        else:
            is_running = self._today <= self._shown.last
            self._say(offered_words(days, this, is_running=is_running), is_bad=False)

    def _say(self, words: str, *, is_bad: bool) -> None:
        set_kind(self.message, "error" if is_bad else "secondary")
        self.message.setText(words)
        self.field.setAccessibleDescription(words)
        self.calendar.setAccessibleDescription(words)
        self.accept_button.setEnabled(not is_bad)

    def _selected(self) -> None:
        day = cast(date, self.calendar.selectedDate().toPython())
        if day != self.day:  # written anew, the field would lose what is being typed
            self.set_day(day)

    def _tell_month(self) -> None:
        month = QDate(self.calendar.yearShown(), self.calendar.monthShown(), 1)
        self.month_shown.emit(
            month.addDays(-7).toPython(), month.addMonths(1).addDays(13).toPython()
        )

    def _connect(self) -> None:
        self.field.textEdited.connect(self._look)
        self.calendar.selectionChanged.connect(self._selected)
        self.calendar.activated.connect(self.accept)
        self.calendar.currentPageChanged.connect(self._tell_month)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.hide)

    def _build(self) -> None:
        self.title.setBuddy(self.field)
        self.field.setAccessibleName(self.title.text())
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_kind(self.accept_button, "primary")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        for widget in (self.title, self.field, self.calendar, self.message):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.message.setMinimumWidth(self._theme.px(_WIDTH_PX))
        self.message.setMinimumHeight(3 * self.message.fontMetrics().lineSpacing())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
