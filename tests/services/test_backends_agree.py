"""Every backend gives the same answers about energy and means, whatever it was given."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind, Period, to_us
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import Stores
from energy_desktop.summaries import HOUR_US
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.fakes.recorded_home import RecordedHome, utc
from tests.servers.questdb import QuestDb, emptied
from tests.stores.backends import questdb_store

METER, NET, POWER = "sensor.meter", "sensor.net", "sensor.power"
SENSORS = (METER, NET, POWER)
FIRST = utc("2026-03-28 12:00")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HOURS = 30

values = st.none() | st.sampled_from([0.0, 0.4, 95.0, 100.0, 100.125, 101.5, 140.0])
kept = st.lists(st.booleans(), min_size=HOURS, max_size=HOURS)


@dataclass(frozen=True)
class Told:
    """Readings by minute, and of which hours there are rows, 5-minute rows and recordings."""

    readings: dict[int, float | None]
    hours: list[bool]
    five: list[bool]
    recorded: list[bool]


told = st.builds(
    Told,
    readings=st.dictionaries(st.integers(0, HOURS * 60 - 1), values, max_size=25),
    hours=kept,
    five=kept,
    recorded=kept,
)


def shown(minute: int) -> float:
    return minute + minute * 37 % 101 / 64


async def fill(home: RecordedHome, data: Told) -> None:
    """A night in which the clocks change in Europe."""
    await home.sensor(METER)
    await home.sensor(NET, state_class="total")
    await home.power_sensor(POWER)
    for entity_id in SENSORS:
        await home.read(entity_id, *((FIRST + m * MINUTE, v) for m, v in data.readings.items()))
    await home.attributes(NET, FIRST, last_reset="A")
    await home.attributes(NET, FIRST + 9 * HOUR, last_reset="B")
    await rows(home, Period.HOUR, 60, data.hours)
    await rows(home, Period.FIVE_MINUTES, 5, data.five)
    await home.stores.coverage.put_coverage(recordings(data))


def recordings(data: Told) -> list[Coverage]:
    starts = [to_us(FIRST) + hour * HOUR_US for hour in compress(range(HOURS), data.recorded)]
    scopes = [(SUBSCRIPTION_SCOPE, CoverageKind.LIVE)]
    scopes += [(entity_id, CoverageKind.RECORDED) for entity_id in SENSORS]
    return [Coverage(scope, kind, at, at + HOUR_US) for scope, kind in scopes for at in starts]


async def rows(home: RecordedHome, period: Period, step: int, chosen: list[bool]) -> None:
    ends = [m + step if chosen[m // 60] else None for m in range(0, HOURS * 60, step)]
    sums = [math.nan if end is None else shown(end) for end in ends]
    await home.meter_rows(METER, FIRST, sums, period, state_offset=100)
    await home.meter_rows(NET, FIRST, [-s for s in sums], period, state_offset=7)
    known = [end for end in ends if end is not None]
    mean, nothing = np.array([shown(end) for end in known]), np.full(len(known), np.nan)
    await home.statistics_rows(
        POWER, period, [FIRST + (end - step) * MINUTE for end in known],
        state=nothing, sum=nothing, mean=mean, min=mean - 1, max=mean + 2,
    )  # fmt: skip


async def answers(stores: Stores, data: Told) -> list[object]:
    """What is said of the whole time in one zone, and of a part of it in another."""
    home = RecordedHome(stores)
    await fill(home, data)
    found: list[object] = []
    for zone, start, end in (
        ("Europe/Amsterdam", FIRST, FIRST + HOURS * HOUR),
        ("Asia/Kolkata", FIRST + 5.5 * HOUR, FIRST + 20 * HOUR),
    ):
        home.zone = ZoneInfo(zone)
        for period in (Period.HOUR, Period.DAY):
            found.append(await home.statistics.energy(SENSORS, start, end, period))
            found.append(await home.statistics.averages(SENSORS, start, end, period))
    return found


@settings(max_examples=6, deadline=None)
@given(data=told)
async def test_duckdb_answers_as_stores_in_memory_do(data: Told) -> None:
    with TemporaryDirectory() as folder:
        opened = await stores_open.open_embedded(Path(folder))
        try:
            found = await answers(opened.stores, data)
        finally:
            await stores_open.close(opened.stores)
    assert found == await answers(memory_stores(), data)


@pytest.mark.servers
@settings(max_examples=3, deadline=None)
@given(data=told)
async def test_questdb_answers_as_stores_in_memory_do(questdb: QuestDb, data: Told) -> None:
    coverage = MemoryStore()
    series = questdb_store(emptied(questdb), coverage)
    try:
        await series.open()
        found = await answers(Stores(MemoryStateStore(), series, coverage), data)
    finally:
        await series.close()
    assert found == await answers(memory_stores(), data)
