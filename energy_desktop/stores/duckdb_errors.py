"""Turns every error of DuckDB into one sentence and one of the two errors a store may raise."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from energy_desktop.errors import (
    EnergyDesktopError,
    SchemaTooNew,
    StoreError,
    StoreUnavailable,
    full_disk,
)
from energy_desktop.sentences import say

_FULL = os.strerror(errno.ENOSPC)
_LOCKED = "could not set lock on file"
_OWNER = re.compile(r"\(PID (\d+)\)")
_NEWER = re.compile(
    r"database file with version number|storage version|serialization version", re.IGNORECASE
)
_DAMAGED = re.compile(
    r"not a valid duckdb|corrupt|checksum|fail(ed|ure) to deserialize", re.IGNORECASE
)
_INVALIDATED = "has been invalidated"
_TEMPORARY = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.ConnectionException,
    duckdb.InterruptException,
    duckdb.TransactionException,
)


def needs_reopening(error: duckdb.Error) -> bool:
    """Whether DuckDB refuses all further work on this connection until the file is reopened."""
    return isinstance(error, duckdb.FatalException) or _INVALIDATED in str(error)


def store_error(error: Exception, path: Path) -> EnergyDesktopError:
    """The ``StoreUnavailable`` (later may work) or ``StoreError`` that says fits ``error``."""
    text = str(error)
    reason = text.strip().partition("\n")[0]
    if _FULL in text:
        return full_disk(path.parent)
    if _LOCKED in text.lower():
        return StoreUnavailable(_locked_sentence(text, path))
    if isinstance(error, duckdb.Error) and _NEWER.search(text):
        return SchemaTooNew(
            say(
                "{path} was written by a newer version of DuckDB: {reason}",
                path=path,
                reason=reason,
            )
        )
    if isinstance(error, duckdb.SerializationException) or _DAMAGED.search(text):
        return StoreError(
            say(
                "{path} is damaged or not a DuckDB file; move it away and restore a backup, or "
                "start again without it ({reason}).",
                path=path,
                reason=reason,
            )
        )
    if isinstance(error, (*_TEMPORARY, OSError)):
        return StoreUnavailable(
            say("{path} can't be read or written now: {reason}", path=path, reason=reason)
        )
    return StoreError(say("{path} refused the request: {reason}", path=path, reason=reason))


def _locked_sentence(text: str, path: Path) -> str:
    owner = _OWNER.search(text)
    if owner is None:
        return say("{path} is in use by another process; stop that program first.", path=path)
    return say(
        "{path} is in use by process {pid}; stop that program first.", path=path, pid=owner[1]
    )


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Run DuckDB work; what it raises leaves as ``StoreUnavailable`` or ``StoreError``."""
    try:
        yield
    except EnergyDesktopError:
        raise
    except (duckdb.Error, OSError, TypeError, ValueError, OverflowError) as error:
        raise store_error(error, path) from error
