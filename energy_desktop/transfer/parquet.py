"""Rows in Parquet files, written and read by DuckDB in memory.

Times are TIMESTAMP in UTC with microseconds, unknown numbers are null, attributes are JSON text.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "96MB"
_TIME = "TIMESTAMPTZ"
_TEXT = "VARCHAR"
_NUMBER = "DOUBLE"
LAYOUT: Final[Mapping[str, Mapping[str, str]]] = {
    "readings": {"entity_id": _TEXT, "timestamp": _TIME, "state": _NUMBER, "source": _TEXT},
    "attributes": {"entity_id": _TEXT, "timestamp": _TIME, "unit": _TEXT, "attributes": _TEXT},
    "statistics": {
        "entity_id": _TEXT, "period": _TEXT, "source": _TEXT, "timestamp": _TIME,
        **dict.fromkeys(("state", "sum", "mean", "min", "max"), _NUMBER),
    },
    "coverage": {"scope": _TEXT, "kind": _TEXT, "timestamp": _TIME, "until": _TIME},
}  # fmt: skip
"""The columns of each kind of file. Times of statistics are the starts of their buckets."""

Columns = Mapping[str, NDArray[Any]]
_READ = {_TIME: "epoch_us({0})", _TEXT: "{0}", _NUMBER: "coalesce({0}, 'nan'::DOUBLE)"}
_WRITTEN = {_TIME: "make_timestamptz({0})", _TEXT: "{0}", _NUMBER: "nullif({0}, 'nan'::DOUBLE)"}


class PartWriter:
    """Gathers rows of one kind and writes them into a file. Methods block, one at a time."""

    def __init__(self, kind: str) -> None:
        self._layout = LAYOUT[kind]
        self._db = in_memory()
        self._db.execute(
            f"CREATE TABLE part ({', '.join(f'{n} {t}' for n, t in self._layout.items())})"
        )
        self.rows = 0

    def add(self, columns: Columns, same: Mapping[str, str]) -> None:
        """Add rows: times as int64 µs; ``same`` are the values that all of them share."""
        self._db.register("batch", dict(columns))
        chosen = [
            f"${n}" if n in same else _WRITTEN[kind].format(f'batch."{n}"')
            for n, kind in self._layout.items()
        ]
        sql = f"INSERT INTO part SELECT {', '.join(chosen)} FROM batch"
        self._db.execute(sql, dict(same) or None).fetchall()
        self._db.unregister("batch")
        self.rows += len(next(iter(columns.values())))

    def write(self, file: Path) -> int:
        """Write what was added, forget it, and return the number of rows."""
        written, self.rows = self.rows, 0
        sql = "COPY part TO $file (FORMAT parquet, COMPRESSION zstd)"
        self._db.execute(sql, {"file": str(file)}).fetchall()
        self._db.execute("TRUNCATE part").fetchall()
        return written

    def close(self) -> None:
        """Let go of the memory."""
        self._db.close()


def read_part(file: Path, kind: str) -> dict[str, NDArray[Any]]:
    """The columns of a file of this kind, times as int64 µs; raises what DuckDB does."""
    columns = LAYOUT[kind]
    chosen = [f'{_READ[t].format(f"{n}")} AS "{n}"' for n, t in columns.items()]
    db = in_memory()
    try:
        sql = f"SELECT {', '.join(chosen)} FROM read_parquet($file)"
        found = db.execute(sql, {"file": str(file)}).fetchnumpy()
    finally:
        db.close()
    return {name: _plain(found[name], kind) for name, kind in columns.items()}


def _plain(column: Any, kind: str) -> NDArray[Any]:
    """Without the mask that DuckDB lays over a column with nulls."""
    if kind != _TEXT:
        return np.asarray(column, dtype=np.int64 if kind == _TIME else np.float64)
    plain = np.asarray(column, dtype=object)
    if isinstance(column, np.ma.MaskedArray):
        plain[np.ma.getmaskarray(column)] = None
    return plain


def in_memory() -> duckdb.DuckDBPyConnection:
    """A database of its own in little memory, that reads and writes files."""
    import duckdb  # noqa: PLC0415 - with the servers, nothing but a backup needs it

    config: dict[str, Any] = {
        "memory_limit": MEMORY,
        "threads": 1,
        "pandas_analyze_sample": 0,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=config)
