"""Axes of charts: civil time in any zone along the bottom, numbers with a real minus at the left.

Charts plot seconds since their *origin*; ``CivilAxis`` adds it (epoch seconds as x break SVG).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.civil_time import Step, best_step, civil_times, is_doubled

AXIS_PX = 11.5
LEFT_AXIS_PX = 56
_LABEL_PX = 90


class CivilAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """A bottom axis labelled with wall-clock times of ``zone``; x is seconds since ``origin``."""

    def __init__(self, theme: Theme, zone: tzinfo = UTC, origin_s: float = 0.0) -> None:
        super().__init__("bottom")
        self._theme = theme
        self._zone = zone
        self._origin_s = origin_s
        self._step = Step("second", 60)
        self.restyle()

    def set_zone(self, zone: tzinfo) -> None:
        """The zone whose clock is shown."""
        self._zone = zone
        self._relabel()

    def set_origin(self, origin_s: float) -> None:
        """Epoch seconds of x = 0."""
        self._origin_s = origin_s
        self._relabel()

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        style_axis(self, self._theme)
        self.setHeight(self._theme.px(26))

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Ticks of one level, see pyqtgraph."""
        most = int(size / self._theme.px(_LABEL_PX)) if size > 0 else 1
        self._step = best_step(high - low, most)
        start_s, end_s = self._origin_s + low, self._origin_s + high
        times = civil_times(start_s, end_s, self._zone, self._step)
        return [(self._step.seconds, [at - self._origin_s for at in times])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Labels of the ticks, see pyqtgraph."""
        del scale, spacing
        return [civil_label(self._origin_s + x, self._zone, self._step) for x in values]

    def generateDrawSpecs(self, p: QPainter) -> Any:
        """A label that would reach beyond the right end is moved to the left, see pyqtgraph."""
        specs = super().generateDrawSpecs(p)
        if specs is None:
            return None
        axis, ticks, texts = specs
        right = self.mapRectFromParent(self.geometry()).right()
        moved = [(r.translated(min(0.0, right - r.right()), 0), f, t) for r, f, t in texts]
        return axis, ticks, moved

    def _relabel(self) -> None:
        self.picture = None
        self.update()


class NumberAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """A left axis of fixed width, so that charts one above the other line up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("left")
        self._theme = theme
        self.enableAutoSIPrefix(False)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        style_axis(self, self._theme)
        self.setGrid(255)
        self.setWidth(self._theme.px(LEFT_AXIS_PX))

    def boundingRect(self) -> QRectF:
        """With room for half of the outermost labels and for long ones, which pyqtgraph would
        otherwise leave out."""
        room = self._theme.px(AXIS_PX)
        return QRectF(super().boundingRect().adjusted(-room, -room, 0, room))

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Labels of the ticks, see pyqtgraph."""
        del scale
        decimals = decimals_of(spacing)
        return [formats.number(value, decimals) for value in values]


def decimals_of(spacing: float) -> int:
    """Decimals that tell neighbouring labels apart: 1 for 0.5, 2 for 0.25; at most 4."""
    for decimals in range(4):
        shifted = spacing * 10**decimals
        if abs(shifted - round(shifted)) < 1e-6 and round(shifted):
            return decimals
    return 4


def style_axis(axis: pg.AxisItem, theme: Theme) -> None:
    """Grid lines in a quiet colour and no line of its own; grid lines are drawn by the ticks."""
    axis.setPen(QPen(Qt.PenStyle.NoPen))
    axis.setTickPen(pg.mkPen(theme.tokens.grid_line, width=1))
    axis.setTextPen(theme.color("ink2"))
    axis.setStyle(
        tickFont=theme.font(AXIS_PX), tickLength=0, tickTextOffset=theme.px(8), maxTickLevel=0
    )
    axis.setZValue(-10)


def civil_label(at_s: float, zone: tzinfo, step: Step) -> str:
    """Label of a time: clock, date at midnight, month or year; a doubled hour names its offset."""
    at = datetime.fromtimestamp(at_s, zone)
    if step.unit == "year":
        return f"{at.year}"
    day = QDate(at.year, at.month, at.day)
    if step.unit == "month":
        return QLocale().toString(day, "MMM yyyy" if at.month == 1 else "MMM")
    if step.unit == "day" or (step.count >= 3600 and at.hour == at.minute == 0):
        return formats.date_text(day, "d MMM")
    text = formats.clock(at, zone, seconds=step.count < 60)
    return f"{text} {at.tzname()}" if is_doubled(at_s, zone) else text
