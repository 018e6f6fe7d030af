"""A test that leaves a thread, a process, an asyncio task or a window behind fails."""

from __future__ import annotations

import asyncio
import asyncio.runners
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest

PATIENCE_S = 3.0
Seen = pytest.StashKey["Running"]()


class Running:
    """The threads and child processes at one moment, and the tasks found unfinished since."""

    def __init__(self) -> None:
        self.threads = _threads()
        self.processes = _processes()
        self.tasks: list[str] = []

    def left_behind(self) -> list[str]:
        """Say what there is that was not there then; what is just ending gets time to do so."""
        deadline = time.monotonic() + PATIENCE_S
        while (found := self._new()) and time.monotonic() < deadline:
            time.sleep(0.01)
        return [*found, *self.tasks, *_close_windows()]

    def _new(self) -> list[str]:
        threads = [f"thread {thread.name}" for thread in _threads() - self.threads]
        processes = [f"process {process.pid}" for process in _processes() - self.processes]
        return threads + processes


def _threads() -> set[threading.Thread]:
    # A Qt thread that once ran Python leaves a "dummy" entry that Python never removes.
    every = threading.enumerate()
    return {t for t in every if t.is_alive() and type(t).__name__ != "_DummyThread"}


def _processes() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _close_windows() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    shown = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    for window in shown:
        window.hide()
        window.deleteLater()
    return [f"window {type(window).__name__} {window.windowTitle()!r}" for window in shown]


def watch_event_loops(current: Callable[[], Running | None]) -> Callable[[], None]:
    """Note the tasks that are unfinished when an event loop ends, and return how to stop noting.

    ``asyncio.Runner`` cancels them without a word, so this looks in just before it does.
    """
    original = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]

    def noting(loop: asyncio.AbstractEventLoop) -> None:
        running = current()
        if running is not None:
            running.tasks += [f"task {task.get_coro()}" for task in asyncio.all_tasks(loop)]
        original(loop)

    asyncio.runners._cancel_all_tasks = noting  # type: ignore[attr-defined]

    def stop() -> None:
        asyncio.runners._cancel_all_tasks = original  # type: ignore[attr-defined]

    return stop


@pytest.fixture(autouse=True)
def _running_before(request: pytest.FixtureRequest) -> None:
    # As a fixture it comes after the session's own servers were started.
    request.node.stash[Seen] = Running()


_current: list[Running | None] = [None]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Let unfinished tasks be counted for this test."""
    _current[0] = item.stash.get(Seen, None)
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Look round once all of the test's fixtures are gone."""
    result = yield
    _current[0] = None
    running = item.stash.get(Seen, None)
    left = running.left_behind() if running else []
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
    return result


def pytest_configure(config: pytest.Config) -> None:
    """Watch the event loops of this session."""
    config.add_cleanup(watch_event_loops(lambda: _current[0]))


def pytest_unconfigure(config: Any) -> None:
    """Nothing is watched any more."""
    _current[0] = None
