"""A part that is folded away below its title until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from energy_desktop.ui.icons import icon
from energy_desktop.ui.theme import Theme


class Fold(QWidget):
    """A button with a chevron; put what it hides into ``content``."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.button = QPushButton(title)
        self.button.setProperty("kind", "flat")
        self.button.setCheckable(True)
        self._inside = QWidget()
        self.content = QVBoxLayout(self._inside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.button)
        self._column.addWidget(self._inside)
        self.button.toggled.connect(self._turn)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._turn()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold."""
        self.button.setChecked(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.button.isChecked()

    def _turn(self) -> None:
        self._inside.setVisible(self.is_open)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.button.setStyleSheet("text-align: left; padding-left: 0;")
        self.button.setIconSize(QSize(px(16), px(16)))
        name = "chevron-down" if self.is_open else "chevron-right"
        self.button.setIcon(icon(self._theme, name))
        self.content.setContentsMargins(px(22), 0, 0, px(4))
        self.content.setSpacing(px(6))
        self._column.setSpacing(px(2))
