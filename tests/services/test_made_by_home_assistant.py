"""What a real Home Assistant makes of the same readings: where it is right we say the same.

Its statistics are what we show of an hour once it has made them; our own rules count the running
hour and sensors without statistics. ``THEIRS`` lists where both say something else, and
``docs/numbers.md`` tells users.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from energy_desktop.models import Period, to_us
from energy_desktop.recording import fetched
from tests.fakes.recorded_home import RecordedHome
from tests.servers import imported, past_states
from tests.servers.fetching import connected, past_statistics
from tests.servers.home_assistant import HomeAssistant
from tests.servers.imported import Answer
from tests.servers.kinds import Embedded
from tests.servers.past_states import Past
from tests.services.test_traps import TRAPS, Trap

pytestmark = pytest.mark.servers

HOUR = timedelta(hours=1)
METERS = {f"sensor.trap_{i}": trap for i, trap in enumerate(TRAPS) if not trap.last_reset}
POWER = "sensor.trap_power"
WATTS = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
HELD = "07:30 400, 08:12 -, 08:43 1000, 09:00 -, 10:30 200"
TIMEOUT_S = 60.0

THEIRS = {
    # A state below 0.9 of the one before is always a new beginning: coming back counts it all.
    "down to 0 for a minute and back": [100, 0.5, 0, 0],
    "down to 0 over the border of an hour, with use meanwhile": [0, 100.5, 0.5, 0],
    "down to 0 for hours, unavailable now and then": [0, 0, 100.5, 0.5],
    "down to 0, and back to a little less than before": [100.2, 0.8, 0, 0],
    "after a restart of Home Assistant a stale value is restored for a moment": [0.4, 100.6, 0, 0],
    # The sum goes down with a dip and up again: right in all, and negative for an hour.
    "a dip of 5 %: nothing until the old mark is passed": [-5, 4, 2, 0],
}


@dataclass(frozen=True)
class Lived:
    """A Home Assistant that lived through the traps, and when it was 08:00 and 12:00 in them."""

    server: HomeAssistant
    start: datetime
    end: datetime


def states(readings: str, eight: datetime) -> list[tuple[datetime, str]]:
    found = []
    for pair in readings.split(","):
        clock, value = pair.split()
        hour, minute = map(int, clock.split(":"))
        at = eight + timedelta(hours=hour - 8, minutes=minute)
        found.append((at, "unavailable" if value == "-" else value))
    return found


def past(trap: Trap, eight: datetime) -> Past:
    unit = {"unit_of_measurement": "kWh", "device_class": "energy"}
    return Past({**unit, "state_class": trap.state_class}, states(trap.readings, eight))


@pytest.fixture(scope="module")
def lived(
    home_assistant_installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    """12:00 was an hour ago at least, so all its statistics are made."""
    eight = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - 6 * HOUR
    sensors = {entity_id: past(trap, eight) for entity_id, trap in METERS.items()}
    sensors[POWER] = Past(WATTS, states(HELD, eight))
    server = HomeAssistant(tmp_path_factory.mktemp("home-assistant"))
    try:
        past_states.live_through(server, eight - HOUR / 2, sensors)
        found = Lived(server, eight, eight + 4 * HOUR)
        wait_until_made(found)
        yield found
    finally:
        server.stop()


def wait_until_made(lived: Lived) -> None:
    """At its start it makes them one 5 minutes after the other, of all sensors at once."""
    deadline = time.monotonic() + TIMEOUT_S
    while lived.end - HOUR not in theirs(lived, POWER):
        assert time.monotonic() < deadline, "Home Assistant did not make the statistics"
        time.sleep(0.1)


def theirs(lived: Lived, entity_id: str) -> Answer:
    return imported.answer(lived.server, entity_id, lived.start, lived.end, Period.HOUR)


@pytest.fixture
async def home(lived: Lived, tmp_path: Path) -> AsyncIterator[RecordedHome]:
    """Our stores with the readings of Home Assistant's history, and no statistics yet."""
    async with Embedded().opened(tmp_path) as stores:
        home = RecordedHome(stores)
        home.now = datetime.now(UTC)
        for entity_id, trap in METERS.items():
            await home.sensor(entity_id, state_class=trap.state_class)
        await home.power_sensor(POWER)
        await record(lived, home, [*METERS, POWER])
        yield home


async def record(lived: Lived, home: RecordedHome, ids: list[str]) -> None:
    since = lived.start - HOUR
    async with connected(lived.server) as client:
        rows = await client.history(ids, since, lived.end, significant_changes_only=False)
    for entity_id in ids:
        history = fetched.history(entity_id, rows[entity_id], to_us(since))
        await home.stores.series.write_readings(history.readings, history.attributes)
    await home.recorded(since, lived.end, *ids)


async def bars(home: RecordedHome, lived: Lived, entity_id: str) -> list[float | None]:
    return (await home.totals(entity_id, lived.start, lived.end, Period.HOUR))[1]


async def test_the_running_hour_counts_as_home_assistant_will_but_for_its_mistakes(
    lived: Lived, home: RecordedHome
) -> None:
    apart = {}
    for entity_id, trap in METERS.items():
        ours = await bars(home, lived, entity_id)
        assert ours == trap.hours
        counted = [round(row["change"] or 0, 6) for row in theirs(lived, entity_id).values()]
        if counted != ours:
            apart[trap.name] = counted
    assert apart == THEIRS


async def test_an_hour_of_which_home_assistant_made_statistics_shows_them(
    lived: Lived, home: RecordedHome
) -> None:
    async with past_statistics(lived.server, home) as statistics:
        await statistics.recent()
    for entity_id, trap in METERS.items():
        shown = THEIRS.get(trap.name, trap.hours)
        assert await bars(home, lived, entity_id) == pytest.approx(shown)


async def test_a_mean_leaves_out_what_was_unavailable_and_home_assistants_holds_through_it(
    lived: Lived, home: RecordedHome
) -> None:
    """12 minutes at 400 and 17 at 1,000; there, by each 5 minutes in which there was a state."""
    (series,) = await home.statistics.averages([POWER], lived.start, lived.end, Period.HOUR)
    ours = [b.mean for b in series.buckets]
    means = [row["mean"] for row in theirs(lived, POWER).values()]
    assert ours == [pytest.approx((12 * 400 + 17 * 1000) / 29), None, 200, 200]
    assert means == [pytest.approx((3 * 400 + 4 * 1000) / 7), 1000, 200, 200]
