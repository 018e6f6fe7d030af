"""The same statistics in a real Home Assistant and in our stores: both show the same figures.

Where they do not it is meant: ``DIFFERENCES`` lists each, and ``docs/numbers.md`` tells users.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from energy_desktop import periods
from energy_desktop.models import Period, to_us
from tests.fakes.recorded_home import RecordedHome
from tests.servers import imported
from tests.servers.fetching import past_statistics
from tests.servers.home_assistant import HomeAssistant
from tests.servers.imported import Answer
from tests.servers.kinds import Embedded, OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb, emptied
from tests.services import known_year as known
from tests.services.known_year import HOUR

pytestmark = pytest.mark.servers

ZONES = [
    "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/St_Johns",
]  # fmt: skip
SPLIT_ZONES = ["Asia/Kolkata", "America/St_Johns"]
SPRING = (date(2025, 3, 8), date(2025, 4, 8))
AUTUMN = (date(2025, 10, 4), date(2025, 11, 4))
FINE = (date(2025, 3, 29), date(2025, 4, 8))
PERIODS = (Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH)
ROUNDING = 1e-6

Place = tuple[str, Period, datetime]
"""Sensor, period and start of a bucket."""


@dataclass(frozen=True)
class Difference:
    """We show another figure than Home Assistant in the buckets that hold a moment, and why."""

    why: str
    entity_id: str
    at: datetime
    periods: tuple[Period, ...]


DIFFERENCES = [
    Difference(
        "What changed across a hole is in the total and in no bar; there, it is all in the first "
        "bar after the hole, as if it had been used at once.",
        known.METER, known.HOLE[1], (Period.HOUR, Period.DAY),
    ),
    Difference(
        "Where a sum began again (a lost database) the meter tells what was used; there, all that "
        "was ever counted is taken back in one negative bar.",
        known.RESTARTED, known.SUM_RESTART, PERIODS,
    ),
]  # fmt: skip
MEASURED = {
    known.POWER: [SPRING, AUTUMN], known.LEVEL: [SPRING, AUTUMN], known.FINE_POWER: [FINE],
}  # fmt: skip
COUNTED = {
    known.METER: [SPRING, AUTUMN], known.NET: [SPRING, AUTUMN], known.RESTARTED: [SPRING, AUTUMN],
    known.FINE_METER: [FINE],
}  # fmt: skip
SENSORS = {**COUNTED, **MEASURED}


@pytest.fixture(scope="module")
def informed(home_assistant: HomeAssistant) -> Iterator[HomeAssistant]:
    """Home Assistant with the known year in it."""
    series = known.series()
    imported.put(home_assistant, series)
    yield home_assistant
    imported.clear(home_assistant, series)


@pytest.fixture
def server(informed: HomeAssistant) -> Iterator[HomeAssistant]:
    """The same, in whatever zone a test gives it."""
    zone = informed.command("get_config")["time_zone"]
    yield informed
    informed.command("config/core/update", time_zone=zone)


@pytest.fixture(scope="module")
def profile(informed: HomeAssistant, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with all that the program fetches of it."""
    folder = tmp_path_factory.mktemp("profile")

    async def run() -> None:
        async with Embedded().opened(folder) as stores:
            await record(informed, RecordedHome(stores))

    asyncio.run(run())
    return folder


@pytest.fixture
async def home(profile: Path) -> AsyncIterator[RecordedHome]:
    """The services over that profile."""
    async with Embedded().opened(profile) as stores:
        home = RecordedHome(stores)
        await home.entities.load()
        yield home


async def record(server: HomeAssistant, home: RecordedHome) -> None:
    """Track the sensors and fetch all there is of them, as the program does."""
    for entity_id in [*COUNTED, known.FIRST]:
        await home.sensor(
            entity_id, state_class="total" if entity_id == known.NET else "total_increasing"
        )
    for entity_id in MEASURED:
        unit = "%" if entity_id == known.LEVEL else "W"
        await home.sensor(entity_id, unit=unit, device_class=None, state_class="measurement")
    async with past_statistics(server, home) as past:
        await past.all_hours()
        fine = (to_us(known.FINE[0]), to_us(known.FINE[1]))
        assert await past.fetch([known.FINE_METER, known.FINE_POWER], Period.FIVE_MINUTES, fine)


