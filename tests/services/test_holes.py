"""Times without rows of statistics: filled from readings, or split so that all zooms agree."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import CoverageKind, Period
from energy_desktop.services.provenance import Provenance
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, utc

METER = "sensor.meter_energy"
HOUR = timedelta(hours=1)
DAY = 24 * HOUR
MINUTE = timedelta(minutes=1)
FIRST = utc("2026-06-10 00:00")


async def by_days(home: RecordedHome, first: str, days: int) -> list[float | None]:
    """The total of each day alone, and last of all days together."""
    start = utc(first)
    spans = [(start + i * DAY, start + (i + 1) * DAY) for i in range(days)]
    spans.append((start, start + days * DAY))
    return [(await home.totals(METER, a, b, Period.DAY))[0] for a, b in spans]


async def test_energy_of_a_night_without_rows_is_split_between_its_days(
    any_home: RecordedHome,
) -> None:
    """An inverter that is off from 20:00 to 06:00: 1 kWh in the first row after it."""
    home = any_home
    await home.sensor(METER)
    sums, total = [], 0.0
    for hour in range(3 * 24):
        dark = hour % 24 < 6 or hour % 24 >= 20
        total += 0.0 if dark else 1.0 if hour % 24 == 6 else 2.0
        sums.append(math.nan if dark else total)
    await home.meter_rows(METER, utc("2026-06-10 00:00"), sums)
    assert await by_days(home, "2026-06-11 00:00", 1) == [27.0, 27.0]
    one, two, both = await by_days(home, "2026-06-10 00:00", 2)
    assert (one, two, both) == (26.363636, 27.0, 53.363636)


async def test_a_share_of_a_hole_is_in_no_bar_and_is_marked(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-10 00:00"), [0.0, *[math.nan] * 39, 40.0, 42.0])
    await home.covered(CoverageKind.STATISTICS, FIRST, FIRST + 2 * DAY, METER)
    assert await by_days(home, "2026-06-10 00:00", 2) == [23.0, 19.0, 42.0]
    for start, days, values in [(0, 1, [None]), (1, 1, [2.0]), (0, 2, [None, 2.0])]:
        begin = utc("2026-06-10 00:00") + start * DAY
        (series,) = await home.statistics.energy([METER], begin, begin + days * DAY, Period.DAY)
        assert [b.value for b in series.buckets] == values
        assert {b.provenance for b in series.buckets} == {Provenance.ESTIMATED}


async def test_a_day_within_a_hole_of_weeks_has_its_share(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-05-20 23:00"), [100.0])
    await home.meter_rows(METER, utc("2026-06-10 23:00"), [142.0])
    (series,) = await home.statistics.energy(
        [METER], utc("2026-06-01 00:00"), utc("2026-06-02 00:00"), Period.DAY
    )
    assert series.total == pytest.approx(2.0)
    assert series.coverage == 0.0


async def test_5_minutes_after_a_hole_split_it_for_both_days(any_home: RecordedHome) -> None:
    """Rows until 20:00 and from 02:00 on, the first known point is at 02:05 and not at 03:00."""
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, utc("2026-06-10 19:00"), [10.0])
    await home.meter_rows(METER, utc("2026-06-11 02:00"), [20.0, 21.0])
    fine = [17.3, *[20.0] * 11]
    await home.meter_rows(METER, utc("2026-06-11 02:00"), fine, Period.FIVE_MINUTES)
    one, two, both = await by_days(home, "2026-06-10 00:00", 2)
    assert (one, two, both) == (4.8, 6.2, 11.0)


async def test_a_hole_that_readings_cover_is_filled_from_them(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 00:00")
    await home.meter_rows(
        METER, start - HOUR, [0.0, 1, math.nan, math.nan, math.nan, 9, 10], state_offset=500
    )
    await home.read(
        METER, (start + 1.5 * HOUR, 503.0), (start + 2.5 * HOUR, 506.0), (start + 3 * HOUR, None),
        (start + 4.5 * HOUR, 509.0), (start + 5.5 * HOUR, 510.0),
    )  # fmt: skip
    await home.recorded(start, start + 6 * HOUR, METER)
    total, hours = await home.totals(METER, start, start + 6 * HOUR, Period.HOUR)
    assert (total, hours) == (10.0, [1.0, 2.0, 3.0, 0.0, 3.0, 1.0])
    (series,) = await home.statistics.energy([METER], start, start + 6 * HOUR, Period.HOUR)
    assert {b.provenance for b in series.buckets} == {Provenance.LIVE}
    assert series.coverage == 1.0


async def test_what_readings_cover_of_a_hole_is_shown_and_the_rest_spans(
    any_home: RecordedHome,
) -> None:
    """Recorded from 02:00 to 04:00 of a hole from 01:00 to 06:00; 9 kWh by the rows."""
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 00:00")
    await home.meter_rows(METER, start - HOUR, [0.0, 1, *[math.nan] * 4, 10, 11])
    await home.read(
        METER, (start + 2.25 * HOUR, 3.0), (start + 2.75 * HOUR, 4.0), (start + 3.5 * HOUR, 6.0)
    )
    await home.recorded(start + 2 * HOUR, start + 4 * HOUR, METER)
    total, hours = await home.totals(METER, start, start + 7 * HOUR, Period.HOUR)
    assert (total, hours) == (11.0, [1.0, None, 1.0, 2.0, None, None, 1.0])


async def test_where_readings_and_rows_differ_the_rows_total_holds(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 00:00")
    await home.meter_rows(METER, start - HOUR, [0.0, 1, math.nan, math.nan, 5])
    await home.read(METER, (start + 1.5 * HOUR, 2.0), (start + 2.5 * HOUR, 4.0))
    await home.recorded(start, start + 6 * HOUR, METER)
    total, hours = await home.totals(METER, start, start + 4 * HOUR, Period.HOUR)
    assert (total, hours) == (5.0, [1.0, 1.0, 2.0, 1.0])


async def test_readings_before_the_first_row_count(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    start = utc("2026-06-18 00:00")
    await home.read(METER, (start + HOUR / 4, 100.0), (start + HOUR / 2, 100.5))
    await home.recorded(start, start + 3 * HOUR, METER)
    await home.meter_rows(METER, start + HOUR, [1.0, 3.0], state_offset=100)
    total, hours = await home.totals(METER, start, start + 3 * HOUR, Period.HOUR)
    assert (total, hours) == (3.0, [0.5, 0.5, 2.0])


async def test_a_hole_of_readings_over_midnight_is_split_between_its_days(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.read(
        METER, (utc("2026-06-10 12:00"), 100.0), (utc("2026-06-10 20:00"), 108.0),
        (utc("2026-06-11 04:00"), 116.0), (utc("2026-06-11 12:00"), 120.0),
    )  # fmt: skip
    await home.recorded(utc("2026-06-10 12:00"), utc("2026-06-10 22:00"), METER)
    await home.recorded(utc("2026-06-11 03:00"), utc("2026-06-11 13:00"), METER)
    assert await by_days(home, "2026-06-10 00:00", 2) == [12.0, 8.0, 20.0]


async def test_what_changed_while_unavailable_over_midnight_is_not_lost(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.read(
        METER, (utc("2026-06-10 01:00"), 100.0), (utc("2026-06-10 20:00"), 110.0),
        (utc("2026-06-10 23:00"), None), (utc("2026-06-10 23:30"), None),
        (utc("2026-06-11 01:00"), 111.0), (utc("2026-06-11 02:00"), 112.0),
    )  # fmt: skip
    await home.recorded(utc("2026-06-10 00:00"), utc("2026-06-12 00:00"), METER)
    assert await by_days(home, "2026-06-10 00:00", 2) == [10.0, 2.0, 12.0]


async def test_a_meter_that_was_never_known_before_starts_with_its_first_reading(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.read(METER, (utc("2026-06-09 20:00"), None), (utc("2026-06-10 01:00"), 100.0))
    await home.read(METER, (utc("2026-06-10 02:00"), 100.5))
    await home.recorded(utc("2026-06-09 00:00"), utc("2026-06-12 00:00"), METER)
    assert await by_days(home, "2026-06-10 00:00", 1) == [0.5, 0.5]


@pytest.mark.parametrize("start", ["09:00", "10:20"])
async def test_unavailable_for_a_while_is_no_reset(any_home: RecordedHome, start: str) -> None:
    """Home Assistant leaves last_reset out of the attributes while a sensor is unavailable."""
    home = any_home
    await home.sensor(METER, state_class="total")
    await home.attributes(METER, utc("2026-06-10 08:00"), last_reset="A")
    await home.attributes(METER, utc("2026-06-10 10:00"))
    await home.attributes(METER, utc("2026-06-10 10:30"), last_reset="A")
    await home.read(
        METER, (utc("2026-06-10 08:00"), 40.0), (utc("2026-06-10 10:00"), None),
        (utc("2026-06-10 10:30"), 40.5),
    )  # fmt: skip
    await home.recorded(utc("2026-06-10 08:00"), utc("2026-06-10 12:00"), METER)
    begin, end = utc(f"2026-06-10 {start}"), utc("2026-06-10 11:00")
    assert (await home.totals(METER, begin, end, Period.HOUR))[0] == 0.5


@pytest.mark.parametrize("start", ["09:00", "10:20"])
async def test_a_reset_while_unavailable_is_a_reset(any_home: RecordedHome, start: str) -> None:
    home = any_home
    await home.sensor(METER, state_class="total")
    await home.attributes(METER, utc("2026-06-10 08:00"), last_reset="A")
    await home.attributes(METER, utc("2026-06-10 10:00"))
    await home.attributes(METER, utc("2026-06-10 10:30"), last_reset="B")
    await home.read(
        METER, (utc("2026-06-10 08:00"), 40.0), (utc("2026-06-10 10:00"), None),
        (utc("2026-06-10 10:30"), 0.7),
    )  # fmt: skip
    await home.recorded(utc("2026-06-10 08:00"), utc("2026-06-10 12:00"), METER)
    begin, end = utc(f"2026-06-10 {start}"), utc("2026-06-10 11:00")
    assert (await home.totals(METER, begin, end, Period.HOUR))[0] == 0.7


@dataclass(frozen=True)
class Kept:
    """What a store has of a meter: Wh used by 5 minutes, and which rows and readings are there."""

    state_class: str
    used: list[int]
    hours: list[bool]
    five: list[bool]
    reading: list[bool]
    recorded: list[bool]


HOURS = 14
booleans = st.lists(st.booleans(), min_size=HOURS, max_size=HOURS)
kept = st.builds(
    Kept,
    state_class=st.sampled_from(["total_increasing", "total"]),
    used=st.lists(st.integers(0, 500), min_size=HOURS * 12, max_size=HOURS * 12),
    hours=booleans,
    five=booleans,
    reading=st.lists(st.booleans(), min_size=HOURS * 12, max_size=HOURS * 12),
    recorded=booleans,
)


async def fill(home: RecordedHome, data: Kept, first: datetime = FIRST) -> None:
    """A meter that shows 5000 kWh more than its sum, unavailable after some of its readings."""
    await home.sensor(METER, state_class=data.state_class)
    back = 250 if data.state_class == "total" else 0
    sums = [(sum(data.used[: i + 1]) - back * i) / 1000 for i in range(HOURS * 12)]
    fine = [s if data.five[i // 12] else math.nan for i, s in enumerate(sums)]
    hours = [s if keep else math.nan for s, keep in zip(sums[11::12], data.hours, strict=True)]
    await home.meter_rows(METER, first, hours, state_offset=5000)
    await home.meter_rows(METER, first, fine, Period.FIVE_MINUTES, state_offset=5000)
    readings = [
        (first + (5 * i + 4) * MINUTE, sums[i] + 5000 if keep else None)
        for i, keep in enumerate(data.reading)
    ]
    await home.read(METER, *readings)
    for i in (i for i in range(HOURS) if data.recorded[i]):
        await home.recorded(first + i * HOUR, first + (i + 1) * HOUR, METER)


@given(
    kept,
    st.sampled_from(["UTC", "Asia/Kolkata"]),
    st.sampled_from([Period.HOUR, Period.DAY]),
    st.lists(st.integers(-1, HOURS), min_size=3, max_size=3, unique=True).map(sorted),
)
def test_ranges_add_up_to_their_union_at_every_border_of_a_bucket(
    data: Kept, zone: str, period: Period, borders: list[int]
) -> None:
    """Whatever is missing: hours, 5 minutes, readings or the recording of them."""

    async def run() -> None:
        home = RecordedHome(memory_stores(), zone)
        await fill(home, data)
        a, b, c = (FIRST + i * HOUR for i in borders)
        left, right, both = [
            (await home.totals(METER, x, y, period))[0] or 0.0 for x, y in [(a, b), (b, c), (a, c)]
        ]
        assert left + right == pytest.approx(both, abs=3e-6)
        if data.state_class != "total":
            assert both <= sum(data.used) / 1000 + 1e-6

    asyncio.run(run())


@given(kept, st.sampled_from([("Asia/Kolkata", "18:30"), ("Asia/Kathmandu", "18:15")]))
def test_a_midnight_within_an_hour_loses_nothing(data: Kept, zone: tuple[str, str]) -> None:
    """In zones of :30 and :45, day by day and both together."""

    async def run() -> None:
        home = RecordedHome(memory_stores(), zone[0])
        await fill(home, data, utc("2026-06-10 12:00"))
        days = await by_days(home, f"2026-06-09 {zone[1]}", 2)
        one, two, both = [total or 0.0 for total in days]
        assert one + two == pytest.approx(both, abs=3e-6)

    asyncio.run(run())
