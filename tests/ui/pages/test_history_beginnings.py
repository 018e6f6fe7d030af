"""What lies before the beginning of a sensor is not missing; a later hole is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import Entity, Period
from energy_desktop.ui.pages.history_beginnings import beginnings, without_beginnings
from energy_desktop.ui.widgets.buckets import Buckets, Column

START = datetime(2026, 6, 18, tzinfo=UTC)
HOURS = tuple(START + timedelta(hours=i) for i in range(9))
NAN = float("nan")


def kinds(values: list[float], begun: datetime) -> tuple[str, ...]:
    provenance = tuple("missing" if np.isnan(value) else "live" for value in values)
    ones = np.ones(len(values))
    column = Column("sensor.a", "A", "kWh", "solar", np.array(values), ones, provenance)
    size = len(values)
    grid = Buckets(Period.HOUR, HOURS[:size], HOURS[1 : size + 1], (column,))
    return without_beginnings(grid, {"sensor.a": begun}).columns[0].provenance


def test_before_the_first_value_of_a_new_sensor_there_was_nothing_yet() -> None:
    begun = HOURS[1] + timedelta(minutes=20)
    assert kinds([NAN, NAN, 1.0, NAN, 2.0], begun) == ("", "", "live", "missing", "live")


def test_the_past_of_a_sensor_that_was_fetched_has_holes_like_any_other() -> None:
    assert kinds([1.0, NAN, 2.0], HOURS[4]) == ("live", "missing", "live")


def test_a_hole_at_the_start_of_a_range_is_missing_where_recording_had_begun() -> None:
    assert kinds([NAN, NAN, 1.0], HOURS[0]) == ("missing", "missing", "live")


@given(st.lists(st.sampled_from([NAN, 1.0]), min_size=1, max_size=8), st.integers(-5, 12))
def test_only_missing_hours_at_the_start_change(values: list[float], hour: int) -> None:
    found = kinds(values, START + timedelta(hours=hour))
    blank = sum(kind == "" for kind in found)
    assert blank <= max(0, hour)
    assert found[:blank] == ("",) * blank
    assert np.isnan(values[:blank]).all()
    assert "" not in found[blank:]


def test_a_sensor_begins_when_it_was_found_but_not_before_the_home() -> None:
    new = Entity("sensor.new", "New", discovered_at=HOURS[3])
    old = Entity("sensor.old", "Old", discovered_at=HOURS[0])
    unknown = Entity("sensor.unknown", "Unknown")
    oldest = HOURS[2]
    assert beginnings([new, old, unknown], oldest) == {
        "sensor.new": HOURS[3], "sensor.old": oldest, "sensor.unknown": oldest,
    }  # fmt: skip
    assert beginnings([unknown], None) == {}
