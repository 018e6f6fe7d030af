"""Stacked bars: what supplies the home above zero, what takes from it below, lighter."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QBrush, QColor

from energy_desktop.models import Floats
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Column, stacked
from energy_desktop.ui.widgets.roles import fill_color, line_color

_WIDTH: Final = 0.72
_OUTLINES_UP_TO: Final = 400
_UNFINISHED: Final = 0.6
_BELOW: Final = 0.37


class BarChart(BucketPlot):
    """Draws the meters among the columns; one bar item a series and look, never one a bar."""

    def draw_items(self) -> tuple[float, float]:
        """Bars of each column on the ones before it."""
        meters = [column for column in self.buckets.columns if column.is_meter]
        if not meters:
            return 0.0, 1.0
        low = high = 0.0
        for column, (base, height) in zip(meters, stacked(meters), strict=True):
            self._draw_column(column, base, height)
            low, high = min(low, (base + height).min()), max(high, (base + height).max())
        return low, high

    def key_at(self, index: int, point: QPoint) -> str:
        """The meter whose bar is at a point."""
        y = self.getViewBox().mapSceneToView(self.mapToScene(point)).y()
        meters = [column for column in self.buckets.columns if column.is_meter]
        bars = zip(meters, stacked(meters), strict=True) if meters else ()
        for column, (base, height) in bars:
            low, high = sorted((base[index], base[index] + height[index]))
            if low <= y <= high and high > low:
                return column.key
        return ""

    def _draw_column(self, column: Column, base: Floats, height: Floats) -> None:
        current = self.buckets.index_at(self.now)
        is_current = np.arange(len(height)) == (-1 if current is None else current)
        estimated = np.array([word == "estimated" for word in column.provenance])
        for below in (False, True):
            side = (height < 0) if below else (height > 0)
            fill = self._fill(column, below)
            self._bars(column, base, height, side & ~is_current, QBrush(fill))
            self._bars(column, base, height, side & is_current, QBrush(_faded(fill)))
        hatch = QBrush(line_color(self.theme, column.hue), Qt.BrushStyle.FDiagPattern)
        if column.hue == "other":
            estimated = np.ones(len(height), bool)
        self._bars(column, base, height, estimated & (height != 0), hatch)

    def _fill(self, column: Column, below: bool) -> QColor:
        fill = fill_color(self.theme, column.hue)
        if below:
            fill.setAlphaF(_BELOW)
        return fill

    def _bars(
        self, column: Column, base: Floats, height: Floats, where: NDArray[np.bool_], brush: QBrush
    ) -> None:
        if not where.any():
            return
        outlined = len(self.buckets) <= _OUTLINES_UP_TO
        pen = pg.mkPen(line_color(self.theme, column.hue), width=1) if outlined else None
        widths = (self.ends_s - self.starts_s)[where] * _WIDTH
        self.add_item(
            pg.BarGraphItem(
                x=self.centers_s[where], width=widths, y0=base[where], height=height[where],
                brush=brush, pen=pen,
            )
        )  # fmt: skip


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * _UNFINISHED)
    return faded
