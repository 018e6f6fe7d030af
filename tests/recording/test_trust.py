"""Coverage that can't be believed any longer is cut back."""

from __future__ import annotations

import pytest

from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.tidy import tidy
from energy_desktop.recording.trust import (
    UNCLEAN_US,
    forget_after,
    forget_everything,
    forget_since,
    forget_unclean_end,
)
from tests.fakes.memory_store import MemoryStore

NOW = 1_772_366_400_000_000
HOUR = 3_600_000_000
SENSOR = "sensor.grid_power"


def interval(scope: str, kind: CoverageKind, start: int, end: int) -> Coverage:
    return Coverage(scope, kind, start, end)


async def stored(store: MemoryStore) -> list[tuple[str, str, int, int]]:
    found = await store.coverage([], 0, OPEN_END_US)
    return [(c.scope, c.kind.value, c.start_us, c.end_us) for c in found]


async def test_after_home_assistants_clock_was_set_back_nothing_is_covered_later_than_its_now(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = MemoryStore()
    await store.put_coverage([
        interval("*", CoverageKind.LIVE, NOW - HOUR, NOW + HOUR),
        interval(SENSOR, CoverageKind.HISTORY, NOW + 1, NOW + HOUR),
        interval(SENSOR, CoverageKind.RECORDED, NOW - HOUR, OPEN_END_US),
        interval(SENSOR, CoverageKind.STATISTICS, 0, NOW - HOUR),
    ])  # fmt: skip
    await forget_after(store, NOW)
    assert sorted(await stored(store)) == sorted([
        ("*", "live", NOW - HOUR, NOW),
        (SENSOR, "recorded", NOW - HOUR, OPEN_END_US),
        (SENSOR, "statistics", 0, NOW - HOUR),
    ])  # fmt: skip
    assert "is forgotten" in caplog.text


async def test_where_nothing_is_covered_later_nothing_is_changed() -> None:
    store = MemoryStore()
    await store.put_coverage([interval("*", CoverageKind.LIVE, NOW - HOUR, NOW)])
    await forget_after(store, NOW)
    assert await stored(store) == [("*", "live", NOW - HOUR, NOW)]


async def test_after_an_unclean_stop_the_last_quarter_of_an_hour_is_doubted() -> None:
    store = MemoryStore()
    await store.put_coverage([
        interval("*", CoverageKind.LIVE, NOW - 10 * HOUR, NOW - UNCLEAN_US + 5),
        interval("*", CoverageKind.LIVE, NOW - UNCLEAN_US + 10, NOW),
        interval(SENSOR, CoverageKind.HISTORY, NOW - HOUR, NOW),
    ])  # fmt: skip
    await forget_unclean_end(store)
    assert sorted(await stored(store)) == sorted([
        ("*", "live", NOW - 10 * HOUR, NOW - UNCLEAN_US),
        (SENSOR, "history", NOW - HOUR, NOW),
    ])  # fmt: skip


async def test_an_unclean_stop_before_anything_was_recorded_changes_nothing() -> None:
    store = MemoryStore()
    await forget_unclean_end(store)
    assert await stored(store) == []


async def test_the_pieces_of_a_long_fetch_become_one_interval_a_kind() -> None:
    store = MemoryStore()
    pieces = [
        interval(SENSOR, CoverageKind.HISTORY, NOW - n * HOUR, NOW - (n - 1) * HOUR)
        for n in range(1, 50)
    ]
    other = interval("sensor.other", CoverageKind.HISTORY, NOW - HOUR, NOW)
    missing = interval(SENSOR, CoverageKind.MISSING, 0, NOW - 49 * HOUR)
    await store.put_coverage([*pieces, other, missing])
    await tidy(store, [SENSOR, "sensor.other"], [CoverageKind.HISTORY, CoverageKind.MISSING])
    assert sorted(await stored(store)) == sorted([
        (SENSOR, "history", NOW - 49 * HOUR, NOW),
        (SENSOR, "missing", 0, NOW - 49 * HOUR),
        ("sensor.other", "history", NOW - HOUR, NOW),
    ])  # fmt: skip


async def test_what_was_stored_since_a_doubted_time_is_forgotten_whatever_past_it_is_of() -> None:
    store = MemoryStore()
    since = NOW - HOUR
    old = interval(SENSOR, CoverageKind.HISTORY, NOW - 90 * HOUR, NOW - 80 * HOUR)
    hours = interval(SENSOR, CoverageKind.STATISTICS, 0, NOW - 2 * HOUR)
    kept = [
        interval("*", CoverageKind.LIVE, NOW - 70 * HOUR, NOW - 60 * HOUR),
        interval("*", CoverageKind.PAUSED, NOW - HOUR, NOW),
        interval("*", CoverageKind.DOWN, NOW - 60 * HOUR, NOW - 50 * HOUR),
        interval(SENSOR, CoverageKind.RECORDED, NOW - 70 * HOUR, OPEN_END_US),
    ]
    await store.put_coverage([
        *kept, old, hours,
        interval("*", CoverageKind.LIVE, NOW - 50 * HOUR, NOW - 10),
        interval("*", CoverageKind.LIVE, NOW - 5, NOW),
    ])  # fmt: skip
    fetched = [
        interval(SENSOR, CoverageKind.HISTORY, NOW - 85 * HOUR, NOW - 80 * HOUR),
        interval(SENSOR, CoverageKind.STATISTICS, NOW - 3 * HOUR, NOW - 2 * HOUR),
        interval("sensor.other", CoverageKind.HISTORY, 0, NOW),
    ]
    await forget_since(store, since, fetched)
    left = [(c.scope, c.kind.value, c.start_us, c.end_us) for c in kept]
    assert sorted(await stored(store)) == sorted([
        *left,
        ("*", "live", NOW - 50 * HOUR, since - UNCLEAN_US),
        (SENSOR, "history", NOW - 90 * HOUR, NOW - 85 * HOUR),
        (SENSOR, "statistics", 0, NOW - 3 * HOUR),
    ])  # fmt: skip


async def test_where_nobody_knows_what_was_fetched_since_nothing_fetched_is_believed() -> None:
    store = MemoryStore()
    await store.put_coverage([
        interval("*", CoverageKind.LIVE, 0, NOW - 50 * HOUR),
        interval(SENSOR, CoverageKind.HISTORY, 0, HOUR),
        interval(SENSOR, CoverageKind.STATISTICS_5MINUTE, HOUR, 2 * HOUR),
        interval(SENSOR, CoverageKind.MISSING, HOUR, 2 * HOUR),
    ])  # fmt: skip
    await forget_since(store, NOW, None)
    assert await stored(store) == [
        ("*", "live", 0, NOW - 50 * HOUR),
        (SENSOR, "missing", HOUR, 2 * HOUR),
    ]


async def test_of_a_pair_that_is_none_nothing_is_believed_but_what_the_user_paused() -> None:
    store = MemoryStore()
    recorded = interval(SENSOR, CoverageKind.RECORDED, 0, OPEN_END_US)
    await store.put_coverage([recorded, *(interval("*", kind, 5, 9) for kind in CoverageKind)])
    await forget_everything(store)
    kept = {(c.scope, c.kind) for c in await store.coverage([], 0, OPEN_END_US)}
    assert kept == {
        (SENSOR, CoverageKind.RECORDED),
        ("*", CoverageKind.RECORDED),
        ("*", CoverageKind.PAUSED),
    }
