"""A made-up language: every text is marked and two fifths longer, as German or French may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from energy_desktop.ui.pages.range_words import CONTEXT as RANGE_WORDS
from energy_desktop.ui.widgets.label import ElidedLabel

BEGIN: Final = "⟦"
END: Final = "⟧"
SAID: Final = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
"""What was translated; a text inside of another is found when that inside was taken out."""
_LONGER: Final = {"a": "àà", "e": "é", "i": "î", "o": "ôô", "u": "ü", "y": "ÿ"}
_WORD: Final = "~~~~~~"
_TIP: Final = Qt.ItemDataRole.ToolTipRole
_SAID_IN_CELLS: Final = (
    Qt.ItemDataRole.DisplayRole, _TIP, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
_ROWS: Final = 30
_KEPT: Final = re.compile(r"\{[^{}]*\}|%n|<[^>]*>|https?://\S+|&\w+;")


class Pseudo(QTranslator):
    """Translates whatever it is asked, but lists that are read by the grammar of ranges."""

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, count: int = -1
    ) -> str:
        """The text in the made-up language; words that are searched for stay as they are."""
        if context == RANGE_WORDS or not text:
            return text
        return pseudo(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """It has something to say."""
        return False


def pseudo(text: str) -> str:
    """``Home`` → ``⟦Hôômé~⟧``; fields and links stay."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_longer(text[at : kept.start()]), kept[0]]
        at = kept.end()
    parts.append(_longer(text[at:]))
    said = "".join(parts)
    return f"{BEGIN}{said}{_filling(round(len(text) * 1.4) - len(said))}{END}"


def _filling(length: int) -> str:
    """Words as long as others are: a sentence gets more of them, a word a longer end."""
    words = [_WORD] * (length // len(_WORD)) + ["~" * (length % len(_WORD))]
    return " ".join(word for word in words if word)


def _longer(text: str) -> str:
    return "".join(_LONGER.get(letter, letter) for letter in text)


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """Everything is said in it from now on."""
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def words_of(widget: QWidget) -> Iterator[str]:
    """Every text of a widget that is met by looking, pointing or listening, if only later on."""
    for part in (widget, *widget.findChildren(QWidget)):
        if isinstance(part, QMenu):
            part.aboutToShow.emit()  # some are filled only then
        yield from _shown(part)
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        yield from (part.windowTitle(), part.statusTip(), part.whatsThis())
        for action in part.actions():
            yield from (action.text(), action.iconText(), action.toolTip())


def _shown(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    elif isinstance(part, QComboBox):
        yield part.placeholderText()
        yield from (part.itemText(i) for i in range(part.count()))
        yield from (str(part.itemData(i, _TIP) or "") for i in range(part.count()))
    elif isinstance(part, QLineEdit | QPlainTextEdit):
        yield part.placeholderText()
    elif isinstance(part, QAbstractSpinBox):
        yield part.specialValueText()
        if isinstance(part, QSpinBox | QDoubleSpinBox):
            yield from (part.prefix(), part.suffix())
    elif isinstance(part, QTabWidget):
        yield from (part.tabText(i) for i in range(part.count()))
    elif isinstance(part, QGroupBox):
        yield part.title()
    elif isinstance(part, QAbstractItemView):
        yield from _cells(part)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """Of a table or list the titles, and the first rows."""
    model = view.model()
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(QModelIndex())):
        for role in _SAID_IN_CELLS:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
                yield str(model.index(row, column).data(role) or "")


def cut_in(widget: QWidget) -> list[str]:
    """Words of buttons and labels that have less room than they need."""
    found = []
    for part in widget.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            if part.height() < part.heightForWidth(part.width()):
                found.append(part.text())
        elif isinstance(part, QLabel | QAbstractButton) and part.text():
            need = part.minimumSizeHint()
            if part.width() < need.width() or part.height() < need.height() - 2:
                found.append(part.text())
    return found
