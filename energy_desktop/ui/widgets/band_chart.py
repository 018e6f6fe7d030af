"""Lines of measurements: the mean of each bucket, in a band from its least to greatest value."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from energy_desktop.models import Floats
from energy_desktop.ui.theme import with_alpha
from energy_desktop.ui.widgets.bucket_plot import BucketPlot, value_with_unit
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.roles import line_color

_DASHED_FROM = 4


class BandChart(BucketPlot):
    """Draws the measurements among the columns, each value held over its bucket; gaps stay gaps."""

    def draw_items(self) -> tuple[float, float]:
        """A band and a line a column, the lines above all bands; dotted what it was earlier."""
        columns = [column for column in self.buckets.columns if not column.is_meter]
        before = [column.before for column in columns if column.earlier]
        for column in before:
            self._draw_curve(column, 1.2, Qt.PenStyle.DotLine)
        for place, column in enumerate(columns):
            self._draw_band(column)
            self._draw_line(column, place)
        return _limits([*columns, *before])

    def amount_text(self, column: Column, index: int) -> str:
        """The mean, and from where to where it went."""
        text = super().amount_text(column, index)
        if column.low is None or column.high is None or not np.isfinite(column.values[index]):
            return text
        low, high = float(column.low[index]), float(column.high[index])
        if not math.isfinite(low + high) or math.isclose(low, high):
            return text
        low_text = value_with_unit(low, column.unit)
        return f"{text}  ({low_text} … {value_with_unit(high, column.unit)})"

    def _draw_line(self, column: Column, place: int) -> None:
        dash = Qt.PenStyle.DashLine if place >= _DASHED_FROM else Qt.PenStyle.SolidLine
        self._draw_curve(column, 1.6, dash)

    def _draw_curve(self, column: Column, width: float, dash: Qt.PenStyle) -> None:
        pen = pg.mkPen(line_color(self.theme, column.hue), width=width, style=dash)
        curve = pg.PlotCurveItem(
            self._edges(), column.values, pen=pen, stepMode="center", connect="finite"
        )
        curve.setZValue(10)
        self.add_item(curve)

    def _draw_band(self, column: Column) -> None:
        if column.low is None or column.high is None:
            return
        known = np.isfinite(column.low) & np.isfinite(column.high)
        if not known.any():
            return
        brush = with_alpha(line_color(self.theme, column.hue).name(), 0.16)
        self.add_item(
            pg.BarGraphItem(
                x0=self.starts_s[known], x1=self.ends_s[known], y0=column.low[known],
                y1=column.high[known], pen=None, brush=brush,
            )
        )  # fmt: skip

    def _edges(self) -> Floats:
        return np.append(self.starts_s, self.ends_s[-1])


def _limits(columns: list[Column]) -> tuple[float, float]:
    parts = [part for c in columns for part in (c.values, c.low, c.high) if part is not None]
    values = np.concatenate(parts) if parts else np.zeros(0)
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    # Zero belongs to the picture unless the values are far from it, as temperatures in °C may be.
    return (min(0.0, low), max(0.0, high)) if low <= 0.5 * high or low < 0 else (low, high)
