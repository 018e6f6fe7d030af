"""The field for a range in words, and what was understood of it below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QVBoxLayout, QWidget

from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.history_words import range_title
from energy_desktop.ui.pages.range_grammar import RangeGrammar, Refusal
from energy_desktop.ui.pages.range_offers import examples, offers
from energy_desktop.ui.pages.range_patterns import fold
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label, set_kind

_COMPARED: Final = Qt.ItemDataRole.UserRole


class _Completer(QCompleter):
    """Finds phrases as they are compared, with whatever accents and apostrophes one writes."""

    def splitPath(self, path: str) -> list[str]:
        """What is searched for."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is taken over into the field."""
        return str(index.data())


class RangeField(QWidget):
    """``chosen`` carries the range on Enter, or when one of the phrases offered is chosen.

    ``now`` gives the moment in the zone of the program.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._grammar = RangeGrammar()
        self.title = label(self.tr("Range in words"), "strong")
        self.field = QLineEdit()
        self.message = label("", "secondary")
        self._offers = QStandardItemModel(self)
        self.completer = _Completer(self._offers, self)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def understood(self) -> HistoryRange | Refusal:
        """The range that is written, or why it is none."""
        return self._grammar.understand(self.field.text(), self._now())

    def begin(self) -> None:
        """Empty, with the phrases of today, in the language and locale of now."""
        self._grammar = RangeGrammar()
        self._offers.clear()
        for phrase in offers(self._now().date()):
            self._offers.appendRow(_offered(phrase))
        self.field.clear()
        self._look()

    def accept(self) -> None:
        """Take what is written, if that is a range."""
        found = self.understood
        if isinstance(found, HistoryRange):
            self.chosen.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves nothing to what is around the field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _take(self) -> None:
        """Take what is written also while phrases are offered; the one marked is taken anyhow."""
        offered = self.completer.popup()
        is_marked = offered is not None and offered.isVisible() and offered.currentIndex().isValid()
        if not is_marked:
            self.accept()

    def _choose(self, phrase: str) -> None:
        self.field.setText(phrase)
        self._look()
        self.accept()

    def _look(self) -> None:
        """Say what is understood, live."""
        found = self.understood
        is_range = isinstance(found, HistoryRange)
        words = _described(found) if isinstance(found, HistoryRange) else self._why(found)
        set_kind(self.message, "secondary" if is_range or found is Refusal.EMPTY else "error")
        self.message.setText(words)
        self.field.setAccessibleDescription(words)

    def _why(self, refusal: Refusal) -> str:
        reasons = {
            Refusal.EMPTY: self.tr("Such as {0} or {1}; Enter shows it."),
            Refusal.NO_SUCH_TIME: self.tr("The calendar has no such time."),
            Refusal.FUTURE: self.tr("This time has not come yet."),
            Refusal.TOO_EARLY: self.tr("Ranges begin with the year 1970."),
        }
        unclear = self.tr("This is not understood. Write it like {0} or {1}.")
        return reasons.get(refusal, unclear).format(*examples(self._now().date()))

    def _build(self) -> None:
        self.title.setBuddy(self.field)
        self.field.setAccessibleName(self.title.text())
        self.field.setClearButtonEnabled(True)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear"))
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.completer.setCompletionRole(_COMPARED)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(self.completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.field, self.message):
            column.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._take)
        self.completer.activated.connect(self._choose)

    def _restyle(self) -> None:
        """Room for two lines, so that nothing moves while one types."""
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())


def _offered(phrase: str) -> QStandardItem:
    item = QStandardItem(phrase)
    item.setData(fold(phrase), _COMPARED)
    return item


def _described(shown: HistoryRange) -> str:
    """``8 – 14 Jun 2026 · 7 days``."""
    title = range_title(shown)
    if shown.is_part or shown.days == 1:
        return title
    days = shown.days
    count = translate("RangeField", "%n day(s)", "", days)
    return f"{title} · {count}"
