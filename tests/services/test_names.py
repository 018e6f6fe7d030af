"""A sensor renamed in Home Assistant reads as one, under whichever name its rows are stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from energy_desktop.models import CoverageKind, MeterNoteKind, Period, from_us, to_us
from energy_desktop.services.provenance import Provenance
from energy_desktop.summaries import COURSE
from tests.fakes.recorded_home import RecordedHome, increasing, utc
from tests.services.test_meters import CHANGE, FIRST, NEW, NEXT, OLD, ROWS, day, replaced

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)


async def renamed(home: RecordedHome) -> None:
    """Home Assistant gave the sensor another entity id at noon."""
    await home.sensor(NEW, aliases=(OLD,))
    await home.sensor(OLD, is_active=False, is_tracked=False)
    await home.recorded(FIRST, CHANGE, OLD)
    await home.recorded(CHANGE, FIRST + DAY, NEW)


async def test_a_renamed_sensor_reads_as_one_and_loses_nothing(any_home: RecordedHome) -> None:
    home = any_home
    await renamed(home)
    await home.read(OLD, *increasing({"2026-06-10 01:00": 50.0, "2026-06-10 11:00": 55.0}))
    await home.read(NEW, *increasing({"2026-06-10 12:30": 57.0, "2026-06-10 20:00": 58.0}))
    total, hours = await home.totals(NEW, FIRST, FIRST + DAY, Period.HOUR)
    assert (total, hours[11], hours[12], hours[20]) == (8.0, 5.0, 2.0, 1.0)
    (line,) = await home.readings.lines([NEW], FIRST + HOUR, FIRST + DAY)
    assert line.state[:4].tolist() == [50.0, 55.0, 57.0, 58.0]
    spans = await home.readings.coverage(NEW, FIRST, FIRST + DAY)
    assert [s.kind for s in spans] == [Provenance.LIVE]


async def test_statistics_of_a_renamed_sensor_go_on_under_its_new_name(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await renamed(home)
    await home.meter_rows(OLD, FIRST, [10.0 + hour for hour in range(12)])
    await home.meter_rows(NEW, FIRST + 10 * HOUR, [20.0 + hour for hour in range(14)])
    total, hours = await home.totals(NEW, FIRST + HOUR, FIRST + DAY, Period.HOUR)
    assert (total, hours) == (23.0, [1.0] * 23)


async def test_statistics_of_a_renamed_sensor_begin_under_its_old_name(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await renamed(home)
    await home.meter_rows(OLD, FIRST, [10.0, 11.0])
    await home.meter_rows(NEW, FIRST + HOUR, [20.0, 21.0])
    await home.covered(CoverageKind.STATISTICS, from_us(0), FIRST + DAY, NEW)
    assert await home.statistics.begun([NEW]) == {NEW: FIRST}


@pytest.mark.parametrize("period", [Period.FIVE_MINUTES, Period.HOUR])
async def test_summaries_of_a_renamed_sensor_are_those_of_all_its_readings(
    any_home: RecordedHome, period: Period
) -> None:
    home = any_home
    await renamed(home)
    await home.sensor(NEXT)
    change = CHANGE + 12 * MINUTE
    rows = [(FIRST + HOUR * i + MINUTE * 11, float(i % 5)) for i in range(24)]
    rows += [(change - MINUTE, 9.0), (change + MINUTE, 3.0)]
    rows = sorted(dict(rows).items())
    await home.read(OLD, *[row for row in rows if row[0] < change])
    await home.read(NEW, *[row for row in rows if row[0] >= change])
    await home.read(NEXT, *rows)
    span = (period, to_us(FIRST), to_us(FIRST + DAY))
    expected = await home.readings.series.summaries(NEXT, *span)
    found = await home.readings.series.summaries(NEW, *span)
    for name, column in expected.columns().items():
        np.testing.assert_array_equal(found.columns()[name], column)
    course = await home.readings.series.summaries(NEW, *span, COURSE)
    for name, column in expected.only(COURSE).columns().items():
        np.testing.assert_array_equal(course.columns()[name], column)


async def test_many_readings_of_a_renamed_sensor_are_no_more_points_than_asked_for(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await renamed(home)
    for entity_id, begin in ((OLD, FIRST), (NEW, CHANGE)):
        await home.read(entity_id, *[(begin + i * MINUTE, float(i)) for i in range(700)])
    (line,) = await home.readings.lines([NEW], FIRST, FIRST + DAY, 200)
    assert len(line.at) <= 200
    assert np.nanmax(line.state) == 699.0
    assert (np.diff(line.at) > 0).all()


async def test_a_note_made_under_the_old_name_counts_under_the_new_one(
    home: RecordedHome,
) -> None:
    await home.sensor(OLD)
    await home.recorded(FIRST, FIRST + DAY, OLD)
    await home.read(OLD, *increasing(ROWS[OLD]))
    await home.entities.meters.mark(OLD, utc("2026-06-10 05:00"), MeterNoteKind.NOT_REAL)
    await renamed(home)
    assert await day(home) == 5.0


async def test_a_meter_keeps_its_parts_when_one_is_renamed(home: RecordedHome) -> None:
    await replaced(home)
    [new] = [e for e in home.entities.all() if e.entity_id == NEW]
    await home.stores.state.put_entities([
        replace(new, is_active=False), replace(new, entity_id=NEXT, aliases=(NEW,)),
    ])  # fmt: skip
    await home.entities.load()
    assert home.entities.meters.sensors(NEXT) == (OLD, NEXT)
    assert await day(home, NEXT) == 14.0


async def test_an_old_name_that_another_sensor_has_now_is_not_read_along(
    home: RecordedHome,
) -> None:
    await home.sensor(NEW, aliases=(OLD,))
    await home.sensor(OLD)
    assert home.entities.former_names(NEW) == []
    assert home.entities.name_now(OLD) == OLD
