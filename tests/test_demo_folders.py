"""A demo keeps nothing, however it ends."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from energy_desktop.demo_folders import demo_folder
from energy_desktop.instance import Instance
from tests.test_instance import leave_lock

PREFIX = "energy-desktop-demo-"


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def left(where: Path, name: str) -> Path:
    """The folder of a demo, with data in it."""
    folder = where / f"{PREFIX}{name}"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "readings.duckdb").write_bytes(b"data")
    return folder


def test_the_folder_goes_with_the_demo(tmp_path: Path) -> None:
    with demo_folder() as folder:
        assert folder.parent == tmp_path
        (folder / "data").mkdir()
    assert not folder.exists()


def test_what_a_killed_demo_left_goes_at_the_next_start(tmp_path: Path) -> None:
    killed, earlier = left(tmp_path, "killed"), left(tmp_path, "earlier")
    leave_lock(killed)
    os.utime(earlier, (0, 0))  # killed before it had a lock
    with demo_folder():
        assert not killed.exists()
        assert not earlier.exists()


def test_a_demo_that_runs_or_starts_keeps_its_folder(tmp_path: Path) -> None:
    running, starting = left(tmp_path, "running"), left(tmp_path, "starting")
    instance = Instance(running)
    instance.acquire()
    with demo_folder():
        assert (running / "data" / "readings.duckdb").exists()
        assert (starting / "data" / "readings.duckdb").exists()
    instance.release()


@pytest.mark.skipif(sys.platform == "win32", reason="other rights")
def test_only_folders_of_this_user_and_no_links_are_touched(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    left(elsewhere, "linked")
    leave_lock(elsewhere)
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    (tmp_path / f"{PREFIX}file").write_text("")
    others = left(tmp_path, "others")
    leave_lock(others)
    if os.getuid() == 0:
        os.chown(others, 65534, 65534)
    with demo_folder():
        assert (elsewhere / "lock").exists()
        assert (tmp_path / f"{PREFIX}file").exists()
        assert others.exists() is (os.getuid() == 0)
