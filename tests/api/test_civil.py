"""Civil days of a sensor: the same whatever else is asked for."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from time import thread_time
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.models import CoverageKind, Period
from energy_desktop.periods import day_start
from tests.api.told import HOUR, METER, POWER, Told
from tests.fakes.recorded_home import utc

# Each with its first day asked for; on the third of them, of two, the clock changes.
ZONES = (
    ("Asia/Kolkata", date(2026, 3, 3)),
    ("Australia/Lord_Howe", date(2025, 10, 3)),
    ("Europe/Amsterdam", date(2026, 3, 27)),
)


async def _days(told: Told, entity_id: str, zone: str, first: date, count: int) -> list[Any]:
    start, end = (day_start(d, ZoneInfo(zone)) for d in (first, first + timedelta(days=count)))
    times = f"start_time={quote(start.isoformat())}&end_time={quote(end.isoformat())}"
    found = await told.get(f"/api/statistics/{entity_id}/daily?timezone={zone}&{times}")
    return list(found["data"])


@pytest.mark.parametrize(("zone", "first"), ZONES)
@pytest.mark.parametrize("entity_id", [METER, POWER])
@pytest.mark.parametrize("what", ["statistics", "readings"])
async def test_a_day_is_the_same_whatever_else_is_asked_for(
    told: Told, zone: str, first: date, entity_id: str, what: str
) -> None:
    if entity_id == POWER:
        await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    else:
        await told.sensor(METER)
    begin = datetime.combine(first - timedelta(days=2), time(), UTC)
    if what == "readings":
        steps = [(begin + timedelta(minutes=5 * i), i * 0.1) for i in range(8 * 288)]
        await told.home.read(entity_id, *steps)
        await told.home.recorded(begin, begin + timedelta(days=8), entity_id)
    elif entity_id == POWER:
        await told.home.mean_rows(POWER, begin, [100.0 + i % 7 for i in range(192)])
    else:
        await told.home.meter_rows(METER, begin, [3.0 * i + i % 2 for i in range(192)])
    together = await _days(told, entity_id, zone, first, 4)
    alone = [
        (await _days(told, entity_id, zone, first + timedelta(days=place), 1))[0]
        for place in range(4)
    ]
    assert [_rounded(row) for row in alone] == [_rounded(row) for row in together]
    hours = [row["readings"] for row in alone]
    assert hours == [24, 24, 24 if zone == "Asia/Kolkata" else 23, 24]
    if entity_id == METER:
        most = {"statistics": 4000.0, "readings": 1200.0}[what]
        assert [row["peak"] for row in alone] == pytest.approx([most] * 4)


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {key: round(v, 6) if isinstance(v, float) else v for key, v in row.items()}


async def test_more_days_than_an_answer_has_are_refused(told: Told) -> None:
    await told.sensor(METER)
    asked = f"/api/statistics/{METER}/daily?start_time=1970-01-01T00:00:00Z&end_time="
    for end, status in (("1728000000000", 200), ("1728000000001", 400)):
        found, answer = await told.api.get(asked + end)
        assert found == status
    assert answer["details"] == {"field": "start_time"}
    assert "20000" in answer["error"]


@pytest.mark.parametrize(
    "asked",
    [
        "statistics/{}/daily?start_time=1970-01-02T00:00:00Z&end_time=1728000000000&timezone=Europe/Berlin",
        "statistics/{}/monthly?start_time=1970-01-01T00:00:00Z&end_time=7258118399999",
        "readings/{}/hourly?start_time=1970-01-01T00:00:00Z&end_time=359996400000",
        "statistics/{}?period=day&start_time=1970-01-01T00:00:00Z&end_time=7258118399999&limit=100000",
    ],
)
async def test_a_long_range_does_not_hold_up_what_else_runs(told: Told, asked: str) -> None:
    """By the work of the loop's own thread in one turn, whatever else the computer does."""
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 00:00"), [1.0, 2.0, 3.0])
    held = 0.0

    async def watched() -> None:
        nonlocal held
        last = thread_time()
        while True:
            await asyncio.sleep(0)
            last, before = thread_time(), last
            held = max(held, last - before)

    watching = asyncio.create_task(watched())
    await asyncio.sleep(0.01)
    held = 0.0
    answer = await told.api.send("GET", f"/api/{asked.format(METER)}")
    watching.cancel()
    assert answer.status == 200
    assert held < 0.5


HALF_HOURS = ("Australia/Lord_Howe", "Australia/Adelaide", "Asia/Kolkata", "Asia/Kathmandu",
              "America/St_Johns")  # fmt: skip


@pytest.mark.parametrize("zone", HALF_HOURS)
@pytest.mark.parametrize("fine", [False, True])
async def test_a_day_of_which_all_is_known_says_so_in_every_zone(
    told: Told, zone: str, fine: bool
) -> None:
    """Where only hours are known, one across midnight is in the day it begins in, and marked."""
    await told.sensor(METER)
    begin = datetime(2026, 3, 1, tzinfo=UTC)
    steps = [3.0 * i + (i % 7) / 10 for i in range(10 * 24)]
    await told.home.meter_rows(METER, begin, steps)
    if fine:
        fives = [a + (b - a) * k / 12 for a, b in pairwise(steps) for k in range(1, 13)]
        await told.home.meter_rows(METER, begin + HOUR, fives, Period.FIVE_MINUTES)
    days = await _days(told, METER, zone, date(2026, 3, 4), 4)
    assert [day["coverage"] for day in days] == [1.0] * 4
    begins_within_an_hour = day_start(date(2026, 3, 4), ZoneInfo(zone)).minute != 0
    assert [day["estimated"] for day in days] == [begins_within_an_hour and not fine] * 4
    assert [day["readings"] for day in days] == [24] * 4


