"""A card that leads somewhere answers to pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from tests.ui.conftest import Stage


def card(stage: Stage, theme: Theme) -> Card:
    made = stage.show(lambda: Card(theme, "Solar"), (200, 100))
    made.set_opens()
    return made


def enter(made: Card) -> None:
    QApplication.sendEvent(made, QEnterEvent(QPointF(), QPointF(), QPointF()))


def leave(made: Card) -> None:
    QApplication.sendEvent(made, QEvent(QEvent.Type.Leave))


def test_under_the_pointer_it_lights_up_in_80_ms(stage: Stage, theme: Theme) -> None:
    theme.set_motion("full")
    made = card(stage, theme)
    assert made.hover is not None
    hover, moves = made.hover, made.hover.motion.animation
    assert moves.duration() == 80

    def on_the_way() -> None:
        enter(made)
        moves.pause()
        moves.setCurrentTime(20)

    stage.do(on_the_way)
    half = hover.share
    assert 0 < half < 1

    def back() -> None:
        leave(made)
        moves.pause()
        moves.setCurrentTime(0)

    stage.do(back)
    assert hover.share <= half, "from where it is"
    stage.do(lambda: moves.setCurrentTime(80))
    assert hover.share == 0


def test_with_reduced_motion_it_is_lit_at_once(stage: Stage, theme: Theme) -> None:
    made = card(stage, theme)
    before = made.grab().toImage()
    stage.do(lambda: enter(made))
    assert made.hover is not None
    assert made.hover.share == 1
    assert made.grab().toImage() != before
    stage.do(lambda: leave(made))
    assert made.grab().toImage() == before


def test_the_ring_is_for_those_who_come_by_keys(stage: Stage, theme: Theme) -> None:
    made = card(stage, theme)
    stage.do(lambda: made.setFocus(Qt.FocusReason.TabFocusReason))
    assert made.ring.isVisible()
    assert made.ring.geometry() == made.rect()
    stage.do(made.clearFocus)
    assert made.ring.isHidden()
    stage.do(lambda: made.setFocus(Qt.FocusReason.MouseFocusReason))
    assert made.ring.isHidden()


def come(stage: Stage, made: Card, reason: Qt.FocusReason) -> None:
    """To a window in front, which had the focus only because it came there."""
    made.activateWindow()
    stage.until(made.isActiveWindow)
    stage.do(made.clearFocus)
    stage.do(lambda: made.setFocus(reason))


def open_and_close_menu(stage: Stage, made: Card) -> None:
    menu = QMenu(made)
    menu.addAction("About this sensor")
    stage.do(lambda: menu.popup(made.mapToGlobal(made.rect().center())))
    assert QApplication.activePopupWidget() is menu
    stage.do(lambda: QTest.keyClick(menu, Qt.Key.Key_Escape))
    assert menu.isHidden()
    assert made.hasFocus()


def test_the_ring_of_those_who_come_by_keys_outlasts_a_menu(stage: Stage, theme: Theme) -> None:
    made = card(stage, theme)
    come(stage, made, Qt.FocusReason.TabFocusReason)
    open_and_close_menu(stage, made)
    assert made.ring.isVisible()


def test_a_menu_brings_no_ring_to_those_who_come_by_pointer(stage: Stage, theme: Theme) -> None:
    made = card(stage, theme)
    come(stage, made, Qt.FocusReason.MouseFocusReason)
    open_and_close_menu(stage, made)
    assert made.ring.isHidden()
