"""What is computed from condensed readings is what all readings give, whatever happened in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from energy_desktop.models import Period, to_us
from energy_desktop.services import condensed as module
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.measurements import MeasurementSeries
from energy_desktop.services.meter import decisive
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, utc

BEGAN = utc("2026-06-16 00:00")
END = utc("2026-06-18 00:00")
METER, POWER = "sensor.meter", "sensor.power"

steps = st.sampled_from([0.0, 0.0, 0.1, 0.3, 2.0])
odd = st.sampled_from(["null", "zero", "dip", "deep", "reset", "back"])
"""What may happen between two steps: unavailable, a 0 glitch, a dip of 5 %, a stale value, a reset,
and 99.5 % after a glitch."""


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[datetime, float | None]]:
    """Two days of readings: a meter that mostly rises, and what meters do."""
    minutes = sorted(draw(st.sets(st.integers(0, 2_879), min_size=30, max_size=150)))
    values = list(accumulate(draw(steps) for _ in minutes))
    happened = draw(st.dictionaries(st.integers(0, len(minutes) - 1), odd, max_size=6))
    shift, rows = 50.0, []
    for index, (minute, value) in enumerate(zip(minutes, values, strict=True)):
        what, level = happened.get(index), value + shift
        if what == "reset":
            shift = -value
        shown = {
            None: value + shift, "null": None, "zero": 0.0, "dip": 0.95 * level,
            "deep": 0.3 * level, "reset": 0.0, "back": 0.995 * level,
        }[what]  # fmt: skip
        rows.append((BEGAN + timedelta(minutes=minute), shown))
    return rows


async def home_of(
    rows: list[tuple[datetime, float | None]], holes: list[tuple[int, int]]
) -> RecordedHome:
    """A meter and a power sensor with these readings, known but for the holes (minutes)."""
    home = RecordedHome(memory_stores(), now="2026-06-18 12:00")
    await home.sensor(METER)
    await home.power_sensor(POWER)
    at = BEGAN
    for start, length in sorted(holes):
        begin = max(at, BEGAN + timedelta(minutes=start))
        await home.recorded(at, begin, METER, POWER)
        at = max(at, begin + timedelta(minutes=length))
    await home.recorded(at, home.now, METER, POWER)
    await home.read(METER, *rows)
    await home.read(POWER, *rows)
    return home


async def answers(home: RecordedHome, period: Period) -> list[object]:
    start = BEGAN + timedelta(minutes=7)
    energy = await home.statistics.energy([METER, POWER], start, END, period)
    means = await home.statistics.averages([POWER], start, END, period)
    return [*map(told, energy), *map(told, means)]


def told(series: EnergySeries | MeasurementSeries) -> list[object]:
    """All numbers, rounded as far as sums in another order may differ."""
    found: list[object] = []
    for bucket in series.buckets:
        if isinstance(bucket, EnergyBucket):
            numbers = [bucket.value, bucket.coverage]
        else:
            numbers = [bucket.mean, bucket.min, bucket.max, bucket.coverage]
        near = [n if n is None else pytest.approx(n, abs=1e-9) for n in numbers]
        found.append((near, bucket.provenance))
    if isinstance(series, EnergySeries):
        found.append(pytest.approx(series.total, abs=1e-9) if series.total is not None else None)
    return found


def climbing() -> list[tuple[datetime, float | None]]:
    """A reset at the start of an hour in which the meter gets above what it showed before."""
    rows: list[tuple[datetime, float | None]] = [
        (BEGAN + timedelta(minutes=20 * n), 100.0) for n in range(9)
    ]
    for minute, value in ((180, 0.0), (190, 50.0), (200, 100.1), (235, 100.2)):
        rows.append((BEGAN + timedelta(minutes=minute), value))
    return rows


@example(rows=climbing(), holes=[], period=Period.HOUR)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=histories(),
    holes=st.lists(st.tuples(st.integers(0, 2_700), st.integers(5, 300)), max_size=2),
    period=st.sampled_from([Period.HOUR, Period.DAY, Period.FIVE_MINUTES]),
)
async def test_condensed_readings_give_the_same_energy_and_means_as_all_readings(
    rows: list[tuple[datetime, float | None]], holes: list[tuple[int, int]], period: Period
) -> None:
    home = await home_of(rows, holes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SHORT_BUCKETS", 1)
        patch.setattr(module, "_NEAR_BUCKETS", 1)
        condensed = await answers(home, period)
        patch.setattr(module, "SHORT_BUCKETS", 2**40)
        assert condensed == await answers(home, period)


async def total(
    home: RecordedHome, start: datetime, end: datetime, period: Period = Period.HOUR
) -> float:
    [series] = await home.statistics.energy([METER], start, end, period)
    return round(series.total or 0.0, 6)


async def test_a_meter_that_restarts_each_hour_counts_the_first_hour_of_a_range_too() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class=None)
    minutes = [(hour, minute) for hour in range(-3, 30) for minute in range(0, 60, 5)]
    await home.read(METER, *(
        (BEGAN + timedelta(hours=hour, minutes=minute, seconds=3),
         round((0.8 if hour < 0 else 1.2) * minute / 55, 3))
        for hour, minute in minutes
    ))  # fmt: skip
    await home.recorded(BEGAN - timedelta(hours=3), home.now, METER)
    assert await total(home, BEGAN, BEGAN + timedelta(days=1)) == 28.8


async def test_a_day_counts_the_same_alone_and_among_others_where_statistics_ended_before() -> None:
    home = RecordedHome(memory_stores(), "Asia/Kolkata")
    await home.sensor(METER)
    first = utc("2026-06-10 00:00")
    await home.meter_rows(METER, first, [100.0 + hour for hour in range(48)])
    since = first + timedelta(hours=48, seconds=1)
    await home.read(
        METER, *((since + timedelta(minutes=5 * n), 147.0 + n / 2) for n in range(1, 1440))
    )
    await home.recorded(first, home.now, METER)
    start, end = utc("2026-06-13 18:30"), utc("2026-06-14 18:30")
    [two] = await home.statistics.energy([METER], start - timedelta(days=1), end, Period.DAY)
    assert await total(home, start, end, Period.DAY) == 144.0
    assert two.buckets[-1].value == pytest.approx(144.0)
    assert await total(home, utc("2026-06-13 10:07"), utc("2026-06-14 10:07")) == 144.0


async def test_a_fall_that_a_null_hides_is_a_fall() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class=None)
    fell, climbed = BEGAN + timedelta(hours=5), BEGAN + timedelta(hours=20)
    await home.read(
        METER,
        *((BEGAN + timedelta(hours=hour), 100.0) for hour in range(6)),
        (fell + timedelta(minutes=30), None),
        (fell + timedelta(minutes=31), 0.0),
        (climbed + timedelta(minutes=5), 0.0),
        (climbed + timedelta(minutes=20), 50.0),
        (climbed + timedelta(minutes=55), 100.1),
    )
    await home.recorded(BEGAN - timedelta(hours=3), home.now, METER)
    assert await total(home, BEGAN, END) == 100.1


async def test_a_reset_that_the_meter_tells_is_looked_at_within_its_hour() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class="total")
    rows = [(BEGAN + timedelta(minutes=30 * n), 10.0 + n) for n in range(40)]
    reset = BEGAN + timedelta(hours=20)
    told = ((1, 49.0), (5, 60.0), (10, 5.0), (50, 50.0))
    rows += [(reset + timedelta(minutes=minute), state) for minute, state in told]
    await home.read(METER, *rows)
    await home.attributes(METER, BEGAN, last_reset="2026-06-01")
    await home.attributes(METER, reset + timedelta(minutes=10), last_reset="2026-06-16")
    await home.recorded(BEGAN - timedelta(hours=3), home.now, METER)
    assert await total(home, BEGAN + timedelta(hours=1), END) == (60.0 - 11.0) + 50.0


async def test_hours_with_nulls_are_condensed_like_all_others() -> None:
    home = RecordedHome(memory_stores())
    await home.sensor(METER)
    minutes = range(5, 40 * 60, 10)
    await home.read(METER, *(
        (BEGAN + timedelta(minutes=m), None if m % 60 == 25 else m / 60) for m in minutes
    ))  # fmt: skip
    asked = to_us(BEGAN), to_us(BEGAN + timedelta(hours=40))
    found = await module.condensed(home.stores.series, METER, asked, Period.HOUR, exact=decisive)
    first_hour = 6
    assert len(found.buckets) == 39
    assert len(found.at) == first_hour + 2 * 39
