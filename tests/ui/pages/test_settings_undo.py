"""The bar that offers to undo: how long it stays, and what a click that comes too late hits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.ui.pages.settings_undo import GUARD_MS, UndoBar
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage


class Page(QWidget):
    """A page that is one large button, with the bar over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.hits = 0
        self.below = QPushButton("below")
        self.below.setMinimumSize(700, 400)
        self.below.clicked.connect(self._hit)
        QVBoxLayout(self).addWidget(self.below)
        self.bar = UndoBar(theme, self.below)

    def _hit(self) -> None:
        self.hits += 1


@pytest.fixture
def page(stage: Stage, theme: Theme) -> Page:
    made = stage.show(lambda: Page(theme), (760, 460))
    stage.do(lambda: made.bar.offer("Changed.", lambda: None))
    return made


def click_where_undo_was(stage: Stage, page: Page, qtbot: QtBot) -> None:
    """As the system sends it: to whatever lies there now."""
    place = page.bar.button.mapTo(page, page.bar.button.rect().center())
    window = page.windowHandle()
    assert window is not None
    stage.do(lambda: qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=place))


def test_a_click_that_comes_a_moment_too_late_hits_nothing_below(
    stage: Stage, page: Page, qtbot: QtBot
) -> None:
    stage.do(page.bar._timer.timeout.emit)
    assert page.bar.isHidden()
    click_where_undo_was(stage, page, qtbot)
    assert page.hits == 0
    assert page.bar._guarded.interval() == GUARD_MS == 500
    stage.do(page.bar._guarded.timeout.emit)
    click_where_undo_was(stage, page, qtbot)
    assert page.hits == 1


def test_it_stays_while_the_pointer_is_on_it(stage: Stage, page: Page) -> None:
    page.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    stage.do(page.bar._timer.timeout.emit)
    assert page.bar.isVisible()
    assert page.bar._timer.isActive()
    page.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    stage.do(page.bar._timer.timeout.emit)
    assert page.bar.isHidden()
