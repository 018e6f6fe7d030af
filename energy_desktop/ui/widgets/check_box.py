"""A check box painted by hand for lists, where the style's own turns black under a style sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from energy_desktop.ui.theme import Theme


def paint_check_box(painter: QPainter, box: QRect, theme: Theme, color: QColor | None) -> None:
    """Paint into ``box``: filled with ``color`` and a tick, or an empty frame for None."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(color or theme.color("strong"), 1.2))
    painter.setBrush(color or theme.color("surface"))
    painter.drawRoundedRect(frame, box.width() * 0.26, box.width() * 0.26)
    if color is not None:
        _tick(painter, frame, theme.color("surface"))
    painter.restore()


def _tick(painter: QPainter, frame: QRectF, color: QColor) -> None:
    pen = QPen(color, frame.width() * 0.13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((0.26, 0.53), (0.43, 0.70), (0.75, 0.33))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(frame.left() + x * frame.width(), frame.top() + y * frame.height())
                for x, y in points
            ]
        )
    )
