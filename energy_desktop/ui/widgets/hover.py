"""How a part that can be opened answers to the pointer and to the keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.motion import HOVER_MS, Motion
from energy_desktop.ui.theme import Theme

_BY_KEYS: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
# A window or a menu comes before the widget, or goes again: the focus is still meant for it.
_FOR_A_WHILE: Final = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
)
_CHANGES: Final = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})
_RING_PX: Final = 2


class Hover(QObject):
    """``share`` is 1 while the pointer is over a widget, else 0, and on its way between for 80 ms.

    The widget is painted anew with each change.
    """

    def __init__(self, widget: QWidget, theme: Theme) -> None:
        super().__init__(widget)
        self._widget = widget
        self.share = self._from = self._to = 0.0
        self.motion = Motion(widget, theme, HOVER_MS, self._step)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the pointer."""
        if event.type() is QEvent.Type.Enter:
            self._go(1.0)
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.Hide}:
            self._go(0.0)
        return super().eventFilter(watched, event)

    def _go(self, share: float) -> None:
        if share != self._to:
            self._from, self._to = self.share, share
            self.motion.start()

    def _step(self, share: float) -> None:
        self.share = self._from + (self._to - self._from) * share
        self._widget.update()


class FocusRing(QWidget):
    """Lies over ``widget`` while that has the focus from the keys, and is seen there."""

    def __init__(self, widget: QWidget, theme: Theme, radius_px: float = 12) -> None:
        super().__init__(widget)
        self._widget = widget
        self._theme, self._radius_px = theme, radius_px
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it lies over, and there as long as that has the focus."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._widget.rect())
        # What only announces a change (FocusAboutToChange) may come with no change at all.
        elif isinstance(event, QFocusEvent) and event.type() in _CHANGES:
            self._follow(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ink around the edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("ink"), _RING_PX))
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self._theme.px(self._radius_px)
        painter.drawRoundedRect(edge, radius, radius)

    def _follow(self, event: QFocusEvent) -> None:
        is_back = event.reason() in _FOR_A_WHILE
        if event.gotFocus() and (event.reason() in _BY_KEYS or (is_back and self.isVisible())):
            self.setGeometry(self._widget.rect())
            self.raise_()
            self.show()
        elif not is_back:
            self.hide()
