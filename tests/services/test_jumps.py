"""The greatest changes of a long time are those of all its readings, found in a few of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.services import condensed
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, utc

BEGAN = utc("2026-06-16 00:00")
METER = "sensor.meter"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.dictionaries(st.integers(0, 2_879), st.none() | st.integers(0, 9), max_size=200),
    start=st.integers(0, 300),
    hours=st.integers(13, 40),
)
async def test_changes_found_by_summaries_are_those_of_all_readings(
    rows: dict[int, int | None], start: int, hours: int
) -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER)
    await home.read(METER, *(
        (BEGAN + timedelta(minutes=minute), rows[minute]) for minute in sorted(rows)
    ))  # fmt: skip
    first = BEGAN + timedelta(minutes=start)
    last = first + timedelta(hours=hours)
    found = await home.statistics.jumps(METER, first, last)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(condensed, "SHORT_BUCKETS", 2**40)
        assert found == await home.statistics.jumps(METER, first, last)


async def test_a_dozen_hours_are_read_however_long_the_range() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER)
    minutes = range(0, 60 * 60, 5)
    await home.read(METER, *((BEGAN + timedelta(minutes=m), m + m % 11) for m in minutes))
    asked = []
    read_within = home.readings.series.readings_within

    async def counted(entity_id: str, ranges: list[tuple[int, int]]) -> object:
        asked.append(sum(end - begin for begin, end in ranges))
        return await read_within(entity_id, ranges)

    home.readings.series.readings_within = counted  # type: ignore[assignment, method-assign]
    found = await home.statistics.jumps(METER, BEGAN, BEGAN + timedelta(hours=60))
    assert len(found) == 12
    assert [hours / 3_600_000_000 for hours in asked] == [12]


async def test_a_change_across_a_null_before_the_range_is_one() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER)
    hour = timedelta(hours=1)
    await home.read(METER, (BEGAN, 5.0), (BEGAN + hour, None), (BEGAN + 3 * hour, 105.0))
    [jump] = await home.statistics.jumps(METER, BEGAN + 2 * hour, BEGAN + 4 * hour)
    assert (jump.before, jump.after) == (5.0, 105.0)
