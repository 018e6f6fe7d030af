"""Whatever a meter and its rows went through: no zoom, border or order changes a total."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from energy_desktop import periods
from energy_desktop.models import Period
from energy_desktop.recording import fetched
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, us, utc

METER = "sensor.meter_energy"
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
FIRST = utc("2026-06-10 00:00")
ZOOMS = (Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR)
ZONES = [
    "UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham",
]  # fmt: skip
CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1),
           date(2026, 4, 5), date(2026, 10, 4)]  # fmt: skip
FACTORS = {"Wh": 1000.0, "kWh": 1.0, "MWh": 0.001}
SLOW = settings(max_examples=20, deadline=None)

wild = st.sampled_from([0.0, 0.4, 50.0, 91.0, 95.0, 99.0, 100.0, 100.5, 101.0, 150.0, None])
recorded_hours = st.lists(st.booleans(), min_size=10, max_size=10)
wild_readings = st.dictionaries(st.integers(0, 10 * 60 - 1), wild, max_size=30)


async def metered(
    readings: dict[int, float | None], state_class: str, recorded: Sequence[bool] = (True,) * 10
) -> RecordedHome:
    """A meter and which of 10 hours were recorded; readings by minute."""
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class=state_class)
    await home.read(METER, *((FIRST + minute * MINUTE, v) for minute, v in readings.items()))
    for hour in itertools.compress(range(10), recorded):
        await home.recorded(FIRST + hour * HOUR, FIRST + (hour + 1) * HOUR, METER)
    return home


async def total(home: RecordedHome, start: datetime, end: datetime, zoom: Period) -> float:
    (series,) = await home.statistics.energy([METER], start, end, zoom)
    return series.total or 0.0


@given(wild_readings, st.sampled_from(["total_increasing", "total"]), recorded_hours)
def test_hours_of_any_readings_asked_one_by_one_add_up_to_all_of_them(
    readings: dict[int, float | None], state_class: str, recorded: list[bool]
) -> None:
    """Also where an hour begins within a dip or glitch, or ends before it is known for one."""

    async def run() -> None:
        home = await metered(readings, state_class, recorded)
        borders = [FIRST + i * HOUR for i in range(11)]
        alone = [await total(home, a, b, Period.HOUR) for a, b in itertools.pairwise(borders)]
        assert sum(alone) == pytest.approx(
            await total(home, borders[0], borders[-1], Period.HOUR), abs=1e-6
        )

    asyncio.run(run())


@dataclass(frozen=True)
class Step:
    """What a meter used until a reading, and what it then showed: in which unit, after what."""

    used_wh: int
    happens: str
    unit: str


steps = st.lists(
    st.builds(
        Step,
        st.integers(0, 3000),
        st.sampled_from(["", "", "glitch", "dip", "stale", "unavailable", "reset"]),
        st.sampled_from(list(FACTORS)),
    ),
    min_size=1,
    max_size=30,
)


def shown(story: list[Step], start_kwh: float) -> list[tuple[float | None, str]]:
    """What Home Assistant's history says every ten minutes: state and its unit."""
    found: list[tuple[float | None, str]] = [(start_kwh, "kWh")]
    meter = start_kwh
    for step in story:
        meter += step.used_wh / 1000
        if step.happens == "reset":
            found += [(0.0, step.unit), (0.1, step.unit)]
            meter = 0.5 + step.used_wh / 1000
        elif step.happens:
            below = {"glitch": 0.0, "dip": 0.95 * meter, "stale": 0.7 * meter}
            found.append((below.get(step.happens), step.unit))
        found.append((meter, step.unit))
    return found


def true_kwh(story: list[Step]) -> float:
    """A reset loses what was used before it and not read, and half a kWh is used at once."""
    lost = sum(step.used_wh for step in story if step.happens == "reset")
    after = sum(step.used_wh / 1000 + 0.5 for step in story if step.happens == "reset")
    return sum(step.used_wh for step in story) / 1000 - lost / 1000 + after


