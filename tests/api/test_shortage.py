"""Few files may be open, or none more: connections are refused in words and the program goes on."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api import acceptor, descriptors, worker
from tests.api.test_connections import Serving, get
from tests.recording.home_run import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


@pytest.mark.parametrize(
    ("limit", "connections"), [(256, 4), (1_024, 128), (4_096, 512), (65_536, 8_192)]
)
def test_connections_leave_half_of_the_limit_and_256_at_least(limit: int, connections: int) -> None:
    assert descriptors.connections_within(limit) == connections


def test_the_limit_is_raised_as_far_as_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[tuple[int, int]] = []
    limits = {"getrlimit": lambda _: (256, 5_000), "setrlimit": lambda _, v: put.append(v)}
    for name, fake in limits.items():
        monkeypatch.setattr(f"resource.{name}", fake)
    descriptors.raise_limit()
    assert put == [(5_000, 5_000)]


def test_room_is_what_is_really_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert descriptors.is_room()
    real, left = os.dup, iter(range(10))

    def dup(descriptor: int) -> int:
        if next(left, None) is None:
            raise OSError(24, "Too many open files")
        return real(descriptor)

    monkeypatch.setattr(os, "dup", dup)
    assert not descriptors.is_room()


async def answers(serving: Serving) -> int:
    one = await serving.connect()
    status, _, _ = await one.ask(get("x"))
    one.close()
    return status


async def test_without_room_a_connection_is_told_and_the_next_with_room_is_served(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = Serving()
    await serving.start()
    with monkeypatch.context() as short:
        short.setattr(descriptors, "is_room", lambda: False)
        one = await serving.connect()
        assert (await one.answer())[0] == 503
    assert await answers(serving) == 200
    await serving.stop()
    await serving.hang_up()


async def test_a_thread_that_can_not_begin_is_forgotten_and_its_client_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, allow_log: None
) -> None:
    serving = Serving()
    await serving.start(most=2)

    def fail() -> int:
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as short:
        short.setattr(worker, "_unused_descriptor", fail)
        for _ in range(3):
            one = await serving.connect()
            assert (await one.answer())[0] == 503
    assert (serving.acceptor.connections, serving.acceptor.threads) == (0, 0)
    assert await answers(serving) == 200
    await until(lambda: serving.acceptor.connections == 0, "the end of the connection")
    await serving.stop()
    await serving.hang_up()


async def test_a_failed_rehearsal_reaches_who_waits_for_the_port(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(acceptor, "_rehearse", fail)
    serving = Serving()
    with pytest.raises(OSError, match="Too many"):
        await asyncio.wait_for(serving.start(), 5)
    await serving.stop()
