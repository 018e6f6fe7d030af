"""What a QuestDB may have lost is fetched again by the program that records on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from energy_desktop.models import (
    CoverageKind,
    to_us,
)
from tests.fakes.two_servers import TwoServers, on_servers, rows_on_server, spied_home, two_servers
from tests.recording.home_run import POWER, Rows, Run, SpiedHome, history, until

FAR = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> TwoServers:
    return two_servers(monkeypatch)


@pytest.fixture
async def home(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SpiedHome]:
    async with spied_home(monkeypatch) as started:
        yield started


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
