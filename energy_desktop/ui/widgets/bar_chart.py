"""Bars, stacked or side by side: what supplies the home above zero, what takes from it below,
lighter.

Where a time is compared with an earlier one, a mark over each bar shows how far it reached then.
Where bars side by side would be too narrow to be seen they are stacked all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from energy_desktop.models import Floats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Column, reaches, stacked
from energy_desktop.ui.widgets.chart_legend import BELOW_ALPHA
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.readout import ReadoutRow
from energy_desktop.ui.widgets.roles import fill_color, line_color
from energy_desktop.ui.widgets.time_view import View

_WIDTH: Final = 0.72
_OUTLINES_UP_TO: Final = 200
MARK_PX: Final = (("surface", 4), ("ink", 2))
"""A mark in ink, told apart from dark bars by the thin edge around it."""
_UNFINISHED: Final = 0.6
_OF_SLOT: Final = 0.9
_LEAST_BAR_PX: Final = 2.0
Place = tuple[float, float]


class BarChart(BucketPlot):
    """Draws the meters among the columns; one bar item a series and look, never one a bar.

    ``fits_changed`` says that bars side by side have room now, or no longer.
    """

    fits_changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._wants_stacked = self._is_stacked = True
        self.fits_beside = True
        super().__init__(theme, name, parent)
        # Only now does pyqtgraph know how wide the plot itself is.
        self.getViewBox().sigResized.connect(self._fit)

    def set_stacked(self, stacked: bool) -> None:
        """The bars of a bucket on one another, or side by side where that can be seen."""
        self._wants_stacked = stacked
        self._draw()

    def set_view(self, view: View) -> None:
        """Show this part of what is drawn, at once."""
        super().set_view(view)
        self._fit()

    def draw_items(self) -> tuple[float, float]:
        """Bars of each column on, or beside, the ones before it."""
        self._choose_standing()
        meters = self._meters
        if not meters:
            return 0.0, 1.0
        before = [column.before for column in meters] if self.buckets.earlier else []
        for place, (column, bar) in enumerate(zip(meters, self._bars_of(meters), strict=True)):
            self._draw_column(column, *bar, self._place(place, len(meters)))
        self._draw_marks(before)
        bars = (*self._bars_of(before), *self._bars_of(meters))
        ends = [base + height for base, height in bars]
        return min(0.0, np.min(ends)), max(0.0, np.max(ends))

    def key_at(self, index: int, point: QPoint) -> str:
        """The meter whose bar is at a point."""
        at = self.getViewBox().mapSceneToView(self.mapToScene(point))
        meters = self._meters
        length = self.ends_s[index] - self.starts_s[index]
        for place, (column, (base, height)) in enumerate(
            zip(meters, self._bars_of(meters), strict=True)
        ):
            low, high = sorted((base[index], base[index] + height[index]))
            middle, width = self._place(place, len(meters))
            beside = abs(at.x() - self.centers_s[index] - middle * length) > width * length / 2
            if low <= at.y() <= high and high > low and (self._is_stacked or not beside):
                return column.key
        return ""

    def total_rows(self, index: int) -> list[ReadoutRow]:
        """What all bars of a bucket add up to above and below zero, where several do, and what
        that was where it is compared."""
        rows, meters = [], self._meters
        nothing = translate("BucketReadout", "no data")
        names = {1: self.tr("Total"), -1: self.tr("Total below zero")}
        if any(column.sign < 0 for column in meters):
            names[1] = self.tr("Total above zero")
        for sign, name in names.items():
            of_sign = [column for column in meters if column.sign == sign]
            amount = _sum_text(of_sign, index) if len(of_sign) > 1 else ""
            if amount and self.buckets.earlier and self.buckets.earlier[index] is not None:
                before = _sum_text([column.before for column in of_sign], index)
                amount = f"{amount}  ({before or nothing})"
            if amount:
                rows.append(ReadoutRow("", name, amount))
        return rows

    def _fit(self, _resized: object = None) -> None:
        """Draw anew where bars stand otherwise than they were drawn."""
        was = self._is_stacked
        self._choose_standing()
        if self._is_stacked != was:
            self._draw()

    def _choose_standing(self) -> None:
        could = self.fits_beside
        self.fits_beside = self._beside_px >= _LEAST_BAR_PX
        self._is_stacked = self._wants_stacked or not self.fits_beside
        if self.fits_beside != could:
            self.fits_changed.emit()

    @property
    def _beside_px(self) -> float:
        """How wide a bar of an ordinary bucket is where all stand side by side."""
        meters = len(self._meters)
        if not meters or not len(self.buckets):
            return _LEAST_BAR_PX
        length = float(np.median(self.ends_s - self.starts_s))
        share = _WIDTH * _OF_SLOT / meters * length / (self.view[1] - self.view[0])
        return self.plot_area.width() * share

    @property
    def _meters(self) -> list[Column]:
        return [column for column in self.buckets.columns if column.is_meter]

    def _bars_of(self, columns: Sequence[Column]) -> list[tuple[Floats, Floats]]:
        """Base and height of the bars of each column."""
        if self._is_stacked:
            return stacked(columns)
        heights = [np.nan_to_num(column.drawn) for column in columns]
        return [(np.zeros(len(height)), height) for height in heights]

    def _place(self, place: int, count: int) -> Place:
        """Middle and width of a series' bars, in lengths of their buckets."""
        if self._is_stacked:
            return 0.0, _WIDTH if len(self.buckets) <= _OUTLINES_UP_TO else 1.0
        slot = _WIDTH / count
        return -_WIDTH / 2 + (place + 0.5) * slot, slot * _OF_SLOT

    def _draw_column(self, column: Column, base: Floats, height: Floats, place: Place) -> None:
        current = self.buckets.index_at(self.now)
        is_current = np.arange(len(height)) == (-1 if current is None else current)
        estimated = np.array([word == "estimated" for word in column.provenance])
        for below in (False, True):
            side = (height < 0) if below else (height > 0)
            fill = self._fill(column, below)
            self._bars(column, base, height, side & ~is_current, QBrush(fill), place)
            self._bars(column, base, height, side & is_current, QBrush(_faded(fill)), place)
        hatch = QBrush(line_color(self.theme, column.hue), Qt.BrushStyle.FDiagPattern)
        if column.hue == "other":
            estimated = np.ones(len(height), bool)
        self._bars(column, base, height, estimated & (height != 0), hatch, place)

    def _draw_marks(self, before: Sequence[Column]) -> None:
        """How far each bar reached in the time beside; stacked ones all together."""
        if not before:
            return
        if not self._is_stacked:
            for place, (_base, height) in enumerate(self._bars_of(before)):
                self._marks(height, self._place(place, len(before)))
            return
        for reach in reaches(before):
            self._marks(reach, self._place(0, 1))

    def _marks(self, reach: Floats, place: Place) -> None:
        """None where nothing was counted: zero has a line of its own."""
        where, (middle, width) = reach != 0, place
        lengths = (self.ends_s - self.starts_s)[where]
        centers = self.centers_s[where] + middle * lengths
        x = np.column_stack((centers - width * lengths / 2, centers + width * lengths / 2)).ravel()
        for token, thick in MARK_PX:
            pen = pg.mkPen(self.theme.color(token), width=thick)
            curve = pg.PlotCurveItem(x, np.repeat(reach[where], 2), pen=pen, connect="pairs")
            curve.setZValue(10)
            self.add_item(curve)

    def _fill(self, column: Column, below: bool) -> QColor:
        fill = fill_color(self.theme, column.hue)
        if below:
            fill.setAlphaF(BELOW_ALPHA)
        return fill

    def _bars(
        self,
        column: Column,
        base: Floats,
        height: Floats,
        where: NDArray[np.bool_],
        brush: QBrush,
        place: Place,
    ) -> None:
        if not where.any():
            return
        middle, width = place
        bars = len(self.buckets) * (1 if self._is_stacked else len(self._meters))
        outlined = bars <= _OUTLINES_UP_TO or not brush.style().value
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


def _sum_text(columns: Sequence[Column], index: int) -> str:
    """What is known of columns in a bucket, summed, with unit; empty where nothing is."""
    values = np.array([column.values[index] for column in columns])
    if not np.isfinite(values).any():
        return ""
    return value_with_unit(float(np.nansum(values)), columns[0].unit)
