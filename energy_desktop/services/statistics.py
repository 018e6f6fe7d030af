"""How much energy: by hour, day, month of a sensor, a role or the home. One place for every figure.

Past hours come from statistics (Δ``sum`` along the chain), what follows the newest row from the
readings by the raw meter rules (data.md, section 7). Buckets are civil ones of the program's zone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from energy_desktop import periods, units
from energy_desktop.models import CoverageKind, Period, Role, from_us, to_us
from energy_desktop.services import buckets, measurements, pieces
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.compare import COMPARABLE
from energy_desktop.services.entities import Entities
from energy_desktop.services.flows import Flows, split
from energy_desktop.services.jumps import Jump, Jumps
from energy_desktop.services.measurements import MeasurementSeries
from energy_desktop.services.parts import Counted, Parts
from energy_desktop.services.pieces import Pieces
from energy_desktop.services.readings import Readings
from energy_desktop.services.rows import Span
from energy_desktop.services.sources import Counting, Source, sources
from energy_desktop.services.together import together
from energy_desktop.stores.base import Stores
from energy_desktop.summaries import HOUR_US

HOME: Final = "home"
Total = tuple[float | None, float]
_HOUR: Final = timedelta(hours=1)
_BALANCE: Final = (
    (Role.SOLAR_ENERGY, 1),
    (Role.GRID_IMPORT, 1),
    (Role.BATTERY_DISCHARGE, 1),
    (Role.BATTERY_CHARGE, -1),
    (Role.GRID_EXPORT, -1),
)


@dataclass(frozen=True, slots=True)
class RoleEnergy:
    """Energy of a role of the home in kWh by bucket; ``role`` None with ``id`` "home".

    ``coverage`` and ``counted_s`` as those of ``EnergySeries``.
    """

    id: str
    role: Role | None
    total: float | None
    buckets: tuple[EnergyBucket, ...]
    coverage: float
    counted_s: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and the same of the day before up to the same wall-clock time; None: not known.

    ``coverage``: how much of the time of ``value`` is known, from 0 to 1.
    """

    value: float | None
    previous: float | None
    coverage: float = 1.0


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
    """Questions about energy and means. ``zone`` gives the program's zone, unless one is asked for.

    Buckets are made and filled in a thread: of a year by 5 minutes there are 100,000.
    """

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
        self,
        entity_ids: Sequence[str],
        start: datetime,
        end: datetime,
        period: Period,
        zone: ZoneInfo | None = None,
        until: datetime | None = None,
    ) -> list[EnergySeries]:
        """Energy per bucket of each sensor: meters in their unit, power-only sensors integrated.

        One bucket for each that touches [start, end), the first and the last as far as they lie in
        it; what comes after ``until``, unless given now, is not known.
        """
        zone = zone or self._zone()
        span, into = await asyncio.to_thread(self._asked, start, end, period, zone, until)
        return await together([self._series(e, span, into) for e in entity_ids])

    async def averages(
        self,
        entity_ids: Sequence[str],
        start: datetime,
        end: datetime,
        period: Period,
        zone: ZoneInfo | None = None,
        until: datetime | None = None,
    ) -> list[MeasurementSeries]:
        """Time-weighted mean, min and max per bucket of each sensor, buckets as in ``energy``."""
        zone = zone or self._zone()
        span, into = await asyncio.to_thread(self._asked, start, end, period, zone, until)
        return await together([self._measured(e, span, into) for e in entity_ids])

    async def jumps(self, entity_id: str, start: datetime, end: datetime) -> list[Jump]:
        """The greatest changes of a meter in [start, end), the greatest first, a dozen at most."""
        return await self._jumps.of(entity_id, to_us(start), to_us(end))

    async def role_energy(
        self, start: datetime, end: datetime, period: Period, until: datetime | None = None
    ) -> list[RoleEnergy]:
        """Energy per bucket of the roles that the home has, and of the home itself, whose total is
        not known where the others leave less than nothing."""
        by_role = await self._by_role(start, end, period, until)
        found = [_role_energy(role.value, role, s) for role, s in by_role.items()]
        if Role.GRID_IMPORT in by_role:
            signs = [sign for role, sign in _BALANCE if role in by_role]
            series = [by_role[role] for role, _sign in _BALANCE if role in by_role]
            found.append(_role_energy(HOME, None, _used(buckets.added(HOME, series, signs))))
        return found

    async def day(self, day: date | None = None, now: datetime | None = None) -> DayFigures:
        """A day's figures up to now, or whole if it is past, beside those of the day before."""
        zone, now = self._zone(), now or self._now()
        day = day or periods.local_date(now, zone)
        start = periods.day_start(day, zone)
        end = periods.day_start(day + timedelta(days=1), zone)
        until = min(now, end)
        before = day - timedelta(days=1)
        same = periods.same_time_on(before, until, zone) if until < end else start
        this = await self._totals(start, until)
        last = await self._totals(periods.day_start(before, zone), same)
        figures = {name: _beside(this[name], last[name]) for name in this}
        return DayFigures(**figures, until=until)

    async def flows(self, start: datetime, end: datetime) -> Flows:
        """Who fed whom: split per 5 minutes where they are known, else per hour, then summed."""
        until = max(start, min(end, self._now()))
        amounts: dict[Role, Pieces] = {}
        known = bool(sources(self._entities, Role.GRID_IMPORT))
        span = replace(_span(start, until, [], self._zone()), fine=True, edges=None)
        counting = Counting(self._parts, span)
        for role, _sign in _BALANCE:
            found = [await counting.of(source) for source in sources(self._entities, role)]
            parts = [pieces.by_5_minutes(counted.pieces) for counted in found]
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

    async def oldest_of(self, entity_id: str) -> datetime | None:
        """The oldest moment of which anything is known of a sensor; None while there is nothing.

        A sensor that was read first within the hour of its first row began then.
        """
        sensors = self._entities.meters.sensors(entity_id)
        read = self._readings.series.readings
        now_us = to_us(self._now())
        first = [await read(e, 0, now_us, include_null=False, limit=1) for e in sensors]
        oldest = min((from_us(int(rows.at[0])) for rows in first if len(rows)), default=None)
        hour = await self._oldest_hour(sensors)
        if hour is None or (oldest is not None and oldest < hour + _HOUR):
            return oldest
        return hour

    async def _oldest_hour(self, entity_ids: Sequence[str]) -> datetime | None:
        first = await self._readings.series.first_statistics(entity_ids, Period.HOUR)
        return from_us(min(first.values())) if first else None

    async def begun(self, entity_ids: Sequence[str]) -> dict[str, datetime]:
        """Since when Home Assistant has statistics of each sensor itself.

        Absent where that is not known: it has none, or not all of them were fetched yet.
        """
        stored = await self._readings.stored(entity_ids, 0, 1) if entity_ids else []
        whole = {c.scope for c in stored if c.kind is CoverageKind.STATISTICS}
        first = await self._readings.series.first_statistics(sorted(whole), Period.HOUR)
        return {entity_id: from_us(at) for entity_id, at in first.items()}

    async def _by_role(
        self, start: datetime, end: datetime, period: Period, until: datetime | None
    ) -> dict[Role, EnergySeries]:
        found: dict[Role, EnergySeries] = {}
        zone = self._zone()
        span, into = await asyncio.to_thread(self._asked, start, end, period, zone, until)
        counting = Counting(self._parts, span)
        for role, _sign in _BALANCE:
            asked = [
                self._of_source(source, span, into, counting)
                for source in sources(self._entities, role)
            ]
            if asked:
                series = await together(asked)
                found[role] = buckets.added(role.value, series, [1] * len(series))
        return found

    async def _totals(self, start: datetime, until: datetime) -> dict[str, Total]:
        """Totals of the home by DayFigures' names, and how much of the time each is known."""
        found = {e.id: e for e in await self.role_energy(start, until, Period.DAY)}

        def total(name: str) -> Total:
            energy = found.get(name)
            return (energy.total, energy.coverage) if energy else (None, 0.0)

        home, bought = total(HOME), total(Role.GRID_IMPORT)
        return {
            "solar_kwh": total(Role.SOLAR_ENERGY),
            "home_kwh": home,
            "import_kwh": bought,
            "export_kwh": total(Role.GRID_EXPORT),
            "self_sufficiency": (self_sufficiency(bought[0], home[0]), min(home[1], bought[1])),
        }

    def _asked(
        self, start: datetime, end: datetime, period: Period, zone: ZoneInfo, until: datetime | None
    ) -> tuple[Span, list[periods.Bucket]]:
        """The range up to ``until`` or now, and the buckets of all of it."""
        into = periods.buckets_within(period, start, end, zone)
        return _span(start, max(start, min(end, until or self._now())), into, zone), into

    async def _series(
        self, entity_id: str, span: Span, into: Sequence[periods.Bucket]
    ) -> EnergySeries:
        found = await self._parts.energy(entity_id, span)
        return await self._filled(entity_id, found, span, into)

    async def _of_source(
        self, source: Source, span: Span, into: Sequence[periods.Bucket], counting: Counting
    ) -> EnergySeries:
        found = await counting.of(source)
        return await self._filled(source.entity.entity_id, found, span, into)

    async def _filled(
        self, entity_id: str, found: Counted, span: Span, into: Sequence[periods.Bucket]
    ) -> EnergySeries:
        entity = self._entities.get(entity_id)
        unit = units.KWH if found.pieces.estimated else entity.unit if entity else None
        within = (span.first, span.last)
        return await asyncio.to_thread(
            buckets.filled,
            entity_id,
            unit,
            found.pieces,
            into,
            found.known,
            within,
            found.noted_us,
        )

    async def _measured(
        self, entity_id: str, span: Span, into: Sequence[periods.Bucket]
    ) -> MeasurementSeries:
        entity = self._entities.get(entity_id)
        if entity is None:
            nothing = tuple(measurements.unknown(a, b) for a, b in into)
            return MeasurementSeries(entity_id, None, nothing)
        found, parts = await self._parts.measured(entity_id, span)
        within = (span.first, span.last)
        measured = await asyncio.to_thread(measurements.filled, found, parts, into, within)
        return MeasurementSeries(entity_id, entity.unit, measured)


