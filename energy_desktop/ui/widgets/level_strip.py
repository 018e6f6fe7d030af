"""How full the battery was, from 0 to 100 %, in a strip of its own below the power chart."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.models import Floats
from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.live_lines import Line, drawn
from energy_desktop.ui.widgets.power_plot import PowerPlot
from energy_desktop.ui.widgets.sparkline import known_runs

_HEIGHT_PX = 58
_EDGE_PX = 8
_NAME_PX = 16


class LevelStrip(QWidget):
    """Draws ``line`` (%) over the time that ``plot`` shows, below it and as wide."""

    def __init__(self, theme: Theme, plot: PowerPlot) -> None:
        super().__init__()
        self._theme, self._plot = theme, plot
        self.line = Line()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Battery level"))
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def redraw(self) -> None:
        """Draw the present."""
        level = self.line.value_at(min(self._plot.end_s, self._plot.known_until_s))
        words = formats.percent(round(level)) if math.isfinite(level) else ""
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, lines at 0, 50 and 100 %, gaps, and the level in steps."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._paint_scale(painter, area)
        plot = self._plot
        pixels = area.width() / (plot.end_s - plot.start_s)
        painter.setClipRect(area.adjusted(0, -2, 0, 2))
        for start_s, end_s in plot.gaps:
            left = area.left() + (start_s - plot.start_s) * pixels
            band = QRectF(left, area.top(), (end_s - start_s) * pixels, area.height())
            painter.fillRect(band, self._theme.color("sel"))
        until_s = min(plot.end_s, plot.known_until_s)
        x, level = drawn(self.line, plot.start_s, until_s, max(50, round(area.width())))
        ys = area.bottom() - level / 100 * area.height()
        for run in known_runs(level):
            self._paint_run(painter, area.left() + x[run] * pixels, ys[run], area)

    def _paint_run(self, painter: QPainter, x: Floats, y: Floats, area: QRectF) -> None:
        points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
        ground = [QPointF(x[-1], area.bottom()), QPointF(x[0], area.bottom())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(self._theme.tokens.battery, 0.13))
        painter.drawPolygon(QPolygonF(points + ground))
        painter.setPen(QPen(self._theme.color("battery"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(11.5))
        painter.setPen(self._theme.color("ink2"))
        name = QRectF(area.left(), 0, area.width(), px(_NAME_PX))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self.tr("Battery level, %"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for percent in (0, 50, 100):
            y = area.bottom() - percent / 100 * area.height()
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if percent != 50:
                box = QRectF(0, y - px(8), area.left() - px(9), px(16))
                painter.setPen(self._theme.color("ink2"))
                painter.drawText(box, int(flags), formats.number(percent, 0))

    def _area(self) -> QRectF:
        above = self._plot.plot_area
        top = self._theme.px(_NAME_PX + 4)
        height = self.height() - top - self._theme.px(_EDGE_PX)
        return QRectF(above.left(), top, above.width(), max(1, height))
