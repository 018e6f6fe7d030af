"""Icons of the Material Design set that comes with qtawesome, coloured by a token."""

from __future__ import annotations

import functools

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from energy_desktop.ui.glyphs import Glyph
from energy_desktop.ui.theme import Theme


def icon(theme: Theme, name: str, color: str = "ink2", checked: str | None = None) -> QIcon:
    """The icon ``name`` (without the set's prefix) in a token's colour.

    ``checked`` is the token of its on and selected state. Make it again when the theme changes.
    """
    colors = (theme.color(color), theme.color(checked or color), theme.color("ink3"))
    return _icon(name, *(each.rgba() for each in colors))


@functools.cache
def _icon(name: str, *colors: int) -> QIcon:
    """Kept for good, as there are few: a table asks its model for one in each of its rows."""
    return QIcon(Glyph(name, *map(QColor.fromRgba, colors)))


def pixmap(theme: Theme, name: str, color: str = "ink2", size: float = 16) -> QPixmap:
    """The icon as a picture of ``size`` design pixels, sharp on screens of double density."""
    side = theme.px(size)
    return icon(theme, name, color).pixmap(QSize(side, side), 2.0)


def spaced_icon(theme: Theme, name: str, color: str, gap: float, *, is_left: bool = True) -> QIcon:
    """The icon with room beside it, 16 + ``gap`` design pixels wide, as styles leave 4 pixels only.

    ``is_left``: it stands left of its words.
    """
    whole = QSize(theme.px(16 + gap), theme.px(16))
    result = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn = icon(theme, name, color).pixmap(QSize(theme.px(16), theme.px(16)), 2.0, mode)
        wide = QPixmap(whole * 2)
        wide.setDevicePixelRatio(2.0)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0 if is_left else theme.px(gap), 0, drawn)
        painter.end()
        result.addPixmap(wide, mode)
    return result
