"""The numbers that the routes answer: literal ones, and those that the pages show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest

from energy_desktop.models import Period
from tests.api.told import GAS, HOUR, METER, POWER, Told
from tests.fakes.recorded_home import utc


def rising(count: int, step: float) -> list[float]:
    return [step * (i + 1) for i in range(count)]


async def test_hours_of_a_meter(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 09:00"), [1.0, 3.0], state_offset=100.0)
    answer = await told.get(
        f"/api/statistics/{METER}?start_time=2026-03-01T10:00:00Z&end_time=2026-03-01T12:00:00Z"
    )
    assert answer == {
        "entity_id": METER, "period": "hour", "unit": "kWh", "count": 2,
        "start_time": "2026-03-01T10:00:00Z", "end_time": "2026-03-01T12:00:00Z",
        "data": [
            {"start_time": "2026-03-01T10:00:00Z", "end_time": "2026-03-01T11:00:00Z",
             "state": 103.0, "sum": 3.0, "change": 2.0, "mean": None, "min": None, "max": None,
             "coverage": 1.0, "source": "ha"},
            {"start_time": "2026-03-01T11:00:00Z", "end_time": "2026-03-01T12:00:00Z",
             "state": None, "sum": None, "change": None, "mean": None, "min": None, "max": None,
             "coverage": 0.0, "source": None},
        ],
    }  # fmt: skip


async def test_figures_have_no_noise_of_floats(told: Told) -> None:
    await told.sensor(METER)
    steps = [100.0, 100.08, 100.08 + 0.1 + 0.2, 100.38]
    await told.home.meter_rows(METER, utc("2026-03-01 00:00"), steps)
    times = "start_time=2026-03-01T01:00:00Z&end_time=2026-03-01T04:00:00Z"
    rows = (await told.get(f"/api/statistics/{METER}?{times}"))["data"]
    assert [row["change"] for row in rows] == [0.08, 0.3, 0.0]
    response = await told.api.send("GET", f"/api/statistics/{METER}?{times}")
    assert b"-0.0" not in response.body
    (compared_,) = await compared(
        told, entity_ids=[METER], start_time="2026-03-01T01:00:00Z",
        end_time="2026-03-01T03:00:00Z", period="hour",
    )  # fmt: skip
    assert (compared_["total"], compared_["series"][0]["value"]) == (0.38, 0.08)
    (day,) = (await told.get(f"/api/statistics/{METER}/daily?{times}"))["data"]
    assert day["total"] == 0.38


async def test_hours_of_power(told: Told) -> None:
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    await told.home.mean_rows(POWER, utc("2026-03-01 10:00"), [50.0])
    answer = await told.get(
        f"/api/statistics/{POWER}?start_time=1772359200000&end_time=1772362800000"
    )
    (row,) = answer["data"]
    assert (row["mean"], row["min"], row["max"], row["change"]) == (50.0, 49.0, 51.0, None)
    assert (answer["unit"], row["source"]) == ("W", "ha")


async def test_what_only_readings_tell_has_them_as_its_source(told: Told) -> None:
    await told.sensor(METER)
    start = utc("2026-03-01 10:00")
    await told.home.read(METER, (start, 5.0), (start + HOUR / 2, 6.5))
    await told.home.recorded(start, start + 2 * HOUR, METER)
    answer = await told.get(
        f"/api/statistics/{METER}?start_time=2026-03-01T10:00:00Z&end_time=2026-03-01T11:00:00Z"
    )
    (row,) = answer["data"]
    assert (row["change"], row["source"], row["sum"]) == (1.5, "readings", None)


@pytest.mark.parametrize("period", ["5minute", "hour", "day", "week", "month", "year"])
async def test_pages_joined_are_what_one_answer_would_be(told: Told, period: str) -> None:
    """And both are what the function of the pages gives."""
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-01-30 00:00"), rising(500, 0.5))
    asked = f"/api/statistics/{METER}?period={period}&start_time=2026-01-31T22:10:00Z"
    asked += "&end_time=2026-02-04T01:00:00Z"
    whole = await told.get(f"{asked}&limit=100000")
    page = await told.get(f"{asked}&limit=3")
    rows = page["data"]
    while "next" in page:
        assert page["count"] == len(page["data"]) == 3
        page = await told.get(f"/api/statistics/{METER}?cursor={page['next']}")
        rows += page["data"]
    assert rows == whole["data"]
    assert "next" not in whole
    first, last = (
        datetime.fromisoformat(whole["data"][i][k])
        for i, k in ((0, "start_time"), (-1, "end_time"))
    )
    statistics = told.api.services.statistics
    on_an_hour = first.replace(minute=0)
    (series,) = await statistics.energy([METER], on_an_hour, last, Period(period))
    shown = [bucket.value for bucket in series.buckets if bucket.start >= first]
    assert [row["change"] for row in whole["data"]] == shown


async def test_a_cursor_is_of_no_use_with_something_else(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-30 00:00"), rising(48, 0.5))
    page = await told.get(f"/api/statistics/{METER}?limit=1")
    for target in (f"?cursor={page['next']}&limit=1", f"?cursor={page['next'][:-3]}"):
        assert (await told.api.get(f"/api/statistics/{METER}{target}"))[0] == 400
    readings = f"/api/readings/{METER}?cursor={page['next']}"
    assert (await told.api.get(readings))[0] == 400


@pytest.mark.parametrize("said", ["1e400", "1.5", '"x"', "[]"])
async def test_what_is_no_time_is_told_in_words_that_make_a_sentence(told: Told, said: str) -> None:
    body = f'{{"entity_ids": ["{METER}"], "start_time": {said}, "end_time": 5}}'
    kind = {"content-type": "application/json"}
    response = await told.api.send("POST", "/api/statistics/compare", kind, body.encode())
    assert response.status == 400
    assert b"start_time takes a time between 1970 and 2200: ISO 8601" in response.body


async def test_a_period_of_civil_time_takes_a_zone_and_pages_keep_it(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-27 00:00"), rising(120, 1.0))
    asked = f"/api/statistics/{METER}?timezone=America/New_York"
    times = "&start_time=2026-03-28T04:00:00Z&end_time=2026-03-30T04:00:00Z"
    page = await told.get(f"{asked}&period=day{times}&limit=1")
    rows = page["data"] + (await told.get(f"/api/statistics/{METER}?cursor={page['next']}"))["data"]
    assert [(row["start_time"], row["change"]) for row in rows] == [
        ("2026-03-28T04:00:00Z", 24.0), ("2026-03-29T04:00:00Z", 24.0),
    ]  # fmt: skip
    for period in ("hour", "5minute"):
        status, answer = await told.api.get(f"{asked}&period={period}{times}")
        assert (status, answer["details"]) == (400, {"field": "timezone"})


@pytest.mark.parametrize(
    "zone",
    ["localtime", "posixrules", "posix/Europe/Berlin", "right/UTC", "EST", "Europe", "Europe/",
     "europe/berlin", "../UTC", "Factory", "Europe/Berlin%00", ""],
)  # fmt: skip
async def test_only_names_of_regions_are_zones(told: Told, zone: str) -> None:
    await told.sensor(METER)
    status, answer = await told.api.get(f"/api/statistics/{METER}/daily?timezone={zone}")
    assert (status, answer["details"]) == (400, {"field": "timezone"})
    for known in ("UTC", "Europe/Berlin", "America/Argentina/Ushuaia"):
        await told.get(f"/api/statistics/{METER}/daily?timezone={known}")


async def test_a_start_that_has_not_come_yet_is_told_as_such(told: Told) -> None:
    await told.sensor(METER)
    status, answer = await told.api.get(f"/api/statistics/{METER}?start_time=2026-04-03T00:00:00Z")
    assert (status, answer["error"]) == (400, "start_time is in the future.")
    status, answer = await told.api.get(f"/api/readings/{METER}?since=2026-04-03T00:00:00Z")
    assert (status, answer["error"]) == (400, "since is in the future.")


async def test_seconds_are_not_taken_for_milliseconds(told: Told) -> None:
    await told.sensor(METER)
    status, answer = await told.api.get(f"/api/statistics/{METER}?start_time=1772323200")
    assert (status, answer["details"]) == (400, {"field": "start_time"})
    assert "milliseconds" in answer["error"]
    assert "seconds" in answer["error"].replace("milliseconds", "")


async def test_days_are_civil_ones_of_the_zone_asked_for(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-27 00:00"), rising(120, 1.0))
    asked = "start_time=2026-03-28T00:00:00%2B01:00&end_time=2026-03-30T00:00:00%2B02:00"
    answer = await told.get(f"/api/statistics/{METER}/daily?timezone=Europe/Berlin&{asked}")
    assert (answer["unit"], answer["timezone"]) == ("kWh", "Europe/Berlin")
    assert answer["data"] == [
        {"date": "2026-03-28", "total": 24.0, "avg_power": 1000.0, "peak": 1000.0,
         "mean": None, "min": None, "max": None,
         "readings": 24, "coverage": 1.0, "estimated": False},
        {"date": "2026-03-29", "total": 23.0, "avg_power": 1000.0, "peak": 1000.0,
         "mean": None, "min": None, "max": None,
         "readings": 23, "coverage": 1.0, "estimated": False},
    ]  # fmt: skip


async def test_an_unescaped_plus_and_milliseconds_are_the_same_times(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-27 00:00"), rising(120, 1.0))
    base = f"/api/statistics/{METER}/daily?timezone=Europe/Berlin"
    iso = "2026-03-28T00:00:00+01:00", "2026-03-30T00:00:00+0200"
    asked = [
        tuple(map(quote, iso)), iso, tuple(t.replace("+", "%20") for t in iso),
        ("1774652400000", "1774821600000"), ("2026-03-27T23:00Z", "2026-03-29T22:00:00.000Z"),
    ]  # fmt: skip
    answers = [await told.get(f"{base}&start_time={a}&end_time={b}") for a, b in asked]
    assert answers == [answers[0]] * len(asked)
    assert len(answers[0]["data"]) == 2


async def test_months(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-01-31 00:00"), rising(24 * 30, 1.0))
    answer = await told.get(
        f"/api/statistics/{METER}/monthly?start_time=2026-02-01T00:00:00Z&end_time=2026-03-01T00:00:00Z"
    )
    assert answer["data"] == [
        {"month": "2026-02", "total": 672.0, "avg_power": 1000.0, "peak": 1000.0,
         "mean": None, "min": None, "max": None,
         "readings": 672, "coverage": 1.0, "estimated": False},
    ]  # fmt: skip


async def test_a_day_of_power_is_an_estimated_integral(told: Told) -> None:
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    await told.home.mean_rows(POWER, utc("2026-03-01 00:00"), [100.0] * 12 + [300.0] * 12)
    answer = await told.get(
        f"/api/statistics/{POWER}/daily?start_time=2026-03-01T00:00:00Z&end_time=2026-03-02T00:00:00Z"
    )
    (day,) = answer["data"]
    assert answer["unit"] == "kWh"
    assert (day["total"], day["estimated"]) == (pytest.approx(4.8), True)
    assert (day["avg_power"], day["peak"], day["readings"]) == (200.0, 301.0, 24)


@pytest.mark.parametrize(
    ("fields", "unit"),
    [({"unit": "%", "device_class": "battery", "state_class": "measurement"}, "%"),
     ({"unit": "m³", "device_class": "gas"}, "m³")],
)  # fmt: skip
async def test_what_is_no_energy_has_no_power(
    told: Told, fields: dict[str, object], unit: str
) -> None:
    await told.sensor(GAS, **fields)
    await told.home.mean_rows(GAS, utc("2026-03-01 00:00"), [50.0] * 24)
    answer = await told.get(
        f"/api/statistics/{GAS}/daily?start_time=2026-03-01T00:00:00Z&end_time=2026-03-02T00:00:00Z"
    )
    (day,) = answer["data"]
    assert answer["unit"] == unit
    assert (day["total"], day["avg_power"], day["peak"], day["estimated"]) == (
        None,
        None,
        None,
        False,
    )


async def test_before_the_first_row_and_after_now_nothing_is_known(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, utc("2026-03-01 00:00"), rising(48, 1.0))
    answer = await told.get(
        f"/api/statistics/{METER}/daily?start_time=2025-01-01T00:00:00Z&end_time=2027-01-01T00:00:00Z"
    )
    known = {day["date"] for day in answer["data"] if day["total"] is not None}
    assert len(answer["data"]) == 456  # what is to come is cut off
    assert known == {"2026-03-01", "2026-03-02"}
    assert all(d["coverage"] == 0 for d in answer["data"] if d["date"] not in known)


async def test_a_range_of_too_many_rows_is_refused(told: Told) -> None:
    await told.sensor(METER)
    status, answer = await told.api.get(
        f"/api/readings/{METER}/hourly?start_time=2010-01-01T00:00:00Z"
    )
    assert (status, answer["details"]) == (400, {"field": "start_time"})
    status, answer = await told.api.post(
        "/api/statistics/compare",
        {
            "entity_ids": [METER],
            "start_time": "2020-01-01T00:00:00Z",
            "end_time": "2026-01-01T00:00:00Z",
            "period": "hour",
        },
    )
    assert (status, answer["details"]) == (400, {"field": "period"})


async def compared(told: Told, **asked: object) -> Any:
    status, answer = await told.api.post("/api/statistics/compare", asked)
    assert status == 200, answer
    return answer["data"]


async def test_a_comparison_with_the_days_before(told: Told) -> None:
    await told.sensor(METER)
    await told.sensor(POWER, unit="W", device_class="power", state_class="measurement")
    steps = [0.0, *[1.0] * 48, *[2.0] * 48]
    await told.home.meter_rows(
        METER, utc("2026-02-28 23:00"), [sum(steps[: i + 1]) for i in range(97)]
    )
    await told.home.mean_rows(POWER, utc("2026-03-01 00:00"), [100.0] * 48 + [50.0] * 48)
    meter, power = await compared(
        told, entity_ids=[METER, POWER], start_time="2026-03-03T00:00:00Z",
        end_time="2026-03-05T00:00:00Z", compare_to="previous",
    )  # fmt: skip
    assert meter == {
        "entity_id": METER, "friendly_name": METER, "unit": "kWh",
        "start_time": "2026-03-03T00:00:00Z", "end_time": "2026-03-05T00:00:00Z",
        "total": 96.0, "average": 48.0, "peak": 48.0, "coverage": 1.0,
        "series": [{"start_time": "2026-03-03T00:00:00Z", "value": 48.0},
                   {"start_time": "2026-03-04T00:00:00Z", "value": 48.0}],
        "comparison": {
            "start_time": "2026-03-01T00:00:00Z", "end_time": "2026-03-03T00:00:00Z",
            "total": 48.0, "average": 24.0, "peak": 24.0, "coverage": 1.0,
            "change": 48.0, "change_percent": 100.0,
            "series": [{"start_time": "2026-03-01T00:00:00Z", "value": 24.0},
                       {"start_time": "2026-03-02T00:00:00Z", "value": 24.0}],
        },
    }  # fmt: skip
    assert (power["total"], power["average"], power["peak"]) == (None, 50.0, 51.0)
    assert power["comparison"]["change_percent"] == -50.0


@pytest.mark.parametrize(
    ("start", "end", "to", "first"),
    [("2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z", "year", "2025-03-03T00:00:00Z"),
     ("2026-03-03T06:00:00Z", "2026-03-03T09:00:00Z", "previous", "2026-03-03T03:00:00Z"),
     ("2026-03-03T06:00:00Z", "2026-03-03T09:00:00Z", "year", "2025-03-03T06:00:00Z"),
     ("2026-03-03T06:00:00Z", "2026-03-03T09:00:00Z",
      {"start_time": "2025-08-01T00:00:00Z", "end_time": "2025-08-02T00:00:00Z"},
      "2025-08-01T00:00:00Z")],
)  # fmt: skip
async def test_the_earlier_time_may_be_any(
    told: Told, start: str, end: str, to: object, first: str
) -> None:
    await told.sensor(METER)
    (meter,) = await compared(
        told, entity_ids=[METER], start_time=start, end_time=end, compare_to=to, period="hour"
    )
    assert meter["comparison"]["series"][0] == {"start_time": first, "value": None}
    assert (meter["total"], meter["comparison"]["change_percent"]) == (None, None)


async def test_without_a_wish_nothing_is_compared(told: Told) -> None:
    await told.sensor(METER)
    start, end = "2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z"
    (meter,) = await compared(told, entity_ids=[METER, METER], start_time=start, end_time=end)
    assert "comparison" not in meter
