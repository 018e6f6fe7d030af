"""The physics of the simulated home: powers and meters at any moment, by seed and time alone.

A model day starts at 04:00 UTC, and days can be asked for in any order. Powers are straight
lines between points 15 s apart and meters are their exact integrals; at every moment
solar + import + discharge = home + export + charge, for powers and for meters.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from energy_desktop.demo.powers import DAY_START_S, DAY_US, STEPS, Powers, day_of, day_start_us
from energy_desktop.demo.weather import STEP_S, Floats

HOUR_US = 3_600_000_000
CACHED_DAYS = 14

FLOWS = ("solar", "import", "export", "charge", "discharge", "home")
DEVICES = ("heat_pump", "wallbox", "dishwasher", "washing_machine", "fridge", "hob")
METERED = (*FLOWS, *DEVICES, "gas", "water")
LEVELS = ("grid", "battery", "battery_wh", "outdoor_c", "inverter_c", "price")
COLUMNS = (*METERED, *LEVELS)
INDEX = {name: row for row, name in enumerate(COLUMNS)}
METER_BASE = {
    "solar": 21300.0, "import": 11840.0, "export": 9410.0, "charge": 8120.0, "discharge": 7570.0,
    "home": 23180.0, "heat_pump": 8210.0, "wallbox": 6330.0, "dishwasher": 1020.0,
    "washing_machine": 780.0, "fridge": 910.0, "hob": 1490.0, "gas": 4380.0, "water": 498_000.0,
}  # fmt: skip
"""Readings at the start of the anchor day; large enough for two years of use before it."""

Times = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Day:
    """One model day: ``values[column, point]`` and their integrals ``energy``, in Wh."""

    start_us: int
    values: Floats
    energy: Floats


@dataclass(frozen=True, slots=True)
class Hours:
    """A model day by hour: ``shape[mean min max, column, hour]``, Wh at its 25 borders."""

    shape: Floats
    energy: Floats


_DayFunction = Callable[[int, Times], Floats]


class Home:
    """Powers, levels and meters of one home; ``anchor_us`` is in the day with known readings."""

    def __init__(self, seed: int, time_zone: str, anchor_us: int) -> None:
        self._powers = Powers(seed, time_zone)
        self._days: OrderedDict[int, Day] = OrderedDict()
        self._anchor = day_of(anchor_us)
        base = np.array([METER_BASE[name] for name in METERED])
        self._readings: dict[int, Floats] = {self._anchor: base}
        self._hours: dict[int, Hours] = {}
        self._lock = Lock()

    def day(self, number: int) -> Day:
        """The model day ``number``, computed once and kept while it is in use."""
        with self._lock:
            if number not in self._days:
                self._days[number] = _integrated(number, self._points(number))
            self._days.move_to_end(number)
            if len(self._days) > CACHED_DAYS:
                self._days.popitem(last=False)
            return self._days[number]

    def hours(self, number: int) -> Hours:
        """The hours of a model day; kept for good, they are small."""
        if number not in self._hours:
            day = self._days.get(number)
            self._hours[number] = _hours(self._points(number) if day is None else day.values)
        return self._hours[number]

    def readings(self, number: int) -> Floats:
        """The meters of all ``METERED`` columns at the start of a model day, kWh (m³, L)."""
        step = 1 if number > self._anchor else -1
        known = number
        while known not in self._readings:
            known -= step
        while known != number:
            used = self.hours(known if step > 0 else known - 1).energy[: len(METERED), -1] / 1000
            self._readings[known + step] = self._readings[known] + step * used
            known += step
        return self._readings[number]

    def meter_at_hours(self, column: str, times: Times) -> Floats:
        """``meter`` at whole hours, from the hours alone: fast over years."""
        row = INDEX[column]

        def read(number: int, at: Times) -> Floats:
            energy = self.hours(number).energy[row]
            hour = (at - day_start_us(number)) // HOUR_US
            result: Floats = self.readings(number)[row] + energy[hour] / 1000
            return result

        return _piecewise(times, read)

    def buckets(self, column: str, starts: Times, length_us: int) -> Floats:
        """Mean, min and max (3 rows) of a column in the hours or 5 minutes that start there."""
        row, result = INDEX[column], np.empty((3, len(starts)))
        for number, chosen in _by_day(starts):
            place = (starts[chosen] - day_start_us(number)) // length_us
            result[:, chosen] = self._parts(number, length_us)[:, row, place]
        return result

    def values(self, column: str, times: Times) -> Floats:
        """The power in W (or level) of a column at each of ``times`` (ascending, µs)."""
        return _piecewise(times, lambda day, at: self._value(day, INDEX[column], at))

    def meter(self, column: str, times: Times) -> Floats:
        """The reading of a column's meter in kWh (m³, L) at each of ``times``."""
        return _piecewise(times, lambda day, at: self._reading(day, INDEX[column], at))

    def _parts(self, number: int, length_us: int) -> Floats:
        if length_us == HOUR_US:
            return self.hours(number).shape
        return _shape(self.day(number).values, DAY_US // length_us)

    def _value(self, number: int, row: int, times: Times) -> Floats:
        day = self.day(number)
        point, part = _position(day, times)
        left, right = day.values[row, point], day.values[row, point + 1]
        result: Floats = left + (right - left) * part
        return result

    def _reading(self, number: int, row: int, times: Times) -> Floats:
        day = self.day(number)
        point, part = _position(day, times)
        left, right = day.values[row, point], day.values[row, point + 1]
        inside = (left + (right - left) * part / 2) * part * STEP_S / 3600
        result: Floats = self.readings(number)[row] + (day.energy[row, point] + inside) / 1000
        return result

    def _points(self, number: int) -> Floats:
        values = np.empty((len(COLUMNS), STEPS + 1))
        for name, column in self._powers.of_day(number).items():
            values[INDEX[name], :-1] = column
        values[:, -1] = values[:, -2]
        return values


def _by_day(times: Times) -> Iterator[tuple[int, slice]]:
    """The model days that ascending ``times`` touch, each with its slice of them."""
    days = (times - DAY_START_S * 1_000_000) // DAY_US
    for number in np.unique(days):
        yield int(number), slice(*np.searchsorted(days, (number, number + 1)))


def _piecewise(times: Times, computed: _DayFunction) -> Floats:
    result = np.empty(len(times))
    for number, chosen in _by_day(times):
        result[chosen] = computed(number, times[chosen])
    return result


def _integrated(number: int, values: Floats) -> Day:
    energy = np.zeros_like(values)
    np.cumsum((values[:, 1:] + values[:, :-1]) * (STEP_S / 7200), axis=1, out=energy[:, 1:])
    return Day(day_start_us(number), values, energy)


def _shape(values: Floats, parts: int) -> Floats:
    """``[mean min max, column, part]`` of a day's points in equal parts."""
    points = values[:, :-1].reshape(len(COLUMNS), parts, -1)
    borders = values[:, :: STEPS // parts]
    mean = points.mean(axis=2) + np.diff(borders, axis=1) * (parts / STEPS / 2)
    return np.stack((mean, points.min(axis=2), points.max(axis=2)))


def _hours(values: Floats) -> Hours:
    shape = _shape(values, 24)
    return Hours(shape, np.pad(np.cumsum(shape[0], axis=1), ((0, 0), (1, 0))))


def _position(day: Day, times: Times) -> tuple[Times, Floats]:
    steps = (times - day.start_us) / (STEP_S * 1e6)
    point = np.clip(steps.astype(np.int64), 0, STEPS - 1)
    return point, steps - point
