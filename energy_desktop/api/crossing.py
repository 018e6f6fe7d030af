"""The way of a request from the thread that carries it to the program's loop, and back.

A thread that asks sleeps until its answer is there. Requests that come while the loop is busy cross
together, with one wake-up: what wakes the loop costs more than the answer to a small question.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from energy_desktop.api.messages import Request, Response, failure

_log = logging.getLogger(__name__)
READ_S: Final = 30.0
"""How long a question may take; who only reads has given up by then."""
CHANGE_S: Final = 600.0
"""How long a command may take, such as a repair that is waited for."""
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class _Call:
    """A request under way; ``finish`` may be called more than once, the first one counts."""

    __slots__ = ("_done", "request", "response", "task")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.response: Response | None = None
        self.task: asyncio.Task[None] | None = None
        self._done = threading.Lock()
        self._done.acquire()

    def finish(self, response: Response) -> None:
        if self.response is None:
            self.response = response
            self._done.release()

    def wait(self, seconds: float) -> Response | None:
        self._done.acquire(timeout=seconds)
        return self.response


class Crossing:
    """Made on the loop; ``ask`` is for other threads, the rest for the loop."""

    def __init__(
        self,
        answer: Callable[[Request], Awaitable[Response]],
        *,
        read_s: float = READ_S,
        change_s: float = CHANGE_S,
    ) -> None:
        self._answer = answer
        self._read_s, self._change_s = read_s, change_s
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[_Call] = deque()
        self._is_woken = False
        self._last: Response | None = None
        self._under_way: dict[asyncio.Task[None], _Call] = {}

    def ask(self, request: Request) -> Response:
        """The answer, made on the loop; 503 where it takes too long or the program stops."""
        call = _Call(request)
        self._waiting.append(call)
        try:
            self._wake()
            seconds = self._read_s if request.method in _READING else self._change_s
            response = call.wait(seconds)
            if response is None:
                self._call_soon(_give_up, call)
        except RuntimeError:  # the loop is closed
            return self._last or stopping()
        return response or busy("The answer took too long; try again.")

    async def stop(self, last: Response | None = None) -> None:
        """Answer whatever is under way with 503, now, and whatever still comes.

        ``last``: that answer, where the program is not being stopped.
        """
        self._last = last or stopping()
        self._begin()
        tasks = list(self._under_way)
        for task, call in list(self._under_way.items()):
            call.finish(self._last)
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=1.0)

    @property
    def under_way(self) -> int:
        """How many requests are being answered."""
        return len(self._under_way)

    def _wake(self) -> None:
        if not self._is_woken:
            self._is_woken = True
            self._call_soon(self._begin)

    def _call_soon(self, callback: Callable[..., None], *arguments: Any) -> None:
        """RuntimeError where the loop is closed; not every loop says so by itself."""
        if self._loop.is_closed():
            raise RuntimeError("the loop is closed")
        self._loop.call_soon_threadsafe(callback, *arguments)

    def _begin(self) -> None:
        """Start on all that waits; whoever comes from here on wakes the loop again."""
        self._is_woken = False
        while self._waiting:
            call = self._waiting.popleft()
            if self._last is not None:
                call.finish(self._last)
                continue
            call.task = self._loop.create_task(self._run(call))
            self._under_way[call.task] = call
            call.task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        """One is done; one that was cancelled before its first step has not answered."""
        self._under_way.pop(task).finish(self._last or stopping())

    async def _run(self, call: _Call) -> None:
        try:
            call.finish(await self._answer(call.request))
        except asyncio.CancelledError:
            call.finish(self._last or stopping())
            raise
        except Exception:
            _log.exception("the API failed at %s", call.request.path)
            call.finish(failure(500, "internal", "The program made a mistake; its log says which."))


def stopping() -> Response:
    """What a request gets while the program ends."""
    return failure(503, "stopping", "The program is being stopped.", {"Retry-After": "10"})


def restarting() -> Response:
    """What a request gets while the API begins to listen elsewhere."""
    sentence = "The HTTP API is being restarted; try again."
    return failure(503, "restarting", sentence, {"Retry-After": "1"})


def switched_off() -> Response:
    """What a request gets while the API, and not the program, ends."""
    return failure(503, "stopping", "The HTTP API is being switched off.", {"Retry-After": "60"})


def busy(sentence: str, seconds: int = 1) -> Response:
    """What a request gets that the program has no time for now."""
    return failure(503, "busy", sentence, {"Retry-After": str(seconds)})


def _give_up(call: _Call) -> None:
    if call.task is not None:
        call.task.cancel()
