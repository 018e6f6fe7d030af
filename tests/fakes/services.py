"""``FakeServices``: the interface of the core over a made-up home, without stores or network.

Every answer is a function of time, so the same at every run. Tests change the plain attributes
(``live.power``, ``home_assistant.state``, ``readings.gaps`` …) and emit ``events``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.events import Events
from energy_desktop.models import (
    Entity,
    Envelope,
    LiveValue,
    Period,
    Role,
    to_us,
)
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.flows import Flows
from energy_desktop.services.jumps import Jump
from energy_desktop.services.live import PowerNow
from energy_desktop.services.meters import Meters
from energy_desktop.services.provenance import CoverageSpan, Provenance
from energy_desktop.services.readings import RoleLine
from energy_desktop.services.statistics import (
    DayFigures,
    Figure,
    MeasurementBucket,
    MeasurementSeries,
    RoleEnergy,
)
from tests.fakes.home_day import Powers, battery_percent, powers
from tests.fakes.home_entities import ENTITIES
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.program_services import (
    FakeDatabases,
    FakeHomeAssistant,
    FakeRepair,
    FakeSettings,
    FakeStatus,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 18, 12, 32, tzinfo=UTC)
Span = tuple[datetime, datetime]


class FakeEntities:
    """Sensors of the home; ``found_next`` are what find_new adds."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self.entities = {entity.entity_id: entity for entity in ENTITIES}
        self.found_next: tuple[Entity, ...] = ()
        self.meters = Meters(MemoryStateStore(), events, lambda: NOW)
        self.meters.on_changed = lambda: self._replace({})

    def all(self) -> tuple[Entity, ...]:
        return tuple(self.entities.values())

    def get(self, entity_id: str) -> Entity | None:
        return self.entities.get(entity_id)

    def tracked(self) -> tuple[Entity, ...]:
        return tuple(e for e in self.entities.values() if e.is_tracked)

    def by_role(self, role: Role) -> tuple[Entity, ...]:
        return tuple(e for e in self.entities.values() if e.role is role and e.is_active)

    def current(self) -> tuple[Entity, ...]:
        return tuple(e for e in self.all() if not self.meters.is_replaced(e.entity_id))

    def shown(self) -> tuple[Entity, ...]:
        return tuple(e for e in self.current() if e.is_tracked)

    async def continue_by(self, old_id: str, new_id: str, at: datetime) -> None:
        await self.meters.continue_by(self.entities[old_id], self.entities[new_id], at)

    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        wanted = set(entity_ids)
        self._replace({i: replace(e, is_tracked=i in wanted) for i, e in self.entities.items()})

    async def set_role(self, entity_id: str, role: Role | None, *, inverted: bool = False) -> None:
        entity = self.entities[entity_id]
        self._replace({entity_id: replace(entity, role=role, inverted=inverted)})

    async def find_new(self) -> int:
        self._replace({entity.entity_id: entity for entity in self.found_next})
        return len(self.found_next)

    def _replace(self, changed: Mapping[str, Entity]) -> None:
        self.entities = {**self.entities, **changed}
        self._events.entities_changed.emit(self.all())


class FakeLive:
    """Newest values; ``power`` overrides what the made-up home gives at ``now``."""

    def __init__(self, entities: FakeEntities, at: datetime) -> None:
        self.zone = BERLIN
        self.at = at
        self.power: PowerNow | None = None
        self.values: dict[str, LiveValue] = {}
        for entity in entities.all():
            state = float(entity.attributes.get("now", 0.0))
            self.values[entity.entity_id] = LiveValue(
                entity.entity_id, state, str(state), entity.unit, at
            )

    def value(self, entity_id: str) -> LiveValue | None:
        return self.values.get(entity_id)

    def now(self) -> PowerNow:
        if self.power is not None:
            return self.power
        return PowerNow(
            4400.0, -1570.0, -2400.0, 430.0, 68.0, None, self.at,
            has_solar=True, has_grid=True, has_battery=True,
        )  # fmt: skip


