"""Five minutes of which only the hour is known: nothing is made up, and the hour stays whole."""

from __future__ import annotations

from typing import Any

import pytest

from energy_desktop.models import Period
from tests.api.told import METER, POWER, Told
from tests.fakes.recorded_home import utc

TIMES = "start_time=2026-03-01T10:00:00Z&end_time=2026-03-01T12:00:00Z"
NOTHING = (None, 0.0, "hour")


async def _fives(told: Told, entity_id: str, figure: str, times: str = TIMES) -> list[Any]:
    found = await told.get(f"/api/statistics/{entity_id}?period=5minute&{times}")
    return [(row[figure], row["coverage"], row["source"]) for row in found["data"]]


async def test_the_energy_of_an_hour_is_in_none_of_its_five_minutes(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 09:00"), [1.0, 1.56, 2.0])
    assert await _fives(told, METER, "change") == [NOTHING] * 24
    hours = (await told.get(f"/api/statistics/{METER}?{TIMES}"))["data"]
    assert [(row["change"], row["coverage"]) for row in hours] == [(0.56, 1.0), (0.44, 1.0)]


async def test_an_hour_in_which_a_meter_stood_is_known_at_every_moment(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 09:00"), [1.0, 1.0, 1.0])
    assert await _fives(told, METER, "change") == [(0.0, 1.0, "ha")] * 24


async def test_where_five_minutes_begin_to_be_known_the_time_before_is_not_put_into_one(
    told: Told,
) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 09:00"), [1.0, 3.0, 5.0])
    fives = [2.0 + i / 10 for i in range(5)]
    await told.home.meter_rows(METER, utc("2026-03-01 10:35"), fives, Period.FIVE_MINUTES)
    found = await _fives(told, METER, "change")
    assert found[:8] == [NOTHING] * 7 + [(None, 0.0, "hour")]
    assert found[8:12] == [(0.1, 1.0, "ha")] * 4
    assert found[12:] == [NOTHING] * 12


async def test_the_mean_of_an_hour_is_not_said_of_its_five_minutes(told: Told) -> None:
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    await told.home.mean_rows(POWER, utc("2026-03-01 10:00"), [50.0, 60.0])
    await told.home.mean_rows(POWER, utc("2026-03-01 11:00"), [60.0] * 12, Period.FIVE_MINUTES)
    found = await _fives(told, POWER, "mean")
    assert found == [NOTHING] * 12 + [(60.0, 1.0, "ha")] * 12


@pytest.mark.parametrize("start", ["10:00", "10:50", "10:55"])
async def test_a_comparison_by_five_minutes_makes_none_up(told: Told, start: str) -> None:
    """Its total is of the range all the same, by time where that begins within an hour."""
    await told.sensor(METER)
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    await told.home.meter_rows(METER, utc("2026-03-01 09:00"), [1.0, 1.6, 2.2])
    await told.home.mean_rows(POWER, utc("2026-03-01 10:00"), [50.0, 50.0])
    asked = {
        "entity_ids": [METER, POWER], "period": "5minute",
        "start_time": f"2026-03-01T{start}:00Z", "end_time": "2026-03-01T12:00:00Z",
    }  # fmt: skip
    status, answer = await told.api.post("/api/statistics/compare", asked)
    assert status == 200
    meter, power = answer["data"]
    hours = 1 + (60 - int(start[3:])) / 60
    assert {value["value"] for each in (meter, power) for value in each["series"]} == {None}
    assert (meter["total"], meter["peak"]) == (pytest.approx(0.6 * hours), None)
    assert (meter["coverage"], power["coverage"]) == (1.0, 1.0)
    assert (power["average"], power["peak"]) == (50.0, 51.0)