async def answer(
    home: RecordedHome, entity_id: str, start: datetime, end: datetime, period: Period
) -> Answer:
    """What we show, as Home Assistant's answers are: nothing where nothing is known."""
    asked = ([entity_id], start, end, period)
    if entity_id in MEASURED:
        (means,) = await home.statistics.averages(*asked)
        return {
            b.start: {"mean": b.mean, "min": b.min, "max": b.max}
            for b in means.buckets
            if b.mean is not None
        }
    (energy,) = await home.statistics.energy(*asked)
    return {b.start: {"change": b.value} for b in energy.buckets if b.value is not None}


def whole(zone: ZoneInfo, period: Period, days: tuple[date, date]) -> tuple[datetime, datetime]:
    """The range of all whole buckets that touch these days."""
    start, end = (periods.day_start(day, zone) for day in days)
    into = periods.buckets(period, start, end, zone)
    return into[0][0], into[-1][1]


def apart(ours: Answer, theirs: Answer) -> set[datetime]:
    """The buckets of which both say something else; one says nothing: that is something else."""
    return {
        start
        for start in ours.keys() | theirs.keys()
        if not is_same(ours.get(start, {}), theirs.get(start, {}))
    }


def is_same(ours: dict[str, float | None], theirs: dict[str, float | None]) -> bool:
    known_there = {name: value for name, value in theirs.items() if value is not None}
    return ours.keys() == known_there.keys() and all(
        ours[name] == pytest.approx(value, abs=ROUNDING) for name, value in known_there.items()
    )


async def differing(server: HomeAssistant, home: RecordedHome) -> set[Place]:
    """Every bucket of every sensor in which we show another figure, in the zone of ``home``."""
    server.command("config/core/update", time_zone=home.zone.key)
    found: set[Place] = set()
    for entity_id, stretches in SENSORS.items():
        for period in PERIODS:
            for days in stretches:
                asked = (entity_id, *whole(home.zone, period, days), period)
                theirs = imported.answer(server, *asked)
                assert len(theirs) >= 2
                places = apart(await answer(home, *asked), theirs)
                found |= {(entity_id, period, start) for start in places}
    return found


def expected(zone: ZoneInfo) -> set[Place]:
    return {
        (d.entity_id, period, periods.floor(period, d.at, zone))
        for d in DIFFERENCES
        for period in d.periods
    }


def is_split(place: Place, zone: ZoneInfo) -> bool:
    """Whether an hour lies across a border of the bucket and we know how it is to be shared."""
    entity_id, period, start = place
    shared = entity_id in MEASURED or entity_id == known.FINE_METER
    return shared and bool(start.minute or periods.following(period, start, zone).minute)


@pytest.mark.parametrize("zone", ZONES)
async def test_every_figure_is_home_assistants_but_for_the_differences_that_are_meant(
    server: HomeAssistant, home: RecordedHome, zone: str
) -> None:
    home.zone = ZoneInfo(zone)
    found = await differing(server, home)
    assert {place for place in found if not is_split(place, home.zone)} == expected(home.zone)


async def test_on_servers_they_are_the_same(
    server: HomeAssistant, mongodb: MongoDb, questdb: QuestDb, tmp_path: Path
) -> None:
    async with OnServers(mongodb, emptied(questdb)).opened(tmp_path) as stores:
        home = RecordedHome(stores)
        await record(server, home)
        for zone in ("Europe/Amsterdam", "America/St_Johns"):
            home.zone = ZoneInfo(zone)
            found = await differing(server, home)
            assert {p for p in found if not is_split(p, home.zone)} == expected(home.zone)


