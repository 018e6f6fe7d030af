"""The recorder: one writer that puts every reading into the store and knows how far it got."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Container, Iterable, Mapping, Sequence
from typing import Any, Final

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.events import Events, Problem, ReadingsStored
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    AttributeRow,
    Coverage,
    CoverageKind,
    LiveValue,
    ReadingColumns,
)
from energy_desktop.recording.buffer import Buffer
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.intake import Intake, micros
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

BATCH_ROWS: Final = 1_000
BATCH_AGE_S: Final = 1.0
VALUES_EVERY_S: Final = 0.1
RETRY_S: Final = (0.5, 1, 2, 5, 10)
MOST_BUFFERED: Final = 1_000_000

Sleep = Callable[[float], Awaitable[None]]


class Recorder:
    """Takes events at any rate, writes batches by count or age, keeps what the store refuses.

    Rows wait in memory while the store is away. When a million wait, ``overflowed`` is set and
    nothing more is taken until the next span, so the hole is known and can be repaired.
    ``last_live_us`` is the end of the newest live span in the store, 0 before the first.
    """

    def __init__(self, stores: Stores, events: Events, *, sleep: Sleep = asyncio.sleep) -> None:
        self._stores = stores
        self._events = events
        self._sleep = sleep
        self._buffer = Buffer()
        self._intake = Intake(self._buffer, self._open_recorded_span, self._counts)
        self._waiting: tuple[ReadingColumns, Sequence[AttributeRow]] | None = None
        self._due = asyncio.Event()
        self._writing = asyncio.Lock()
        self._held: list[Mapping[str, Any]] | None = None
        self._open: dict[str, int] = {}
        self._new_coverage: dict[tuple[str, int], Coverage] = {}
        self._changed: set[str] = set()
        self._emit_handle: asyncio.TimerHandle | None = None
        self._failures = 0
        self._stored = 0
        self.span: LiveSpan | None = None
        self.last_live_us = 0
        self.overflowed = asyncio.Event()
        self.failure: str | None = None
        self.on_entities_changed: Callable[[], None] = lambda: None
        self.is_known: Callable[[str], bool] = lambda _: False

    @property
    def buffered(self) -> int:
        """Readings received and not yet acknowledged by the store."""
        return len(self._buffer) + (len(self._waiting[0]) if self._waiting else 0)

    @property
    def is_full(self) -> bool:
        """Whether so many readings wait that no more are taken."""
        return len(self._buffer) >= MOST_BUFFERED

    @property
    def received(self) -> int:
        """Readings received since the program started."""
        return self._intake.received

    @property
    def stored(self) -> int:
        """Readings that the store has acknowledged since the program started."""
        return self._stored

    @property
    def last_event_us(self) -> int:
        """Home Assistant's time of the newest event, 0 before the first."""
        return micros(self._intake.last_fired) if self._intake.last_fired else 0

    @property
    def recorded(self) -> frozenset[str]:
        """Entity ids that are being recorded."""
        return self._intake.recorded

    def value(self, entity_id: str) -> LiveValue | None:
        """The newest value of a recorded entity, None before its first."""
        return self._intake.value(entity_id)

    def values(self) -> dict[str, LiveValue]:
        """The newest values of all recorded entities."""
        known = ((e, self._intake.value(e)) for e in self._intake.recorded)
        return {entity_id: value for entity_id, value in known if value}

    async def restore(self) -> None:
        """Learn from the store which recorded spans are still open, and how far it was live."""
        coverage = self._stores.coverage
        spans = await coverage.coverage([], 0, OPEN_END_US, kinds=[CoverageKind.RECORDED])
        live = await coverage.coverage(
            [SUBSCRIPTION_SCOPE], 0, OPEN_END_US, kinds=[CoverageKind.LIVE]
        )
        self.last_live_us = max((span.end_us for span in live), default=0)
        self._open = {s.scope: s.start_us for s in spans if s.end_us == OPEN_END_US}
        self._intake.accept(self._open)

    def hold(self) -> None:
        """Keep events aside until ``begin_span``: what to record is not known yet."""
        self._held = []

    def on_event(self, event: Mapping[str, Any]) -> None:
        """Take one ``state_changed`` event of Home Assistant."""
        if self._held is not None:
            self._held.append(event)
            return
        if self.is_full:
            self.overflowed.set()
        if self.overflowed.is_set():
            return
        if (entity_id := self._intake.on_event(event)) is not None:
            self._announce(entity_id)
            if event["data"]["new_state"] is None:
                self.on_entities_changed()
            if len(self._buffer) >= BATCH_ROWS:
                self._due.set()

    def begin_span(self, span: LiveSpan, states: Sequence[Mapping[str, Any]]) -> None:
        """Record the entities of these present states in a new live span, then the events held."""
        self._intake.begin_span()
        self._intake.accept(state["entity_id"] for state in states)
        for entity_id in self._intake.recorded - self._open.keys():
            self._open_recorded_span(entity_id, span.start_us)
        self.overflowed.clear()
        self.span = span
        self._intake.take_snapshot(states)
        for entity_id in self._intake.recorded:
            self._announce(entity_id)
        held, self._held = self._held or [], None
        for event in held:
            self.on_event(event)

    async def end_span(self) -> None:
        """The subscription is over: write what came, and save how far it is complete."""
        self._held = None
        if self.span is None:
            return
        try:
            await self.flush()
            await self.save_span()
        finally:
            self.span = None

    def accept(self, states: Iterable[Mapping[str, Any]], at_us: int) -> None:
        """Record the entities of these present states too, complete from ``at_us`` on."""
        by_id = {state["entity_id"]: state for state in states}
        new = self._intake.accept(by_id)
        for entity_id in new:
            self._open_recorded_span(entity_id, at_us)
        self._intake.take_snapshot(by_id[entity_id] for entity_id in new)

    def close_recorded_spans(self, entity_ids: Iterable[str], at_us: int) -> None:
        """Stop recording entities (renamed, removed); their recorded spans end at ``at_us``."""
        for entity_id in self._open.keys() & set(entity_ids):
            start_us = self._open.pop(entity_id)
            self._note_recorded(entity_id, start_us, max(at_us, start_us + 1))
            self._intake.drop([entity_id])

    def vanished(self, known: Container[str]) -> list[dict[str, Any]]:
        """Last states of the entities that are recorded and not among the ``known`` ones."""
        return [
            self._intake.last_state(entity_id)
            for entity_id in self._intake.recorded
            if entity_id not in known
        ]

    def note_pong(self, sent_at_us: int) -> None:
        """A ping sent at this Home Assistant time was answered: all before it has arrived."""
        if not self.overflowed.is_set():
            self._barrier(sent_at_us)

    async def save_span(self) -> None:
        """Save how far the live span is complete; the rows of it are in the store already."""
        if self.span:
            row = Coverage(
                SUBSCRIPTION_SCOPE, CoverageKind.LIVE, self.span.start_us, self.span.end_us
            )
            await self._stores.coverage.put_coverage([row])
            self.last_live_us = row.end_us

    async def run(self) -> None:
        """Write batches by count or age until cancelled; failures are told and tried again."""
        while True:
            await self._wait_for_batch()
            try:
                await self.flush()
            except EnergyDesktopError as error:
                await self._sleep(self._failed(error))
            except Exception as error:
                _log.exception("a fault while writing readings")
                await self._sleep(self._failed(StoreError(f"The database failed: {error}.")))

    async def flush(self) -> None:
        """Write all that waits; raises StoreUnavailable or StoreError and keeps the rows."""
        async with self._writing:
            self._barrier_of_last_event()
            while self._waiting or self._buffer.has_rows or self._new_coverage:
                await self._write_one()

    def stop(self) -> None:
        """Stop announcing values."""
        if self._emit_handle:
            self._emit_handle.cancel()

    async def _wait_for_batch(self) -> None:
        try:
            await asyncio.wait_for(self._due.wait(), BATCH_AGE_S)
        except TimeoutError:
            return
        finally:
            self._due.clear()

    async def _write_one(self) -> None:
        if self._waiting is None:
            self._waiting = self._buffer.take(BATCH_ROWS * 10)
        rows, attributes = self._waiting
        coverage = dict(self._new_coverage)
        new = await self._stores.series.write_readings(rows, attributes, list(coverage.values()))
        self._waiting = None
        written = coverage.items()
        self._new_coverage = dict(i for i in self._new_coverage.items() if i not in written)
        self._acknowledged(rows, new)

    def _acknowledged(self, rows: ReadingColumns, new: int) -> None:
        self._stored += len(rows)
        if self.failure:
            self.failure = None
            _log.info("the database can be written again; nothing was lost")
        if self.span is not None:
            self.span.acknowledge(self._stored)
        if len(rows):
            ids = frozenset(rows.entity_ids)
            first, last = int(rows.at.min()), int(rows.at.max())
            self._events.readings_stored.emit(ReadingsStored(ids, first, last, new))

    def _failed(self, error: EnergyDesktopError) -> float:
        """Tell of a failed write once; returns how long to wait before the next try."""
        if self.failure is None:
            self._failures = 0
            _log.error("readings can't be stored now, they wait in memory: %s", error)
            lasting = not isinstance(error, StoreUnavailable)
            self._events.problem_raised.emit(Problem(error.code, str(error), lasting))
        self.failure = str(error)
        self._failures += 1
        return RETRY_S[min(self._failures, len(RETRY_S)) - 1]

    def _barrier_of_last_event(self) -> None:
        if self.last_event_us:
            self._barrier(self.last_event_us)

    def _barrier(self, at_us: int) -> None:
        if self.span is not None:
            self.span.barrier(at_us, self._intake.received)
            self.span.acknowledge(self._stored)

    def _open_recorded_span(self, entity_id: str, at_us: int) -> None:
        self._open[entity_id] = at_us
        self._note_recorded(entity_id, at_us, OPEN_END_US)
        self.on_entities_changed()

    def _counts(self, entity_id: str) -> bool:
        return self.is_known(entity_id)

    def _note_recorded(self, entity_id: str, start_us: int, end_us: int) -> None:
        """Have a recorded span stored with the next batch, with this end."""
        span = Coverage(entity_id, CoverageKind.RECORDED, start_us, end_us)
        self._new_coverage[entity_id, start_us] = span

    def _announce(self, entity_id: str) -> None:
        """Tell of a changed value within 0.1 s, many changes at once."""
        self._changed.add(entity_id)
        if self._emit_handle is None:
            loop = asyncio.get_running_loop()
            self._emit_handle = loop.call_later(VALUES_EVERY_S, self._emit_values)

    def _emit_values(self) -> None:
        self._emit_handle = None
        changed, self._changed = self._changed, set()
        values = ((e, self._intake.value(e)) for e in changed)
        self._events.values_changed.emit({e: v for e, v in values if v})
