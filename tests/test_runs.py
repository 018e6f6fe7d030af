"""Runs of the program one after another: what comes between two of them is not lost."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.config import Settings
from energy_desktop.errors import StoreUnavailable
from energy_desktop.instance import Answer, Handler, Instance, Request
from energy_desktop.loop import Loop
from energy_desktop.requests import MAKE_ROOM, Requests
from energy_desktop.runs import Runs
from energy_desktop.services.databases import Databases, Tell
from energy_desktop.transfer.backup import Made
from tests.fakes.other_process import address_of, asking, say
from tests.recording.home_run import until
from tests.test_cli import run
from tests.test_commands import SAVED as SAVED_HERE
from tests.test_commands import command, filled
from tests.test_instance import OFFSCREEN

SAVED = {"ok": True, "readings": 4, "entities": 2}


class Backups:
    """Databases of which a backup is made at once."""

    async def back_up(self, file: Path, tell: Tell) -> Made:
        return Made(readings=4, entities=2)


class ScriptedRun:
    """A run whose start, and whose end once it is stopped, last until the test says so."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._stop = asyncio.Event()
        self.starts, self.ends = asyncio.Event(), asyncio.Event()
        self.wants_restart = False
        self.error: Exception | None = None
        self.has_started = self.has_ended = False

    async def run(self) -> int:
        try:
            await self._until(self.starts)
            if self.error is not None:
                raise self.error
            if not self._stop.is_set():
                self._requests.begin(cast("Databases", Backups()), None)
                self.has_started = True
                await self._stop.wait()
                await self._requests.pause()
            await self.ends.wait()
            return 0
        finally:
            self.has_ended = True

    def stop(self) -> None:
        self._stop.set()

    def restart(self) -> None:
        self.wants_restart = True
        self._stop.set()

    async def _until(self, event: asyncio.Event) -> None:
        waits = [asyncio.create_task(one.wait()) for one in (event, self._stop)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


class NotingInstance(Instance):
    """Counts the requests that it was sent."""

    requests = 0

    def listen(self, handler: Handler) -> None:
        def take(request: Request, answer: Answer) -> None:
            handler(request, answer)
            self.requests += 1

        super().listen(take)


class House:
    """The runs of a profile, asked over its real socket by what stands for other processes."""

    def __init__(self, application: QApplication, profile: Path) -> None:
        self.profile = profile
        self.made: list[ScriptedRun] = []
        self.instance = NotingInstance(profile)
        self.instance.acquire()
        self.runs: Runs[ScriptedRun] = Runs(application, self.instance, self._make)

    def _make(self, runs: Runs[ScriptedRun], last: ScriptedRun | None) -> ScriptedRun:
        assert last is (self.made[-1] if self.made else None)
        self.made.append(ScriptedRun(runs.requests))
        return self.made[-1]

    async def run(self, number: int) -> ScriptedRun:
        await until(lambda: len(self.made) > number, "the run")
        return self.made[number]

    async def started(self, number: int) -> ScriptedRun:
        run = await self.run(number)
        run.starts.set()
        await until(lambda: run.has_started, "the start")
        return run

    def asking(self, command: str) -> asyncio.Future[dict[str, Any]]:
        return asking(self.instance, command, file="all.zip")

    async def waiting(self, number: int) -> None:
        await until(lambda: len(self.runs.requests._waiting) == number, "the request")


Script = Callable[[House, "asyncio.Task[int]"], Coroutine[Any, Any, None]]


@pytest.fixture
def play(qapp: QApplication, profile_folder: Path) -> Iterator[Callable[[Script], int]]:
    """Run a script beside the runs on Qt's loop; the exit code of these."""
    house: list[House] = []

    async def both(script: Script) -> int:
        house.append(House(qapp, profile_folder))
        serving = asyncio.create_task(house[0].runs.serve())
        try:
            async with asyncio.timeout(60):
                await script(house[0], serving)
                return await serving
        finally:
            serving.cancel()
            await asyncio.wait([serving])

    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as runner:
        yield lambda script: runner.run(both(script))
    house[0].instance.release()


Play = Callable[[Script], int]


def test_a_run_that_wants_another_is_followed_by_it_and_else_it_is_the_last(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        first.restart()
        first.ends.set()
        second = await house.started(1)
        second.stop()
        second.ends.set()
        assert await serving == 0
        assert len(house.made) == 2

    assert play(script) == 0


@pytest.mark.parametrize("when", ["while the old one ends", "while the new one starts"])
def test_a_backup_asked_for_between_two_runs_is_made_by_the_next(play: Play, when: str) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        first.restart()
        if when == "while the new one starts":
            first.ends.set()
            await house.run(1)
        backup, show = house.asking("backup"), house.asking("show")
        await house.waiting(2)
        first.ends.set()
        second = await house.started(1)
        assert await backup == SAVED
        assert (await show)["make_room"] is True
        second.ends.set()
        house.runs.quit()

    assert play(script) == 0


@pytest.mark.parametrize("when", ["while the old one ends", "while the new one starts"])
@pytest.mark.parametrize("how", ["quit", "signal"])
def test_who_ends_the_program_between_two_runs_ends_it(play: Play, when: str, how: str) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        first.restart()
        if when == "while the new one starts":
            first.ends.set()
            (await house.run(1)).ends.set()
        if how == "quit":
            assert await house.asking("quit") == {"ok": True}
        else:
            os.kill(os.getpid(), signal.SIGTERM)
            await until(lambda: house.runs._is_ending, "the signal")
        first.ends.set()
        assert await serving == 0
        assert not any(run.has_started for run in house.made[1:])

    assert play(script) == 0


def test_a_wish_for_a_new_run_does_not_undo_a_wish_to_quit(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        house.runs.quit()
        first.restart()
        first.ends.set()
        assert await serving == 0
        assert len(house.made) == 1

    assert play(script) == 0


def test_who_comes_while_the_program_ends_may_take_its_place(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        house.runs.quit()
        for name in ("show", "backup", "screenshot"):
            assert await house.asking(name) == MAKE_ROOM
        first.ends.set()

    assert play(script) == 0


def test_who_waits_for_a_run_that_can_not_start_may_take_its_place(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.run(0)
        first.error = StoreUnavailable("The disk is full.")
        backup = house.asking("backup")
        await house.waiting(1)
        first.starts.set()
        with pytest.raises(StoreUnavailable, match="The disk is full"):
            await serving
        assert await backup == MAKE_ROOM
        raise StoreUnavailable("as it was told")

    with pytest.raises(StoreUnavailable, match="as it was told"):
        play(script)


def test_a_request_in_pieces_is_understood_and_nonsense_harms_nobody(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        address = address_of(house.instance)
        for nonsense in (b"[1, 2]\n", b"no JSON\n"):
            assert await asyncio.to_thread(say, address, nonsense) == b""
        answer = await asyncio.to_thread(say, address, b'{"comm', b'and": "show"}\n')
        assert b"without a window" in answer
        first.ends.set()
        house.runs.quit()

    assert play(script) == 0


def test_a_backup_that_the_owner_ends_before_is_made_by_who_asked_for_it(
    play: Play, profile_folder: Path, tmp_path: Path
) -> None:
    filled(tmp_path / "elsewhere")
    file = tmp_path / "home.zip"

    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        house.runs.quit()
        done = asyncio.ensure_future(
            asyncio.to_thread(command, profile_folder, "backup", str(file))
        )
        await until(lambda: house.instance.requests, "the request")
        settings = Settings.load(profile_folder, environ={})  # saved while the other process waits
        await settings.put({"database_path": str(tmp_path / "elsewhere" / "data")})
        first.ends.set()
        await serving
        house.instance.release()
        said = await done
        assert (said.returncode, said.stdout) == (0, f"{SAVED_HERE} {file}.\n"), said.stderr

    assert play(script) == 0


def test_a_start_while_the_program_ends_takes_its_place(play: Play, tmp_path: Path) -> None:
    picture = tmp_path / "settings.png"

    async def script(house: House, serving: asyncio.Task[int]) -> None:
        first = await house.started(0)
        house.runs.quit()
        shot = ("--screenshot", "settings", str(picture), "--profile", str(house.profile))
        done = asyncio.ensure_future(asyncio.to_thread(run, *shot, **OFFSCREEN))
        await until(lambda: house.instance.requests, "the request")
        first.ends.set()
        await serving
        house.instance.release()
        said = await done
        assert said.returncode == 0, said.stderr
        assert picture.exists()

    assert play(script) == 0
