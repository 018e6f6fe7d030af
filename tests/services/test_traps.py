"""What goes wrong in real homes: small literal meters, and the right answer worked out by hand.

All through the services that pages and routes ask, on DuckDB files. The traps of time (civil days,
holes, seams) are in ``test_traps_of_time.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from energy_desktop.models import Period
from energy_desktop.recording import fetched
from energy_desktop.services.provenance import Provenance
from tests.fakes.recorded_home import RecordedHome, Row, us, utc

METER, POWER, LEVEL = "sensor.meter_energy", "sensor.plug_power", "sensor.battery_level"
HOUR = timedelta(hours=1)
START, END = utc("2026-06-18 08:00"), utc("2026-06-18 12:00")


@dataclass(frozen=True)
class Trap:
    """Readings as "07:30 100, 08:10 -" (-: unavailable), and kWh of the hours from 08:00 on."""

    name: str
    readings: str
    hours: list[float]
    state_class: str = "total_increasing"
    last_reset: dict[str, str] = field(default_factory=dict)


TRAPS = [
    Trap(
        "a counter restarts at 0",
        "07:30 100, 08:30 0, 08:45 0.4, 09:30 1.0",
        [0.4, 0.6, 0, 0],
    ),
    Trap(
        "a counter restarts while nobody looks and is first seen at 0.4",
        "07:30 100, 08:30 0.4, 09:30 1.0",
        [0.4, 0.6, 0, 0],
    ),
    Trap(
        "a counter restarts and stands still, unavailable now and then",
        "07:30 100, 08:30 0.4, 08:40 -, 08:50 0.4, 09:10 -, 09:20 0.4, 10:30 1.0",
        [0.4, 0, 0.6, 0],
    ),
    Trap(
        "a counter restarts twice",
        "07:30 100, 08:10 0, 08:20 0.5, 09:10 0, 09:20 0.25, 10:10 1.0",
        [0.5, 0.25, 0.75, 0],
    ),
    Trap(
        "down to 0 for a minute and back",
        "07:30 100, 08:30 0, 08:31 100, 09:30 100.5",
        [0, 0.5, 0, 0],
    ),
    Trap(
        "down to 0 over the border of an hour, with use meanwhile",
        "07:30 100, 08:30 0, 09:10 100.5, 10:30 101",
        [0, 0.5, 0.5, 0],
    ),
    Trap(
        "down to 0 for hours, unavailable now and then",
        "07:30 100, 08:30 0, 08:50 -, 09:10 0, 09:40 -, 10:10 0, 10:50 100.5, 11:30 101",
        [0, 0, 0.5, 0.5],
    ),
    Trap(
        "down to 0, and back to a little less than before",
        "07:30 100, 08:30 0, 08:31 99.5, 08:40 100.2, 09:30 101",
        [0.2, 0.8, 0, 0],
    ),
    Trap(
        "a dip of 5 %: nothing until the old mark is passed",
        "07:30 100, 08:30 95, 09:30 99, 10:30 101",
        [0, 0, 1, 0],
    ),
    Trap(
        "after a restart of Home Assistant a stale value is restored for a moment",
        "07:30 100, 08:30 100.4, 09:00 -, 09:05 80, 09:06 100.6",
        [0.4, 0.2, 0, 0],
    ),
    Trap(
        "a stale value that is hardly older",
        "07:30 100, 08:30 100.4, 09:00 -, 09:05 100.1, 09:06 100.6",
        [0.4, 0.2, 0, 0],
    ),
    Trap(
        "unavailable for an hour: what was used meanwhile counts when it is known",
        "07:30 100, 08:20 -, 09:20 101, 10:30 101.5",
        [0, 1, 0.5, 0],
    ),
    Trap(
        "a meter that reports just after each hour",
        "07:01 10, 08:01 11, 09:01 12.5, 10:01 12.5, 11:01 13",
        [1, 1.5, 0, 0.5],
    ),
    Trap(
        "another meter under the same name goes on by itself where it starts at 0",
        "07:30 5000, 09:15 0, 09:30 0.2, 10:30 0.7",
        [0, 0.2, 0.5, 0],
    ),
    Trap(
        "a net meter gives energy back",
        "07:30 100, 08:30 98.5, 09:30 99, 10:30 97",
        [-1.5, 0.5, -2, 0],
        "total",
    ),
    Trap(
        "a net meter below 0",
        "07:30 0.5, 08:30 -1, 09:30 -3, 10:30 2",
        [-1.5, -2, 5, 0],
        "total",
    ),
    Trap(
        "a total with a new last_reset starts from 0",
        "07:30 40, 08:30 41, 09:30 0.5, 10:30 0.75",
        [1, 0.5, 0.25, 0],
        "total",
        {"07:30": "2026-06-17", "09:30": "2026-06-18"},
    ),
    Trap(
        "a total that is reset to more than it showed",
        "07:30 1, 08:30 1.5, 09:30 2, 10:30 2.5",
        [0.5, 2, 0.5, 0],
        "total",
        {"07:30": "2026-06-17", "09:30": "2026-06-18"},
    ),
]


@pytest.fixture
def home(embedded_home: RecordedHome) -> RecordedHome:
    return embedded_home


def at(clock: str) -> str:
    return f"2026-06-18 {clock}"


def rows(text: str) -> list[Row]:
    pairs = [pair.split() for pair in text.split(",")]
    return [(utc(at(clock)), None if v == "-" else float(v)) for clock, v in pairs]


async def record(home: RecordedHome, trap: Trap) -> None:
    await home.sensor(METER, state_class=trap.state_class)
    for clock, last_reset in trap.last_reset.items():
        await home.attributes(METER, utc(at(clock)), last_reset=last_reset)
    await home.read(METER, *rows(trap.readings))
    await home.recorded(START - HOUR, home.now, METER)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
async def test_readings_count_what_was_really_used(home: RecordedHome, trap: Trap) -> None:
    await record(home, trap)
    total = round(sum(trap.hours), 6)
    assert await home.totals(METER, START, END, Period.HOUR) == (total, trap.hours)
    assert await home.totals(METER, START, END, Period.DAY) == (total, [total])


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
async def test_an_hour_alone_shows_what_it_shows_among_others(
    home: RecordedHome, trap: Trap
) -> None:
    await record(home, trap)
    starts = [START + i * HOUR for i in range(4)]
    alone = [(await home.totals(METER, a, a + HOUR, Period.HOUR))[0] for a in starts]
    assert alone == trap.hours


async def test_a_new_sensor_in_place_of_an_old_one_counts_from_its_own_first_reading(
    home: RecordedHome,
) -> None:
    await home.sensor("sensor.old")
    await home.read("sensor.old", *rows("07:30 5000, 08:30 5001, 08:50 -"))
    await home.sensor("sensor.new")
    await home.read("sensor.new", *rows("09:15 12, 09:45 12.5, 10:30 13.5"))
    await home.recorded(START - HOUR, home.now, "sensor.old")
    await home.recorded(utc(at("09:15")), home.now, "sensor.new")
    assert (await home.totals("sensor.old", START, END, Period.HOUR))[0] == 1
    total, hours = await home.totals("sensor.new", START, END, Period.HOUR)
    assert (total, hours) == (1.5, [None, 0.5, 1, 0])


async def test_a_power_that_changes_from_w_to_kw_goes_on_as_the_same_power(
    home: RecordedHome,
) -> None:
    """2,000 W for an hour, then 3 kW; as Home Assistant's history gives it."""
    await home.power_sensor(POWER)
    answer = [
        {"s": "2000", "lu": START.timestamp(), "a": {"unit_of_measurement": "W"}},
        {"s": "3", "lu": (START + HOUR).timestamp(), "a": {"unit_of_measurement": "kW"}},
    ]
    past = fetched.history(POWER, answer, int(us([START - HOUR])[0]))
    await home.stores.series.write_readings(past.readings, past.attributes)
    await home.recorded(START, home.now, POWER)
    (series,) = await home.statistics.averages([POWER], START, END, Period.HOUR)
    assert [b.mean for b in series.buckets] == [2000, 3000, 3000, 3000]
    assert (await home.totals(POWER, START, END, Period.HOUR))[0] == 11