@given(steps, st.floats(500, 10_000))
def test_no_energy_is_invented_or_lost_whatever_a_meter_and_its_unit_do(
    story: list[Step], start_kwh: float
) -> None:
    async def run() -> None:
        home = RecordedHome(memory_stores())
        await home.sensor(METER)
        rows = [
            {"s": "unavailable" if v is None else repr(v * FACTORS[unit]),
             "lu": (FIRST + i * 10 * MINUTE).timestamp(), "a": {"unit_of_measurement": unit}}
            for i, (v, unit) in enumerate(shown(story, start_kwh))
        ]  # fmt: skip
        past = fetched.history(METER, rows, int(us([FIRST - DAY])[0]))
        await home.stores.series.write_readings(past.readings, past.attributes)
        await home.recorded(FIRST, FIRST + 12 * HOUR, METER)
        found = await total(home, FIRST, FIRST + 12 * HOUR, Period.HOUR)
        assert found == pytest.approx(true_kwh(story), abs=1e-6)

    asyncio.run(run())


@given(wild_readings, st.randoms(use_true_random=False))
def test_the_order_in_which_readings_arrive_and_repeats_change_nothing(
    readings: dict[int, float | None], random: Random
) -> None:
    async def run() -> None:
        once = await metered(readings, "total_increasing")
        rows = [(FIRST + minute * MINUTE, v) for minute, v in readings.items()] * 2
        random.shuffle(rows)
        again = await metered({}, "total_increasing")
        for row in rows:
            await again.read(METER, row)
        for zoom in (Period.HOUR, Period.DAY):
            span = (FIRST, FIRST + 10 * HOUR, zoom)
            assert await again.statistics.energy([METER], *span) == (
                await once.statistics.energy([METER], *span)
            )
            assert await again.statistics.averages([METER], *span) == (
                await once.statistics.averages([METER], *span)
            )

    asyncio.run(run())


powers = st.dictionaries(
    st.integers(0, 10 * 60 - 1), st.none() | st.integers(0, 5000).map(float), max_size=20
)


def held(readings: dict[int, float | None], minute: int) -> float:
    """W known in a minute; 0 where nothing is."""
    before = [m for m in readings if m <= minute]
    return (readings[max(before)] or 0.0) if before else 0.0


