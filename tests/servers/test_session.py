"""One session of one process, from first run to Ctrl+Q, driven by keys and mouse from outside."""

from __future__ import annotations

import csv
import re
import urllib.parse
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from energy_desktop.periods import day_start
from tests.servers import imported
from tests.servers.accessible import Accessibility
from tests.servers.display import Display
from tests.servers.home_apart import home_apart
from tests.servers.home_assistant import HomeAssistant
from tests.servers.imported import Series
from tests.servers.person import WHEEL_UP, Person
from tests.servers.program import Program
from tests.servers.screen import TITLE

pytestmark = pytest.mark.servers

POWER = r"Power, kW"
METER, MEASUREMENT = "sensor.session_meter", "sensor.session_power"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Home:
    """A Home Assistant as the session meets it.

    ``tile`` of the dashboard shows the sensor ``tile_sensor``; ``line`` is the name of a power
    sensor, and ``meter`` of a meter that counted yesterday. ``change`` has it send something.
    """

    url: str
    token: str
    tile: str
    tile_sensor: str
    line: str
    meter: str
    change: Callable[[], None]


@pytest.fixture
def simulated(tmp_path: Path) -> Iterator[Home]:
    """The built-in one, whose sensors change by themselves."""
    with home_apart(tmp_path) as url:
        yield Home(
            url, "demo", "Grid", "sensor.grid_power", "Solar power", "Grid import", lambda: None
        )


@pytest.fixture
def real(home_assistant: HomeAssistant) -> Iterator[Home]:
    """A real one with a meter and a power sensor that have a known past of three days."""
    since = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=3)
    hours = [since + i * HOUR for i in range(72)]
    meter = {at: {"state": 100.0 + i / 4, "sum": i / 4} for i, at in enumerate(hours)}
    power = {at: {"mean": 250.0 + i, "min": 200.0, "max": 400.0} for i, at in enumerate(hours)}
    known = [Series(METER, "kWh", meter), Series(MEASUREMENT, "W", power)]
    kwh = {"unit_of_measurement": "kWh", "device_class": "energy", "friendly_name": "Known meter",
           "state_class": "total_increasing"}  # fmt: skip
    watts = {"unit_of_measurement": "W", "device_class": "power", "friendly_name": "Known power",
             "state_class": "measurement"}  # fmt: skip

    def change() -> None:
        home_assistant.burst(entities=1, count=5, rate=50)

    home_assistant.set_state(METER, "118.25", kwh)
    home_assistant.set_state(MEASUREMENT, "322", watts)
    imported.put(home_assistant, known)
    yield Home(
        home_assistant.url, home_assistant.token, "Solar", "sensor.solar_power", "Known power",
        "Known meter", change,
    )  # fmt: skip
    for entity_id in (METER, MEASUREMENT):
        home_assistant.remove(entity_id)
    imported.clear(home_assistant, known)


@contextmanager
def seated(display: Display, folder: Path) -> Iterator[Person]:
    """A person before a program that was never started before."""
    with (
        Accessibility(folder) as accessibility,
        Program(folder / "profile", [], display.env | accessibility.env) as program,
    ):
        yield Person(program, display, accessibility, folder)


def test_a_session_with_the_simulated_home(
    display: Display, simulated: Home, tmp_path: Path
) -> None:
    with seated(display, tmp_path) as person:
        session(person, simulated, tmp_path)


def test_a_session_with_a_real_home_assistant(display: Display, real: Home, tmp_path: Path) -> None:
    with seated(display, tmp_path) as person:
        session(person, real, tmp_path)


def session(person: Person, home: Home, folder: Path) -> None:
    """All of it, in the order in which a person does it."""
    first_run(person, home)
    dashboard(person, home)
    history(person, home)
    with person.step("The keyboard zooms, the wheel zooms further, 0 leads back"):
        zoom(person)
    with person.step("The CSV of yesterday says what the API says"):
        file = folder / "yesterday.csv"
        export(person, file)
        check_sums(person, file)
    with person.step("Closed, it goes on recording in the tray"):
        close_to_tray(person, home)
    with person.step("Another start shows the first one's window"):
        reopen(person)
    with person.step("Ctrl+Q ends it"):
        person.press("ctrl+q")
        code = person.program.ended()
        assert code == 0, (code, person.program.log_end())
        assert "Traceback" not in person.program.log()


def first_run(person: Person, home: Home) -> None:
    with person.step("First run takes the address"):
        person.write("Address of Home Assistant", home.url)
        person.press("Return")
    with person.step("First run takes the token"):
        person.write("Access token", home.token)
        person.press("Return")
    with person.step("First run offers the sensors, and starts"):
        person.click("push button", "All")
        person.until(all_chosen(person), "all sensors to be chosen")
        person.click("push button", "Start recording")
        person.wait_for("check box", "Dashboard")


def all_chosen(person: Person) -> Callable[[], bool]:
    def look() -> bool:
        count = person.sees("label", r"\d+ of \d+ chosen")
        return count is not None and len(set(re.findall(r"\d+", count.name))) == 1

    return look


