"""How much energy: by hour, day, month of a sensor, a role or the home. One place for every figure.

Past hours come from statistics (Δ``sum`` along the chain), what follows the newest row from the
readings by the raw meter rules (data.md, section 7). Buckets are civil ones of the program's zone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods, units
from energy_desktop.models import (
    Period,
    Role,
    from_us,
    to_us,
)
from energy_desktop.services import buckets, measures, pieces
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.compare import COMPARABLE
from energy_desktop.services.entities import Entities
from energy_desktop.services.flows import Flows, split
from energy_desktop.services.jumps import Jump, Jumps
from energy_desktop.services.measures import Measures
from energy_desktop.services.parts import Parts
from energy_desktop.services.pieces import Pieces
from energy_desktop.services.provenance import UNRECORDED, Part, Provenance, worst
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Span
from energy_desktop.stores.base import Stores
from energy_desktop.summaries import HOUR_US

T = TypeVar("T")

HOME: Final = "home"
_BALANCE: Final = (
    (Role.SOLAR_ENERGY, 1),
    (Role.GRID_IMPORT, 1),
    (Role.BATTERY_DISCHARGE, 1),
    (Role.BATTERY_CHARGE, -1),
    (Role.GRID_EXPORT, -1),
)


@dataclass(frozen=True, slots=True)
class MeasurementBucket:
    """Mean, min and max of [start, end) in the sensor's stored unit; None: not known."""

    start: datetime
    end: datetime
    mean: float | None
    min: float | None
    max: float | None
    coverage: float
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MeasurementSeries:
    """A measurement by bucket."""

    entity_id: str
    unit: str | None
    buckets: tuple[MeasurementBucket, ...]


@dataclass(frozen=True, slots=True)
class RoleEnergy:
    """Energy of a role of the home in kWh by bucket; ``role`` None with ``id`` "home"."""

    id: str
    role: Role | None
    total: float | None
    buckets: tuple[EnergyBucket, ...]
    coverage: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the same of the day before up to the same wall-clock time; None: not known."""

    value: float | None
    previous: float | None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day so far: kWh, and self-sufficiency from 0 to 1, until ``until``."""

    solar_kwh: Figure
    home_kwh: Figure
    import_kwh: Figure
    export_kwh: Figure
    self_sufficiency: Figure
    until: datetime


