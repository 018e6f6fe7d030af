"""A tile of the dashboard: what one part of the home does now, and did in the last hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.sparkline import Sparkline

TileState = Literal["ok", "waiting", "stale", "unavailable", "error"]


@dataclass(frozen=True, slots=True)
class TileContent:
    """What a tile shows: ``value`` without its unit, ``corner`` at the top right (battery level).

    ``spoken`` is the same in words, for screen readers.
    """

    value: str
    unit: str
    status: str
    state: TileState = "ok"
    corner: str = ""
    spoken: str = ""
    tooltip: str = ""


class IconDisc(QWidget):
    """An icon on a round ground of its own colour; grey while ``set_stale``."""

    def __init__(self, theme: Theme, icon_name: str, color: str) -> None:
        super().__init__()
        self._theme, self._icon_name, self._color = theme, icon_name, color
        self._is_stale = False
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_stale(self, is_stale: bool) -> None:
        """Show that what it stands for is not known now."""
        self._is_stale = is_stale
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = "ink3" if self._is_stale else self._color
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(self._theme.color(color).name(), 0.16))
        painter.drawEllipse(QRectF(self.rect()))
        side = self._theme.px(19)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        picture = pixmap(self._theme, self._icon_name, color, size=19)
        painter.drawPixmap(left, top, side, side, picture)

    def _restyle(self) -> None:
        self.setFixedSize(QSize(self._theme.px(34), self._theme.px(34)))
        self.update()


class NowTile(Card):
    """Shows a ``TileContent``; a click or Enter asks to see its history."""

    clicked = Signal()

    def __init__(self, theme: Theme, name: str, icon_name: str, color: str) -> None:
        self.disc = IconDisc(theme, icon_name, color)
        self.name_label = label(name, "secondary_strong")
        self.corner_label = label("", "secondary_strong")
        self.status_label = ElidedLabel("", "secondary")
        self.value_label = label("—", "value")
        self.unit_label = label("", "unit")
        self.sparkline = Sparkline(theme, color)
        self.state: TileState = "waiting"
        super().__init__(theme)
        self.set_opens()
        self.setMouseTracking(True)
        self._fill()

    def set_content(self, content: TileContent) -> None:
        """Show it; the sparkline is set on its own."""
        self.value_label.setText(content.value)
        self.unit_label.setText(content.unit)
        self.status_label.setText(content.status)
        self.corner_label.setText(content.corner)
        self.setAccessibleName(f"{self.name_label.text()}, {content.spoken or content.status}")
        self.setToolTip(content.tooltip)
        if content.state != self.state:
            self.state = content.state
            self._restyle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def apply_spacing(self) -> None:
        super().apply_spacing()
        if hasattr(self, "_top"):
            px = self.theme.px
            self._top.setHorizontalSpacing(px(10))
            self._top.setVerticalSpacing(px(1))
            self._bottom.setSpacing(px(5))
            self._value_box.setContentsMargins(0, 0, px(11), 0)
        self._restyle()

    def _fill(self) -> None:
        self._top = QGridLayout()
        self._top.addWidget(self.disc, 0, 0, 2, 1)
        self._top.addWidget(self.name_label, 0, 1)
        self._top.addWidget(self.corner_label, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._top.addWidget(self.status_label, 1, 1, 1, 2)
        self._top.setColumnStretch(1, 1)
        self._bottom = QHBoxLayout()
        self._value_box = QHBoxLayout()
        for widget in (self.value_label, self.unit_label):
            self._value_box.addWidget(widget, 0, Qt.AlignmentFlag.AlignBaseline)
        self._bottom.addLayout(self._value_box)
        self._bottom.addWidget(self.sparkline, 1, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout()
        rows.addLayout(self._top)
        rows.addLayout(self._bottom)
        self.body.addLayout(rows)
        self.set_margins(14, 12, 14, 10)

    def _restyle(self) -> None:
        is_stale = self.state in ("stale", "unavailable", "error", "waiting")
        self.disc.set_stale(self.state in ("stale", "unavailable", "error"))
        self.sparkline.set_stale(is_stale)
        ink = self.theme.tokens.ink3 if is_stale else self.theme.tokens.ink
        self.value_label.setStyleSheet(f"color: {ink};")


def text_of(tile: NowTile) -> tuple[str, str, str]:
    """Value, unit and status that a tile shows."""
    labels: tuple[QLabel, QLabel, QLabel] = (
        tile.value_label,
        tile.unit_label,
        tile.status_label,
    )
    value, unit, status = (widget.text() for widget in labels)
    return value, unit, status
