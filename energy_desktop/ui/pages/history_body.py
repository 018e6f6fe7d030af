"""Where the parts of History stand: the list at the left, the range above, figures below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme


class HistoryBody(QScrollArea):
    """Lays the parts out, and scrolls where the window is too low for them."""

    def __init__(
        self, theme: Theme, range_bar: QWidget, selector: QWidget, card: QWidget, cards: QWidget
    ) -> None:
        super().__init__()
        self._theme, self._card = theme, card
        column = QVBoxLayout()
        column.addWidget(card, 1)
        column.addWidget(cards)
        row = QHBoxLayout()
        row.addWidget(selector)
        row.addLayout(column, 1)
        inside = QWidget()
        inside.setObjectName("page")
        outer = QVBoxLayout(inside)
        outer.addWidget(range_bar)
        outer.addLayout(row, 1)
        self._layouts = (outer, row, column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        for layout in self._layouts:
            layout.setSpacing(px(12))
        self._layouts[0].setContentsMargins(px(20), 0, px(20), px(16))
        self._card.setMinimumHeight(px(320))
