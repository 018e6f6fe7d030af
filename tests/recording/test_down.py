"""That Home Assistant was not running is noted, also where no live span is left to go by."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Coverage, CoverageKind, ReadingColumns, Source, to_us
from energy_desktop.recording import trust
from energy_desktop.recording.past_readings import PastReadings, longest_silence
from energy_desktop.recording.reconciler import DOWNS
from energy_desktop.stores import open as stores_open
from tests.recording.home_run import POWER, Run, SpiedHome, record_and_leave, until
from tests.recording.test_past import start_anew


async def forget_live_spans(profile: Path) -> None:
    """What an unclean stop does to a run of less than 15 minutes."""
    opened = await stores_open.open_embedded(profile / "data")
    await trust.forget_unclean_end(opened.stores.coverage)
    assert await opened.stores.coverage.coverage([], 0, 2**62, [CoverageKind.LIVE]) == []
    await stores_open.close(opened.stores)


def set_anew(home: SpiedHome, entity_id: str) -> None:
    """One state is there anew."""
    state = next(s for s in home.states.all() if s.entity_id == entity_id)
    anew = replace(state, changed_us=home.now_us, updated_us=home.now_us)
    home.states._current[entity_id] = anew
    home.states._record(anew)


@pytest.fixture
async def doubted(home: SpiedHome, profile_folder: Path) -> Path:
    """A profile whose only run was short and ended uncleanly."""
    await record_and_leave(home, profile_folder)
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


async def test_what_it_recorded_before_it_was_restarted_is_no_part_of_that(
    home: SpiedHome, profile_folder: Path
) -> None:
    await record_and_leave(home, profile_folder)
    home.move(20)
    went = home.set_clock.now
    home.set_clock.advance(minutes=1)
    start_anew(home)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        [away] = await run.coverage("*", CoverageKind.DOWN)
        assert away == pytest.approx((to_us(went), to_us(home.set_clock.now)), abs=1000)
        too_long = Coverage("*", CoverageKind.DOWN, away[0] - 60_000_000, away[1])
        await run.stores.coverage.put_coverage([too_long])
        await run.services.repair.complete()
        assert await run.coverage("*", CoverageKind.DOWN) == [away]


async def test_a_repair_while_the_past_is_fetched_finds_it_anew_after_its_own_fetch(
    home: SpiedHome, profile_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await record_and_leave(home, profile_folder)
    home.set_clock.advance(minutes=1)
    start_anew(home)
    fetched, asked = asyncio.Event(), asyncio.Event()
    repair = PastReadings.repair
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        [(start_us, end_us)] = await run.coverage("*", CoverageKind.DOWN)
        later_us = start_us + 30_000_000
        row = ReadingColumns([POWER], np.array([later_us]), np.ones(1), [Source.HISTORY])

        async def repair_twice(past: PastReadings, since_us: int = 0) -> None:
            """The second time Home Assistant has a reading more."""
            await repair(past, since_us)
            if since_us == 0 and fetched.is_set():
                await run.stores.series.write_readings(row, [], [])
            elif since_us == 0:
                fetched.set()
                await asked.wait()

        monkeypatch.setattr(PastReadings, "repair", repair_twice)
        reconciler = run.services.repair._reconciler
        reconciler.look_again()
        await fetched.wait()
        repaired = asyncio.ensure_future(run.services.repair.complete())
        await until(lambda: bool(reconciler._downs), "what the repair asks for")
        asked.set()
        await repaired
        assert await run.coverage("*", CoverageKind.DOWN) == [(later_us, end_us)]


async def test_all_that_is_asked_about_at_once_is_kept(run: Run) -> None:
    await run.caught_up()
    reconciler, asked = run.services.repair._reconciler, [(1, 100), (200, 300)]
    await asyncio.gather(*(reconciler.note_downs([down]) for down in asked))
    kept = (await run.stores.state.settings())[DOWNS]
    assert sorted(kept) == [[1, 100], [200, 300]]


async def test_another_start_a_moment_before_is_left_as_it_was_noted(run: Run) -> None:
    await run.caught_up()
    first, second = (1_000_000, 61_000_000), (63_000_000, 65_000_000)
    for down in (first, second):
        await run.stores.coverage.put_coverage([Coverage("*", CoverageKind.DOWN, *down)])
    await run.services.repair.complete()
    assert await run.coverage("*", CoverageKind.DOWN) == [first, second]


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


async def test_up_to_its_first_state_though_that_was_replaced_before_it_could_be_asked_for(
    home: SpiedHome, profile_folder: Path
) -> None:
    await record_and_leave(home, profile_folder)
    left = home.set_clock.now
    home.set_clock.advance(minutes=7)
    first_us = to_us(home.set_clock.now)
    set_anew(home, POWER)
    home.set_clock.advance(seconds=0.01)
    start_anew(home)
    home.set_clock.advance(seconds=1)
    set_anew(home, POWER)
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        [(start_us, end_us)] = await run.coverage("*", CoverageKind.DOWN)
    assert to_us(left) - 10_000_000 <= start_us <= to_us(left)
    assert end_us == first_us


async def test_no_time_before_the_first_connection_is_called_so(
    home: SpiedHome, profile_folder: Path
) -> None:
    async with Run(home, profile_folder) as run:
        await run.caught_up()
        assert await run.coverage("*", CoverageKind.DOWN) == []
        assert await run.rows(POWER, home.set_clock.now - timedelta(days=1), home.set_clock.now)


@given(times=st.lists(st.integers(0, 2**40), min_size=2, max_size=30).map(sorted))
def test_the_longest_silence_holds_no_time_and_none_is_longer(times: list[int]) -> None:
    start, end = longest_silence(times)
    assert not [t for t in times if start < t < end]
    assert all(later - earlier <= end - start for earlier, later in pairwise(times))
