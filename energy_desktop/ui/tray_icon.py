"""The picture in the tray, seen on dark panels and on light ones."""

from __future__ import annotations

import math
import sys
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from energy_desktop.ui.resources import resource

_SIZES: Final = (16, 20, 22, 24, 32, 40, 44, 48, 64, 96, 128)
_OUTLINE: Final = 1 / 16
"""The width of the outline, of the picture's."""
_DIRECTIONS: Final = 16
_LIGHT, _DARK = QColor("#FFFFFF"), QColor("#1F2328")


def tray_icon(shape: str, platform: str = sys.platform) -> QIcon:
    """The icon of a shape: light with a dark outline; on macOS a template, which is coloured there.

    Other systems tell nobody how dark their panel is.
    """
    drawn = QIcon(str(resource("icons", f"{shape}.svg")))
    if platform == "darwin":
        drawn.setIsMask(True)
        return drawn
    icon = QIcon()
    for side in _SIZES:
        icon.addPixmap(_outlined(drawn.pixmap(QSize(side, side), 1.0)))
    return icon


def _outlined(shape: QPixmap) -> QPixmap:
    outline, inside = _in_color(shape, _DARK), _in_color(shape, _LIGHT)
    width = max(1.0, shape.width() * _OUTLINE)
    whole = QPixmap(shape.size())
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for step in range(_DIRECTIONS):
        angle = math.tau * step / _DIRECTIONS
        painter.drawPixmap(QPointF(width * math.cos(angle), width * math.sin(angle)), outline)
    painter.drawPixmap(0, 0, inside)
    painter.end()
    return whole


def _in_color(shape: QPixmap, color: QColor) -> QPixmap:
    colored = QPixmap(shape)
    painter = QPainter(colored)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(colored.rect(), color)
    painter.end()
    return colored
