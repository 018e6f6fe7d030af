"""Buttons with an icon that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from energy_desktop.ui.icons import icon, spaced_icon
from energy_desktop.ui.theme import Theme

_GAP_PX = 4


class IconButton(QPushButton):
    """A push button with an icon; without text it is square and its ``name`` is the tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        name: str,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not text:
            self.setProperty("kind", "icon")
            self.setToolTip(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, icon_name: str, name: str) -> None:
        """Another icon and what it does now."""
        self._icon_name = icon_name
        self.setAccessibleName(name)
        if not self.text():
            self.setToolTip(name)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        token = "on_primary" if self.property("kind") == "primary" else "ink2"
        if not self.text():
            self.setIconSize(QSize(px(16), px(16)))
            self.setIcon(icon(self._theme, self._icon_name, token))
            return
        is_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.setIconSize(QSize(px(16 + _GAP_PX), px(16)))
        self.setIcon(spaced_icon(self._theme, self._icon_name, token, _GAP_PX, is_left=is_left))
