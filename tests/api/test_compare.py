"""What the comparison of the API puts beside a range, and where it says no percent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.services.compare import Against, compare
from tests.api.told import HOUR, METER, Told
from tests.fakes.recorded_home import utc

LEVEL = "sensor.battery_level"
BERLIN = "Europe/Berlin"


async def _compared(told: Told, **asked: object) -> Any:
    status, answer = await told.api.post(
        "/api/statistics/compare", {"entity_ids": [METER], "period": "day"} | asked
    )
    assert status == 200, answer
    return answer["data"][0]


async def _year(told: Told, kwh: Mapping[str, float] | None = None) -> None:
    """A meter from September on: 1 kWh an hour, in the months named another amount."""
    await told.sensor(METER)
    begin, total = utc("2025-08-31 00:00"), 0.0
    rows: list[float] = []
    while begin + len(rows) * HOUR < utc("2026-04-02 00:00"):
        total += (kwh or {}).get(f"{begin + len(rows) * HOUR:%Y-%m}", 1.0)
        rows.append(total)
    await told.home.meter_rows(METER, begin, rows)


def _times(range_: Mapping[str, Any]) -> tuple[str, str]:
    return range_["start_time"], range_["end_time"]


async def test_a_range_that_runs_is_compared_up_to_the_same_time_of_the_clock(told: Told) -> None:
    """March and one hour of April beside as long a time of last year would be 30 days too many."""
    await _year(told)
    told.home.now = utc("2026-04-02 00:00")
    found = await _compared(
        told, start_time="2026-04-01T00:00:00Z", end_time="2026-05-01T00:00:00Z",
        compare_to={"start_time": "2026-02-01T00:00:00Z", "end_time": "2026-03-01T00:00:00Z"},
    )  # fmt: skip
    assert _times(found) == ("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z")
    beside = found["comparison"]
    assert _times(beside) == ("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z")
    assert (found["total"], beside["total"]) == (24.0, 24.0)
    assert (beside["change"], beside["change_percent"]) == (0.0, 0.0)


@pytest.mark.parametrize("other", [date(2026, 3, 1), date(2025, 4, 1), date(2026, 1, 13)])
async def test_a_running_range_beside_another_is_cut_as_history_cuts_it(
    told: Told, other: date
) -> None:
    await told.sensor(METER)
    zone, now = ZoneInfo(BERLIN), utc("2026-04-02 00:00")
    first, last = date(2026, 4, 1), date(2026, 4, 30)
    shown = compare(Against.ANOTHER, first, last, now, zone, other)
    assert shown is not None
    found = await _compared(
        told, timezone=BERLIN, start_time="2026-04-01T00:00:00+02:00",
        end_time="2026-05-01T00:00:00+02:00",
        compare_to={
            "start_time": shown.earlier.start.isoformat(),
            "end_time": (shown.earlier.start + timedelta(days=30)).isoformat(),
        },
    )  # fmt: skip
    beside = found["comparison"]
    cut = [datetime.fromisoformat(at) for at in _times(beside)]
    assert cut == [shown.earlier.start, shown.earlier.until]


async def test_a_range_beside_one_that_runs_has_no_percent(told: Told) -> None:
    await _year(told)
    found = await _compared(
        told, start_time="2026-03-01T00:00:00Z", end_time="2026-04-01T00:00:00Z",
        compare_to={"start_time": "2026-04-01T00:00:00Z", "end_time": "2026-05-01T00:00:00Z"},
    )  # fmt: skip
    beside = found["comparison"]
    assert _times(beside) == ("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z")
    assert (beside["total"], beside["change_percent"]) == (24.0, None)


@pytest.mark.parametrize("side", ["this", "beside"])
async def test_no_percent_where_too_little_of_either_time_is_known(told: Told, side: str) -> None:
    await told.sensor(METER)
    hours = [*range(24), *([float("nan")] * 24), *range(23, 47)]
    await told.home.meter_rows(METER, utc("2026-03-02 23:00"), [float(each) for each in hours])
    days = {"known": ("03", "04"), "not": ("04", "05")}
    one, other = (days["not"], days["known"]) if side == "this" else (days["known"], days["not"])
    found = await _compared(
        told, start_time=f"2026-03-{one[0]}T00:00:00Z", end_time=f"2026-03-{one[1]}T00:00:00Z",
        compare_to={
            "start_time": f"2026-03-{other[0]}T00:00:00Z",
            "end_time": f"2026-03-{other[1]}T00:00:00Z",
        },
    )  # fmt: skip
    assert found["comparison"]["change_percent"] is None
    known = {"this": found, "beside": found["comparison"]}
    assert known[side]["coverage"] < 0.1


async def test_a_month_of_the_zone_asked_for_is_one_and_beside_the_month_before(
    told: Told,
) -> None:
    await _year(told, {"2025-09": 2.0})
    found = await _compared(
        told, timezone="UTC", period="month", compare_to="previous",
        start_time="2025-10-01T00:00:00Z", end_time="2025-11-01T00:00:00Z",
    )  # fmt: skip
    assert found["series"] == [{"start_time": "2025-10-01T00:00:00Z", "value": 744.0}]
    beside = found["comparison"]
    assert _times(beside) == ("2025-09-01T00:00:00Z", "2025-10-01T00:00:00Z")
    assert beside["series"] == [{"start_time": "2025-09-01T00:00:00Z", "value": 1440.0}]
    found = await _compared(
        told, timezone=BERLIN, period="month", compare_to="previous",
        start_time="2025-09-30T22:00:00Z", end_time="2025-10-31T23:00:00Z",
    )  # fmt: skip
    assert [value["value"] for value in found["series"]] == [pytest.approx(745.0, abs=2.1)]
    assert _times(found["comparison"]) == ("2025-08-31T22:00:00Z", "2025-09-30T22:00:00Z")


async def test_the_first_and_the_last_bucket_are_cut_to_the_range(told: Told) -> None:
    await _year(told)
    found = await _compared(
        told, start_time="2026-03-01T18:00:00Z", end_time="2026-03-03T06:00:00Z"
    )
    assert found["series"] == [
        {"start_time": "2026-03-01T18:00:00Z", "value": 6.0},
        {"start_time": "2026-03-02T00:00:00Z", "value": 24.0},
        {"start_time": "2026-03-03T00:00:00Z", "value": 6.0},
    ]
    assert found["total"] == 36.0


@pytest.mark.parametrize(
    ("unit", "device_class", "means", "change", "percent"),
    [
        ("%", "battery", (40.0, 60.0), 20.0, None),
        ("°C", "temperature", (1.0, 20.0), 19.0, None),
        ("W", "power", (100.0, 150.0), 50.0, 50.0),
        ("W", "power", (-100.0, -50.0), 50.0, 50.0),
        ("W", "power", (2.0, 150.0), 148.0, None),
        ("W", "power", (-100.0, 150.0), 250.0, None),
    ],
)
async def test_percent_only_where_it_says_something(
    told: Told,
    unit: str,
    device_class: str,
    means: tuple[float, float],
    change: float,
    percent: float | None,
) -> None:
    await told.sensor(LEVEL, unit=unit, device_class=device_class, state_class="measurement")
    before, after = means
    await told.home.mean_rows(LEVEL, utc("2026-03-01 00:00"), [before] * 24 + [after] * 24)
    found = await _compared(
        told, entity_ids=[LEVEL], compare_to="previous",
        start_time="2026-03-02T00:00:00Z", end_time="2026-03-03T00:00:00Z",
    )  # fmt: skip
    beside = found["comparison"]
    assert (beside["average"], beside["peak"]) == (before, before + 1)
    assert (beside["change"], beside["change_percent"]) == (change, percent)


async def test_less_than_a_tenth_of_a_kwh_is_nothing_to_compare_with(told: Told) -> None:
    await told.sensor(METER)
    sums = [0.0, *[0.002 * i for i in range(1, 25)], *[0.048 + 0.1 * i for i in range(1, 25)]]
    await told.home.meter_rows(METER, utc("2026-02-28 23:00"), sums)
    found = await _compared(
        told, compare_to="previous",
        start_time="2026-03-02T00:00:00Z", end_time="2026-03-03T00:00:00Z",
    )  # fmt: skip
    beside = found["comparison"]
    assert (beside["total"], beside["change"], beside["change_percent"]) == (0.048, 2.352, None)


@pytest.mark.parametrize("to", ["previous", "year"])
@pytest.mark.parametrize(
    "range_", [("2026-04-01T23:59:59Z", "2026-04-03T00:00:00Z"),
               ("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"),
               ("1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z")],
)  # fmt: skip
async def test_what_was_asked_beside_is_always_answered(
    told: Told, to: str, range_: tuple[str, str]
) -> None:
    await told.sensor(METER)
    start, end = range_
    found = await _compared(told, start_time=start, end_time=end, compare_to=to, period="month")
    assert found["comparison"]["change_percent"] is None


@pytest.mark.parametrize("field", ["start_time", "compare_to.start_time"])
async def test_a_comparison_with_the_future_is_refused(told: Told, field: str) -> None:
    await told.sensor(METER)
    future = {"start_time": "2026-04-02T00:00:00Z", "end_time": "2026-04-03T00:00:00Z"}
    past = {"start_time": "2026-03-02T00:00:00Z", "end_time": "2026-03-03T00:00:00Z"}
    one, other = (future, past) if field == "start_time" else (past, future)
    asked = {"entity_ids": [METER], "compare_to": other, **one}
    status, answer = await told.api.post("/api/statistics/compare", asked)
    assert (status, answer["details"]) == (400, {"field": field})
    assert answer["error"] == f"{field} is in the future."
