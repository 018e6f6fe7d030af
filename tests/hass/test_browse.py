"""Browsing by multicast on the loopback interface, against services really announced there."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from PySide6.QtWidgets import QApplication
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from energy_desktop.hass.announcement import SERVICE_TYPE
from energy_desktop.hass.browse import browsing
from energy_desktop.loop import Loop
from energy_desktop.models import FoundHome

LOOPBACK = ["127.0.0.1"]
PATIENCE_S = 10
HOME = FoundHome("Browse test home", "http://127.0.0.1:18123", "2026.6.1")


class Heard:
    """What browsing told of the test's own homes; others may be on this computer too."""

    def __init__(self, *urls: str) -> None:
        self.found: list[FoundHome] = []
        self.lost: list[FoundHome] = []
        self._urls = urls
        self._changed = asyncio.Event()

    def on_found(self, home: FoundHome) -> None:
        self._hear(self.found, home)

    def on_lost(self, home: FoundHome) -> None:
        self._hear(self.lost, home)

    async def wait_for(self, found: int, lost: int = 0) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while len(self.found) < found or len(self.lost) < lost:
                self._changed.clear()
                await self._changed.wait()

    def _hear(self, told: list[FoundHome], home: FoundHome) -> None:
        if home.url in self._urls:
            told.append(home)
            self._changed.set()


def service(home: FoundHome, label: str = "one") -> AsyncServiceInfo:
    """An announcement like Home Assistant's; ``label`` tells services of one name apart."""
    return AsyncServiceInfo(
        SERVICE_TYPE,
        f"{home.name} {label}.{SERVICE_TYPE}",
        addresses=[bytes([127, 0, 0, 1])],
        port=int(home.url.rsplit(":", 1)[1]),
        properties={"location_name": home.name, "version": home.version},
        server=f"{label}.browse-test.local.",
    )


class Announcer:
    """Another computer's mDNS, on this one."""

    def __init__(self, network: AsyncZeroconf) -> None:
        self._network = network
        self._repeats: list[asyncio.Task[None]] = []

    async def announce(self, home: FoundHome, label: str = "one") -> None:
        # Without asking first whether the name is taken, which takes a second.
        register = self._network.async_register_service
        await self._begin(register(service(home, label), cooperating_responders=True))

    async def change(self, home: FoundHome) -> None:
        await self._begin(self._network.async_update_service(service(home)))

    async def withdraw(self, home: FoundHome, label: str = "one") -> None:
        await self._begin(self._network.async_unregister_service(service(home, label)))

    async def stop(self) -> None:
        for repeat in self._repeats:
            repeat.cancel()
        await asyncio.gather(*self._repeats, return_exceptions=True)

    async def _begin(self, first: Awaitable[Awaitable[None]]) -> None:
        self._repeats.append(asyncio.ensure_future(await first))


@asynccontextmanager
async def announcer() -> AsyncIterator[Announcer]:
    async with AsyncZeroconf(interfaces=LOOPBACK) as network:
        announcing = Announcer(network)
        try:
            yield announcing
        finally:
            await announcing.stop()


@asynccontextmanager
async def announcing_and_browsing(heard: Heard) -> AsyncIterator[Announcer]:
    async with (
        announcer() as network,
        browsing(heard.on_found, heard.on_lost, interfaces=LOOPBACK),
    ):
        yield network


async def test_a_home_that_is_there_is_found() -> None:
    heard = Heard(HOME.url)
    async with announcer() as network:
        await network.announce(HOME)
        async with browsing(heard.on_found, heard.on_lost, interfaces=LOOPBACK):
            await heard.wait_for(found=1)
    assert heard.found == [HOME]
    assert heard.lost == []


async def test_homes_come_change_and_go_while_browsing() -> None:
    heard = Heard(HOME.url)
    updated = FoundHome(HOME.name, HOME.url, "2026.7.0")
    async with announcing_and_browsing(heard) as network:
        await network.announce(HOME)
        await heard.wait_for(found=1)
        await network.change(updated)
        await heard.wait_for(found=2)
        await network.withdraw(updated)
        await heard.wait_for(found=2, lost=1)
    assert heard.found == [HOME, updated]
    assert heard.lost == [updated]


async def test_a_home_announced_twice_is_lost_with_its_last_service() -> None:
    heard = Heard(HOME.url)
    async with announcing_and_browsing(heard) as network:
        await network.announce(HOME, "one")
        await network.announce(HOME, "two")
        await heard.wait_for(found=2)
        await network.withdraw(HOME, "one")
        await network.withdraw(HOME, "two")
        await heard.wait_for(found=2, lost=1)
    assert heard.lost == [HOME]


async def test_a_home_that_moves_is_lost_where_it_was_and_found_where_it_is() -> None:
    moved = FoundHome(HOME.name, "http://127.0.0.1:18124", HOME.version)
    heard = Heard(HOME.url, moved.url)
    async with announcing_and_browsing(heard) as network:
        await network.announce(HOME)
        await heard.wait_for(found=1)
        await network.change(moved)
        await heard.wait_for(found=2, lost=1)
    assert (heard.found, heard.lost) == ([HOME, moved], [HOME])


async def test_cancelled_at_once_it_leaves_nothing_behind() -> None:
    heard = Heard(HOME.url)

    async def browse() -> None:
        async with browsing(heard.on_found, heard.on_lost, interfaces=LOOPBACK):
            await asyncio.Event().wait()

    for ticks in range(6):
        task = asyncio.create_task(browse())
        for _ in range(ticks):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@contextmanager
def no_more_files() -> Iterator[None]:
    """This process can open no file and no socket."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest_free = os.dup(0)
    os.close(lowest_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_a_network_that_can_not_be_browsed_has_no_homes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard = Heard(HOME.url)
    caplog.set_level(logging.INFO, "energy_desktop")
    with no_more_files():
        async with browsing(heard.on_found, heard.on_lost, interfaces=LOOPBACK):
            pass
    (record,) = (r for r in caplog.records if r.name.startswith("energy_desktop"))
    assert (record.levelno, heard.found) == (logging.INFO, [])


@pytest.fixture
def qt_runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as runner:
        yield runner


def test_the_loop_of_the_window_browses_too(qt_runner: asyncio.Runner) -> None:
    qt_runner.run(test_a_home_that_is_there_is_found())


def test_zeroconf_is_not_loaded_before_browsing() -> None:
    code = "import sys, energy_desktop.app; sys.exit('zeroconf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
