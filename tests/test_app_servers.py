"""The core on servers: either may be away at any time, and a second program only shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.databases import Pairs
from energy_desktop.demo.connection import Client
from energy_desktop.errors import HassNotReady, StoreUnavailable
from energy_desktop.events import STATE, STORING
from energy_desktop.models import (
    ConnectionPhase,
    CoverageKind,
    Entity,
    to_us,
)
from energy_desktop.stores import open as stores_open
from energy_desktop.stores import servers as servers_module
from energy_desktop.stores.lease import LEASE_S
from energy_desktop.transfer.backup import backup
from tests.demo.talk import SetClock
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_store import memory_stores
from tests.fakes.two_servers import TwoServers
from tests.recording.home_run import POWER, Rows, Run, SpiedHome, history, spy, until
from tests.stores.backends import batch

AWAY = StoreUnavailable("The server is away.")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> TwoServers:
    two = TwoServers()

    async def nowhere(_pairs: Pairs) -> None:
        return None

    monkeypatch.setattr(Pairs, "addresses", nowhere)
    monkeypatch.setattr(stores_open, "on_servers", two.open)
    monkeypatch.setattr(servers_module, "EVERY_S", 0.02)
    monkeypatch.setattr(servers_module, "SOON_S", 0.01)
    return two


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SpiedHome]:
    handle = Client._handle

    def noting(client: Client, message: Any) -> None:
        spy(client, message)
        handle(client, message)

    monkeypatch.setattr(Client, "_handle", noting)
    async with SpiedHome(SetClock()) as started:
        started.keep_only(POWER)
        started.history_kept_us = 1_800_000_000
        started.past_sensors.clear()
        yield started


def on_servers(home: SpiedHome, profile: Path, restart: Callable[[], None] = lambda: None) -> Run:
    profile.mkdir(exist_ok=True)
    run = Run(home, profile)
    run.settings.override("database_type", "servers")
    run.app._restart = restart
    return run


def tracked(entities: Sequence[Entity]) -> list[str]:
    return [e.entity_id for e in entities if e.is_tracked]


async def rows_on_server(servers: TwoServers) -> int:
    return len(await servers.series.readings(POWER, 0, 2**62))


async def test_it_records_into_the_servers(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    async with on_servers(home, tmp_path / "attic") as run:
        await run.live()
        home.move(3)
        await run.flush()
        assert await rows_on_server(servers) >= 3
    assert POWER in {e.entity_id for e in await servers.state.entities()}
    kinds = {c.kind for c in await servers.state.coverage([], 0, 2**62)}
    assert {CoverageKind.LIVE, CoverageKind.RECORDED} <= kinds
    assert await servers.series.generation() == await servers.state.generation()


@pytest.mark.usefixtures("allow_log")
async def test_with_both_servers_away_at_the_start_it_records_and_all_is_stored_when_they_come(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    servers.state.failing = servers.series.failing = AWAY
    async with on_servers(home, tmp_path / "attic") as run:
        await run.live()
        home.move(3)
        await until(lambda: run.services.status.buffered >= 3, "readings that wait")
        health = await run.services.status.stores()
        assert (health.state.available, health.series.available) == (False, False)
        with pytest.raises(StoreUnavailable):
            await run.services.readings.newest([POWER])
        servers.state.failing = servers.series.failing = None
        await until(lambda: run.services.status.buffered == 0, "an empty buffer", 30)
        await until(lambda: servers.state._entities, "the sensors on the server")
        assert await rows_on_server(servers) >= 3


@pytest.mark.usefixtures("allow_log")
async def test_the_state_server_may_go_and_come_while_it_records(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    async with on_servers(home, tmp_path / "attic") as run:
        await run.live()
        servers.state.failing = AWAY
        home.move(3)
        await run.flush()
        await run.services.entities.set_tracked([POWER])
        await run.services.settings.put({"theme": "dark"})
        assert tracked(await run.stores.state.entities()) == [POWER]
        servers.state.failing = None
    assert (await servers.state.settings())["theme"] == "dark"
    assert tracked(await servers.state.entities()) == [POWER]


@pytest.mark.usefixtures("allow_log")
async def test_a_server_that_is_away_is_told_for_as_long_as_it_is(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    async with on_servers(home, tmp_path / "attic") as run:
        await run.live()
        troubles = run.services.status.troubles
        servers.state.failing = servers.series.failing = AWAY
        home.move(3)
        await until(lambda: {STATE, STORING} <= set(troubles), "both troubles")
        servers.state.failing = None
        await until(lambda: STATE not in troubles, "the end of the one", 30)
        assert STORING in troubles
        servers.series.failing = None
        await until(lambda: not troubles, "the end of the other", 30)


async def test_a_backup_is_added_while_it_records_and_a_new_run_has_all_of_both(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    old = memory_stores()
    await old.series.write_readings(batch((POWER, 1, 7.0), ("sensor.gone", 2, 8.0)))
    await backup(old, tmp_path / "all.zip")
    restarts: list[str] = []
    attic = tmp_path / "attic"
    async with on_servers(home, attic, lambda: restarts.append("please")) as run:
        await run.live()
        home.move(3)
        await run.services.databases.restore(tmp_path / "all.zip", lambda _: None)
        home.move(3)
        assert restarts == ["please"]
    async with on_servers(home, attic) as run:
        await run.live()
        counts = await run.stores.series.counts()
        assert counts["sensor.gone"] == 1
        assert counts[POWER] >= 7
        live = await run.stores.coverage.coverage([], 0, 2**62, [CoverageKind.LIVE])
        assert live
    assert await servers.series.generation() == await servers.state.generation()


async def test_a_second_program_shows_what_the_first_records_and_says_so(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    async with on_servers(home, tmp_path / "attic") as first:
        await first.live()
        home.move(3)
        await first.flush()
        await first.stores.state.put_settings({"theme": "dark"})
        await first.app._servers.copy.send()  # type: ignore[union-attr]
        async with on_servers(home, tmp_path / "study") as second:
            await second.phase(ConnectionPhase.READ_ONLY)
            assert "attic records" in str(second.services.home_assistant.state.error)
            await until(lambda: second.services.live.value(POWER), "the stored value")
            assert second.services.settings.text("theme") == "dark"
            with pytest.raises(HassNotReady):
                await second.services.repair.everything()
            assert POWER in await second.services.readings.newest([POWER])
        assert home.count("supported_features") == 1  # one connection, that of the first


async def test_the_second_program_starts_anew_to_record_once_the_first_has_ended(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    restarts: list[str] = []
    first = on_servers(home, tmp_path / "attic")
    await first.__aenter__()
    study = tmp_path / "study"
    async with on_servers(home, study, lambda: restarts.append("please")) as second:
        await second.phase(ConnectionPhase.READ_ONLY)
        await first.__aexit__()
        await until(lambda: restarts, "the wish to start anew")
    async with on_servers(home, study) as second:
        await second.live()


async def test_a_program_whose_lease_was_taken_starts_anew_to_show(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    restarts: list[str] = []
    async with on_servers(home, tmp_path / "attic", lambda: restarts.append("please")) as first:
        await first.live()
        servers.state.now_s += LEASE_S
        await servers.state.acquire_lease("somebody", "study", LEASE_S * 10)
        await until(lambda: restarts, "the wish to start anew")


@pytest.mark.usefixtures("allow_log")
async def test_readings_lost_by_the_server_are_fetched_again(
    home: SpiedHome, servers: TwoServers, tmp_path: Path
) -> None:
    home.move(10)
    async with on_servers(home, tmp_path / "attic") as run:
        await run.live()
        await run.services.entities.set_tracked([POWER])
        await run.caught_up()
    servers.series = MemorySharedSeries()
    async with on_servers(home, tmp_path / "attic") as run:
        await run.caught_up(2)
        since = home.set_clock.now - timedelta(hours=1)
        assert len(await run.rows(POWER, since, FAR)) >= 10
    assert await servers.series.generation() == await servers.state.generation()


class Doubted:
    """A program whose time series server is set back or restarted under it, and its next run."""

    def __init__(self, home: SpiedHome, servers: TwoServers, profile: Path) -> None:
        self.home = home
        self.servers = servers
        self.profile = profile
        self.restarts = 0
        servers.now = home.set_clock

    def run(self) -> Run:
        return on_servers(self.home, self.profile, self._restart)

    def _restart(self) -> None:
        self.restarts += 1

    async def record(self, run: Run, minutes: int) -> None:
        """Store what happens in so many minutes, and say that it is complete."""
        recorder = run.services.status._recorder
        for _ in range(minutes):
            self.home.move(10)
            await run.flush()
            await recorder.save_span()
        await self._looked_at(run)

    async def _looked_at(self, run: Run) -> None:
        """Wait until the program has looked at the server as it is now."""
        now_us = to_us(self.home.set_clock.now)
        servers = run.app._servers
        assert servers is not None
        witness = servers._witness
        await until(lambda: witness._seen and witness._seen.at_us >= now_us, "a look")

    async def assert_complete(self, start: datetime) -> None:
        """The next run fetches whatever is lacking."""
        asked = self.home.count("history/stream")
        async with self.run() as run:
            await run.caught_up(asked + 1)
            stored: Rows = await run.rows(POWER, start, FAR)
            assert "doubted_since" not in await run.stores.state.settings()
        told = await history(self.home, POWER, start, self.home.set_clock.now)
        assert len(told) > 30
        assert set(stored) >= set(told)


@pytest.fixture
def doubted(home: SpiedHome, servers: TwoServers, tmp_path: Path) -> Doubted:
    return Doubted(home, servers, tmp_path / "attic")


@pytest.mark.usefixtures("allow_log")
async def test_a_server_set_back_under_the_program_gets_again_what_it_lost(
    doubted: Doubted,
) -> None:
    series, start = doubted.servers.series, doubted.home.set_clock.now
    async with doubted.run() as run:
        await run.live()
        await run.services.entities.set_tracked([POWER])
        await run.caught_up()
        await doubted.record(run, 1)
        copied = series.copied()
        await doubted.record(run, 5)
        before = await rows_on_server(doubted.servers)
        series.set_back(copied)
        assert await rows_on_server(doubted.servers) < before
        await until(lambda: doubted.restarts, "the wish to start anew")
        await doubted.record(run, 1)
    await doubted.assert_complete(start)


@pytest.mark.usefixtures("allow_log")
async def test_so_does_one_that_lost_the_past_which_was_fetched_from_long_before(
    doubted: Doubted,
) -> None:
    doubted.home.history_kept_us = 86_400_000_000
    async with doubted.run() as run:  # from now on it is known what was fetched
        await run.live()
    doubted.home.move(300)
    start = doubted.home.set_clock.now - timedelta(minutes=30)
    async with doubted.run() as run:
        await run.live()
        copied = doubted.servers.series.copied()
        await run.services.entities.set_tracked([POWER])
        await run.caught_up()
        await doubted.record(run, 1)
    doubted.home.move(10)
    doubted.servers.series.set_back(copied)
    await doubted.assert_complete(start)


@pytest.mark.usefixtures("allow_log")
async def test_after_a_restart_of_one_that_does_not_sync_its_commits_fifteen_minutes_are_doubted(
    doubted: Doubted,
) -> None:
    doubted.servers.series.is_durable = False
    async with doubted.run() as run:
        await run.live()
        await run.services.entities.set_tracked([POWER])
        await run.caught_up()
        await doubted.record(run, 30)
        [(start_us, _)] = await run.coverage("*", CoverageKind.LIVE)
    recorded_us = to_us(doubted.home.set_clock.now)
    doubted.servers.series.restart()
    async with doubted.run() as run:
        [(start_again_us, end_us)] = await run.coverage("*", CoverageKind.LIVE)
    assert start_again_us == start_us
    assert 15 * 60_000_000 <= recorded_us - end_us <= 15.1 * 60_000_000


async def test_after_a_restart_of_one_that_syncs_its_commits_nothing_is_doubted(
    doubted: Doubted,
) -> None:
    async with doubted.run() as run:
        await run.live()
        await doubted.record(run, 5)
        await run.caught_up()
    spans = await doubted.servers.state.coverage([], 0, 2**62)
    doubted.servers.series.restart()
    async with doubted.run():
        assert await doubted.servers.state.coverage([], 0, 2**62) == spans
    assert doubted.restarts == 0
