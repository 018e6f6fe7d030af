"""The runs of the program in one process, one after another, on one loop that never pauses.

What comes from outside at any moment, also between two runs, comes here: signals, a log-out, and
the requests of other processes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from energy_desktop.instance import Instance
from energy_desktop.requests import Requests
from energy_desktop.stop_signals import stop_signals


class Run(Protocol):
    """One run; ``Program`` is one."""

    @property
    def wants_restart(self) -> bool:
        """Whether it ended so that another one begins."""

    async def run(self) -> int:
        """All of it; the exit code."""

    def stop(self) -> None:
        """End it."""


AnyRun = TypeVar("AnyRun", bound=Run)


class Runs(Generic[AnyRun]):
    """Begins a new run for as long as the last one wants that and nobody has told it to quit.

    ``make(runs, last)`` makes the next run, with what it takes over from the last one.
    """

    def __init__(
        self,
        application: QCoreApplication,
        instance: Instance,
        make: Callable[[Runs[AnyRun], AnyRun | None], AnyRun],
    ) -> None:
        self._application = application
        self._instance = instance
        self._make = make
        self._run: AnyRun | None = None
        self._is_ending = False
        self.requests = Requests(self.quit)

    async def serve(self) -> int:
        """Run until the end for good; the exit code. Raises what makes a run impossible."""
        with stop_signals(self._application, self.quit):
            self._instance.listen(self.requests.take)
            reassuring = asyncio.create_task(self.requests.reassure(), name="requests that wait")
            try:
                return await self._one_after_another()
            finally:
                self.requests.end()
                reassuring.cancel()
                await asyncio.wait([reassuring])

    def quit(self) -> None:
        """End for good, whatever a run may want afterwards."""
        self._is_ending = True
        self.requests.end()
        if self._run is not None:
            self._run.stop()

    async def _one_after_another(self) -> int:
        while True:
            self._run = self._make(self, self._run)
            code = await self._run.run()
            if self._is_ending or not self._run.wants_restart:
                return code
