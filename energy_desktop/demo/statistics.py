"""Answers to questions about long-term statistics, as Home Assistant's recorder compiles them.

Before the start of the simulated home they come from the model, which agrees with the rows of
the history; after it from the rows that were told, so that they say what clients saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop.demo import history
from energy_desktop.demo.home import HOUR_US
from energy_desktop.demo.instance import FIVE_MINUTES_US, HISTORY_KEPT_US, Instance
from energy_desktop.demo.sensors import Floats, Sensor, Times
from energy_desktop.models import from_us, to_us

TWO_YEARS_US = 731 * 24 * HOUR_US
LENGTHS_US = {"5minute": FIVE_MINUTES_US}
PERIODS = ("5minute", "hour", "day", "week", "month")
SUM_STARTED_AT = 250.0
"""What the meters read when Home Assistant met them, so that ``sum`` is not ``state``."""


@dataclass(frozen=True, slots=True)
class Buckets:
    """Columns of equal length; NaN where a figure does not apply. ``change`` is of ``sum``."""

    start: Times
    end: Times
    mean: Floats
    min: Floats
    max: Floats
    state: Floats
    sum: Floats
    change: Floats


def has_statistics(sensor: Sensor) -> bool:
    """Whether Home Assistant compiles statistics of it."""
    return "state_class" in sensor.attributes


def is_summed(sensor: Sensor) -> bool:
    """Whether it has a sum (a meter) and not a mean."""
    return sensor.attributes.get("state_class") in {"total", "total_increasing"}


def during(
    instance: Instance, entity_id: str, period: str, start_us: int, end_us: int
) -> Buckets | None:
    """The compiled buckets that start in [start, end); None where there are none."""
    zone = ZoneInfo(instance.time_zone)
    if period in {"day", "week", "month"}:
        start_us = civil_start(from_us(start_us), period, zone)
        end_us = civil_start(from_us(end_us - 1), period, zone, later=1)
    length_us = LENGTHS_US.get(period, HOUR_US)
    edges = _edges(instance, length_us, start_us, end_us)
    if len(edges) < 2:
        return None
    compiled = _compiled(instance, entity_id, edges)
    if compiled is None or period in {"5minute", "hour"}:
        return compiled
    return _merged(compiled, period, zone)


def _edges(instance: Instance, length_us: int, start_us: int, end_us: int) -> Times:
    """The borders of the whole buckets that are past and still kept."""
    kept_us = HISTORY_KEPT_US if length_us == FIVE_MINUTES_US else TWO_YEARS_US
    start_us = max(start_us, instance.now_us - kept_us)
    first = -(-start_us // length_us) * length_us
    until = min(-(-end_us // length_us), instance.now_us // length_us) * length_us
    return np.arange(first, until + 1, length_us, dtype=np.int64)


def _compiled(instance: Instance, entity_id: str, edges: Times) -> Buckets | None:
    sensor = instance.sensors[entity_id]
    length_us = int(edges[1] - edges[0])
    seen_us = instance.started_us // length_us * length_us
    parts: list[Buckets | None] = []
    modelled = edges[edges <= seen_us] if sensor.column else edges[:0]
    if len(modelled) > 1:
        parts.append(_from_model(instance, sensor, modelled))
    told = edges[edges >= seen_us]
    if len(told) > 1:
        parts.append(_from_rows(instance, entity_id, sensor, told, seen_us))
    found = [part for part in parts if part is not None]
    return _joined(found) if found else None


def _from_model(instance: Instance, sensor: Sensor, edges: Times) -> Buckets:
    starts, length_us = edges[:-1], int(edges[1] - edges[0])
    if is_summed(sensor):
        return _summed(edges, _meter_at(instance, sensor, edges))
    mean, low, high = instance.home.buckets(str(sensor.column), starts, length_us) * sensor.scale
    low, high = sensor.shown(low), sensor.shown(high)
    return _averaged(edges, np.clip(mean, low, high), low, high)


def _meter_at(instance: Instance, sensor: Sensor, times: Times) -> Floats:
    column, home = str(sensor.column), instance.home
    hourly = not (times % HOUR_US).any()
    return sensor.shown(home.meter_at_hours(column, times) if hourly else home.meter(column, times))


def _summed(edges: Times, readings: Floats, sums: Floats | None = None) -> Buckets:
    sums = readings - SUM_STARTED_AT if sums is None else sums
    nothing = np.full(len(edges) - 1, np.nan)
    return Buckets(
        edges[:-1], edges[1:], nothing, nothing, nothing, readings[1:], sums[1:], np.diff(sums)
    )


def _averaged(edges: Times, mean: Floats, low: Floats, high: Floats) -> Buckets:
    nothing = np.full(len(edges) - 1, np.nan)
    return Buckets(edges[:-1], edges[1:], mean, low, high, nothing, nothing, nothing)


def _from_rows(
    instance: Instance, entity_id: str, sensor: Sensor, edges: Times, seen_us: int
) -> Buckets | None:
    """Buckets of what was told from ``seen_us`` on; none before the first number."""
    times, numbers = _numbers(instance, entity_id, seen_us, int(edges[-1]))
    if not len(times):
        return None
    edges = edges[max(int(np.searchsorted(edges, times[0], side="right")) - 1, 0) :]
    if len(edges) < 2:
        return None
    place = np.maximum(np.searchsorted(times, edges, side="left") - 1, 0)
    if is_summed(sensor):
        return _summed(edges, numbers[place], _sums(sensor, numbers)[place])
    found = np.array([_shape(times, numbers, *pair) for pair in pairwise(edges.tolist())])
    return _averaged(edges, found[:, 0], found[:, 1], found[:, 2])


def _numbers(
    instance: Instance, entity_id: str, start_us: int, end_us: int
) -> tuple[Times, Floats]:
    """The numeric states from ``start_us`` on, the one held there first."""
    asked = history.Question((entity_id,), start_us, end_us)
    states = history.changes(instance, entity_id, asked, start_us - HISTORY_KEPT_US)
    numbers = np.array([_number(state.state) for state in states])
    times = np.array([state.updated_us for state in states], dtype=np.int64)
    known = ~np.isnan(numbers)
    return times[known], numbers[known]


def _number(state: str | None) -> float:
    try:
        number = float(state or "nan")
    except ValueError:
        return np.nan
    return number if np.isfinite(number) else np.nan


def _sums(sensor: Sensor, numbers: Floats) -> Floats:
    """The running sum at each number: what a meter went up, and all it shows after a reset."""
    steps = np.diff(numbers, prepend=numbers[0])
    if sensor.attributes.get("state_class") == "total_increasing":
        previous = np.concatenate((numbers[:1], numbers[:-1]))
        steps = np.where(numbers < 0.9 * previous, numbers, steps)
    begun = numbers[0] - SUM_STARTED_AT if sensor.column else 0.0
    result: Floats = begun + np.cumsum(steps)
    return result


def _shape(times: Times, numbers: Floats, start: int, end: int) -> tuple[float, float, float]:
    """Time-weighted mean, min and max in [start, end), a value held until the next."""
    first = max(int(np.searchsorted(times, start, side="right")) - 1, 0)
    last = int(np.searchsorted(times, end, side="left"))
    held = numbers[first:last]
    weights = np.diff(np.append(np.maximum(times[first:last], start), end))
    return float(np.average(held, weights=weights)), float(held.min()), float(held.max())


def _joined(parts: Sequence[Buckets]) -> Buckets:
    if len(parts) == 1:
        return parts[0]
    names = Buckets.__slots__
    return Buckets(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def civil_start(at: datetime, period: str, zone: ZoneInfo, later: int = 0) -> int:
    """The start in µs of the day, week or month that ``at`` lies in, or of the next (``later``)."""
    day = at.astimezone(zone).date()
    if period == "week":
        day += timedelta(days=7 * later - day.weekday())
    elif period == "month":
        month = day.month - 1 + later
        day = day.replace(year=day.year + month // 12, month=month % 12 + 1, day=1)
    else:
        day += timedelta(days=later)
    return to_us(datetime.combine(day, time(), zone))


def _merged(hours: Buckets, period: str, zone: ZoneInfo) -> Buckets:
    """Hours put together to civil days, weeks or months."""
    starts = []
    at_us = civil_start(from_us(int(hours.start[0])), period, zone)
    while at_us < hours.end[-1]:
        starts.append(at_us)
        at_us = civil_start(from_us(at_us), period, zone, later=1)
    edges = np.array([*starts, at_us], dtype=np.int64)
    first = np.searchsorted(hours.start, edges[:-1])
    last = np.append(first[1:], len(hours.start)) - 1
    counts = last - first + 1
    return Buckets(
        edges[:-1], edges[1:],
        np.add.reduceat(hours.mean, first) / counts,
        np.minimum.reduceat(hours.min, first), np.maximum.reduceat(hours.max, first),
        hours.state[last], hours.sum[last], np.add.reduceat(hours.change, first),
    )  # fmt: skip


def metadata(sensor: Sensor, entity_id: str) -> dict[str, Any]:
    """What ``recorder/list_statistic_ids`` says of one sensor."""
    summed = is_summed(sensor)
    return {
        "statistic_id": entity_id,
        "display_unit_of_measurement": sensor.unit,
        "has_mean": not summed,
        "mean_type": 0 if summed else 1,
        "has_sum": summed,
        "name": None,
        "source": "recorder",
        "statistics_unit_of_measurement": sensor.unit,
        "unit_class": UNIT_CLASSES.get(sensor.unit or ""),
    }


UNIT_CLASSES = {
    "kWh": "energy", "Wh": "energy", "MWh": "energy", "W": "power", "kW": "power",
    "°C": "temperature", "m³": "volume", "L": "volume",
}  # fmt: skip
IN_BASE_UNIT = {
    "kWh": 1000.0,
    "Wh": 1.0,
    "MWh": 1e6,
    "W": 1.0,
    "kW": 1000.0,
    "m³": 1000.0,
    "L": 1.0,
}


def conversion(unit: str | None, wanted: dict[str, str]) -> float:
    """The factor from a sensor's unit to the one that the client wants for its class."""
    target = wanted.get(UNIT_CLASSES.get(unit or "", ""))
    if unit not in IN_BASE_UNIT or target not in IN_BASE_UNIT:
        return 1.0
    return IN_BASE_UNIT[unit] / IN_BASE_UNIT[target]
