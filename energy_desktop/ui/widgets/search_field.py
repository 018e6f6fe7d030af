"""A field to search in: its glass grows with the text, Enter goes on, Esc clears."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme

_GLASS_PX: Final = 16
_INSET_PX: Final = 10


class SearchField(QLineEdit):
    """``next_wanted`` and ``previous_wanted`` on Enter and Shift+Enter; Esc empties it first."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; everything else is typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_wanted if is_back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        side, inset = self._theme.px(_GLASS_PX), self._theme.px(_INSET_PX)
        is_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = inset if is_left else self.width() - inset - side
        self._glass.setGeometry(left, (self.height() - side) // 2, side, side)

    def _restyle(self) -> None:
        self._glass.setPixmap(pixmap(self._theme, "magnify", "ink2", _GLASS_PX))
        room = self._theme.px(_GLASS_PX + 6)
        is_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.setTextMargins(room if is_left else 0, 0, 0 if is_left else room, 0)
        self._place()
