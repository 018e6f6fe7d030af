"""One run of the program in the test's own process: how the system ends it, what it says aloud."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from energy_desktop.config import Settings
from energy_desktop.demo.server import DemoHome
from energy_desktop.instance import Instance
from energy_desktop.models import Progress
from energy_desktop.program import (
    PICTURED_AT,
    Options,
    Program,
    _clock_from,
    profile_folder,
    told_to,
)
from energy_desktop.services import Services
from tests.fakes.full_disk import full_disk
from tests.recording.home_run import until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@asynccontextmanager
async def running(
    application: QApplication, profile: Path, **environ: str
) -> AsyncIterator[asyncio.Task[int]]:
    """The program with its windows on a free port, without a Home Assistant unless one is told."""
    environ = {"PORT": "0", **environ}
    settings = Settings.load(profile, environ=environ)
    instance = Instance(profile)
    instance.acquire()
    program = Program(application, profile, settings, instance, Options())
    task = asyncio.create_task(program.run())
    try:
        await until(lambda: program._instance._server.isListening() or task.done(), "the start")
        yield task
    finally:
        program._stop.set()
        await task
        instance.release()


async def test_a_signal_ends_it_with_code_0_and_its_own_handlers_are_gone_after_it(
    qapp: QApplication, profile_folder: Path
) -> None:
    before = signal.getsignal(signal.SIGHUP)
    async with running(qapp, profile_folder) as task:
        os.kill(os.getpid(), signal.SIGHUP)
        async with asyncio.timeout(10):
            assert await task == 0
    assert signal.getsignal(signal.SIGHUP) is before


async def test_with_a_full_disk_a_signal_ends_it_in_time_with_code_0_and_nothing_is_lost(
    qapp: QApplication, profile_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = profile_folder / "journal" / "readings.journal"
    caplog.set_level("INFO", logger="energy_desktop")
    async with (
        DemoHome(live=False) as home,
        running(qapp, profile_folder, HA_URL=home.url, HA_TOKEN=home.token) as task,
    ):
        await until(lambda: re.search(r"recording \d+ sensors", caplog.text), "the start")
        with full_disk():
            home.set_state("sensor.grid_power", "4321.5")
            await until(lambda: "they are kept" in caplog.text, "the failed write")
            os.kill(os.getpid(), signal.SIGTERM)
            async with asyncio.timeout(3):
                assert await task == 0
    assert journal.stat().st_size > 0
    assert "could not be kept" not in caplog.text


async def test_whoever_asked_for_a_free_port_is_told_which(
    qapp: QApplication, profile_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(qapp, profile_folder):
        assert capsys.readouterr().out.startswith("HTTP API: http://127.0.0.1:")


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


def test_a_demo_has_a_throw_away_profile_unless_one_is_given(tmp_path: Path) -> None:
    with profile_folder(None, demo=True) as folder:
        (folder / "file").touch()
    assert not folder.exists()
    with profile_folder(tmp_path, demo=True) as folder:
        assert folder == tmp_path
    assert tmp_path.exists()


def test_a_demo_pictured_shows_the_same_hour_every_time() -> None:
    clock = _clock_from(PICTURED_AT)
    assert timedelta(0) <= clock() - PICTURED_AT < timedelta(seconds=5)


async def test_told_to_stop_while_it_starts_it_ends_without_waiting_for_the_start(
    qapp: QApplication, profile_folder: Path
) -> None:
    settings = Settings.load(profile_folder, environ={"PORT": "0"})
    program = Program(qapp, profile_folder, settings, Instance(profile_folder), Options())
    ended = asyncio.Event()

    async def start_that_hangs() -> Services:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError

    program._stop.set()
    assert await program._unless_stopped(start_that_hangs()) is None
    assert ended.is_set()


async def test_a_signal_in_the_moment_before_it_is_waited_for_is_not_lost(
    qapp: QApplication, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"PORT": "0"}
    settings = Settings.load(profile_folder, environ=environ)
    program = Program(qapp, profile_folder, settings, Instance(profile_folder), Options())
    loop = asyncio.get_running_loop()
    create = loop.create_future

    def interrupted() -> asyncio.Future[Any]:
        """What a wait does after its look; here the signal comes."""
        monkeypatch.setattr(loop, "create_future", create)
        os.kill(os.getpid(), signal.SIGTERM)
        return create()

    async with AsyncExitStack() as stack:
        program._listen_to_the_system(stack)
        monkeypatch.setattr(loop, "create_future", interrupted)
        waiting = loop.create_task(program._stop.wait())
        await asyncio.sleep(0)
        done, _ = await asyncio.wait([waiting], timeout=5)
        assert done == {waiting}
