"""Meters as the user knows them: which sensors continue each other, and which changes are not real.

A sensor is part of one meter at most. All of this is added to what was recorded, and taking it back
leaves everything as it was.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from energy_desktop.errors import MeterRefused
from energy_desktop.events import Events
from energy_desktop.models import (
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    from_us,
    to_us,
)
from energy_desktop.sentences import say
from energy_desktop.stores.base import StateStore


@dataclass(frozen=True, slots=True)
class PartSpan:
    """The sensor that a meter is in [start_us, end_us)."""

    entity_id: str
    start_us: int
    end_us: int


class Meters:
    """Notes and meters in memory and in the state store; ``name_now`` follows renamed sensors.

    ``on_changed`` is called with all that is known anew, before ``events.meters_changed``.
    """

    def __init__(self, store: StateStore, events: Events, now: Callable[[], datetime]) -> None:
        self._store = store
        self._events = events
        self._now = now
        self._changing = asyncio.Lock()
        self._stored: dict[str, Meter] = {}
        self._notes: dict[str, MeterNote] = {}
        self._of: dict[str, Meter] = {}
        self._noted: dict[str, list[MeterNote]] = {}
        self.name_now: Callable[[str], str] = lambda entity_id: entity_id
        self.on_changed: Callable[[], None] = lambda: None

    async def load(self) -> None:
        """Read all of it from the state store."""
        self._stored = {meter.meter_id: meter for meter in await self._store.meters()}
        self._notes = {note.note_id: note for note in await self._store.meter_notes()}
        self.index()

    def index(self) -> None:
        """Look up again what the sensors are called now."""
        named = [_renamed(meter, self.name_now) for meter in self._stored.values()]
        self._of = {part.entity_id: meter for meter in named for part in meter.parts}
        self._noted = {}
        for note in sorted(self._notes.values(), key=lambda note: (note.at_us, note.note_id)):
            self._noted.setdefault(self.name_now(note.entity_id), []).append(note)

    def notes(self, entity_id: str) -> tuple[MeterNote, ...]:
        """All notes on the meter that a sensor is part of, by time, undone ones included."""
        found = [note for e in self.sensors(entity_id) for note in self._noted.get(e, ())]
        return tuple(sorted(found, key=lambda note: (note.at_us, note.note_id)))

    def counting(self, entity_id: str) -> list[MeterNote]:
        """The notes on this one sensor that were not undone, by time."""
        return [note for note in self._noted.get(entity_id, ()) if note.undone_at is None]

    async def mark(
        self, entity_id: str, at: datetime, kind: MeterNoteKind, note: str = ""
    ) -> MeterNote:
        """Say what the change at the sensor's first reading from ``at`` on means.

        What was said of the same moment before is undone.
        """
        made = MeterNote(uuid.uuid4().hex, entity_id, to_us(at), kind, note)
        async with self._changing:
            before = [n for n in self.counting(entity_id) if n.at_us == made.at_us]
            await self._put_notes([*(replace(n, undone_at=self._now()) for n in before), made])
        self._tell(entity_id)
        return made

    async def undo(self, note_id: str) -> None:
        """Let a note count no longer; it is kept."""
        await self._set_undone(note_id, self._now())

    async def redo(self, note_id: str) -> None:
        """Let a note that was undone count again."""
        await self._set_undone(note_id, None)

    def of(self, entity_id: str) -> Meter | None:
        """The meter of several sensors that this one is part of."""
        return self._of.get(entity_id)

    def newest(self, entity_id: str) -> str:
        """The sensor that continues this one to now; itself where none does."""
        meter = self._of.get(entity_id)
        return meter.parts[-1].entity_id if meter else entity_id

    def sensors(self, entity_id: str) -> tuple[str, ...]:
        """All sensors of the meter that this one is part of, oldest first."""
        meter = self._of.get(entity_id)
        return tuple(part.entity_id for part in meter.parts) if meter else (entity_id,)

    def follower(self, entity_id: str) -> tuple[str, datetime] | None:
        """The sensor that follows this one and from when on; None where none does."""
        meter = self._of.get(entity_id)
        parts = meter.parts if meter else ()
        for part, after in pairwise(parts):
            if part.entity_id == entity_id and after.start_us is not None:
                return after.entity_id, from_us(after.start_us)
        return None

    def is_replaced(self, entity_id: str) -> bool:
        """Whether another sensor continues this one."""
        return self.newest(entity_id) != entity_id

    def parts(self, entity_id: str, start_us: int, end_us: int) -> list[PartSpan]:
        """Which sensor the meter was in each part of [start, end), in the order of time."""
        meter = self._of.get(entity_id)
        if meter is None:
            return [PartSpan(entity_id, start_us, end_us)]
        found = [_clipped(part, start_us, end_us) for part in meter.parts]
        return [span for span in found if span.start_us < span.end_us]

    async def continue_by(self, old: Entity, new: Entity, at: datetime) -> Meter:
        """Let ``new`` continue ``old`` from ``at`` on; MeterRefused says why that can't be.

        A sensor that continues others already brings them along.
        """
        async with self._changing:
            self._check(old, new, to_us(at))
            before, after = self._of.get(old.entity_id), self._of.get(new.entity_id)
            meter = _continued(before, old, after, new, to_us(at))
            await self._store.put_meters([meter])
            self._stored[meter.meter_id] = meter
            if after is not None and after.meter_id != meter.meter_id:
                await self._store.delete_meters([after.meter_id])
                del self._stored[after.meter_id]
        self._tell(*(part.entity_id for part in meter.parts))
        return meter

    async def separate(self, entity_id: str) -> None:
        """Let nothing continue this sensor any longer; what came after it stays together."""
        async with self._changing:
            meter = self._of.get(entity_id)
            if meter is None or meter.parts[-1].entity_id == entity_id:
                return
            await self._split(meter, [p.entity_id for p in meter.parts].index(entity_id) + 1)
        self._tell(*(part.entity_id for part in meter.parts))

    async def _split(self, meter: Meter, place: int) -> None:
        head = replace(meter, parts=_open_at_end(meter.parts[:place]))
        tail = replace(meter, meter_id=uuid.uuid4().hex, parts=_open_at_start(meter.parts[place:]))
        kept = [each for each in (head, tail) if len(each.parts) > 1]
        await self._store.put_meters(kept)
        if head not in kept:
            await self._store.delete_meters([meter.meter_id])
        del self._stored[meter.meter_id]
        self._stored |= {each.meter_id: each for each in kept}

    def _check(self, old: Entity, new: Entity, at_us: int) -> None:
        before, after = self._of.get(old.entity_id), self._of.get(new.entity_id)
        if old.entity_id == new.entity_id or (before is not None and before is after):
            raise MeterRefused(say("{new} is part of this meter already.", new=new.friendly_name))
        if self.is_replaced(old.entity_id):
            raise MeterRefused(
                say("{old} is continued by another sensor; undo that first.", old=old.friendly_name)
            )
        if after is not None and after.parts[0].entity_id != new.entity_id:
            raise MeterRefused(
                say("{new} continues another sensor; undo that first.", new=new.friendly_name)
            )
        if old.unit != new.unit:
            raise MeterRefused(
                say(
                    "{old} measures in {old_unit} and {new} in {new_unit}; choose a sensor with "
                    "the same unit.",
                    old=old.friendly_name,
                    old_unit=old.unit or say("no unit"),
                    new=new.friendly_name,
                    new_unit=new.unit or say("no unit"),
                )
            )
        self._check_time(before, after, at_us)

    def _check_time(self, before: Meter | None, after: Meter | None, at_us: int) -> None:
        if at_us > to_us(self._now()):
            raise MeterRefused(
                say("No sensor can continue another from a time that has not come yet.")
            )
        since = before.parts[-1].start_us if before else None
        until = after.parts[0].end_us if after else None
        if (since is not None and at_us <= since) or (until is not None and at_us >= until):
            raise MeterRefused(
                say("One part of the meter would end before it begins; choose another date.")
            )

    async def _set_undone(self, note_id: str, at: datetime | None) -> None:
        async with self._changing:
            note = replace(self._notes[note_id], undone_at=at)
            await self._put_notes([note])
        self._tell(self.name_now(note.entity_id))

    async def _put_notes(self, notes: Sequence[MeterNote]) -> None:
        await self._store.put_meter_notes(notes)
        self._notes |= {note.note_id: note for note in notes}

    def _tell(self, *entity_ids: str) -> None:
        self.index()
        self.on_changed()
        self._events.meters_changed.emit(frozenset(entity_ids))


def _renamed(meter: Meter, name_now: Callable[[str], str]) -> Meter:
    parts = (replace(part, entity_id=name_now(part.entity_id)) for part in meter.parts)
    return replace(meter, parts=tuple(parts))


def _clipped(part: MeterPart, start_us: int, end_us: int) -> PartSpan:
    start = start_us if part.start_us is None else max(start_us, part.start_us)
    end = end_us if part.end_us is None else min(end_us, part.end_us)
    return PartSpan(part.entity_id, start, end)


def _continued(
    before: Meter | None, old: Entity, after: Meter | None, new: Entity, at_us: int
) -> Meter:
    first = before.parts if before else (MeterPart(old.entity_id),)
    last = after.parts if after else (MeterPart(new.entity_id),)
    parts = (
        *first[:-1], replace(first[-1], end_us=at_us), replace(last[0], start_us=at_us), *last[1:],
    )  # fmt: skip
    meter_id = before.meter_id if before else uuid.uuid4().hex
    return Meter(meter_id, before.name if before else old.friendly_name, parts)


def _open_at_end(parts: tuple[MeterPart, ...]) -> tuple[MeterPart, ...]:
    return (*parts[:-1], replace(parts[-1], end_us=None))


def _open_at_start(parts: tuple[MeterPart, ...]) -> tuple[MeterPart, ...]:
    return (replace(parts[0], start_us=None), *parts[1:])
