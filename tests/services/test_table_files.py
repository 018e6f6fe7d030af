"""Files for other programs: whole or not at all, with types, and stopped when not wanted."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path
from threading import Event

import duckdb
import numpy as np
import pytest

from energy_desktop.services.table_files import NO_TIME, write_bytes, write_file, write_parquet
from energy_desktop.transfer import table_file

TABLE = {
    "start": np.array([1_767_225_600_000_000, NO_TIME], np.int64),
    "name": np.array(["Solar", ""], dtype=object),
    "value": np.array([1.5, np.nan]),
}


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_parquet_file_has_times_in_utc_doubles_and_nulls(tmp_path: Path) -> None:
    file = tmp_path / "it's.parquet"
    write_parquet(file, TABLE)
    db = duckdb.connect()
    described = db.sql(
        f"DESCRIBE SELECT * FROM read_parquet('{str(file).replace(chr(39), 2 * chr(39))}')"
    )
    assert [(row[0], row[1]) for row in described.fetchall()] == [
        ("start", "TIMESTAMP WITH TIME ZONE"), ("name", "VARCHAR"), ("value", "DOUBLE"),
    ]  # fmt: skip
    rows = db.execute("SELECT epoch_us(start), name, value FROM read_parquet($f)", {"f": str(file)})
    assert rows.fetchall() == [(1_767_225_600_000_000, "Solar", 1.5), (None, None, None)]
    kinds = db.execute(
        "SELECT logical_type FROM parquet_schema($f) WHERE name = 'start'", {"f": str(file)}
    ).fetchall()
    assert "isAdjustedToUTC=1" in str(kinds)
    assert "MICROS" in str(kinds)
    db.close()


def test_a_parquet_file_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_parquet(tmp_path / "a.parquet", TABLE)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("IO Error: Could not write file: No space left on device", errno.ENOSPC),
        ("IO Error: Disk quota of a kind never seen", errno.EIO),
    ],
)
def test_a_full_disk_is_told_as_the_system_does(said: str, number: int) -> None:
    assert table_file._told(duckdb.IOException(said)).errno == number


async def test_a_file_takes_the_place_of_the_old_one_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text("old")
    seen: list[str] = []

    def fill(file: Path, _check: object) -> None:
        write_bytes(file, b"new")
        seen.append(path.read_text())

    assert await write_file(path, fill) == path
    assert (seen, path.read_text()) == (["old"], "new")
    assert names(tmp_path) == ["june.csv"]


async def test_what_can_not_be_completed_leaves_the_old_file_and_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "june.csv"
    path.write_text("old")

    def fill(file: Path, _check: object) -> None:
        write_bytes(file, b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        await write_file(path, fill)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["june.csv"]


async def test_what_is_no_longer_wanted_is_not_written(tmp_path: Path) -> None:
    begun, go_on, ended = Event(), Event(), Event()

    def fill(file: Path, check: object) -> None:
        write_bytes(file, b"half")
        begun.set()
        go_on.wait(20)
        try:
            check()  # type: ignore[operator]
        finally:
            ended.set()

    task = asyncio.create_task(write_file(tmp_path / "june.csv", fill))
    await asyncio.to_thread(begun.wait, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await asyncio.to_thread(ended.wait, 20)
    async with asyncio.timeout(20):
        while names(tmp_path):  # noqa: ASYNC110 - the thread tells nobody
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("error", [FileNotFoundError, IsADirectoryError])
async def test_a_place_where_no_file_can_be_is_an_error(
    tmp_path: Path, error: type[OSError]
) -> None:
    (tmp_path / "folder").mkdir()
    place = {FileNotFoundError: tmp_path / "no" / "a.csv", IsADirectoryError: tmp_path / "folder"}
    with pytest.raises(error):
        await write_file(place[error], lambda file, _check: write_bytes(file, b""))
