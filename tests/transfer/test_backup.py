"""The file of a backup: whole or not there, readable by others, and checked before it is used."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import energy_desktop
from energy_desktop.errors import BackupFailed, StoreUnavailable
from energy_desktop.models import Progress, StoreHealth
from energy_desktop.stores.base import Stores
from energy_desktop.transfer import backup as backup_module
from energy_desktop.transfer import tables
from energy_desktop.transfer.archive import ArchiveWriter
from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.restore import restore
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.transfer.files import files_beside, read
from tests.transfer.homes import (
    AT,
    assert_same,
    coverage_in,
    fill,
    rows_in,
    typical,
)
from tests.transfer.test_move import NOW_US, Recorded, pair_of


def answers(sql: str) -> list[Any]:
    with duckdb.connect() as db:
        return db.execute(sql).fetchall()


def test_other_tools_read_its_times_numbers_and_text(file: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path)
    readings = f"'{tmp_path}/readings/*.parquet'"
    assert answers(
        f"SELECT epoch_us(timestamp), state, typeof(timestamp) FROM {readings} "
        "WHERE source = 'live' ORDER BY timestamp"
    ) == [(1000, 1.5, "TIMESTAMP WITH TIME ZONE"), (2000, None, "TIMESTAMP WITH TIME ZONE")]
    [(unit,)] = answers(
        f"SELECT logical_type FROM parquet_schema({readings}) WHERE name = 'timestamp'"
    )
    assert "isAdjustedToUTC=1" in unit
    assert "MICROS" in unit
    every = f"parquet_metadata('{tmp_path}/*/*.parquet')"
    assert answers(f"SELECT DISTINCT compression FROM {every}") == [("ZSTD",)]
    entities = json.loads((tmp_path / "entities.json").read_text())
    assert entities[1]["discovered_at"] == "2026-03-01T12:00:00.123456+00:00"


def test_its_manifest_says_what_it_is_and_what_is_in_it(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for part in manifest["parts"]:
            assert hashlib.sha256(archive.read(part["name"])).hexdigest() == part["sha256"]
    assert (manifest["format"], manifest["version"]) == ("energy-desktop backup", 2)
    assert manifest["program"] == energy_desktop.__version__
    assert manifest["created_at"] == AT.isoformat()
    assert manifest["counts"] == {
        "readings": 4, "attributes": 3, "statistics": 15, "coverage": 16, "sensors": 2
    }  # fmt: skip
    assert manifest["tables"]["readings"]["sensor.power"][0] == 3


def test_only_its_owner_may_read_it_and_nothing_lies_beside_it(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert files_beside(file) == ["home.zip"]


async def test_an_empty_home_takes_the_place_of_no_older_backup(
    source: Stores, tmp_path: Path
) -> None:
    file = tmp_path / "home.zip"
    await backup(source, file)
    good = file.read_bytes()
    with pytest.raises(BackupFailed, match="no data to save"):
        await backup(memory_stores(), file)
    assert file.read_bytes() == good


async def test_a_link_is_followed_and_stays(source: Stores, tmp_path: Path) -> None:
    target, link = tmp_path / "disk" / "target.zip", tmp_path / "link.zip"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    link.symlink_to(target)
    await backup(source, link)
    assert link.is_symlink()
    assert zipfile.is_zipfile(target)
    assert files_beside(target) == ["target.zip"]


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(path)])
async def test_what_is_no_ordinary_file_is_left_alone(
    source: Stores, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    named = tmp_path / "home.zip"
    make(named)
    before = named.lstat()
    with pytest.raises(BackupFailed, match="no ordinary file"):
        await backup(source, named)
    after = named.lstat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
    assert after.st_mtime_ns == before.st_mtime_ns


async def test_many_parts_are_one_backup(
    source: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "CHUNK_ROWS", 2)
    monkeypatch.setattr(backup_module, "PART_ROWS", 2)
    file, target = tmp_path / "home.zip", memory_stores()
    await backup(source, file)
    with zipfile.ZipFile(file) as archive:
        assert sum(name.startswith("statistics/") for name in archive.namelist()) > 5
    await restore(file, target)
    await assert_same(source, target)


async def test_a_backup_made_while_recording_never_claims_more_than_it_has(tmp_path: Path) -> None:
    live, target = pair_of(Recorded()), memory_stores()
    await fill(live, typical())
    await live.series.readings("sensor.power", 0, 1)
    await backup(live, tmp_path / "home.zip")
    await restore(tmp_path / "home.zip", target)
    [span] = [c for c in await coverage_in(target) if c.start_us == NOW_US]
    there = {row[0] for row in (await rows_in(target))["readings", "sensor.power"]}
    assert set(range(NOW_US + 1, span.end_us + 1)) <= there


async def test_an_old_backup_stays_until_the_new_one_is_whole(
    source: Stores, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(file)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(BackupFailed, match="is full: no backup was made"):
            await backup(source, file)
    assert read(file) == before
    assert files_beside(file) == ["home.zip"]
    await backup(source, file)
    assert read(file) != before


LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from energy_desktop.errors import BackupFailed, StoreUnavailable
from energy_desktop.transfer.backup import backup
from tests.transfer.homes import *
from tests.fakes.memory_store import memory_stores
async def main():
    stores = memory_stores()
    rows = [("sensor.a", at, at**0.5, Source.LIVE) for at in range(20_000)]
    await fill(stores, Home(readings=rows))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        await backup(stores, Path(sys.argv[1]))
    except BackupFailed as error:
        print(error)
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
@pytest.mark.parametrize("most_bytes", [0, 1_000, 15_000])
def test_a_disk_that_takes_no_more_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, most_bytes: int
) -> None:
    file = tmp_path / "home.zip"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file), str(most_bytes)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.startswith("No backup was made: "), done.stderr
    assert done.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no/such/home.zip", "."])
async def test_a_place_that_can_not_be_written_is_told(
    source: Stores, tmp_path: Path, name: str
) -> None:
    with pytest.raises(BackupFailed, match=r"can't be written|is a folder"):
        await backup(source, tmp_path / name)


async def test_cancelled_it_leaves_nothing_behind(source: Stores, tmp_path: Path) -> None:
    reached = asyncio.Event()

    class Hanging(MemoryStore):
        async def attributes(self, *_: Any) -> Any:
            reached.set()
            await asyncio.Event().wait()

    series = Hanging()
    stores = pair_of(series)
    await fill(stores, typical())
    task = asyncio.create_task(backup(stores, tmp_path / "home.zip"))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert files_beside(tmp_path / "home.zip") == []


async def test_cancelled_while_a_thread_writes_it_waits_for_the_thread(
    source: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    add = ArchiveWriter.add_scratch

    def cancelling(*given: Any) -> None:
        loop.call_soon_threadsafe(task.cancel)
        add(*given)

    monkeypatch.setattr(ArchiveWriter, "add_scratch", cancelling)
    task = asyncio.create_task(backup(source, tmp_path / "home.zip"))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert files_beside(tmp_path / "home.zip") == []


async def test_while_it_is_made_nobody_else_can_read_it(
    source: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    add = ArchiveWriter.add_scratch

    def looking(archive: ArchiveWriter, *given: Any) -> None:
        folder = archive.scratch.parent
        owner_only = stat.S_IMODE(folder.stat().st_mode)
        seen.append((owner_only, len(list(tmp_path.iterdir()))))
        add(archive, *given)

    monkeypatch.setattr(ArchiveWriter, "add_scratch", looking)
    await backup(source, tmp_path / "home.zip")
    assert set(seen) == {(0o700, 1)}


async def test_what_a_killed_backup_left_is_taken_away_by_the_next(
    source: Stores, tmp_path: Path
) -> None:
    left = tmp_path / ".home.zip.partial"
    left.mkdir()
    (left / "part").write_bytes(b"rows")
    await backup(source, tmp_path / "home.zip")
    assert files_beside(tmp_path / "home.zip") == ["home.zip"]


async def test_a_store_that_does_not_show_all_its_rows_is_not_copied(
    source: Stores, tmp_path: Path
) -> None:
    class Suspended(MemoryStore):
        async def health(self) -> StoreHealth:
            return StoreHealth("QuestDB", available=False, error="Free space on its disk.")

    with pytest.raises(StoreUnavailable, match="Free space"):
        await backup(pair_of(Suspended()), tmp_path / "home.zip")
    assert files_beside(tmp_path / "home.zip") == []


async def test_progress_goes_up_to_the_end(source: Stores, file: Path) -> None:
    seen: list[Progress] = []
    await backup(source, file, seen.append)
    done = [p.done for p in seen]
    assert done == sorted(done)
    assert done[-1] == seen[0].total == 4 + 4
    seen.clear()
    await restore(file, memory_stores(), seen.append)
    for what in ("verify", "restore", "check"):
        done = [p.done for p in seen if p.what == what]
        assert done == sorted(done)
        assert done[-1] == seen[0].total
