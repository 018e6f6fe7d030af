"""Leaving the set-up is asked for, and Enter goes on with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage


def test_enter_goes_on_with_the_set_up(
    stage: Stage, theme: Theme, services: Services, qtbot: QtBot
) -> None:
    first_run = stage.show(lambda: FirstRun(services, theme))
    stage.do(lambda: qtbot.keyClick(first_run, Qt.Key.Key_Escape))
    box = first_run.findChild(QMessageBox)
    assert box is not None
    default = next(button for button in box.findChildren(QPushButton) if button.isDefault())
    assert default.text() == "Go on"
    stage.do(lambda: qtbot.keyClick(box, Qt.Key.Key_Return))
    assert first_run.isVisible()
