"""The recorder: takes what Home Assistant sends and knows until when all of it is safe."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.events import Events
from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind, LiveValue
from energy_desktop.recording.buffer import Buffer
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.intake import Intake, micros
from energy_desktop.recording.live_span import MARGIN_US, LiveSpan
from energy_desktop.recording.writer import Writer
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

BATCH_ROWS: Final = 1_000
BATCH_AGE_S: Final = 0.5
VALUES_EVERY_S: Final = 0.1
MOST_BUFFERED: Final = 1_000_000

Sleep = Callable[[float], Awaitable[None]]


class Recorder:
    """Takes events at any rate and has them written in batches by count or age.

    While the store is away rows wait in memory, then in a journal in ``folder``. Where that can't
    be written either and a million wait, ``overflowed`` is set and nothing more is taken until the
    next span, so the hole is known and can be repaired. So it is after an event that could not be
    understood (``has_fault``).
    ``last_live_us`` is the newest live moment that is known, ``last_seen_us`` the newest at which
    Home Assistant is known to have run; 0 before the first.
    """

    def __init__(
        self, stores: Stores, events: Events, folder: Path, *, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._stores = stores
        self._events = events
        self._buffer = Buffer()
        self._writer = Writer(
            stores.series, events, folder, self._buffer, self._acknowledged, sleep
        )
        self._intake = Intake(self._buffer, self._open_recorded_span, self._counts)
        self._due = asyncio.Event()
        self._held: list[Mapping[str, Any]] | None = None
        self._open: dict[str, int] = {}
        self._changed: set[str] = set()
        self._emit_handle: asyncio.TimerHandle | None = None
        self.span: LiveSpan | None = None
        self.last_live_us = 0
        self.last_seen_us = 0
        self.overflowed = asyncio.Event()
        self.has_fault = False
        self.on_entities_changed: Callable[[], None] = lambda: None
        self.is_known: Callable[[str], bool] = lambda _: False

    @property
    def buffered(self) -> int:
        """Readings in memory alone: neither the store nor the journal has them."""
        return len(self._buffer)

    @property
    def journalled(self) -> int:
        """Readings in the journal, which the store does not have yet."""
        return self._writer.journal.rows

    @property
    def refused(self) -> int:
        """Rows that the store refused, kept in a file beside the journal."""
        return self._writer.quarantine.count

    @property
    def failure(self) -> str | None:
        """Why nothing can be stored now, None while it can."""
        return self._writer.failure

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
        return self._writer.stored

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

    async def replay(self) -> None:
        """Store what an earlier run left in the journal; it stays where the store takes nothing."""
        try:
            await self._writer.replay()
        except EnergyDesktopError as error:
            _log.warning("what waits in the journal is stored later: %s", error)

    async def restore(self) -> None:
        """Learn what is being recorded and until when; a journal counts as if it were stored."""
        coverage = await self._kept_coverage()
        live = (c.end_us for c in coverage if c.kind is CoverageKind.LIVE)
        self.last_live_us = max(live, default=0)
        recorded_not = (c for c in coverage if c.kind is not CoverageKind.RECORDED)
        self.last_seen_us = max((c.end_us for c in recorded_not), default=0)
        recorded = (c for c in coverage if c.kind is CoverageKind.RECORDED)
        self._open = {c.scope: c.start_us for c in recorded if c.end_us == OPEN_END_US}
        self._intake.accept(self._open)

    async def _kept_coverage(self) -> list[Coverage]:
        """What was recorded, live and fetched, as it is once the journal is in the store too."""
        spans = [CoverageKind.LIVE, CoverageKind.RECORDED, CoverageKind.HISTORY]
        stored = await self._stores.coverage.coverage([], 0, OPEN_END_US, kinds=spans)
        kept = [*stored, *await self._writer.journalled_coverage()]
        return list({(c.scope, c.kind, c.start_us): c for c in kept}.values())

    def forget_after(self, at_us: int) -> None:
        """Nothing is known of a time later than this: Home Assistant's clock was set back."""
        self.last_live_us = min(self.last_live_us, at_us)
        self.last_seen_us = min(self.last_seen_us, at_us)

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
        try:
            entity_id = self._intake.on_event(event)
        except Exception:
            _log.exception("an event of Home Assistant could not be taken")
            self.has_fault = True
            self.overflowed.set()
            return
        if entity_id is not None:
            self._announce(entity_id)
            if event["data"]["new_state"] is None:
                self.on_entities_changed()
            if len(self._buffer) >= BATCH_ROWS:
                self._due.set()

    def begin_span(self, span: LiveSpan, states: Sequence[Mapping[str, Any]]) -> None:
        """Record the entities of these present states in a new live span, then the events held."""
        self._intake.begin_span()
        self._intake.accept(state["entity_id"] for state in states)
        for entity_id in self._intake.recorded:
            # One that began later than this did so before Home Assistant's clock was set back.
            if self._open.get(entity_id, OPEN_END_US) > span.start_us:
                self._open_recorded_span(entity_id, span.start_us)
        self.overflowed.clear()
        self.has_fault = False
        self.span = span
        self.last_seen_us = max(self.last_seen_us, span.start_us - MARGIN_US)
        self._intake.take_snapshot(states)
        self._intake.lose(self._intake.recorded - {state["entity_id"] for state in states})
        for entity_id in self._intake.recorded:
            self._announce(entity_id)
        held, self._held = self._held or [], None
        for event in held:
            self.on_event(event)

    async def end_span(self) -> None:
        """The subscription is over: write what came, and save how far it is complete.

        Raises StoreUnavailable where neither store nor journal can be written; the rows stay.
        """
        self._held = None
        if self.span is None:
            return
        try:
            self._barrier_of_last_event()
            await self._writer.settle()
            if self.span or self.span.was_cut:
                self._writer.note(self._live_coverage(self.span))
                await self._writer.settle()
                self.last_live_us = self.span.end_us
        finally:
            self.span = None

    def accept(self, states: Iterable[Mapping[str, Any]], at_us: int) -> None:
        """Record the entities of these present states too, complete from ``at_us`` on."""
        by_id = {state["entity_id"]: state for state in states}
        new = self._intake.accept(by_id)
        for entity_id in new:
            self._open_recorded_span(entity_id, at_us)
        self._intake.take_snapshot(by_id[entity_id] for entity_id in new)

    def close_recorded_spans(self, ends_us: Mapping[str, int]) -> None:
        """Stop recording entities (renamed, removed); each one's recorded span ends then."""
        for entity_id in self._open.keys() & ends_us.keys():
            start_us = self._open.pop(entity_id)
            self._note_recorded(entity_id, start_us, max(ends_us[entity_id], start_us + 1))
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
        """Save how far the live span is complete; the rows of it are in the store already.

        While older rows wait it is saved behind them, with what is written next.
        """
        if self.span:
            row = self._live_coverage(self.span)
            self._writer.note(row)
            if not self._writer.is_behind:
                await self._writer.flush()
                self.last_live_us = row.end_us

    async def run(self) -> None:
        """Write batches by count or age until cancelled; failures are told and tried again."""
        while True:
            await self._wait_for_batch()
            self._barrier_of_last_event()
            await self._writer.work()

    async def flush(self) -> None:
        """Store all that waits; raises StoreUnavailable or StoreError and keeps the rows."""
        self._barrier_of_last_event()
        await self._writer.flush()

    async def settle(self) -> None:
        """Store what waits in memory, or have it in the journal; raises StoreUnavailable."""
        await self._writer.settle()

    def recording_now(self, at_us: int) -> Coverage | None:
        """What is live up to this moment; None while nothing is, or while it can't be stored."""
        if self.span is None or self.failure or self.journalled or not self.span:
            return None
        return Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, self.span.start_us, at_us)

    def stop(self) -> None:
        """Stop announcing values."""
        if self._emit_handle:
            self._emit_handle.cancel()

    async def _wait_for_batch(self) -> None:
        # Not wait_for: Python 3.11's may swallow a cancellation, and the stop would wait for ever.
        with suppress(TimeoutError):
            async with asyncio.timeout(BATCH_AGE_S):
                await self._due.wait()
        self._due.clear()

    def _acknowledged(self, rows: int) -> None:
        if self.span is not None:
            self.span.acknowledge(rows)

    def _barrier_of_last_event(self) -> None:
        if self.last_event_us:
            self._barrier(self.last_event_us)

    def _barrier(self, at_us: int) -> None:
        if self.span is not None:
            self.span.barrier(at_us, self._intake.received)
            self.span.acknowledge(self._writer.acknowledged)

    def _open_recorded_span(self, entity_id: str, at_us: int) -> None:
        self._open[entity_id] = at_us
        self._note_recorded(entity_id, at_us, OPEN_END_US)
        self.on_entities_changed()

    def _counts(self, entity_id: str) -> bool:
        return self.is_known(entity_id)

    def _note_recorded(self, entity_id: str, start_us: int, end_us: int) -> None:
        """Have a recorded span stored with the next batch, with this end."""
        self._writer.note(Coverage(entity_id, CoverageKind.RECORDED, start_us, end_us))

    def _live_coverage(self, span: LiveSpan) -> Coverage:
        return Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, span.start_us, span.end_us)

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
