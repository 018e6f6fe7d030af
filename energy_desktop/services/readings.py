"""Readings for charts: lines that hold a value until it changes and break where none is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import periods
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Coverage,
    CoverageKind,
    Entity,
    Envelope,
    Floats,
    LiveValue,
    Mask,
    Period,
    Role,
    Times,
    from_us,
    to_us,
)
from energy_desktop.recording import gaps
from energy_desktop.services.condensed import condensed, nothing_more
from energy_desktop.services.entities import Entities
from energy_desktop.services.meters import Meters, PartSpan
from energy_desktop.services.names import ByAnyName, under_present_name
from energy_desktop.services.provenance import (
    CoverageSpan,
    partition,
    spans,
    stored_kinds,
    worst_of,
)
from energy_desktop.stores.base import Stores
from energy_desktop.summaries import Summaries

_BALANCE: Final = (Role.SOLAR_POWER, Role.GRID_POWER, Role.BATTERY_POWER)


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A line of a role: ``at`` int64 µs, ``state`` in W (level in %); NaN: not known from there.

    Grid + is import, battery + is discharge.
    """

    role: Role
    at: Times
    state: Floats


class Readings:
    """Questions about single readings. ``live`` gives the span being recorded now, if any.

    ``series`` is the store of rows, in which renamed sensors have the rows of all their names.
    """

    def __init__(
        self,
        stores: Stores,
        entities: Entities,
        live: Callable[[], Coverage | None],
        zone: Callable[[], ZoneInfo],
        now: Callable[[], datetime],
    ) -> None:
        self._stores = stores
        self.series = ByAnyName(stores.series, entities.former_names)
        self._entities = entities
        self._live = live
        self._zone = zone
        self._now = now

    def now(self) -> datetime:
        """The program's clock."""
        return self._now()

    @property
    def meters(self) -> Meters:
        """Which sensors continue each other, and what was corrected."""
        return self._entities.meters

    async def lines(
        self, entity_ids: Sequence[str], start: datetime, end: datetime, max_points: int = 2000
    ) -> list[Envelope]:
        """Per sensor about ``max_points`` points at most, spikes kept, NaN where none is known."""
        return [await self._line(e, to_us(start), to_us(end), max_points) for e in entity_ids]

    async def held(self, entity_id: str, start_us: int, end_us: int) -> Envelope:
        """Every reading of a sensor itself in [start, end), with the value held at the start; NaN
        where none is known."""
        before = await self.series.last_readings([entity_id], start_us)
        read = await self.series.readings(entity_id, start_us, end_us)
        held = len(before) if not len(read) or int(read.at[0]) > start_us else 0
        at = np.concatenate([np.full(held, start_us, np.int64), read.at])
        line = Envelope(entity_id, at, np.concatenate([before.state[:held], read.state]), False)
        coverage = await self.stored([entity_id, SUBSCRIPTION_SCOPE], start_us, end_us)
        return self._broken(line, start_us, end_us, coverage)

    async def condensed(
        self,
        entity_id: str,
        asked: gaps.Interval,
        coverage: Sequence[Coverage],
        period: Period,
        exact: Callable[[Summaries], Mask] = nothing_more,
    ) -> tuple[Envelope, Summaries]:
        """The readings of a sensor, with the value held at the start; NaN where none is known.

        Of the buckets of ``period`` that are returned too only the first and the last reading;
        those that ``exact`` chooses are read whole.
        """
        start_us, end_us = asked
        series = self.series
        before = await series.last_readings([entity_id], start_us)
        holes = self._holes(entity_id, start_us, end_us, coverage)
        read = await condensed(series, entity_id, asked, period, holes, exact)
        held = len(before) if not len(read.at) or int(read.at[0]) > start_us else 0
        at = np.concatenate([np.full(held, start_us, np.int64), read.at])
        line = Envelope(entity_id, at, np.concatenate([before.state[:held], read.state]), False)
        return self._broken(line, start_us, end_us, coverage), read.buckets

    async def role_lines(
        self, roles: Sequence[Role], start: datetime, end: datetime, max_points: int = 2000
    ) -> list[RoleLine]:
        """Per role that the home has, the sum of its sensors; home from the balance if need be."""
        found = [await self._role_line(role, start, end, max_points) for role in roles]
        return [line for line in found if line is not None]

    async def coverage(
        self, entity_id: str | None, start: datetime, end: datetime
    ) -> list[CoverageSpan]:
        """How [start, end) up to now is known, without gaps or overlaps.

        None: of the home, the worst of its tracked sensors with a role at each moment.
        """
        first, last = to_us(start), to_us(max(start, min(end, self._now())))
        ids = [entity_id] if entity_id else self._home_ids()
        parts = {e: self._entities.meters.parts(e, first, last) for e in ids}
        scopes = [part.entity_id for found in parts.values() for part in found]
        stored = await self.stored([SUBSCRIPTION_SCOPE, *scopes], first, last)
        if not ids:
            return spans(partition(None, first, last, stored))
        known = [
            [each for p in found for each in partition(p.entity_id, p.start_us, p.end_us, stored)]
            for found in parts.values()
        ]
        return spans(worst_of(known))

    async def stored_coverage(
        self, entity_id: str, start: datetime, end: datetime
    ) -> list[tuple[datetime, datetime, CoverageKind]]:
        """The same of one sensor, in the kinds that are stored."""
        first, last = to_us(start), to_us(max(start, min(end, self._now())))
        parts = self._entities.meters.parts(entity_id, first, last)
        stored = await self.stored([SUBSCRIPTION_SCOPE, *(p.entity_id for p in parts)], first, last)
        known = [
            each for p in parts for each in stored_kinds(p.entity_id, p.start_us, p.end_us, stored)
        ]
        return [(from_us(a), from_us(b), kind) for a, b, kind in known]

    async def newest(self, entity_ids: Sequence[str]) -> dict[str, LiveValue]:
        """The newest stored reading of each sensor, in its stored unit."""
        rows = await self.series.last_readings(entity_ids)
        return {
            entity_id: self._stored_value(entity_id, int(at), float(state))
            for entity_id, at, state in zip(rows.entity_ids, rows.at, rows.state, strict=True)
        }

    async def first_from(self, entity_id: str, at: datetime) -> datetime | None:
        """When a sensor itself was read first from ``at`` on, with a value; None: never."""
        now = to_us(self._now()) + 1
        read = await self.series.readings(entity_id, to_us(at), now, include_null=False, limit=1)
        return from_us(int(read.at[0])) if len(read) else None

    async def today_peak(self, role: Role) -> tuple[float, datetime] | None:
        """The highest power (W) of a role since civil midnight, and when; None: nothing known."""
        zone = self._zone()
        since = periods.day_start(periods.local_date(self._now(), zone), zone)
        for line in await self.role_lines([role], since, self._now()):
            known = np.flatnonzero(~np.isnan(line.state))
            if len(known):
                best = known[np.argmax(line.state[known])]
                return float(line.state[best]), from_us(int(line.at[best]))
        return None

    async def stored(self, scopes: Sequence[str], start_us: int, end_us: int) -> list[Coverage]:
        """Stored coverage of the scopes under all their names, with the live span up to now."""
        former = self._entities.former_names
        names = [name for scope in scopes for name in (*former(scope), scope)]
        found = await self._stores.coverage.coverage(names, start_us, end_us)
        found = under_present_name(found, scopes, former)
        live = self._live()
        return found if live is None else [*found, live]

    def is_past(self, at_us: int) -> bool:
        """Whether anything can be known of the time after a moment."""
        return at_us < to_us(self._now())

    def _home_ids(self) -> list[str]:
        return [e.entity_id for e in self._entities.shown() if e.role and e.is_active]

    def _stored_value(self, entity_id: str, at_us: int, state: float) -> LiveValue:
        entity = self._entities.get(entity_id)
        known = None if np.isnan(state) else state
        unit = entity.unit if entity else None
        return LiveValue(
            entity_id, known, "" if known is None else str(known), unit, from_us(at_us)
        )

    async def _line(
        self, entity_id: str, start: int, end: int, max_points: int, *, signed: bool = False
    ) -> Envelope:
        """The line of a meter: that of each of its sensors in its time."""
        parts = self._entities.meters.parts(entity_id, start, end)
        lines = []
        for part in parts:
            length = part.end_us - part.start_us
            points = max_points if len(parts) == 1 else max_points * length // (end - start)
            line = await self._own_line(part.entity_id, part.start_us, part.end_us, max(1, points))
            if signed and self._entities.is_inverted(part.entity_id):
                line = replace(line, state=-line.state)
            lines.append((part, line))
        return joined_line(entity_id, lines)

    async def _own_line(self, entity_id: str, start: int, end: int, max_points: int) -> Envelope:
        envelope = await self.series.envelope(entity_id, start, end, max_points)
        coverage = await self.stored([entity_id, SUBSCRIPTION_SCOPE], start, end)
        return self._broken(envelope, start, end, coverage)

    def _broken(
        self, line: Envelope, start: int, end: int, coverage: Sequence[Coverage]
    ) -> Envelope:
        holes = self._holes(line.entity_id, start, end, coverage)
        began = (CoverageKind.LIVE, CoverageKind.RECORDED)
        return broken(line, holes, {c.start_us for c in coverage if c.kind in began})

    def _holes(
        self, entity_id: str, start: int, end: int, coverage: Sequence[Coverage]
    ) -> list[gaps.Interval]:
        until = min(end, to_us(self._now()))
        return gaps.difference([(start, until)], gaps.known(entity_id, coverage))

    async def _role_line(
        self, role: Role, start: datetime, end: datetime, max_points: int
    ) -> RoleLine | None:
        entities = self._entities.by_role(role)
        if not entities and role is Role.HOME_POWER:
            return await self._home_line(start, end, max_points)
        if not entities:
            return None
        return summed(role, await self._signed_lines(entities, start, end, max_points))

    async def _home_line(self, start: datetime, end: datetime, max_points: int) -> RoleLine | None:
        if not self._entities.by_role(Role.GRID_POWER):
            return None
        entities = [e for role in _BALANCE for e in self._entities.by_role(role)]
        lines = await self._signed_lines(entities, start, end, max_points)
        return summed(Role.HOME_POWER, lines)

    async def _signed_lines(
        self, entities: Sequence[Entity], start: datetime, end: datetime, max_points: int
    ) -> list[Envelope]:
        """Lines with the signs of the sensors' roles; each part of a meter has its own."""
        first, last = to_us(start), to_us(end)
        return [
            await self._line(e.entity_id, first, last, max_points, signed=True) for e in entities
        ]


