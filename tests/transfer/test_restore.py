"""A backup is checked before it is used, and comes back as it was."""

from __future__ import annotations

import asyncio
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.errors import BadBackup, TransferFailed, TransferRefused
from energy_desktop.models import Coverage, CoverageKind, Entity, ReadingColumns, Source
from energy_desktop.stores.base import Stores
from energy_desktop.transfer import tables
from energy_desktop.transfer.archive import METERS, VERSION
from energy_desktop.transfer.backup import backup
from energy_desktop.transfer.restore import restore
from tests.fakes.memory_store import MemoryStore, memory_stores
from tests.transfer.files import read, write
from tests.transfer.homes import (
    Home,
    assert_same,
    columns,
    coverage_in,
    embedded,
    fill,
    rows_in,
)
from tests.transfer.test_move import Forgetful, Interrupted, pair_of


async def untouched(target: Stores) -> bool:
    return not (await rows_in(target) or await target.state.settings())


def part_names() -> list[str]:
    return ["readings/00000.parquet", "attributes/00000.parquet", "statistics/00000.parquet",
            "coverage.parquet", "entities.json", "settings.json", "subscription.json",
            "sync_log.json", "meters.json", "meter_notes.json", "manifest.json"]  # fmt: skip


@pytest.mark.parametrize("name", part_names())
async def test_one_changed_byte_in_any_part_is_found_before_anything_is_written(
    file: Path, name: str
) -> None:
    with zipfile.ZipFile(file) as archive:
        assert set(archive.namelist()) == set(part_names())
        info = archive.getinfo(name)
    content = bytearray(read(file))
    at = info.header_offset + 30 + len(name) + info.compress_size // 2
    content[at] ^= 0x01
    write(file, content)
    target = memory_stores()
    with pytest.raises(BadBackup, match="damaged"):
        await restore(file, target)
    assert await untouched(target)


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.99, -1])
async def test_a_file_that_was_cut_off_is_refused(file: Path, kept: float) -> None:
    content = read(file)
    write(file, content[: int(kept * len(content)) if 0 < kept < 1 else int(kept)])
    target = memory_stores()
    with pytest.raises(BadBackup, match="no backup of Energy Desktop, or is damaged or cut off"):
        await restore(file, target)
    assert await untouched(target)


def rewritten(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the manifest, as another program would write it."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


async def test_a_backup_from_before_there_were_meters_is_restored(
    file: Path, source: Stores
) -> None:
    def of_the_first_version(manifest: dict[str, Any]) -> None:
        manifest["version"] = 1
        manifest["parts"] = [p for p in manifest["parts"] if p["name"] not in METERS]

    rewritten(file, of_the_first_version)
    target = memory_stores()
    await restore(file, target)
    assert await target.state.meters() == []
    assert await rows_in(target) == await rows_in(source)


async def test_a_backup_without_the_meters_it_should_have_is_refused(file: Path) -> None:
    def lose(manifest: dict[str, Any]) -> None:
        manifest["parts"] = [p for p in manifest["parts"] if p["name"] not in METERS]

    rewritten(file, lose)
    with pytest.raises(BadBackup, match="damaged"):
        await restore(file, memory_stores())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda m: m.update(version=VERSION + 1, program="9.9"),
            r"newer version of the program \(9\.9\)",
        ),
        (lambda m: m.update(format="something"), "no backup of Energy Desktop"),
        (lambda m: m.pop("parts"), "no backup of Energy Desktop"),
        (lambda m: m["parts"].pop(), "damaged"),
        (lambda m: m["parts"].append({**m["parts"][0], "name": "gone"}), "damaged"),
        (lambda m: m.update(parts=[{"name": 1}]), "no backup of Energy Desktop"),
        (lambda m: m.update(version="x"), "no backup of Energy Desktop"),
        (lambda m: m.pop("tables"), "damaged"),
        (lambda m: m["parts"].pop(0), "damaged"),
    ],
)
async def test_a_manifest_of_something_else_is_refused(
    file: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    rewritten(file, change)
    target = memory_stores()
    with pytest.raises(BadBackup, match=said):
        await restore(file, target)
    assert await untouched(target)


async def test_a_zip_of_something_else_and_no_file_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(BadBackup, match="no backup"):
        await restore(tmp_path / "x.zip", memory_stores())
    with pytest.raises(BadBackup, match="No such file"):
        await restore(tmp_path / "y.zip", memory_stores())


async def test_it_goes_into_no_store_that_holds_something(file: Path) -> None:
    target = memory_stores()
    await target.state.put_entities([Entity("sensor.mine", "Mine")])
    with pytest.raises(TransferRefused, match="other data"):
        await restore(file, target)
    assert await target.state.settings() == {}


async def test_settings_of_a_first_start_are_no_data(file: Path, source: Stores) -> None:
    target = memory_stores()
    await target.state.put_settings({"theme": "light", "running_since": "now"})
    await restore(file, target)
    await assert_same(source, target)


async def test_merged_it_adds_what_is_lacking(file: Path) -> None:
    target = memory_stores()
    mine = Home(
        readings=[("sensor.power", 1_000, 9.0, Source.LIVE), ("sensor.mine", 9, 9.0, Source.LIVE)],
        coverage=[Coverage("*", CoverageKind.LIVE, 77, 88)],
        settings={"theme": "light"},
    )
    await fill(target, mine)
    await restore(file, target, merge=True)
    there = await rows_in(target)
    assert [row[2] for row in there["readings", "sensor.power"]] == [9.0, None, -0.0]
    assert len(there["readings", "sensor.mine"]) == 1
    assert len(await coverage_in(target)) == 17
    assert (await target.state.settings())["theme"] == "light"
    assert len(await target.state.entities()) == 2


@pytest.mark.parametrize("at", range(4))
async def test_an_interrupted_restore_goes_on(file: Path, source: Stores, at: int) -> None:
    series = Interrupted()
    target = pair_of(series)
    series.hangs_at = at
    task = asyncio.create_task(restore(file, target))
    await series.hanging.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await coverage_in(target) == set(), "a half copy claims nothing"
    series.hangs_at = None
    await restore(file, target)
    await assert_same(source, target)


async def test_a_row_that_does_not_arrive_is_named(file: Path) -> None:
    for merge in (False, True):
        series = Forgetful()
        series.forgotten = "sensor.meter"
        with pytest.raises(TransferFailed, match=r"readings of sensor\.meter are not"):
            await restore(file, pair_of(series), merge=merge)


async def test_the_restored_pair_keeps_its_own_generation(file: Path) -> None:
    async with embedded() as target:
        generation = await target.state.generation()
        await restore(file, target)
        assert await target.state.generation() == generation
        assert await target.series.generation() == generation


async def test_long_histories_go_there_and_back_in_bounded_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = memory_stores()
    rows = [("sensor.a", at, float(at), Source.LIVE) for at in range(1_000)]
    await source.series.write_readings(columns(rows))
    monkeypatch.setattr(tables, "CHUNK_ROWS", 64)
    monkeypatch.setattr("energy_desktop.transfer.restore.CHUNK_ROWS", 64)
    written: list[int] = []
    write = MemoryStore.write_readings

    async def watched(self: MemoryStore, readings: ReadingColumns, *rest: Any) -> int:
        written.append(len(readings))
        return await write(self, readings, *rest)

    monkeypatch.setattr(MemoryStore, "write_readings", watched)
    target = memory_stores()
    await backup(source, tmp_path / "home.zip")
    await restore(tmp_path / "home.zip", target)
    await assert_same(source, target)
    assert max(written) == 64
