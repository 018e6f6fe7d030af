"""A made-up home as pure functions of time: the day of the design's pictures, every day a little
different. Solar − battery charging + grid = home holds at every instant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_OFFSET_S = 7200.0
BATTERY_KWH = 10.0


@dataclass(frozen=True)
class Powers:
    """W; grid + = import, battery + = discharge."""

    solar: Floats
    home: Floats
    battery: Floats
    grid: Floats


def noise(at_s: Floats, period_s: float, seed: int) -> Floats:
    """Smooth noise in −1…1 that changes about every ``period_s``."""
    x = at_s / period_s
    cell = np.floor(x)
    share = x - cell
    share = share * share * (3 - 2 * share)
    result: Floats = _hash(cell, seed) * (1 - share) + _hash(cell + 1, seed) * share
    return result


def powers(at_s: Floats) -> Powers:
    """All four powers at epoch seconds; not to be written to."""
    return _powers(np.asarray(at_s, np.float64).tobytes(), np.shape(at_s))


@lru_cache(maxsize=2_000)
def _powers(times: bytes, shape: tuple[int, ...]) -> Powers:
    """The tests ask for the same day again and again."""
    at_s = np.frombuffer(times).reshape(shape)
    hour = (at_s + _OFFSET_S) % 86_400 / 3600
    day = np.floor((at_s + _OFFSET_S) / 86_400)
    solar = _solar(at_s, hour, day)
    home = _home(at_s, hour, day)
    surplus = solar - home
    wanted = np.clip(surplus * 0.58 + 110 * noise(at_s, 140, 21), 0, 3400.0)
    charging = np.where((hour > 8.5) & (hour < 15.83), wanted, 0.0)
    given = np.clip(-surplus * 0.7, 0, 1800.0)
    discharging = np.where((hour > 17.5) | (hour < 1.5), given, 0.0)
    battery = discharging - charging
    made = Powers(solar, home, battery, home - solar - battery)
    for values in (made.solar, made.home, made.battery, made.grid):
        values.setflags(write=False)
    return made


def battery_percent(at_s: Floats) -> Floats:
    """A level that rises by day and falls by night; 68 at 14:32."""
    hour = (at_s + _OFFSET_S) % 86_400 / 3600
    knots = [0.0, 2.0, 8.5, 13.0, 15.83, 17.5, 24.0]
    level: Floats = np.interp(hour, knots, [31.0, 21.0, 18.0, 30.4, 100.0, 97.0, 31.0])
    return level


def _solar(at_s: Floats, hour: Floats, day: Floats) -> Floats:
    height = np.clip(np.sin(np.pi * (hour - 5.2) / 16.2), 0, None) ** 1.5
    season = 0.66 + 0.34 * np.cos(2 * np.pi * (day % 365.25 - 172) / 365.25)
    weather = np.where(day == 20_622, 1.0, 0.78 + 0.22 * _hash(day, 3))
    clouds = 1 - 0.09 * (1 + noise(at_s, 95, 5)) * (1 + noise(at_s, 700, 6)) / 1.6
    clouds *= 1 - 0.05 * (1 + noise(at_s, 23, 7)) * (1 + noise(at_s, 240, 8))
    result: Floats = 5700 * height * season * weather * clouds
    return result


def _home(at_s: Floats, hour: Floats, day: Floats) -> Floats:
    base = 440 + 35 * noise(at_s, 210, 11) + 25 * noise(at_s, 17, 12)
    load = np.zeros_like(base)
    for start, length, watts in (
        (6.4, 0.9, 820.0), (7.1, 0.12, 1900.0), (12.1, 0.35, 1750.0), (13.64, 0.05, 2020.0),
        (13.95, 0.22, 560.0), (14.17, 0.07, 2100.0), (14.31, 0.04, 2350.0), (17.9, 0.7, 1850.0),
        (18.6, 3.6, 520.0), (20.2, 1.1, 900.0),
    ):  # fmt: skip
        shift = 0.12 * _hash(day, int(start * 10)) * (day != 20_622)
        load += np.where((hour >= start + shift) & (hour < start + shift + length), watts, 0.0)
    result: Floats = base + load * (0.95 + 0.03 * noise(at_s, 60, 13))
    return result


def _hash(cell: Floats, seed: int) -> Floats:
    mixed = np.sin(cell * 12.9898 + seed * 78.233) * 43_758.5453
    result: Floats = 2 * (mixed - np.floor(mixed)) - 1
    return result
