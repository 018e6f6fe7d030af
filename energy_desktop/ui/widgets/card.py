"""The card: the rounded surface on which every page lays its parts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme, with_alpha
from energy_desktop.ui.widgets.hover import FocusRing, Hover
from energy_desktop.ui.widgets.label import ElidedLabel, label

_RADIUS_PX: Final = 12
_HOVER_ALPHA: Final = 0.05


class Card(QFrame):
    """A surface with an optional title row; put content into ``body``, tools into ``header``.

    ``header`` ends in a stretch, so widgets added to it with ``add_tool`` stand at the right.
    """

    def __init__(
        self, theme: Theme, title: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title_label = label(title, "card_title")
        self.note_label = ElidedLabel(note, "secondary")
        self.header = QHBoxLayout()
        self.body = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self._lay_out(bool(title))
        theme.changed.connect(self.apply_spacing)
        self.apply_spacing()

    def set_opens(self) -> None:
        """It leads somewhere: the keys find it, and the pointer lights it up."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.ring = FocusRing(self, self.theme, _RADIUS_PX)
        self.hover = Hover(self, self.theme)

    hover: Hover | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hover is None or not self.hover.share:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(self.theme.tokens.ink, _HOVER_ALPHA * self.hover.share))
        radius = self.theme.px(_RADIUS_PX)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget at the right end of the title row."""
        self.header.addWidget(widget)

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Inner margins in design pixels; 16, 14, 16, 14 unless told."""
        self._margins = (left, top, right, bottom)
        self.apply_spacing()

    _margins: tuple[float, float, float, float] = (16, 14, 16, 14)

    def apply_spacing(self) -> None:
        """Set margins and gaps for the size of text."""
        px = self.theme.px
        self._outer.setContentsMargins(*(px(side) for side in self._margins))
        self._outer.setSpacing(px(8))
        self.header.setSpacing(px(10))
        self.body.setSpacing(px(8))

    def _lay_out(self, has_title: bool) -> None:
        if has_title:
            self.header.addWidget(self.title_label)
            self.header.addWidget(self.note_label, 1)
            self._outer.addLayout(self.header)
        else:
            self.title_label.setParent(self)
            self.note_label.setParent(self)
            self.title_label.hide()
            self.note_label.hide()
        self._outer.addLayout(self.body, 1)
