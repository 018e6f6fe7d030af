"""``FakeServices``: the interface of the core over a made-up home, without stores or network.

Every answer is a function of time, so the same at every run. Tests change the plain attributes
(``live.power``, ``home_assistant.state``, ``readings.gaps`` …) and emit ``events``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods
from energy_desktop.autostart import HIDDEN, Autostart
from energy_desktop.credentials import Credentials
from energy_desktop.events import Events
from energy_desktop.models import (
    Entity,
    LiveValue,
    Period,
    Role,
)
from energy_desktop.services.api_keys import ApiKeys
from energy_desktop.services.buckets import EnergyBucket, EnergySeries
from energy_desktop.services.flows import Flows
from energy_desktop.services.jumps import Jump
from energy_desktop.services.live import PowerNow
from energy_desktop.services.measurements import MeasurementBucket, MeasurementSeries
from energy_desktop.services.meters import Meters
from energy_desktop.services.provenance import Provenance
from energy_desktop.services.statistics import (
    DayFigures,
    Figure,
    RoleEnergy,
)
from tests.fakes.home_day import Powers, powers
from tests.fakes.home_entities import ENTITIES
from tests.fakes.memory_keyring import MemoryKeyring
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.program_services import (
    FakeDatabases,
    FakeDiagnostics,
    FakeEntry,
    FakeHomeAssistant,
    FakeRepair,
    FakeSettings,
    FakeStatus,
)
from tests.fakes.readings import FakeCourses, FakeReadings, Span

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 18, 12, 32, tzinfo=UTC)


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


class FakeStatistics:
    """Sums of the made-up home; ``figures`` and ``flow`` are today's, as in the pictures.

    Nothing is known before ``since``. ``has_grid``: what the home uses can be told. ``moments`` are
    up to when each question counted.
    """

    def __init__(self, readings: FakeReadings) -> None:
        self._readings = readings
        self.has_grid = True
        self.moments: list[datetime | None] = []
        self.oldest_by_id: dict[str, datetime] = {}
        self.begun_by_id: dict[str, datetime] = {}
        at = readings.at
        self.since = datetime.min.replace(tzinfo=UTC)
        self.figures: DayFigures = DayFigures(
            Figure(21.4, 18.9), Figure(12.9, 14.2), Figure(2.2, 4.1), Figure(7.8, 5.6),
            Figure(0.83, 0.71), at,
        )  # fmt: skip
        self.hourly: Collection[int] = ()
        self.jumps_found = [
            Jump("", at - timedelta(hours=h), at - timedelta(hours=h), 100.0, 100.0 + size)
            for h, size in ((2, 800.0), (5, -42.5))
        ]
        self.flow = Flows(7.9, 5.7, 7.7, 3.0, 0.1, 0.0, 2.0, 0.2, 0.0, complete=True)

    async def energy(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period,
        *, until: datetime | None = None,
    ) -> list[EnergySeries]:  # fmt: skip
        await self._readings._begin()
        self.moments.append(until or end)
        buckets = self._buckets(start, end, period, lambda p: p.home)
        result = []
        for i, entity_id in enumerate(entity_ids):
            mine = tuple(
                replace(b, value=None if b.value is None else b.value / (i + 1)) for b in buckets
            )
            known = _known(mine, self._readings.at)
            result.append(EnergySeries(entity_id, "kWh", _total(mine), mine, coverage=known))
        return result

    async def averages(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, period: Period,
        *, until: datetime | None = None,
    ) -> list[MeasurementSeries]:  # fmt: skip
        await self._readings._begin()
        self.moments.append(until)
        return [
            MeasurementSeries(
                entity_id, "°C",
                tuple(
                    self._measured(begin, until, period)
                    for begin, until in periods.buckets_within(period, start, end, BERLIN)
                ),
            )
            for entity_id in entity_ids
        ]  # fmt: skip

    def _measured(self, begin: datetime, until: datetime, period: Period) -> MeasurementBucket:
        """Of ``hourly`` hours no 5 minutes are known."""
        if begin.astimezone(BERLIN).hour not in self.hourly:
            return MeasurementBucket(begin, until, 14.2, 9.1, 19.8, 1.0, Provenance.LIVE)
        low, high = (None, None) if period is Period.FIVE_MINUTES else (9.1, 19.8)
        return MeasurementBucket(begin, until, 14.2, low, high, 1.0, Provenance.HOURLY)

    async def jumps(self, entity_id: str, start: datetime, end: datetime) -> list[Jump]:
        await self._readings._begin()
        found = [j for j in self.jumps_found if start <= j.at < end]
        return [replace(jump, entity_id=entity_id) for jump in found]

    async def day(self, day: date | None = None, now: datetime | None = None) -> DayFigures:
        await self._readings._begin()
        self.moments.append(now)
        return self.figures

    async def flows(self, start: datetime, end: datetime) -> Flows:
        await self._readings._begin()
        return self.flow

    async def role_energy(
        self, start: datetime, end: datetime, period: Period, until: datetime | None = None
    ) -> list[RoleEnergy]:
        await self._readings._begin()
        self.moments.append(until)
        parts = {
            Role.SOLAR_ENERGY: lambda p: p.solar,
            Role.BATTERY_DISCHARGE: lambda p: np.clip(p.battery, 0, None),
            Role.GRID_IMPORT: lambda p: np.clip(p.grid, 0, None),
            Role.BATTERY_CHARGE: lambda p: np.clip(-p.battery, 0, None),
            Role.GRID_EXPORT: lambda p: np.clip(-p.grid, 0, None),
            None: lambda p: p.home,
        }
        result = []
        if not self.has_grid:
            del parts[None]
        for role, part in parts.items():
            buckets = self._buckets(start, end, period, part)
            total, known = _total(buckets), _known(buckets, self._readings.at)
            counted = _counted_s(buckets, self._readings.at)
            result.append(RoleEnergy(role or "home", role, total, buckets, known, counted))
        return result

    async def oldest_of(self, entity_id: str) -> datetime | None:
        return self.oldest_by_id.get(entity_id)

    async def begun(self, entity_ids: Sequence[str]) -> dict[str, datetime]:
        if self._readings.error:
            raise self._readings.error
        return {e: at for e, at in self.begun_by_id.items() if e in entity_ids}

    async def oldest(self) -> datetime | None:
        return None if self._readings.empty else datetime(2022, 1, 14, 8, tzinfo=UTC)

    def _buckets(
        self, start: datetime, end: datetime, period: Period, part: Any
    ) -> tuple[EnergyBucket, ...]:
        return tuple(
            self._bucket(begin, until, part, (start, end))
            for begin, until in periods.buckets_within(period, start, end, BERLIN)
        )

    def _bucket(self, begin: datetime, until: datetime, part: Any, within: Span) -> EnergyBucket:
        first, last = max(begin, within[0]), min(until, self._readings.at, within[1])
        if last <= max(first, self.since) or self._readings.empty:
            return EnergyBucket(begin, until, None, 0.0, Provenance.MISSING)
        at = np.arange(first.timestamp(), last.timestamp(), 300.0)
        states: Powers = powers(at)
        age = self._readings.at - begin
        provenance = Provenance.LIVE if age < timedelta(days=26) else Provenance.HOURLY
        return EnergyBucket(begin, until, float(part(states).sum() / 12_000), 1.0, provenance)


def _known(buckets: Sequence[EnergyBucket], now: datetime) -> float:
    begun = [b for b in buckets if b.start < now]
    return sum(b.value is not None for b in begun) / max(1, len(begun))


def _counted_s(buckets: Sequence[EnergyBucket], now: datetime) -> float:
    known = [b for b in buckets if b.value is not None]
    return sum((min(b.end, now) - b.start).total_seconds() for b in known)


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
        self.courses = FakeCourses(self.readings)
        self.home_assistant = FakeHomeAssistant(self.events, self.now)
        self.status = FakeStatus(self.events)
        self.repair = FakeRepair()
        self.diagnostics = FakeDiagnostics()
        self.databases = FakeDatabases()
        self.settings = FakeSettings(self.events)
        self.login_entry = FakeEntry()
        self.autostart = Autostart(self.login_entry, ("/program", HIDDEN))
        self.api_keys = ApiKeys(
            Credentials({}, MemoryKeyring()), "api-keys", self.events, lambda: self.now,
            self.settings,  # type: ignore[arg-type]
        )  # fmt: skip

    def clock(self) -> datetime:
        """The time the widgets are told."""
        return self.now
