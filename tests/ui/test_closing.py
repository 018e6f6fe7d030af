"""What closing the window means, with a tray and without one."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from energy_desktop.services import Services
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def test_with_a_tray_closing_hides_it(stage: Stage, window: MainWindow) -> None:
    stage.do(window.close)
    assert not window.isVisible()
    stage.do(window.bring_to_front)
    assert window.isVisible()


@pytest.mark.parametrize("has_tray", [True, False])
def test_only_the_first_close_ever_tells_where_it_went(
    stage: Stage, window: MainWindow, services: Services, theme: Theme, store: QSettings,
    home: FakeServices, has_tray: bool,
) -> None:  # fmt: skip
    home.settings.values["on_close"] = "background"
    window.has_tray = lambda: has_tray
    told: list[bool] = []
    window.first_hidden.connect(told.append)
    for _ in range(2):
        stage.do(window.close)
        stage.do(window.bring_to_front)
    store.sync()
    again = stage.show(lambda: MainWindow(services, theme, store))
    again.has_tray = lambda: has_tray
    again.first_hidden.connect(told.append)
    stage.do(again.close)
    assert told == [has_tray]


def test_who_chose_to_quit_by_closing_quits_with_a_tray_too(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    home.settings.values["on_close"] = "quit"
    quits: list[int] = []
    window.quit_requested.connect(lambda: quits.append(1))
    stage.do(window.close)
    assert quits == [1]


def _answer(stage: Stage, window: MainWindow, button: str) -> None:
    """Close the window and click a button of what it asks."""
    stage.do(window.close)
    [box] = window.findChildren(QMessageBox)
    [chosen] = [b for b in box.buttons() if b.text().replace("&", "") == button]
    stage.do(chosen.click)
    stage.until(lambda: not window.findChildren(QMessageBox))


def test_without_a_tray_closing_asks_once(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    window.has_tray = lambda: False
    _answer(stage, window, "Keep recording")
    assert not window.isVisible()
    assert home.settings.values["on_close"] == "background"
    stage.do(window.bring_to_front)
    stage.do(window.close)
    assert not window.findChildren(QMessageBox)
    assert not window.isVisible()


@pytest.mark.parametrize(("button", "quits"), [("Quit", 1), ("Cancel", 0)])
def test_without_a_tray_the_answer_may_be_quit_or_stay(
    stage: Stage, window: MainWindow, button: str, quits: int
) -> None:
    seen: list[int] = []
    window.quit_requested.connect(lambda: seen.append(1))
    window.has_tray = lambda: False
    _answer(stage, window, button)
    assert len(seen) == quits
    assert window.isVisible()


def test_the_question_on_closing_is_asked_once_at_a_time(stage: Stage, window: MainWindow) -> None:
    window.has_tray = lambda: False
    stage.do(window.close)
    stage.do(window.close)
    [box] = window.findChildren(QMessageBox)
    stage.do(box.close)


def test_the_question_on_closing_does_not_outlive_a_window_that_ends(
    stage: Stage, window: MainWindow
) -> None:
    window.has_tray = lambda: False
    left: list[bool] = []
    # As the window manager does: no coroutine runs then, so a loop of the question's own would run.
    QTimer.singleShot(0, window, lambda: left.append(window.close()))
    stage.until(lambda: bool(window.findChildren(QMessageBox)))
    assert left == [False]  # it has not waited for the answer
    [box] = window.findChildren(QMessageBox)
    stage.do(window.end)
    stage.clear()
    assert not shiboken6.isValid(box)


def test_a_demo_says_so_and_ends_with_its_window_where_no_tray_is(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings
) -> None:
    home.status.is_demo = True
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock))
    mark = window.header.demo_mark
    assert mark.isVisible()
    assert mark.words.text() == "Demo"
    assert window.windowTitle() == "Demo"
    stage.do(lambda: window.resize(720, 520))
    assert mark.isVisible()
    assert mark.words.isHidden(), "its icon alone leaves room for what stands beside it"
    assert mark.accessibleName() == "Demo"
    assert mark.geometry().right() < window.chip.geometry().left()
    quits: list[int] = []
    window.quit_requested.connect(lambda: quits.append(1))
    window.has_tray = lambda: False
    stage.do(window.close)
    assert not window.findChildren(QMessageBox)
    assert quits == [1]


def test_a_real_home_is_no_demo(window: MainWindow) -> None:
    assert not window.header.demo_mark.isVisible()


def test_the_question_on_closing_has_buttons_of_one_style(stage: Stage, window: MainWindow) -> None:
    window.has_tray = lambda: False
    stage.do(window.close)
    [box] = window.findChildren(QMessageBox)
    assert all(button.icon().isNull() for button in box.buttons())
    stage.do(lambda: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert window.isVisible()
    stage.until(lambda: not window.findChildren(QMessageBox))
