"""How long a long outage takes to repair: ``python -m tests.faults.outage [--days --sensors]``.

In one run, through the same proxy: (a) a bare client fetches the same rows with the same requests
and decodes them, (b) the program from its connection until it has caught up. Exit code 1 where the
program takes more than 1.5 times as long, lacks a row, asks for more than one thing at a time, or
keeps its event loop busy for 0.1 s.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from energy_desktop.stores import open as stores_open
from tests.faults import look, rows
from tests.faults.databases import Files
from tests.faults.long_past import DATABASE, read_past, set_back, write_past
from tests.faults.program import KEEP_INTERVALS, LAG_FILE
from tests.faults.proxy import Proxy
from tests.faults.traffic import Traffic
from tests.faults.world import ROOT, SETTLED_S, is_idle, is_whole
from tests.servers.home_assistant import HomeAssistant
from tests.servers.program import Program
from tests.servers.programs import bare_environment

DAY_US: Final = 86_400_000_000
MINUTE_US: Final = 60_000_000
MOST_RATIO: Final = 1.5
MOST_LAG_S: Final = 0.1
WITHIN_S: Final = 1800.0
POLL_S: Final = 0.25

Lag = tuple[float, float, float]
"""How late the loop was, and how long its thread, and all threads, computed meanwhile (s)."""


@dataclass
class Outcome:
    """What came out; ``late`` is the longest time that the program's loop was busy."""

    bare_s: float = 0.0
    bare_rows: int = 0
    program_s: float = 0.0
    in_home_assistant: int = 0
    missing: int = 0
    wrong: int = 0
    requests: int = 0
    most_open: int = 0
    late: Lag = (0.0, 0.0, 0.0)

    @property
    def ratio(self) -> float:
        """The program's time in times of the bare client's."""
        return self.program_s / self.bare_s if self.bare_s else float("inf")

    def failures(self) -> list[str]:
        """What does not hold."""
        checks = {
            f"{self.missing} rows are missing": self.missing,
            f"{self.wrong} rows have another value": self.wrong,
            f"it took {self.ratio:.2f} times as long as a bare client": self.ratio > MOST_RATIO,
            f"{self.most_open} requests at one time": self.most_open != 1,
            f"the event loop was busy for {self.late[0]:.3f} s": self.late[0] >= MOST_LAG_S,
        }
        return [words for words, holds_not in checks.items() if holds_not]

    def __str__(self) -> str:
        return "\n".join(
            [
                f"rows          {self.in_home_assistant:8} in Home Assistant",
                f"missing       {self.missing:8} in the store, {self.wrong} have another value",
                f"bare client   {self.bare_s:8.2f} s for {self.bare_rows} rows",
                f"the program   {self.program_s:8.2f} s",
                f"requests      {self.requests:8}, at most {self.most_open} at a time",
                f"ratio         {self.ratio:8.2f} (at most {MOST_RATIO})",
                f"event loop    {self.late[0]:8.3f} s late at most (below {MOST_LAG_S})",
                f"  meanwhile   {self.late[1]:8.3f} s computed by its thread",
                f"              {self.late[2]:8.3f} s by all threads of the process",
            ]
        )