@given(powers, recorded_hours, st.sampled_from(ZONES))
def test_energy_of_power_is_the_integral_of_what_is_known_at_every_zoom(
    readings: dict[int, float | None], recorded: list[bool], zone: str
) -> None:
    """Nothing counts while it was unavailable or not recorded; then the state at connect holds."""

    async def run() -> None:
        home = RecordedHome(memory_stores(), zone)
        await home.power_sensor(METER)
        await home.read(METER, *((FIRST + minute * MINUTE, v) for minute, v in readings.items()))
        for hour in itertools.compress(range(10), recorded):
            await home.recorded(FIRST + hour * HOUR, FIRST + (hour + 1) * HOUR, METER)
        known = [minute for minute in range(600) if recorded[minute // 60]]
        true = sum(held(readings, minute) for minute in known) / 60_000
        for zoom in (Period.FIVE_MINUTES, *ZOOMS):
            (series,) = await home.statistics.energy([METER], FIRST, FIRST + 10 * HOUR, zoom)
            assert (series.total or 0.0) == pytest.approx(true)
            assert sum(b.value or 0.0 for b in series.buckets) == pytest.approx(true)

    asyncio.run(run())


@dataclass(frozen=True)
class Month:
    """34 days around a change of the clocks: hours without rows, restarts of meter and of sum."""

    zone: str
    change: date
    holes: list[tuple[int, int]]
    meter_restarts: set[int]
    sum_restart: int | None

    @property
    def missing(self) -> set[int]:
        """Hours without a row; around a restart and at both ends there are rows."""
        kept = {0, 1, *range(28 * 24, 34 * 24)}
        for hour in {*self.meter_restarts, self.sum_restart or 0}:
            kept |= {hour - 1, hour}
        inside = {hour for first, length in self.holes for hour in range(first, first + length)}
        return inside - kept

    @property
    def days(self) -> list[datetime]:
        """Civil midnights, the first at or after hour 24 of the rows."""
        zone = ZoneInfo(self.zone)
        first = self.change - 14 * DAY
        return [periods.day_start(first + i * DAY, zone) for i in range(29)]

    @property
    def first(self) -> datetime:
        return (self.days[0] - DAY).replace(minute=0)


hours_inside = st.integers(60, 28 * 24)
months = st.builds(
    Month,
    zone=st.sampled_from(ZONES),
    change=st.sampled_from(CHANGES),
    holes=st.lists(st.tuples(hours_inside, st.integers(1, 80)), max_size=4),
    meter_restarts=st.sets(hours_inside, max_size=3),
    sum_restart=st.none() | hours_inside,
)


def used(hour: int) -> float:
    return (hour * 37 % 101) / 50


async def filled(month: Month) -> RecordedHome:
    home = RecordedHome(memory_stores(), month.zone, "2027-06-18 12:00")
    await home.sensor(METER)
    count = 34 * 24
    sums, states, total_kwh, meter = [], [], 9000.0, 5000.0
    for hour in range(count):
        meter = used(hour) + (0.0 if hour in month.meter_restarts else meter)
        total_kwh = used(hour) + (0.0 if hour == month.sum_restart else total_kwh)
        sums.append(total_kwh)
        states.append(meter)
    kept = np.array([hour for hour in range(count) if hour not in month.missing])
    nothing = np.full(len(kept), np.nan)
    await home.statistics_rows(
        METER, Period.HOUR, [month.first + int(h) * HOUR for h in kept],
        sum=np.array(sums)[kept], state=np.array(states)[kept],
        mean=nothing, min=nothing, max=nothing,
    )  # fmt: skip
    return home


def starts_within(month: Month, start: datetime, end: datetime) -> list[int]:
    """The hours of the rows that start in a range."""
    return [h for h in range(34 * 24) if start <= month.first + h * HOUR < end]


@SLOW
@given(months)
def test_every_zoom_shows_the_same_total_and_it_is_what_was_used(month: Month) -> None:
    async def run() -> None:
        home = await filled(month)
        start, end = month.days[0], month.days[-1]
        true = sum(used(h) for h in starts_within(month, start, end))
        for zoom in ZOOMS:
            assert await total(home, start, end, zoom) == pytest.approx(true)
        days = [await total(home, a, b, Period.HOUR) for a, b in itertools.pairwise(month.days)]
        assert sum(days) == pytest.approx(true)

    asyncio.run(run())


@SLOW
@given(months)
def test_what_no_bar_of_an_hour_shows_is_what_was_used_across_holes(month: Month) -> None:
    async def run() -> None:
        home = await filled(month)
        start, end = month.days[0], month.days[-1]
        (series,) = await home.statistics.energy([METER], start, end, Period.HOUR)
        across = {*month.missing, *(h + 1 for h in month.missing)}
        inside = starts_within(month, start, end)
        shown_kwh = sum(b.value or 0.0 for b in series.buckets)
        assert shown_kwh == pytest.approx(sum(used(h) for h in inside if h not in across))

    asyncio.run(run())


@SLOW
@given(months, st.sampled_from([Period.DAY, Period.WEEK]))
def test_a_bar_shows_the_same_whatever_else_is_asked_for(month: Month, zoom: Period) -> None:
    async def run() -> None:
        home = await filled(month)
        into = periods.buckets(zoom, month.days[0], month.days[-1], home.zone)
        whole = [bucket for bucket in into if month.days[0] <= bucket[0]]
        (series,) = await home.statistics.energy([METER], whole[0][0], whole[-1][1], zoom)
        for (start, end), among in zip(whole, series.buckets, strict=True):
            (alone,) = (await home.statistics.energy([METER], start, end, zoom))[0].buckets
            assert (alone.start, alone.end) == (among.start, among.end)
            assert alone.value == (
                None if among.value is None else pytest.approx(among.value, abs=1e-6)
            )

    asyncio.run(run())