async def test_every_5_minutes_are_home_assistants(
    server: HomeAssistant, home: RecordedHome
) -> None:
    start, end = known.FINE[0] + HOUR, known.FINE[1]
    for entity_id in (known.FINE_METER, known.FINE_POWER):
        asked = (entity_id, start, end, Period.FIVE_MINUTES)
        theirs = imported.answer(server, *asked)
        assert len(theirs) == (end - start) / timedelta(minutes=5)
        assert not apart(await answer(home, *asked), theirs)


@pytest.mark.parametrize("zone", SPLIT_ZONES)
async def test_a_day_that_begins_within_an_hour_has_what_was_used_in_it_and_not_whole_hours(
    server: HomeAssistant, home: RecordedHome, zone: str
) -> None:
    """By 5-minute rows; Home Assistant gives each hour to the day in which it starts."""
    server.command("config/core/update", time_zone=zone)
    home.zone = ZoneInfo(zone)
    start, end = whole(home.zone, Period.DAY, FINE)
    days = (start, end, Period.DAY)
    ours = await answer(home, known.FINE_METER, *days)
    power = await answer(home, known.FINE_POWER, *days)
    theirs = imported.answer(server, known.FINE_METER, *days)
    for first, last in periods.buckets(Period.DAY, start, end, home.zone):
        used = known.used_between(first, last)
        hours = known.used_between(first + HOUR / 2, last + HOUR / 2)
        assert ours[first]["change"] == pytest.approx(used)
        assert theirs[first]["change"] == pytest.approx(hours)
        assert used != pytest.approx(hours)
        mean = 100 + 12_000 * used / ((last - first) / timedelta(minutes=5))
        assert power[first]["mean"] == pytest.approx(mean)


@pytest.mark.parametrize("zone", SPLIT_ZONES)
async def test_half_of_an_hour_across_midnight_weighs_in_the_mean_of_each_day(
    server: HomeAssistant, home: RecordedHome, zone: str
) -> None:
    """Also where only the mean of the hour is known; there, it is all of the day it starts in."""
    server.command("config/core/update", time_zone=zone)
    start = periods.day_start(date(2025, 4, 2), ZoneInfo(zone))
    day = (start, start + timedelta(days=1), Period.DAY)
    first = start - HOUR / 2
    levels = [known.level(first + i * HOUR)["mean"] for i in range(25)]
    home.zone = ZoneInfo(zone)
    ours = await answer(home, known.LEVEL, *day)
    theirs = imported.answer(server, known.LEVEL, *day)
    weighed = levels[0] / 2 + sum(levels[1:24]) + levels[24] / 2
    assert ours[start]["mean"] == pytest.approx(weighed / 24)
    assert theirs[start]["mean"] == pytest.approx(sum(levels[1:]) / 24)


async def test_what_a_hole_hides_from_bars_is_in_the_total_as_home_assistant_adds_up(
    server: HomeAssistant, home: RecordedHome
) -> None:
    server.command("config/core/update", time_zone="Europe/Amsterdam")
    home.zone = ZoneInfo("Europe/Amsterdam")
    days = (*whole(home.zone, Period.DAY, AUTUMN), Period.DAY)
    (series,) = await home.statistics.energy([known.METER], *days)
    theirs = imported.answer(server, known.METER, *days)
    total = sum(row["change"] or 0 for row in theirs.values())
    bars = sum(b.value or 0 for b in series.buckets)
    assert series.total == pytest.approx(total) == pytest.approx(known.used_between(*days[:2]))
    across = known.used_between(known.HOLE[0], known.HOLE[1] + HOUR)
    assert total - bars == pytest.approx(across)


async def test_the_first_row_of_a_meter_is_where_counting_begins(
    server: HomeAssistant, home: RecordedHome
) -> None:
    """Home Assistant counts it from 0: a meter imported with what it shows is a bar of it all."""
    start = known.SPRING[0]
    hours = (known.FIRST, start, start + 3 * HOUR, Period.HOUR)
    ours = await answer(home, *hours)
    theirs = imported.answer(server, *hours)
    assert [row["change"] for row in theirs.values()] == [5000, 1, 2]
    assert [row["change"] for row in ours.values()] == [1, 2]