def broken(envelope: Envelope, holes: Sequence[gaps.Interval], resumed: set[int]) -> Envelope:
    """The line with NaN from each hole on; where recording resumed live, the held value again.

    At the start of a live span the state held is the newest stored reading: Home Assistant's
    present states were stored with it.
    """
    if not holes or not len(envelope.at):
        return envelope
    at, state = envelope.at, envelope.state
    extra_at: list[int] = []
    extra_state: list[float] = []
    keep = np.ones(len(at), dtype=bool)
    for start, end in holes:
        keep &= ~((at >= start) & (at < end))
        extra_at.append(start)
        extra_state.append(np.nan)
        before = int(np.searchsorted(at, end, side="right")) - 1
        if end in resumed and before >= 0 and at[before] != end:
            extra_at.append(end)
            extra_state.append(float(state[before]))
    all_at = np.concatenate([at[keep], np.array(extra_at, dtype=np.int64)])
    all_state = np.concatenate([state[keep], np.array(extra_state)])
    order = np.argsort(all_at, kind="stable")
    return replace(envelope, at=all_at[order], state=all_state[order])


def joined_line(entity_id: str, lines: Sequence[tuple[PartSpan, Envelope]]) -> Envelope:
    """The lines of the parts one after another; none is held beyond the end of its part."""
    if len(lines) == 1:
        return replace(lines[0][1], entity_id=entity_id)
    ended = [_begun(part, line) for part, line in lines]
    at = np.concatenate([np.empty(0, np.int64), *(line.at for line in ended)])
    state = np.concatenate([np.empty(0), *(line.state for line in ended)])
    return Envelope(entity_id, at, state, any(line.reduced for line in ended))


def _begun(part: PartSpan, line: Envelope) -> Envelope:
    """The line with nothing known where its part begins, unless it says what was."""
    if len(line.at) and line.at[0] <= part.start_us:
        return line
    at = np.insert(line.at, 0, part.start_us)
    return replace(line, at=at, state=np.insert(line.state, 0, np.nan))


def summed(role: Role, lines: Sequence[Envelope]) -> RoleLine:
    """The sum of lines at every moment one changes; not known where one is not known.

    Of levels it is the mean: two half-full batteries are half full.
    """
    if len(lines) == 1:
        return RoleLine(role, lines[0].at, lines[0].state)
    at = np.unique(np.concatenate([line.at for line in lines]))
    total = np.zeros(len(at))
    for line in lines:
        total += _held(line, at)
    return RoleLine(role, at, total / len(lines) if role is Role.BATTERY_LEVEL else total)


def _held(line: Envelope, at: Times) -> Floats:
    """The value of a line at given moments."""
    index = np.searchsorted(line.at, at, side="right") - 1
    if not len(line.at):
        return np.full(len(at), np.nan)
    return np.where(index >= 0, line.state[np.maximum(index, 0)], np.nan)
