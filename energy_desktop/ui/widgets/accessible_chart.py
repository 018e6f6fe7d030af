"""Charts for screen readers: their role, what the cursor reads, and words as it moves.

Qt itself shows a chart as one unnamed child. A widget with a ``spoken_value`` is given role Chart
and that text as its value.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from energy_desktop.ui.timers import single_shot

_APART_MS: Final = 1_000


class ChartInterface(QAccessibleWidget):
    """A widget as a chart: its name, its description, and as its value what the cursor reads."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart, QAccessible.Role.Chart)

    def text(self, kind: QAccessible.Text) -> str:
        """The text of a kind, see Qt."""
        if kind is QAccessible.Text.Value:
            return str(getattr(self.widget(), "spoken_value", ""))
        return super().text(kind)


@cache
def install() -> Callable[[str, QObject], ChartInterface | None]:
    """Have Qt make these interfaces, once in a process."""
    # Qt does not keep a factory of Python's alive: the cache does.
    QAccessible.installFactory(_interface)
    return _interface


def _interface(_name: str, widget: QObject) -> ChartInterface | None:
    if isinstance(widget, QWidget) and hasattr(type(widget), "spoken_value"):
        return ChartInterface(widget)
    return None


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say this, if one listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Announcer(QObject):
    """Says what a chart's cursor reads, at most once a second; of what came between the last."""

    def __init__(self, chart: QWidget, say: Callable[[QWidget, str], object] = announce) -> None:
        super().__init__(chart)
        self._chart = chart
        self.send = say
        self._next = ""
        self._pause = single_shot(self, _APART_MS, self._say_next)

    def say(self, words: str) -> None:
        """Say this now, or as soon as a second has passed."""
        self._next = words
        if not self._pause.isActive():
            self._say_next()

    def _say_next(self) -> None:
        if self._next:
            self.send(self._chart, self._next)
            self._next = ""
            self._pause.start()
