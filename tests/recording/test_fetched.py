"""Home Assistant's answers about the past become columns with its own times."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Period, Source, StatisticsSource, from_us, to_us
from energy_desktop.recording import fetched

SENSOR = "sensor.grid_power"
START = 1_772_366_400.0
START_US = 1_772_366_400_000_000
WATTS = {"unit_of_measurement": "W"}
KILOWATTS = {"unit_of_measurement": "kW"}
moments = st.integers(0, 4 * 10**15).map(from_us)


def row(value: str, at: float, **more: Any) -> dict[str, Any]:
    return {"s": value, "a": WATTS, "lu": START + at} | more


def rows_of(history: fetched.History) -> list[tuple[int, float | None]]:
    states = (None if math.isnan(s) else s for s in history.readings.state.tolist())
    times = (at - START_US for at in history.readings.at.tolist())
    return list(zip(times, states, strict=True))


@given(st.lists(moments, max_size=20))
def test_float_seconds_become_the_microseconds_that_home_assistant_meant(
    times: list[datetime],
) -> None:
    found = fetched.seconds_to_us([at.timestamp() for at in times])
    assert found.tolist() == [to_us(datetime.fromisoformat(at.isoformat())) for at in times]


@given(st.floats(0, 4e9))
def test_any_float_of_seconds_becomes_what_datetime_makes_of_it(seconds: float) -> None:
    exact = to_us(datetime.fromtimestamp(seconds, UTC))
    assert fetched.seconds_to_us([seconds]).tolist() == [exact]


def test_the_row_at_the_asked_start_is_the_state_held_then_and_no_reading() -> None:
    found = fetched.history(SENSOR, [row("1", 0), row("2", 1.5)], START_US)
    assert rows_of(found) == [(1_500_000, 2.0)]
    assert found.complete_from_us == START_US


def test_without_a_state_at_the_start_it_is_complete_from_the_first_row_on() -> None:
    found = fetched.history(SENSOR, [row("3", 60)], START_US)
    assert rows_of(found) == [(60_000_000, 3.0)]
    assert found.complete_from_us == START_US + 60_000_000


def test_a_row_last_changed_before_the_start_is_no_reading_and_proves_the_start() -> None:
    found = fetched.history(SENSOR, [row("1", 5, lc=START - 100), row("2", 9)], START_US)
    assert rows_of(found) == [(9_000_000, 2.0)]
    assert found.complete_from_us == START_US


def test_last_changed_counts_where_it_differs_from_last_updated() -> None:
    rows = [row("1", 0), row("2", 10), row("2", 30, lc=START + 10), row("2", 40, lc=START + 40)]
    found = fetched.history(SENSOR, rows, START_US)
    assert {at for at, _state in rows_of(found)} == {10_000_000, 40_000_000}


def test_each_row_is_converted_with_its_own_unit() -> None:
    rows = [row("1", 0), row("1500", 1), row("1.5", 2, a=KILOWATTS), row("9", 3, a={})]
    found = fetched.history(SENSOR, rows, START_US)
    assert rows_of(found) == [(1_000_000, 1500.0), (2_000_000, 1500.0), (3_000_000, 9.0)]
    assert [a.unit for a in found.attributes] == ["W", "kW", None]


def test_a_number_too_large_for_its_stored_unit_is_not_known() -> None:
    rows = [row("1", 0), row("1e308", 1, a=KILOWATTS), row("-1e308", 2, a=KILOWATTS)]
    assert rows_of(fetched.history(SENSOR, rows, START_US)) == [
        (1_000_000, None), (2_000_000, None)
    ]  # fmt: skip
    huge = [{"start": 1_772_366_400_000, "mean": 1.5, "min": -1e308, "max": 1e308}]
    found = fetched.statistics("sensor.plant", huge, Period.HOUR, 1e6)
    assert found.mean[0] == 1_500_000.0
    assert math.isnan(found.min[0])
    assert math.isnan(found.max[0])


def test_a_unit_that_is_no_text_is_no_unit() -> None:
    odd = {"unit_of_measurement": ["kW"]}
    found = fetched.history(SENSOR, [row("1", 0, a=odd), row("2", 1, a=odd)], START_US)
    assert rows_of(found) == [(1_000_000, 2.0)]
    assert [a.unit for a in found.attributes] == [None]


def test_unavailable_and_unknown_rows_have_no_value() -> None:
    rows = [row("1", 0), row("unavailable", 1), row("unknown", 2), row("0", 3)]
    found = fetched.history(SENSOR, rows, START_US)
    assert rows_of(found) == [(1_000_000, None), (2_000_000, None), (3_000_000, 0.0)]


def test_where_home_assistant_knows_nothing_nothing_is_complete() -> None:
    found = fetched.history(SENSOR, [], START_US)
    assert found.complete_from_us is None
    assert len(found.readings) == 0
    assert found.attributes == ()


def test_all_rows_carry_the_entity_and_that_they_were_fetched() -> None:
    found = fetched.history(SENSOR, [row("1", 1), row("2", 2)], START_US)
    assert list(found.readings.entity_ids) == [SENSOR, SENSOR]
    assert set(found.readings.sources) == {Source.HISTORY}


def test_statistics_come_with_milliseconds_and_nulls() -> None:
    rows: list[dict[str, Any]] = [
        {"start": 1_772_366_400_000, "end": 1_772_370_000_000, "sum": 3.5, "state": 103.5},
        {"start": 1_772_370_000_000, "sum": None, "mean": 4, "min": 1.0, "max": 9.5},
    ]
    found = fetched.statistics("sensor.meter", rows, Period.HOUR)
    assert (found.entity_id, found.period, found.source) == (
        "sensor.meter",
        Period.HOUR,
        StatisticsSource.HA,
    )
    assert found.start.tolist() == [START_US, START_US + 3_600_000_000]
    assert found.sum[0] == 3.5
    assert found.state[0] == 103.5
    assert math.isnan(found.sum[1])
    assert math.isnan(found.mean[0])
    assert (found.mean[1], found.min[1], found.max[1]) == (4.0, 1.0, 9.5)


def described(unit: str | None, unit_class: str | None) -> dict[str, Any]:
    return {
        "statistic_id": "sensor.plant",
        "display_unit_of_measurement": unit,
        "statistics_unit_of_measurement": unit,
        "unit_class": unit_class,
    }


@pytest.mark.parametrize(
    ("unit", "unit_class", "factor"),
    [
        ("W", "power", 1.0),
        ("kW", "power", 1.0),
        ("MW", None, 1e6),
        ("MW", "power", 1.0),
        ("mW", None, 1e-3),
        ("Wh", "energy", 1.0),
        ("MWh", "energy", 1.0),
        ("TWh", None, 1e9),
        ("mWh", None, 1e-6),
        ("J", None, 1 / 3.6e6),
        ("J", "energy", 1.0),
        ("Gcal", "energy", 1.0),
        ("Gcal", None, 4184 / 3.6),
        ("m³", "volume", 1.0),
        ("EUR", None, 1.0),
        (None, None, 1.0),
    ],
)
def test_statistics_are_converted_here_where_home_assistant_does_not_know_the_unit(
    unit: str | None, unit_class: str | None, factor: float
) -> None:
    assert fetched.statistics_factor(described(unit, unit_class)) == factor


@pytest.mark.parametrize(("unit", "unit_class"), [("thm", "energy"), ("BTU/h", "power")])
def test_what_home_assistant_converts_from_a_unit_unknown_to_us_is_not_known(
    unit: str, unit_class: str
) -> None:
    """It is answered in kWh and W; the readings stay in the sensor's own unit."""
    assert math.isnan(fetched.statistics_factor(described(unit, unit_class)))


def test_statistics_of_a_plant_in_megawatts_become_watts() -> None:
    rows = [{"start": 1_772_366_400_000, "mean": 1.5, "min": 0.25, "max": 2, "sum": None}]
    factor = fetched.statistics_factor(described("MW", None))
    found = fetched.statistics("sensor.plant", rows, Period.HOUR, factor)
    assert (found.mean[0], found.min[0], found.max[0]) == (1_500_000.0, 250_000.0, 2_000_000.0)


def test_no_rows_are_columns_of_no_length() -> None:
    assert len(fetched.statistics("sensor.meter", [], Period.FIVE_MINUTES)) == 0
