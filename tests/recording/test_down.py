"""That Home Assistant was not running is noted, also where no live span is left to go by."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from energy_desktop.models import CoverageKind, to_us
from energy_desktop.recording import trust
from energy_desktop.stores import open as stores_open
from tests.recording.home_run import POWER, Run, SpiedHome, until
from tests.recording.test_past import start_anew


async def forget_live_spans(profile: Path) -> None:
    """What an unclean stop does to a run of less than 15 minutes."""
    opened = await stores_open.open_embedded(profile / "data")
    await trust.forget_unclean_end(opened.stores.coverage)
    assert await opened.stores.coverage.coverage([], 0, 2**62, [CoverageKind.LIVE]) == []
    await stores_open.close(opened.stores)


@pytest.fixture
async def doubted(home: SpiedHome, profile_folder: Path) -> Path:
    """A profile whose only run was short and ended uncleanly."""
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        home.move(5)
        await run.flush()
    await forget_live_spans(profile_folder)
    return profile_folder


async def test_after_an_unclean_stop_while_the_program_was_off(
    home: SpiedHome, doubted: Path
) -> None:
    left = home.set_clock.now
    home.set_clock.advance(minutes=7)
    start_anew(home)
    async with Run(home, doubted) as run:
        await run.caught_up()
        [(start_us, end_us)] = await run.coverage("*", CoverageKind.DOWN)
    assert to_us(left) - 10_000_000 <= start_us <= to_us(left)
    assert end_us == to_us(home.set_clock.now)


async def test_after_an_unclean_stop_in_a_connection_that_heard_nothing(
    home: SpiedHome, doubted: Path, allow_log: None
) -> None:
    home.set_clock.advance(minutes=1)
    async with Run(home, doubted) as run:
        await run.caught_up()
        left = home.set_clock.now
        rounds = home.count("history/stream")
        recorder = run.services.status._recorder
        run.connection.link_lost()
        await until(lambda: recorder.span is None, "the end of the span")
        home.set_clock.advance(minutes=7)
        start_anew(home)
        run.connection.retry_now()
        await run.caught_up(rounds + 1)
        downs = await run.coverage("*", CoverageKind.DOWN)
    [(start_us, end_us)] = [down for down in downs if down[1] > to_us(left)]
    assert to_us(left - timedelta(minutes=2)) <= start_us <= to_us(left)
    assert end_us == to_us(home.set_clock.now)


async def test_no_time_before_the_first_connection_is_called_so(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        assert await run.coverage("*", CoverageKind.DOWN) == []
        assert await run.rows(POWER, home.set_clock.now - timedelta(days=1), home.set_clock.now)
