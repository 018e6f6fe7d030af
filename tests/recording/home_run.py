"""The core of the program, run in the test's own process on a simulated home."""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from energy_desktop.app import App
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.demo.connection import Client
from energy_desktop.demo.server import DemoHome
from energy_desktop.hass.connection import Connection
from energy_desktop.models import ConnectionPhase, Coverage, CoverageKind, from_us, to_us
from energy_desktop.services import Services
from energy_desktop.stores.base import Stores
from tests.demo.talk import SetClock, connected
from tests.fakes.memory_keyring import MemoryKeyring

Rows = list[tuple[int, float | None]]
POWER, METER = "sensor.grid_power", "sensor.grid_import_energy"


async def until(condition: Callable[[], object], what: str, timeout_s: float = 20) -> None:
    """Wait for something that other tasks do."""
    try:
        async with asyncio.timeout(timeout_s):
            while not condition():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.002)
    except TimeoutError:
        raise AssertionError(f"waited in vain for {what}") from None


class SpiedHome(DemoHome):
    """A home that moves when the test says so and keeps the commands it got."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__(clock=clock, live=False)
        self.set_clock = clock
        self.asked: list[dict[str, Any]] = []
        self.history_kept_us = 86_400_000_000

    def keep_only(self, *entity_ids: str) -> None:
        """Leave out the other sensors, so that their past takes no time."""
        for entity_id in set(self.sensors) - set(entity_ids):
            self.remove(entity_id)
            self.past_sensors.pop(entity_id, None)

    def note(self, message: Any) -> None:
        self.asked.append(message)

    def count(self, kind: str) -> int:
        return Counter(m["type"] for m in self.asked)[kind]

    def move(self, times: int, every_s: float = 6) -> None:
        """Let time pass in steps, at each of which every sensor has a new reading."""
        for _ in range(times):
            self.set_clock.advance(seconds=every_s)
            self.tick()


def spy(client: Client, message: Any) -> None:
    """What ``Client._handle`` does, after noting the command."""
    assert isinstance(client.instance, SpiedHome)
    client.instance.note(message)


class Run:
    """One run of the core on a profile; start, look, stop."""

    def __init__(self, home: SpiedHome, profile: Path, url: str | None = None) -> None:
        self.home = home
        self.profile = profile
        url = home.url if url is None else url
        environ = {"HA_URL": url, "HA_TOKEN": home.token}
        self.settings = Settings.load(profile, environ=environ)
        self.credentials = Credentials(environ, MemoryKeyring())
        self.app = App(
            profile, self.settings, self.credentials, environ=environ, now=home.set_clock,
            monotonic=lambda: home.set_clock.now.timestamp(),  # noqa: PLW0108 - it moves
        )  # fmt: skip

    async def __aenter__(self) -> Self:
        await self.app.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.app.stop()

    @property
    def services(self) -> Services:
        return self.app.services

    @property
    def stores(self) -> Stores:
        return self.services.status._stores

    @property
    def connection(self) -> Connection:
        return self.services.home_assistant._connection

    async def live(self) -> None:
        """Wait until a live span is being recorded."""
        await until(lambda: self.services.status._recorder.span is not None, "a live span")

    async def phase(self, phase: ConnectionPhase) -> None:
        await until(lambda: self.services.home_assistant.state.phase is phase, phase)

    async def caught_up(self, rounds: int = 1) -> None:
        """Wait until nothing is left to fetch, after so many rounds of asking."""
        await self.live()
        await until(lambda: self.home.count("history/stream") >= rounds, "the first question", 60)
        await until(lambda: self.services.status.is_caught_up, "the past", 60)

    async def flush(self) -> None:
        """Have written what the home told until now."""
        recorder = self.services.status._recorder
        moved_us = to_us(self.home.set_clock.now) - 100
        await until(lambda: recorder.last_event_us >= moved_us, "the events")
        await recorder.flush()

    async def rows(self, entity_id: str, start: datetime, end: datetime) -> Rows:
        found = await self.stores.series.readings(entity_id, to_us(start), to_us(end))
        states = (None if math.isnan(s) else s for s in found.state.tolist())
        return list(zip(found.at.tolist(), states, strict=True))

    async def coverage(self, scope: str, kind: CoverageKind) -> list[tuple[int, int]]:
        found: list[Coverage] = await self.stores.coverage.coverage([scope], 0, 2**63 - 1, [kind])
        return [(c.start_us, c.end_us) for c in found]


async def history(home: SpiedHome, entity_id: str, start: datetime, end: datetime) -> Rows:
    """What the home itself shows for (start, end), in microseconds, without the state held."""
    async with connected(home.url, home.token) as talk:
        found = await talk.result(
            "history/history_during_period",
            entity_ids=[entity_id],
            start_time=start.isoformat(),
            end_time=end.isoformat(),
            significant_changes_only=False,
            minimal_response=False,
        )
    first = to_us(start)
    rows = [(exact(r.get("lc", r["lu"])), number(r["s"])) for r in found.get(entity_id, [])]
    return sorted({row for row in rows if row[0] > first})


def exact(seconds: float) -> int:
    return to_us(datetime.fromtimestamp(seconds, from_us(0).tzinfo))


def number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


async def record_and_leave(home: SpiedHome, profile: Path) -> None:
    """A run that records for half a minute and ends."""
    async with Run(home, profile) as run:
        await run.caught_up()
        home.move(5)
        await run.flush()
