"""Lines of measurements: the mean of each bucket, in a band from its least to greatest value.

Time can be explored in them: by wheel, mouse, touch pad and keys, see ``TimeGestures``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from energy_desktop.models import Floats
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.chart_legend import earlier_dash
from energy_desktop.ui.widgets.chart_numbers import pen_width, value_with_unit
from energy_desktop.ui.widgets.civil_axis import CivilAxis
from energy_desktop.ui.widgets.roles import line_color
from energy_desktop.ui.widgets.stepped_items import StepFill, StepLine
from energy_desktop.ui.widgets.time_gestures import TimeGestures

_DASHED_FROM: Final = 4
_BESIDE_PX: Final = 40
_PLAIN: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class BandChart(BucketPlot):
    """Draws the measurements among the columns, each value held over its bucket; gaps stay gaps.

    ``gestures`` say which time is wanted; ``set_view`` shows it.
    """

    opens_on_click = False

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._cross = pg.InfiniteLine(0, angle=90)
        self._dots = pg.ScatterPlotItem(size=8)
        super().__init__(theme, name, parent)
        self.gestures = TimeGestures(self)
        for item in (self._cross, self._dots):
            item.setZValue(30)
            item.hide()
            self.addItem(item, ignoreBounds=True)

    def make_axis(self, theme: Theme) -> CivilAxis:
        """Instants, not buckets: labels stand where the time is."""
        axis = CivilAxis(theme)
        axis.setStyle(hideOverlappingLabels=_BESIDE_PX)  # the first may reach to the left
        return axis

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, 0 resets, page up and down pan; Esc gives up what is being dragged."""
        gestures = self.gestures
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: gestures.zoom_by_key(1),
            Qt.Key.Key_Equal: lambda: gestures.zoom_by_key(1),
            Qt.Key.Key_Minus: lambda: gestures.zoom_by_key(-1),
            Qt.Key.Key_0: gestures.reset_wanted.emit,
            Qt.Key.Key_PageUp: lambda: gestures.pan_by_key(-1),
            Qt.Key.Key_PageDown: lambda: gestures.pan_by_key(1),
        }
        if gestures.is_dragging and event.key() == Qt.Key.Key_Escape:
            gestures.cancel()
        elif event.key() in keys and not event.modifiers() & ~_PLAIN:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)

    def clear_cursor(self) -> None:
        """Hide readout, line and dots."""
        super().clear_cursor()
        self._cross.hide()
        self._dots.hide()

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        self._cross.setPen(pg.mkPen(self.theme.tokens.ink, width=1, style=Qt.PenStyle.DashLine))
        super().restyle()

    def _mark(self, index: int) -> None:
        x = float(self.centers_s[index])
        self._cross.setValue(x)
        self._cross.show()
        spots = [
            {"pos": (x, float(c.values[index])), "brush": line_color(self.theme, c.hue)}
            for c in self.buckets.columns
            if np.isfinite(c.values[index])
        ]
        self._dots.setData(spots, pen=pg.mkPen(self.theme.tokens.surface, width=1.5))
        self._dots.show()

    def draw_items(self) -> tuple[float, float]:
        """A band and a line a column, the lines above all bands; dashed ink what it was then."""
        columns = [column for column in self.buckets.columns if not column.is_meter]
        before = [column.before for column in columns if column.earlier]
        width = pen_width(len(columns))
        for place, column in enumerate(columns):
            if column.earlier:
                self._draw_curve(column.before, self.theme.tokens.ink, width, earlier_dash(place))
        for place, column in enumerate(columns):
            self._draw_band(column)
            self._draw_line(column, place, width)
        return _limits([*columns, *before], slice(*self.visible))

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

    def _draw_line(self, column: Column, place: int, width: float) -> None:
        dash = Qt.PenStyle.DashLine if place >= _DASHED_FROM else Qt.PenStyle.SolidLine
        self._draw_curve(column, line_color(self.theme, column.hue), width, dash)

    def _draw_curve(
        self, column: Column, color: QColor | str, width: float, dash: Qt.PenStyle
    ) -> None:
        pen = pg.mkPen(color, width=width, style=dash)
        if dash is not Qt.PenStyle.SolidLine:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # others fill the gaps between dots
        curve = StepLine(self._edges(), column.values, pen)
        curve.setZValue(10)
        self.add_item(curve)

    def _draw_band(self, column: Column) -> None:
        if column.low is not None and column.high is not None and not self.buckets.by_reading:
            band = StepFill()
            band.set_brush(with_alpha(line_color(self.theme, column.hue).name(), 0.16))
            band.set_data(self._edges(), column.low, column.high)
            self.add_item(band)

    def _edges(self) -> Floats:
        return np.append(self.starts_s, self.ends_s[-1])


def _limits(columns: list[Column], shown: slice) -> tuple[float, float]:
    found = (part for c in columns for part in (c.values, c.low, c.high))
    parts = [part[shown] for part in found if part is not None]
    values = np.concatenate(parts) if parts else np.zeros(0)
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    # Zero belongs to the picture unless the values are far from it, as temperatures in °C may be.
    return (min(0.0, low), max(0.0, high)) if low <= 0.5 * high or low < 0 else (low, high)
