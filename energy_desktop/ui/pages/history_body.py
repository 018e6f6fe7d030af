"""Where the parts of History stand: the list at the left, the range above, figures below."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.entity_selector import EntitySelector

_BESIDE_FROM_PX = 640
_KEY, _SHOWN, _HIDDEN = "sensors", "shown", "hidden"


class HistoryBody(QScrollArea):
    """Lays the parts out, and scrolls where the window is too low for them.

    Where it is narrow the chart comes first: the list is hidden, and stands above the chart for
    who brings it back. ``store`` keeps whether it is wanted beside the chart.
    """

    def __init__(
        self, theme: Theme, range_bar: QWidget, selector: EntitySelector, card: QWidget,
        cards: QWidget, store: QSettings | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store = store
        self._theme, self._selector = theme, selector
        self._is_narrow = False
        self._is_wanted = store is None or store.value(_KEY, _SHOWN) != _HIDDEN
        if not self._is_wanted:
            selector.hide()
        column = QVBoxLayout()
        column.addWidget(card, 1)
        column.addWidget(cards)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
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
        theme.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def toggle_selector(self) -> None:
        """Show or hide the list; beside the chart that is kept for the next time."""
        is_shown = self._selector.isHidden()
        self._selector.setVisible(is_shown)
        if not self._is_narrow:
            self._is_wanted = is_shown
            if self._store is not None:
                self._store.setValue(_KEY, _SHOWN if is_shown else _HIDDEN)

    def _fit(self) -> None:
        is_narrow = self.width() / self._theme.scale < _BESIDE_FROM_PX
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._selector.set_low(is_narrow)
        self._selector.setVisible(not is_narrow and self._is_wanted)

    def _restyle(self) -> None:
        px = self._theme.px
        self._fit()
        for layout in self._layouts:
            layout.setSpacing(px(12))
        self._layouts[0].setContentsMargins(px(20), 0, px(20), px(16))
