"""What the program costs while nobody looks, how soon its window is there, and what memory it has.

Run: python -m tests.benchmarks.idle [--sensors 100] [--seconds 60] [--rows 20000000]. A simulated
home in a process of its own has that many quiet sensors more: at first nothing changes, then one of
them each second. CPU is in % of one core, once everything of the past is fetched; the yardstick is
an empty window of PySide6, hidden and started in the same way. Starts are warm, with the bytecode
that an installed program has: the first is not counted. How much of them is this process' own CPU
time says what a busy machine adds. Memory is that of the open window with that many readings
stored: in a first run, which fetches the past and makes all summaries, and in a later one.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import IO, Final

import orjson
import psutil

from energy_desktop.demo.server import DemoHome
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.open import READINGS_FILE
from tests.benchmarks import pyramid
from tests.benchmarks.transfer import Peak

TOKEN: Final = "quiet"
STARTS: Final = 3
SETTLE_S: Final = 10.0
READY_S: Final = 300.0
QUIET_PERCENT: Final = 5.0
ROWS: Final = 20_000_000
MIB: Final = 2**20
MB: Final = 10**6

WATCH: Final = """
import sys, time
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.Paint:
            print("PAINTED", time.time(), time.process_time(), flush=True)
            window.removeEventFilter(self)
        return False
painted = Painted()
"""
EMPTY: Final = f"""{WATCH}
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
window = QMainWindow()
window.installEventFilter(painted)
window.resize(1280, 800)
if sys.argv[1:] != ["--hidden"]:
    window.show()
sys.exit(app.exec())
"""
PROGRAM: Final = f"""
import gc
from energy_desktop import __main__, memory
gc.disable()  # it imports here what its own beginning would import in the same way
memory.leave_sources_unread()
{WATCH}
from energy_desktop.ui.main_window import MainWindow
build = MainWindow._build
def watched(window):
    build(window)
    window.installEventFilter(painted)
MainWindow._build = watched
sys.exit(__main__.main())
"""


class Subject:
    """A window's process: ``code`` with arguments, over one profile or none."""

    def __init__(self, name: str, code: str, environ: dict[str, str], *arguments: str) -> None:
        self.name = name
        self._command = [sys.executable, "-c", code, *arguments]
        self._environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environ
        self._environ.pop("PYTHONDONTWRITEBYTECODE", None)

    @contextmanager
    def running(self, *more: str) -> Iterator[subprocess.Popen[bytes]]:
        """The process, ended at the end."""
        process = subprocess.Popen(
            [*self._command, *more], env=self._environ, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)

    def painted_s(self) -> tuple[float, float]:
        """Seconds from its start until its window is painted, and how many of them of CPU."""
        began = time.time()
        with self.running() as process:
            _, at, cpu = line_of(process.stdout, "PAINTED").split()
            return float(at) - began, float(cpu)

    def hidden(self, seconds: float, changing: Event) -> tuple[float, float, float]:
        """Without its window: CPU in % of a core, the same while the home changes, and MiB."""
        with self.running("--hidden") as process:
            self.settle(process)
            known = psutil.Process(process.pid)
            still = cpu_percent(known, seconds)
            changing.set()
            moved = cpu_percent(known, seconds)
            changing.clear()
            return still, moved, known.memory_info().rss / MIB

    def settle(self, _process: subprocess.Popen[bytes]) -> None:
        """Wait until it does nothing any more."""
        time.sleep(SETTLE_S)


class EnergyDesktop(Subject):
    """The program; it has settled once it has fetched what there is."""

    def settle(self, process: subprocess.Popen[bytes]) -> None:
        self._catch_up(process)
        time.sleep(SETTLE_S)

    def open_bytes(self) -> tuple[int, int]:
        """The memory of the open window once it rests, and the most that it had until then."""
        with self.running() as process:
            seen = psutil.Process(process.pid)
            with Peak(seen, every_s=0.1) as memory:
                self._catch_up(process)
                while cpu_percent(seen, SETTLE_S) > QUIET_PERCENT:
                    pass
                return seen.memory_info().rss, memory.most

    def _catch_up(self, process: subprocess.Popen[bytes]) -> None:
        url = line_of(process.stdout, "HTTP API:").split()[-1]
        deadline = time.monotonic() + READY_S
        while not caught_up(url):
            if time.monotonic() > deadline:
                raise SystemExit("it did not catch up")
            time.sleep(1)


