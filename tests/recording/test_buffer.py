"""The buffer hands over what it got, in the order of arrival."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import AttributeRow, Source
from energy_desktop.recording.buffer import Buffer


def test_readings_come_out_as_columns_in_the_order_of_arrival() -> None:
    buffer = Buffer()
    buffer.add("sensor.b", 2, 1.5)
    buffer.add("sensor.a", 1, math.nan)
    batch = buffer.first(10)
    columns = batch.readings
    assert list(columns.entity_ids) == ["sensor.b", "sensor.a"]
    assert columns.at.tolist() == [2, 1]
    assert columns.at.dtype == np.int64
    assert columns.state.dtype == np.float64
    assert columns.state[0] == 1.5
    assert math.isnan(columns.state[1])
    assert list(columns.sources) == [Source.LIVE, Source.LIVE]
    assert list(batch.attributes) == []


def test_what_is_shown_stays_until_it_is_dropped_and_what_came_meanwhile_stays_too() -> None:
    buffer = Buffer()
    for at_us in range(5):
        buffer.add("sensor.a", at_us, 0.0)
    shown = buffer.first(3)
    assert shown.readings.at.tolist() == buffer.first(3).readings.at.tolist() == [0, 1, 2]
    buffer.add("sensor.a", 5, 0.0)
    buffer.drop(shown)
    assert len(buffer) == 3
    buffer.drop(buffer.first(2))
    assert buffer.first(3).readings.at.tolist() == [5]
    buffer.drop(buffer.first(3))
    assert (len(buffer), buffer.rows, len(buffer.first(3))) == (0, 0, 0)


def test_attributes_wait_too_and_go_with_the_first_readings() -> None:
    buffer = Buffer()
    row = AttributeRow("sensor.a", 1, "W", {"unit_of_measurement": "W"})
    buffer.add_attributes(row)
    assert (len(buffer), buffer.rows) == (0, 1)
    assert list(buffer.first(1).attributes) == [row]
    buffer.drop(buffer.first(1))
    assert buffer.rows == 0


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 7))
def test_no_batch_is_longer_than_asked_for_and_no_reading_comes_before_its_attributes(
    is_reading: list[bool], at_most: int
) -> None:
    buffer = Buffer()
    for at_us, reading in enumerate(is_reading):
        if reading:
            buffer.add("sensor.a", at_us, 0.0)
        else:
            buffer.add_attributes(AttributeRow("sensor.a", at_us, "W", {}))
    told: list[int] = []
    while batch := buffer.first(at_most):
        assert max(len(batch.readings), len(batch.attributes)) <= at_most
        attributes = [row.at_us for row in batch.attributes]
        told += attributes
        for at_us in batch.readings.at.tolist():
            assert {n for n in range(at_us) if not is_reading[n]} <= set(told)
            told.append(at_us)
        buffer.drop(batch)
    assert sorted(told) == list(range(len(is_reading)))
