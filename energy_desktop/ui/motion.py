"""What moves for a moment, and at once where nothing may move or nobody sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QVariantAnimation
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.theme import Theme

HOVER_MS: Final = 80
DRILL_MS: Final = 160
FLOW_MS: Final = 200


class Motion(QObject):
    """Calls ``step`` with a share that grows to 1, quickly at first; the last call has 1.

    It is at 1 at once where ``theme.is_still`` or ``owner`` can't be seen, also from then on.
    """

    def __init__(
        self, owner: QWidget, theme: Theme, length_ms: int, step: Callable[[float], object]
    ) -> None:
        super().__init__(owner)
        self._owner, self._theme, self._step = owner, theme, step
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.setDuration(length_ms)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(self._moved)
        self.animation.finished.connect(self._ended)
        self._is_moving = False
        theme.changed.connect(self._stand_still)
        owner.installEventFilter(self)

    @property
    def can_move(self) -> bool:
        """Whether something that starts now would take its time."""
        is_seen = self._owner.isVisible() and not self._owner.window().isMinimized()
        return is_seen and not self._theme.is_still

    @property
    def is_moving(self) -> bool:
        """Whether it is on its way."""
        return self._is_moving

    def start(self) -> None:
        """From 0, also where it is on its way."""
        self.cancel()
        if self.can_move:
            self._is_moving = True
            self.animation.start()
        else:
            self._step(1.0)

    def finish(self) -> None:
        """Be at 1 now."""
        if self._is_moving:
            self.cancel()
            self._step(1.0)

    def cancel(self) -> None:
        """Stay where it is."""
        self._is_moving = False
        self.animation.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing moves unseen."""
        if event.type() is QEvent.Type.Hide:
            self.finish()
        return super().eventFilter(watched, event)

    def _moved(self, share: float) -> None:
        if self._is_moving and share < 1:
            self._step(share)

    def _ended(self) -> None:
        self.finish()

    def _stand_still(self) -> None:
        if self._theme.is_still:
            self.finish()
