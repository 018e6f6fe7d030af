"""One DuckDB file: a writer thread, two reader threads, cancelling, reopening after a failure."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import duckdb

from energy_desktop.errors import StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.duckdb_errors import mapped_errors, needs_reopening
from energy_desktop.stores.duckdb_schema import migrate, refuse_newer, refuse_older
from energy_desktop.stores.threads import drained

Cursor = duckdb.DuckDBPyConnection
T = TypeVar("T")

READERS = 2
MEMORY_LIMIT = "80MB"
TEMPORARY_LIMIT = "4GB"
_INTERRUPT_EVERY_S = 0.01


class DuckDbFile:
    """Runs jobs (functions of a cursor) against one file, off the event loop.

    Writes run one at a time, each in a transaction of its own; a write that has begun is finished
    even if its caller is cancelled. A read whose caller is cancelled is interrupted. Each job gets
    a new cursor, so nothing registered or interrupted reaches another job. Jobs that fail raise
    ``StoreUnavailable`` or ``StoreError``. With a folder ``scratch`` the file is only read, and
    nothing is written beside it.
    """

    def __init__(self, path: Path, scratch: Path | None = None) -> None:
        self.path = path
        self._scratch = scratch
        self._root: Cursor | None = None
        self._root_lock = threading.Lock()
        self._invalid = False
        self._writer: ThreadPoolExecutor | None = None
        self._readers: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        """Open or create the file and migrate its schema; safe to call twice."""
        if self._root is not None:
            return
        writer = ThreadPoolExecutor(1, "duckdb-writer")
        try:
            await asyncio.wrap_future(writer.submit(self._connect))
        except BaseException:
            writer.shutdown()
            self._disconnect()
            raise
        self._writer = writer
        self._readers = ThreadPoolExecutor(READERS, "duckdb-reader")

    async def close(self) -> None:
        """Finish the queued jobs, write the log into the file and let it go; safe to call twice."""
        writer, self._writer = self._writer, None
        readers, self._readers = self._readers, None
        if writer is None or readers is None:
            return
        for executor in (readers, writer):
            await drained(executor)
        last = ThreadPoolExecutor(1, "duckdb-closer")
        await asyncio.wrap_future(last.submit(self._disconnect))
        last.shutdown()

    async def write(
        self, job: Callable[[Cursor], T], committed: Callable[[], None] = lambda: None
    ) -> T:
        """Run ``job`` in a transaction on the writer thread; committed and synced on return.

        ``committed`` is called there after the commit, before the next job.
        """
        work = _Job(self._cursor, job, committed)
        return await asyncio.wrap_future(self._submit(self._writer, work))

    async def read(self, job: Callable[[Cursor], T]) -> T:
        """Run ``job`` on a reader thread; all its queries see one moment of the data."""
        work = _Job(self._cursor, job)
        future = self._submit(self._readers, work)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            # An interrupt between two queries, or before the first, has no effect: repeat it.
            while not future.done():
                work.interrupt()
                await asyncio.sleep(_INTERRUPT_EVERY_S)
            raise

    def _submit(self, executor: ThreadPoolExecutor | None, work: _Job[T]) -> Future[T]:
        if executor is None:
            raise StoreUnavailable(say("{path} is not open.", path=self.path))
        return executor.submit(self._run, work)

    def _run(self, work: _Job[T]) -> T:
        with mapped_errors(self.path):
            try:
                return work.run()
            except duckdb.Error as error:
                self._invalid = self._invalid or needs_reopening(error)
                raise

    def _cursor(self) -> Cursor:
        with self._root_lock:
            if self._invalid or self._root is None:
                self._reopen()
            assert self._root is not None  # noqa: S101
            return self._root.cursor()

    def _reopen(self) -> None:
        """A failed write to disk makes DuckDB refuse everything until the file is opened anew."""
        if self._root is not None:
            with suppress(duckdb.Error):
                self._root.close()
        self._root = _connected(self.path, self._scratch)
        self._invalid = False

    def _connect(self) -> None:
        with mapped_errors(self.path):
            refuse_newer(self.path)
            self._root = _connected(self.path, self._scratch)
            if self._scratch is None:
                migrate(self._root, str(self.path))
            else:
                refuse_older(self._root, self.path)

    def _disconnect(self) -> None:
        root, self._root = self._root, None
        if root is not None:
            with mapped_errors(self.path):
                root.close()


class _Job(Generic[T]):
    """One job with its own cursor and transaction; ``interrupt`` is safe before and after too."""

    def __init__(
        self,
        cursor: Callable[[], Cursor],
        job: Callable[[Cursor], T],
        committed: Callable[[], None] = lambda: None,
    ) -> None:
        self._make_cursor = cursor
        self._job = job
        self._committed = committed
        self._lock = threading.Lock()
        self._cursor: Cursor | None = None

    def run(self) -> T:
        cursor = self._cursor = self._make_cursor()
        try:
            result = _in_transaction(cursor, self._job)
            self._committed()
            return result
        finally:
            with self._lock:
                self._cursor = None
                cursor.close()

    def interrupt(self) -> None:
        with self._lock:
            if self._cursor is not None:
                self._cursor.interrupt()


def _in_transaction(cursor: Cursor, job: Callable[[Cursor], T]) -> T:
    cursor.begin()
    try:
        result = job(cursor)
        cursor.commit()
    except BaseException:
        with suppress(duckdb.Error):
            cursor.rollback()
        raise
    return result


def _connected(path: Path, scratch: Path | None) -> Cursor:
    config: dict[str, Any] = {
        "memory_limit": MEMORY_LIMIT,
        "threads": READERS,
        "temp_directory": f"{path}.tmp" if scratch is None else f"{scratch / path.name}.tmp",
        "max_temp_directory_size": TEMPORARY_LIMIT,
        # Columns of Python strings are text, whatever their first rows hold.
        "pandas_analyze_sample": 0,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(path, read_only=scratch is not None, config=config)
