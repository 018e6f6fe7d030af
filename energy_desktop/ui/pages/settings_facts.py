"""Names and values in two columns, as cards of Settings show them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label

_BESIDE_FROM_PX: Final = 300
_NAMES_PX: Final = 110
_ABOVE_NAME_PX: Final = 8


class Facts(QWidget):
    """Names and values in two columns, below each other where room is short.

    A value can be selected and copied.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._theme = theme
        self._is_beside = True
        self._names: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_fact(self, name: str, value: str) -> None:
        """Show a value beside its name; without one the row is hidden."""
        if name not in self._values:
            words, shown = label(name, "secondary"), label("", "")
            words.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setWordWrap(True)
            self._names[name], self._values[name] = words, shown
            self._place(len(self._names) - 1, words, shown)
        self._names[name].setVisible(bool(value))
        self._values[name].setVisible(bool(value))
        self._values[name].setText(value)
        self._values[name].setToolTip(value)

    def value(self, name: str) -> str:
        """The value shown beside a name."""
        return self._values[name].text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_beside = self.width() >= self._theme.px(_BESIDE_FROM_PX)
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        for index, (words, shown) in enumerate(
            zip(self._names.values(), self._values.values(), strict=True)
        ):
            self._place(index, words, shown)
        self._restyle()

    def _place(self, index: int, words: QLabel, shown: QLabel) -> None:
        if self._is_beside:
            self._grid.addWidget(words, index, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, index, 1)
        else:
            self._grid.addWidget(words, 2 * index, 0, 1, 2)
            self._grid.addWidget(shown, 2 * index + 1, 0, 1, 2)
        self._set_apart(index, words)

    def _set_apart(self, index: int, words: QLabel) -> None:
        """Below each other each name is nearer to its own value than to the one above."""
        is_apart = index > 0 and not self._is_beside
        words.setContentsMargins(0, self._theme.px(_ABOVE_NAME_PX) if is_apart else 0, 0, 0)

    def _restyle(self) -> None:
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4 if self._is_beside else 2))
        self._grid.setColumnMinimumWidth(0, px(_NAMES_PX) if self._is_beside else 0)
        self._grid.setColumnStretch(0, 0 if self._is_beside else 1)
        self._grid.setColumnStretch(1, 1)
        for index, words in enumerate(self._names.values()):
            self._set_apart(index, words)
        self._arrange()
