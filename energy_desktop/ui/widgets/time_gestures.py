"""Mouse, wheel and touch pad over a chart of time: what they say it should show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QRubberBand

from energy_desktop.ui.widgets.time_view import Limits, View, boxed, panned, zoomed

if TYPE_CHECKING:
    from energy_desktop.ui.widgets.bucket_plot import BucketPlot

NOTCH: Final = 120
PER_NOTCH: Final = 0.8
_PAN_PER_NOTCH: Final = 0.1
_PER_KEY: Final = 0.5
_PAN_PER_KEY: Final = 0.5


class TimeGestures(QObject):
    """Zooms by wheel and pinch at the pointer, pans by dragging and sideways scrolling; with Shift
    the wheel pans and dragging draws the time to show. A double click resets.

    ``view_wanted`` carries a ``View`` within ``limits``; the chart itself is left as it is.
    """

    view_wanted = Signal(object)
    reset_wanted = Signal()

    def __init__(self, chart: BucketPlot) -> None:
        super().__init__(chart)
        self._chart = chart
        self.limits = Limits(0.0, 2.0**33)
        self._press: QPoint | None = None
        self._before: View = (0.0, 1.0)
        self._band: QRubberBand | None = None
        self._is_box = False
        self.is_dragging = False
        chart.viewport().installEventFilter(self)

    def zoom_by_key(self, steps: int) -> None:
        """More detail (above 0) or less, around the cursor or the middle."""
        view = self._chart.view
        at = self._chart.cursor_s
        middle = (view[0] + view[1]) / 2 if at is None else at
        self._want(zoomed(view, middle, _PER_KEY**steps, self.limits))

    def pan_by_key(self, steps: int) -> None:
        """Later (above 0) or earlier, by half of what is shown."""
        view = self._chart.view
        self.pan(steps * _PAN_PER_KEY * (view[1] - view[0]))

    def pan(self, by: float) -> None:
        """Seconds later (above 0) or earlier."""
        self._want(panned(self._chart.view, by, self.limits))

    def cancel(self) -> None:
        """Give up what is being dragged, as if it had not begun."""
        if self.is_dragging and not self._is_box:
            self._want(self._before)
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what moves the time; all else goes on to the chart."""
        del watched
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        is_sideways = abs(angle.x()) > abs(angle.y()) or abs(pixels.x()) > abs(pixels.y())
        view = self._chart.view
        length = view[1] - view[0]
        if is_sideways and pixels.x():
            self.pan(-pixels.x() * self._seconds_per_px())
        elif is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            notches = (angle.x() or angle.y()) / NOTCH
            self.pan(-notches * _PAN_PER_NOTCH * length)
        else:
            at = self._chart.seconds_at(event.position().toPoint())
            self._want(zoomed(view, at, PER_NOTCH ** (angle.y() / NOTCH), self.limits))
        event.accept()
        return True

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        at = self._chart.seconds_at(event.position().toPoint())
        factor = 1 / max(0.1, 1 + event.value())
        self._want(zoomed(self._chart.view, at, factor, self.limits))
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind is QEvent.Type.MouseButtonDblClick and event.button() is left:
            self._end()
            self.reset_wanted.emit()
            return True
        if kind is QEvent.Type.MouseButtonPress and event.button() is left:
            self._begin(event)
        elif kind is QEvent.Type.MouseMove and self._press is not None:
            return self._drag(self._press, event.position().toPoint())
        elif kind is QEvent.Type.MouseButtonRelease and event.button() is left:
            self._release(event.position().toPoint())
        return False

    def _begin(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        self._before = self._chart.view
        self._is_box = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def _drag(self, press: QPoint, point: QPoint) -> bool:
        moved = point.x() - press.x()
        if not self.is_dragging:
            if abs(moved) < QApplication.startDragDistance() // 2:
                return False
            self.is_dragging = True
            self._chart.clear_cursor()
        if self._is_box:
            self._show_band(press, point)
        else:
            self._chart.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            by = -moved * self._seconds_per_px(self._before)
            self._want(panned(self._before, by, self.limits))
        return True

    def _release(self, point: QPoint) -> None:
        press, was_dragging, was_box = self._press, self.is_dragging, self._is_box
        self._end()
        if press is not None and was_dragging and was_box:
            one, other = self._chart.seconds_at(press), self._chart.seconds_at(point)
            self._want(boxed(one, other, self._before, self.limits))

    def _show_band(self, press: QPoint, point: QPoint) -> None:
        if self._band is None:
            self._band = QRubberBand(QRubberBand.Shape.Rectangle, self._chart.viewport())
        area = self._chart.plot_area
        sides = (min(max(p.x(), area.left()), area.right()) for p in (press, point))
        left, right = sorted(sides)
        self._band.setGeometry(QRect(left, area.top(), right - left, area.height()))
        self._band.show()

    def _end(self) -> None:
        self._press, self.is_dragging = None, False
        if self._band is not None:
            self._band.hide()
        self._chart.viewport().unsetCursor()

    def _seconds_per_px(self, view: View | None = None) -> float:
        start, end = view or self._chart.view
        return (end - start) / max(1, self._chart.plot_area.width())

    def _want(self, view: View) -> None:
        if view != self._chart.view:
            self.view_wanted.emit(view)
