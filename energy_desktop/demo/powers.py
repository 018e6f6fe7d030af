"""The powers of the simulated home at every point of a model day, by seed and day alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop.demo import battery, loads
from energy_desktop.demo.weather import STEP_S, Floats, outdoor_c, smooth, solar_w, sun

STEPS = 86400 // STEP_S
DAY_US = 86_400_000_000
DAY_START_S = 4 * 3600
REMEMBERED_DAYS = 4
"""Days kept while the one after them asks how full the battery was: more are rarely needed."""


def day_of(at_us: int) -> int:
    """The number of the model day that ``at_us`` lies in."""
    return (at_us - DAY_START_S * 1_000_000) // DAY_US


def day_start_us(day: int) -> int:
    """When a model day begins."""
    return day * DAY_US + DAY_START_S * 1_000_000


@dataclass(frozen=True, slots=True)
class _Demand:
    """A day but for its battery: the columns, and what the battery would take per step in Wh."""

    columns: dict[str, Floats]
    flow: Floats


class Powers:
    """The columns of any model day; safe to ask from several threads."""

    def __init__(self, seed: int, time_zone: str) -> None:
        self._demand = lru_cache(REMEMBERED_DAYS)(partial(_demand, seed, ZoneInfo(time_zone)))
        self._ends: dict[int, float] = {}

    def of_day(self, number: int) -> dict[str, Floats]:
        """Every column of a model day at its ``STEPS`` points, in W (Wh, °C, EUR/kWh)."""
        start = self._end(number - 1)
        demand = self._demand(number)
        level, flow = battery.operate(start, demand.flow, STEP_S)
        charge, discharge = np.maximum(flow, 0) / battery.CHARGE_EFFICIENCY, np.maximum(-flow, 0)
        grid = demand.columns["home"] + charge - demand.columns["solar"] - discharge
        return demand.columns | {
            "charge": charge, "discharge": discharge, "battery": discharge - charge,
            "battery_wh": level, "grid": grid,
            "import": np.maximum(grid, 0), "export": np.maximum(-grid, 0),
        }  # fmt: skip

    def _end(self, number: int) -> float:
        """The battery's level at the end of a day, found from the last day that decides it.

        Bit for bit the same whatever was asked before: a day that decides its end by itself
        never looks at the day before it.
        """
        if number not in self._ends:
            flow = self._demand(number).flow
            end = battery.end_of(flow)
            if end is None:
                end = float(battery.fill(self._end(number - 1), flow)[-1])
            self._ends[number] = end
        return self._ends[number]


def _demand(seed: int, zone: ZoneInfo, number: int) -> _Demand:
    times: Floats = day_start_us(number) / 1e6 + np.arange(STEPS, dtype=np.float64) * STEP_S
    moments = _moments(seed, zone, number, times)
    outside, solar = outdoor_c(seed, times), solar_w(seed, times)
    devices = _devices(moments, outside)
    home = np.sum(list(devices.values()), axis=0) + loads.other_w(
        moments, smooth(lambda few: sun(few)[0], times)
    )
    columns = devices | {
        "solar": solar, "home": home, "outdoor_c": outside, "price": _price(moments),
        "gas": loads.gas_flow(moments, outside), "water": loads.water_flow(moments, devices),
        "inverter_c": 19 + outside / 4 + solar / 190 + 2 * moments.noise(51, 900),
    }  # fmt: skip
    return _Demand(columns, battery.wanted(moments, solar - home, STEP_S))


def _moments(seed: int, zone: ZoneInfo, number: int, times: Floats) -> loads.Moments:
    start = datetime.fromtimestamp(float(times[0]), UTC) + timedelta(hours=1)
    local = start.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    hours = 4 + offset.total_seconds() / 3600 + np.arange(STEPS) * STEP_S / 3600
    dice = loads.chances(seed, number)
    return loads.Moments(seed, number, times, hours, local.weekday() >= 5, dice)


def _devices(moments: loads.Moments, outside: Floats) -> dict[str, Floats]:
    return {
        "heat_pump": loads.heat_pump_w(moments, outside),
        "wallbox": loads.wallbox_w(moments),
        "dishwasher": loads.dishwasher_w(moments),
        "washing_machine": loads.washing_machine_w(moments),
        "fridge": loads.fridge_w(moments),
        "hob": loads.hob_w(moments),
    }


def _price(moments: loads.Moments) -> Floats:
    """A dynamic tariff in EUR/kWh that changes on the hour: dear evenings, cheap noons."""
    hour = np.arange(32.0)
    shape = 0.08 * np.exp(-((hour - 18.5) ** 2) / 6) + 0.05 * np.exp(-((hour - 8) ** 2) / 4)
    noon = (0.03 + 0.05 * moments.chance(52)) * np.exp(-((hour - 13) ** 2) / 7)
    of_hour: Floats = np.round(0.24 + shape - noon + 0.04 * (moments.chance(53) - 0.5), 4)
    return of_hour[moments.hours.astype(np.int64)]
