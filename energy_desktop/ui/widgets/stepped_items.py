"""What is held over stretches of time, painted: a line of steps, and a filled area.

Only what is in sight is painted: a chart that is moved at 60 frames a second has three times as
much in hand.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPen, QPolygonF

from energy_desktop.models import Floats

_FAR_PX: Final = 30_000
Rows = NDArray[np.int16]


class _Stepped(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """``edges`` has one more than the values that are held between them, NaN where none is."""

    def __init__(self) -> None:
        super().__init__()
        self._edges = self._low = self._high = np.zeros(0)
        self._bounds = QRectF()

    def set_data(self, edges: Floats, low: Floats, high: Floats) -> None:
        """Paint this instead."""
        self.prepareGeometryChange()
        self._edges, self._low, self._high = edges, low, high
        self._bounds = _bounds(edges, low, high)
        self.update()

    def boundingRect(self) -> QRectF:
        """Of all of it."""
        return self._bounds

    def _seen(self) -> slice:
        """Which values are in sight, and one more at each side."""
        sight = self.viewRect()
        if sight is None:
            return slice(0, 0)
        first = int(np.searchsorted(self._edges, sight.left(), "right")) - 2
        last = int(np.searchsorted(self._edges, sight.right(), "left")) + 1
        return slice(max(0, first), min(len(self._low), last))


class StepFill(_Stepped):
    """An area between the least and the greatest value of each stretch.

    On a screen it is made pixel by pixel and painted as one picture, 10 to 20 times as quick as
    hundreds of thin and tall rectangles that shine through; on paper and in files it is those.
    """

    def __init__(self) -> None:
        super().__init__()
        self._brush = QBrush()
        self._array = PrimitiveArray(QRectF, 4)

    def set_brush(self, color: QColor) -> None:
        """Fill with this colour."""
        self._brush = QBrush(color)
        self.update()

    def paint(self, painter: QPainter, *_args: Any) -> None:
        """What is in sight."""
        seen = self._seen()
        if seen.start >= seen.stop:
            return
        if painter.paintEngine().type() is QPaintEngine.Type.Raster:
            self._paint_picture(painter, seen)
        else:
            self._paint_rectangles(painter, seen)

    def _paint_picture(self, painter: QPainter, seen: slice) -> None:
        sight, shape = self.viewRect(), painter.worldTransform()
        area = shape.mapRect(sight)
        ratio = painter.device().devicePixelRatioF()
        width, height = round(area.width() * ratio), round(area.height() * ratio)
        if width < 1 or height < 1:
            return
        edges = self._edges[seen.start : seen.stop + 1]
        across = (edges - sight.left()) / sight.width() * width
        low, high = by_column(across, self._low[seen], self._high[seen], width)
        # y grows downwards on the screen and upwards in a chart; viewRect is the other way round.
        per_unit = height / sight.height()
        rows = pixel_rows((sight.bottom() - high) * per_unit, (sight.bottom() - low) * per_unit)
        top, bottom = (np.clip(each, 0, height) for each in rows)
        first, last = int(top.min()), int(bottom.max())
        if first >= last:
            return
        row = np.arange(first, last, dtype=np.int16)[:, None]
        inside = ((row >= top) & (row < bottom)).view(np.uint8)
        picture = QImage(inside.data, width, last - first, width, QImage.Format.Format_Indexed8)
        picture.setColorTable([0, self._brush.color().rgba()])
        picture.setDevicePixelRatio(ratio)
        painter.save()
        painter.resetTransform()
        painter.drawImage(area.topLeft() + QPointF(0, first / ratio), picture)
        painter.restore()

    def _paint_rectangles(self, painter: QPainter, seen: slice) -> None:
        low, high = self._low[seen], self._high[seen]
        known = np.isfinite(low) & np.isfinite(high)
        left, right = self._edges[seen][known], self._edges[1:][seen][known]
        self._array.resize(len(left))
        memory = self._array.ndarray()
        memory[:, 0], memory[:, 1] = left, low[known]
        memory[:, 2], memory[:, 3] = right - left, (high - low)[known]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush)
        painter.drawRects(*self._array.drawargs())


class StepLine(_Stepped):
    """A line that holds each value over its stretch and steps to the next; broken at NaN."""

    def __init__(self, edges: Floats, values: Floats, pen: QPen) -> None:
        super().__init__()
        self._pen = pen
        self.set_data(edges, values, values)
        self._array = PrimitiveArray(QLineF, 4)

    @property
    def values(self) -> Floats:
        """What is held."""
        return self._low

    def paint(self, painter: QPainter, *_args: Any) -> None:
        """Lines one by one, which Qt paints far quicker than a path; a path where it is dashed."""
        seen = self._seen()
        y = self._low[seen]
        left, right = self._edges[seen], self._edges[1:][seen]
        painter.setPen(self._pen)
        if self._pen.style() is not Qt.PenStyle.SolidLine:
            self._paint_path(painter, left, right, y)
            return
        known = np.isfinite(y)
        steps = known[1:] & known[:-1] & (y[1:] != y[:-1])
        level, rise = int(known.sum()), int(steps.sum())
        self._array.resize(level + rise)
        memory = self._array.ndarray()
        memory[:level, 0], memory[:level, 2] = left[known], right[known]
        memory[:level, 1] = memory[:level, 3] = y[known]
        memory[level:, 0] = memory[level:, 2] = left[1:][steps]
        memory[level:, 1], memory[level:, 3] = y[:-1][steps], y[1:][steps]
        painter.drawLines(*self._array.drawargs())

    def _paint_path(self, painter: QPainter, left: Floats, right: Floats, y: Floats) -> None:
        known = np.isfinite(y)
        borders = np.flatnonzero(np.diff(known, prepend=False, append=False))
        for first, last in borders.reshape(-1, 2).tolist():
            x = np.column_stack((left[first:last], right[first:last])).ravel()
            points = zip(x.tolist(), np.repeat(y[first:last], 2).tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))


def by_column(across: Floats, low: Floats, high: Floats, width: int) -> tuple[Floats, Floats]:
    """The least ``low`` and the greatest ``high`` that touch each of ``width`` columns of pixels.

    ``across``: where the values begin and, one more, the last ends, in columns. NaN: nothing does.
    """
    column = np.arange(width)
    first = np.searchsorted(across[1:], column, "right")
    end = np.searchsorted(across[:-1], column + 1, "left")
    ranges = np.column_stack((first, np.maximum(end, first))).ravel()
    none = np.append(low, np.nan), np.append(high, np.nan)
    found = (
        np.where(end > first, each.reduceat(values, ranges)[::2], np.nan)
        for each, values in zip((np.fmin, np.fmax), none, strict=True)
    )
    least, most = found
    return least, most


def pixel_rows(top: Floats, bottom: Floats) -> tuple[Rows, Rows]:
    """The first row of pixels of each column and the one after the last, at least one; of NaN none.

    Rows are int16, which numpy compares four times as quickly as floats.
    """
    known = np.isfinite(top) & np.isfinite(bottom)
    first = np.where(known, np.floor(np.clip(top, -_FAR_PX, _FAR_PX)), _FAR_PX)
    last = np.where(known, np.ceil(np.clip(bottom, -_FAR_PX, _FAR_PX)), -_FAR_PX)
    last = np.where(known, np.maximum(last, first + 1), last)
    return first.astype(np.int16), last.astype(np.int16)


def _bounds(edges: Floats, low: Floats, high: Floats) -> QRectF:
    known = np.isfinite(low) & np.isfinite(high)
    if not known.any():
        return QRectF()
    bottom, top = float(low[known].min()), float(high[known].max())
    return QRectF(float(edges[0]), bottom, float(edges[-1] - edges[0]), top - bottom)
