"""The box beside the crosshair: time, one row per series, and how the numbers are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

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
    """Painted over a chart; never under the pointer, and on the side with more room.

    Where the chart is too low for it, it reaches beyond: it belongs to the chart's window then.
    """

    def __init__(self, theme: Theme, chart: QWidget) -> None:
        super().__init__(chart)
        self._theme = theme
        self._chart = chart
        self.title = ""
        self.rows: tuple[ReadoutRow, ...] = ()
        self.chosen: int | None = None
        self.footer = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        chart.installEventFilter(self)
        chart.destroyed.connect(self.deleteLater)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It goes with its chart."""
        if watched is self._chart and event.type() is QEvent.Type.Hide:
            self.hide()
        return False

    def set_content(self, title: str, rows: Sequence[ReadoutRow], footer: str = "") -> None:
        """What to show; the size follows."""
        self.title, self.rows, self.footer = title, tuple(rows), footer
        self.resize(self.sizeHint())
        self.update()

    def choose(self, row: int | None) -> None:
        """Mark a row, whose words alone are spoken; None: none."""
        self.chosen = row
        self.update()

    def place(self, pointer: QPoint, area: QRect) -> None:
        """Show beside ``pointer`` inside ``area`` (both in the chart's coordinates)."""
        if not self._chart.isVisible():
            return
        host = self._chart.window()
        if self.parentWidget() is not host:
            self.setParent(host)
            self._hide_on_scroll()
        pointer = self._chart.mapTo(host, pointer)
        area = QRect(self._chart.mapTo(host, area.topLeft()), area.size())
        gap, size = self._theme.px(16), self.size()
        is_right = pointer.x() > area.center().x()
        x = pointer.x() - gap - size.width() if is_right else pointer.x() + gap
        y = min(max(area.top() + self._theme.px(6), pointer.y() - size.height() // 2),
                area.bottom() - size.height())  # fmt: skip
        farthest = min(area.right(), host.width()) - size.width()
        x = max(0, min(max(area.left(), x), farthest))
        lowest = host.height() - size.height() - self._theme.px(6)
        self.move(x, max(0, min(lowest, max(area.top(), y))))
        self.raise_()
        self.show()

    def _hide_on_scroll(self) -> None:
        """The chart would move away under it."""
        above = self._chart.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea):
                above.verticalScrollBar().valueChanged.connect(self.hide)
            above = above.parentWidget()

    def text(self) -> str:
        """All of it in words, for screen readers; of a chosen row only that."""
        place = self.chosen
        shown = self.rows if place is None else self.rows[place : place + 1]
        rows = [f"{row.name} {row.value}" for row in shown]
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
        for place, row in enumerate(self.rows):
            box.translate(0, line)
            if place == self.chosen:
                ground = box.adjusted(-margin // 2, 0, margin // 2, 0)
                painter.setPen(QPen(self._theme.color("ink"), 1))
                painter.setBrush(self._theme.color("sel"))
                painter.drawRoundedRect(ground, self._theme.px(4), self._theme.px(4))
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
