"""Tables for paper: as many columns beside each other as have room, the titles on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from energy_desktop.ui.pages.paper_flow import Block
from energy_desktop.ui.theme import Theme

_ROW_PX: Final = 18.0
_AROUND_PX: Final = 4.0
_HEADING_PX: Final = 34.0
_FONT_PX: Final = 11.0
_AT_LEAST: Final = 3  # rows below a heading
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Cells = Sequence[str]


class PaperTable:
    """Rows of cells below ``titles``; ``widths`` in 1/96 inch.

    Columns of ``words`` begin at the left, all others are figures.
    """

    def __init__(
        self, theme: Theme, titles: Cells, widths: Sequence[float], words: frozenset[int]
    ) -> None:
        self._theme, self._titles, self._widths, self._words = theme, titles, widths, words
        metrics = QFontMetrics(theme.font(_FONT_PX, 600))
        wrap = int(Qt.TextFlag.TextWordWrap)
        boxes = (
            metrics.boundingRect(QRect(0, 0, round(width) - 8, 999), wrap, title)
            for title, width in zip(titles, widths, strict=True)
        )
        self._titles_px = max(box.height() for box in boxes) + 2 * _AROUND_PX

    def blocks(
        self, heading: str, rows: Sequence[Cells], total: Cells | None = None
    ) -> Iterator[Block]:
        """A heading, the titles, the rows, and the row of totals."""
        least = self._titles_px + _ROW_PX * min(_AT_LEAST, len(rows))
        if heading:
            yield Block(_HEADING_PX, lambda p, area: self._paint_heading(p, area, heading), least)
        titles = Block(self._titles_px, self._paint_titles, _ROW_PX)
        yield titles
        for number, row in enumerate(rows):
            yield self._row(row, titles, is_tinted=number % 2 == 1)
        if total is not None:
            yield self._row(total, titles, is_total=True)

    def _row(
        self, cells: Cells, titles: Block, *, is_tinted: bool = False, is_total: bool = False
    ) -> Block:
        def paint(painter: QPainter, area: QRectF) -> None:
            if is_tinted:
                painter.fillRect(area, self._theme.color("raised"))
            if is_total:
                painter.setPen(QPen(self._theme.color("ink"), 0.8))
                painter.drawLine(QLineF(area.topLeft(), area.topRight()))
            painter.setFont(self._theme.font(_FONT_PX, 600 if is_total else 400))
            painter.setPen(self._theme.color("ink"))
            self._paint_cells(painter, area, cells)

        return Block(_ROW_PX, paint, title=titles)

    def _paint_heading(self, painter: QPainter, area: QRectF, words: str) -> None:
        painter.setFont(self._theme.font(14, 600))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_titles(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self._theme.font(_FONT_PX, 600))
        painter.setPen(self._theme.color("ink2"))
        self._paint_cells(painter, area, self._titles, wraps=True)
        painter.setPen(QPen(self._theme.color("strong"), 0.8))
        painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()))

    def _paint_cells(
        self, painter: QPainter, area: QRectF, cells: Cells, *, wraps: bool = False
    ) -> None:
        left = area.left()
        for place, (text, width) in enumerate(zip(cells, self._widths, strict=True)):
            box = QRectF(left + 4, area.top(), width - 8, area.height())
            align = int(_LEFT if place in self._words else _RIGHT)
            if wraps:
                align |= int(Qt.TextFlag.TextWordWrap)
            else:
                elide = Qt.TextElideMode.ElideRight
                text = painter.fontMetrics().elidedText(text, elide, round(box.width()))  # noqa: PLW2901
            painter.drawText(box, align, text)
            left += width
