"""The program's loop: what is due runs in order and in batches, and Qt goes on between them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from energy_desktop.loop import Loop


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as made:
        yield made


def run(runner: asyncio.Runner, work: Coroutine[Any, Any, None]) -> None:
    async def in_time() -> None:
        async with asyncio.timeout(10):
            await work

    runner.run(in_time())


def test_callbacks_run_in_the_order_they_came_but_for_those_cancelled(
    runner: asyncio.Runner,
) -> None:
    async def work() -> None:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        seen: list[object] = []
        handles = [loop.call_soon(seen.append, number) for number in range(100)]
        handles[7].cancel()
        loop.call_soon(lambda: loop.call_soon(done.set))
        await done.wait()
        assert seen == [number for number in range(100) if number != 7]

    run(runner, work())


def test_callbacks_that_make_more_of_them_never_keep_qt_from_its_own(
    runner: asyncio.Runner,
) -> None:
    async def work() -> None:
        fired = asyncio.Event()
        QTimer.singleShot(20, fired.set)
        turns = 0
        while not fired.is_set():
            await asyncio.sleep(0)
            turns += 1
        assert turns > 20

    run(runner, work())


def test_a_loop_of_qts_own_inside_a_callback_runs_the_others(runner: asyncio.Runner) -> None:
    async def work() -> None:
        loop, nested = asyncio.get_running_loop(), QEventLoop()
        seen: list[object] = []

        def like_a_dialog() -> None:
            loop.call_soon(seen.append, "new")
            loop.call_soon(nested.quit)
            nested.exec()
            seen.append("after")

        done = asyncio.Event()
        loop.call_soon(like_a_dialog)
        loop.call_soon(seen.append, "waiting")
        loop.call_later(0.05, done.set)
        await done.wait()
        assert seen == ["waiting", "new", "after"]

    run(runner, work())


def test_a_callback_that_fails_is_reported_and_the_next_one_runs(runner: asyncio.Runner) -> None:
    async def work() -> None:
        loop, told, done = asyncio.get_running_loop(), [], asyncio.Event()
        loop.set_exception_handler(lambda _loop, context: told.append(context["exception"]))
        loop.call_soon(lambda: 1 / 0)
        loop.call_soon(done.set)
        await done.wait()
        assert [type(error) for error in told] == [ZeroDivisionError]

    run(runner, work())


def test_other_threads_wake_it_and_delays_are_kept(runner: asyncio.Runner) -> None:
    async def work() -> None:
        loop, woken, done = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        thread = threading.Thread(target=loop.call_soon_threadsafe, args=(woken.set,))
        thread.start()
        await woken.wait()
        thread.join()
        began = loop.time()
        loop.call_later(0.05, done.set)
        await done.wait()
        assert loop.time() - began >= 0.05 * 0.9  # Qt may be a twentieth early

    run(runner, work())


def test_nothing_is_taken_after_the_end(qapp: QApplication) -> None:
    with asyncio.Runner(loop_factory=lambda: Loop(qapp)) as runner:
        loop = runner.get_loop()
    with pytest.raises(RuntimeError, match="closed"):
        loop.call_soon(print)


def test_where_qt_handles_events_while_the_loop_does_not_run_callbacks_wait(
    runner: asyncio.Runner, qapp: QApplication
) -> None:
    seen: list[str] = []

    async def begin() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.call_soon, seen.append, "soon")
        loop.call_later(0.001, seen.append, "later")

    run(runner, begin())
    QTimer.singleShot(30, qapp, lambda: seen.append("Qt's own"))
    while not seen:
        qapp.processEvents()
    assert seen == ["Qt's own"]
    run(runner, asyncio.sleep(0.01))
    assert sorted(seen[1:]) == ["later", "soon"]


def test_it_goes_on_where_qt_ends_by_itself_until_all_is_done(
    runner: asyncio.Runner, qapp: QApplication
) -> None:
    ends: list[int] = []

    async def work() -> None:
        timer = QTimer(interval=0)  # as without a display: at each turn
        timer.timeout.connect(qapp.exit)
        timer.timeout.connect(lambda: ends.append(1))
        timer.start()
        for _ in range(20):
            await asyncio.sleep(0.001)
        timer.stop()

    run(runner, work())
    assert ends
    run(runner, asyncio.sleep(0))


def test_what_never_ends_does_not_outlive_qt_by_long(
    runner: asyncio.Runner, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.loop.LAST_S", 0.0)
    loop = runner.get_loop()
    loop.call_soon(qapp.exit)
    endless = loop.create_task(asyncio.sleep(3600))
    with pytest.raises(RuntimeError, match="stopped before"):
        loop.run_until_complete(endless)
    endless.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(endless)
