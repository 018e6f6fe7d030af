"""A small curve without axes: the last hour of one power. Gaps stay gaps."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from energy_desktop.models import Floats
from energy_desktop.ui.theme import Theme, with_alpha

Runs = list[slice]
LEAST_SPAN_W = 100.0


def known_runs(values: Floats) -> Runs:
    """The parts without NaN, as slices in ascending order."""
    known = np.concatenate(([False], np.isfinite(values), [False]))
    edges = np.flatnonzero(known[1:] != known[:-1])
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class Sparkline(QWidget):
    """Draws ``values`` (W) over ``at`` (any unit of time) in a token's colour, filled to zero.

    ``describe(at, value)`` gives the words for the point under the pointer.
    """

    def __init__(self, theme: Theme, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self._at: Floats = np.zeros(0)
        self._values: Floats = np.zeros(0)
        self._is_stale = False
        self.describe: Callable[[float, float], str] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_line(self, at: Floats, values: Floats) -> None:
        """Replace the curve; NaN marks where nothing is known."""
        self._at, self._values = np.asarray(at, float), np.asarray(values, float)
        self.update()

    def set_stale(self, is_stale: bool) -> None:
        """Draw it in grey, because it no longer grows."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not bool(np.isfinite(self._values).any())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(110), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.is_empty:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y, zero = self._screen()
        line, fill = self._colors()
        if np.nanmin(self._values) < 0:
            painter.setPen(QPen(with_alpha(line.name(), 0.5), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(0, zero, self.width(), zero))
        for run in known_runs(self._values):
            self._paint_run(painter, x[run], y[run], zero, line, fill)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.describe is None or self.is_empty:
            return
        share = event.position().x() / max(1, self.width())
        at = self._at[0] + share * (self._at[-1] - self._at[0])
        index = int(np.clip(np.searchsorted(self._at, at, "right") - 1, 0, len(self._at) - 1))
        text = self.describe(float(self._at[index]), float(self._values[index]))
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _paint_run(
        self, painter: QPainter, x: Floats, y: Floats, zero: float, line: QColor, fill: QColor
    ) -> None:
        points = [QPointF(px, py) for px, py in zip(x.tolist(), y.tolist(), strict=True)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        ground = [QPointF(x[-1], zero), QPointF(x[0], zero)]
        painter.drawPolygon(QPolygonF(points + ground))
        painter.setPen(QPen(line, 1.6 * max(1.0, self._theme.scale * 0.75)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(points) == 1:
            painter.drawEllipse(points[0], 0.8, 0.8)
        else:
            painter.drawPolyline(QPolygonF(points))

    def _screen(self) -> tuple[Floats, Floats, float]:
        area = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        low = min(0.0, float(np.nanmin(self._values)))
        high = max(0.0, float(np.nanmax(self._values)))
        room = max(0.0, LEAST_SPAN_W - (high - low))  # noise of a few watts is no event
        low, high = low - room / 2 * (low < 0), high + room / (1 + (low < 0))
        span = max(float(self._at[-1] - self._at[0]), 1e-9)
        x = area.left() + (self._at - self._at[0]) / span * area.width()
        scale = area.height() / (high - low)
        return x, area.bottom() - (self._values - low) * scale, area.bottom() + low * scale

    def _colors(self) -> tuple[QColor, QColor]:
        if self._is_stale:
            return self._theme.color("ink3"), with_alpha(self._theme.tokens.ink3, 0.14)
        line = self._theme.color(self._color)
        return line, with_alpha(line.name(), 0.16)
