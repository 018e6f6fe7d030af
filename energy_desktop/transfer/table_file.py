"""One table as a Parquet file, for other programs: written by DuckDB in memory."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from energy_desktop.transfer.parquet import in_memory

NO_TIME: Final = np.iinfo(np.int64).min
Table = Mapping[str, NDArray[Any]]
"""Columns by name: int64 are times in µs since 1970 (NO_TIME: none), float64 numbers (NaN: none),
others text (empty: none)."""

_KINDS: Final = {
    "i": f"CASE WHEN {{0}} > {NO_TIME} THEN make_timestamptz({{0}}) END",
    "f": "nullif({0}, 'nan'::DOUBLE)",
    "O": "nullif({0}, '')",
}


def write_parquet(file: Path, table: Table) -> None:
    """Write a file that is not there yet: times as TIMESTAMP in UTC, numbers as DOUBLE, nulls.

    Raises OSError where it can't be written.
    """
    import duckdb  # noqa: PLC0415 - nothing but an export needs it while the servers are used

    with file.open("xb"):
        pass  # says in the system's words what can't be done here
    chosen = (f'{_KINDS[values.dtype.kind].format(_quoted(n))} AS {_quoted(n)}'
              for n, values in table.items())  # fmt: skip
    db = in_memory()
    try:
        db.register("written", dict(table))
        options = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false"
        sql = f"COPY (SELECT {', '.join(chosen)} FROM written) TO $file ({options})"
        db.execute(sql, {"file": str(file)}).fetchall()
    except duckdb.IOException as error:
        raise _told(error) from error
    finally:
        db.close()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _told(error: Exception) -> OSError:
    """What DuckDB says of the file system, as the system would."""
    text = str(error)
    if "No space left" in text or "not enough space" in text:
        return OSError(errno.ENOSPC, "No space left on device")
    return OSError(errno.EIO, text.splitlines()[0])
