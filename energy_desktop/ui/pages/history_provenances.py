"""What the patterns of the coverage strip mean, painted into pictures and onto paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.provenance import ABSENT, ICONS, paint_provenance, provenance_word

_ROW_PX = 22
_BESIDE_PX = 25


def known_kinds(kinds: Sequence[str], data: HistoryData) -> list[str]:
    """The kinds of the strip, and the mark of corrections where there are any."""
    return [*kinds, *(["manual"] if data.notes else [])]


class Provenances:
    """Pattern and word of each kind, and how much is missing, in as many rows as that needs."""

    def __init__(self, theme: Theme, kinds: Sequence[str], missing: str) -> None:
        self._theme, self._missing = theme, missing
        self._kinds = list(dict.fromkeys("missing" if kind in ABSENT else kind for kind in kinds))

    def height(self, width: int) -> int:
        """How high it is at a width."""
        rows = [row for row, *_rest in self._places(width)]
        return (max(rows, default=0) + 1) * self._theme.px(_ROW_PX)

    def paint(self, painter: QPainter, at: QPoint, width: int) -> None:
        """From a corner on."""
        px = self._theme.px
        painter.setFont(self._theme.font(12.5))
        for row, left, kind, words in self._places(width):
            top = at.y() + row * px(_ROW_PX)
            self._paint_pattern(painter, QRectF(at.x() + left, top + px(5), px(18), px(12)), kind)
            painter.setPen(self._theme.color("ink2"))
            beside = px(_BESIDE_PX) if kind else 0
            line = QRectF(at.x() + left + beside, top, width, px(_ROW_PX))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_pattern(self, painter: QPainter, box: QRectF, kind: str) -> None:
        if kind == "manual":
            mark = QRectF(box.left() + box.height() / 4, box.top(), box.height(), box.height())
            painter.drawPixmap(mark.toRect(), pixmap(self._theme, ICONS[kind], "ink", 12))
        elif kind:
            paint_provenance(painter, box, kind, self._theme)

    def _places(self, width: int) -> list[tuple[int, int, str, str]]:
        """Row, left edge, kind and words of each entry."""
        metrics, px = QFontMetrics(self._theme.font(12.5)), self._theme.px
        entries = [(kind, provenance_word(kind)) for kind in self._kinds]
        entries += [("", self._missing)] if self._missing else []
        found, row, left = [], 0, 0
        for kind, words in entries:
            needed = metrics.horizontalAdvance(words) + (px(_BESIDE_PX) if kind else 0)
            if left and left + needed > width:
                row, left = row + 1, 0
            found.append((row, left, kind, words))
            left += needed + px(16)
        return found