async def test_a_battery_level_has_mean_min_max_and_last_and_is_never_summed(
    home: RecordedHome,
) -> None:
    await home.sensor(LEVEL, unit="%", device_class="battery", state_class="measurement")
    await home.read(LEVEL, *rows("07:30 50, 08:15 60, 08:45 40, 09:30 80"))
    await home.recorded(START - HOUR, home.now, LEVEL)
    (series,) = await home.statistics.averages([LEVEL], START, START + 2 * HOUR, Period.HOUR)
    first, second = series.buckets
    assert (first.mean, first.min, first.max) == (52.5, 40, 60)
    assert (second.mean, second.min, second.max) == (60, 40, 80)
    assert (await home.readings.newest([LEVEL]))[LEVEL].state == 80
    assert await home.totals(LEVEL, START, END, Period.DAY) == (None, [None])


async def test_power_without_a_meter_is_integrated_and_marked_as_estimated(
    home: RecordedHome,
) -> None:
    """1,000 W until 08:30, then 3,000 W until 10:00, then nothing."""
    await home.power_sensor(POWER)
    await home.read(POWER, *rows("07:30 1000, 08:30 3000, 10:00 0"))
    await home.recorded(START - HOUR, home.now, POWER)
    (series,) = await home.statistics.energy([POWER], START, END, Period.HOUR)
    assert [b.value for b in series.buckets] == pytest.approx([2, 3, 0, 0])
    assert series.total == pytest.approx(5)
    assert (series.unit, series.estimated) == ("kWh", True)
    assert {b.provenance for b in series.buckets} == {Provenance.ESTIMATED}


