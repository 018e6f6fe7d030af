"""The wheel scrolls a page and changes no value that it passes over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.ui.widgets.wheel import pass_wheel


def turn(control: QWidget) -> bool:
    """Turn the wheel over a control; whether the control took it."""
    middle = QPointF(control.rect().center())
    event = QWheelEvent(
        middle, control.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(control, event)
    return event.isAccepted()


def test_the_wheel_turns_a_control_only_while_it_has_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first, second = QSpinBox(page), QSpinBox(page)
    column = QVBoxLayout(page)
    for spin in (first, second):
        spin.setValue(50)
        pass_wheel(spin)
        column.addWidget(spin)
    page.show()
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    assert not turn(second)
    assert second.value() == 50
    assert turn(first)
    assert first.value() == 51
