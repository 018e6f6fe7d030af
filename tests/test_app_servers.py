"""The core on servers: either may be away at any time, and a second program only shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from energy_desktop.errors import HassNotReady, StoreUnavailable
from energy_desktop.events import STATE, STORING
from energy_desktop.models import (
    ConnectionPhase,
    CoverageKind,
    Entity,
)
from energy_desktop.stores.lease import LEASE_S
from energy_desktop.transfer.backup import backup
from tests.fakes.memory_shared_series import MemorySharedSeries
from tests.fakes.memory_store import memory_stores
from tests.fakes.two_servers import TwoServers, on_servers, rows_on_server, spied_home, two_servers
from tests.recording.home_run import POWER, SpiedHome, until
from tests.stores.backends import batch

AWAY = StoreUnavailable("The server is away.")
FAR = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> TwoServers:
    return two_servers(monkeypatch)


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SpiedHome]:
    async with spied_home(monkeypatch) as started:
        yield started


def tracked(entities: Sequence[Entity]) -> list[str]:
    return [e.entity_id for e in entities if e.is_tracked]


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
