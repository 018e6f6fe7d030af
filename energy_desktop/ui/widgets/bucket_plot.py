"""What all charts over buckets share: axes, cursor by mouse and keys, readout, missing parts.

x is seconds since the first bucket's start. A chart never asks for data; it is given ``Buckets``,
of which ``view`` (epoch seconds) is what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from energy_desktop.models import Floats, Period, utc_now
from energy_desktop.periods import floor
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.accessible_chart import Announcer
from energy_desktop.ui.widgets.bucket_axis import BucketAxis
from energy_desktop.ui.widgets.bucket_readout import BucketReadout
from energy_desktop.ui.widgets.buckets import Buckets
from energy_desktop.ui.widgets.chart_numbers import nice_range
from energy_desktop.ui.widgets.civil_axis import CivilAxis, NumberAxis
from energy_desktop.ui.widgets.hover import FocusRing
from energy_desktop.ui.widgets.readout import Readout
from energy_desktop.ui.widgets.time_view import View

Moments = tuple[datetime, datetime]
_LABEL_ROOM = 0.035
_PALE = 0.3


class BucketPlot(BucketReadout, pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """A chart over buckets; ``bucket_activated`` on click or Enter, with the bucket's index.

    ``menu_requested`` on a right click or the menu key: index, the series under the pointer (empty:
    none), and where. ``note_requested`` on N, with the bucket of the cursor.
    """

    bucket_activated = Signal(int)
    menu_requested = Signal(int, str, QPoint)
    note_requested = Signal(int)
    cursor_moved = Signal(object)
    opens_on_click = True

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._bottom = self.make_axis(theme)
        self._left = NumberAxis(theme)
        super().__init__(parent, axisItems={"bottom": self._bottom, "left": self._left})
        self.theme = theme
        self.buckets = Buckets(Period.HOUR)
        self.cursor_index: int | None = None
        self.now = utc_now()
        self.zone: tzinfo = UTC
        self.chosen: int | None = None
        self.is_moving = False
        self.view: View = (0.0, 1.0)
        self.starts_s, self.ends_s = np.zeros(0), np.zeros(0)
        self._missing: Sequence[Moments] = ()
        self._items: list[Any] = []
        self._press: QPoint | None = None
        self.readout = Readout(theme, self)
        self.announcer = Announcer(self)
        self._highlight = pg.BarGraphItem(x=[0], width=0, height=0, pen=None)
        self._set_up(name)
        theme.changed.connect(self.restyle)
        self.restyle()

    def make_axis(self, theme: Theme) -> CivilAxis:
        """The axis along the bottom."""
        return BucketAxis(theme)

    def set_buckets(
        self,
        buckets: Buckets,
        zone: tzinfo,
        now: datetime,
        missing: Sequence[Moments] = (),
        view: View | None = None,
    ) -> None:
        """Draw these; ``missing`` parts are hatched, the bucket of ``now`` is not finished.

        ``view`` is the part to show; None: all of it.
        """
        at, columns = self.cursor_s, [column.key for column in self.buckets.columns]
        self.clear_cursor()
        if columns != [column.key for column in buckets.columns]:
            self.chosen = None
            self.readout.choose(None)
        self.buckets, self.zone, self.now, self._missing = buckets, zone, now, missing
        self._bottom.set_zone(zone)
        self.view = view or self.view
        if len(buckets):
            self.starts_s = np.array([self._seconds(at) for at in buckets.starts])
            self.ends_s = np.array([self._seconds(at) for at in buckets.ends])
            self.view = view or (self._origin_s, self._origin_s + float(self.ends_s[-1]))
            self._bottom.set_origin(self._origin_s)
            if isinstance(self._bottom, BucketAxis):
                self._bottom.set_buckets(buckets.period, self._periods_s, self.centers_s)
        self._draw()
        if at is not None and self.view[0] <= at < self.view[1]:
            self.set_cursor(buckets.index_at(datetime.fromtimestamp(at, UTC)))

    def set_view(self, view: View) -> None:
        """Show this part of what is drawn, at once."""
        self.view = view
        self.clear_cursor()
        self._show_view()

    def pale(self) -> None:
        """Until the next drawing what is drawn is not yet that of the time shown."""
        for item in self._items:
            item.setOpacity(_PALE)

    def seconds_at(self, point: QPoint) -> float:
        """The epoch second at a point of this widget."""
        return float(self._origin_s + self._x_at(point))

    @property
    def cursor_s(self) -> float | None:
        """The epoch second of the cursor."""
        index = self.cursor_index
        return None if index is None else self._origin_s + float(self.centers_s[index])

    @property
    def visible(self) -> tuple[int, int]:
        """The first bucket of which some is shown, and the one after the last."""
        start, end = (second - self._origin_s for second in self.view)
        first = int(np.searchsorted(self.ends_s, start, "right"))
        return first, int(np.searchsorted(self.starts_s, end, "left"))

    @property
    def _origin_s(self) -> float:
        return self.buckets.starts[0].timestamp() if len(self.buckets) else 0.0

    @property
    def _periods_s(self) -> Floats:
        """Where the whole hour, day or month of each bucket begins: the first may be cut."""
        zone, period = self.zone, self.buckets.period
        if period is None or not isinstance(zone, ZoneInfo):
            return self.starts_s
        return np.array([self._seconds(floor(period, at, zone)) for at in self.buckets.starts])

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
        self.readout.place(self._pointer_of(index), self.plot_area)

    def clear_cursor(self) -> None:
        """Hide readout and mark."""
        self.readout.hide()
        self._highlight.setVisible(False)
        if self.cursor_index is not None:
            self.cursor_index = None
            self.cursor_moved.emit(None)

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        self.setBackground(self.theme.color("surface"))
        self._bottom.restyle()
        self._left.restyle()
        self._zero.setPen(pg.mkPen(self.theme.color("ink3"), width=1))
        self._highlight.setOpts(brush=with_alpha(self.theme.tokens.ink, 0.08))
        self.setMinimumHeight(self.theme.px(120))
        # The topmost label reaches above its line.
        self.getPlotItem().layout.setContentsMargins(0, self.theme.px(7), 0, 0)
        self._draw()

    def draw_items(self) -> tuple[float, float]:
        """Add what is drawn with ``add_item``; returns the least and greatest y."""
        raise NotImplementedError

    def add_item(self, item: Any) -> None:
        """Add to the plot what the next drawing replaces."""
        self._items.append(item)
        self.addItem(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bucket under the pointer is read out, as soon as it stands still."""
        super().mouseMoveEvent(event)
        if not self.is_moving:
            self.set_cursor(self.index_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._press = event.position().toPoint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks means the bucket that the first has opened."""
        super().mouseDoubleClickEvent(event)
        self._press = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the bucket."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.index_at(point)
        is_click = self._press is not None and (point - self._press).manhattanLength() < 5
        is_left = event.button() is Qt.MouseButton.LeftButton
        if index is not None and is_click and is_left and self.opens_on_click:
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's, over the labels too: what was read out moves away with it."""
        self.clear_cursor()
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → move by bucket (Shift: by ten), ↑ and ↓ by series, Enter opens the bucket, N is
        for a note on it, Esc hides the readout."""
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        series = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() in moves:
            self._move_cursor(moves[Qt.Key(event.key())])
            self.announcer.say(self.spoken_value)
        elif event.key() in series and self.cursor_index is not None:
            self._choose_series(series[Qt.Key(event.key())])
            self.announcer.say(self.spoken_value)
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
        if not self.plot_area.contains(point):
            return None
        x = self._x_at(point)
        index = int(np.searchsorted(self.starts_s, x, side="right")) - 1
        return index if 0 <= index < len(self.buckets) and x < self.ends_s[index] else None

    def _x_at(self, point: QPoint) -> float:
        area = self.plot_area
        share = (point.x() - area.left()) / max(1, area.width())
        return self.view[0] - self._origin_s + share * (self.view[1] - self.view[0])

    def _move_cursor(self, by: int) -> None:
        first, end = self.visible
        if self.cursor_index is None:
            here = self.buckets.index_at(self.now)
            is_shown = here is not None and first <= here < end
            self.set_cursor(here if is_shown else (first if by > 0 else end - 1))
        else:
            self.set_cursor(min(end - 1, max(first, self.cursor_index + by)))

    def _choose_series(self, by: int) -> None:
        """One of the series, the first of which stands below all of them."""
        place = (-1 if self.chosen is None else self.chosen) + by
        place = min(place, len(self.buckets.columns) - 1)
        self.chosen = None if place < 0 else place
        self.readout.choose(self.chosen)

    @property
    def spoken_value(self) -> str:
        """What the cursor reads in words: of the chosen series, else of all."""
        return self.readout.text() if self.cursor_index is not None else ""

    def _seconds(self, at: datetime) -> float:
        return (at - self.buckets.starts[0]).total_seconds()

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring = FocusRing(self, self.theme, radius_px=4)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
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
        self._show_view()
        # Room for half of the outermost labels, which pyqtgraph would otherwise leave out.
        self.setYRange(low, high, padding=_LABEL_ROOM)
        self._zero.setVisible(low <= 0 <= high)
        self._hatch(low, high)

    def _show_view(self) -> None:
        start, end = (second - self._origin_s for second in self.view)
        self.setXRange(start, end, padding=0)

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

    @property
    def plot_area(self) -> QRect:
        """Where the data is drawn in this widget."""
        scene_rect = self.getViewBox().sceneBoundingRect()
        return QRect(self.mapFromScene(scene_rect).boundingRect())

    def _pointer_of(self, index: int) -> QPoint:
        area = self.plot_area
        start, end = self.view
        share = (self._origin_s + self.centers_s[index] - start) / (end - start)
        return QPoint(round(area.left() + share * area.width()), area.center().y())
