"""The wheel scrolls a page and changes no value that it passes over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _Filter(QObject):
    """Leaves the wheel to what is behind a control that nobody has chosen."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True


def pass_wheel(control: QWidget) -> None:
    """Have the wheel turn a control only while it has the focus, which the wheel does not give."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_Filter(control))
