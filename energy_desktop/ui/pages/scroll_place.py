"""What the user looks at stays where it is on the screen while a page is laid out anew."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from energy_desktop.ui.timers import single_shot

SETTLE_MS: Final = 300


class ScrollPlace(QObject):
    """Keeps the control with the focus of a scroll area at its height; without one, does nothing.

    From ``hold`` until ``SETTLE_MS`` after ``settle`` and the last step of the layout; or from
    ``put`` on, whatever was put at a height.
    """

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._held: tuple[QWidget, int, bool] | None = None
        self._timer = single_shot(self, SETTLE_MS, self._release)
        scroll.verticalScrollBar().rangeChanged.connect(self.settle)

    @property
    def is_holding(self) -> bool:
        """Whether something is kept at its height now."""
        return self._held is not None

    def hold(self) -> None:
        """Remember where the control stands now, before the page changes."""
        widget, content = QApplication.focusWidget(), self._scroll.widget()
        if widget is None or content is None or not content.isAncestorOf(widget):
            return
        self._held = (widget, self._height_of(widget, is_middle=True), True)

    def put(self, widget: QWidget, height: int) -> None:
        """Have the top of a widget at this height, also while it is being laid out."""
        self._held = (widget, height, False)
        self.settle()

    def settle(self) -> None:
        """The page has changed; its layout follows in several steps."""
        if self._held is not None:
            self._timer.start()
            QTimer.singleShot(0, self, self._keep)

    def _keep(self) -> None:
        if self._held is None or not isValid(self._held[0]):
            return
        widget, height, is_middle = self._held
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + self._height_of(widget, is_middle=is_middle) - height)

    def _release(self) -> None:
        self._keep()
        self._held = None

    def _height_of(self, widget: QWidget, *, is_middle: bool) -> int:
        point = QPoint(0, widget.height() // 2 if is_middle else 0)
        return widget.mapTo(self._scroll.viewport(), point).y()
