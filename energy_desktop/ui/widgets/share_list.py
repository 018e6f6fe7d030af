"""A list of names with a bar and an amount each, the greatest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.hover import FocusRing, Hover
from energy_desktop.ui.widgets.roles import line_color

_ROW_PX = 36
_BAR_PX = 6
_RADIUS_PX = 6


@dataclass(frozen=True, slots=True)
class Share:
    """One row: ``key`` (``""``: can't be opened), name, hue, how long its bar is (0 to 1), and its
    amount in words. ``is_rest``: what no row accounts for, hatched."""

    key: str
    name: str
    hue: str
    part: float
    amount: str
    is_rest: bool = False


class ShareList(QWidget):
    """Rows of ``Share``; ``opened`` carries the key of one that was clicked."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[ShareRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def set_shares(self, shares: Sequence[Share]) -> None:
        """Replace the rows; one that stays keeps its place and the focus."""
        while len(self.rows) > len(shares):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(shares):
            row = ShareRow(self._theme)
            row.clicked.connect(lambda _on=False, row=row: self._open(row))
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, share in zip(self.rows, shares, strict=True):
            row.set_share(share)

    def _open(self, row: ShareRow) -> None:
        if row.share is not None and row.share.key:
            self.opened.emit(row.share.key)


class ShareRow(QAbstractButton):
    """Name and amount, and the bar below them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.share: Share | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ring = FocusRing(self, theme, _RADIUS_PX)
        self.hover = Hover(self, theme)
        theme.changed.connect(self.updateGeometry)

    def set_share(self, share: Share) -> None:
        """Show this."""
        self.share = share
        self.setText(share.name)
        self.setAccessibleName(f"{share.name}, {share.amount}")
        can_open = bool(share.key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_open else Qt.FocusPolicy.NoFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor
        )
        self.setToolTip(share.name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(_ROW_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        if self.hover.share and self.share.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(with_alpha(self._theme.tokens.sel, self.hover.share))
            painter.drawRoundedRect(QRectF(self.rect()), px(_RADIUS_PX), px(_RADIUS_PX))
        inner = QRectF(self.rect()).adjusted(px(6), px(4), -px(6), -px(4))
        self._paint_words(painter, inner, self.share)
        self._paint_bar(painter, inner, self.share)

    def _paint_words(self, painter: QPainter, inner: QRectF, share: Share) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(13, 600))
        amount_px = painter.fontMetrics().horizontalAdvance(share.amount)
        box = QRectF(inner.left(), inner.top(), inner.width(), px(18))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.color("ink"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | middle), share.amount)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.color("ink2" if share.is_rest else "ink"))
        name = painter.fontMetrics().elidedText(
            share.name, Qt.TextElideMode.ElideRight, max(0, round(box.width()) - amount_px - px(10))
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | middle), name)

    def _paint_bar(self, painter: QPainter, inner: QRectF, share: Share) -> None:
        height = self._theme.px(_BAR_PX)
        ground = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
        radius = height / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(self._theme.tokens.ink, 0.07))
        painter.drawRoundedRect(ground, radius, radius)
        bar = QRectF(ground)
        bar.setWidth(max(float(height), ground.width() * share.part))
        style = Qt.BrushStyle.BDiagPattern if share.is_rest else Qt.BrushStyle.SolidPattern
        painter.setBrush(QBrush(line_color(self._theme, share.hue), style))
        painter.drawRoundedRect(bar, radius, radius)
