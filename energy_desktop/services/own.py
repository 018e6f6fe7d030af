"""What a meter counted where there are no rows of statistics, from our own readings.

By the raw meter rules (data.md, section 7), from the row before on: the whole stretch is read
whatever part of it is asked for, so each part gets its share of the same changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Entity,
    Floats,
    Mask,
    MeterNote,
    Period,
    ReadingColumns,
    Times,
)
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import OPEN_END_US, Interval
from energy_desktop.services import meter, pieces
from energy_desktop.services.condensed import condensed
from energy_desktop.services.pieces import Pieces
from energy_desktop.services.readings import Readings
from energy_desktop.stores.base import TimeSeriesStore
from energy_desktop.summaries import HOUR_US, LENGTH_US, Summaries

_LONGEST_DIP_US: Final = 24 * HOUR_US
"""A range that begins within a dip or glitch no older than this knows of it."""
_DECIDING: Final = 60
"""So many readings after a range say whether it ended with a glitch or with a reset."""

Point = tuple[int, float]
"""When (µs) the meter showed what; NaN: not known."""
Notes = Callable[[str], Sequence[MeterNote]]
"""The notes that count of a sensor."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time without rows, of which [``first``, ``last``) in µs is asked for.

    ``start`` and ``end`` are the rows around it, None: there is none. ``change`` is what the rows
    say of the time between them; the readings are fitted to it. ``is_noted``: the user says what a
    change between them means. ``grain``: into which buckets readings may be put together,
    ``cuts`` (µs) aside, where what is counted is divided.
    """

    first: int
    last: int
    start: Point | None = None
    end: Point | None = None
    change: float | None = None
    is_noted: bool = False
    grain: Period = Period.FIVE_MINUTES
    cuts: tuple[int, ...] = ()

    @property
    def until(self) -> int:
        """Until when all readings are needed."""
        if self.end is None:
            return self.last
        return self.end[0] if self.change is not None else min(self.last, self.end[0])


class Own:
    """Reads the readings of one meter at a time."""

    def __init__(self, store: TimeSeriesStore, readings: Readings, notes: Notes) -> None:
        self._store = store
        self._readings = readings
        self._notes = notes

    async def covered(self, entity_id: str, start: int, end: int) -> list[Interval]:
        """When the readings of a sensor are complete."""
        scopes = [entity_id, SUBSCRIPTION_SCOPE]
        return gaps.known(entity_id, await self._readings.stored(scopes, start, end))

    async def of(
        self, entity: Entity, stretch: Stretch, covered: Sequence[Interval] | None = None
    ) -> Pieces:
        """The changes of the readings; one after a time not covered belongs to all of it.

        ``covered``: when readings are complete; None: to be read.
        """
        held = await self._held(entity.entity_id, stretch)
        if held is None and stretch.start and stretch.end and stretch.change is not None:
            return _across(stretch.start, stretch.end, stretch.change)
        start = stretch.start[0] if stretch.start else held[0] if held else stretch.first
        is_read = held is not None and stretch.start is None
        if covered is None:
            covered = await self.covered(entity.entity_id, start, OPEN_END_US)
        resets = await self._resets(entity, held[0] if held else start, stretch)
        at, state = await self._read(entity, stretch, start + is_read, covered, resets)
        notes = self._notes_since(entity.entity_id, held, is_row=held is stretch.start)
        if entity.state_class == "total":
            held_us, before = held or (None, None)
            changes = meter.signed_changes(at, state, before, held_us, resets, notes)
        else:
            changes = await self._increasing(entity, at, state, held, notes, is_read=is_read)
        if stretch.change is not None:
            changes[-1] = stretch.change - changes[:-1].sum()
        within = start, max([stretch.until, *at[-1:].tolist()])
        holes = gaps.difference([within], covered)
        if held is None:  # nothing is known before the first reading, so it is no change
            within = int(at[0]) if len(at) else within[1], within[1]
            at, changes = at[1:], changes[1:]
        return pieces.of_changes(at, changes, within, holes)

    async def _read(
        self,
        entity: Entity,
        stretch: Stretch,
        since: int,
        covered: Sequence[Interval],
        resets: Sequence[int],
    ) -> tuple[Times, Floats]:
        """Known readings from ``since`` on and what ends the last part: a reading or a row.

        Of long times only what the rules look at: buckets in which the meter just rises give their
        first and last.
        """
        asked = since, stretch.until
        holes = gaps.difference([asked], covered)
        looked_at = self._looked_at(entity, [*stretch.cuts, *resets], stretch.grain)
        read = await condensed(
            self._store, entity.entity_id, asked, stretch.grain, holes, looked_at
        )
        known = ~np.isnan(read.state)
        at, state = await self._closing(entity, stretch)
        return np.concatenate([read.at[known], at]), np.concatenate([read.state[known], state])

    def _looked_at(
        self, entity: Entity, moments: Sequence[int], grain: Period
    ) -> Callable[[Summaries], Mask]:
        noted = [note.at_us for note in self._notes(entity.entity_id)]
        length_us = LENGTH_US[grain]
        buckets = np.array([*noted, *moments], np.int64) // length_us * length_us

        def chosen(found: Summaries) -> Mask:
            said = np.isin(found.start, buckets)
            return said if entity.state_class == "total" else said | meter.decisive(found)

        return chosen

    async def _closing(self, entity: Entity, stretch: Stretch) -> tuple[Times, Floats]:
        """The first readings after the part asked for, else the row that ends the stretch.

        What the last of the part mean is told by those after it. Such a row alone says nothing of a
        ``total`` meter, which may have been reset before it.
        """
        until, end = stretch.until, stretch.end
        last = OPEN_END_US if end is None else end[0]
        if until < last and self._readings.is_past(until):
            found = await self._store.readings(
                entity.entity_id, until, last, limit=_DECIDING, include_null=False
            )
            if len(found):
                return found.at, found.state
        may_be_reset = entity.state_class == "total" and not stretch.is_noted
        silent = may_be_reset or end is None or np.isnan(end[1])
        if end is None or (silent and stretch.change is None):
            return np.empty(0, np.int64), np.empty(0)
        return np.array([end[0] - 1], np.int64), np.array([end[1]])

    def _notes_since(self, entity_id: str, held: Point | None, *, is_row: bool) -> list[MeterNote]:
        """The notes on what was read after ``held``; a row ends before what is read at its end."""
        if held is None:
            return list(self._notes(entity_id))
        return [n for n in self._notes(entity_id) if n.at_us >= held[0] + (not is_row)]

    async def _increasing(
        self,
        entity: Entity,
        at: Times,
        state: Floats,
        held: Point | None,
        notes: Sequence[MeterNote],
        *,
        is_read: bool,
    ) -> Floats:
        """``is_read``: ``held`` is a reading, and may itself be part of a dip or a glitch."""
        held_us, before = held or (None, None)
        past = await self._higher_before(entity.entity_id, held) if held and is_read else None
        if past is None:
            return meter.increasing_changes(at, state, before, held_us, notes)
        at, state = np.concatenate([past.at, at]), np.concatenate([past.state, state])
        notes = [n for n in self._notes(entity.entity_id) if n.at_us >= past.at[0]]
        return meter.increasing_changes(at, state, notes=notes)[len(past) :]

    async def _higher_before(self, entity_id: str, held: Point) -> ReadingColumns | None:
        """The readings up to the one held, if one of them was higher: it may be in a dip."""
        at, value = held
        since = at - _LONGEST_DIP_US
        hour, first = at - at % HOUR_US, since - since % HOUR_US
        hours = await self._store.summaries(
            entity_id, Period.HOUR, first, at + 1, ("start", "max", "falls")
        )
        if not np.where(hours.start < hour, hours.max > value, hours.falls).any():
            return None
        past = await self._store.readings(entity_id, since, at + 1, include_null=False)
        return past if len(past) and past.state.max() > value else None

    async def _held(self, entity_id: str, stretch: Stretch) -> Point | None:
        """What the meter showed where the stretch begins, and when that was read."""
        if stretch.start is None:
            return await known_before(self._store, entity_id, stretch.first)
        if not np.isnan(stretch.start[1]):
            return stretch.start
        return await known_before(self._store, entity_id, stretch.start[0])

    async def _resets(self, entity: Entity, start: int, stretch: Stretch) -> list[int]:
        """When the ``last_reset`` of a ``total`` meter changed after what was read at ``start``.

        Home Assistant leaves it out while the sensor is unavailable: that is no reset.
        """
        if entity.state_class != "total":
            return []
        name, end = entity.entity_id, stretch.end[0] if stretch.end else OPEN_END_US
        known = await known_before(self._store, name, start + 1)
        rows = await self._store.attributes(name, known[0] if known else start, end)
        seen = [(r.at_us, r.attributes["last_reset"]) for r in rows if "last_reset" in r.attributes]
        return [at for (_t, old), (at, new) in pairwise(seen) if old != new]


async def known_before(store: TimeSeriesStore, entity_id: str, before_us: int) -> Point | None:
    """The newest reading with a value, however long the sensor was unavailable since."""
    end, reach = before_us, HOUR_US
    while end > 0:
        read = await store.readings(entity_id, end - reach, end, include_null=False)
        if len(read):
            return int(read.at[-1]), float(read.state[-1])
        newest = await store.last_readings([entity_id], end - reach)
        end, reach = int(newest.at[0]) + 1 if len(newest) else 0, reach * 4
    return None


def _across(start: Point, end: Point, change: float) -> Pieces:
    """One piece over the whole stretch."""
    at, until = np.array([start[0]], np.int64), np.array([end[0]], np.int64)
    return Pieces(at, until, np.array([change]), np.ones(1, np.bool_))
