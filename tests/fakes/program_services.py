"""The services of the program itself, faked: connection, status and settings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from energy_desktop.compose import ServersStatus, ServiceState
from energy_desktop.config import DECLARATIONS
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.events import Events, Problem, StoresHealth
from energy_desktop.models import (
    ConnectionPhase,
    ConnectionState,
    Entity,
    FoundHome,
    Progress,
    StoreHealth,
)
from energy_desktop.services.connection_test import Check, ConnectionTest
from energy_desktop.services.databases import Place, ServerForm
from energy_desktop.services.repair import Repaired
from energy_desktop.services.status import Fetch
from energy_desktop.transfer.backup import Made
from tests.fakes.home_entities import ENTITIES

OnHome = Callable[[FoundHome], None]


class FakeHomeAssistant:
    """The connection; ``saved`` keeps what save was called with, ``calls`` the commands.

    ``browsers`` holds the callbacks of everyone who browses the network now.
    """

    def __init__(self, events: Events, at: datetime) -> None:
        self._events = events
        self.state = ConnectionState(
            ConnectionPhase.LIVE, at - timedelta(hours=5), ha_version="2026.6.1",
            last_event_at=at - timedelta(seconds=1),
        )  # fmt: skip
        self.configured = True
        self.can_pause = True
        self.url: str | None = "http://homeassistant.local:8123"
        self.paused_until: datetime | None = None
        self.can_keep_token = True
        self.signs_in_by = "keyring"
        self.saved: tuple[str, str, bool, bool] | None = None
        self.calls: list[str] = []
        self.save_error: EnergyDesktopError | None = None
        self.find_error: EnergyDesktopError | None = None
        self.browsers: list[tuple[OnHome, OnHome]] = []
        self.preview_error: EnergyDesktopError | None = None
        self.found: tuple[Entity, ...] = ENTITIES
        self.previews: list[tuple[str, str, bool]] = []
        self.result = ConnectionTest(
            True, "2026.6.1", 9.0,
            (
                Check("Reached Home Assistant", True, "9 ms"),
                Check("Token accepted", True, "user “Energy Desktop”"),
                Check("Recorder statistics available", True, "since Jan 2022"),
                Check("Energy sensors found", True, "47 sensors"),
                Check("Live events arriving", True, "4.1 per second"),
            ),
        )  # fmt: skip

    async def browse(self, on_found: OnHome, on_lost: OnHome) -> None:
        browser = (on_found, on_lost)
        self.browsers.append(browser)
        try:
            await asyncio.Event().wait()
        finally:
            self.browsers.remove(browser)

    def appear(self, home: FoundHome) -> None:
        """A home announces itself to whoever browses."""
        for on_found, _ in self.browsers:
            on_found(home)

    def vanish(self, home: FoundHome) -> None:
        """A home takes its announcement back."""
        for _, on_lost in self.browsers:
            on_lost(home)

    async def find(self, url: str, verify_tls: bool = True) -> str:
        if self.find_error is not None and (verify_tls or self.find_error.code != "tls"):
            raise self.find_error
        return "2026.6.1"

    async def test(self, url: str, token: str, verify_tls: bool = True) -> ConnectionTest:
        return self.result

    async def test_saved(self) -> ConnectionTest:
        return self.result

    async def preview(self, url: str, token: str, verify_tls: bool = True) -> tuple[Entity, ...]:
        if self.preview_error is not None:
            raise self.preview_error
        self.previews.append((url, token, verify_tls))
        return self.found

    async def save(
        self, url: str, token: str, verify_tls: bool = True, remember: bool = True
    ) -> None:
        if self.save_error is not None and remember:
            raise self.save_error
        self.saved = (url, token, verify_tls, remember)
        self.configured = True

    async def forget_token(self) -> None:
        self.configured = False

    def retry_now(self) -> None:
        self.calls.append("retry_now")

    async def pause(self, minutes: int | None) -> None:
        self.calls.append(f"pause {minutes}")

    async def resume(self) -> None:
        self.calls.append("resume")

    def become(self, state: ConnectionState) -> None:
        """Take a state and tell it, as the connection does."""
        self.state = state
        self._events.connection_changed.emit(state)


class FakeDatabases:
    """The databases; ``calls`` keeps what was asked for, ``error`` is what everything raises."""

    def __init__(self) -> None:
        self.kind = "embedded"
        self.is_fixed = False
        self.fixed: frozenset[str] = frozenset()
        self.places: dict[str, Place] = {"mongodb": "unknown", "questdb": "unknown"}
        self.problem: str | None = None
        self.form = ServerForm(
            "mongodb://localhost/energy_dashboard", "", "localhost", 9000, "", ""
        )
        self.status = ServersStatus()
        self.error: EnergyDesktopError | None = None
        self.calls: list[object] = []
        self.steps = ("Downloading MongoDB and QuestDB.", "Starting them.")
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def servers_status(self) -> ServersStatus:
        return self.status

    async def start_servers(self, tell: Callable[[str], None]) -> None:
        for step in self.steps:
            tell(step)
        await self._do("start")
        self.status = ServersStatus(ServiceState.HEALTHY, ServiceState.HEALTHY)

    uses_started_servers = True

    async def use_started_servers(self) -> None:
        await self._do("use started")

    async def stop_servers(self) -> None:
        await self._do("stop")
        self.status = ServersStatus(ServiceState.STOPPED, ServiceState.STOPPED)

    async def use(self, form: ServerForm) -> None:
        await self._do(("use", form))

    async def reconnect(self, form: ServerForm) -> None:
        await self._do(("reconnect", form))

    async def password_places(self) -> dict[str, Place]:
        return self.places

    def forget_problem(self) -> None:
        self.problem = None

    async def test_servers(self, form: ServerForm | None = None) -> str:
        await self._do(("test", form))
        return "MongoDB · QuestDB"

    async def move(self, kind: str, tell: Callable[[Progress], None], *, merge: bool) -> None:
        tell(Progress("copy", 5, 10))
        await self._do(("move", kind, merge))

    async def back_up(self, file: Path, tell: Callable[[Progress], None]) -> Made:
        tell(Progress("backup", 5, 10))
        await self._do(("back up", file))
        return Made(38_600_000, 212)

    async def restore(self, file: Path, tell: Callable[[Progress], None]) -> None:
        tell(Progress("restore", 5, 10))
        await self._do(("restore", file))

    async def _do(self, what: object) -> None:
        await self.goes_on.wait()
        if self.error is not None:
            raise self.error
        self.calls.append(what)


class FakeStatus:
    """Stores, disk and what runs."""

    uptime_s = 18_000.0
    readings_per_s = 4.1
    buffered = 12
    journalled = 0
    is_demo = False
    is_caught_up = True
    version = "0.1.0"
    ha_clock_skew_s = 0.2

    def __init__(self, events: Events) -> None:
        events.problem_raised.connect(self._begin)
        events.problem_ended.connect(lambda topic: self.troubles.pop(topic, None))
        self.progress = Progress()
        self.api_url: str | None = "http://127.0.0.1:3042"
        self.api_error: str | None = None
        self.api_free_port: int | None = None
        self.troubles: dict[str, Problem] = {}
        self.newest_fetch: Fetch | None = None
        self.health = StoresHealth(
            StoreHealth("SQLite", True, None, "data/state.sqlite", 480_000, 212),
            StoreHealth(
                "DuckDB", True, None, "data/readings.duckdb", 412_000_000, 38_600_000,
                datetime(2022, 1, 14, tzinfo=UTC),
            ),
        )  # fmt: skip

    async def stores(self) -> StoresHealth:
        return self.health

    async def last_fetch(self) -> Fetch | None:
        return self.newest_fetch

    def _begin(self, problem: Problem) -> None:
        if problem.topic:
            self.troubles[problem.topic] = problem

    def disk(self) -> tuple[int, int]:
        return 412_480_000, 182_000_000_000

    def log_folder(self) -> Path:
        return Path("profile/logs")

    def data_folder(self) -> Path:
        return Path("profile")


class FakeDiagnostics:
    """Reports what it was asked for."""

    async def report(self, versions: Mapping[str, str], *, with_names: bool = False) -> str:
        lines = [f"{name}: {value}" for name, value in versions.items()]
        return "\n".join(["## Energy Desktop report", *lines, f"names: {with_names}", ""])


class FakeRepair:
    """Keeps what was asked; ``error`` makes every question fail, ``goes_on`` lets it end."""

    def __init__(self) -> None:
        self.result = Repaired(rows=0, gaps_repaired=0, gaps_left=0, failed=False)
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.found = 0
        self.is_auditing = False
        self.asked: list[tuple[object, ...]] = []
        self.error: EnergyDesktopError | None = None

    async def complete(self) -> Repaired:
        self._note("complete")
        await self.goes_on.wait()
        return self.result

    async def between(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> Repaired:
        self._note(tuple(entity_ids), start, end)
        await self.goes_on.wait()
        return self.result

    def _note(self, *asked: object) -> None:
        if self.error is not None:
            raise self.error
        self.asked.append(asked)


class FakeEntry:
    """The system's entry for the start at login, in memory; ``error`` makes a change fail."""

    def __init__(self) -> None:
        self.command: tuple[str, ...] | None = None
        self.error: OSError | None = None

    def read(self) -> tuple[str, ...] | None:
        return self.command

    def write(self, command: tuple[str, ...]) -> None:
        self._change(command)

    def remove(self) -> None:
        self._change(None)

    def _change(self, command: tuple[str, ...] | None) -> None:
        if self.error is not None:
            raise self.error
        self.command = command


class FakeSettings:
    """Values in memory; ``error`` makes put fail, ``sources`` says who set what, by its key."""

    declarations = DECLARATIONS

    def __init__(self, events: Events) -> None:
        self._events = events
        self.values: dict[str, Any] = {d.key: d.default for d in DECLARATIONS}
        self.values["ha_url"] = "http://homeassistant.local:8123"
        self.error: EnergyDesktopError | None = None
        self.sources: dict[str, str] = {}

    def get(self, key: str) -> Any:
        return self.values[key]

    def text(self, key: str) -> str:
        return str(self.values[key])

    def number(self, key: str) -> int:
        return int(self.values[key])

    def flag(self, key: str) -> bool:
        return bool(self.values[key])

    def source(self, key: str) -> str:
        return self.sources.get(key, "saved")

    def source_of_variable(self, name: str) -> str:
        return self.sources.get(name, "")

    async def put(self, values: Mapping[str, Any]) -> None:
        if self.error is not None:
            raise self.error
        self.values.update(values)
        self._events.settings_changed.emit(frozenset(values))
