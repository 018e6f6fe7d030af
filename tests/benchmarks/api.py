"""The HTTP API under load: requests a second and times, beside the same server with a constant.

Run: python -m tests.benchmarks.api [--seconds 5] [--minutes 10]. A program with a year of
statistics, a day of readings and a home that sends events is asked by another process over 50
connections that are kept. Of each question it is printed how long events took meanwhile until they
were stored. Then, at 20 requests a second: how late the loop is. ``--minutes`` asks on and prints
the memory in use.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import numpy as np
from PySide6.QtCore import QCoreApplication

from energy_desktop import garbage
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.server import ApiServer
from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.demo.server import DemoHome
from energy_desktop.events import ReadingsStored
from energy_desktop.loop import Loop
from energy_desktop.models import ReadingColumns, Source, to_us
from energy_desktop.services import Services
from tests.api.load import Answers, load
from tests.fakes.memory_keyring import MemoryKeyring

CONNECTIONS = 50
FEW = 4
"""Connections that ask for what is queried: more would only wait for their turn."""
METER = "sensor.grid_power"
READINGS = 5_000
CONSTANT = Response(200, b'{"status":"ok"}' + b" " * 900)


class Subject:
    """A running program without a window, and its API."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = AsyncExitStack()
        self.port = 0
        self.late_s: list[float] = []

    async def __aenter__(self) -> Self:
        home = await self._stack.enter_async_context(DemoHome())
        environ = {"HA_URL": home.url, "HA_TOKEN": home.token}
        settings = Settings.load(self._folder, environ=environ)
        app = App(self._folder, settings, Credentials(environ, MemoryKeyring()), environ=environ)
        self._stack.push_async_callback(app.stop)
        services = await app.start()
        async with asyncio.timeout(60):
            while not services.status.is_caught_up:  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(0.2)
        await self._fill(services)
        services.events.readings_stored.connect(self._note)
        server = ApiServer(services)
        answer = server._router.answer

        async def with_constant(request: Request) -> Response:
            return CONSTANT if request.path == "/constant" else await answer(request)

        server._router.answer = with_constant  # type: ignore[method-assign]
        self.port = int((await server.start("127.0.0.1", 0)).rpartition(":")[2])
        self._stack.push_async_callback(server.stop)
        # As the program does once it has started: what stays is not looked through again.
        gc.collect()
        gc.freeze()
        self._stack.callback(gc.unfreeze)
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._stack.aclose()

    async def _fill(self, services: Services) -> None:
        """A day of readings of one sensor, on top of what the home's past gave."""
        end_us = to_us(datetime.now(UTC) - timedelta(days=400))
        at = end_us - np.arange(READINGS, dtype=np.int64)[::-1] * (86_400_000_000 // READINGS)
        state = np.round(np.random.default_rng(1).normal(500, 100, READINGS), 1)
        rows = ReadingColumns([METER] * READINGS, at, state, [Source.LIVE] * READINGS)
        await services.status._stores.series.write_readings(rows)
        self.day = (int(at[0] // 1_000), int(end_us // 1_000) + 1)

    def _note(self, stored: ReadingsStored) -> None:
        self.late_s.append(time.time() - stored.first_us / 1e6)

    def recording(self) -> str:
        """How long a batch's oldest event took until it was stored, since this was asked last."""
        late, self.late_s = self.late_s or [float("nan")], []
        return f"recorded in {statistics.median(late):.2f} s, {max(late):.2f} s at most"


def paths(subject: Subject) -> dict[str, str]:
    """What is asked, by name."""
    start, end = subject.day
    year = (datetime.now(UTC) - timedelta(days=365)).strftime("%Y-%m-%dT00:00:00Z")
    return {
        "constant (yardstick)": "/constant",
        "health": "/api/health",
        "status": "/api/status",
        "sensors": "/api/entities/cached",
        "a day of readings": f"/api/readings/{METER}?since={start}&until={end}&limit=10000",
        "a year by day": f"/api/statistics/{METER}/daily?start_time={year}",
    }


async def asked(port: int, path: str, seconds: float, connections: int, rate: float) -> Answers:
    """Ask from a process of its own, so that its work is not counted as ours."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=load, args=(theirs, port, path, seconds, connections, rate))
    process.start()
    theirs.close()
    loop = asyncio.get_running_loop()
    answers: Answers = await loop.run_in_executor(None, ours.recv)
    await loop.run_in_executor(None, process.join)
    return answers


async def lag(during: Awaitable[Answers]) -> tuple[Answers, list[float]]:
    """How late the loop wakes up, in seconds, while something is asked."""
    task = asyncio.ensure_future(during)
    late = []
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        late.append(time.perf_counter() - began - 0.005)
    return await task, late


def at(values: list[float], percent: float) -> float:
    """A percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]


def memory_mib() -> float:
    """In use by this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4_096 / 2**20


async def measure(subject: Subject, seconds: float) -> None:
    """Print a line for each question, with the recording meanwhile, and for the loop."""
    yardstick = 0.0
    await asyncio.sleep(seconds)
    print(f"nothing asked: {subject.recording()}")
    for name, path in paths(subject).items():
        many = FEW if path.startswith(("/api/readings", "/api/statistics")) else CONNECTIONS
        answers = await asked(subject.port, path, seconds, many, 0)
        yardstick = yardstick or answers.per_s
        share = f"{answers.per_s / yardstick:4.2f} × the yardstick"
        print(f"{name:<20} {many:>2} × {answers} = {share}; {subject.recording()}")
    for name in ("a day of readings", "a year by day"):
        one = await asked(subject.port, paths(subject)[name], seconds, 1, 0)
        print(f"{name:<20}  1 × {one}; {subject.recording()}")
    answers, late = await lag(asked(subject.port, "/api/status", seconds, 4, 20))
    print(
        f"status at 20/s        4 × {answers}; loop late p50 {at(late, 50) * 1e3:.1f} ms, "
        f"p99 {at(late, 99) * 1e3:.1f} ms; {subject.recording()}"
    )


async def soak(subject: Subject, minutes: float) -> None:
    """Ask everything on and on, and print the memory in use."""
    until = time.monotonic() + minutes * 60
    while time.monotonic() < until:
        for path in paths(subject).values():
            await asked(subject.port, path, 60 / len(paths(subject)), 10, 100)
        print(f"{minutes - (until - time.monotonic()) / 60:5.1f} min: {memory_mib():.0f} MiB")


async def main(seconds: float, minutes: float) -> None:
    """Build the subject, then measure it."""
    with tempfile.TemporaryDirectory() as folder:
        async with Subject(Path(folder)) as subject:
            print(f"{CONNECTIONS} connections, {memory_mib():.0f} MiB before")
            await measure(subject, seconds)
            print(f"{memory_mib():.0f} MiB after")
            await soak(subject, minutes)


def run(work: Callable[[], Awaitable[None]]) -> None:
    """Run on the loop that the program has, asyncio's in Qt's, which collects garbage as there."""
    application = QCoreApplication(sys.argv[:1])
    with (
        garbage.collected_here(),
        asyncio.Runner(loop_factory=lambda: Loop(application)) as runner,
    ):
        runner.run(work())  # type: ignore[arg-type]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--minutes", type=float, default=0.0)
    options = parser.parse_args()
    logging.getLogger("energy_desktop").setLevel(logging.ERROR)
    run(lambda: main(options.seconds, options.minutes))
