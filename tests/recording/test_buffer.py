"""The buffer hands over what it got, in the order of arrival."""

from __future__ import annotations

import math

import numpy as np

from energy_desktop.models import AttributeRow, Source
from energy_desktop.recording.buffer import Buffer


def test_readings_come_out_as_columns_in_the_order_of_arrival() -> None:
    buffer = Buffer()
    buffer.add("sensor.b", 2, 1.5)
    buffer.add("sensor.a", 1, math.nan)
    columns, attributes = buffer.take(10)
    assert list(columns.entity_ids) == ["sensor.b", "sensor.a"]
    assert columns.at.tolist() == [2, 1]
    assert columns.at.dtype == np.int64
    assert columns.state.dtype == np.float64
    assert columns.state[0] == 1.5
    assert math.isnan(columns.state[1])
    assert list(columns.sources) == [Source.LIVE, Source.LIVE]
    assert list(attributes) == []


def test_no_more_are_taken_than_asked_for_and_the_rest_stays() -> None:
    buffer = Buffer()
    for at_us in range(5):
        buffer.add("sensor.a", at_us, 0.0)
    assert buffer.take(3)[0].at.tolist() == [0, 1, 2]
    assert len(buffer) == 2
    assert buffer.take(3)[0].at.tolist() == [3, 4]
    assert not buffer.has_rows
    assert len(buffer.take(3)[0]) == 0


def test_attributes_wait_too_and_go_with_the_first_readings_taken() -> None:
    buffer = Buffer()
    row = AttributeRow("sensor.a", 1, "W", {"unit_of_measurement": "W"})
    buffer.add_attributes(row)
    assert len(buffer) == 0
    assert buffer.has_rows
    assert list(buffer.take(1)[1]) == [row]
    assert not buffer.has_rows
