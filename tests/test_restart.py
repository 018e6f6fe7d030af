"""The whole program begins anew in one process while others ask it for something."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.databases import Pairs
from energy_desktop.demo.server import DemoHome
from energy_desktop.instance import Instance
from energy_desktop.loop import Loop
from energy_desktop.program import Options, Program
from energy_desktop.runs import Runs
from energy_desktop.stores import open as stores_open
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.other_process import asking
from tests.recording.home_run import until
from tests.stores.backends import batch


class House:
    """The program with its windows, on a simulated home; the next run's move waits for ``gate``."""

    def __init__(self, application: QApplication, profile: Path, home: DemoHome) -> None:
        self.profile = profile
        self.environ = {"PORT": "0", "HA_URL": home.url, "HA_TOKEN": home.token}
        self.programs: list[Program] = []
        self.gate, self.is_moving = asyncio.Event(), asyncio.Event()
        self.instance = Instance(profile)
        self.instance.acquire()
        self._application = application
        self.runs: Runs[Program] = Runs(application, self.instance, self._make)

    def _make(self, runs: Runs[Program], _last: Program | None) -> Program:
        settings = Settings.load(self.profile, environ=self.environ)
        credentials = Credentials(self.environ, MemoryKeyring())
        self.programs.append(
            Program(
                self._application, self.profile, settings, credentials, runs.requests,
                Options(), quit=runs.quit,
            )
        )  # fmt: skip
        return self.programs[-1]

    async def started(self, count: int) -> Program:
        def is_there() -> bool:
            return len(self.programs) == count and self.runs.requests._run is not None

        await until(is_there, "the start")
        return self.programs[-1]

    async def moving(self) -> None:
        """Begin a new run, which then stands in the end of a move."""

        async def slowly(_pairs: Pairs) -> None:
            self.is_moving.set()
            await self.gate.wait()

        first = await self.started(1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Pairs, "finish_move", slowly)
            first.restart()
            await self.is_moving.wait()

    def asking(self, command: str, **more: str) -> asyncio.Future[dict[str, Any]]:
        return asking(self.instance, command, **more)


Script = Callable[[House, "asyncio.Task[int]"], Coroutine[Any, Any, None]]
Play = Callable[[Script], int]


@pytest.fixture
def play(qapp: QApplication, profile_folder: Path) -> Iterator[Play]:
    """Run a script beside the program on Qt's loop; the program's exit code."""
    qapp.setQuitOnLastWindowClosed(False)

    async def both(script: Script) -> int:
        async with DemoHome(live=False) as home:
            opened = await stores_open.open_embedded(profile_folder / "data")
            await opened.stores.series.write_readings(batch(("sensor.a", 1, 1.0)))
            await stores_open.close(opened.stores)
            house = House(qapp, profile_folder, home)
            serving = asyncio.create_task(house.runs.serve())
            try:
                async with asyncio.timeout(60):
                    await script(house, serving)
            finally:
                house.runs.quit()
                code = await serving
                house.instance.release()
            return code

    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as runner:
        yield lambda script: runner.run(both(script))


def test_who_asks_while_a_move_ends_is_answered_by_the_run_after_it(
    play: Play, tmp_path: Path
) -> None:
    file = tmp_path / "home.zip"

    async def script(house: House, _serving: asyncio.Task[int]) -> None:
        await house.moving()
        backup, show = house.asking("backup", file=str(file)), house.asking("show")
        await until(lambda: len(house.runs.requests._waiting) == 2, "the requests")
        assert not file.exists()
        house.gate.set()
        assert await show == {"ok": True}
        assert (await backup)["ok"] is True
        assert zipfile.ZipFile(file).testzip() is None
        desktop = (await house.started(2)).desktop
        assert desktop is not None
        assert desktop.window.isVisible()

    assert play(script) == 0


def test_quit_while_a_move_ends_the_program_ends_and_no_other_run_begins(play: Play) -> None:
    async def script(house: House, serving: asyncio.Task[int]) -> None:
        await house.moving()
        assert await house.asking("quit") == {"ok": True}
        assert await serving == 0
        assert len(house.programs) == 2
        assert house.programs[-1].desktop is None

    assert play(script) == 0


def test_a_backup_under_way_as_a_new_run_begins_is_made_by_that(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "home.zip"

    async def script(house: House, _serving: asyncio.Task[int]) -> None:
        first = await house.started(1)
        begun = asyncio.Event()

        async def endless(*_: object) -> None:
            begun.set()
            await asyncio.Event().wait()

        run = house.runs.requests._run
        assert run is not None
        monkeypatch.setattr(run.databases, "back_up", endless)
        backup = house.asking("backup", file=str(file))
        await begun.wait()
        first.restart()
        assert (await backup)["ok"] is True
        assert file.exists()
        await house.started(2)

    assert play(script) == 0