class FakeReadings:
    """Lines of the made-up home with a hole of 85 s; ``error`` makes every query fail."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.error: EnergyDesktopError | None = None
        self.delay: asyncio.Event | None = None
        self.empty = False
        self.queries = 0
        start = at - timedelta(minutes=31, seconds=40)
        self.gaps: list[Span] = [(start, start + timedelta(seconds=85))]

    async def lines(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, max_points: int = 2000
    ) -> list[Envelope]:
        await self._begin()
        at = self._times(start, end, max_points)
        home = powers(at / 1e6).home
        return [
            Envelope(entity_id, at, self._cut(at, home / (i + 1)), reduced=True)
            for i, entity_id in enumerate(entity_ids)
        ]

    async def role_lines(
        self, roles: Sequence[Role], start: datetime, end: datetime, max_points: int = 2000
    ) -> list[RoleLine]:
        await self._begin()
        at = self._times(start, end, max_points)
        states = powers(at / 1e6)
        by_role = {
            Role.SOLAR_POWER: states.solar,
            Role.GRID_POWER: states.grid,
            Role.BATTERY_POWER: states.battery,
            Role.HOME_POWER: states.home,
            Role.BATTERY_LEVEL: battery_percent(at / 1e6),
        }
        return [RoleLine(role, at, self._cut(at, by_role[role])) for role in roles]

    async def coverage(
        self, entity_id: str | None, start: datetime, end: datetime
    ) -> list[CoverageSpan]:
        await self._begin()
        spans: list[CoverageSpan] = []
        begin = start
        for gap_start, gap_end in sorted(self.gaps):
            low, high = max(gap_start, start), min(gap_end, end)
            if low < high:
                spans += [
                    CoverageSpan(begin, low, Provenance.LIVE),
                    CoverageSpan(low, high, Provenance.MISSING),
                ]
                begin = high
        spans.append(CoverageSpan(begin, end, Provenance.LIVE))
        return [span for span in spans if span.start < span.end]

    async def today_peak(self, role: Role) -> tuple[float, datetime] | None:
        await self._begin()
        return None if self.empty else (6100.0, self.at - timedelta(minutes=88))

    async def _begin(self) -> None:
        self.queries += 1
        if self.delay is not None:
            await self.delay.wait()
        if self.error is not None:
            raise self.error

    def _times(self, start: datetime, end: datetime, max_points: int) -> Any:
        end = min(end, self.at)
        if self.empty or end <= start:
            return np.zeros(0, np.int64)
        return np.linspace(to_us(start), to_us(end), max_points).astype(np.int64)

    def _cut(self, at: Any, state: Any) -> Any:
        state = state.copy()
        for start, end in self.gaps:
            state[(at >= to_us(start)) & (at < to_us(end))] = np.nan
        return state


class FakeStatistics:
    """Sums of the made-up home; ``figures`` and ``flow`` are today's, as in the pictures."""

    def __init__(self, readings: FakeReadings) -> None:
        self._readings = readings
        at = readings.at
        self.figures: DayFigures = DayFigures(
            Figure(21.4, 18.9), Figure(12.9, 14.2), Figure(2.2, 4.1), Figure(7.8, 5.6),
            Figure(0.83, 0.71), at,
        )  # fmt: skip
        self.jumps_found = [
            Jump("", at - timedelta(hours=h), at - timedelta(hours=h), 100.0, 100.0 + size)
            for h, size in ((2, 800.0), (5, -42.5))
        ]
        self.flow = Flows(7.9, 5.7, 7.7, 3.0, 0.1, 2.0, 0.2, complete=True)

    async def energy(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period
    ) -> list[EnergySeries]:
        await self._readings._begin()
        buckets = self._buckets(start, end, period, lambda p: p.home)
        result = []
        for i, entity_id in enumerate(entity_ids):
            mine = tuple(
                replace(b, value=None if b.value is None else b.value / (i + 1)) for b in buckets
            )
            result.append(EnergySeries(entity_id, "kWh", _total(mine), mine))
        return result

    async def averages(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period
    ) -> list[MeasurementSeries]:
        await self._readings._begin()
        return [
            MeasurementSeries(
                entity_id, "°C",
                tuple(
                    MeasurementBucket(begin, until, 14.2, 9.1, 19.8, 1.0, Provenance.LIVE)
                    for begin, until in periods.buckets(period, start, end, BERLIN)
                ),
            )
            for entity_id in entity_ids
        ]  # fmt: skip

    async def jumps(self, entity_id: str, start: datetime, end: datetime) -> list[Jump]:
        await self._readings._begin()
        found = [j for j in self.jumps_found if start <= j.at < end]
        return [replace(jump, entity_id=entity_id) for jump in found]

    async def day(self, day: date | None = None) -> DayFigures:
        await self._readings._begin()
        return self.figures

    async def flows(self, start: datetime, end: datetime) -> Flows:
        await self._readings._begin()
        return self.flow

    async def role_energy(self, start: datetime, end: datetime, period: Period) -> list[RoleEnergy]:
        await self._readings._begin()
        parts = {
            Role.SOLAR_ENERGY: lambda p: p.solar,
            Role.BATTERY_DISCHARGE: lambda p: np.clip(p.battery, 0, None),
            Role.GRID_IMPORT: lambda p: np.clip(p.grid, 0, None),
            Role.BATTERY_CHARGE: lambda p: np.clip(-p.battery, 0, None),
            Role.GRID_EXPORT: lambda p: np.clip(-p.grid, 0, None),
            None: lambda p: p.home,
        }
        result = []
        for role, part in parts.items():
            buckets = self._buckets(start, end, period, part)
            result.append(RoleEnergy(role or "home", role, _total(buckets), buckets, 1.0))
        return result

    async def oldest(self) -> datetime | None:
        return None if self._readings.empty else datetime(2022, 1, 14, 8, tzinfo=UTC)

    def _buckets(
        self, start: datetime, end: datetime, period: Period, part: Any
    ) -> tuple[EnergyBucket, ...]:
        return tuple(
            self._bucket(begin, until, part)
            for begin, until in periods.buckets(period, start, end, BERLIN)
        )

    def _bucket(self, begin: datetime, until: datetime, part: Any) -> EnergyBucket:
        last = min(until, self._readings.at)
        if last <= begin or self._readings.empty:
            return EnergyBucket(begin, until, None, 0.0, Provenance.MISSING)
        at = np.arange(begin.timestamp(), last.timestamp(), 300.0)
        states: Powers = powers(at)
        age = self._readings.at - begin
        provenance = Provenance.LIVE if age < timedelta(days=26) else Provenance.HOURLY
        return EnergyBucket(begin, until, float(part(states).sum() / 12_000), 1.0, provenance)


def _total(buckets: Sequence[EnergyBucket]) -> float | None:
    known = [b.value for b in buckets if b.value is not None]
    return sum(known) if known else None


@dataclass
class FakeServices:
    """All of them; ``now`` is the moment at which the made-up home stands still."""

    now: datetime = NOW
    events: Events = field(default_factory=Events)

    def __post_init__(self) -> None:
        self.entities = FakeEntities(self.events)
        self.live = FakeLive(self.entities, self.now)
        self.readings = FakeReadings(self.now)
        self.statistics = FakeStatistics(self.readings)
        self.home_assistant = FakeHomeAssistant(self.events, self.now)
        self.status = FakeStatus(self.events)
        self.repair = FakeRepair()
        self.databases = FakeDatabases()
        self.settings = FakeSettings(self.events)

    def clock(self) -> datetime:
        """The time the widgets are told."""
        return self.now
