"""What every backend of ``CoverageStore`` does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.stores.base import CoverageStore as Store
from energy_desktop.stores.duckdb import DuckDbStore
from tests.fakes.memory_store import MemoryStore
from tests.stores.backends import EMBEDDED, batch, hours, live, spans


async def test_intervals_come_back_by_start(coverage: Store) -> None:
    await coverage.put_coverage([live(20, 30), live(0, 10)])
    assert await coverage.coverage(["*"], 0, 100) == [live(0, 10), live(20, 30)]


async def test_a_known_start_gets_the_new_end_longer_or_shorter(coverage: Store) -> None:
    await coverage.put_coverage([live(0, 10)])
    await coverage.put_coverage([live(0, 50)])
    assert spans(await coverage.coverage(["*"], 0, 100)) == [(0, 50)]
    await coverage.put_coverage([live(0, 5), live(0, 3)])
    assert spans(await coverage.coverage(["*"], 0, 100)) == [(0, 3)]


async def test_overlapping_intervals_are_kept_as_they_are(coverage: Store) -> None:
    await coverage.put_coverage([live(0, 10), live(5, 15)])
    assert spans(await coverage.coverage(["*"], 0, 100)) == [(0, 10), (5, 15)]


async def test_intervals_that_touch_the_range_come_uncut(coverage: Store) -> None:
    await coverage.put_coverage([live(0, 9), live(1, 10), live(15, 90), live(20, 30)])
    assert spans(await coverage.coverage(["*"], 10, 20)) == [(1, 10), (15, 90)]


async def test_only_the_asked_scopes_and_kinds_come(coverage: Store) -> None:
    down = Coverage("*", CoverageKind.DOWN, 0, 5)
    await coverage.put_coverage([live(0, 5), down, live(0, 5, scope="sensor.a")])
    assert await coverage.coverage(["*"], 0, 9, [CoverageKind.DOWN]) == [down]
    assert await coverage.coverage(["sensor.a"], 0, 9) == [live(0, 5, scope="sensor.a")]
    assert len(await coverage.coverage(["*", "sensor.a"], 0, 9)) == 3
    assert len(await coverage.coverage([], 0, 9)) == 3


async def test_an_interval_is_deleted_by_its_key_whatever_its_end(coverage: Store) -> None:
    await coverage.put_coverage([live(0, 10), live(20, 30)])
    await coverage.delete_coverage([live(0, 999), live(7, 8)])
    assert spans(await coverage.coverage(["*"], 0, 100)) == [(20, 30)]


async def test_a_deleted_interval_can_be_put_again(coverage: Store) -> None:
    for end in (10, 20):
        await coverage.put_coverage([live(0, end)])
        await coverage.delete_coverage([live(0, end)])
    await coverage.put_coverage([live(0, 30)])
    assert spans(await coverage.coverage(["*"], 0, 100)) == [(0, 30)]


async def test_nothing_to_put_or_delete_is_no_error(coverage: Store) -> None:
    await coverage.put_coverage([])
    await coverage.delete_coverage([])


@pytest.mark.parametrize("make", EMBEDDED.values(), ids=list(EMBEDDED))
async def test_coverage_comes_with_the_rows_and_statistics_it_speaks_of(
    make: Callable[[Path], MemoryStore | DuckDbStore], tmp_path: Path
) -> None:
    store = make(tmp_path)
    await store.open()
    await store.write_readings(batch(("a", 1, 1.0)), coverage=[live(0, 5)])
    await store.write_statistics([hours("a", {0: 1.0})], coverage=[live(6, 9)])
    assert spans(await store.coverage(["*"], 0, 10)) == [(0, 5), (6, 9)]
    await store.close()
