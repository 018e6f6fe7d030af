"""Where Tab goes, in which order, and how keys scroll to what has the focus, or has no stop."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QScrollArea,
    QWidget,
)

_ACTIONS: Final = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}
_ROOM_PX: Final = 16


def pass_by(area: QAbstractScrollArea) -> None:
    """No tab stop: what is in it has the focus, and the keys that it leaves scroll the area."""
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def scroll_by_key(area: QAbstractScrollArea, key: int) -> bool:
    """Scroll up or down where that is what a key is for; False where it is not."""
    action = _ACTIONS.get(Qt.Key(key))
    if action is None:
        return False
    area.verticalScrollBar().triggerAction(action)
    return True


class FocusInSight(QObject):
    """Scrolls an area to what gets the focus in it by keys, and to each row that one of ``tables``
    goes to meanwhile: to all of it, else to its top; of a table too tall for that to its row.

    It stays where it is while an editor of a table opens and closes, or a list drops down.

    Qt does that only for a stop that follows another one of the same area, and of what draws a
    scene (a chart) it shows no more than a corner.
    """

    def __init__(self, area: QScrollArea, tables: Iterable[QAbstractItemView] = ()) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        for table in tables:
            table.selectionModel().currentRowChanged.connect(self._follow)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None or now is None:  # the window has it again, or lost it
            return
        if not (before.window().windowType() is Qt.WindowType.Popup or _is_editor(before, now)):
            self._follow()

    def _follow(self) -> None:
        if not QGuiApplication.mouseButtons().value:  # nothing moves under a press of the mouse
            QTimer.singleShot(0, self, self._show)  # after what Qt does itself

    def _show(self) -> None:
        used = QApplication.focusWidget()
        if used is not None:
            widget, part = _used_part(used, self._area.viewport().height() - 2 * _ROOM_PX)
            _scroll_to(self._area, widget, part)


def _is_editor(before: QWidget, now: QWidget) -> bool:
    """Whether one of them is a table, and the other an editor in it."""
    return any(
        isinstance(table, QAbstractItemView) and table.viewport().isAncestorOf(editor)
        for table, editor in ((before, now), (now, before))
    )


def _used_part(widget: QWidget, height: int) -> tuple[QWidget, QRect]:
    """What is looked at, and in which widget: of a table taller than this the current row."""
    if not isinstance(widget, QAbstractItemView) or widget.height() <= height:
        return widget, widget.rect()
    index = widget.currentIndex()
    if not index.isValid():
        return widget, widget.rect()
    widget.scrollTo(index)
    return widget.viewport(), widget.visualRect(index)


def scroll_to_part(widget: QWidget, part: QRect) -> None:
    """Scroll to a part of a widget, where that is in something that scrolls."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _scroll_to(above, widget, part)
        above = above.parentWidget()


def _scroll_to(area: QScrollArea, widget: QWidget, part: QRect) -> None:
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(widget):
        return
    bar, height = area.verticalScrollBar(), area.viewport().height()
    top = widget.mapTo(inside, part.topLeft()).y() - _ROOM_PX
    bottom = top + part.height() + 2 * _ROOM_PX
    if top < bar.value() or bottom - top > height:
        bar.setValue(top)
    elif bottom > bar.value() + height:
        bar.setValue(bottom - height)


def tab_in_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after another, in each in the order of its children."""
    # Not by nextInFocusChain: whatever that once gave out is never freed.
    within = (w for part in parts for w in (part, *part.findChildren(QWidget)) if _is_stop(w, part))
    for before, after in pairwise(within):
        QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget, part: QWidget) -> bool:
    """Whether Tab goes there: not into a menu, nor to what another widget has the focus for."""
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return takes_tab and widget.window() is part.window()