async def test_the_mean_power_of_a_day_is_never_above_its_peak(told: Told) -> None:
    """Also of a meter that was known for part of an hour, and of the hour that runs."""
    await told.sensor(METER)
    begin = utc("2026-03-01 10:45")
    await told.home.read(METER, *((begin + k * HOUR / 60, k * 0.1) for k in range(40)))
    await told.home.recorded(begin, begin + 40 * HOUR / 60, METER)
    (day,) = await _days(told, METER, "UTC", date(2026, 3, 1), 1)
    assert (day["avg_power"], day["peak"]) == (None, None)
    assert (day["total"], day["readings"]) == (3.9, 2)
    await told.home.meter_rows(METER, utc("2026-03-01 11:00"), [10.0, 12.0, 17.0])
    (day,) = await _days(told, METER, "UTC", date(2026, 3, 1), 1)
    assert (day["avg_power"], day["peak"]) == (5200.0, 8600.0)


@pytest.mark.parametrize("entity_id", [METER, POWER])
async def test_of_the_hour_in_which_a_sensor_began_only_the_time_since_is_known(
    told: Told, entity_id: str
) -> None:
    """Whether it is read from statistics or not, and whichever route says it."""
    if entity_id == POWER:
        await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    else:
        await told.sensor(METER)
    begin, hour = utc("2026-03-01 10:47"), utc("2026-03-01 10:00")
    await told.home.read(entity_id, *((begin + k * HOUR / 60, 100.0 + k) for k in range(13)))
    await told.home.recorded(begin, hour + HOUR, entity_id)
    before = await _known(told, entity_id)
    if entity_id == POWER:
        await told.home.mean_rows(POWER, hour, [106.0])
    else:
        await told.home.meter_rows(METER, hour, [12.0], state_offset=100.0)
    await told.home.covered(CoverageKind.STATISTICS, hour, hour + HOUR, entity_id)
    part = 13 / 60
    assert before == pytest.approx([part / 24, part, part, part], abs=1e-6)
    assert await _known(told, entity_id) == before


async def _known(told: Told, entity_id: str) -> list[float]:
    """How much of the day and of its hour at 10:00 is known, by each route that says it."""
    (day,) = await _days(told, entity_id, "UTC", date(2026, 3, 1), 1)
    times = "start_time=2026-03-01T10:00:00Z&end_time=2026-03-01T11:00:00Z"
    (row,) = (await told.get(f"/api/statistics/{entity_id}?{times}"))["data"]
    (hour,) = (await told.get(f"/api/readings/{entity_id}/hourly?{times}"))["data"]
    spans = (await told.get(f"/api/coverage/{entity_id}?{times}"))["intervals"]
    known = sum(
        (datetime.fromisoformat(s["end"]) - datetime.fromisoformat(s["start"])) / HOUR
        for s in spans if s["kind"] != "missing"
    )  # fmt: skip
    found = [day["coverage"], row["coverage"], hour["coverage"], known]
    assert found == [round(each, 6) for each in found[:3]] + [known]
    return found


async def test_a_row_before_says_that_a_sensor_began_earlier(told: Told) -> None:
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    await told.home.mean_rows(POWER, utc("2026-03-01 09:00"), [100.0, 106.0])
    await told.home.read(POWER, (utc("2026-03-01 10:47"), 100.0))
    times = "start_time=2026-03-01T10:00:00Z&end_time=2026-03-01T11:00:00Z"
    (row,) = (await told.get(f"/api/statistics/{POWER}?{times}"))["data"]
    assert (row["mean"], row["coverage"]) == (106.0, 1.0)


async def test_a_level_has_its_mean_and_its_range_each_day(told: Told) -> None:
    level = "sensor.battery_level"
    await told.sensor(level, unit="%", device_class="battery", state_class="measurement")
    await told.home.mean_rows(level, utc("2026-03-01 00:00"), [20.0] * 12 + [60.0] * 12)
    (day,) = await _days(told, level, "UTC", date(2026, 3, 1), 1)
    assert (day["mean"], day["min"], day["max"]) == (40.0, 19.0, 61.0)
    assert (day["total"], day["avg_power"], day["peak"], day["readings"]) == (None, None, None, 24)
    month = await told.get(f"/api/statistics/{level}/monthly?start_time=2026-03-01T00:00:00Z")
    assert (month["unit"], month["data"][0]["mean"]) == ("%", 40.0)


@pytest.mark.parametrize(
    ("path", "start", "end"),
    [("statistics/{}", "start_time", "end_time"), ("statistics/{}/daily", "start_time", "end_time"),
     ("statistics/{}/monthly", "start_time", "end_time"), ("readings/{}", "since", "until"),
     ("readings/{}/hourly", "start_time", "end_time"), ("coverage/{}", "start_time", "end_time")],
)  # fmt: skip
async def test_the_future_is_answered_alike_everywhere(
    told: Told, path: str, start: str, end: str
) -> None:
    """What begins there is refused, what ends there ends now."""
    await told.sensor(METER)
    asked = f"/api/{path.format(METER)}"
    future = f"{start}=2026-04-02T00:00:00Z"
    for times in (future, f"{future}&{end}=2026-04-03T00:00:00Z"):
        status, answer = await told.api.get(f"{asked}?{times}")
        assert (status, answer["error"]) == (400, f"{start} is in the future.")
        assert answer["details"] == {"field": start}
    past = f"{start}=2026-04-01T22:00:00Z&{end}="
    now = await told.get(f"{asked}?{past}2026-04-02T00:00:00Z")
    assert await told.get(f"{asked}?{past}2027-01-01T00:00:00Z") == now
