"""The box beside the crosshair: time, one row per series, and how the numbers are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.theme import Theme

_LINE_PX = 18
_MARGIN_PX = 12
_GAP_PX = 14


@dataclass(frozen=True, slots=True)
class ReadoutRow:
    """One series: its colour (``""``: no dot), its name, and its value with unit."""

    color: str
    name: str
    value: str


class Readout(QWidget):
    """Painted over a chart; never under the pointer, and on the side with more room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = ""
        self.rows: tuple[ReadoutRow, ...] = ()
        self.footer = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def set_content(self, title: str, rows: Sequence[ReadoutRow], footer: str = "") -> None:
        """What to show; the size follows."""
        self.title, self.rows, self.footer = title, tuple(rows), footer
        self.resize(self.sizeHint())
        self.update()

    def place(self, pointer: QPoint, area: QRect) -> None:
        """Show beside ``pointer`` inside ``area`` (both in the parent's coordinates)."""
        gap, size = self._theme.px(16), self.size()
        is_right = pointer.x() > area.center().x()
        x = pointer.x() - gap - size.width() if is_right else pointer.x() + gap
        y = min(max(area.top() + self._theme.px(6), pointer.y() - size.height() // 2),
                area.bottom() - size.height())  # fmt: skip
        x = min(max(area.left(), x), area.right() - size.width())
        self.move(x, max(area.top(), y))
        self.raise_()
        self.show()

    def text(self) -> str:
        """All of it in words, for screen readers."""
        rows = [f"{row.name} {row.value}" for row in self.rows]
        return ", ".join(part for part in (self.title, *rows, self.footer) if part)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        plain, bold = QFontMetrics(self._theme.font(12)), QFontMetrics(self._theme.font(12, 600))
        rows = [
            px(_GAP_PX + 4 + 16) + plain.horizontalAdvance(r.name) + bold.horizontalAdvance(r.value)
            for r in self.rows
        ]
        width = max(
            bold.horizontalAdvance(self.title), plain.horizontalAdvance(self.footer), *rows, 0
        )
        lines = 1 + len(self.rows) + bool(self.footer)
        return QSize(width + 2 * px(_MARGIN_PX), px(_LINE_PX) * lines + px(_MARGIN_PX + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        margin, line = self._theme.px(_MARGIN_PX), self._theme.px(_LINE_PX)
        box = QRect(margin, self._theme.px(9), self.width() - 2 * margin, line)
        self._text(painter, box, self.title, "ink", 600)
        for row in self.rows:
            box.translate(0, line)
            self._paint_row(painter, box, row)
        box.translate(0, line)
        self._text(painter, box, self.footer, "ink2", 400)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color("strong"), 1))
        painter.setBrush(self._theme.color("raised"))
        radius = self._theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_row(self, painter: QPainter, box: QRect, row: ReadoutRow) -> None:
        indent = 0
        if row.color:
            side = self._theme.px(9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(row.color)
            painter.drawEllipse(QRect(box.left(), box.center().y() - side // 2, side, side))
            indent = self._theme.px(_GAP_PX + 3)
        self._text(painter, box.adjusted(indent, 0, 0, 0), row.name, "ink2", 400)
        self._text(painter, box, row.value, "ink", 600, Qt.AlignmentFlag.AlignRight)

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        token: str,
        weight: int,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setPen(self._theme.color(token))
        painter.setFont(self._theme.font(12, weight))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)
