"""The list of all keys that do something, by page: F1 and ? show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme

LIST_KEYS: Final = ("F1", "?")
_WIDTH_PX, _HEIGHT_PX = 560, 560
_ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


@dataclass(frozen=True, slots=True)
class Keys:
    """What one or several keys do; ``words`` are those of the source."""

    keys: tuple[str, ...]
    words: str


EVERYWHERE: Final = (
    Keys(("Ctrl+1",), str(QT_TRANSLATE_NOOP("Shortcuts", "Show the dashboard"))),
    Keys(("Ctrl+2",), str(QT_TRANSLATE_NOOP("Shortcuts", "Show the history"))),
    Keys(("Ctrl+,",), str(QT_TRANSLATE_NOOP("Shortcuts", "Show the settings"))),
    Keys(("F5",), str(QT_TRANSLATE_NOOP("Shortcuts", "Read everything anew"))),
    Keys(LIST_KEYS, str(QT_TRANSLATE_NOOP("Shortcuts", "Show this list"))),
    Keys(("Ctrl+Q",), str(QT_TRANSLATE_NOOP("Shortcuts", "Quit"))),
)
DASHBOARD: Final = (
    Keys(("Space",), str(QT_TRANSLATE_NOOP("Shortcuts", "Hold the chart, or let it go on"))),
    Keys(("Ctrl+T",), str(QT_TRANSLATE_NOOP("Shortcuts", "Chart or table"))),
)
POWER: Final = (
    Keys(
        ("Left", "Right"),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Read the values, with Shift in steps of ten")),
    ),
    Keys(("Up", "Down"), str(QT_TRANSLATE_NOOP("Shortcuts", "Choose one of the series"))),
    Keys(("Esc",), str(QT_TRANSLATE_NOOP("Shortcuts", "Hide the cursor"))),
)
HISTORY: Final = (
    Keys(
        ("Alt+Left", "Alt+Right"),
        str(QT_TRANSLATE_NOOP("Shortcuts", "The range before, the range after")),
    ),
    Keys(("Ctrl+L",), str(QT_TRANSLATE_NOOP("Shortcuts", "Type a range in words"))),
    Keys(("Ctrl+T",), str(QT_TRANSLATE_NOOP("Shortcuts", "Chart or table"))),
    Keys(("Ctrl+F",), str(QT_TRANSLATE_NOOP("Shortcuts", "Search the sensors"))),
    Keys(("Ctrl+B",), str(QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the sensors"))),
    Keys(("Ctrl+D",), str(QT_TRANSLATE_NOOP("Shortcuts", "Keep what is shown as a bookmark"))),
    Keys(("Ctrl+E",), str(QT_TRANSLATE_NOOP("Shortcuts", "Export what is shown"))),
    Keys(("Ctrl+P",), str(QT_TRANSLATE_NOOP("Shortcuts", "Print what is shown"))),
)
CHARTS: Final = (
    Keys(("D", "W", "M", "Y"), str(QT_TRANSLATE_NOOP("Shortcuts", "Day, week, month, year"))),
    Keys(("Home",), str(QT_TRANSLATE_NOOP("Shortcuts", "Today"))),
    Keys(("/",), str(QT_TRANSLATE_NOOP("Shortcuts", "Type a range in words"))),
    Keys(("C",), str(QT_TRANSLATE_NOOP("Shortcuts", "Compare with the next other time"))),
    Keys(
        ("Left", "Right"),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Read the values, with Shift in steps of ten")),
    ),
    Keys(("Up", "Down"), str(QT_TRANSLATE_NOOP("Shortcuts", "Choose one of the series"))),
    Keys(("Return",), str(QT_TRANSLATE_NOOP("Shortcuts", "Open what the cursor is on"))),
    Keys(("N",), str(QT_TRANSLATE_NOOP("Shortcuts", "Correct what the cursor is on"))),
    Keys(("Backspace",), str(QT_TRANSLATE_NOOP("Shortcuts", "Back to the range before"))),
    Keys(("Ctrl+C",), str(QT_TRANSLATE_NOOP("Shortcuts", "Copy the picture, or the table"))),
    Keys(("Esc",), str(QT_TRANSLATE_NOOP("Shortcuts", "Hide the cursor"))),
)
LINES: Final = (
    Keys(("+", "-"), str(QT_TRANSLATE_NOOP("Shortcuts", "Look closer, or from further away"))),
    Keys(("PgUp", "PgDown"), str(QT_TRANSLATE_NOOP("Shortcuts", "Move earlier, or later"))),
    Keys(("0",), str(QT_TRANSLATE_NOOP("Shortcuts", "Back to the whole range"))),
)
STRIP: Final = (
    Keys(
        ("Left", "Right"),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Read how the time before or after is known")),
    ),
    Keys(("Esc",), str(QT_TRANSLATE_NOOP("Shortcuts", "Hide the cursor"))),
)
SETTINGS: Final = (Keys(("Ctrl+F",), str(QT_TRANSLATE_NOOP("Shortcuts", "Search the settings"))),)
SENSORS: Final = (
    Keys(("Space",), str(QT_TRANSLATE_NOOP("Shortcuts", "Track the sensor, or no longer"))),
    Keys(("Ctrl+A",), str(QT_TRANSLATE_NOOP("Shortcuts", "Track all that are shown, or none"))),
    Keys(("Return", "F2"), str(QT_TRANSLATE_NOOP("Shortcuts", "Choose the role of the sensor"))),
)
_GROUPS: Final = (
    (str(QT_TRANSLATE_NOOP("Shortcuts", "Everywhere")), EVERYWHERE),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "Dashboard")), DASHBOARD),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "Dashboard, in the chart")), POWER),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "History")), HISTORY),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "History, in a chart")), CHARTS),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "History, in a line chart")), LINES),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "History, in the strip below the charts")), STRIP),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "Settings")), SETTINGS),
    (str(QT_TRANSLATE_NOOP("Shortcuts", "Settings, in the list of sensors")), SENSORS),
)


class _KeyList(QTreeWidget):
    """Two columns as wide as their words, the second at least up to the edge."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.resizeColumnToContents(0)
        rest = self.viewport().width() - self.columnWidth(0)
        self.setColumnWidth(1, max(rest, self.sizeHintForColumn(1)))


