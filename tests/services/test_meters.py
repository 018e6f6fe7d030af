"""A sensor that another one continues reads as one with it, and taken back as before."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.config import Settings
from energy_desktop.errors import MeterRefused, UnknownEntity
from energy_desktop.models import CoverageKind, LiveValue, MeterNoteKind, Period, Role, to_us
from energy_desktop.services.live import LiveValues
from energy_desktop.services.meters import PartSpan
from energy_desktop.services.provenance import Provenance
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, increasing, rounded, utc

OLD, NEW, NEXT = "sensor.old_energy", "sensor.new_energy", "sensor.next_energy"
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
FIRST = utc("2026-06-10 00:00")
CHANGE = utc("2026-06-10 12:00")
ROWS = {
    OLD: {"2026-06-10 01:00": 5000.0, "2026-06-10 05:00": 5004.0, "2026-06-10 11:00": 5005.0,
          "2026-06-10 13:00": 5009.0},
    NEW: {"2026-06-10 10:00": 0.0, "2026-06-10 11:30": 1.0, "2026-06-10 13:00": 3.0,
          "2026-06-10 20:00": 10.0},
}  # fmt: skip


async def replaced(home: RecordedHome, at: datetime = CHANGE) -> None:
    """The old meter went on for an hour beside the new one."""
    await two_meters(home)
    await home.entities.continue_by(OLD, NEW, at)


async def two_meters(home: RecordedHome) -> None:
    await home.recorded(FIRST, FIRST + DAY, OLD, NEW)
    for entity_id, rows in ROWS.items():
        await home.sensor(entity_id)
        await home.read(entity_id, *increasing(rows))


async def day(home: RecordedHome, entity_id: str = NEW) -> float | None:
    return (await home.totals(entity_id, FIRST, FIRST + DAY, Period.HOUR))[0]


async def test_each_counts_in_its_own_time_and_the_change_is_no_step(
    any_home: RecordedHome,
) -> None:
    await replaced(any_home)
    total, hours = await any_home.totals(NEW, FIRST, FIRST + DAY, Period.HOUR)
    assert total == 5.0 + 9.0
    assert (hours[5], hours[11], hours[13], hours[20]) == (4.0, 1.0, 2.0, 7.0)


async def test_whichever_part_is_asked_for_the_meter_answers(any_home: RecordedHome) -> None:
    await replaced(any_home)
    assert await day(any_home, OLD) == await day(any_home, NEW) == 14.0


async def test_a_new_meter_first_read_after_the_change_counts_from_itself(
    any_home: RecordedHome,
) -> None:
    home = any_home
    for entity_id in (OLD, NEW):
        await home.sensor(entity_id)
    await home.recorded(FIRST, CHANGE, OLD)
    await home.recorded(CHANGE, FIRST + DAY, NEW)
    await home.read(OLD, *increasing({"2026-06-10 01:00": 5000.0, "2026-06-10 11:00": 5005.0}))
    await home.read(NEW, *increasing({"2026-06-10 12:30": 70.0, "2026-06-10 20:00": 72.0}))
    await home.entities.continue_by(OLD, NEW, CHANGE)
    assert await day(home) == 7.0


async def test_statistics_of_both_read_as_one(any_home: RecordedHome) -> None:
    home = any_home
    for entity_id in (OLD, NEW):
        await home.sensor(entity_id)
    await home.meter_rows(OLD, FIRST, [900.0 + hour for hour in range(24)])
    await home.meter_rows(NEW, FIRST, [2.0 * hour for hour in range(24)])
    await home.entities.continue_by(OLD, NEW, CHANGE)
    total, hours = await home.totals(NEW, FIRST + HOUR, FIRST + DAY, Period.HOUR)
    assert hours == [1.0] * 11 + [2.0] * 12
    assert total == 11.0 + 24.0


async def test_separated_each_is_alone_again(any_home: RecordedHome) -> None:
    home = any_home
    await two_meters(home)
    before = [await day(home, e) for e in (OLD, NEW)]
    await home.entities.continue_by(OLD, NEW, CHANGE)
    await home.entities.meters.separate(OLD)
    assert [await day(home, e) for e in (OLD, NEW)] == before
    assert await home.stores.state.meters() == []


async def test_a_meter_outlives_the_program(any_home: RecordedHome) -> None:
    await replaced(any_home)
    again = RecordedHome(any_home.stores)
    await again.entities.load()
    assert await day(again) == 14.0


async def test_the_meter_has_the_role_of_what_it_continues(home: RecordedHome) -> None:
    await home.sensor(OLD, Role.GRID_IMPORT, color="#112233", discovered_at=FIRST)
    await home.sensor(NEW, discovered_at=CHANGE)
    await home.entities.continue_by(OLD, NEW, CHANGE)
    [grid] = home.entities.by_role(Role.GRID_IMPORT)
    assert (grid.entity_id, grid.color, grid.discovered_at) == (NEW, "#112233", FIRST)
    assert [e.entity_id for e in home.entities.current()] == [NEW]
    assert len(home.entities.all()) == 2


async def test_a_role_is_counted_once_where_both_have_it(any_home: RecordedHome) -> None:
    home = any_home
    await two_meters(home)
    for entity_id in (OLD, NEW):
        await home.entities.set_role(entity_id, Role.GRID_IMPORT)
    await home.entities.continue_by(OLD, NEW, CHANGE)
    found = await home.statistics.role_energy(FIRST, FIRST + DAY, Period.DAY)
    assert [rounded(role.total) for role in found if role.role] == [14.0]


async def test_what_flows_now_is_what_the_newest_part_says(
    home: RecordedHome, tmp_path: Path
) -> None:
    await home.power_sensor(OLD, Role.SOLAR_POWER)
    await home.power_sensor(NEW)
    watts = {OLD: 100.0, NEW: 300.0}
    live = LiveValues(
        lambda e: LiveValue(e, watts[e], str(watts[e]), "W", FIRST), home.entities,
        Settings(tmp_path / "settings.json"), lambda: FIRST,
    )  # fmt: skip
    assert live.now().solar_w == 100.0
    await home.entities.continue_by(OLD, NEW, CHANGE)
    assert live.now().solar_w == 300.0


async def test_what_continues_a_tracked_sensor_is_tracked(home: RecordedHome) -> None:
    await home.sensor(OLD)
    await home.sensor(NEW, is_tracked=False)
    await home.entities.continue_by(OLD, NEW, CHANGE)
    assert [e.entity_id for e in home.entities.tracked()] == [NEW, OLD]


async def test_who_shows_the_sensors_is_told(home: RecordedHome) -> None:
    told: list[object] = []
    await two_meters(home)
    home.events.meters_changed.connect(told.append)
    home.events.entities_changed.connect(lambda all_: told.append(len(all_)))
    await home.entities.continue_by(OLD, NEW, CHANGE)
    assert told == [2, frozenset({OLD, NEW})]


async def test_a_third_sensor_continues_the_second(home: RecordedHome) -> None:
    await replaced(home)
    await home.sensor(NEXT)
    await home.entities.continue_by(NEW, NEXT, FIRST + DAY)
    meters = home.entities.meters
    assert meters.sensors(OLD) == (OLD, NEW, NEXT)
    assert (meters.newest(OLD), meters.is_replaced(NEW)) == (NEXT, True)
    assert meters.parts(NEXT, to_us(FIRST), to_us(FIRST + 2 * DAY)) == [
        PartSpan(OLD, to_us(FIRST), to_us(CHANGE)),
        PartSpan(NEW, to_us(CHANGE), to_us(FIRST + DAY)),
        PartSpan(NEXT, to_us(FIRST + DAY), to_us(FIRST + 2 * DAY)),
    ]
    assert (meters.follower(OLD), meters.follower(NEXT)) == ((NEW, CHANGE), None)


async def test_what_is_one_already_is_brought_along(home: RecordedHome) -> None:
    for entity_id in (OLD, NEW, NEXT):
        await home.sensor(entity_id)
    await home.entities.continue_by(NEW, NEXT, FIRST + DAY)
    await home.entities.continue_by(OLD, NEW, CHANGE)
    assert home.entities.meters.sensors(NEXT) == (OLD, NEW, NEXT)
    assert len(await home.stores.state.meters()) == 1


async def test_separated_in_the_middle_what_came_after_stays_together(
    home: RecordedHome,
) -> None:
    await replaced(home)
    await home.sensor(NEXT)
    await home.entities.continue_by(NEW, NEXT, FIRST + DAY)
    await home.entities.meters.separate(OLD)
    assert home.entities.meters.sensors(OLD) == (OLD,)
    assert home.entities.meters.sensors(NEW) == (NEW, NEXT)
    [meter] = await home.stores.state.meters()
    assert meter.parts[0].start_us is None


async def test_what_can_not_be_one_meter_is_refused_with_the_reason(home: RecordedHome) -> None:
    await replaced(home)
    await home.sensor(NEXT)
    await home.sensor("sensor.gas", unit="m³")
    refused = [
        (NEW, NEW, FIRST + DAY, "part of this meter already"),
        (NEW, OLD, FIRST + DAY, "part of this meter already"),
        (OLD, NEXT, FIRST + DAY, "continued by another sensor; undo that first"),
        (NEXT, NEW, FIRST, "continues another sensor; undo that first"),
        (NEW, "sensor.gas", FIRST + DAY, "kWh and sensor.gas in m³; choose a sensor with the same"),
        (NEW, NEXT, FIRST, "would end before it begins; choose another date"),
        (NEW, NEXT, home.now + DAY, "from a time that has not come yet"),
    ]
    for old, new, at, words in refused:
        with pytest.raises(MeterRefused, match=words):
            await home.entities.continue_by(old, new, at)
    with pytest.raises(UnknownEntity, match=r"no sensor sensor\.nobody"):
        await home.entities.continue_by(NEW, "sensor.nobody", FIRST)
    assert home.entities.meters.sensors(NEW) == (OLD, NEW)


async def test_how_it_is_known_is_that_of_each_part(home: RecordedHome) -> None:
    for entity_id in (OLD, NEW):
        await home.sensor(entity_id, Role.GRID_IMPORT)
    await home.covered(CoverageKind.HISTORY, FIRST, FIRST + DAY, OLD)
    await home.covered(CoverageKind.STATISTICS, FIRST, FIRST + DAY, NEW)
    await home.entities.continue_by(OLD, NEW, CHANGE)
    for asked in (NEW, None):
        spans = await home.readings.coverage(asked, FIRST, FIRST + DAY)
        assert [(s.start, s.kind) for s in spans] == [
            (FIRST, Provenance.REPAIRED), (CHANGE, Provenance.HOURLY),
        ]  # fmt: skip


async def test_a_note_on_a_part_counts_in_its_time(any_home: RecordedHome) -> None:
    home = any_home
    await replaced(home)
    meters = home.entities.meters
    first, *_others = await home.statistics.jumps(NEW, FIRST, CHANGE)
    assert (first.entity_id, first.size) == (OLD, 4.0)
    made = await meters.mark(OLD, first.at, MeterNoteKind.NOT_REAL)
    assert await day(home) == 10.0
    assert [n.note_id for n in meters.notes(NEW)] == [made.note_id]


async def test_the_line_is_that_of_each_part_and_none_is_held_beyond_its_end(
    any_home: RecordedHome,
) -> None:
    home = any_home
    for entity_id in (OLD, NEW):
        await home.power_sensor(entity_id)
    await home.recorded(FIRST, CHANGE, OLD)
    await home.recorded(CHANGE, FIRST + DAY, NEW)
    await home.read(OLD, (FIRST, 100.0), (FIRST + 6 * HOUR, 200.0))
    await home.read(NEW, (CHANGE + HOUR, 300.0))
    await home.entities.continue_by(OLD, NEW, CHANGE)
    (line,) = await home.readings.lines([NEW], FIRST, FIRST + DAY)
    assert [(at, None if math.isnan(state) else state) for at, state in
            zip(line.at.tolist(), line.state.tolist(), strict=True)] == [
        (to_us(FIRST), 100.0), (to_us(FIRST + 6 * HOUR), 200.0), (to_us(CHANGE), None),
        (to_us(CHANGE + HOUR), 300.0),
    ]  # fmt: skip
    (mean,) = await home.statistics.averages([NEW], FIRST, FIRST + DAY, Period.DAY)
    assert mean.buckets[0].mean == pytest.approx((100 * 6 + 200 * 6 + 300 * 11) / 23)


async def test_each_part_of_a_role_has_the_sign_it_has(home: RecordedHome) -> None:
    for entity_id in (OLD, NEW):
        await home.power_sensor(entity_id, Role.GRID_POWER)
    await home.entities.set_role(OLD, Role.GRID_POWER, inverted=True)
    await home.recorded(FIRST, FIRST + DAY, OLD, NEW)
    await home.read(OLD, (FIRST, -100.0))
    await home.read(NEW, (CHANGE, 300.0))
    await home.entities.continue_by(OLD, NEW, CHANGE)
    (line,) = await home.readings.role_lines([Role.GRID_POWER], FIRST, FIRST + DAY)
    assert line.state.tolist() == [100.0, 300.0]


amounts = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 400)), min_size=1, max_size=10)


@given(
    olds=amounts, news=amounts, changed=st.integers(1, 24 * 12 - 1),
    cuts=st.lists(st.integers(0, 24 * 12), max_size=4),
)  # fmt: skip
async def test_the_meter_is_the_sum_of_its_parts_at_every_zoom(
    olds: list[tuple[int, int]], news: list[tuple[int, int]], changed: int, cuts: list[int]
) -> None:
    home = RecordedHome(memory_stores())
    await home.recorded(FIRST, FIRST + DAY, OLD, NEW)
    for entity_id, steps, begin in ((OLD, olds, 1000.0), (NEW, news, 0.0)):
        await home.sensor(entity_id)
        minutes, added = np.cumsum([m for m, _a in steps]), np.cumsum([a for _m, a in steps])
        pairs = zip(minutes.tolist(), added.tolist(), strict=True)
        await home.read(entity_id, *[(FIRST + m * MINUTE, begin + a / 1000) for m, a in pairs])
    at = FIRST + changed * 5 * MINUTE
    expected = [
        (await home.totals(OLD, FIRST, at, Period.HOUR))[0] or 0.0,
        (await home.totals(NEW, at, FIRST + DAY, Period.HOUR))[0] or 0.0,
    ]
    await home.entities.continue_by(OLD, NEW, at)
    assert (await day(home) or 0.0) == pytest.approx(sum(expected), abs=1e-5)
    borders = sorted({0, *cuts, 24 * 12})
    found = [
        (await home.totals(NEW, FIRST + 5 * a * MINUTE, FIRST + 5 * b * MINUTE, Period.HOUR))[0]
        for a, b in pairwise(borders)
    ]
    assert sum(part or 0.0 for part in found) == pytest.approx(sum(expected), abs=1e-5)
