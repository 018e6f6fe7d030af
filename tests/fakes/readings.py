"""Readings of the made-up home: lines with holes, what is covered, and courses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import Envelope, Role, to_us
from energy_desktop.services.courses import Course, Together
from energy_desktop.services.provenance import CoverageSpan, Provenance
from energy_desktop.services.readings import RoleLine
from tests.fakes.home_day import battery_percent, powers

Span = tuple[datetime, datetime]


class FakeReadings:
    """Lines of the made-up home with a hole of 85 s; ``error`` makes every query fail."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.error: EnergyDesktopError | None = None
        self.delay: asyncio.Event | None = None
        self.empty = False
        self.queries = 0
        self.read_at: dict[str, list[datetime]] = {}
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

    async def first_from(self, entity_id: str, at: datetime) -> datetime | None:
        return next((read for read in self.read_at.get(entity_id, ()) if read >= at), None)

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


class FakeCourses:
    """A reading every ``step_s`` seconds; ``asked`` are the ranges that were asked for."""

    def __init__(self, readings: FakeReadings) -> None:
        self._readings = readings
        self.step_s = 30.0
        self.asked: list[Span] = []

    async def between(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> Together:
        self.asked.append((start, end))
        await self._readings._begin()
        first, last = start.timestamp(), max(start, min(end, self._readings.at)).timestamp()
        edges = np.append(np.arange(first, last, self.step_s), last)
        values = powers(edges[:-1]).home
        live = (Provenance.LIVE,) * len(values)
        courses = tuple(
            Course(entity_id, "°C", values, values, values, np.ones(len(values)), live)
            for entity_id in entity_ids
        )
        return Together((edges * 1e6).astype(np.int64), by_reading=True, courses=courses)