class Outage:
    """One measurement in a folder."""

    def __init__(self, folder: Path, days: float, sensors: int) -> None:
        self.folder = folder
        self.away_us = int(days * DAY_US)
        self.sensors = sensors
        self.names = [f"sensor.lab_power_{number:02d}" for number in range(sensors)]
        self.home = HomeAssistant(folder / "home-assistant")
        self.traffic = Traffic()
        self.lag_file = folder / "lag.txt"
        self.outcome = Outcome()

    def run(self) -> Outcome:
        """Prepare, measure, compare."""
        self.home.config_dir.mkdir()
        with self.home, Proxy(self.home.port, self.traffic) as proxy:
            program = self._program(proxy)
            first_end_us = self._first_session(program)
            self._miss(first_end_us)
            self._repair(program)
            self._bare(proxy)
        self._compare(program.profile / "data")
        return self.outcome

    def _program(self, proxy: Proxy) -> Program:
        environ = bare_environment(self.folder / "user") | {
            "HA_URL": f"http://127.0.0.1:{proxy.port}",
            "HA_TOKEN": self.home.token,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            KEEP_INTERVALS: "1",
            LAG_FILE: str(self.lag_file),
        }
        profile = self.folder / "profile"
        return Program(profile, ["--headless"], environ, module="tests.faults.program")

    def _first_session(self, program: Program) -> int:
        """Let the program record the sensors once; when that was over."""
        self._touch()
        with program:
            self._wait_until_whole(program)
            program.end()
        asyncio.run(_track(program.profile / "data", self.names))
        with program:
            self._wait_until_whole(program)
            self._touch()
            time.sleep(12)
            program.end()
        return rows.now_us()

    def _touch(self) -> None:
        """Change every sensor once."""
        self.home.burst(entities=self.sensors, count=self.sensors, rate=1000)

    def _miss(self, first_end_us: int) -> None:
        """Make that session one of days ago, and give Home Assistant the days since."""
        self.home.stop()
        began = time.monotonic()
        set_back(self.folder / "profile" / "data", self.away_us)
        start_us = first_end_us - self.away_us + MINUTE_US
        database = self.home.config_dir / DATABASE
        count = write_past(database, self.names, start_us, first_end_us - MINUTE_US)
        print(f"wrote {count} rows in {time.monotonic() - began:.0f} s", flush=True)
        self.home.start()
        self._touch()
        self._warm(start_us)

    def _warm(self, start_us: int) -> None:
        """Let Home Assistant have read its database once, for whoever comes first."""
        self.home.command(
            "history/history_during_period",
            entity_ids=self.names[:10],
            start_time=rows.at(start_us).isoformat(),
            end_time=rows.at(start_us + DAY_US).isoformat(),
        )

    def _repair(self, program: Program) -> None:
        already = len(self.traffic.requests)
        with program:
            whole_at = self._wait_until_whole(program)
            began_at = self.traffic.connected_at
            self.outcome.program_s = whole_at - began_at
            program.end()
        self.traffic.requests = self.traffic.requests[already:]
        self.outcome.requests = len(self.traffic.asked)
        self.outcome.most_open = self.traffic.most_open
        self.outcome.late = _latest(self.lag_file, began_at, whole_at)

    def _bare(self, proxy: Proxy) -> None:
        """The same requests for readings, by a process of its own."""
        kind = "history/history_during_period"
        asked = [message for message in self.traffic.asked if message["type"] == kind]
        file = self.folder / "requests.json"
        file.write_bytes(orjson.dumps(asked))
        address = f"ws://127.0.0.1:{proxy.port}/api/websocket"
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.bare", address, str(file)],
            env=os.environ | {"HA_TOKEN": self.home.token, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        )
        took_s, count = done.stdout.split()
        self.outcome.bare_s, self.outcome.bare_rows = float(took_s), int(count)

    def _compare(self, data: Path) -> None:
        until_us = rows.now_us() - MINUTE_US
        stored = look.stored(Files(), data.parent, self.names)
        for name in self.names:
            truth = read_past(self.home.config_dir / DATABASE, name, until_us)
            ours = {row.at_us: row.value for row in stored.rows[name]}
            self.outcome.in_home_assistant += len(truth)
            self.outcome.missing += len(truth.keys() - ours.keys())
            self.outcome.wrong += sum(ours.get(at_us, v) != v for at_us, v in truth.items())

    def _wait_until_whole(self, program: Program) -> float:
        """Wait until it has caught up; when it had (monotonic seconds)."""
        idle_since: float | None = None

        def whole() -> bool:
            nonlocal idle_since
            status: dict[str, Any] = program.get("/api/status")
            idle_since = (idle_since or time.monotonic()) if is_idle(status) else None
            time.sleep(POLL_S)
            return is_whole(status, idle_since)

        program.wait_for(whole, "all to be fetched", WITHIN_S)
        now = time.monotonic()
        return now if "caught_up" in program.get("/api/status")["repair"] else now - SETTLED_S


async def _track(data: Path, names: Sequence[str]) -> None:
    opened = await stores_open.open_embedded(data)
    try:
        await opened.stores.state.set_tracked(names)
    finally:
        await stores_open.close(opened.stores)


def _latest(lag_file: Path, began_at: float, ended_at: float) -> Lag:
    """The longest that the loop was late between two times."""
    lines = (map(float, line.split()) for line in lag_file.read_text().splitlines())
    lags = [(late, thread, all_) for at, late, thread, all_ in lines if began_at <= at <= ended_at]
    return max(lags, default=(0.0, 0.0, 0.0))


def main() -> int:
    """Measure; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.outage")
    parser.add_argument("--days", type=float, default=10)
    parser.add_argument("--sensors", type=int, default=100, help="at most 100")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="energy-outage-") as folder:
        outcome = Outage(Path(folder), given.days, given.sensors).run()
    print(outcome)
    for words in outcome.failures():
        print(f"FAILED: {words}")
    return 1 if outcome.failures() else 0


if __name__ == "__main__":
    sys.exit(main())
