"""Where Tab goes, in which order, and how what has no tab stop of its own is scrolled by keys."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QWidget

_ACTIONS: Final = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}


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
