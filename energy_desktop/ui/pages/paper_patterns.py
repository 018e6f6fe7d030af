"""Patterns of lines that tell series apart also where there is no colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from energy_desktop.ui.theme import Theme, mix
from energy_desktop.ui.widgets.bar_chart import MARK_PX
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.chart_legend import earlier_dash
from energy_desktop.ui.widgets.roles import fill_color

_STEP: Final = 6.0
_DOT: Final = 1.2


def _rising(rect: QRectF) -> Iterator[QLineF]:
    for x in _steps(rect.left() - rect.height(), rect.right()):
        yield QLineF(x, rect.bottom(), x + rect.height(), rect.top())


def _falling(rect: QRectF) -> Iterator[QLineF]:
    for x in _steps(rect.left() - rect.height(), rect.right()):
        yield QLineF(x, rect.top(), x + rect.height(), rect.bottom())


def _level(rect: QRectF) -> Iterator[QLineF]:
    for y in _steps(rect.top(), rect.bottom(), 4.0):
        yield QLineF(rect.left(), y, rect.right(), y)


def _upright(rect: QRectF) -> Iterator[QLineF]:
    for x in _steps(rect.left(), rect.right(), 4.0):
        yield QLineF(x, rect.top(), x, rect.bottom())


def _crossed(rect: QRectF) -> Iterator[QLineF]:
    yield from _rising(rect)
    yield from _falling(rect)


def _dotted(rect: QRectF) -> Iterator[QLineF]:
    for y in _steps(rect.top(), rect.bottom(), 4.0):
        for x in _steps(rect.left(), rect.right(), 4.0):
            yield QLineF(x, y, x + _DOT, y)


def _grid(rect: QRectF) -> Iterator[QLineF]:
    yield from _level(rect)
    yield from _upright(rect)


def _plain(_rect: QRectF) -> Iterator[QLineF]:
    return iter(())


_PATTERNS: Final[tuple[Callable[[QRectF], Iterator[QLineF]], ...]] = (
    _plain, _rising, _dotted, _level, _falling, _upright, _crossed, _grid,
)  # fmt: skip
DASHES: Final[Sequence[Sequence[float]]] = (
    [], [6.0, 3.0], [1.5, 2.5], [8.0, 2.5, 1.5, 2.5], [3.0, 3.0], [10.0, 4.0],
)  # fmt: skip


def paint_pattern(painter: QPainter, rect: QRectF, place: int, fill: QColor, line: QColor) -> None:
    """A rectangle in the pattern of the series at a place: outlined, on a light ground."""
    rect = rect.normalized()
    painter.save()
    painter.fillRect(rect, fill)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(line, 0.9))
    painter.drawLines(list(_PATTERNS[place % len(_PATTERNS)](rect)))
    painter.restore()
    # Around thin bars a thick line would leave nothing of the pattern.
    painter.setPen(QPen(line, min(0.8, rect.width() / 8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def line_pen(place: int, color: QColor, width: float = 1.4) -> QPen:
    """The pen of the line at a place, each dashed in its way."""
    pen = QPen(color, width)
    dashes = DASHES[place % len(DASHES)]
    if dashes:
        pen.setDashPattern(dashes)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def earlier_pen(theme: Theme, place: int) -> QPen:
    """The pen of what the line at a place was in the time beside: in ink, dashed as in the
    window."""
    pen = QPen(theme.color("ink"), 1.0, earlier_dash(place))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_mark(painter: QPainter, line: QLineF, theme: Theme) -> None:
    """How far a bar reached in the time beside, as in the window."""
    for token, thick in MARK_PX:
        pen = QPen(theme.color(token), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(line)


def light_fill(theme: Theme, column: Column) -> QColor:
    """The ground of a column's bars: lighter below zero."""
    return mix(fill_color(theme, column.hue).name(), "#FFFFFF", 0.25 if column.sign < 0 else 0.55)


def _steps(begin: float, end: float, step: float = _STEP) -> Iterator[float]:
    """Places that do not depend on where a rectangle begins: neighbours match."""
    at = begin - begin % step + step / 2
    while at < end:
        if at >= begin:
            yield at
        at += step
