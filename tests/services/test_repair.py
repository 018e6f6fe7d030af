"""What a user can ask of the past, and what is forgotten so that it is asked for again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import HassNotReady
from energy_desktop.models import ConnectionPhase, Coverage, CoverageKind, Entity, to_us
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.reconciler import Reconciler, Round
from energy_desktop.services.entities import Entities
from energy_desktop.services.repair import Repair, Repaired, without
from tests.fakes.memory_store import MemoryStore

SENSOR, OTHER = "sensor.a", "sensor.b"
NOON = datetime(2026, 6, 18, 12, tzinfo=UTC)
ONE = datetime(2026, 6, 18, 13, tzinfo=UTC)
HOUR_US = 3_600_000_000


class Asked:
    """A reconciler and entities that note what they are asked; a round ends with ``ends``."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.downs: list[tuple[int, int]] = []
        self.ends: Callable[[], Awaitable[None]] | None = None

    async def next_round(self) -> Round:
        while not self.calls:  # noqa: ASYNC110 - what is asked is no event
            await asyncio.sleep(0)
        if self.ends is not None:
            await self.ends()
        return Round(7, failed=False)

    def repair_now(self) -> None:
        self.calls.append("everything")

    def look_again(self) -> None:
        self.calls.append("look")

    async def note_downs(self, downs: Sequence[tuple[int, int]]) -> None:
        self.downs += downs

    def tracked(self) -> tuple[Entity, ...]:
        return (Entity(SENSOR, "A"),)


class Bench:
    def __init__(self, phase: ConnectionPhase = ConnectionPhase.LIVE) -> None:
        self.store, self.asked = MemoryStore(), Asked()
        self.repair = Repair(
            cast("Reconciler", self.asked), cast("Entities", self.asked), self.store,
            lambda: phase,
        )  # fmt: skip

    async def kept(self) -> list[tuple[str, str, int, int]]:
        found = await self.store.coverage([], 0, OPEN_END_US)
        return sorted((c.scope, c.kind.value, c.start_us, c.end_us) for c in found)


async def test_everything_asks_again_for_what_was_missing_and_leaves_pauses_alone() -> None:
    bench = Bench()
    await bench.store.put_coverage([
        Coverage(SENSOR, CoverageKind.MISSING, 0, 50),
        Coverage(SENSOR, CoverageKind.HISTORY, 50, 90),
        Coverage(OTHER, CoverageKind.MISSING, 0, 50),
        Coverage("*", CoverageKind.PAUSED, 60, 70),
    ])  # fmt: skip
    await bench.repair.everything()
    assert bench.asked.calls == ["everything"]
    assert await bench.kept() == [
        ("*", "paused", 60, 70), (SENSOR, "history", 50, 90), (OTHER, "missing", 0, 50),
    ]  # fmt: skip


async def test_a_range_asks_again_for_what_was_missing_or_paused_in_it_alone() -> None:
    bench = Bench()
    start, end = to_us(NOON), to_us(ONE)
    await bench.store.put_coverage([
        Coverage(SENSOR, CoverageKind.MISSING, start - HOUR_US, end + HOUR_US),
        Coverage("*", CoverageKind.PAUSED, start, end),
    ])  # fmt: skip
    await bench.repair.between([SENSOR], NOON, ONE)
    assert bench.asked.calls == ["look"]
    assert await bench.kept() == [
        (SENSOR, "missing", start - HOUR_US, start), (SENSOR, "missing", end, end + HOUR_US),
    ]  # fmt: skip


async def test_when_home_assistant_was_not_running_is_found_anew() -> None:
    bench = Bench()
    start, end = to_us(NOON), to_us(ONE)
    early, late, after = (start - HOUR_US, start + 9), (end - 9, end), (end + 1, end + 2)
    for interval in (early, late, after):
        await bench.store.put_coverage([Coverage("*", CoverageKind.DOWN, *interval)])
    await bench.repair.between([SENSOR], NOON, ONE)
    assert bench.asked.downs == [early, late]
    await bench.repair.everything()
    assert bench.asked.downs[2:] == [early, late, after]
    assert len(await bench.kept()) == 3  # they count until then


async def test_it_tells_which_gaps_of_the_range_are_filled_and_which_are_left() -> None:
    bench = Bench()
    start = to_us(NOON)
    known = [(-3, -2), (-1, 0), (1, 2), (3, 4), (5, 6), (9, 12)]
    spans = [(start + from_ * HOUR_US // 10, start + to * HOUR_US // 10) for from_, to in known]
    for sensor in (SENSOR, OTHER):
        await bench.store.put_coverage([
            Coverage(sensor, CoverageKind.HISTORY, *span) for span in spans
        ])  # fmt: skip

    async def fill() -> None:
        await bench.store.put_coverage([
            Coverage(SENSOR, CoverageKind.HISTORY, spans[1][1], spans[2][0]),
            *(Coverage(sensor, CoverageKind.HISTORY, spans[2][1], spans[3][0])
              for sensor in (SENSOR, OTHER)),
        ])  # fmt: skip

    bench.asked.ends = fill
    done = await bench.repair.between([SENSOR, OTHER], NOON, ONE)
    assert done == Repaired(rows=7, gaps_repaired=1, gaps_left=3, failed=False)
    bench.asked.ends = None
    nothing = await bench.repair.between([SENSOR], ONE, ONE + timedelta(minutes=10))
    assert (nothing.gaps_repaired, nothing.gaps_left) == (0, 0)


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (ConnectionPhase.RETRYING, "not connected; connect first"),
        (ConnectionPhase.PAUSED, "Recording is paused; resume it"),
    ],
)
async def test_without_a_connection_nothing_is_forgotten(
    phase: ConnectionPhase, words: str
) -> None:
    bench = Bench(phase)
    await bench.store.put_coverage([Coverage(SENSOR, CoverageKind.MISSING, 0, 50)])
    with pytest.raises(HassNotReady, match=words):
        await bench.repair.everything()
    with pytest.raises(HassNotReady, match=words):
        await bench.repair.between([SENSOR], NOON, ONE)
    assert len(await bench.kept()) == 1
    assert bench.asked.calls == []


intervals = st.lists(
    st.builds(
        Coverage, st.sampled_from([SENSOR, OTHER]), st.just(CoverageKind.MISSING),
        st.integers(0, 30), st.integers(31, 60),
    ),
    max_size=6, unique_by=lambda c: (c.scope, c.start_us),
)  # fmt: skip


@given(intervals, st.integers(0, 60), st.integers(0, 60))
def test_what_is_left_says_the_same_outside_of_a_part_and_nothing_inside(
    coverage: list[Coverage], start: int, end: int
) -> None:
    put, gone = without(coverage, (start, end))
    by_key = {(c.scope, c.start_us): c for c in [*coverage, *put]}
    for each in gone:
        del by_key[each.scope, each.start_us]
    for scope in (SENSOR, OTHER):
        before = [(c.start_us, c.end_us) for c in coverage if c.scope == scope]
        after = [(c.start_us, c.end_us) for c in by_key.values() if c.scope == scope]
        assert gaps.union(after) == gaps.difference(before, [(start, end)])
