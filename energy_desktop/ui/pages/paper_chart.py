"""Charts drawn for paper: bars in patterns, lines in dashes, so that they are read in grey too.

Everything is drawn with vectors on a painter whose unit is 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from energy_desktop.models import Floats
from energy_desktop.periods import floor
from energy_desktop.ui import formats
from energy_desktop.ui.pages.paper_patterns import (
    earlier_pen,
    light_fill,
    line_pen,
    paint_mark,
    paint_pattern,
)
from energy_desktop.ui.theme import Theme, mix
from energy_desktop.ui.widgets.bucket_axis import BucketAxis
from energy_desktop.ui.widgets.buckets import Buckets, Column, reaches, stacked
from energy_desktop.ui.widgets.chart_numbers import nice_range
from energy_desktop.ui.widgets.civil_axis import AXIS_PX, LEFT_AXIS_PX, CivilAxis, decimals_of
from energy_desktop.ui.widgets.roles import line_color

Moments = tuple[datetime, datetime]
_TOP_PX: Final = 10.0
_LABELS_PX: Final = 20.0
_OUTLINED_UP_TO: Final = 62
_BESIDE_AXIS: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTH: Final = 0.72


class PaperChart:
    """One chart of ``grid`` in ``area``; ``missing`` parts are hatched."""

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        area: QRectF,
        grid: Buckets,
        zone: ZoneInfo,
        missing: Sequence[Moments] = (),
    ) -> None:
        self._painter, self._theme, self._grid, self._zone = painter, theme, grid, zone
        self._missing = missing
        self._plot = area.adjusted(LEFT_AXIS_PX, _TOP_PX, -1, -_LABELS_PX)
        self._starts = np.array([self._seconds(at) for at in grid.starts])
        self._ends = np.array([self._seconds(at) for at in grid.ends])
        self._low, self._high = 0.0, 1.0

    def paint_bars(self) -> None:
        """Meters: stacked, what takes energy away below zero; marks how far they reached in the
        time beside."""
        columns = [column for column in self._grid.columns if column.is_meter]
        before = [column.before for column in columns] if self._grid.earlier else []
        ends = [base + height for base, height in (*stacked(columns), *stacked(before))]
        low = min(0.0, *(float(end.min()) for end in ends))
        self._frame(low, max(0.0, *(float(end.max()) for end in ends)))
        self._paint_stack(columns)
        for reach in reaches(before) if before else ():
            self._paint_marks(reach)
        self._hatch_missing()

    def paint_lines(self) -> None:
        """Measurements: the mean in a band from least to most; dashed ink what it was."""
        columns = [column for column in self._grid.columns if not column.is_meter]
        parts = [
            p for c in columns for p in (c.values, c.low, c.high, c.before.values) if p is not None
        ]
        known = np.concatenate(parts)
        known = known[np.isfinite(known)]
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        near_zero = low <= 0.5 * high or low < 0
        self._frame(min(0.0, low) if near_zero else low, max(0.0, high) if near_zero else high)
        for column in columns:
            self._paint_band(column)
        for place, column in enumerate(columns):
            if column.earlier:
                self._paint_curve(column.before.values, earlier_pen(self._theme, place))
        for place, column in enumerate(columns):
            self._paint_curve(column.values, line_pen(place, line_color(self._theme, column.hue)))
        self._hatch_missing()

    def _paint_stack(self, columns: Sequence[Column]) -> None:
        for number, (column, (base, height)) in enumerate(
            zip(columns, stacked(columns), strict=True)
        ):
            line = line_color(self._theme, column.hue)
            fill = light_fill(self._theme, column)
            for index in np.flatnonzero(height).tolist():
                rect = self._bar(index, float(base[index]), float(height[index]))
                paint_pattern(self._painter, rect, number, fill, line)

    def _paint_marks(self, reach: Floats) -> None:
        for index in np.flatnonzero(reach).tolist():
            bar, y = self._bar(index, 0.0, float(reach[index])), self._y(float(reach[index]))
            paint_mark(self._painter, QLineF(bar.left(), y, bar.right(), y), self._theme)

    def _bar(self, index: int, base: float, height: float) -> QRectF:
        length = self._ends[index] - self._starts[index]
        center = (self._starts[index] + self._ends[index]) / 2
        left, right = (self._x(center + side * _WIDTH * length / 2) for side in (-1, 1))
        top, bottom = self._y(base + height), self._y(base)
        return QRectF(QPointF(left, top), QPointF(right, bottom)).normalized()

    def _paint_band(self, column: Column) -> None:
        if column.low is None or column.high is None:
            return
        color = QColor(mix(line_color(self._theme, column.hue).name(), "#FFFFFF", 0.16))
        for index in np.flatnonzero(np.isfinite(column.low) & np.isfinite(column.high)):
            left, right = self._x(self._starts[index]), self._x(self._ends[index])
            top, bottom = self._y(float(column.high[index])), self._y(float(column.low[index]))
            self._painter.fillRect(QRectF(QPointF(left, top), QPointF(right, bottom)), color)

    def _paint_curve(self, values: Floats, pen: QPen) -> None:
        """Each value held over its bucket; gaps stay gaps."""
        path, is_open = QPainterPath(), False
        for index, value in enumerate(values):
            if not np.isfinite(value):
                is_open = False
                continue
            begin = QPointF(self._x(self._starts[index]), self._y(float(value)))
            path.lineTo(begin) if is_open else path.moveTo(begin)
            path.lineTo(self._x(self._ends[index]), begin.y())
            is_open = True
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)

    def _frame(self, low: float, high: float) -> None:
        """Grid lines and labels of both axes."""
        painter, theme = self._painter, self._theme
        self._low, self._high, step = nice_range(low, high)
        painter.setFont(theme.font(AXIS_PX))
        count = round((self._high - self._low) / step)
        for value in (self._low + step * n for n in range(count + 1)):
            y = self._y(value)
            is_zero = abs(value) < step / 1e6
            painter.setPen(QPen(theme.color("ink3" if is_zero else "grid_line"), 0.8))
            painter.drawLine(QLineF(self._plot.left(), y, self._plot.right(), y))
            painter.setPen(theme.color("ink2"))
            box = QRectF(self._plot.left() - LEFT_AXIS_PX, y - 10, LEFT_AXIS_PX - 6, 20)
            words = formats.number(value, decimals_of(step))
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )
        self._label_times()

    def _label_times(self) -> None:
        axis = self._time_axis()
        [(_spacing, values)] = axis.tickValues(0.0, float(self._ends[-1]), self._plot.width())
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        for value, words in zip(values, axis.tickStrings(values, 1.0, 1.0), strict=True):
            width = self._painter.fontMetrics().horizontalAdvance(words)
            left = min(self._x(value) - width / 2, self._plot.right() - width)
            box = QRectF(left - 2, self._plot.bottom(), width + 4, _LABELS_PX)
            self._painter.drawText(box, middle, words)

    def _time_axis(self) -> CivilAxis:
        """Labels below the buckets; round times where these are single readings."""
        period, starts = self._grid.period, self._grid.starts
        axis = CivilAxis(self._theme) if period is None else BucketAxis(self._theme)
        axis.set_zone(self._zone)
        axis.set_origin(starts[0].timestamp())
        if isinstance(axis, BucketAxis) and period is not None:
            periods = [self._seconds(floor(period, at, self._zone)) for at in starts]
            axis.set_buckets(period, np.array(periods), (self._starts + self._ends) / 2)
        return axis

    def _hatch_missing(self) -> None:
        painter, error = self._painter, self._theme.color("err")
        for start, end in self._missing:
            left = max(self._plot.left(), self._x(self._seconds(start)))
            right = min(self._plot.right(), self._x(self._seconds(end)))
            if right <= left:
                continue
            area = QRectF(left, self._plot.top(), right - left, self._plot.height())
            painter.save()
            painter.setClipRect(area)
            painter.setPen(QPen(error, 0.7))
            for x in np.arange(area.left() - area.height(), area.right(), 8.0):
                painter.drawLine(QLineF(x, area.top(), x + area.height(), area.bottom()))
            painter.restore()

    def _seconds(self, at: datetime) -> float:
        return (at - self._grid.starts[0]).total_seconds()

    def _x(self, at_s: float) -> float:
        return self._plot.left() + at_s / float(self._ends[-1]) * self._plot.width()

    def _y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self._plot.bottom() - share * self._plot.height()
