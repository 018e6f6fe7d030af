"""One SQLite file through aiosqlite: transactions safe against cancelling, errors, closing."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiosqlite

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable, full_disk
from energy_desktop.sentences import say
from energy_desktop.stores.migrations import pending_steps
from energy_desktop.stores.sqlite_schema import STEPS

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_TEMPORARY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOMEM,
)


class SqliteFile:
    """One connection, one transaction at a time; ``transaction`` is the only way to the data."""

    def __init__(self, path: Path, steps: Sequence[str] = STEPS) -> None:
        self.path = path
        self._steps = steps
        self._connection: aiosqlite.Connection | None = None
        self._lock = asyncio.Lock()

    async def open(self) -> None:
        """Open or create the file and migrate its schema; safe to call twice."""
        async with self._lock:
            if self._connection is None:
                self._connection = await self._opened()

    async def close(self) -> None:
        """Finish what is queued, close the file and join its thread; safe to call twice."""
        async with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                await _close(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """The connection inside a transaction: committed at the end, undone by any exception."""
        async with self._lock:
            if self._connection is None:
                raise StoreUnavailable(say("{path} is not open.", path=self.path))
            with mapped_errors(self.path):
                async with _transaction(self._connection) as connection:
                    yield connection

    async def _opened(self) -> aiosqlite.Connection:
        with mapped_errors(self.path):
            connection = aiosqlite.connect(self.path, isolation_level=None)
            try:
                await connection
                await _migrate(connection, str(self.path), self._steps)
            except BaseException:
                await _close(connection)
                raise
            return connection


@asynccontextmanager
async def _transaction(connection: aiosqlite.Connection) -> AsyncIterator[aiosqlite.Connection]:
    # A cancelled statement still runs in the connection's thread, so the rollback is queued behind
    # it: after BEGIN it undoes, after COMMIT it does nothing.
    try:
        await connection.execute("BEGIN IMMEDIATE")
        yield connection
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise


async def _close(connection: aiosqlite.Connection) -> None:
    await connection.close()
    thread = connection._thread  # noqa: SLF001 - the library offers no join
    if thread.ident is not None:
        thread.join()


async def _migrate(
    connection: aiosqlite.Connection, location: str, all_steps: Sequence[str]
) -> None:
    steps = pending_steps(await _version(connection), all_steps, location)
    for pragma in _PRAGMAS:
        await connection.execute_fetchall(pragma)
    for version, script in steps:
        await connection.executescript(f"BEGIN IMMEDIATE; {script} {_meta_of(version)} COMMIT;")


def _meta_of(version: int) -> str:
    made = f"INSERT INTO meta VALUES ('generation', '{uuid.uuid4().hex}');" if version == 1 else ""
    return f"{made} INSERT OR REPLACE INTO meta VALUES ('schema_version', '{version}');"


async def _version(connection: aiosqlite.Connection) -> int:
    exists = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
    if not next(iter(await connection.execute_fetchall(exists)))[0]:
        return 0
    version = "SELECT value FROM meta WHERE key = 'schema_version'"
    return int(next(iter(await connection.execute_fetchall(version)))[0])


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Run SQLite work; what it raises leaves as ``StoreUnavailable`` or ``StoreError``."""
    try:
        yield
    except EnergyDesktopError:
        raise
    except (sqlite3.Error, OSError, TypeError, ValueError, OverflowError) as error:
        raise store_error(error, path) from error


def store_error(error: Exception, path: Path) -> EnergyDesktopError:
    """The ``StoreUnavailable`` (later may work) or ``StoreError`` that says fits ``error``."""
    # The low byte is the primary code, the rest says more about it.
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in _DAMAGED:
        return StoreError(
            say(
                "{path} is damaged or not a SQLite file; move it away and restore a backup, or "
                "start again without it ({reason}).",
                path=path,
                reason=error,
            )
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreUnavailable(
            say("{path} is in use by another process; stop that program first.", path=path)
        )
    if primary == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        return full_disk(path.parent)
    if primary in _TEMPORARY or isinstance(error, OSError):
        return StoreUnavailable(
            say("{path} can't be read or written now: {reason}.", path=path, reason=error)
        )
    return StoreError(say("{path} refused the request: {reason}.", path=path, reason=error))
