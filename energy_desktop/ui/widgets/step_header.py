"""The numbered steps of an assistant: done, now, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme


class StepHeader(QWidget):
    """Paints circles with numbers or ticks, names beside them, lines between."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_current(0)

    def set_current(self, step: int) -> None:
        """Mark a step, counted from 0."""
        self._current = step
        self.setAccessibleName(
            self.tr("Step {0} of {1}: {2}").format(step + 1, len(self._names), self._names[step])
        )
        self.update()

    def sizeHint(self) -> QSize:
        """One row of circles."""
        return QSize(self._theme.px(400), self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every step, the space between them shared out evenly."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = [self._width(step) for step in range(len(self._names))]
        rest = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        left = 0.0
        for step, width in enumerate(widths):
            self._paint_step(painter, left, step)
            left += width
            if step < len(widths) - 1:
                self._paint_line(painter, left, left + rest)
            left += rest

    def _width(self, step: int) -> float:
        if not self._names_fit and step != self._current:
            return float(self._theme.px(24))
        return self._theme.px(32) + self._text_width(step)

    @property
    def _names_fit(self) -> bool:
        whole = sum(self._theme.px(32 + 20) + self._text_width(i) for i in range(len(self._names)))
        return whole <= self.width()

    def _text_width(self, step: int) -> float:
        return float(QFontMetrics(self._font(step)).horizontalAdvance(self._names[step]))

    def _font(self, step: int) -> QFont:
        return self._theme.font(12.5, 600 if step == self._current else 400)

    def _paint_step(self, painter: QPainter, left: float, step: int) -> None:
        px, theme = self._theme.px, self._theme
        reached = step <= self._current
        circle = QRectF(left, (self.height() - px(24)) / 2, px(24), px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary" if reached else "sel"))
        painter.drawEllipse(circle)
        if step < self._current:
            side = px(14)
            place = circle.center() - QPointF(side / 2, side / 2)
            picture = pixmap(theme, "check-bold", "on_primary", size=14)
            painter.drawPixmap(QRectF(place.x(), place.y(), side, side).toRect(), picture)
        else:
            painter.setPen(theme.color("on_primary" if reached else "ink2"))
            painter.setFont(theme.font(12.5, 600))
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(step + 1))
        if self._names_fit or step == self._current:
            painter.setPen(theme.color("ink" if step == self._current else "ink2"))
            painter.setFont(self._font(step))
            words = QRectF(left + px(32), 0, self._text_width(step) + 2, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._names[step])

    def _paint_line(self, painter: QPainter, left: float, right: float) -> None:
        gap, middle = self._theme.px(8), self.height() / 2
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(QPointF(left + gap, middle), QPointF(right - gap, middle))
