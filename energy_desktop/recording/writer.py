"""The one writer of live rows: the store first, the journal while the store is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.events import Events, ReadingsStored
from energy_desktop.models import Coverage, CoverageKind, ReadingColumns
from energy_desktop.recording.batch import Batch, no_readings
from energy_desktop.recording.buffer import Buffer
from energy_desktop.recording.journal import Journal
from energy_desktop.recording.refusals import Quarantine, Refused, sift
from energy_desktop.recording.troubles import Troubles
from energy_desktop.stores.base import TimeSeriesStore

_log = logging.getLogger(__name__)

MOST_IN_BATCH: Final = 10_000
MOST_WAITING: Final = 50_000
LONGEST_WAIT_S: Final = 60.0

Sleep = Callable[[float], Awaitable[None]]


class Writer:
    """Empties a buffer. What the store can't take now waits in memory: at most ``MOST_WAITING``
    rows and a minute, then in the journal, which is replayed before anything newer is written.

    ``acknowledged`` counts readings of the buffer that are safe: in the store, the journal or the
    quarantine; ``on_acknowledged`` is called when it grew. ``stored`` counts those in the store.
    """

    def __init__(
        self,
        store: TimeSeriesStore,
        events: Events,
        folder: Path,
        buffer: Buffer,
        on_acknowledged: Callable[[int], None],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._store = store
        self._events = events
        self._buffer = buffer
        self._on_acknowledged = on_acknowledged
        self._sleep = sleep
        self._writing = asyncio.Lock()
        self._coverage: dict[tuple[str, CoverageKind, int], Coverage] = {}
        self._troubles = Troubles(events)
        self._waited_s = 0.0
        self.journal = Journal(folder)
        self.quarantine = Quarantine(folder)
        self.acknowledged = 0
        self.stored = 0

    @property
    def failure(self) -> str | None:
        """Why the store takes nothing now, None while it does."""
        return self._troubles.failure

    @property
    def is_behind(self) -> bool:
        """Whether what is written now has to wait."""
        return self.failure is not None or not self.journal.is_empty

    def note(self, coverage: Coverage) -> None:
        """Have an interval stored with the next rows or alone; the newest of a key counts."""
        self._coverage[coverage.scope, coverage.kind, coverage.start_us] = coverage

    async def replay(self) -> None:
        """Store what an earlier run left in the journal; raises StoreUnavailable or StoreError."""
        await self.quarantine.open()
        await self.journal.open()
        if not self.journal.is_empty:
            _log.info("%d readings wait in the journal; they are stored now", self.journal.rows)
        await self.flush()

    async def journalled_coverage(self) -> list[Coverage]:
        """The coverage that waits in the journal, oldest first; none where it can't be read."""
        try:
            return await self.journal.coverage()
        except StoreUnavailable as error:
            self._troubles.journal_failed(error)
            return []

    async def flush(self) -> None:
        """Store all that waits now; raises StoreUnavailable or StoreError and keeps the rows.

        What comes meanwhile is not waited for, so this ends however fast it comes.
        """
        enough, noted = self.acknowledged + len(self._buffer), set(self._coverage.values())
        while await self._write_next():
            rows_done = self.acknowledged >= enough and self.journal.is_empty
            if rows_done and noted.isdisjoint(self._coverage.values()):
                return

    async def settle(self) -> None:
        """Have all that waits in memory on disk soon: in the store, or else in the journal.

        Raises StoreUnavailable where neither can be written, and keeps the rows.
        """
        try:
            if not self.is_behind:
                await self.flush()
                return
        except EnergyDesktopError as error:
            self._troubles.store_failed(error)
        async with self._writing:
            await self._spill()

    async def work(self) -> None:
        """Store all that waits, or tell once why not, and wait before the next try."""
        try:
            await self.flush()
        except Exception as error:
            delay_s = self._troubles.store_failed(self._troubles.in_our_words(error))
            if self._buffer.rows >= MOST_WAITING or self._waited_s >= LONGEST_WAIT_S:
                async with self._writing:
                    await self._try_to_spill()
            await self._sleep(delay_s)
            self._waited_s += delay_s

    async def _write_next(self) -> bool:
        """Store the oldest batch that waits; False where there is none."""
        async with self._writing:
            if (journalled := await self._oldest_journalled()) is not None:
                await self._put(journalled)
                await self.journal.forget_first()
                if self._buffer.rows >= MOST_WAITING:  # a long replay: keep the memory bounded
                    await self._try_to_spill()
                return True
            if not (batch := self._next()):
                return False
            await self._put(batch)
            self._safe(batch)
            return True

    async def _oldest_journalled(self) -> Batch | None:
        """A journal that can't be read keeps no newer row from the store."""
        try:
            return await self.journal.first()
        except StoreUnavailable as error:
            self._troubles.journal_failed(error)
            return None

    def _next(self) -> Batch:
        """The oldest rows in memory with all coverage that may be stored with them."""
        rows = self._buffer.first(MOST_IN_BATCH)
        return Batch(rows.readings, rows.attributes, list(self._coverage.values()))

    def _safe(self, batch: Batch) -> None:
        """A batch from memory is on disk."""
        self._buffer.drop(batch)
        written = set(batch.coverage)
        self._coverage = {k: c for k, c in self._coverage.items() if c not in written}
        self.acknowledged += len(batch.readings)
        self._on_acknowledged(self.acknowledged)

    async def _put(self, batch: Batch) -> None:
        """Store a batch, but for rows that are refused: these go to the quarantine."""
        refused: list[Refused] = []
        try:
            new = await self._write(batch)
        except StoreError as error:
            sifted = await sift(self._write, batch, error)
            new, refused = sifted.new, sifted.refused
            if refused:
                await self._set_aside(refused)
        self._waited_s = 0.0
        self._troubles.store_works()
        self.stored += len(batch.readings) - sum(len(each.row.readings) for each in refused)
        self._tell_stored(batch.readings, new)

    async def _write(self, batch: Batch) -> int:
        try:
            return await self._store.write_readings(
                batch.readings, batch.attributes, batch.coverage
            )
        except EnergyDesktopError:
            raise
        except Exception as error:
            raise self._troubles.in_our_words(error) from error

    async def _set_aside(self, refused: Sequence[Refused]) -> None:
        """Keep refused rows and have their moments known as missing.

        A store that does not take this either is at fault itself: its StoreError leaves as it is.
        """
        missing = [interval for each in refused for interval in each.missing]
        await self._write(Batch(no_readings(), (), missing))
        await self.quarantine.append(refused)
        self._troubles.refused(refused, self.quarantine.file)

    def _tell_stored(self, rows: ReadingColumns, new: int) -> None:
        if len(rows):
            ids = frozenset(rows.entity_ids)
            first, last = int(rows.at.min()), int(rows.at.max())
            self._events.readings_stored.emit(ReadingsStored(ids, first, last, new))

    async def _spill(self) -> None:
        """Move all that waits in memory to the journal; the caller holds the lock."""
        before = self.journal.rows
        while batch := self._next():
            await self.journal.append(batch)
            self._safe(batch)
            self._troubles.journal_works()
        self._waited_s = 0.0
        if self.journal.rows > before:
            _log.info("%d readings wait in the journal until they can be stored", self.journal.rows)

    async def _try_to_spill(self) -> None:
        try:
            await self._spill()
        except Exception as error:
            self._troubles.journal_failed(self._troubles.in_our_words(error))
