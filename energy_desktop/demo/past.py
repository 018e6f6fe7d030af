"""The rows that a moving sensor had before the simulated home was started, computed on demand."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from energy_desktop.demo.home import Home
from energy_desktop.demo.powers import DAY_US
from energy_desktop.demo.sensors import Floats, Sensor, Times


def grid(sensor: Sensor, start_us: int, end_us: int) -> Times:
    """The times in [start, end) at which a sensor was read: every ``every_s``, own offset."""
    every_us = sensor.every_s * 1_000_000
    offset_us = every_us - _lead_us(sensor)
    first = -((offset_us - start_us) // every_us) * every_us + offset_us
    return np.arange(first, end_us, every_us, dtype=np.int64)


def _lead_us(sensor: Sensor) -> int:
    """How long before the full ``every_s`` a sensor is read.

    A meter is read just before the mark and shows what it has at the mark: so the last state
    of an hour is exactly what the statistics of that hour say.
    """
    spread = crc32(sensor.entity_id.encode())
    return 1 + spread % (50_000 if sensor.meter else sensor.every_s * 1_000_000)


def _numbers(home: Home, sensor: Sensor, times: Times) -> Floats:
    return sensor.numbers(home, times + _lead_us(sensor) if sensor.meter else times)


def rows(home: Home, sensor: Sensor, start_us: int, end_us: int) -> tuple[Times, Floats]:
    """Times and numbers of the changes in [start, end); a reading equal to the last is no row."""
    times = grid(sensor, start_us - sensor.every_s * 1_000_000, end_us)
    if not len(times):
        return times, np.empty(0)
    numbers = _numbers(home, sensor, times)
    changed = np.append(False, np.diff(numbers) != 0) & (times >= start_us)
    return times[changed], numbers[changed]


def last(home: Home, sensor: Sensor, before_us: int) -> tuple[int, float]:
    """The newest row at or before a time: when it came and its number."""
    start_us = before_us + 1
    while before_us - start_us < DAY_US:
        start_us -= 3_600_000_000
        times, numbers = rows(home, sensor, start_us, start_us + 3_600_000_001)
        if len(times):
            return int(times[-1]), float(numbers[-1])
    times = grid(sensor, start_us, before_us + 1)[:1]
    return int(times[0]), float(_numbers(home, sensor, times)[0])