def cpu_percent(process: psutil.Process, seconds: float) -> float:
    """What it uses meanwhile, in % of one core."""
    before, began = process.cpu_times(), time.monotonic()
    time.sleep(seconds)
    after, took = process.cpu_times(), time.monotonic() - began
    return 100 * (after.user + after.system - before.user - before.system) / took


def caught_up(url: str) -> bool:
    with urllib.request.urlopen(f"{url}/api/status", timeout=30) as answer:
        repair = orjson.loads(answer.read())["repair"]
    return bool(repair["caught_up"] and not repair["running"])


def line_of(stream: IO[bytes] | None, beginning: str) -> str:
    assert stream is not None
    for line in stream:
        if line.decode().startswith(beginning):
            return line.decode().strip()
    raise SystemExit(f"it ended before it said {beginning}")


def serve_home(sensors: int, tell: Connection, changing: Event) -> None:
    """A home that stands still; while ``changing``, one of the quiet sensors a second moves."""

    async def serve() -> None:
        async with DemoHome(token=TOKEN, live=False) as home:
            ids = [f"sensor.quiet_{number}" for number in range(sensors)]
            attributes = {"device_class": "power", "unit_of_measurement": "W",
                          "state_class": "measurement"}  # fmt: skip
            for entity_id in ids:
                home.add_entity(entity_id, "5", attributes)
            tell.send(home.url)
            for count in range(10**6):
                await asyncio.sleep(1)
                if changing.is_set():
                    home.set_state(ids[count % sensors], str(6 + count))

    asyncio.run(serve())


async def import_readings(profile: Path, rows: int) -> None:
    """A profile with so many readings, none of which is summed up yet."""
    async with pyramid.filled(rows):
        pass
    shutil.copytree(pyramid.kept(rows), profile)
    store = DuckDbStore(profile / READINGS_FILE)
    await store.open()
    await store.forget_summaries()
    await store.close()


def measure_memory(environ: dict[str, str], profile: Path, rows: int) -> None:
    """Print what the open window takes after an import, and in the run after that."""
    asyncio.run(import_readings(profile, rows))
    subject = EnergyDesktop("Energy Desktop", PROGRAM, environ, "--profile", str(profile))
    for run in ("first run after an import", "later run"):
        resting, most = subject.open_bytes()
        print(
            f"  {rows:,} readings, {run}: {resting / MB:.0f} MB ({resting / MIB:.0f} MiB) at rest, "
            f"{most / MB:.0f} MB at most",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sensors", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rows", type=int, default=ROWS)
    given = parser.parse_args()
    told, tell = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("spawn")
    changing = context.Event()
    home = context.Process(target=serve_home, args=(given.sensors, tell, changing), daemon=True)
    home.start()
    with tempfile.TemporaryDirectory() as folder:
        bytecode = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
        environ = {"HA_URL": told.recv(), "HA_TOKEN": TOKEN, "PORT": "0", **bytecode}
        profile = str(Path(folder) / "profile")
        subjects = [
            Subject("an empty window", EMPTY, bytecode),
            EnergyDesktop("Energy Desktop", PROGRAM, environ, "--profile", profile),
        ]
        for subject in subjects:
            still, moved, memory = subject.hidden(given.seconds, changing)
            subject.painted_s()
            painted, cpu = min(subject.painted_s() for _ in range(STARTS))
            print(
                f"  {subject.name}: hidden {still:.2f} % CPU, {moved:.2f} % with one change a "
                f"second, {memory:.0f} MiB; window painted after {painted:.2f} s ({cpu:.2f} s CPU)",
                flush=True,
            )
        measure_memory(environ, Path(folder) / "filled", given.rows)
    home.terminate()
    home.join()


if __name__ == "__main__":
    main()
