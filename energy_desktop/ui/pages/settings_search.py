"""The search of Settings: which controls are meant, marked in their cards and gone to in turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from energy_desktop.ui.pages.range_patterns import fold
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.search_field import SearchField

Cards = Callable[[], Mapping[str, Card]]
_MARGIN_PX: Final = 4
_ROOM_PX: Final = 60


class SettingsSearch(QObject):
    """Finds controls by the words on and around them, their choices, hints and synonyms.

    A word is found where another one begins with it; all of them must be said by one control, or
    else by its card as a whole, which is then found by its title.
    """

    def __init__(self, theme: Theme, field: SearchField, scroll: QScrollArea, cards: Cards) -> None:
        super().__init__(scroll)
        self._theme = theme
        self._field = field
        self._scroll = scroll
        self._cards = cards
        self._place = 0
        self.found: list[QWidget] = []
        self.marks = FoundMarks(theme, scroll)
        field.next_wanted.connect(self.go_to_next)
        field.previous_wanted.connect(self.go_to_previous)

    @property
    def current(self) -> QWidget | None:
        """The control that was gone to last; None where nothing is found."""
        return self.found[self._place] if self.found else None

    def find(self, text: str) -> list[str]:
        """Mark what is meant and go to the best; the names of its cards, of all for no text."""
        words = fold(text).split()
        by_card = {name: found_in(card, words) for name, card in self._cards().items()}
        names = [name for name, found in by_card.items() if found or not words]
        self.found = [widget for found in by_card.values() for widget in found] if words else []
        named = (place for place, widget in enumerate(self.found) if is_named(widget, words))
        self._place = next(named, 0)
        # What is hidden or shown because of it takes its place first.
        QTimer.singleShot(0, self, self._show)
        return names

    def go_to_next(self) -> None:
        """Go to the next one, after the last to the first."""
        self._go_on(1)

    def go_to_previous(self) -> None:
        """Go to the one before, from the first to the last."""
        self._go_on(-1)

    def _go_on(self, step: int) -> None:
        if self.found:
            self._place = (self._place + step) % len(self.found)
            self._show()

    def _show(self) -> None:
        self.marks.show_found(self.found, self.current)
        if self.current is not None:
            room = self._theme.px(_ROOM_PX)
            self._scroll.ensureWidgetVisible(self.current, room, room)
        self._tell()

    def _tell(self) -> None:
        """How many there are, for screen readers."""
        if not self._field.text().strip():
            self._field.setAccessibleDescription("")
            return
        count = len(self.found)
        words = self.tr("%n setting(s) found", "", count)
        if self._field.accessibleDescription() != words:
            self._field.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))


class FoundMarks(QWidget):
    """Frames around what was found, laid over the cards; the current one has the thicker frame."""

    def __init__(self, theme: Theme, scroll: QScrollArea) -> None:
        super().__init__(scroll.widget())
        self._scroll = scroll
        self._theme = theme
        self._found: Sequence[QWidget] = ()
        self._current: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_found(self, found: Sequence[QWidget], current: QWidget | None) -> None:
        """Mark these; nothing for none."""
        self._found, self._current = found, current
        self.setGeometry(self._ground().rect())
        self.raise_()
        self.setVisible(bool(found))
        self.update()

    def rects(self) -> list[QRect]:
        """Where the marks are, on what they lie over; widgets that are gone have none."""
        return [self._rect(widget) for widget in self._found if widget.isVisibleTo(self._ground())]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.setGeometry(self._ground().rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, info = self._theme.px, self._theme.tokens.info
        for widget in self._found:
            if not widget.isVisibleTo(self._ground()):
                continue
            is_current = widget is self._current
            painter.setBrush(with_alpha(info, 0.14 if is_current else 0.06))
            painter.setPen(QPen(with_alpha(info, 1.0), px(2) if is_current else 1))
            painter.drawRoundedRect(self._rect(widget), px(8), px(8))

    def _ground(self) -> QWidget:
        return self._scroll.widget() or self

    def _rect(self, widget: QWidget) -> QRect:
        """Around a control and its label."""
        rect = QRect(widget.mapTo(self._ground(), widget.rect().topLeft()), widget.size())
        if (title := label_of(widget)) is not None and title.isVisibleTo(self._ground()):
            top = title.mapTo(self._ground(), title.rect().topLeft())
            rect = rect.united(QRect(top, title.size()))
        margin = self._theme.px(_MARGIN_PX)
        return rect.adjusted(-margin, -margin, margin, margin)


def found_in(card: Card, words: Sequence[str]) -> list[QWidget]:
    """What a card has for all of these words, from top to bottom: controls, else its title."""
    if not words:
        return []
    found = [widget for widget in _controls(card) if says(text_of(widget), words)]
    if not found and says(text_of_card(card), words):
        found = [card.title_label]
    return sorted(found, key=lambda widget: widget.mapTo(card, widget.rect().topLeft()).y())


def says(text: str, words: Sequence[str]) -> bool:
    """Whether a word of the text begins with each of these."""
    folded = fold(text)
    return all(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in words)


def is_named(widget: QWidget, words: Sequence[str]) -> bool:
    """Whether what a control is called, by itself or its label, begins so, with or without gaps."""
    title = label_of(widget)
    own = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    names = (own, title.text() if title is not None else "")
    return any(_closed(fold(name)).startswith("".join(words).replace("-", "")) for name in names)


def _closed(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def text_of_card(card: Card) -> str:
    """Everything a card says, and the words that it is known by."""
    said = (text_of(widget) for widget in _controls(card))
    return " ".join((card.title_label.text(), str(getattr(card, "search_words", "")), *said))


def text_of(widget: QWidget) -> str:
    """The words of a control and of its label, its choices and synonyms; never what is typed."""
    words = [widget.accessibleName(), widget.toolTip(), str(widget.property("search_words") or "")]
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text())
    elif isinstance(widget, QComboBox):
        words += [widget.itemText(row) for row in range(widget.count())]
    elif isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    if (title := label_of(widget)) is not None:
        words.append(title.text())
    return " ".join(words)


def label_of(widget: QWidget) -> QLabel | None:
    """The label that stands beside or above a control."""
    parent = widget.parentWidget()
    labels = parent.findChildren(QLabel) if parent is not None else []
    return next((label for label in labels if label.buddy() is widget), None)


def _controls(card: Card) -> Iterator[QWidget]:
    """What can be found: no label that belongs to a control, and no part of another control."""
    whole = QAbstractSpinBox | QComboBox | QAbstractItemView | QLineEdit
    for widget in card.findChildren(QWidget):
        parent = widget.parentWidget()
        above = parent.parentWidget() if parent is not None else None
        is_part = isinstance(parent, whole) or isinstance(above, whole)
        has_words = isinstance(widget, QLabel | QAbstractButton | whole)
        if is_part or not has_words or not widget.isVisibleTo(card):
            continue
        if not (isinstance(widget, QLabel) and widget.buddy() is not None):
            yield widget
