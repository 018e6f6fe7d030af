"""A list of sentences: what does not fit in a line goes on in the next one, and nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from energy_desktop.ui.theme import Theme


class WrappedList(QListWidget):
    """Breaks its lines anew whenever its width changes; ``rows`` of one line are always seen."""

    def __init__(self, theme: Theme, rows: int = 2) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(_Wrapping(theme, self))
        self.setMinimumHeight(theme.px(28) * rows + theme.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing is chosen yet an arrow chooses where it stands, and passes over nothing."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows and self.currentRow() >= 0 and not self.selectedItems():
            self.currentItem().setSelected(True)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """No higher than it has to be, so that a dialog of large text fits on a screen."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class _Wrapping(QStyledItemDelegate):
    """Gives a line the height that its words need; Qt forgets what a style sheet pads."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list."""
        del option
        px = self._theme.px
        width = self._view.viewport().width()
        room = QRect(0, 0, max(1, width - px(2 * 8 + 8)), 100_000)
        text = str(index.data() or "")
        used = self._view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, max(px(28), used.height() + px(8)))