class Statistics:
    """Questions about energy and means. ``zone`` gives the program's zone."""

    def __init__(
        self,
        stores: Stores,
        entities: Entities,
        readings: Readings,
        zone: Callable[[], ZoneInfo],
        now: Callable[[], datetime],
    ) -> None:
        self._stores = stores
        self._entities = entities
        self._readings = readings
        self._parts = Parts(entities, readings)
        self._jumps = Jumps(entities, readings)
        self._zone = zone
        self._now = now

    async def energy(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period
    ) -> list[EnergySeries]:
        """Energy per bucket of each sensor: meters in their unit, power-only sensors integrated.

        One bucket for each that touches [start, end); those of the future are not known.
        """
        until = max(start, min(end, self._now()))
        into = periods.buckets(period, start, end, self._zone())
        return await _together([self._series(e, start, until, into) for e in entity_ids])

    async def averages(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period
    ) -> list[MeasurementSeries]:
        """Time-weighted mean, min and max per bucket of each sensor."""
        until = max(start, min(end, self._now()))
        into = periods.buckets(period, start, end, self._zone())
        return await _together([self._measured(e, start, until, into) for e in entity_ids])

    async def jumps(self, entity_id: str, start: datetime, end: datetime) -> list[Jump]:
        """The greatest changes of a meter in [start, end), the greatest first, a dozen at most."""
        return await self._jumps.of(entity_id, to_us(start), to_us(end))

    async def role_energy(self, start: datetime, end: datetime, period: Period) -> list[RoleEnergy]:
        """Energy per bucket of the roles that the home has, and of the home itself."""
        by_role = await self._by_role(start, end, period)
        found = [_role_energy(role.value, role, s) for role, s in by_role.items()]
        if Role.GRID_IMPORT in by_role:
            signs = [sign for role, sign in _BALANCE if role in by_role]
            series = [by_role[role] for role, _sign in _BALANCE if role in by_role]
            found.append(_role_energy(HOME, None, buckets.added(HOME, series, signs)))
        return found

    async def day(self, day: date | None = None) -> DayFigures:
        """A day's figures up to now, or whole if it is past, beside those of the day before."""
        zone, now = self._zone(), self._now()
        day = day or periods.local_date(now, zone)
        start = periods.day_start(day, zone)
        end = periods.day_start(day + timedelta(days=1), zone)
        until = min(now, end)
        before = day - timedelta(days=1)
        same = periods.same_time_on(before, until, zone) if until < end else start
        this = await self._totals(start, until)
        last = await self._totals(periods.day_start(before, zone), same, comparable=True)
        figures = {name: Figure(this[name], last[name]) for name in this}
        return DayFigures(**figures, until=until)

    async def flows(self, start: datetime, end: datetime) -> Flows:
        """Who fed whom: split per 5 minutes where they are known, else per hour, then summed."""
        until = max(start, min(end, self._now()))
        amounts: dict[Role, Pieces] = {}
        known = bool(self._entities.by_role(Role.GRID_IMPORT))
        span = replace(self._span(start, until, []), fine=True, edges=None)
        for role, _sign in _BALANCE:
            found = [
                await self._parts.energy(e.entity_id, span) for e in self._entities.by_role(role)
            ]
            parts = [counted.pieces for counted in found]
            known = known and all(
                pieces.known_us(p) >= COMPARABLE * (span.last - span.first) for p in parts
            )
            amounts[role] = pieces.joined(parts) if parts else pieces.NOTHING
        return split(amounts, complete=known)

    async def oldest(self) -> datetime | None:
        """The oldest moment of which anything is known; None while there is nothing."""
        health = await self._stores.series.health()
        sensors = self._entities.meters.sensors
        tracked = [id_ for e in self._entities.tracked() for id_ in sensors(e.entity_id)]
        hour = await self._oldest_hour(list(dict.fromkeys(tracked)))
        return min((at for at in (health.oldest, hour) if at), default=None)

    async def _oldest_hour(self, entity_ids: Sequence[str]) -> datetime | None:
        """By halving: "is there a row before?" is cheap, reading all rows is not."""
        newest = self._readings.series.last_statistics
        if not entity_ids or not await newest(entity_ids, Period.HOUR):
            return None
        low, high = 0, to_us(self._now()) // HOUR_US + 1
        while high - low > 1:
            middle = (low + high) // 2
            if await newest(entity_ids, Period.HOUR, middle * HOUR_US):
                high = middle
            else:
                low = middle
        return from_us(low * HOUR_US)

    async def _by_role(
        self, start: datetime, end: datetime, period: Period
    ) -> dict[Role, EnergySeries]:
        found: dict[Role, EnergySeries] = {}
        for role, _sign in _BALANCE:
            ids = [e.entity_id for e in self._entities.by_role(role)]
            if ids:
                series = await self.energy(ids, start, end, period)
                found[role] = buckets.added(role.value, series, [1] * len(series))
        return found

    async def _totals(
        self, start: datetime, until: datetime, *, comparable: bool = False
    ) -> dict[str, float | None]:
        """Totals of the home by DayFigures' names; ``comparable``: None below 95 % coverage."""
        found = {e.id: e for e in await self.role_energy(start, until, Period.DAY)}

        def total(name: str) -> float | None:
            energy = found.get(name)
            if energy is None or (comparable and energy.coverage < COMPARABLE):
                return None
            return energy.total

        home, bought = total(HOME), total(Role.GRID_IMPORT)
        return {
            "solar_kwh": total(Role.SOLAR_ENERGY),
            "home_kwh": home,
            "import_kwh": bought,
            "export_kwh": total(Role.GRID_EXPORT),
            "self_sufficiency": self_sufficiency(bought, home),
        }

    async def _series(
        self, entity_id: str, start: datetime, until: datetime, into: Sequence[periods.Bucket]
    ) -> EnergySeries:
        entity = self._entities.get(entity_id)
        span = self._span(start, until, into)
        found = await self._parts.energy(entity_id, span)
        unit = units.KWH if found.pieces.estimated else entity.unit if entity else None
        within = (span.first, span.last)
        return buckets.filled(
            entity_id, unit, found.pieces, into, found.known, within, found.noted_us
        )

    async def _measured(
        self, entity_id: str, start: datetime, until: datetime, into: Sequence[periods.Bucket]
    ) -> MeasurementSeries:
        entity = self._entities.get(entity_id)
        if entity is None:
            nothing = tuple(_unknown(a, b) for a, b in into)
            return MeasurementSeries(entity_id, None, nothing)
        span = self._span(start, until, into)
        found, parts = await self._parts.measured(entity_id, span)
        measured = _measurements(found, parts, into, (span.first, span.last))
        return MeasurementSeries(entity_id, entity.unit, measured)

    def _span(self, start: datetime, until: datetime, into: Sequence[periods.Bucket]) -> Span:
        """The range asked for; by 5 minutes where days of the zone begin within an hour."""
        zone = self._zone()
        civil = [at == periods.floor(Period.DAY, at, zone) for at in (start, until)]
        fine = any(to_us(a) % HOUR_US for a, _b in into[1:])
        first, last = to_us(start), to_us(until)
        edges = (first, *(to_us(a) for a, _b in into[1:]), last)
        return Span(first, last, fine, (civil[0], civil[1]), edges)


