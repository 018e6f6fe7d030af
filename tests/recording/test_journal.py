"""The journal: what was acknowledged is there again after a kill, a cut and a flipped byte."""

from __future__ import annotations

import asyncio
import errno
import os
import random
import subprocess
import sys
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording import durable
from energy_desktop.recording.batch import Batch
from energy_desktop.recording.journal import Journal
from energy_desktop.recording.records import written
from tests.recording.batches import ANY_BATCH, batch, plain, replayed
from tests.recording.killed_journal import ROUND, ROWS, batch_of

LOGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def file_of(folder: Path) -> Path:
    return folder / "readings.journal"


def of_records(folder: Path, *records: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    file_of(folder).write_bytes(b"".join(records))
    return folder


def damaged_files(folder: Path) -> list[Path]:
    return list(folder.glob("damaged-*.journal"))


def without_live(one: Batch) -> Batch:
    return replace(one, coverage=[c for c in one.coverage if c.kind is not CoverageKind.LIVE])


async def read(folder: Path) -> list[int]:
    """The times of all readings that a new journal on the folder gives."""
    return [at for one in await replayed(Journal(folder)) for at in one.readings.at.tolist()]


async def test_what_is_appended_comes_out_in_order_and_then_the_file_is_gone(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "journal")
    for number in range(5):
        await journal.append(batch(number, number + 100))
    assert (journal.rows, journal.is_empty) == (10, False)
    assert file_of(tmp_path / "journal").stat().st_mode & 0o077 == 0
    found = await replayed(journal)
    assert [b.readings.at.tolist() for b in found] == [[n, n + 100] for n in range(5)]
    assert (journal.rows, journal.is_empty) == (0, True)
    assert not file_of(tmp_path / "journal").exists()


async def test_an_empty_journal_makes_no_file_and_gives_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    await journal.open()
    assert await journal.first() is None
    await journal.forget_first()
    assert not (tmp_path / "journal").exists()


@given(st.lists(ANY_BATCH, max_size=4))
def test_any_batches_are_there_again_for_the_next_run(batches: list[Batch]) -> None:
    with TemporaryDirectory() as folder:

        async def both_runs() -> list[Batch]:
            journal = Journal(Path(folder))
            for one in batches:
                await journal.append(one)
            again = Journal(Path(folder))
            await again.open()
            assert again.rows == sum(len(one.readings) for one in batches)
            return await replayed(again)

        assert list(map(plain, asyncio.run(both_runs()))) == list(map(plain, batches))


async def test_an_interrupted_replay_goes_on_where_it_was_and_what_comes_is_last(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path)
    await journal.append(batch(1))
    await journal.append(batch(2))
    first = await journal.first()
    assert first is not None
    assert first.readings.at.tolist() == [1]
    await journal.forget_first()
    await journal.append(batch(3))
    assert journal.rows == 2
    assert [b.readings.at.tolist() for b in await replayed(journal)] == [[2], [3]]


async def test_after_a_kill_in_a_replay_all_of_the_file_is_replayed_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for number in range(3):
        await journal.append(batch(number))
    await journal.first()
    await journal.forget_first()
    assert await read(tmp_path) == [0, 1, 2]


async def test_coverage_that_waits_can_be_read_in_order_without_replaying_it(
    tmp_path: Path,
) -> None:
    spans = [Coverage("sensor.a", CoverageKind.RECORDED, 1, end) for end in (2**62, 9)]
    journal = Journal(tmp_path)
    assert await journal.coverage() == []
    for span in spans:
        await journal.append(batch(1, coverage=[span]))
    assert await journal.coverage() == spans
    assert len(await replayed(journal)) == 2


@LOGS
@given(st.lists(ANY_BATCH, min_size=1, max_size=4), st.data())
def test_of_a_file_cut_at_any_byte_the_whole_records_come_back(
    allow_log: None, batches: list[Batch], data: st.DataObject
) -> None:
    records = [written(one) for one in batches]
    whole = b"".join(records)
    cut = data.draw(st.integers(0, len(whole)))
    kept = sum(len(b"".join(records[: n + 1])) <= cut for n in range(len(records)))
    with TemporaryDirectory() as name:
        folder = of_records(Path(name), whole[:cut])

        async def go_on() -> list[Batch]:
            await Journal(folder).append(batch(7))
            return await replayed(Journal(folder))

        expected = [*batches[:kept], batch(7)]
        assert list(map(plain, asyncio.run(go_on()))) == list(map(plain, expected))


@LOGS
@given(st.lists(ANY_BATCH, min_size=1, max_size=4), st.data())
def test_one_flipped_bit_anywhere_loses_no_record_but_its_own(
    allow_log: None, batches: list[Batch], data: st.DataObject
) -> None:
    records = [written(one) for one in batches]
    damaged = bytearray(b"".join(records))
    position = data.draw(st.integers(0, len(damaged) - 1))
    damaged[position] ^= 1 << data.draw(st.integers(0, 7))
    ends = [len(b"".join(records[:n])) for n in range(len(records) + 1)]
    [hit] = [n for n, (start, end) in enumerate(pairwise(ends)) if start <= position < end]
    others = [*batches[:hit], *map(without_live, batches[hit + 1 :])]
    is_line_break = position == ends[hit + 1] - 1
    with TemporaryDirectory() as name:
        folder = of_records(Path(name), bytes(damaged))
        found = list(map(plain, asyncio.run(replayed(Journal(folder)))))
        assert found == list(map(plain, batches if is_line_break else others))
        if hit < len(batches) - 1 and not is_line_break:
            [aside] = damaged_files(folder)
            assert aside.read_bytes() == bytes(damaged[ends[hit] : ends[hit + 1]])


async def test_the_cut_end_is_logged_with_its_size(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    of_records(tmp_path, written(batch(1)), written(batch(2))[:-5])
    assert await read(tmp_path) == [1]
    size = len(written(batch(2))) - 5
    assert f"cut {size} bytes off the journal" in caplog.text
    assert damaged_files(tmp_path) == []


async def test_a_damaged_record_is_kept_aside_once_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = written(batch(2)).replace(b"sensor.a", b"sensor.b")
    of_records(tmp_path, written(batch(1)), damaged, written(batch(3)))
    await Journal(tmp_path).open()
    assert await read(tmp_path) == [1, 3]
    [aside] = damaged_files(tmp_path)
    assert aside.read_bytes() == damaged
    assert (
        f"{len(damaged)} bytes of the journal are damaged and kept in {aside.name}" in caplog.text
    )


async def test_a_whole_record_that_is_no_batch_is_kept_aside_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("energy_desktop.recording.records.encoded", lambda _: b'{"later":1}')
        strange = written(batch(2))
    of_records(tmp_path, written(batch(1)), strange, written(batch(3)), strange)
    assert await read(tmp_path) == [1, 3]
    assert [f.read_bytes() for f in damaged_files(tmp_path)] == [strange]
    assert not file_of(tmp_path).exists()
    assert "not understood" in caplog.text


async def test_behind_a_damaged_record_no_live_span_is_claimed_any_more(
    tmp_path: Path, allow_log: None
) -> None:
    spans = [Coverage("*", CoverageKind.LIVE, 0, end) for end in (10, 20, 30)]
    recorded = Coverage("sensor.a", CoverageKind.RECORDED, 0, 30)
    parts = [written(batch(n, coverage=[span, recorded])) for n, span in enumerate(spans)]
    of_records(tmp_path, parts[0], parts[1].replace(b"sensor.a", b"sensor.b"), parts[2])
    found = [list(one.coverage) for one in await replayed(Journal(tmp_path))]
    assert found == [[spans[0], recorded], [recorded]]


async def test_a_damaged_end_takes_no_claim_from_what_is_appended_there_later(
    tmp_path: Path, allow_log: None
) -> None:
    span = Coverage("*", CoverageKind.LIVE, 0, 10)
    of_records(tmp_path, written(batch(1)), written(batch(2)).replace(b"sensor.a", b"sensor.b"))
    journal = Journal(tmp_path)
    for _ in range(2):
        await journal.append(batch(3, coverage=[span]))
    assert [list(one.coverage) for one in await replayed(journal)] == [[], [span], [span]]


async def test_a_file_of_zeros_is_cut_to_nothing(tmp_path: Path, allow_log: None) -> None:
    of_records(tmp_path, bytes(3_000_000))
    assert await read(tmp_path) == []
    assert file_of(tmp_path).stat().st_size == 0


async def test_a_journal_removed_from_outside_is_told_and_begun_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(tmp_path)
    await journal.append(batch(1, 2))
    file_of(tmp_path).unlink()
    await journal.append(batch(3))
    assert [b.readings.at.tolist() for b in await replayed(journal)] == [[3]]
    assert "2 readings with it" in caplog.text


async def test_a_failed_append_leaves_nothing_of_itself_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    await journal.append(batch(1))
    size = file_of(tmp_path).stat().st_size
    write = os.write

    def full(descriptor: int, data: memoryview) -> int:
        if len(data) < 50:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[:50])

    with monkeypatch.context() as patch:
        patch.setattr("energy_desktop.recording.durable.os.write", full)
        with pytest.raises(StoreUnavailable, match=r"No space left on device; make room"):
            await journal.append(batch(2))
    assert file_of(tmp_path).stat().st_size == size
    assert journal.rows == 1
    await journal.append(batch(3))
    assert await read(tmp_path) == [1, 3]


async def test_an_append_that_did_not_reach_the_disk_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    await journal.append(batch(1))

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("energy_desktop.recording.durable.os.fsync", fail)
        with pytest.raises(StoreUnavailable):
            await journal.append(batch(2))
    assert await read(tmp_path) == [1]


FILL = """
import asyncio, resource, sys
from pathlib import Path
from energy_desktop.errors import StoreUnavailable
from energy_desktop.recording.journal import Journal
from energy_desktop.recording.records import written
from tests.recording.batches import batch
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
async def fill():
    journal, number = Journal(Path(sys.argv[1])), 0
    try:
        while True:
            await journal.append(batch(*range(number * 50, number * 50 + 50)))
            number += 1
    except StoreUnavailable as error:
        print(number, error)
asyncio.run(fill())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
async def test_a_file_that_may_not_grow_keeps_what_was_acknowledged_and_no_more(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", FILL, str(tmp_path)]
    done = await asyncio.to_thread(
        subprocess.run, command, check=True, capture_output=True, text=True
    )
    number, words = done.stdout.split(maxsplit=1)
    assert int(number) > 3
    assert "File too large" in words
    assert await read(tmp_path) == list(range(int(number) * 50))


async def test_an_unusable_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = Journal(tmp_path / "file" / "journal")
    with pytest.raises(StoreUnavailable, match=r"readings.journal can't be used: .*make room"):
        await journal.append(batch(1))


async def test_an_append_whose_caller_is_cancelled_is_finished_before_the_next_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path)
    begun, may_end = threading.Event(), threading.Event()
    append = durable.append

    def slow(file: Path, end: int, data: bytes) -> int:
        begun.set()
        may_end.wait(5)
        return append(file, end, data)

    monkeypatch.setattr(durable, "append", slow)
    cancelled = asyncio.create_task(journal.append(batch(1)))
    await asyncio.to_thread(begun.wait, 5)
    cancelled.cancel()
    following = asyncio.create_task(journal.append(batch(2)))
    await asyncio.wait([cancelled])
    may_end.set()
    await following
    assert await read(tmp_path) == [1, 2]


@pytest.mark.parametrize("seed", [random.randrange(10**6)], ids=["fresh seed"])
async def test_every_acknowledged_record_survives_being_killed_again_and_again(
    tmp_path: Path, seed: int, allow_log: None
) -> None:
    print(f"seed {seed}")
    chance = random.Random(seed)
    acknowledged = [killed(tmp_path, number, chance) for number in range(6)]
    times = await read(tmp_path)
    for number, batches in enumerate(acknowledged):
        start, end = number * ROUND * ROWS, (number + 1) * ROUND * ROWS
        own = [at for at in times if start <= at < end]
        assert len(own) >= batches * ROWS
        assert own == [
            at for n in range(len(own) // ROWS) for at in batch_of(number, n).readings.at.tolist()
        ]


def killed(folder: Path, round_number: int, chance: random.Random) -> int:
    """Number of batches that a program acknowledged before it was killed."""
    module = "tests.recording.killed_journal"
    command = [sys.executable, "-m", module, str(folder), str(round_number)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    try:
        lines = [program.stdout.readline() for _ in range(chance.randrange(1, 60))]
        for _ in range(chance.randrange(200_000)):
            pass  # die in the middle of an append, not just after an answer
    finally:
        program.kill()
        rest, _ = program.communicate()
    numbers = [int(line) for line in (*lines, *rest.splitlines())]
    assert numbers == list(range(len(numbers)))
    return len(numbers)
