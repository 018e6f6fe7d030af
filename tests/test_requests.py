"""What other processes ask for: answered by the run that there is, or by the next one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest

from energy_desktop.errors import BackupFailed, ScreenshotFailed
from energy_desktop.models import Progress
from energy_desktop.requests import MAKE_ROOM, UNKNOWN, WAITING, WAITING_EVERY_S, Requests, told_to
from energy_desktop.requests import Screenshot as Picture
from energy_desktop.services.databases import Databases, Tell
from energy_desktop.transfer.backup import Made
from tests.fakes.manual_clock import ManualClock
from tests.recording.home_run import until

SHOW = {"command": "show"}
QUIT = {"command": "quit"}
BACKUP = {"command": "backup", "file": "all.zip"}
PICTURE = {"command": "screenshot", "page": "history", "file": "x.png", "width": 9, "height": 7}
SAVED = {"ok": True, "readings": 4, "entities": 2}


class Asker:
    """Another process: what it was told, and whether it is still there."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.is_there = True

    def __call__(self, line: dict[str, Any]) -> bool:
        if self.is_there:
            self.told.append(line)
        return self.is_there


class SlowDatabases:
    """Backups that end when the test says so."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.ends = asyncio.Event()
        self.error: Exception | None = None
        self.tell: Tell = lambda _: None

    async def back_up(self, file: Path, tell: Tell) -> Made:
        self.files.append(file)
        self.tell = tell
        await self.ends.wait()
        if self.error:
            raise self.error
        return Made(readings=4, entities=2)


class Screen:
    """Windows that note what they are asked for; pictures end when the test says so."""

    def __init__(self) -> None:
        self.raised = 0
        self.token = ""
        self.pictures: list[Picture] = []
        self.ends = asyncio.Event()
        self.error: Exception | None = None

    def raise_window(self, token: str = "") -> None:
        self.raised += 1
        self.token = token

    async def screenshot(self, picture: Picture) -> None:
        self.pictures.append(picture)
        await self.ends.wait()
        if self.error:
            raise self.error


class Desk:
    """Requests with the run that answers them."""

    def __init__(self) -> None:
        self.quits = 0
        self.clock = ManualClock()
        self.requests = Requests(self.quit, self.clock.sleep)
        self.databases = SlowDatabases()
        self.screen = Screen()

    def quit(self) -> None:
        self.quits += 1

    def begin(self, *, headless: bool = False) -> None:
        self.requests.begin(cast("Databases", self.databases), None if headless else self.screen)

    def ask(self, request: dict[str, Any]) -> Asker:
        asker = Asker()
        self.requests.take(request, asker)
        return asker


@pytest.fixture
async def desk() -> Desk:
    return Desk()


async def told(asker: Asker, line: dict[str, Any]) -> None:
    await until(lambda: line in asker.told, f"the answer {line}, not {asker.told}")


async def test_what_comes_between_two_runs_is_answered_by_the_next(desk: Desk) -> None:
    show, backup, picture = desk.ask(SHOW), desk.ask(BACKUP), desk.ask(PICTURE)
    assert show.told == backup.told == picture.told == [WAITING]
    desk.begin()
    assert show.told[-1] == {"ok": True}
    assert (desk.screen.raised, desk.screen.token) == (1, "")
    desk.ask({**SHOW, "token": "a-token"})
    assert (desk.screen.raised, desk.screen.token) == (2, "a-token")
    desk.databases.ends.set()
    desk.screen.ends.set()
    await told(backup, SAVED)
    await told(picture, {"ok": True})
    assert desk.databases.files == [Path("all.zip")]
    assert desk.screen.pictures == [Picture("history", "x.png", 9, 7)]


async def test_a_wish_to_quit_waits_for_no_run(desk: Desk) -> None:
    assert desk.ask(QUIT).told == [{"ok": True}]
    assert desk.quits == 1


async def test_who_waits_is_told_so_until_it_is_answered(desk: Desk) -> None:
    reassuring = asyncio.create_task(desk.requests.reassure())
    asker = desk.ask(SHOW)
    for times in (2, 3):
        await desk.clock.asleep(WAITING_EVERY_S)
        desk.clock.advance(WAITING_EVERY_S)
        await until(lambda times=times: len(asker.told) == times, "another word")  # type: ignore[misc]
    assert asker.told == [WAITING] * 3
    desk.begin()
    await desk.clock.asleep(WAITING_EVERY_S)
    desk.clock.advance(WAITING_EVERY_S)
    await desk.clock.asleep(WAITING_EVERY_S)
    assert asker.told[-1] == {"ok": True}
    reassuring.cancel()
    await asyncio.wait([reassuring])


async def test_nothing_is_done_for_one_who_waited_and_is_gone(desk: Desk) -> None:
    asker = desk.ask(BACKUP)
    asker.is_there = False
    desk.begin()
    await asyncio.sleep(0)
    assert desk.databases.files == []


@pytest.mark.parametrize("request_", [BACKUP, PICTURE], ids=lambda one: one["command"])
@pytest.mark.parametrize("has_begun", [True, False])
async def test_what_a_run_could_not_finish_is_done_by_the_next(
    desk: Desk, request_: dict[str, Any], has_begun: bool
) -> None:
    desk.begin()
    asker = desk.ask(request_)
    if has_begun:
        await until(lambda: desk.databases.files or desk.screen.pictures, "the work")
    await desk.requests.pause()
    assert asker.told == [WAITING]
    desk.databases.ends.set()
    desk.screen.ends.set()
    desk.begin()
    await until(lambda: "ok" in asker.told[-1], "the answer")


@pytest.mark.parametrize("request_", [SHOW, BACKUP, PICTURE], ids=lambda one: one["command"])
@pytest.mark.parametrize("when", ["before", "under way", "after"])
async def test_where_no_run_follows_who_asks_may_do_it_alone(
    desk: Desk, request_: dict[str, Any], when: str
) -> None:
    if when == "before":
        asker = desk.ask(request_)
        desk.requests.end()
    elif when == "after":
        desk.begin()
        desk.requests.end()
        asker = desk.ask(request_)
    else:
        desk.begin()
        desk.requests.end()
        asker = desk.ask(request_)
        await desk.requests.pause()
    assert asker.told[-1] == MAKE_ROOM
    assert (desk.screen.raised, desk.databases.files, desk.screen.pictures) == (0, [], [])
    assert desk.ask(QUIT).told == [{"ok": True}]


async def test_a_backup_under_way_at_the_end_is_left_to_who_asked_for_it(desk: Desk) -> None:
    desk.begin()
    asker = desk.ask(BACKUP)
    await until(lambda: desk.databases.files, "the work")
    desk.requests.end()
    await desk.requests.pause()
    assert asker.told == [MAKE_ROOM]


async def test_a_backup_is_given_up_once_its_asker_is_gone(desk: Desk) -> None:
    desk.begin()
    asker = desk.ask(BACKUP)
    await until(lambda: desk.databases.files, "the work")
    desk.databases.tell(Progress("backup", 1, 10))
    assert asker.told == [{"progress": ["backup", 1, 10]}]
    asker.is_there = False
    desk.databases.tell(Progress("backup", 2, 10))
    await until(lambda: not desk.requests._under_way, "the end of it")
    assert desk.databases.files == [Path("all.zip")]
    await desk.requests.pause()
    assert desk.requests._waiting == []


@pytest.mark.usefixtures("allow_log")
async def test_what_fails_is_one_sentence(desk: Desk) -> None:
    desk.databases.error = BackupFailed("The disk is full.")
    desk.screen.error = ScreenshotFailed("There is no data.")
    desk.databases.ends.set()
    desk.screen.ends.set()
    desk.begin()
    await told(desk.ask(BACKUP), {"error": "The disk is full."})
    await told(desk.ask(PICTURE), {"error": "There is no data."})


async def test_without_windows_it_makes_room_for_one_and_takes_no_picture(desk: Desk) -> None:
    desk.begin(headless=True)
    assert desk.ask(SHOW).told[0]["make_room"] is True
    assert desk.ask(PICTURE).told == [{"make_room": False, "error": "It runs without a window."}]


@pytest.mark.parametrize(
    "nonsense", [{}, {"command": "dance"}, {"command": "backup"}, {"command": "backup", "file": 1},
                 {"command": "screenshot", "page": "history"}],
)  # fmt: skip
async def test_what_it_does_not_understand_is_answered_so(
    desk: Desk, nonsense: dict[str, Any]
) -> None:
    desk.begin()
    assert desk.ask(nonsense).told == [UNKNOWN]


def test_an_asker_is_told_whole_percents_and_once_it_is_gone_the_work_is_given_up() -> None:
    told: list[dict[str, Any]] = []
    gone: list[bool] = []

    def answer(line: dict[str, Any]) -> bool:
        told.append(line)
        return len(told) < 3

    tell = told_to(answer, lambda: gone.append(True))
    for done in (0, 1, 2, 10, 11):
        tell(Progress("backup", done, 1_000))
    assert told == [{"progress": ["backup", 0, 1_000]}, {"progress": ["backup", 10, 1_000]}]
    assert not gone
    tell(Progress("backup", 20, 1_000))
    assert gone == [True]
