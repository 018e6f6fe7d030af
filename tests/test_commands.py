"""The subcommands as a user runs them: on a profile at rest, and beside a running program."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import Stores
from tests.fakes.memory_store import memory_stores
from tests.servers.program import Program
from tests.test_cli import run, sentence
from tests.test_instance import leave_lock
from tests.transfer.homes import assert_same, coverage_in, fill, rows_in, typical

SAVED = "Saved 4 readings of 2 sensors, and all else, in"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with data, used by nobody."""
    filled(tmp_path / "profile")
    return tmp_path / "profile"


def filled(profile: Path) -> None:
    async def write(stores: Stores) -> None:
        await fill(stores, typical())

    within(profile, write)


def within(profile: Path, work: Any) -> Any:
    """What ``work`` gives on the open stores of the profile."""

    async def opened() -> Any:
        pair = await stores_open.open_embedded(profile / "data")
        assert pair.generations_match
        try:
            return await work(pair.stores)
        finally:
            await stores_open.close(pair.stores)

    return asyncio.run(opened())


def holds_what_is_typical(profile: Path) -> None:
    async def compare(stores: Stores) -> None:
        expected = memory_stores()
        await fill(expected, typical())
        await assert_same(expected, stores)

    within(profile, compare)


def command(profile: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("--profile", str(profile), *arguments)


def test_a_backup_restores_into_a_new_profile(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "home.zip"
    done = command(profile, "backup", str(file))
    assert (done.returncode, done.stdout) == (0, f"{SAVED} {file}.\n"), done.stderr
    assert "%" not in done.stderr
    new = tmp_path / "new"
    done = command(new, "restore", str(file))
    assert (done.returncode, done.stdout) == (0, "Restored 4 readings of 2 sensors.\n"), done.stderr
    holds_what_is_typical(new)


def test_a_backup_to_another_disk_needs_no_room_on_that_of_the_profile(
    profile: Path, tmp_path: Path
) -> None:
    leave_lock(profile)
    (profile / "lock.rmlock").mkdir()  # as on a full disk, the profile can't be owned
    before = {file: file.read_bytes() for file in (profile / "data").iterdir()}
    (tmp_path / "other").mkdir()
    file, new = tmp_path / "other" / "home.zip", tmp_path / "new"
    done = command(profile, "backup", str(file))
    assert (done.returncode, done.stdout) == (0, f"{SAVED} {file}.\n"), done.stderr
    assert {file: file.read_bytes() for file in (profile / "data").iterdir()} == before
    assert list(file.parent.iterdir()) == [file]
    assert command(new, "restore", str(file)).returncode == 0
    holds_what_is_typical(new)
    done = command(profile, "backup", str(tmp_path / "no" / "home.zip"))
    assert done.returncode == 1
    assert "can't be written" in sentence(done)
    done = command(profile, "restore", str(file), "--merge")
    assert done.returncode == 2
    assert "is its disk full" in sentence(done)


def test_a_restore_touches_no_data_that_is_there_unless_it_is_told_how(
    profile: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "home.zip", tmp_path / "other"
    assert command(profile, "backup", str(file)).returncode == 0

    async def record(stores: Stores) -> None:
        await stores.state.put_settings({"theme": "light"})
        await stores.coverage.delete_coverage(list(await coverage_in(stores)))

    within(profile, record)
    done = command(profile, "restore", str(file))
    assert done.returncode == 1
    assert sentence(done).endswith("--merge adds what it lacks.")
    assert within(profile, coverage_in) == set()
    done = command(profile, "restore", str(file), "--merge")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "All 4 readings of 2 sensors were there already; none was lacking.\n"
    assert len(within(profile, coverage_in)) == 16
    done = command(profile, "restore", str(file), "--replace")
    assert done.returncode == 0, done.stderr
    holds_what_is_typical(profile)
    [kept] = profile.glob("data.before-*")
    assert str(kept) in done.stdout
    other.mkdir()
    kept.rename(other / "data")
    assert within(other, rows_in) == within(profile, rows_in)
    assert not (profile / "data.restoring").exists()


def test_a_damaged_backup_is_one_sentence_and_changes_nothing(
    profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "home.zip"
    command(profile, "backup", str(file))
    file.write_bytes(file.read_bytes()[:-50])
    before = within(profile, rows_in)
    for how in ("--replace", "--merge"):
        done = command(profile, "restore", str(file), how)
        assert done.returncode == 1
        assert "damaged or cut off" in sentence(done)
    assert within(profile, rows_in) == before


def test_a_backup_that_can_not_be_written_is_one_sentence(profile: Path, tmp_path: Path) -> None:
    done = command(profile, "backup", str(tmp_path / "no" / "home.zip"))
    assert done.returncode == 1
    assert "can't be written" in sentence(done)


@pytest.mark.parametrize("arguments", [["backup", "{file}"], ["migrate", "--to", "servers"]])
def test_a_mistyped_profile_is_named_and_made_by_no_command_that_takes_data_out_of_it(
    profile: Path, tmp_path: Path, arguments: list[str]
) -> None:
    file, typo = tmp_path / "home.zip", tmp_path / "typo"
    assert command(profile, "backup", str(file)).returncode == 0
    good = file.read_bytes()
    done = command(typo, *[part.format(file=file) for part in arguments])
    assert done.returncode == 2
    assert f"no data of Energy Desktop in {typo}" in sentence(done)
    assert file.read_bytes() == good
    assert not typo.exists()


def test_a_profile_without_data_replaces_no_backup(profile: Path, tmp_path: Path) -> None:
    file, empty = tmp_path / "home.zip", tmp_path / "empty"
    assert command(profile, "backup", str(file)).returncode == 0
    good = file.read_bytes()
    (empty / "logs").mkdir(parents=True)
    done = command(empty, "backup", str(file))
    assert (done.returncode, sentence(done)) == (
        2, f"There is no data in {empty / 'data'}; give the right folder to --profile."
    )  # fmt: skip
    assert not (empty / "data").exists()
    within(empty, lambda stores: stores.state.put_settings({"theme": "dark"}))
    done = command(empty, "backup", str(tmp_path / "new.zip"))
    assert (done.returncode, sentence(done)) == (
        1, "There is no data to save: no backup was made."
    )  # fmt: skip
    assert not (tmp_path / "new.zip").exists()
    assert file.read_bytes() == good


def test_to_the_databases_in_use_there_is_nothing_to_migrate(profile: Path) -> None:
    done = command(profile, "migrate", "--to", "embedded")
    assert done.returncode == 2
    assert sentence(done) == "The data is in the embedded databases already."


def test_replacing_goes_past_what_a_stopped_restore_of_another_backup_left(
    profile: Path, tmp_path: Path
) -> None:
    file = tmp_path / "home.zip"
    command(profile, "backup", str(file))
    filled(tmp_path / "left")
    (tmp_path / "left" / "data").rename(profile / "data.restoring")
    done = command(profile, "restore", str(file), "--replace")
    assert done.returncode == 0, done.stderr
    holds_what_is_typical(profile)


def test_databases_that_are_no_pair_are_not_copied(profile: Path, tmp_path: Path) -> None:
    (profile / "data" / stores_open.READINGS_FILE).unlink()
    done = command(profile, "backup", str(tmp_path / "home.zip"))
    assert done.returncode == 1
    assert "start the program once with --embedded" in sentence(done)


def test_progress_is_one_line_of_a_terminal(profile: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "energy_desktop", "--profile", str(profile), "backup",
         str(tmp_path / "home.zip")],
        stderr=theirs, stdout=subprocess.PIPE, timeout=60, check=True,
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "\r100 % saved" in shown
    assert "\n" not in shown
    assert done.stdout.decode().startswith(SAVED)


SLOW = """
import asyncio, sys
from energy_desktop import cli
from energy_desktop.transfer import tables
from energy_desktop.transfer.tables import Readings
tables.CHUNK_ROWS = 1
async def slowly(self, series, chunk, write=Readings.write):
    await write(self, series, chunk)
    print("written", flush=True)
    await asyncio.Event().wait()
Readings.write = slowly
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_a_restore_ends_cleanly_says_so_and_goes_on_when_given_again(
    profile: Path, tmp_path: Path, number: int
) -> None:
    file, new = tmp_path / "home.zip", tmp_path / "new"
    command(profile, "backup", str(file))
    slow = subprocess.Popen(
        [sys.executable, "-c", SLOW, "--profile", str(new), "restore", str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with slow:
        assert slow.stdout is not None
        assert slow.stdout.readline() == "written\n"
        slow.send_signal(number)
        _, said = slow.communicate(timeout=30)
    assert slow.returncode == 1
    assert said == "energy-desktop: Stopped; give the same command again to go on.\n"
    done = command(new, "restore", str(file))
    assert done.returncode == 0, done.stderr
    holds_what_is_typical(new)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Program]:
    """The program recording from a simulated home."""
    with Program(tmp_path / "demo", ["--demo", "--headless"]) as program:
        yield program


def test_a_running_program_makes_the_backup_itself_and_goes_on_recording(
    demo: Program, tmp_path: Path
) -> None:
    file, new = tmp_path / "home.zip", tmp_path / "new"
    done = command(demo.profile, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Saved ")
    assert [path.name for path in tmp_path.glob("*home.zip*")] == ["home.zip"]
    assert "a backup was made" in demo.log()
    with zipfile.ZipFile(file) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"token" not in content.lower()
    assert demo.end()[0] == 0
    assert command(new, "restore", str(file)).returncode == 0
    restored, recorded = within(new, rows_in), within(demo.profile, rows_in)
    for key, there in restored.items():
        if key[0] == "readings":
            assert set(there) <= set(recorded[key])
    assert "running_since" not in within(new, lambda stores: stores.state.settings())


def test_a_server_that_is_away_is_named_by_the_running_program_that_is_asked_for_a_backup(
    tmp_path: Path,
) -> None:
    away = {"DATABASE_TYPE": "servers", "MONGODB_URI": "mongodb://127.0.0.1:9/energy",
            "QUESTDB_HOST": "127.0.0.1", "QUESTDB_HTTP_PORT": "9"}  # fmt: skip
    with Program(tmp_path / "profile", ["--headless"], away) as program:
        done = command(program.profile, "backup", str(tmp_path / "home.zip"))
        assert done.returncode == 1
        assert sentence(done).startswith("QuestDB at 127.0.0.1:9 can't be reached")
        assert program.is_running


def test_what_a_running_program_can_not_write_is_told_and_it_goes_on(
    demo: Program, tmp_path: Path
) -> None:
    done = command(demo.profile, "backup", str(tmp_path / "no" / "home.zip"))
    assert done.returncode == 1
    assert "can't be written" in sentence(done)
    assert demo.is_running
    assert demo.end()[0] == 0
    assert "leaked" not in demo.output.read_text()
    done = command(demo.profile, "--headless")
    assert done.returncode == 2
    assert "of the simulated home (--demo)" in sentence(done)


def test_a_running_program_must_be_closed_before_its_data_is_moved(
    demo: Program, tmp_path: Path
) -> None:
    for arguments in (["restore", "x.zip"], ["migrate", "--to", "servers"]):
        done = command(demo.profile, *arguments)
        assert done.returncode == 1
        assert f"(process {demo.process.pid}); close it first" in sentence(done)
    assert demo.end()[0] == 0
