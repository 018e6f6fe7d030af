"""A window knows whether something runs in it that must not be cut off."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QWidget

from energy_desktop.errors import StoreUnavailable
from energy_desktop.ui.long_work import has_long_work, long_work, long_work_names
from energy_desktop.ui.tasks import Tasks
from tests.ui.conftest import Stage


class Room:
    """A window with a page that works until ``may_end`` is set."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.page = QWidget(self.window)
        self.tasks = Tasks(self.page)
        self.may_end = asyncio.Event()
        self.done: list[str] = []
        self.errors: list[Exception] = []

    async def work(self, word: str) -> str:
        await self.may_end.wait()
        if not word:
            raise StoreUnavailable("nothing to do")
        return word

    def begin(self, word: str = "made") -> None:
        work = long_work(self.page, "Export", self.work, word)
        self.tasks.start(work, self.done.append, self.errors.append, key="work")


@pytest.fixture
def room(stage: Stage) -> Room:
    rooms: list[Room] = []

    def build() -> QWidget:
        rooms.append(Room())
        return rooms[0].window

    stage.show(build)
    return rooms[0]


def test_there_is_long_work_until_it_has_ended(stage: Stage, room: Room) -> None:
    assert not has_long_work(room.window)
    stage.do(room.begin)
    assert has_long_work(room.window)
    assert long_work_names(room.window) == ["Export"]
    stage.do(room.may_end.set)
    assert room.done == ["made"]
    assert not has_long_work(room.window)


def test_what_fails_has_ended_too(stage: Stage, room: Room) -> None:
    stage.do(lambda: room.begin(""))
    stage.do(room.may_end.set)
    assert len(room.errors) == 1
    assert not has_long_work(room.window)


def test_what_is_cancelled_has_ended_too(stage: Stage, room: Room) -> None:
    stage.do(room.begin)
    stage.do(room.tasks.cancel_all)
    assert not has_long_work(room.window)


def test_it_ends_with_the_page_that_began_it(stage: Stage, room: Room) -> None:
    stage.do(room.begin)
    stage.do(room.page.deleteLater)
    assert not has_long_work(room.window)
    assert not room.tasks.is_running


def test_it_has_not_ended_before_it_is_told_what_came_of_it(stage: Stage, room: Room) -> None:
    seen: list[bool] = []
    work = long_work(room.page, "Export", room.work, "made")
    stage.do(lambda: room.tasks.start(work, lambda _: seen.append(has_long_work(room.window))))
    stage.do(room.may_end.set)
    assert seen == [True]
    assert not has_long_work(room.window)
