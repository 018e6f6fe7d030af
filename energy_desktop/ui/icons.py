"""Icons of the Material Design set that comes with qtawesome, coloured by a token."""

from __future__ import annotations

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from energy_desktop.ui.theme import Theme


def icon(theme: Theme, name: str, color: str = "ink2", checked: str | None = None) -> QIcon:
    """The icon ``name`` (without the set's prefix) in a token's colour.

    ``checked`` is the token of its on and selected state. Make it again when the theme changes.
    """
    options = {"color": theme.color(color), "color_disabled": theme.color("ink3")}
    if checked is not None:
        options |= {"color_on": theme.color(checked)}
    result: QIcon = qtawesome.icon(f"mdi6.{name}", **options)
    return result


def pixmap(theme: Theme, name: str, color: str = "ink2", size: float = 16) -> QPixmap:
    """The icon as a picture of ``size`` design pixels, sharp on screens of double density."""
    side = theme.px(size)
    return icon(theme, name, color).pixmap(QSize(side, side), 2.0)
