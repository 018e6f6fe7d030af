"""Whoever goes through Settings by keys sees where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from energy_desktop.ui.theme import Theme

_ROOM_PX = 12


class FocusInSight(QObject):
    """Scrolls what gets the focus into sight, and the row that a table goes to; not for a press of
    the mouse, under which nothing may move."""

    def __init__(self, theme: Theme, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._theme = theme
        self._scroll = scroll
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def follow_rows(self, view: QAbstractItemView) -> None:
        """Scroll to each row that a table goes to while it has the focus."""
        view.selectionModel().currentRowChanged.connect(self._follow)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        content = self._scroll.widget()
        if before is None or now is None or content is None:
            return  # the window has the focus again, and was perhaps scrolled before
        if content.isAncestorOf(now):
            self._follow()

    def _follow(self) -> None:
        # After Qt, which would have the middle of a long table in sight and not its row.
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        used, content = QApplication.focusWidget(), self._scroll.widget()
        if used is None or content is None or not content.isAncestorOf(used):
            return
        shown, rect = _used_part(used)
        place = QRect(shown.mapTo(content, rect.topLeft()), rect.size())
        room, height = self._theme.px(_ROOM_PX), self._scroll.viewport().height()
        place.setHeight(min(place.height(), height - 2 * room))
        middle = QPoint(place.left(), place.center().y())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + room)


def _used_part(widget: QWidget) -> tuple[QWidget, QRect]:
    """What of it is looked at, and in which of its parts: a table's current row, else all."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        return widget.viewport(), widget.visualRect(widget.currentIndex())
    return widget, widget.rect()
