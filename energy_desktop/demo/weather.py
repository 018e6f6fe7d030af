"""Sun, clouds and temperature above the simulated home (52.37° N, 4.89° E): pure functions.

Every function takes times as an array of seconds since the Unix epoch, and is a
function of seed and time alone, so any moment of any year can be asked for in any order.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LATITUDE = np.radians(52.37)
LONGITUDE_H = 4.89 / 15
PANEL_TILT = np.radians(35)
PANEL_PEAK_W = 6300.0
INVERTER_LIMIT_W = 5800.0
DAY_S = 86400
STEP_S = 15
"""Seconds between the points of the model."""


def uniform(seed: int, salt: int, indices: NDArray[np.int64]) -> Floats:
    """One number in 0–1 for each index: a hash (splitmix64), so it needs no order and no state."""
    mixed = indices.astype(np.uint64) + np.uint64((seed * 1_000_003 + salt * 7919) % 2**63)
    mixed = mixed * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2**53


def noise(seed: int, salt: int, times: Floats, period_s: int) -> Floats:
    """Smooth noise in 0–1 that wanders over about ``period_s`` seconds, without seams.

    ``times`` are ``STEP_S`` apart and ``period_s`` is a multiple of that: so many short
    lines between knots are one product, ten times faster than looking each time up.
    """
    steps = period_s // STEP_S
    first = int(times[0]) // STEP_S
    knots = np.arange(first // steps, (first + len(times) - 1) // steps + 2, dtype=np.int64)
    heights = uniform(seed, salt, knots)
    if len(knots) < 8:
        return np.interp(times, knots * float(period_s), heights)
    lines = heights[:-1, None] + np.diff(heights)[:, None] * (np.arange(steps) / steps)
    return lines.reshape(-1)[first % steps :][: len(times)]


def smooth(computed: Callable[[Floats], Floats], times: Floats) -> Floats:
    """``computed`` at every 30th of ``times``, straight lines between: for slow curves."""
    few = np.append(times[::30], times[-1])
    return np.interp(times, few, computed(few))


def year_angle(times: Floats) -> Floats:
    """The place of the Earth on its way around the Sun, in radians, 0 at the winter solstice."""
    return 2 * np.pi * ((times / DAY_S + 10.6) % 365.2425) / 365.2425


def sun(times: Floats) -> tuple[Floats, Floats]:
    """Sine of the sun's height and cosine of its angle to the panels (south, 35°)."""
    season = year_angle(times)
    declination = np.radians(-23.44) * np.cos(season)
    lag_h = 0.12 * np.sin(2 * season) - 0.13 * np.sin(season)
    angle = np.pi * ((times / 3600 + LONGITUDE_H + lag_h) % 24 - 12) / 12
    sin_d, cos_d, cos_h = np.sin(declination), np.cos(declination), np.cos(angle)
    height = np.sin(LATITUDE) * sin_d + np.cos(LATITUDE) * cos_d * cos_h
    tilted = LATITUDE - PANEL_TILT
    return height, np.sin(tilted) * sin_d + np.cos(tilted) * cos_d * cos_h


def clear_sky_w(times: Floats) -> Floats:
    """What the panels give under a cloudless sky, in W."""
    height, incidence = sun(times)
    up = np.maximum(height, 0.0)
    beam = 1.353 * 0.7 ** ((1 / (up + 0.05)) ** 0.678)
    light = beam * np.maximum(incidence, 0.0) * 0.85 + 0.12 * up
    return np.where(height > 0, PANEL_PEAK_W * light, 0.0)


def cloudiness(seed: int, times: Floats) -> Floats:
    """The share of the light that clouds take, 0–0.9: weather of days, fronts, single clouds."""
    weather = noise(seed, 1, times, 17 * DAY_S // 10) * 0.6 + noise(seed, 2, times, 3 * 3600) * 0.4
    passing = noise(seed, 3, times, 1500) * 0.6 + noise(seed, 4, times, 240) * 0.4
    broken = np.clip((passing - 1.0 + weather) * 4.0, 0.0, 1.0)
    veil = np.clip(weather * 0.5 - 0.1, 0.0, 0.4)
    return np.clip(broken * 0.68 + veil * 0.5, 0.0, 0.9)


def solar_w(seed: int, times: Floats) -> Floats:
    """What the inverter delivers, in W, with the shimmer of real panels."""
    shimmer = 0.985 + 0.03 * noise(seed, 5, times, 15)
    power = smooth(clear_sky_w, times) * (1 - cloudiness(seed, times)) * shimmer
    return np.where(power > 8, np.minimum(power, INVERTER_LIMIT_W), 0.0)


def outdoor_c(seed: int, times: Floats) -> Floats:
    """The temperature outside in °C: season, weather of the week, hour of the day."""
    weather = 9 * (noise(seed, 6, times, 23 * DAY_S // 10) - 0.5) + noise(seed, 7, times, 2400)
    return smooth(_usual_c, times) + weather


def _usual_c(times: Floats) -> Floats:
    hour = (times / 3600 + LONGITUDE_H) % 24
    season = 10.8 - 7.5 * np.cos(year_angle(times) - 0.5)
    result: Floats = season - 3 * np.cos(2 * np.pi * (hour - 3) / 24)
    return result