def _span(start: datetime, until: datetime, into: Sequence[periods.Bucket], zone: ZoneInfo) -> Span:
    """The range asked for; by 5 minutes where days of the zone begin within an hour."""
    civil = [at == periods.floor(Period.DAY, at, zone) for at in (start, until)]
    inner = [to_us(a) for a, _b in into[1:]]
    fine = any(at % HOUR_US for at in inner)
    first, last = to_us(start), to_us(until)
    return Span(first, last, fine, (civil[0], civil[1]), (first, *inner, last))


def _beside(this: Total, last: Total) -> Figure:
    """What was known too little of the day before is nothing to compare with."""
    return Figure(this[0], last[0] if last[1] >= COMPARABLE else None, this[1])


def self_sufficiency(bought_kwh: float | None, home_kwh: float | None) -> float | None:
    """1 − min(1, grid import ÷ home used); None where either is not known or nothing was used."""
    if bought_kwh is None or home_kwh is None or home_kwh <= 0:
        return None
    return 1 - min(1.0, max(0.0, bought_kwh) / home_kwh)


def _used(balance: EnergySeries) -> EnergySeries:
    """A home can't use less than nothing: below that a part of the balance is not known."""
    if balance.total is None or balance.total >= 0:
        return balance
    return replace(balance, total=None)


def _role_energy(name: str, role: Role | None, series: EnergySeries) -> RoleEnergy:
    return RoleEnergy(name, role, series.total, series.buckets, series.coverage, series.counted_s)
