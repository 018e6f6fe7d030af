"""A row of widgets that goes on in another line where room is short."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from energy_desktop.ui.theme import Theme

_GAP_PX: Final = 8


class WrappedRow(QLayout):
    """As narrow as its widest widget, as high as its lines need; each keeps its own width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way to give it something."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None after the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one of them up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _restyle(self) -> None:
        self.setSpacing(self._theme.px(_GAP_PX))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, place: bool) -> int:
        """Place all in lines, from where one begins to read; returns their height."""
        parent = self.parentWidget()
        direction = parent.layoutDirection() if isinstance(parent, QWidget) else None
        at, top, height = 0, 0, 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(rect.width(), item.maximumSize().height()))
            if at and at + size.width() > rect.width():
                at, top, height = 0, top + height + self.spacing(), 0
            if place:
                spot = QRect(rect.left() + at, rect.top() + top, size.width(), size.height())
                item.setGeometry(_mirrored(spot, rect) if direction is _RIGHT_TO_LEFT else spot)
            at += size.width() + self.spacing()
            height = max(height, size.height())
        return top + height


_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def _mirrored(spot: QRect, rect: QRect) -> QRect:
    spot.moveRight(rect.right() - (spot.left() - rect.left()))
    return spot
