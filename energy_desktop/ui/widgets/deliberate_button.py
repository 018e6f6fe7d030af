"""A button whose next press may mean something else: a double click presses it once."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton


class DeliberateButton(QPushButton):
    """For what has to be said twice, the second time knowingly."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click, which is no press."""
        event.accept()
