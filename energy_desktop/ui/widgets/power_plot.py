"""The plot of the live power chart: lines, grey gaps, a crosshair and its readout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGraphicsItem, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.accessible_chart import Announcer
from energy_desktop.ui.widgets.chart_numbers import pen_width
from energy_desktop.ui.widgets.civil_axis import CivilAxis, NumberAxis
from energy_desktop.ui.widgets.hover import FocusRing
from energy_desktop.ui.widgets.live_lines import Line, drawn, extremes, nice_range
from energy_desktop.ui.widgets.provenance import provenance_word
from energy_desktop.ui.widgets.readout import Readout, ReadoutRow
from energy_desktop.ui.widgets.stepped_items import StepFill

_SHRINK_AFTER_S = 30.0
_LABELLED_GAP_PX = 16


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """A line: its key, its name, its token of colour, and whether it is filled to zero."""

    key: str
    name: str
    color: str
    is_filled: bool = False


class PowerPlot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """Draws lines of kW over civil time; asks nobody and keeps no time of its own.

    ``level`` is read out with them where it is shown below. ``spoken`` carries the readout in words
    when the crosshair is moved by key.
    """

    spoken = Signal(str)

    def __init__(self, theme: Theme, series: Sequence[PlotSeries], parent: QWidget | None = None):
        self._axis = CivilAxis(theme)
        self._left = NumberAxis(theme)
        super().__init__(parent, axisItems={"bottom": self._axis, "left": self._left})
        self.theme = theme
        self.series = tuple(series)
        self.hidden: frozenset[str] = frozenset()
        self.lines: Mapping[str, Line] = {}
        self.gaps: tuple[tuple[float, float], ...] = ()
        self.origins: tuple[tuple[float, float, str], ...] = ()
        self.level: Line | None = None
        self.zone: tzinfo = UTC
        self.start_s, self.end_s, self.known_until_s = 0.0, 3600.0, 3600.0
        self.paints = 0
        self._cursor_s: float | None = None
        self.getPlotItem().getViewBox().sigResized.connect(self._resized)
        self._range = (0.0, 1.0, 0.2)
        self._small_since: float | None = None
        self._gap_items: list[QGraphicsItem] = []
        self._build()
        theme.changed.connect(self.restyle)
        self.restyle()

    def _build(self) -> None:
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        box = item.getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0)
        box.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring = FocusRing(self, self.theme, radius_px=4)
        self._zero = pg.InfiniteLine(0, angle=0)
        self._edge = pg.InfiniteLine(0, angle=90)
        self._edge_text = pg.TextItem(anchor=(1, 0))
        self._cross = pg.InfiniteLine(0, angle=90)
        self._dots = pg.ScatterPlotItem(size=9)
        for thing, z in ((self._zero, 1), (self._edge, 2), (self._edge_text, 15),
                         (self._cross, 20), (self._dots, 21)):  # fmt: skip
            thing.setZValue(z)
            item.addItem(thing, ignoreBounds=True)
        self._curves = {s.key: pg.PlotCurveItem() for s in self.series}
        for index, curve in enumerate(self._curves.values()):
            curve.setZValue(5 + len(self._curves) - index)
            item.addItem(curve, ignoreBounds=True)
        self._fills = {s.key: StepFill() for s in self.series if s.is_filled}
        for fill in self._fills.values():
            fill.setZValue(3)
            item.addItem(fill, ignoreBounds=True)
        self.readout = Readout(self.theme, self)
        self.announcer = Announcer(self)
        # Its child, or what it listens with outlives the plot and holds it.
        self._proxy = pg.SignalProxy(
            self.scene().sigMouseMoved, rateLimit=60, slot=self._pointed_at
        )
        self._proxy.setParent(self)
        self.hide_cursor()

    def set_span(self, start_s: float, end_s: float, known_until_s: float, zone: tzinfo) -> None:
        """Epoch seconds at both edges; lines end at ``known_until_s`` (connection lost)."""
        self.start_s, self.end_s, self.zone = start_s, end_s, zone
        self.known_until_s = known_until_s

    def redraw(self) -> None:
        """Draw lines, gaps and range as they are now."""
        self.paints += 1
        self._axis.set_zone(self.zone)
        self._axis.set_origin(self.start_s)
        self._fit_range()
        columns = max(50, int(self.getPlotItem().getViewBox().width()))
        for key, curve in self._curves.items():
            line = self.lines.get(key)
            x, y = np.zeros(0), np.zeros(0)
            if line is not None and key not in self.hidden:
                x, y = drawn(line, self.start_s, min(self.end_s, self.known_until_s), columns)
            curve.setData(x, y, connect="finite")
            if key in self._fills:
                self._fills[key].set_data(x, np.minimum(y[:-1], 0.0), np.maximum(y[:-1], 0.0))
        self._draw_gaps()
        self._draw_edge()
        if self._cursor_s is not None and self._cursor_s >= self.start_s:
            self._draw_cursor()

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        theme, tokens = self.theme, self.theme.tokens
        self.setBackground(tokens.surface)
        self._axis.restyle()
        self._left.restyle()
        for series in self.series:
            curve = self._curves[series.key]
            color = getattr(tokens, series.color)
            curve.setPen(pg.mkPen(color, width=pen_width(len(self.series))))
            if series.is_filled:
                self._fills[series.key].set_brush(
                    with_alpha(color, 0.13 if tokens.is_dark else 0.12)
                )
        self._zero.setPen(pg.mkPen(tokens.strong, width=1))
        self._edge.setPen(pg.mkPen(tokens.strong, width=1, style=Qt.PenStyle.DotLine))
        self._edge_text.setColor(theme.color("ink2"))
        self._edge_text.fill = pg.mkBrush(tokens.surface)
        self._edge_text.setFont(theme.font(11.5))
        self._cross.setPen(pg.mkPen(tokens.ink, width=1, style=Qt.PenStyle.DashLine))
        self.redraw()

    def hide_cursor(self) -> None:
        """Take crosshair and readout away."""
        self._cursor_s = None
        for thing in (self._cross, self._dots, self.readout):
            thing.hide()

    def move_cursor(self, columns: int) -> None:
        """Move the crosshair by pixel columns, from the right edge where there is none."""
        width = max(1.0, self.getPlotItem().getViewBox().width())
        step = (self.end_s - self.start_s) / width
        at = (self._cursor_s or min(self.end_s, self.known_until_s)) + columns * step
        self._cursor_s = float(np.clip(at, self.start_s, self.end_s))
        self._draw_cursor()
        self.spoken.emit(self.spoken_value)
        self.announcer.say(self.spoken_value)

    @property
    def spoken_value(self) -> str:
        """What the crosshair reads in words."""
        return self.readout.text() if self._cursor_s is not None else ""

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hide_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        series = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in series and self._cursor_s is not None:
            self._choose_series(series[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Left:
            self.move_cursor(-step)
        elif event.key() == Qt.Key.Key_Right:
            self.move_cursor(step)
        elif event.key() == Qt.Key.Key_Escape and self._cursor_s is not None:
            self.hide_cursor()
        else:
            event.ignore()

    def _choose_series(self, by: int) -> None:
        """One of the lines, the first of which stands below all of them."""
        place = (-1 if self.readout.chosen is None else self.readout.chosen) + by
        place = min(place, len(self.readout.rows) - 1)
        self.readout.choose(None if place < 0 else place)
        self.spoken.emit(self.spoken_value)
        self.announcer.say(self.spoken_value)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def _pointed_at(self, moved: tuple[Any]) -> None:
        (position,) = moved
        box = self.getPlotItem().getViewBox()
        if not box.sceneBoundingRect().contains(position):
            self.hide_cursor()
            return
        self._cursor_s = self.start_s + box.mapSceneToView(position).x()
        self._draw_cursor(position.toPoint())

    def _draw_cursor(self, pointer: QPoint | None = None) -> None:
        at_s = self._cursor_s
        if at_s is None:
            return
        shown = [s for s in self.series if s.key in self.lines and s.key not in self.hidden]
        values = {s.key: self._value_at(s.key, at_s) for s in shown}
        x = at_s - self.start_s
        self._cross.setValue(x)
        self._cross.show()
        self._set_dots(x, values)
        rows = [
            ReadoutRow(getattr(self.theme.tokens, s.color), s.name, self._words(values[s.key]))
            for s in shown
        ]
        if self.level is not None:
            level = self._held(self.level, at_s)
            words = formats.percent(round(level)) if np.isfinite(level) else self.tr("no data")
            rows.append(ReadoutRow(self.theme.tokens.battery, self.tr("Battery level"), words))
        at = datetime.fromtimestamp(at_s, UTC)
        is_known = any(np.isfinite(v) for v in values.values())
        self.readout.set_content(
            formats.clock(at, self.zone, seconds=self.end_s - self.start_s < 7 * 3600),
            rows,
            provenance_word(self._origin(at_s)) if is_known else self.tr("no data"),
        )
        area = self.plot_area
        self.readout.place(pointer or QPoint(self._pixel(x), area.top() + self.theme.px(60)), area)

    def _value_at(self, key: str, at_s: float) -> float:
        return self._held(self.lines[key], at_s)

    def _held(self, line: Line, at_s: float) -> float:
        is_in_gap = any(start <= at_s < end for start, end in self.gaps)
        if is_in_gap or at_s > self.known_until_s:
            return float("nan")
        return line.value_at(at_s)

    def _origin(self, at_s: float) -> str:
        return next((kind for start, end, kind in self.origins if start <= at_s < end), "live")

    def _words(self, value_kw: float) -> str:
        return formats.power(value_kw * 1000) if np.isfinite(value_kw) else self.tr("no data")

    def _set_dots(self, x: float, values: Mapping[str, float]) -> None:
        tokens = self.theme.tokens
        spots = [
            {"pos": (x, values[s.key]), "brush": getattr(tokens, s.color)}
            for s in self.series
            if s.key in values and np.isfinite(values[s.key])
        ]
        self._dots.setData(spots, pen=pg.mkPen(tokens.surface, width=1.5))
        self._dots.show()

    def _resized(self, _box: object) -> None:
        """In another size the same time has other pixels, and labels another room."""
        if self.paints:
            self.redraw()

    def _fit_range(self) -> None:
        visible = {k: v for k, v in self.lines.items() if k not in self.hidden}
        low, high, step = nice_range(*extremes(visible, self.start_s))
        old_low, old_high, _ = self._range
        shrinks = low >= old_low and high <= old_high and (low, high) != (old_low, old_high)
        if shrinks and self._small_since is None:
            self._small_since = self.end_s
        may_shrink = (
            self._small_since is None
            or not 0 <= self.end_s - self._small_since < _SHRINK_AFTER_S
            or self.paints <= 1
        )
        if not shrinks or may_shrink:
            self._range, self._small_since = (low, high, step), None
        low, high, step = self._range
        self._left.setTickSpacing(levels=[(step, 0)])
        # Room for half a label at both ends, or the axis drops it.
        pad = (high - low) * self.theme.px(8) / max(100.0, self.getPlotItem().getViewBox().height())
        x_range, y_range = (0, self.end_s - self.start_s), (low - pad, high + pad)
        self.setRange(xRange=x_range, yRange=y_range, padding=0, update=True)

    def fit_range_now(self) -> None:
        """Forget the old range at the next redraw (another span was chosen)."""
        self._range, self._small_since = (0.0, 0.0, 1.0), None

    def _draw_gaps(self) -> None:
        item = self.getPlotItem()
        for thing in self._gap_items:
            item.removeItem(thing)
        self._gap_items = []
        for start_s, end_s in self.gaps:
            low = max(start_s, self.start_s) - self.start_s
            high = min(end_s, self.end_s) - self.start_s
            if high > low:
                self._gap_items += self._gap(low, high, end_s - start_s)
        for thing in self._gap_items:
            item.addItem(thing, ignoreBounds=True)

    def _gap(self, low: float, high: float, seconds: float) -> list[QGraphicsItem]:
        band = pg.LinearRegionItem(
            (low, high), movable=False, brush=self.theme.color("sel"), pen=pg.mkPen(None)
        )
        band.setZValue(-5)
        things: list[QGraphicsItem] = [band]
        if self._pixel(high) - self._pixel(low) >= self.theme.px(_LABELLED_GAP_PX):
            text = pg.TextItem(
                self.tr("no data {0}").format(formats.duration(seconds)),
                color=self.theme.color("ink2"), angle=90, anchor=(0.5, 0.5),
            )  # fmt: skip
            text.setFont(self.theme.font(11.5))
            bottom, top, _ = self._range
            text.setPos((low + high) / 2, bottom + (top - bottom) * 0.62)
            text.setZValue(4)
            things.append(text)
        return things

    def _draw_edge(self) -> None:
        is_cut = self.known_until_s < self.end_s
        for thing in (self._edge, self._edge_text):
            thing.setVisible(is_cut and self.known_until_s > self.start_s)
        if is_cut:
            x = self.known_until_s - self.start_s
            at = datetime.fromtimestamp(self.known_until_s, UTC)
            self._edge.setValue(x)
            self._edge_text.setText(formats.clock(at, self.zone, seconds=True))
            self._edge_text.setPos(x, self._range[1])

    @property
    def plot_area(self) -> QRect:
        """Where the lines are drawn in this widget."""
        box = self.getPlotItem().getViewBox().sceneBoundingRect()
        area: QRect = self.mapFromScene(box).boundingRect()
        return area

    def _pixel(self, x: float) -> int:
        area = self.plot_area
        return area.left() + round(x / (self.end_s - self.start_s) * area.width())
