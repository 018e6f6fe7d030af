"""What the system ends the program with reaches it, however the moment falls."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication

from energy_desktop.stop_signals import stop_signals

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
async def test_each_signal_stops_it_and_the_handlers_of_before_are_back_after_it(
    qapp: QApplication, name: str
) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    stopped = asyncio.Event()
    with stop_signals(qapp, stopped.set):
        os.kill(os.getpid(), number)
        async with asyncio.timeout(5):
            await stopped.wait()
    assert signal.getsignal(number) is before


async def test_a_signal_in_the_moment_before_it_is_waited_for_is_not_lost(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    create = loop.create_future
    stopped = asyncio.Event()

    def interrupted() -> asyncio.Future[Any]:
        """What a wait does after its look; here the signal comes."""
        monkeypatch.setattr(loop, "create_future", create)
        os.kill(os.getpid(), signal.SIGTERM)
        return create()

    with stop_signals(qapp, stopped.set):
        monkeypatch.setattr(loop, "create_future", interrupted)
        waiting = loop.create_task(stopped.wait())
        await asyncio.sleep(0)
        done, _ = await asyncio.wait([waiting], timeout=5)
        assert done == {waiting}


async def test_the_end_of_the_desktop_session_is_listened_to_as_long_as_the_signals(
    qapp: QApplication,
) -> None:
    def listeners() -> int:
        return qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)"))

    before = listeners()
    with stop_signals(qapp, lambda: None):
        assert listeners() == before + 1
    assert listeners() == before


async def test_without_windows_there_is_no_session_to_listen_to() -> None:
    application = QCoreApplication.instance() or QCoreApplication([])
    with stop_signals(application, lambda: None):
        pass