def dashboard(person: Person, home: Home) -> None:
    with person.step("The dashboard shows the number that the API has"):
        person.until(lambda: power_shown(person, home) == power_known(person, home), home.tile)
    with person.step("The past is fetched"):
        person.until(lambda: is_caught_up(person), "everything that was missing")
        person.wait_for("push button", "Live")


def is_caught_up(person: Person) -> bool:
    return bool(person.program.get("/api/status")["repair"]["caught_up"])


def power_shown(person: Person, home: Home) -> str:
    tile = person.sees("panel", rf"{home.tile}, .*\d kilowatts")
    found = re.search(r"([\d.]+) kilowatts", tile.name) if tile else None
    return found[1] if found else "nothing"


def power_known(person: Person, home: Home) -> str:
    entities = person.program.get("/api/entities/cached")["entities"]
    states = {one["entity_id"]: one["state"] for one in entities}
    watts = states.get(home.tile_sensor)
    return "unknown" if watts is None else f"{abs(watts) / 1000:.2f}"


def history(person: Person, home: Home) -> None:
    with person.step("History shows yesterday"):
        person.press("ctrl+2")
        person.until(lambda: is_ticked(person, "History"), "the page History")
        day = range_shown(person)
        person.press("alt+Left")
        person.until(lambda: range_shown(person) != day, "the day before")
    with person.step("History draws the sensors that are searched for"):
        for name in (home.meter, home.line):
            person.press("ctrl+f")
            person.write("Search sensors", name)
            choose(person, name)
        person.wait_for("chart", POWER)


def is_ticked(person: Person, name: str) -> bool:
    shown = person.sees("check box", name)
    return shown is not None and shown.is_checked


def choose(person: Person, name: str) -> None:
    person.wait_for("tree item", name, cells=True)
    if not is_chosen(person, name):
        person.click("tree item", name, cells=True)
    person.until(lambda: is_chosen(person, name), f"{name} to be ticked")


def is_chosen(person: Person, name: str) -> bool:
    shown = person.sees("tree item", name, cells=True)
    return shown is not None and shown.is_checked


def range_shown(person: Person) -> str:
    """What the button says that leads to the calendar."""
    return person.wait_for("push button", r".*, choose the date").name


def seconds_shown(person: Person) -> float:
    """How long the time is that was zoomed to; a whole day where none is written."""
    found = re.findall(r"(\d\d):(\d\d):(\d\d)", range_shown(person))
    if len(found) != 2:
        return 86_400.0
    start, end = (3600 * int(h) + 60 * int(m) + int(s) for h, m, s in found)
    return float(end - start)


def zoom(person: Person) -> None:
    whole = range_shown(person)
    person.click("chart", POWER)
    person.press("plus")
    person.until(lambda: 0 < seconds_shown(person) < 86_400, "the keyboard to zoom")
    by_key = seconds_shown(person)
    person.turn_wheel("chart", POWER, WHEEL_UP)
    person.until(lambda: 0 < seconds_shown(person) < by_key, "the wheel to zoom")
    person.press("0")
    person.until(lambda: range_shown(person) == whole, "the whole day")


def export(person: Person, file: Path) -> None:
    person.press("ctrl+e")
    person.write("File name", str(file))
    person.press("Return")
    person.wait_for("label", rf"{file.name} is in ")
    assert file.is_file(), "there is no file although the page says so"


def check_sums(person: Person, file: Path) -> None:
    """Each meter of the file, added up, against what the API has of the same civil day."""
    with file.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows, "the file has no rows"
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        if row["unit"] == "kWh" and row["value"]:
            sums[row["entity_id"]] += float(row["value"])
    assert any(total > 0 for total in sums.values()), sums
    start, end = rows[0]["start"], rows[-1]["end"]
    known = {entity_id: day_total(person, entity_id, start, end) for entity_id in sums}
    assert dict(sums) == pytest.approx(known, abs=1e-4)


def day_total(person: Person, entity_id: str, start: str, end: str) -> float:
    query = urllib.parse.urlencode({"start_time": start, "end_time": end})
    days = person.program.get(f"/api/statistics/{entity_id}/daily?{query}")
    [day] = days["data"]
    begin = datetime.fromisoformat(start)
    zone = ZoneInfo(days["timezone"])
    assert begin == day_start(begin.astimezone(zone).date(), zone), (start, days)
    return float(day["total"])


def close_to_tray(person: Person, home: Home) -> None:
    program, screen = person.program, person.screen
    person.until(screen.tray_icon, "the tray icon")
    [window] = screen.windows()
    screen.close(window)
    person.until(lambda: not screen.windows(), "the window to be gone")
    assert program.is_running
    newest = program.get("/api/status")["last_reading_at"]
    home.change()
    person.until(
        lambda: program.get("/api/status")["last_reading_at"] > newest, "a newer reading stored"
    )


def reopen(person: Person) -> None:
    program, screen = person.program, person.screen
    second = program.run_another()
    assert second.returncode == 0, second.stderr
    person.until(screen.windows, "the window")
    [window] = screen.windows()
    assert screen.title(window) == TITLE
    owner = screen.read("xdotool", "getwindowpid", window).strip()
    assert owner == str(program.process.pid), "the window is of another process"
    person.until(lambda: screen.active_window() == window, "the window to be in front")
