"""Figures for Prometheus, in its text format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from energy_desktop import units
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import Entity, LiveValue
from energy_desktop.services.provenance import Provenance
from energy_desktop.services.readings import Readings
from energy_desktop.services.status import Status

GAPS_OF: Final = timedelta(hours=24)
ValueOf = Callable[[str], LiveValue | None]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure; ``kind`` is counter, gauge or summary, ``values`` by what follows the name."""

    name: str
    kind: str
    help: str
    values: dict[str, float]


async def exposition(
    status: Status, readings: Readings, sensors: Sequence[Entity], shown: Sequence[Metric]
) -> str:
    """All figures, with those that the tracked sensors show; what can't be had is left out."""
    return written([*_of_program(status), *await _of_gaps(readings, sensors), *shown])


def of_sensors(sensors: Sequence[Entity], value: ValueOf) -> list[Metric]:
    """Powers in W and meters in kWh now. A meter that may go down is no counter of Prometheus'."""
    power: dict[str, float] = {}
    rising: dict[str, float] = {}
    other: dict[str, float] = {}
    for sensor in sensors:
        now = value(sensor.entity_id)
        if now is None or now.state is None:
            continue
        if units.is_power(now.unit):
            into = power
        elif units.is_energy(now.unit):
            into = rising if sensor.state_class == "total_increasing" else other
        else:
            continue
        into[f'{{entity_id="{_escaped(sensor.entity_id)}"}}'] = now.state
    found = [
        Metric("power_watts", "gauge", "Power of a tracked sensor now.", power),
        Metric("energy_kwh_total", "counter", "Meter of a tracked sensor that only rises.", rising),
        Metric("energy_kwh", "gauge", "Energy of a tracked sensor that may also fall.", other),
    ]
    return [metric for metric in found if metric.values]


def written(metrics: Sequence[Metric]) -> str:
    """The figures as Prometheus reads them."""
    lines: list[str] = []
    for metric in metrics:
        name = f"energy_desktop_{metric.name}"
        lines += [f"# HELP {name} {metric.help}", f"# TYPE {name} {metric.kind}"]
        lines += [f"{name}{suffix} {value!r}" for suffix, value in metric.values.items()]
    return "\n".join(lines) + "\n"


def _of_program(status: Status) -> list[Metric]:
    counts = status.counts()
    return [
        _one("readings_received_total", "counter", "Readings that Home Assistant sent.",
             counts.received),
        _one("readings_stored_total", "counter", "Readings that the database has acknowledged.",
             counts.stored),
        _one("readings_refused_total", "counter", "Rows that the database refused.",
             counts.refused),
        _one("readings_buffered", "gauge", "Readings that are in memory alone.", counts.buffered),
        _one("readings_journalled", "gauge", "Readings that wait in the journal.",
             counts.journalled),
        _one("reconnects_total", "counter", "How often the subscription was made anew.",
             counts.reconnects),
        _one("home_assistant_connected", "gauge", "1 while Home Assistant is connected.",
             counts.connected),
        Metric("query_seconds", "summary", "Time that answers of the API took.",
               {"_sum": counts.queries_s, "_count": counts.queries}),
    ]  # fmt: skip


async def _of_gaps(readings: Readings, sensors: Sequence[Entity]) -> list[Metric]:
    """Nothing before a tracked sensor has readings: what nobody recorded yet is no gap."""
    now = readings.now()
    try:
        if not sensors or not await readings.newest([each.entity_id for each in sensors]):
            return []
        spans = await readings.coverage(None, now - GAPS_OF, now)
    except EnergyDesktopError:
        return []
    missing = (s.end - s.start for s in spans if s.kind is Provenance.MISSING)
    seconds = sum(missing, timedelta()).total_seconds()
    return [_one("gap_seconds", "gauge", "Time of the last 24 hours that is missing.", seconds)]


def _one(name: str, kind: str, text: str, value: float) -> Metric:
    return Metric(name, kind, text, {"": value})


def _escaped(text: str) -> str:
    """Text as a label may hold it."""
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
