"""What uses electricity, gas and water in the simulated home, by habit, season and weather.

Pure functions of a ``Moments`` (the times of one day); powers are W, flows are
thousandths of a unit per hour (0.001 m³/h, 0.001 L/h), so that all integrate alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from energy_desktop.demo.weather import Floats, noise, uniform

FIRST_CHANCE, CHANCES = 20, 36


def chances(seed: int, day: int) -> Floats:
    """The dice of one day, one for each salt from ``FIRST_CHANCE`` on."""
    return uniform(seed, 0, day * CHANCES + np.arange(CHANCES, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Moments:
    """The points in time of one day: seconds since the epoch, and local hours (4 … 30)."""

    seed: int
    day: int
    times: Floats
    hours: Floats
    weekend: bool
    chances: Floats

    def chance(self, salt: int) -> float:
        """A number in 0–1 that is the same whenever this day is asked for."""
        return float(self.chances[salt - FIRST_CHANCE])

    def noise(self, salt: int, period_s: int) -> Floats:
        """Smooth noise in 0–1 over these times."""
        return noise(self.seed, salt, self.times, period_s)

    def between(self, start_h: float, end_h: float) -> Floats:
        """1 from ``start_h`` until ``end_h`` in local hours, else 0."""
        return ((self.hours >= start_h) & (self.hours < end_h)).astype(np.float64)


Programme = tuple[tuple[float, float], ...]
DISHWASHER: Programme = ((5, 60), (16, 2050), (34, 85), (13, 1980), (22, 28))
WASHING: Programme = ((4, 45), (19, 2080), (42, 190), (8, 120), (11, 470))


def phase_of(turns: Floats) -> Floats:
    """Where in its cycle a machine is, 0–1, after so many turns."""
    return turns - np.floor(turns)


def run(moments: Moments, start_h: float, programme: Programme) -> Floats:
    """The power of a machine started at ``start_h``: (minutes, W) after each other."""
    ends_h = start_h + np.cumsum([minutes for minutes, _ in programme]) / 60
    levels = np.array([*(power for _, power in programme), 0.0])
    power = levels[np.searchsorted(ends_h, moments.hours, side="right")]
    return np.where(moments.hours >= start_h, power, 0.0)


def wobble(moments: Moments, power: Floats, salt: int, share: float = 0.08) -> Floats:
    """``power`` with the small unrest of a real machine."""
    result: Floats = power * (1 - share / 2 + share * moments.noise(salt, 15))
    return result


def dishwasher_w(moments: Moments) -> Floats:
    """After dinner on most days."""
    if moments.chance(20) > 0.68:
        return np.full_like(moments.times, 0.6)
    start_h = 19.2 + 1.8 * moments.chance(21)
    return 0.6 + wobble(moments, run(moments, start_h, DISHWASHER), 22)


def washing_machine_w(moments: Moments) -> Floats:
    """In the morning, more often at the weekend."""
    if moments.chance(23) > (0.75 if moments.weekend else 0.38):
        return np.full_like(moments.times, 0.9)
    start_h = 8.5 + 5.5 * moments.chance(24)
    return 0.9 + wobble(moments, run(moments, start_h, WASHING), 25, 0.5)


def fridge_w(moments: Moments) -> Floats:
    """A compressor that runs a third of every three quarters of an hour."""
    phase = phase_of(moments.times / 2760 + 0.3 * moments.noise(26, 7200))
    power = np.where(phase < 0.36, 78 + 45 * np.maximum(1 - phase * 30, 0), 1.4)
    return wobble(moments, power, 27)


def hob_w(moments: Moments) -> Floats:
    """Breakfast eggs, dinner every evening, lunch at the weekend."""
    dinner_h = 17.7 + 1.1 * moments.chance(28)
    cooking = moments.between(dinner_h, dinner_h + 0.45 + 0.4 * moments.chance(29))
    cooking += moments.between(7.1, 7.1 + 0.2 * moments.chance(30)) * 0.6
    if moments.weekend:
        cooking += moments.between(12.3, 12.75) * 0.8
    pulses = phase_of(moments.times / 45) < 0.35 + 0.5 * moments.noise(31, 405)
    return 0.5 + cooking * np.where(pulses, 1850 + 250 * moments.noise(32, 30), 60.0)


def wallbox_w(moments: Moments) -> Floats:
    """The car, some evenings: 7.4 or 11 kW, tapering at the end."""
    if moments.chance(33) > 0.27:
        return np.full_like(moments.times, 3.0)
    start_h = 18.0 + 5.0 * moments.chance(34)
    peak = 11000.0 if moments.chance(35) > 0.55 else 7360.0
    end_h = start_h + (7000 + 19000 * moments.chance(36)) / peak
    taper = np.clip((end_h - moments.hours) * 6, 0.2, 1.0)
    return 3.0 + wobble(moments, moments.between(start_h, end_h) * peak * taper, 37, 0.02)


def heat_pump_w(moments: Moments, outdoor_c: Floats) -> Floats:
    """Heats below 15 °C, cycling when little is needed; hot water at noon."""
    setback = 0.65 + 0.35 * moments.between(5.5, 22.5)
    heat_w = np.maximum(15.0 - outdoor_c, 0) * 205 * setback
    needed = heat_w / np.clip(2.6 + 0.08 * outdoor_c, 1.6, 4.5)
    duty = np.clip(needed / 780, 0, 1)
    running = phase_of(moments.times / 3300 + 0.4 * moments.noise(38, 5400)) < duty
    heating = np.where(running & (duty > 0.04), np.maximum(needed, 780.0), 9.0)
    water_h = 12.6 + 0.5 * moments.chance(39)
    heating = np.where(moments.between(water_h, water_h + 0.75) > 0, 1750.0, heating)
    return wobble(moments, heating, 40, 0.06)


def other_w(moments: Moments, sun_height: Floats) -> Floats:
    """Stand-by, light after dark, screens in the evening, kettle and oven."""
    awake = moments.between(6.6, 23.3 + moments.chance(41))
    dark = np.clip(0.1 - sun_height, 0, 0.1) * 10
    at_home = 1.0 if moments.weekend else moments.between(6.6, 8.4) + moments.between(16.8, 30)
    light = awake * dark * (110 + 120 * moments.noise(42, 2700))
    screens = awake * at_home * (70 + 140 * moments.noise(43, 3600))
    kettle_noise = moments.noise(44, 600)
    kettle = awake * at_home * np.where(kettle_noise > 0.955, 2150.0, 0.0)
    oven = moments.between(17.6, 18.5) * (moments.chance(45) < 0.45) * 2300
    oven = np.where(phase_of(moments.times / 240) < 0.55, oven, 0.0)
    return (
        165
        + 80 * moments.noise(46, 900)
        + 14 * moments.noise(47, 15)
        + (light + screens + kettle + oven)
    )


def showers(moments: Moments) -> Floats:
    """1 while somebody takes a shower: mornings, sometimes evenings."""
    first = 6.7 + 0.6 * moments.chance(48) + (1.2 if moments.weekend else 0.0)
    running = moments.between(first, first + 0.14)
    running += moments.between(first + 0.4, first + 0.52)
    if moments.chance(49) < 0.5:
        running += moments.between(21.6, 21.75)
    return running


def water_flow(moments: Moments, devices: Mapping[str, Floats]) -> Floats:
    """Showers, taps and the machines (their powers in ``devices``), in 0.001 L/h."""
    taps = moments.between(6.5, 23.5) * np.where(moments.noise(50, 300) > 0.93, 330.0, 0.0)
    machine = (devices["washing_machine"] > 1500) * 60.0
    machine += (devices["dishwasher"] > 1500) * 25.0
    return 1000 * (showers(moments) * 510 + taps + machine)


def gas_flow(moments: Moments, outdoor_c: Floats) -> Floats:
    """Hot water, and the boiler's help on cold evenings, in 0.001 m³/h."""
    cold = np.clip(6 - outdoor_c, 0, 15) * moments.between(17, 22.5)
    burning = phase_of(moments.times / 1500) < 0.4
    return 1000 * (showers(moments) * 1.9 + np.where(burning, cold * 0.11, 0.0))
