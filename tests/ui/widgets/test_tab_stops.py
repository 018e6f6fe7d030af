"""Tab goes through parts as they are named, and keys scroll what is no stop itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QWidget

from energy_desktop.ui.widgets.tab_stops import pass_by, scroll_by_key, tab_in_order
from tests.ui.conftest import Stage


class Room(QWidget):
    """Three parts with two buttons each, of which the last was made first."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self.parts = [self._part(names) for names in ("56", "34", "12")][::-1]

    def _part(self, names: str) -> QWidget:
        part = QWidget(self)
        self.buttons |= {name: QPushButton(name, part) for name in names}
        return part


class Tall(QScrollArea):
    """Shows a part of 1000 pixels."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        inside.setFixedSize(50, 1000)
        self.button = QPushButton("Inside", inside)
        self.setWidget(inside)


@pytest.fixture
def room(stage: Stage) -> Room:
    made = stage.show(Room, (300, 200))
    made.activateWindow()
    stage.until(made.isActiveWindow)
    return made


@pytest.fixture
def tall(stage: Stage) -> Tall:
    return stage.show(Tall, (100, 100))


def tabbed(stage: Stage, room: Room) -> str:
    """The names of the stops as Tab comes to them, from the first of the first part on."""
    stage.do(lambda: room.buttons["1"].setFocus(Qt.FocusReason.TabFocusReason))
    names = ""
    for _ in room.buttons:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QPushButton)
        names += widget.text()
        stage.do(lambda: QTest.keyClick(room, Qt.Key.Key_Tab))
    return names


def test_tab_goes_through_parts_in_the_order_that_they_are_named_in(
    stage: Stage, room: Room
) -> None:
    assert tabbed(stage, room) == "125634", "as they were made"
    tab_in_order(room.parts)
    assert tabbed(stage, room) == "123456"


def test_menus_of_the_parts_do_not_tear_the_order(stage: Stage, room: Room) -> None:
    for part in room.parts:
        QPushButton("in a menu", QMenu(part))
    tab_in_order(room.parts)
    assert tabbed(stage, room) == "123456"


@pytest.mark.parametrize(
    ("key", "direction"),
    [
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageUp, -1),
        (Qt.Key.Key_Up, -1),
    ],
)
def test_keys_scroll(tall: Tall, key: Qt.Key, direction: int) -> None:
    bar = tall.verticalScrollBar()
    bar.setValue(500)
    assert scroll_by_key(tall, key)
    assert (bar.value() - 500) * direction > 0


def test_a_page_is_a_longer_way_than_an_arrow(tall: Tall) -> None:
    ways = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        tall.verticalScrollBar().setValue(0)
        scroll_by_key(tall, key)
        ways.append(tall.verticalScrollBar().value())
    assert 0 < ways[0] < ways[1]


def test_other_keys_are_left_to_others(tall: Tall) -> None:
    assert not scroll_by_key(tall, Qt.Key.Key_Left)
    assert not scroll_by_key(tall, Qt.Key.Key_Space)
    assert tall.verticalScrollBar().value() == 0


def test_what_is_passed_by_is_no_stop_but_what_is_in_it_is(tall: Tall) -> None:
    pass_by(tall)
    assert tall.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert tall.button.focusPolicy() & Qt.FocusPolicy.TabFocus
