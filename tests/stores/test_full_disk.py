"""A full disk is called that, in the same words by both databases."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import duckdb

from energy_desktop.errors import StoreUnavailable
from energy_desktop.stores import duckdb_errors, sqlite_file

FULL = os.strerror(errno.ENOSPC)


def test_duckdb_names_a_full_disk_whatever_it_was_doing() -> None:
    for error in (
        duckdb.FatalException(f"Failed to create checkpoint because of error: x.wal: {FULL}"),
        duckdb.TransactionException(f"Failed to commit: Could not write file: {FULL}"),
        OSError(errno.ENOSPC, FULL),
    ):
        said = duckdb_errors.store_error(error, Path("/profile/data/readings.duckdb"))
        assert isinstance(said, StoreUnavailable)
        assert str(said) == "The disk of /profile/data is full; free some space and try again."


def test_sqlite_names_a_full_disk() -> None:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE t (x)")
        db.execute("PRAGMA max_page_count = 2")
        try:
            db.execute("INSERT INTO t VALUES (zeroblob(100000))")
        except sqlite3.OperationalError as error:
            said = sqlite_file.store_error(error, Path("/profile/data/state.sqlite"))
    db.close()
    assert str(said) == "The disk of /profile/data is full; free some space and try again."
