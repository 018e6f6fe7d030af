"""The journal: batches that the store could not take, kept on disk until it can."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording import durable, records
from energy_desktop.recording.batch import Batch, decoded
from energy_desktop.recording.records import Record
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Journal:
    """First in, first out. ``rows``: readings that wait in it, known once it was used or opened.

    What ``append`` has returned from survives a kill and a power cut. ``first`` and
    ``forget_first`` replay it; after a kill the replay begins anew, which doubles nothing as
    readings are inserted where absent. A damaged record is set aside, and what is behind it claims
    no live span any more. Every method raises StoreUnavailable where the disk fails.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "readings.journal"
        self._lock = threading.Lock()
        self._is_known = False
        self._position = 0
        self._end = 0
        self._first: tuple[Record, Batch] | None = None
        self._aside: set[str] = set()
        self._damaged_at: int | None = None
        self.rows = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits, as far as is known."""
        return self._position >= self._end

    async def open(self) -> None:
        """Find what an earlier run left; what a crash cut or damaged is set aside and logged."""
        await self._run(lambda: None)

    async def append(self, batch: Batch) -> None:
        """Keep a batch behind all others; on disk on return, or not at all."""
        await self._run(lambda: self._append(records.written(batch), len(batch.readings)))

    async def first(self) -> Batch | None:
        """The oldest batch that was not forgotten yet."""
        return await self._run(self._read_first)

    async def forget_first(self) -> None:
        """The batch that ``first`` gave is stored; with the last one the file goes too."""
        await self._run(self._forget_first)

    async def coverage(self) -> list[Coverage]:
        """All coverage that waits, in order."""
        return await self._run(self._read_coverage)

    async def _run(self, work: Callable[[], T]) -> T:
        """Do file work in a thread, one at a time, even where a caller was cancelled meanwhile."""

        def locked() -> T:
            with self._lock, self._told_errors():
                self._find_records()
                return work()

        return await asyncio.to_thread(locked)

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnavailable(
                say(
                    "The journal {file} can't be used: {reason}; make room on its disk, or make "
                    "it writable.",
                    file=self._file,
                    reason=error.strerror or error,
                )
            ) from error

    def _append(self, record: bytes, rows: int) -> None:
        self._end = durable.append(self._file, self._end, record)
        self.rows += rows

    def _read_first(self) -> Batch | None:
        if self._first is None and not self.is_empty:
            with self._file.open("rb") as file:
                self._first = next(self._batches(file), None)
            if self._first is None:  # nothing but damaged records was left
                self._clear()
        return None if self._first is None else self._first[1]

    def _forget_first(self) -> None:
        if self._first is None:
            return
        record, self._first = self._first[0], None
        self._position = record.end
        self.rows -= record.rows
        if self.is_empty:
            self._clear()

    def _read_coverage(self) -> list[Coverage]:
        if self.is_empty:
            return []
        with self._file.open("rb") as file:
            return [c for _record, batch in self._batches(file) for c in batch.coverage]

    def _clear(self) -> None:
        durable.remove(self._file)
        self._aside.clear()
        self._damaged_at = None
        self._position = self._end = self.rows = 0

    def _batches(self, file: BinaryIO) -> Iterator[tuple[Record, Batch]]:
        """What is readable from the present position on."""
        for record in self._records(file, self._position, self._end):
            try:
                yield record, self._believed(record, decoded(record.text(file)))
            except ValueError as error:
                _log.error("a record of the journal is not understood: %s", error)
                self._set_aside(file, record.start, record.end)

    def _believed(self, record: Record, batch: Batch) -> Batch:
        """Behind lost readings it is not known any more until when all of them are there."""
        if self._damaged_at is None or record.start < self._damaged_at:
            return batch
        known = [c for c in batch.coverage if c.kind is not CoverageKind.LIVE]
        return replace(batch, coverage=known)

    def _records(self, file: BinaryIO, start: int, end: int) -> Iterator[Record]:
        return records.found(file, start, end, lambda *piece: self._set_aside(file, *piece))

    def _find_records(self) -> None:
        if self._is_known and self._end and not self._file.exists():
            _log.error("the journal was removed, and %d readings with it", self.rows)
            self._first = None
            self._position = self._end = self.rows = 0
        if self._is_known:
            return
        self._position = self._end = self.rows = 0
        if self._file.exists():
            with self._file.open("rb") as file:
                self._look_through(file)
        self._is_known = True

    def _look_through(self, file: BinaryIO) -> None:
        size = os.fstat(file.fileno()).st_size
        for record in self._records(file, 0, size):
            self._end = record.end
            self.rows += record.rows
        if self._end < size:
            _log.warning("cut %d bytes off the journal: its end was damaged", size - self._end)
            os.truncate(self._file, self._end)
            if self._damaged_at is not None and self._damaged_at >= self._end:
                self._damaged_at = None  # what is appended there claims its own rows only

    def _set_aside(self, file: BinaryIO, start: int, end: int) -> None:
        """Keep a damaged piece in a file of its own, named by its content: once only."""
        self._damaged_at = start if self._damaged_at is None else min(start, self._damaged_at)
        name = f"damaged-{records.checksum(file, start, end):08x}.journal"
        if name in self._aside:
            return
        self._aside.add(name)
        _log.error("%d bytes of the journal are damaged and kept in %s", end - start, name)
        aside, size = self._file.with_name(name), 0
        file.seek(start)
        while block := file.read(min(records.BLOCK_BYTES, end - start - size)):
            size = durable.append(aside, size, block)
