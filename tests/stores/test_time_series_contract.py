"""What every backend of ``TimeSeriesStore`` does with readings, attributes and statistics."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from energy_desktop.errors import StoreError
from energy_desktop.models import (
    AttributeRow,
    Period,
    Source,
    StatisticsSource,
    from_us,
)
from energy_desktop.stores.base import TimeSeriesStore
from tests.stores.backends import batch, hours, rows_of

FOREVER = (-(2**63), 2**63 - 1)


async def test_a_new_store_is_empty(series: TimeSeriesStore) -> None:
    assert rows_of(await series.readings("sensor.a", *FOREVER)) == []
    assert await series.counts() == {}
    assert len(await series.last_readings(["sensor.a"])) == 0
    assert len((await series.envelope("sensor.a", 0, 100, 10)).at) == 0
    assert await series.last_statistics(["sensor.a"], Period.HOUR) == {}
    health = await series.health()
    assert (health.available, health.rows, health.oldest) == (True, 0, None)


async def test_readings_come_back_as_written_oldest_first(series: TimeSeriesStore) -> None:
    written = await series.write_readings(batch(("a", 9, 2.5), ("b", 5, 1.0), ("a", 5, None)))
    assert written == 3
    assert rows_of(await series.readings("a", *FOREVER)) == [("a", 5, None), ("a", 9, 2.5)]


async def test_the_start_of_a_range_belongs_to_it_and_the_end_does_not(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, 2.0), ("a", 3, 3.0)))
    assert rows_of(await series.readings("a", 1, 3)) == [("a", 1, 1.0), ("a", 2, 2.0)]


async def test_ranges_are_exact_whatever_the_number_of_digits(series: TimeSeriesStore) -> None:
    times = sorted({10**digits + more for digits in range(1, 17) for more in (-1, 0, 1, 977)})
    await series.write_readings(batch(*(("a", at, 1.0) for at in times)))
    for number, at in enumerate(times):
        assert (await series.readings("a", at, FOREVER[1])).at.tolist() == times[number:]
        assert (await series.readings("a", FOREVER[0], at)).at.tolist() == times[:number]
    assert await series.write_readings(batch(*(("a", at, 2.0) for at in times[::-1]))) == 0


async def test_a_stored_reading_is_never_changed(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, 1.0)))
    later = batch(("a", 1, 2.0), ("a", 2, 2.0), source=Source.HISTORY)
    assert await series.write_readings(later) == 1
    stored = await series.readings("a", *FOREVER)
    assert rows_of(stored) == [("a", 1, 1.0), ("a", 2, 2.0)]
    assert list(stored.sources) == [Source.LIVE, Source.HISTORY]


async def test_an_unknown_state_that_is_stored_is_not_replaced_by_a_known_one(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, None)))
    assert await series.write_readings(batch(("a", 1, 5.0))) == 0
    assert rows_of(await series.readings("a", *FOREVER)) == [("a", 1, None)]


async def test_only_a_rewrite_replaces_readings_and_only_those_it_names(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, None), ("b", 1, 1.0), ("a", 3, 3.0)))
    await series.rewrite(batch(("a", 1, 10.0), ("a", 2, 20.0), source=Source.HISTORY))
    await series.rewrite(batch())
    stored = await series.readings("a", *FOREVER)
    assert rows_of(stored) == [("a", 1, 10.0), ("a", 2, 20.0), ("a", 3, 3.0)]
    assert list(stored.sources) == [Source.HISTORY, Source.HISTORY, Source.LIVE]
    assert rows_of(await series.readings("b", *FOREVER)) == [("b", 1, 1.0)]


async def test_the_first_row_of_a_key_in_a_batch_wins(series: TimeSeriesStore) -> None:
    assert await series.write_readings(batch(("a", 1, 1.0), ("b", 1, 7.0), ("a", 1, 2.0))) == 2
    assert rows_of(await series.readings("a", *FOREVER)) == [("a", 1, 1.0)]


async def test_an_empty_batch_stores_its_attributes_and_coverage(series: TimeSeriesStore) -> None:
    row = AttributeRow("a", 1, "W", {})
    assert await series.write_readings(batch(), [row]) == 0
    assert await series.attributes("a", 0, 9) == [row]


async def test_columns_of_different_lengths_are_refused_and_nothing_is_stored(
    series: TimeSeriesStore,
) -> None:
    torn = replace(batch(("a", 1, 1.0), ("a", 2, 1.0)), sources=[Source.LIVE])
    with pytest.raises(StoreError):
        await series.write_readings(torn)
    assert await series.counts() == {}


async def test_a_limit_gives_the_oldest_of_the_range(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(*(("a", at, float(at)) for at in range(5))))
    assert rows_of(await series.readings("a", 1, 9, limit=2)) == [("a", 1, 1.0), ("a", 2, 2.0)]


async def test_unknown_states_can_be_left_out(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 1, None), ("a", 2, 2.0)))
    assert rows_of(await series.readings("a", 0, 9, include_null=False)) == [("a", 2, 2.0)]


async def test_the_smallest_the_largest_and_negative_zero_survive(series: TimeSeriesStore) -> None:
    states = [5e-324, -1.7976931348623157e308, 0.1 + 0.2, -0.0]
    await series.write_readings(batch(*(("a", at, state) for at, state in enumerate(states))))
    state = (await series.readings("a", *FOREVER)).state
    assert state.tolist() == states
    assert bool(np.signbit(state[3]))


@pytest.mark.parametrize("infinite", [np.inf, -np.inf])
async def test_an_infinite_number_is_refused_and_nothing_is_stored(
    series: TimeSeriesStore, infinite: float
) -> None:
    rows = batch(("a", 1, 1.0), ("sensor.b", 2, infinite))
    for write in (series.write_readings, series.rewrite):
        with pytest.raises(StoreError, match=r"sensor\.b is infinite"):
            await write(rows)
    with pytest.raises(StoreError, match="infinite"):
        await series.write_statistics([hours("a", {0: 1.0, 3600: infinite})])
    assert await series.entity_ids() == []


async def test_the_last_reading_of_each_entity_is_the_newest_even_if_unknown(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, None), ("b", 7, 7.0)))
    last = await series.last_readings(["b", "a", "never_seen"])
    assert rows_of(last) == [("b", 7, 7.0), ("a", 2, None)]


async def test_the_last_reading_before_a_time_is_strictly_before_it(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 5, 5.0)))
    assert rows_of(await series.last_readings(["a"], before_us=5)) == [("a", 1, 1.0)]
    assert rows_of(await series.last_readings(["a"], before_us=1)) == []


async def test_the_last_reading_is_found_years_back(series: TimeSeriesStore) -> None:
    now = 1_763_000_000_000_000
    three_years_us = 3 * 365 * 86_400_000_000
    await series.write_readings(batch(("old", now - three_years_us, 1.0), ("new", now, 2.0)))
    last = await series.last_readings(["old", "new"])
    assert rows_of(last) == [("old", now - three_years_us, 1.0), ("new", now, 2.0)]


async def test_counts_are_by_entity_and_zero_for_one_asked_for_by_name(
    series: TimeSeriesStore,
) -> None:
    await series.write_readings(batch(("a", 1, 1.0), ("a", 2, None), ("b", 1, 1.0)))
    assert await series.counts() == {"a": 2, "b": 1}
    assert await series.counts(["a", "c"]) == {"a": 2, "c": 0}


async def test_entity_ids_are_those_of_readings_attributes_and_statistics_sorted(
    series: TimeSeriesStore,
) -> None:
    assert await series.entity_ids() == []
    await series.write_readings(
        batch(("c", 1, 1.0), ("é", 1, None)), [AttributeRow("a", 1, "W", {})]
    )
    await series.write_statistics([hours("b", {0: 1.0}), hours("c", {0: 1.0}), hours("none", {})])
    assert await series.entity_ids() == ["a", "b", "c", "é"]


async def test_attributes_begin_with_the_row_valid_at_the_start(series: TimeSeriesStore) -> None:
    rows = [AttributeRow("a", at, "W", {"n": at, "ü": [1, None]}) for at in (1, 5, 9)]
    await series.write_readings(batch(), [*rows, AttributeRow("b", 4, None, {})])
    assert await series.attributes("a", 6, 9) == rows[1:2]
    assert await series.attributes("a", 5, 10) == rows[1:]
    assert await series.attributes("a", 0, 2) == rows[:1]
    assert await series.attributes("b", 100, 200) == [AttributeRow("b", 4, None, {})]


async def test_an_attribute_row_replaces_that_of_the_same_time(series: TimeSeriesStore) -> None:
    first, last = AttributeRow("a", 1, "W", {}), AttributeRow("a", 1, "kW", {"x": 1})
    await series.write_readings(batch(), [first])
    await series.write_readings(batch(), [first, last])
    assert await series.attributes("a", 0, 9) == [last]


async def test_statistics_are_replaced_by_their_key(series: TimeSeriesStore) -> None:
    await series.write_statistics([hours("a", {0: 1.0, 3600: 2.0})])
    assert await series.write_statistics([hours("a", {3600: 2.5, 7200: 3.0})]) == 2
    stored = await series.statistics("a", Period.HOUR, 0, 7201)
    assert stored.start.tolist() == [0, 3600, 7200]
    assert stored.sum.tolist() == [1.0, 2.5, 3.0]
    assert np.isnan(stored.mean).all()


async def test_the_last_of_two_statistics_with_one_start_wins(series: TimeSeriesStore) -> None:
    twice = hours("a", {0: 1.0, 1: 2.0})
    await series.write_statistics([replace(twice, start=np.array([7, 7], dtype=np.int64))])
    stored = await series.statistics("a", Period.HOUR, 0, 9)
    assert stored.sum.tolist() == [2.0]


async def test_statistics_of_another_period_source_or_entity_are_apart(
    series: TimeSeriesStore,
) -> None:
    own = replace(hours("a", {0: 9.0}), source=StatisticsSource.READINGS)
    short = hours("a", {0: 2.0}, Period.FIVE_MINUTES)
    await series.write_statistics([hours("a", {0: 1.0}), own, short, hours("b", {0: 3.0})])
    assert (await series.statistics("a", Period.HOUR, 0, 1)).sum.tolist() == [1.0]
    assert (await series.statistics("a", Period.FIVE_MINUTES, 0, 1)).sum.tolist() == [2.0]
    ours = await series.statistics("a", Period.HOUR, 0, 1, StatisticsSource.READINGS)
    assert ours.sum.tolist() == [9.0]
    assert ours.source is StatisticsSource.READINGS


async def test_statistics_have_an_inclusive_start_and_an_exclusive_end(
    series: TimeSeriesStore,
) -> None:
    await series.write_statistics([hours("a", {1: 1.0, 2: 2.0, 3: 3.0})])
    assert (await series.statistics("a", Period.HOUR, 1, 3)).start.tolist() == [1, 2]


async def test_only_five_minutes_and_hours_are_ever_stored(series: TimeSeriesStore) -> None:
    with pytest.raises(StoreError):
        await series.write_statistics([hours("a", {0: 1.0}, Period.DAY)])


async def test_the_last_statistics_are_those_strictly_before_the_time(
    series: TimeSeriesStore,
) -> None:
    await series.write_statistics([hours("a", {0: 1.0, 3600: 2.0}), hours("b", {3600: 7.0})])
    newest = await series.last_statistics(["a", "b", "c"], Period.HOUR)
    assert {e: c.sum.tolist() for e, c in newest.items()} == {"a": [2.0], "b": [7.0]}
    before = await series.last_statistics(["a", "b"], Period.HOUR, before_us=3600)
    assert {e: c.start.tolist() for e, c in before.items()} == {"a": [0]}


async def test_the_first_statistics_are_the_oldest_of_their_kind(series: TimeSeriesStore) -> None:
    assert await series.first_statistics(["a"], Period.HOUR) == {}
    await series.write_statistics(
        [
            hours("a", {7200: 1.0, 3600: 2.0}), hours("b", {7200: 7.0}), hours("d", {0: 1.0}),
            hours("a", {300: 1.0}, Period.FIVE_MINUTES),
        ]
    )  # fmt: skip
    assert await series.first_statistics(["a", "b", "c"], Period.HOUR) == {"a": 3600, "b": 7200}
    assert await series.first_statistics(["a", "b"], Period.FIVE_MINUTES) == {"a": 300}
    assert await series.first_statistics([], Period.HOUR) == {}


async def test_health_tells_the_number_of_rows_and_the_oldest(series: TimeSeriesStore) -> None:
    await series.write_readings(batch(("a", 5_000_000, 1.0), ("b", 7_000_000, None)))
    health = await series.health()
    assert health.available
    assert health.error is None
    assert (health.rows, health.oldest) == (2, from_us(5_000_000))


async def test_the_generation_is_kept_until_it_is_set(series: TimeSeriesStore) -> None:
    made = await series.generation()
    assert made
    assert await series.generation() == made
    await series.set_generation("paired")
    assert await series.generation() == "paired"


async def test_closing_twice_does_no_harm(series: TimeSeriesStore) -> None:
    await series.close()
    await series.close()
