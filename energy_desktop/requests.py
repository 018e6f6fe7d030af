"""What other processes of the profile ask for, whichever run of the program there is just then."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.instance import Answer, Request
from energy_desktop.models import Progress
from energy_desktop.services.databases import Databases, Tell

_log = logging.getLogger(__name__)
WAITING: Final = {"waiting": True}
WAITING_EVERY_S: Final = 20.0
"""How often who waits is told so; well below the patience of who asks (``instance.ANSWER_MS``)."""
MAKE_ROOM: Final = {"make_room": True, "error": "Energy Desktop is being ended."}
UNKNOWN: Final = {"error": "It does not know this command."}
Work = Callable[[], Coroutine[Any, Any, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture to make: page, file and size in pixels."""

    page: str
    file: str
    width: int
    height: int


class Windows(Protocol):
    """What a run with windows can be asked for."""

    def raise_window(self, token: str = "") -> None:
        """Bring what is open to the front, by the token that a launcher gave for it."""

    async def screenshot(self, picture: Screenshot) -> None:
        """Save a page as PNG; raises ScreenshotFailed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What answers while a run has started and has not been told to end."""

    databases: Databases
    windows: Windows | None


class Requests:
    """Answers them; one for all runs. ``quit`` ends the program for good.

    What comes before ``begin`` or after ``pause`` waits for the next run, and so does what a run
    could not finish. After ``end`` there is none: who asks may do it alone (``make_room``).
    """

    def __init__(
        self,
        quit: Callable[[], None],  # noqa: A002 - the name of the request
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._quit = quit
        self._sleep = sleep
        self._run: Run | None = None
        self._is_over = False
        self._waiting: list[tuple[Request, Answer]] = []
        self._under_way: set[asyncio.Task[None]] = set()

    def take(self, request: Request, answer: Answer) -> None:
        """Answer a request, now or later; the handler of ``Instance.listen``."""
        if request.get("command") == "quit":
            answer({"ok": True})
            self._quit()
        elif self._is_over:
            answer(MAKE_ROOM)
        elif self._run is None:
            self._waiting.append((request, answer))
            answer(WAITING)
        else:
            self._hand_to(self._run, request, answer)

    def begin(self, databases: Databases, windows: Windows | None) -> None:
        """A run has started: it answers from now on, first who waited and is still there."""
        self._run = Run(databases, windows)
        waiting, self._waiting = self._waiting, []
        for request, answer in waiting:
            if answer(WAITING):
                self.take(request, answer)

    async def pause(self) -> None:
        """The run ends: what it was asked for and has not finished waits for the next."""
        self._run = None
        for task in list(self._under_way):
            task.cancel()
            await asyncio.wait([task])

    def end(self) -> None:
        """No run follows this one; who waits is told so."""
        self._is_over = True
        waiting, self._waiting = self._waiting, []
        for _, answer in waiting:
            answer(MAKE_ROOM)

    async def reassure(self) -> None:
        """Tell who waits, again and again until cancelled, that the request is not forgotten."""
        while True:
            await self._sleep(WAITING_EVERY_S)
            self._waiting = [one for one in self._waiting if one[1](WAITING)]

    def _hand_to(self, run: Run, request: Request, answer: Answer) -> None:
        command = request.get("command")
        try:
            if command == "backup":
                file = Path(request["file"])
                self._start(partial(_back_up, run.databases, file, answer), request, answer)
            elif run.windows is None:
                error = "It runs without a window."
                answer({"make_room": command == "show", "error": error})
            elif command == "show":
                run.windows.raise_window(str(request.get("token", "")))
                answer({"ok": True})
            elif command == "screenshot":
                picture = Screenshot(*(request[n] for n in ("page", "file", "width", "height")))
                self._start(partial(_take_picture, run.windows, picture), request, answer)
            else:
                answer(UNKNOWN)
        except (KeyError, TypeError):
            answer(UNKNOWN)

    def _start(self, work: Work, request: Request, answer: Answer) -> None:
        async def carry_out() -> None:
            try:
                answer(await work())
            except EnergyDesktopError as error:
                _log.warning("the %s failed: %s", request["command"], error)
                answer({"error": str(error)})

        def ended(task: asyncio.Task[None]) -> None:
            self._under_way.discard(task)
            if task.cancelled() and self._run is None:  # else its asker is gone
                self.take(request, answer)

        task = asyncio.get_running_loop().create_task(carry_out(), name=request["command"])
        self._under_way.add(task)
        task.add_done_callback(ended)


async def _take_picture(windows: Windows, picture: Screenshot) -> dict[str, Any]:
    await windows.screenshot(picture)
    return {"ok": True}


async def _back_up(databases: Databases, file: Path, answer: Answer) -> dict[str, Any]:
    """Make a backup for as long as its asker is there, and tell it how far it is."""
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - a coroutine runs in a task
    made = await databases.back_up(file, told_to(answer, task.cancel))
    _log.info("a backup was made: %s", file)
    return {"ok": True, "readings": made.readings, "entities": made.entities}


def told_to(answer: Answer, on_gone: Callable[[], object]) -> Tell:
    """Progress for an asker in whole percents; ``on_gone`` once it is not there any more."""
    told = [-1]

    def tell(progress: Progress) -> None:
        percent = 100 * progress.done // max(1, progress.total)
        if percent != told[0]:
            told[0] = percent
            if not answer({"progress": [progress.what, progress.done, progress.total]}):
                on_gone()

    return tell
