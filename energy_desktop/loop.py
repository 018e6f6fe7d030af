"""The program's loop: asyncio's in Qt's, with what is due at once run in batches.

qasync makes one of Qt's timers for each callback, which costs more than most callbacks do. Here all
that is due at once shares one timer: an answer of the API takes half as long, and so does an event.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context
from typing import Any, Final

import qasync
import shiboken6
from PySide6.QtCore import QCoreApplication, QTimerEvent

LAST_S: Final = 30.0


class Loop(qasync.QEventLoop):  # type: ignore[misc]
    """One for the life of the application.

    Qt's own loop ends by itself where the display is gone, and again at each of its turns: what
    runs here goes on from turn to turn, for ``LAST_S`` at most, so that it can end in good order.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._timer = _Timer(self.is_running)
        self._is_stopped = False

    def run_forever(self) -> int:
        """Run until ``stop``."""
        self._is_stopped, until = False, 0.0
        while True:
            code: int = super().run_forever()
            until = until or time.monotonic() + LAST_S
            if self._is_stopped or time.monotonic() > until:
                return code

    def stop(self) -> None:
        """End ``run_forever``."""
        self._is_stopped = True
        super().stop()

    def close(self) -> None:
        """End it, and its timers with it: Python may collect them later in any thread, and Qt's
        are to be ended by the thread that started them."""
        if not self.is_closed():
            super().close()
            shiboken6.delete(self._timer)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run a callback once what is due already has run."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        return self._timer.run_soon(handle)


class _Timer(qasync._SimpleTimer):  # type: ignore[misc]  # noqa: SLF001 - the version is pinned
    """Runs handles in the order they came; those with a delay have a timer each.

    Where Qt handles events while the loop does not run they wait, as in asyncio's own.
    """

    def __init__(self, is_running: Callable[[], bool]) -> None:
        super().__init__()
        self._is_running = is_running
        self._due: deque[asyncio.Handle] = deque()
        self._due_id = 0

    def run_soon(self, handle: asyncio.Handle) -> asyncio.Handle:
        """Run it at the next turn of Qt's loop."""
        self._due.append(handle)
        if not self._due_id:
            self._due_id = self.startTimer(0)
        return handle

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        """Run what was due when this turn began; Qt's other events come before what came since."""
        if not self._is_running():
            return
        if event.timerId() != self._due_id:
            super().timerEvent(event)
            return
        # A callback may run a loop of Qt's own: the rest is then for a timer that this one is not.
        self.killTimer(self._due_id)
        self._due_id = self.startTimer(0)
        for _ in range(len(self._due)):
            if not self._due or self._stopped:
                break
            handle = self._due.popleft()
            if not handle.cancelled():
                handle._run()  # noqa: SLF001 - what asyncio's own loops do
        if self._due_id and (self._stopped or not self._due):
            self.killTimer(self._due_id)
            self._due_id = 0
