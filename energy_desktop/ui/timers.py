"""Timers of widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(owner: QObject, length_ms: int, action: Callable[[], object]) -> QTimer:
    """A timer of ``owner`` that does something once, each time that it was started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(length_ms)
    timer.timeout.connect(action)
    return timer