async def test_unavailable_parts_are_left_out_of_both_sides_of_a_mean(home: RecordedHome) -> None:
    """08:00 to 08:15 at 400, 08:15 to 08:45 unknown, then 1,000; an hour of nothing is no 0."""
    await home.power_sensor(POWER)
    await home.read(POWER, *rows("07:30 400, 08:15 -, 08:45 1000, 09:00 -, 10:30 200"))
    await home.recorded(START - HOUR, home.now, POWER)
    (series,) = await home.statistics.averages([POWER], START, END, Period.HOUR)
    found = [(b.mean, b.min, b.max, b.coverage) for b in series.buckets]
    assert found == [
        (700, 400, 1000, 0.5),
        (None, None, None, 0),
        (200, 200, 200, 0.5),
        (200, 200, 200, 1),
    ]
    (day,) = await home.statistics.averages([POWER], START, END, Period.DAY)
    assert day.buckets[0].mean == pytest.approx((400 / 4 + 1000 / 4 + 200 * 1.5) / 2)


async def test_what_was_not_recorded_ends_a_mean_like_what_was_unavailable(
    home: RecordedHome,
) -> None:
    await home.power_sensor(POWER)
    await home.read(POWER, *rows("07:30 400, 09:30 1000"))
    await home.recorded(START - HOUR, START + HOUR / 2, POWER)
    await home.recorded(START + 1.5 * HOUR, END, POWER)
    (series,) = await home.statistics.averages([POWER], START, START + 2 * HOUR, Period.HOUR)
    assert [(b.mean, b.coverage) for b in series.buckets] == [(400, 0.5), (1000, 0.5)]
    assert (await home.totals(POWER, START, START + 2 * HOUR, Period.HOUR))[0] == 0.7