async def _together(asked: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """All answers; the stores have several readers. If one fails nothing is left running."""
    tasks = [asyncio.create_task(each) for each in asked]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


def self_sufficiency(bought_kwh: float | None, home_kwh: float | None) -> float | None:
    """1 − min(1, grid import ÷ home used); None where either is not known or nothing was used."""
    if bought_kwh is None or home_kwh is None or home_kwh <= 0:
        return None
    return 1 - min(1.0, max(0.0, bought_kwh) / home_kwh)


def _role_energy(name: str, role: Role | None, series: EnergySeries) -> RoleEnergy:
    return RoleEnergy(name, role, series.total, series.buckets, series.coverage)


def _unknown(
    start: datetime, end: datetime, how: Provenance = Provenance.MISSING
) -> MeasurementBucket:
    return MeasurementBucket(start, end, None, None, None, 0.0, how)


def _measurements(
    measured: Measures,
    parts: Sequence[Part],
    into: Sequence[periods.Bucket],
    within: tuple[int, int],
) -> tuple[MeasurementBucket, ...]:
    """One bucket each; what lies outside of ``within`` (µs) does not count."""
    starts = np.clip(np.array([to_us(a) for a, _b in into], np.int64), *within)
    ends = np.clip(np.array([to_us(b) for _a, b in into], np.int64), *within)
    found = measures.split(measured, np.append(starts, ends[-1:]))
    low, high = np.searchsorted(found.start, starts), np.searchsorted(found.start, ends)
    return tuple(
        _measurement(found, slice(low[i], high[i]), (int(starts[i]), int(ends[i])), parts, bucket)
        for i, bucket in enumerate(into)
    )


def _measurement(
    found: Measures,
    inside: slice,
    within: tuple[int, int],
    parts: Sequence[Part],
    bucket: periods.Bucket,
) -> MeasurementBucket:
    lengths = (found.end[inside] - found.start[inside]).astype(np.float64)
    weight = float(lengths.sum())
    how = worst(parts, *within)
    if not weight:
        return _unknown(*bucket, how if how in UNRECORDED else Provenance.MISSING)
    return MeasurementBucket(
        *bucket,
        mean=float((found.mean[inside] * lengths).sum() / weight),
        min=float(found.min[inside].min()),
        max=float(found.max[inside].max()),
        coverage=min(1.0, weight / (within[1] - within[0])),
        provenance=how,
    )
