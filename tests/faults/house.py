"""The Home Assistant of the rig: its sensors change all the time, and it is stopped and killed.

What happened to it (names of sensors, when it was not running) is kept here, as the truth that the
comparison needs.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import psutil

from tests.faults import rows
from tests.faults.intervals import Interval
from tests.faults.rows import Values
from tests.faults.statistics import Figures, of_answer
from tests.servers.home_assistant import HomeAssistant

HOME: Final = Path(__file__).parent / "home"
KEYS: Final = (
    "grid_power",
    "solar_power",
    "house_power",
    "car_power",
    "heat_power",
    "grid_import_energy",
    "grid_export_energy",
    "solar_energy",
    "plug_energy",
    "battery_net_energy",
    "room_energy",
    "battery_level",
)
GUESTS: Final = tuple(f"guest_{n}_energy" for n in range(1, 41))
PAST_HOURS: Final = 48
_HOUR_US: Final = 3_600_000_000


class FaultHome(HomeAssistant):
    """A Home Assistant with the house of the rig in it, which remembers when it was down."""

    def __init__(self, config_dir: Path) -> None:
        super().__init__(config_dir)
        self.downs: list[Interval] = []
        self._down_since: int | None = None
        self._is_frozen = False

    @property
    def is_up(self) -> bool:
        """Whether it is running, has started wholly, and answers."""
        return self.pid is not None and self._down_since is None and not self._is_frozen

    def suspend(self) -> None:
        """Let it do nothing, and close nothing."""
        self._is_frozen = True
        psutil.Process(self.pid).suspend()

    def resume(self) -> None:
        """Let it go on."""
        if self._is_frozen:
            psutil.Process(self.pid).resume()
        self._is_frozen = False

    def start(self) -> FaultHome:
        """Start it; from here on it is not down."""
        began_us = rows.now_us()
        super().start()
        if self._down_since is not None:
            self.downs.append((self._down_since, began_us))
            self._down_since = None
        return self

    def stop(self) -> None:
        """End it with SIGTERM."""
        self.resume()
        self._down_since = self._down_since or rows.now_us()
        super().stop()

    def kill(self) -> None:
        """End it at once."""
        was_running = self.pid is not None
        super().kill()
        if was_running:
            self._is_frozen = False
            self._down_since = rows.now_us()

    def _write_config(self) -> None:
        super()._write_config()
        shutil.copytree(HOME, self.config_dir, dirs_exist_ok=True)


class House:
    """The sensors of the home: each is a key, with every name (entity id) that it has had."""

    def __init__(self, home: FaultHome) -> None:
        self.home = home
        self.names: dict[str, list[str]] = {key: [f"sensor.fault_{key}"] for key in KEYS}
        self.guests: list[str] = []
        self.began_us = rows.now_us()

    def set_up(self) -> None:
        """Have the meters in the Energy preferences, guests to come too, and a past to fetch."""
        named = [key for key in (*KEYS, *GUESTS) if key.endswith("_energy")]
        devices = [{"stat_consumption": f"sensor.fault_{key}"} for key in named]
        self.home.command("energy/save_prefs", energy_sources=[], device_consumption=devices)
        for key in KEYS:
            if key.endswith("_energy"):
                self._import_past(key)
        self.wait_for_sensors()

    def every_name(self) -> list[str]:
        """Every entity id that any sensor has had."""
        return [name for names in self.names.values() for name in names]

    def change(self, key: str, what: str, value: Any = None) -> None:
        """Change one sensor: its ``availability``, ``unit`` or ``meter``."""
        self.home.call("fault_house", "change", key=key, what=what, value=value)

    def pace(self, pace: float) -> None:
        """Let all sensors change so many times as often; 0: a quiet house."""
        self.home.call("fault_house", "pace", pace=pace)

    def calm(self) -> None:
        """Back to the usual pace, with every sensor that is there available."""
        self.pace(1)
        for key in KEYS:
            self.change(key, "availability", value=True)

    def unit(self, key: str) -> str:
        """The unit that a sensor has now."""
        state = self._state(self.registered_name(key))
        return str(state["attributes"]["unit_of_measurement"])

    def appear(self) -> str:
        """A sensor that was not there before; its key."""
        key = GUESTS[len(self.guests)]
        self.guests.append(key)
        self.names[key] = [f"sensor.fault_{key}"]
        self.home.call("fault_house", "guest", key=key, here=True)
        return key

    def disappear(self, key: str) -> None:
        """Delete a guest."""
        self.home.call("fault_house", "guest", key=key, here=False)

    def rename(self, key: str) -> str:
        """Give a sensor an entity id that it has not had; returns it."""
        old = self.registered_name(key)
        new = f"sensor.fault_{key}_{len(self.names[key]) + 1}"
        self.names[key].append(new)
        self.home.command("config/entity_registry/update", entity_id=old, new_entity_id=new)
        return new

    def registered_name(self, key: str) -> str:
        """The entity id that Home Assistant's registry has for a sensor."""
        listed = self.home.command("config/entity_registry/list")
        return next(str(entry["entity_id"]) for entry in listed if entry["unique_id"] == key)

    def history(self, names: Sequence[str]) -> dict[str, Values]:
        """Every row that Home Assistant has of these, since the rig began."""
        answer = self.home.command(
            "history/history_during_period",
            entity_ids=list(names),
            start_time=rows.at(self.began_us - _HOUR_US).isoformat(),
            end_time=rows.at(rows.now_us() + _HOUR_US).isoformat(),
            include_start_time_state=False,
            significant_changes_only=False,
            minimal_response=False,
            no_attributes=False,
        )
        return {name: rows.of_history(found) for name, found in answer.items()}

    def statistics(self, names: Iterable[str], period: str) -> dict[str, dict[int, Figures]]:
        """Every row of statistics that Home Assistant has of these."""
        answer = self.home.command(
            "recorder/statistics_during_period",
            statistic_ids=list(names),
            start_time=rows.at(self.began_us - 30 * 24 * _HOUR_US).isoformat(),
            period=period,
            units={"energy": "kWh", "power": "W"},
            types=["state", "sum", "mean", "min", "max"],
        )
        return {name: of_answer(found) for name, found in answer.items()}

    def wait_for_sensors(self, timeout_s: float = 20) -> None:
        """Wait until every sensor that is always there has a state."""
        deadline = time.monotonic() + timeout_s
        wanted = {self.names[key][-1] for key in KEYS}
        while wanted - {state["entity_id"] for state in self.home.command("get_states")}:
            if time.monotonic() > deadline:
                raise TimeoutError("the sensors of the house did not come")
            time.sleep(0.1)

    def _state(self, name: str) -> dict[str, Any]:
        states = self.home.command("get_states")
        return next(state for state in states if state["entity_id"] == name)

    def _import_past(self, key: str) -> None:
        """Two days of hourly statistics that end at a sum of 0, where the live sum begins."""
        last = self.began_us // _HOUR_US - 1
        hours = range(last - PAST_HOURS, last)
        past = [
            {"start": rows.at(hour * _HOUR_US).isoformat(), "state": 0.25 * (hour - hours[0]),
             "sum": 0.25 * (hour - hours[-1])}
            for hour in hours
        ]  # fmt: skip
        unit = "Wh" if key == "plug_energy" else "kWh"
        metadata = {"has_mean": False, "has_sum": True, "name": None, "source": "recorder",
                    "statistic_id": f"sensor.fault_{key}", "unit_of_measurement": unit}  # fmt: skip
        self.home.command("recorder/import_statistics", metadata=metadata, stats=past)
