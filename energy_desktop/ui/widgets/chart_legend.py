"""The names of the series in their colours, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.roles import fill_color, line_color

MOST_ROWS: Final = 3
EARLIER: Final = "earlier"
_ROW_PX: Final = 22
_SWATCH_PX: Final = 20
_BETWEEN_PX: Final = 16


class ChartLegend(QWidget):
    """Paints a rounded swatch and a name for each (hue, name); what has no room in three rows is
    left to the tooltip. EARLIER in place of a hue is a hollow swatch."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))
        theme.changed.connect(self.updateGeometry)

    def set_entries(self, entries: Sequence[tuple[str, str]], explained: str = "") -> None:
        """Show these hues and names, each once; the tooltip has all names, or ``explained``."""
        self._entries = list(dict.fromkeys(entries))
        words = ", ".join(name for _, name in self._entries)
        self.setAccessibleDescription(words)
        self.setToolTip(explained or words)
        self.updateGeometry()
        self.update()

    @property
    def rows(self) -> int:
        """How many rows it has at its width."""
        last = max((at.y() for at in self.places()), default=0.0)
        return min(MOST_ROWS, round(last / self._theme.px(_ROW_PX)) + 1)

    @property
    def whole_width(self) -> float:
        """What all names need in one row, in pixels."""
        between = self._theme.px(_BETWEEN_PX) * max(0, len(self._entries) - 1)
        return sum(self._width(name) for _, name in self._entries) + between

    def places(self) -> list[QPointF]:
        """Upper left corner of each entry, from left to right and row by row."""
        places, left, top = [], 0.0, 0.0
        for _, name in self._entries:
            width = self._width(name)
            if left and left + width > self.width():
                left, top = 0.0, top + self._theme.px(_ROW_PX)
            places.append(QPointF(left, top))
            left += width + self._theme.px(_BETWEEN_PX)
        return places

    def sizeHint(self) -> QSize:
        """As high as its rows; the width is what is left."""
        return QSize(self._theme.px(100), self.rows * self._theme.px(_ROW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many entries as fit."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(12.5))
        for (hue, name), at in zip(self._entries, self.places(), strict=True):
            if at.y() < self.height():
                self._paint_entry(painter, hue, name, at)

    def _paint_entry(self, painter: QPainter, hue: str, name: str, at: QPointF) -> None:
        px, row = self._theme.px, self._theme.px(_ROW_PX)
        if hue == EARLIER:
            painter.setPen(QPen(self._theme.color("ink2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(line_color(self._theme, hue), 1))
            painter.setBrush(fill_color(self._theme, hue))
        swatch = QRectF(at.x() + 0.5, at.y() + (row - px(10)) / 2, px(13), px(10))
        painter.drawRoundedRect(swatch, 2, 2)
        painter.setPen(self._theme.color("ink2"))
        words = QRectF(at.x() + px(_SWATCH_PX), at.y(), self.width(), row)
        room = round(self.width() - words.left())
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _width(self, name: str) -> float:
        metrics = QFontMetrics(self._theme.font(12.5))
        return self._theme.px(_SWATCH_PX) + metrics.horizontalAdvance(name)
