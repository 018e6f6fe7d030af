"""What all charts over buckets share: axes, cursor by mouse and keys, readout, missing parts.

x is seconds since the first bucket's start. A chart never asks for data; it is given ``Buckets``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from energy_desktop.models import Floats, Period, utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.bucket_labels import bucket_title, earlier_title
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.civil_axis import CivilAxis, NumberAxis, civil_label
from energy_desktop.ui.widgets.civil_time import best_step, civil_times
from energy_desktop.ui.widgets.provenance import provenance_word
from energy_desktop.ui.widgets.readout import Readout, ReadoutRow
from energy_desktop.ui.widgets.roles import line_color
from energy_desktop.ui.widgets.stats_card import percent_text

Moments = tuple[datetime, datetime]
_LABEL_ROOM = 0.035
_BESIDE_PX = 40


class BucketAxis(CivilAxis):
    """Labels centred below the buckets, as many as have room; civil times like ``CivilAxis``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # The first label may be wider than its bucket, and reach below the axis at the left.
        self.setStyle(hideOverlappingLabels=_BESIDE_PX)
        self._starts: list[float] = []
        self._centers: list[float] = []

    def set_buckets(self, starts: Floats, centers: Floats) -> None:
        """Seconds since the origin of each bucket's start and middle."""
        self._starts, self._centers = starts.tolist(), centers.tolist()
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """The middles of the buckets that begin at a round time, see pyqtgraph."""
        room = self._theme.px(64)
        self._step = best_step(high - low, int(size / room) if size > 0 else 1)
        origin = self._origin_s
        times = civil_times(origin + low, origin + high, self._zone, self._step)
        round_starts = {round(at - origin) for at in times}
        shown = [
            center
            for start, center in zip(self._starts, self._centers, strict=True)
            if round(start) in round_starts
        ]
        return [(self._step.seconds, shown)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The civil time at which each bucket begins, see pyqtgraph."""
        del scale, spacing
        start_of = dict(zip(self._centers, self._starts, strict=True))
        return [
            civil_label(self._origin_s + start_of[value], self._zone, self._step)
            for value in values
            if value in start_of
        ]


class BucketPlot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """A chart over buckets; ``bucket_activated`` on click or Enter, with the bucket's index.

    ``menu_requested`` on a right click or the menu key: index, the series under the pointer (empty:
    none), and where. ``note_requested`` on N, with the bucket of the cursor.
    """

    bucket_activated = Signal(int)
    menu_requested = Signal(int, str, QPoint)
    note_requested = Signal(int)
    cursor_moved = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._bottom = BucketAxis(theme)
        self._left = NumberAxis(theme)
        super().__init__(parent, axisItems={"bottom": self._bottom, "left": self._left})
        self.theme = theme
        self.buckets = Buckets(Period.HOUR)
        self.cursor_index: int | None = None
        self.now = utc_now()
        self.zone: tzinfo = UTC
        self.hint = ""
        self._missing: Sequence[Moments] = ()
        self._items: list[Any] = []
        self._press: QPoint | None = None
        self.readout = Readout(theme, self)
        self._highlight = pg.BarGraphItem(x=[0], width=0, height=0, pen=None)
        self._set_up(name)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_buckets(
        self, buckets: Buckets, zone: tzinfo, now: datetime, missing: Sequence[Moments] = ()
    ) -> None:
        """Draw these; ``missing`` parts are hatched, the bucket of ``now`` is not finished."""
        self.buckets, self.zone, self.now, self._missing = buckets, zone, now, missing
        self.clear_cursor()
        self._bottom.set_zone(zone)
        if len(buckets):
            self._bottom.set_origin(buckets.starts[0].timestamp())
            self._bottom.set_buckets(self.starts_s, self.centers_s)
        self._draw()

    @property
    def starts_s(self) -> Floats:
        """Start of each bucket in seconds since the first."""
        return np.array([self._seconds(at) for at in self.buckets.starts])

    @property
    def ends_s(self) -> Floats:
        """End of each bucket in seconds since the first began."""
        return np.array([self._seconds(at) for at in self.buckets.ends])

    @property
    def centers_s(self) -> Floats:
        """Middle of each bucket."""
        return (self.starts_s + self.ends_s) / 2

    def set_cursor(self, index: int | None) -> None:
        """Show the readout of a bucket; None or one that is not there hides it."""
        if index is None or not 0 <= index < len(self.buckets):
            self.clear_cursor()
            return
        if index != self.cursor_index:
            self.cursor_index = index
            self._mark(index)
            self.readout.set_content(*self.readout_content(index))
            self.cursor_moved.emit(index)
        self.readout.place(self._pointer_of(index), self._plot_area())

    def clear_cursor(self) -> None:
        """Hide readout and mark."""
        self.readout.hide()
        self._highlight.setVisible(False)
        if self.cursor_index is not None:
            self.cursor_index = None
            self.cursor_moved.emit(None)

    def readout_content(self, index: int) -> tuple[str, list[ReadoutRow], str]:
        """Title, one row a column, and how the bucket is known."""
        grid = self.buckets
        title = bucket_title(grid.period, grid.starts[index], grid.ends[index], self.zone)
        rows = [
            ReadoutRow(line_color(self.theme, c.hue).name(), c.label, self.value_text(c, index))
            for c in grid.columns
        ]
        rows += self._earlier_row(index)
        known = provenance_word(grid.provenance(index)) or self.tr("No data yet")
        if grid.starts[index] > self.now:
            known = self.tr("Not yet")
        return title, rows, " · ".join(part for part in (known, self.hint) if part)

    def value_text(self, column: Column, index: int) -> str:
        """A column's value with unit, and what it was where it is compared."""
        text = self.amount_text(column, index)
        if not self.buckets.earlier or self.buckets.earlier[index] is None:
            return text
        change = column.change_at(index)
        words = "" if change is None else f"  {percent_text(change)}"
        return f"{text}{words}  ({self.amount_text(column.before, index)})"

    def amount_text(self, column: Column, index: int) -> str:
        """A column's value with unit; ``no data`` where it is not known."""
        value = float(column.drawn[index])
        if math.isnan(value):
            return str(self.tr("no data"))
        return value_with_unit(value, column.unit)

    def _earlier_row(self, index: int) -> list[ReadoutRow]:
        """The time that is compared, if the bucket has one beside it."""
        grid = self.buckets
        if not grid.earlier:
            return []
        name, beside = self.tr("compared with"), grid.earlier[index]
        if beside is None:
            return [ReadoutRow("", name, self.tr("nothing"))]
        return [ReadoutRow("", name, earlier_title(grid.period, *beside, self.zone))]

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        self.setBackground(self.theme.color("surface"))
        self._bottom.restyle()
        self._left.restyle()
        self._zero.setPen(pg.mkPen(self.theme.color("ink3"), width=1))
        self._highlight.setOpts(brush=with_alpha(self.theme.tokens.ink, 0.08))
        self.setMinimumHeight(self.theme.px(120))
        self._draw()

    def draw_items(self) -> tuple[float, float]:
        """Add what is drawn with ``add_item``; returns the least and greatest y."""
        raise NotImplementedError

    def add_item(self, item: Any) -> None:
        """Add to the plot what the next drawing replaces."""
        self._items.append(item)
        self.addItem(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bucket under the pointer is read out."""
        super().mouseMoveEvent(event)
        self.set_cursor(self.index_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._press = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the bucket."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.index_at(point)
        is_click = self._press is not None and (point - self._press).manhattanLength() < 5
        if index is not None and is_click and event.button() is Qt.MouseButton.LeftButton:
            self.bucket_activated.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a bucket; by keys with that of the cursor."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.cursor_index if by_key else self.index_at(event.pos())
        if index is None:
            event.ignore()
        else:
            key = "" if by_key else self.key_at(index, event.pos())
            self.menu_requested.emit(index, key, event.globalPos())

    def key_at(self, index: int, point: QPoint) -> str:
        """The series drawn at a point of a bucket, empty for none."""
        del index, point
        return ""

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read out without a pointer."""
        super().leaveEvent(event)
        self.clear_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → move by bucket (Shift: by ten), Enter opens it, N is for a note on it, Esc
        hides the readout."""
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() in moves:
            self._move_cursor(moves[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.cursor_index is not None:
                self.bucket_activated.emit(self.cursor_index)
        elif event.key() == Qt.Key.Key_N and self.cursor_index is not None:
            self.note_requested.emit(self.cursor_index)
        elif event.key() == Qt.Key.Key_Escape and self.cursor_index is not None:
            self.clear_cursor()
        else:
            event.ignore()

    def index_at(self, point: QPoint) -> int | None:
        """The bucket under a point of this widget."""
        if not self._plot_area().contains(point):
            return None
        x = self.getViewBox().mapSceneToView(self.mapToScene(point)).x()
        index = int(np.searchsorted(self.starts_s, x, side="right")) - 1
        return index if 0 <= index < len(self.buckets) else None

    def _move_cursor(self, by: int) -> None:
        last = len(self.buckets) - 1
        if self.cursor_index is None:
            here = self.buckets.index_at(self.now)
            self.set_cursor(here if here is not None else (0 if by > 0 else last))
        else:
            self.set_cursor(min(last, max(0, self.cursor_index + by)))

    def _seconds(self, at: datetime) -> float:
        return (at - self.buckets.starts[0]).total_seconds()

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.getViewBox().disableAutoRange()
        self.getViewBox().setDefaultPadding(0)
        self._zero = pg.InfiniteLine(0, angle=0)
        self._highlight.setZValue(-5)
        self._highlight.setVisible(False)
        self.addItem(self._zero, ignoreBounds=True)
        self.addItem(self._highlight, ignoreBounds=True)

    def _draw(self) -> None:
        for item in self._items:
            self.removeItem(item)
        self._items = []
        if not len(self.buckets):
            return
        low, high, step = nice_range(*self.draw_items())
        self._left.setTickSpacing(major=step, minor=step)
        self.setXRange(0, float(self.ends_s[-1]), padding=0)
        # Room for half of the outermost labels, which pyqtgraph would otherwise leave out.
        self.setYRange(low, high, padding=_LABEL_ROOM)
        self._zero.setVisible(low <= 0 <= high)
        self._hatch(low, high)

    def _hatch(self, low: float, high: float) -> None:
        whole = float(self.ends_s[-1])
        parts = [
            (max(0.0, self._seconds(a)), min(whole, self._seconds(b))) for a, b in self._missing
        ]
        parts = [part for part in parts if part[1] > part[0]]
        if not parts:
            return
        item = pg.BarGraphItem(
            x0=[a for a, _ in parts], x1=[b for _, b in parts],
            y0=low, y1=high, pen=None,
            brush=QBrush(self.theme.color("err"), Qt.BrushStyle.BDiagPattern),
        )  # fmt: skip
        item.setOpacity(0.55)
        item.setZValue(20)
        self.add_item(item)

    def _mark(self, index: int) -> None:
        (low, high) = self.getViewBox().viewRange()[1]
        start, end = self.starts_s[index], self.ends_s[index]
        self._highlight.setOpts(
            x=[(start + end) / 2], width=end - start, y0=[low], height=[high - low]
        )
        self._highlight.setVisible(True)

    def _plot_area(self) -> QRect:
        scene_rect = self.getViewBox().sceneBoundingRect()
        return QRect(self.mapFromScene(scene_rect).boundingRect())

    def _pointer_of(self, index: int) -> QPoint:
        area = self._plot_area()
        share = self.centers_s[index] / self.ends_s[-1]
        return QPoint(round(area.left() + share * area.width()), area.center().y())


def value_with_unit(value: float | None, unit: str) -> str:
    """A value of a chart with its unit: kWh, kW (2 decimals) or a sensor's own."""
    if unit == "kW":
        return formats.with_unit(formats.number(value, 2), unit)
    return formats.quantity(value, unit)


def nice_range(low: float, high: float) -> tuple[float, float, float]:
    """Round limits around low and high and the step of 4 to 6 grid lines between them."""
    if not math.isfinite(low + high) or high - low < 1e-9:
        middle = low if math.isfinite(low) else 0.0
        low, high = min(0.0, middle), max(middle, min(0.0, middle) + 1.0)
    raw = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.999)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step
