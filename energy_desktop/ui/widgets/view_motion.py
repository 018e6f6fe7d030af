"""Which time charts show on their way from a whole to a part of it, or back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from energy_desktop.ui.motion import DRILL_MS, Motion
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.time_view import View, between, is_within

_INPUTS: Final = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
})  # fmt: skip
_WORTH_IT: Final = 1.05


class ViewMotion(QObject):
    """``seen`` is what is shown, by ``show``; ``target`` where that is going to be.

    What is pressed or turned in one of ``inputs`` meets the target, not what is on its way there.
    """

    def __init__(
        self,
        owner: QWidget,
        theme: Theme,
        show: Callable[[View], object],
        inputs: Callable[[], Iterable[QAbstractScrollArea]],
    ) -> None:
        super().__init__(owner)
        self._show, self._inputs = show, inputs
        self.seen = self.target = self._start = (0.0, 1.0)
        self._watched: list[QObject] = []
        self.motion = Motion(owner, theme, DRILL_MS, self._step)

    @property
    def is_moving(self) -> bool:
        """Whether it is on its way."""
        return self.motion.is_moving

    def jump(self, view: View) -> None:
        """Be there now."""
        self._stop_watching()
        self.motion.cancel()
        self.seen = self.target = view

    def move(self, view: View) -> None:
        """Go there; at once where neither is a part of the other, with nothing to see between."""
        if view == self.target:
            return
        is_part = is_within(view, self.seen) or is_within(self.seen, view)
        lengths = sorted(end - start for start, end in (view, self.seen))
        if not (is_part and lengths[1] > lengths[0] * _WORTH_IT and self.motion.can_move):
            self.jump(view)
            return
        self._start, self.target = self.seen, view
        self._watch()
        self.motion.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the user does next does not wait."""
        if event.type() in _INPUTS:
            self.motion.finish()
        return super().eventFilter(watched, event)

    def _step(self, share: float) -> None:
        self.seen = self.target if share >= 1 else between(self._start, self.target, share)
        if share >= 1:
            self._stop_watching()
        self._show(self.seen)

    def _watch(self) -> None:
        self._stop_watching()
        for area in self._inputs():
            self._watched += [area, area.viewport()]
        for widget in self._watched:
            widget.installEventFilter(self)

    def _stop_watching(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
