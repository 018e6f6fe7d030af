"""The legend of a chart on paper: what each series looks like there, and its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from energy_desktop.services.compare import Comparison
from energy_desktop.ui.pages.history_compare_words import beside_legend
from energy_desktop.ui.pages.paper_flow import Block
from energy_desktop.ui.pages.paper_patterns import (
    earlier_pen,
    light_fill,
    line_pen,
    paint_mark,
    paint_pattern,
)
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import Buckets
from energy_desktop.ui.widgets.roles import line_color

_ROW_PX: Final = 18.0
_SWATCH_PX: Final = 18.0
_NAME_AT_PX: Final = 24.0
_BETWEEN_PX: Final = 16.0
_FONT_PX: Final = 11.5
_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Swatch = Callable[[QPainter, QRectF], object]
Entries = list[tuple[str, Swatch]]


class PaperLegend:
    """Entries in as many rows of a width as they need, all on the page of what is below."""

    def __init__(self, theme: Theme, width: float) -> None:
        self._theme, self._width = theme, width

    def bars(self, grid: Buckets, compared: Comparison | None) -> list[Entries]:
        """The mark of the time beside, then the pattern of each meter."""
        entries: list[Entries] = []
        if compared is not None:
            mark: Swatch = lambda painter, box: paint_mark(painter, _middle(box), self._theme)  # noqa: E731
            entries.append([(beside_legend(compared), mark)])
        for place, column in enumerate(grid.columns):
            fill, line = light_fill(self._theme, column), line_color(self._theme, column.hue)
            paint = partial(paint_pattern, place=place, fill=fill, line=line)
            entries.append([(column.label, paint)])
        return entries

    def lines(self, grid: Buckets, compared: Comparison | None) -> list[Entries]:
        """The dashes of each line, and of what it was in the time beside."""
        entries: list[Entries] = []
        for place, column in enumerate(grid.columns):
            pen = line_pen(place, line_color(self._theme, column.hue))
            entries.append([(column.label, _with(pen))])
            if compared is not None:
                beside = beside_legend(compared, len(grid.columns))
                entries[-1].append((beside, _with(earlier_pen(self._theme, place))))
        return entries

    def rows(self, entries: Sequence[Entries], below: float) -> Iterator[Block]:
        """A block each, what belongs together in one; ``below`` is how much room what they explain
        needs."""
        metrics = QFontMetrics(self._theme.font(_FONT_PX))
        between = _NAME_AT_PX + _BETWEEN_PX
        row: Entries = []
        left = 0.0
        for group in entries:
            needed = sum(between + metrics.horizontalAdvance(name) for name, _swatch in group)
            if row and left + needed > self._width:
                yield Block(_ROW_PX, partial(self._paint, row), with_next=below)
                row, left = [], 0.0
            row += group
            left += needed
        yield Block(_ROW_PX, partial(self._paint, row), with_next=below)

    def _paint(self, row: Entries, painter: QPainter, area: QRectF) -> None:
        left = 0.0
        painter.setFont(self._theme.font(_FONT_PX))
        for name, swatch in row:
            swatch(painter, QRectF(left, area.top() + 4, _SWATCH_PX, 10))
            painter.setPen(self._theme.color("ink"))
            painter.drawText(area.adjusted(left + _NAME_AT_PX, 0, 0, 0), _MIDDLE, name)
            left += _NAME_AT_PX + painter.fontMetrics().horizontalAdvance(name) + _BETWEEN_PX


def _with(pen: QPen) -> Swatch:
    def paint(painter: QPainter, box: QRectF) -> None:
        painter.setPen(pen)
        painter.drawLine(_middle(box))

    return paint


def _middle(box: QRectF) -> QLineF:
    y = box.center().y()
    return QLineF(box.left(), y, box.right(), y)
