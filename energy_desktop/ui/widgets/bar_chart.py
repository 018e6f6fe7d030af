"""Stacked bars: what supplies the home above zero, what takes from it below, lighter.

Where a time is compared with an earlier one, the bars of that stand at their left, hollow. Where
bars are many and thin, lines show how far those of the earlier time reached.
"""

from __future__ import annotations

from collections.abc import Sequence
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
# Where two stand side by side: middle and width of the earlier and of the shown bar.
_EARLIER: Final = (-0.22, 0.28)
_SHOWN: Final = (0.16, 0.40)
_OUTLINES_UP_TO: Final = 400
BESIDE_UP_TO: Final = 62
_UNFINISHED: Final = 0.6
_BELOW: Final = 0.37


class BarChart(BucketPlot):
    """Draws the meters among the columns; one bar item a series and look, never one a bar."""

    def draw_items(self) -> tuple[float, float]:
        """Bars of each column on the ones before it."""
        meters = [column for column in self.buckets.columns if column.is_meter]
        if not meters:
            return 0.0, 1.0
        before = [column.before for column in meters] if self.buckets.earlier else []
        self._draw_earlier(before)
        for column, (base, height) in zip(meters, stacked(meters), strict=True):
            self._draw_column(column, base, height)
        ends = [base + height for base, height in (*stacked(before), *stacked(meters))]
        return min(0.0, np.min(ends)), max(0.0, np.max(ends))

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

    @property
    def _is_beside(self) -> bool:
        return bool(self.buckets.earlier) and len(self.buckets) <= BESIDE_UP_TO

    def _draw_earlier(self, before: Sequence[Column]) -> None:
        if self._is_beside:
            for column, (base, height) in zip(before, stacked(before), strict=True):
                self._bars(column, base, height, height != 0, QBrush(), _EARLIER)
        elif before:
            ends = np.vstack([base + height for base, height in stacked(before)])
            known = np.isfinite(np.vstack([column.values for column in before])).any(axis=0)
            for reach in (ends.max(axis=0), ends.min(axis=0)):
                self._line(np.where(known & (reach != 0), reach, np.nan))

    def _line(self, values: Floats) -> None:
        edges = np.append(self.starts_s, self.ends_s[-1])
        pen = pg.mkPen(self.theme.color("ink"), width=2)
        curve = pg.PlotCurveItem(edges, values, pen=pen, stepMode="center", connect="finite")
        curve.setZValue(10)
        self.add_item(curve)

    def _fill(self, column: Column, below: bool) -> QColor:
        fill = fill_color(self.theme, column.hue)
        if below:
            fill.setAlphaF(_BELOW)
        return fill

    def _bars(
        self,
        column: Column,
        base: Floats,
        height: Floats,
        where: NDArray[np.bool_],
        brush: QBrush,
        beside: tuple[float, float] | None = None,
    ) -> None:
        """``beside``: middle and width of the bars, in lengths of their buckets."""
        if not where.any():
            return
        alone = (0.0, _WIDTH)
        middle, width = beside or (_SHOWN if self._is_beside else alone)
        outlined = len(self.buckets) <= _OUTLINES_UP_TO or beside
        pen = pg.mkPen(line_color(self.theme, column.hue), width=1) if outlined else None
        lengths = (self.ends_s - self.starts_s)[where]
        self.add_item(
            pg.BarGraphItem(
                x=self.centers_s[where] + middle * lengths, width=width * lengths,
                y0=base[where], height=height[where],
                brush=brush, pen=pen,
            )
        )  # fmt: skip


def _faded(color: QColor) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(color.alphaF() * _UNFINISHED)
    return faded