class ShortcutsDialog(QDialog):
    """The keys of each page in a list; Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Shortcuts", "Keyboard shortcuts"))
        self.list = _KeyList()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels(
            [translate("Shortcuts", "Keys"), translate("Shortcuts", "What they do")]
        )
        self.list.header().setStretchLastSection(False)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(0)
        for name, group in _GROUPS:
            self._add(theme, translate("Shortcuts", name), group)
        self.list.expandAll()
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        close = QPushButton(translate("Shortcuts", "Close"))
        buttons = QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(buttons)
        room = parent.screen().availableGeometry().size()
        self.resize(
            min(theme.px(_WIDTH_PX), room.width()), min(theme.px(_HEIGHT_PX), room.height())
        )
        self.list.setFocus()

    def _add(self, theme: Theme, name: str, group: tuple[Keys, ...]) -> None:
        title = QTreeWidgetItem(self.list, [name])
        title.setFont(0, theme.font(13, 600))
        title.setFirstColumnSpanned(True)
        for entry in group:
            words = translate("Shortcuts", entry.words)
            row = QTreeWidgetItem(title, [key_words(entry.keys), words])
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{key_words(entry.keys)}: {words}")


def key_words(keys: tuple[str, ...]) -> str:
    """How the keys are called on this computer, with arrows as they are printed on them."""
    return "  ".join(map(_key_word, keys))


def _key_word(key: str) -> str:
    *held, last = key.split("+") if len(key) > 1 else [key]
    if last not in _ARROWS:
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    with_any = QKeySequence("+".join([*held, "A"]))
    return with_any.toString(QKeySequence.SequenceFormat.NativeText)[:-1] + _ARROWS[last]
