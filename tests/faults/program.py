"""The program under test as its own process: its own main, with shorter intervals.

Everything that is changed is a module's constant, set before the program starts; the package knows
nothing of this. SIGUSR1 prints where every task and thread stands.
"""

from __future__ import annotations

import asyncio
import faulthandler
import importlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

LAG_FILE: Final = "FAULTS_LAG_FILE"
"""Environment variable: where to note how late the event loop was."""
KEEP_INTERVALS: Final = "FAULTS_KEEP_INTERVALS"
"""Environment variable: leave the program's intervals as they are."""
TICK_S: Final = 0.01

CONSTANTS: Final[Mapping[str, object]] = {
    "hass.connection.LONGEST_DELAY_S": 3.0,
    "hass.connection.START_POLL_S": 0.3,
    "recording.session.SAVE_EVERY_S": 2.0,
    "recording.session.REGISTRY_SETTLES_S": 0.3,
    "recording.heartbeat.HEARTBEAT_S": 5.0,
    "recording.heartbeat.QUIET_US": 5_000_000,
    "recording.reconciler.TRY_AGAIN_S": 2.0,
    "recording.troubles.RETRY_S": (0.2, 0.5, 1.0),
    # The running hour is summarised again and again, so that there is always one under way.
    "recording.summariser.EVERY_S": 1.0,
    "recording.summariser.LATE": timedelta(hours=-1),
}
"""A version that has no such constant is run as it is."""
PING_EVERY_S: Final = 2.0
PING_TIMEOUT_S: Final = 4.0


def shorten() -> None:
    """Make the program look more often."""
    for name, value in CONSTANTS.items():
        module_name, _, constant = name.rpartition(".")
        try:
            module = importlib.import_module(f"energy_desktop.{module_name}")
        except ModuleNotFoundError:
            continue
        if hasattr(module, constant):
            setattr(module, constant, value)
    from energy_desktop.hass.connection import Connection

    defaults: dict[str, Any] = Connection.__init__.__kwdefaults__ or {}
    defaults |= {"ping_every_s": PING_EVERY_S, "ping_timeout_s": PING_TIMEOUT_S}
    Connection.__init__.__kwdefaults__ = defaults


def show_stacks(*_: object) -> None:
    """Print where every task and thread stands."""
    try:
        tasks = asyncio.all_tasks()
    except RuntimeError:
        tasks = set()
    for task in tasks:
        task.print_stack(file=sys.stderr)
    faulthandler.dump_traceback(all_threads=True)
    sys.stderr.flush()


class LagMeter:
    """Ticks on the program's own loop and writes down each time that it came late.

    A line: when (monotonic), how late, and how much of that the loop's thread and the whole process
    were computing: what is left was waited for a processor. All in seconds.
    """

    def __init__(self, file: Path, loop: asyncio.AbstractEventLoop) -> None:
        self._file = file.open("w", buffering=1)
        self._loop = loop
        self._due = self._thread_s = self._process_s = 0.0

    def start(self) -> None:
        """Tick from now on."""
        self._due = time.monotonic() + TICK_S
        self._thread_s, self._process_s = time.thread_time(), time.process_time()
        self._loop.call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        now = time.monotonic()
        if (late_s := now - self._due) > TICK_S:
            thread_s = time.thread_time() - self._thread_s
            process_s = time.process_time() - self._process_s
            self._file.write(f"{now:.3f} {late_s:.4f} {thread_s:.4f} {process_s:.4f}\n")
        self.start()


def measure_lag(file: Path) -> None:
    """Have a meter on the loop that the program is going to make."""
    from energy_desktop import cli

    make = vars(cli)["Loop"]

    def made(*arguments: Any, **options: Any) -> Any:
        loop = make(*arguments, **options)
        LagMeter(file, loop).start()
        return loop

    vars(cli)["Loop"] = made


def main() -> int:
    """Run the program with the arguments of this process."""
    from energy_desktop import cli

    if not os.environ.get(KEEP_INTERVALS):
        shorten()
    if lag_file := os.environ.get(LAG_FILE):
        measure_lag(Path(lag_file))
    signal.signal(signal.SIGUSR1, show_stacks)
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
