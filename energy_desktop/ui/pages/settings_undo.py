"""The bar that offers to undo the last change for 8 seconds, laid over the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.label import ElidedLabel

UNDO_MS = 8000
GUARD_MS = 500
_WIDTH_PX = 560


class UndoBar(QFrame):
    """Hidden until ``offer``; the newest offer replaces the one before.

    It lies over ``ground`` at its lower edge, or at the upper one where it would cover the control
    that was just used, and so moves nothing. It stays while the pointer is on it, and for a moment
    after it is gone a click there reaches nothing below it.
    """

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(ground.parentWidget())
        self._ground = ground
        self._theme = theme
        self._undo: Callable[[], object] | None = None
        self.words = ElidedLabel("", "strong")
        self.button = QPushButton(self.tr("Undo"))
        self._timer = single_shot(self, UNDO_MS, self._expire)
        self.guard = QWidget(ground.parentWidget())
        self.guard.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._guarded = single_shot(self, GUARD_MS, self.guard.hide)
        self.guard.hide()
        self.button.clicked.connect(self.undo)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was changed and how to take it back."""
        self._undo = undo
        self.words.setText(text)
        self._is_above = self._covers_used()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def offered(self) -> Callable[[], object] | None:
        """The way to take the change back, as long as it is offered."""
        return self._undo

    def undo(self) -> None:
        """Take the change back."""
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def dismiss(self) -> None:
        """The change stays."""
        self._undo = None
        self._timer.stop()
        if self.isVisible():
            self.guard.setGeometry(self.geometry())
            self.guard.show()
            self.guard.raise_()
            self._guarded.start()
        self.hide()

    def _expire(self) -> None:
        if self.underMouse():
            self._timer.start()
        else:
            self.dismiss()

    def place(self) -> None:
        """Take the place at the edge of the ground."""
        self.setGeometry(self._at_edge(is_above=self._is_above))

    _is_above = False

    def _at_edge(self, *, is_above: bool) -> QRect:
        room, px = self._ground.geometry(), self._theme.px
        width = min(room.width() - px(24), px(_WIDTH_PX))
        height = self.sizeHint().height()
        left = room.left() + (room.width() - width) // 2
        top = room.top() + px(8) if is_above else room.bottom() - px(8) - height
        return QRect(left, top, width, height)

    def _covers_used(self) -> bool:
        """Whether the bar below would lie over what has the focus: a control, or a table's row."""
        used, page = QApplication.focusWidget(), self.parentWidget()
        if used is None or page is None or not page.isAncestorOf(used):
            return False
        rect, shown = used.rect(), used
        if isinstance(used, QAbstractItemView):
            shown, rect = used.viewport(), used.visualRect(used.currentIndex())
        on_page = QRect(shown.mapTo(page, rect.topLeft()), rect.size())
        return self._at_edge(is_above=False).intersects(on_page)

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self.setStyleSheet(
            f"UndoBar {{ background: {tokens.primary}; border-radius: {px(10)}px; }}"
            f"UndoBar QLabel {{ color: {tokens.on_primary}; }}"
        )
        self._row.setContentsMargins(px(16), px(6), px(8), px(6))
        if self.isVisible():
            self.place()
