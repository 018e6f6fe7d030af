"""One run of the program in the test's own process: how the system ends it, what it says aloud."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from energy_desktop.config import Settings
from energy_desktop.credentials import SERVICE, Credentials
from energy_desktop.demo.server import DemoHome
from energy_desktop.instance import Instance
from energy_desktop.program import (
    PICTURED_AT,
    Options,
    Program,
    profile_folder,
)
from energy_desktop.requests import Requests, Screenshot
from energy_desktop.runs import Runs
from energy_desktop.services import Services
from energy_desktop.ui.main_window import MainWindow
from tests.fakes.full_disk import full_disk
from tests.fakes.memory_keyring import MemoryKeyring
from tests.recording.home_run import until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def make_program(
    application: QApplication,
    profile: Path,
    environ: dict[str, str],
    requests: Requests | None = None,
    options: Options | None = None,
    keyring: MemoryKeyring | None = None,
) -> Program:
    """A run on a free port, without a Home Assistant unless one is told."""
    settings = Settings.load(profile, environ={"PORT": "0"} | environ)
    credentials = Credentials(settings.environment, keyring or MemoryKeyring())
    asked, chosen = requests or Requests(lambda: None), options or Options()
    return Program(application, profile, settings, credentials, asked, chosen, quit=lambda: None)


@asynccontextmanager
async def running(
    application: QApplication, profile: Path, **environ: str
) -> AsyncIterator[asyncio.Task[int]]:
    """The runs of a program with its windows; the first of them has started."""
    instance = Instance(profile)
    instance.acquire()
    runs = Runs[Program](
        application,
        instance,
        lambda runs, _last: make_program(application, profile, environ, runs.requests),
    )
    task = asyncio.create_task(runs.serve())
    try:
        await until(lambda: runs.requests._run or task.done(), "the start")
        yield task
    finally:
        runs.quit()
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


def test_a_demo_has_a_throw_away_profile_unless_one_is_given(tmp_path: Path) -> None:
    with profile_folder(None, demo=True) as folder:
        (folder / "file").touch()
    assert not folder.exists()
    with profile_folder(tmp_path, demo=True) as folder:
        assert folder == tmp_path
    assert tmp_path.exists()


def test_while_a_demo_is_pictured_its_clock_stands(
    qapp: QApplication, profile_folder: Path
) -> None:
    options = Options(demo=True, screenshot=Screenshot("dashboard", "x.png", 800, 600))
    program = make_program(qapp, profile_folder, {}, options=options)
    assert [program._now(), program._now()] == [PICTURED_AT] * 2


async def test_told_to_stop_while_it_starts_it_ends_without_waiting_for_the_start(
    qapp: QApplication, profile_folder: Path
) -> None:
    program = make_program(qapp, profile_folder, {})
    ended = asyncio.Event()

    async def start_that_hangs() -> Services:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError

    program.stop()
    assert await program._unless_stopped(start_that_hangs()) is None
    assert ended.is_set()


@asynccontextmanager
async def run_of(program: Program) -> AsyncIterator[asyncio.Task[int]]:
    """One run on its own, from its start to its end."""
    task = asyncio.create_task(program.run())
    await until(lambda: program._requests._run or task.done(), "the start")
    try:
        yield task
    finally:
        program.stop()
        await task


@pytest.fixture
async def home() -> AsyncIterator[DemoHome]:
    """A Home Assistant, without which the first run would look for one on the network."""
    async with DemoHome(live=False) as started:
        yield started


async def test_a_picture_of_a_demo_says_that_it_is_one_as_its_window_does(
    qapp: QApplication, profile_folder: Path, tmp_path: Path
) -> None:
    shot = Screenshot("settings", str(tmp_path / "x.png"), 900, 700)
    options = Options(demo=True, screenshot=shot)
    program = make_program(qapp, profile_folder, {}, options=options)
    async with run_of(program):
        assert program.desktop is not None
        with program.desktop.unseen("settings", QSize(900, 700)) as window:
            assert isinstance(window, MainWindow)
            assert window.header.demo_mark.isVisible()
        program.restart()  # before the picture is made


@pytest.mark.parametrize("is_hidden", [False, True])
async def test_the_window_stays_away_in_the_next_run_where_the_user_had_put_it_away(
    qapp: QApplication, profile_folder: Path, home: DemoHome, is_hidden: bool
) -> None:
    options = Options(is_hidden=is_hidden)
    known = {"HA_URL": home.url, "HA_TOKEN": home.token}
    program = make_program(qapp, profile_folder, known, options=options)
    async with run_of(program):
        assert program.desktop is not None
        assert program.desktop.window.isVisible() is not is_hidden
    assert program.is_hidden is is_hidden


async def test_a_picture_that_a_new_run_comes_in_the_way_of_is_left_to_that(
    qapp: QApplication, profile_folder: Path, home: DemoHome, tmp_path: Path
) -> None:
    options = Options(screenshot=Screenshot("settings", str(tmp_path / "x.png"), 900, 700))
    known = {"HA_URL": home.url, "HA_TOKEN": home.token}
    program = make_program(qapp, profile_folder, known, options=options)
    async with run_of(program) as task:
        program.restart()
        assert await task == 0
    assert program.wants_restart
    assert not (tmp_path / "x.png").exists()


async def test_the_next_run_answers_on_the_same_port_though_a_client_holds_on_to_it(
    qapp: QApplication, profile_folder: Path, home: DemoHome
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    known = {"HA_URL": home.url, "HA_TOKEN": home.token, "PORT": str(port)}
    for _ in range(2):
        async with run_of(make_program(qapp, profile_folder, known)):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert (await reader.readline()).startswith(b"HTTP/1.1 ")  # 503 until it is connected
        writer.close()


async def test_a_demo_never_asks_the_keyring_and_its_api_keys_go_with_it(
    qapp: QApplication, profile_folder: Path
) -> None:
    keyring = MemoryKeyring()
    program = make_program(qapp, profile_folder, {}, options=Options(demo=True), keyring=keyring)
    async with run_of(program):
        assert program.desktop is not None
        services = program.desktop.services
        assert services.home_assistant.configured
        key, secret = await services.api_keys.create("a script", is_full=True)
        await services.api_keys.load()
        assert services.api_keys.find(secret) == key
    assert (keyring.asked, keyring.passwords) == (0, {})


async def test_a_first_run_asks_no_keyring_before_a_token_is_saved(
    qapp: QApplication, profile_folder: Path, allow_log: None
) -> None:
    keyring = MemoryKeyring()
    program = make_program(qapp, profile_folder, {}, keyring=keyring)
    program._network = DemoHome(live=False).announced
    async with run_of(program):
        assert keyring.asked == 0
        assert program.desktop is not None
        home_assistant = program.desktop.services.home_assistant
        await home_assistant.save("http://127.0.0.1:9", "a-token")
        assert (SERVICE, "http://127.0.0.1:9") in keyring.passwords
