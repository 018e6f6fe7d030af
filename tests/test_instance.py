"""One process owns a profile; the others ask it."""

from __future__ import annotations

import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from energy_desktop.errors import ProfileInUse, SettingsError
from energy_desktop.instance import Instance, ask, socket_name
from tests.servers.program import Program
from tests.test_cli import run, sentence

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "PORT": "0"}


@pytest.fixture
def headless(tmp_path: Path) -> Iterator[Program]:
    with Program(tmp_path / "profile", ["--headless"]) as program:
        yield program


@pytest.fixture
def windowed(tmp_path: Path) -> Iterator[Program]:
    with Program(tmp_path / "profile", []) as program:
        yield program


def test_the_profile_has_one_owner_at_a_time(profile_folder: Path) -> None:
    first, second = Instance(profile_folder), Instance(profile_folder)
    first.acquire()
    with pytest.raises(ProfileInUse, match="already runs on this profile"):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_a_profile_that_is_a_file_can_not_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="can't be used"):
        Instance(tmp_path / "file").acquire()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_profile_that_takes_nothing_is_told_with_the_reason(profile_folder: Path) -> None:
    as_on_a_full_disk = """
import resource, sys
from pathlib import Path
from energy_desktop.instance import Instance
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
Instance(Path(sys.argv[1])).acquire()
"""
    done = subprocess.run(
        [sys.executable, "-c", as_on_a_full_disk, str(profile_folder)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert f"{profile_folder} can't be written: File too large." in done.stderr


def test_a_lock_left_by_a_crash_that_can_not_be_removed_is_not_taken_for_a_running_program(
    profile_folder: Path,
) -> None:
    leave_lock(profile_folder)
    (profile_folder / "lock.rmlock").mkdir()  # as on a full disk, nothing can be written beside it
    with pytest.raises(SettingsError, match="can't be written; is its disk full"):
        Instance(profile_folder).acquire()
    (profile_folder / "lock.rmlock").rmdir()
    instance = Instance(profile_folder)
    instance.acquire()
    instance.release()


@pytest.mark.skipif(sys.platform == "win32", reason="other rights")
def test_others_can_not_look_into_a_profile_that_is_made(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    done = run("--headless", "--profile", str(profile), HA_URL="http://127.0.0.1:9",
               HA_TOKEN_FILE=str(tmp_path / "none"), PORT="0", API_KEY_FILE="")  # fmt: skip
    assert done.returncode == 2
    found = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777
             for path in (profile, profile / "logs", profile / "logs" / "energy-desktop.log",
                          profile / "data")}  # fmt: skip
    assert found == {"profile": 0o700, "profile/logs": 0o700, "profile/data": 0o700,
                     "profile/logs/energy-desktop.log": 0o600}  # fmt: skip
    instance = Instance(profile)
    instance.acquire()
    assert (profile / "lock").stat().st_mode & 0o777 == 0o600
    instance.release()


def test_where_nobody_listens_there_is_no_answer(profile_folder: Path) -> None:
    assert ask(profile_folder, {"command": "show"}, patience_ms=0) is None


def test_every_way_to_write_a_profile_asks_the_same_owner(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert socket_name(tmp_path / "a") == socket_name(tmp_path / "a" / ".." / "a")
    assert socket_name(tmp_path / "a") != socket_name(tmp_path / "b")


def test_a_second_start_shows_the_window_of_the_first(windowed: Program) -> None:
    done = run("--profile", str(windowed.profile), **OFFSCREEN)
    assert done.returncode == 0, done.stderr
    assert windowed.process.is_running()
    assert ask(windowed.profile, {"command": "show"}) == {"ok": True}
    assert windowed.end()[0] == 0


def test_a_start_at_login_beside_a_running_program_ends_without_a_word(headless: Program) -> None:
    done = run("--hidden", "--profile", str(headless.profile), **OFFSCREEN)
    assert (done.returncode, done.stdout) == (0, "")
    assert headless.process.is_running()


def test_a_headless_start_beside_a_running_program_says_that_it_runs(headless: Program) -> None:
    done = run("--headless", "--profile", str(headless.profile), **OFFSCREEN)
    assert done.returncode == 1
    assert f"process {headless.process.pid}" in sentence(done)
    assert headless.process.is_running()


def test_a_headless_collector_makes_room_for_a_window(headless: Program) -> None:
    process = headless.process
    with Program(headless.profile, []) as window:
        assert process.wait(10) == 0
        assert ask(window.profile, {"command": "show"}) == {"ok": True}
        code, took_s = window.end()
    assert code == 0
    assert took_s < 3


def test_a_picture_is_made_by_the_running_program(windowed: Program, tmp_path: Path) -> None:
    file = tmp_path / "settings.png"
    done = run("--screenshot", "settings", str(file), "--size", "900x700",
               "--profile", str(windowed.profile), **OFFSCREEN)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert size_of(file) == (900, 700)
    assert windowed.process.is_running()


def test_a_picture_that_can_not_be_written_is_told(windowed: Program, tmp_path: Path) -> None:
    done = run("--screenshot", "settings", str(tmp_path / "no" / "such.png"),
               "--profile", str(windowed.profile), **OFFSCREEN)  # fmt: skip
    assert done.returncode == 1
    assert "can't be written" in sentence(done)


def test_a_headless_program_can_make_no_picture_and_says_so(
    headless: Program, tmp_path: Path
) -> None:
    done = run("--screenshot", "settings", str(tmp_path / "x.png"),
               "--profile", str(headless.profile), **OFFSCREEN)  # fmt: skip
    assert done.returncode == 1
    assert sentence(done) == "It runs without a window."


def test_a_start_without_a_home_is_a_warning_where_no_window_says_so(
    headless: Program, tmp_path: Path
) -> None:
    said = "nothing is recorded: no Home Assistant is known yet"
    where = "energy_desktop.services.home_assistant"
    assert f"WARNING {where}: {said}; open the window once" in headless.log()
    with Program(tmp_path / "other", []) as windowed:
        assert f"INFO {where}: {said}.\n" in windowed.log()


def test_after_kill_9_the_profile_is_free_again(headless: Program) -> None:
    assert headless.end(signal.SIGKILL)[0] == -signal.SIGKILL
    headless.start()
    assert headless.end()[0] == 0


def test_nonsense_on_the_socket_is_not_answered_and_harms_nothing(headless: Program) -> None:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(socket_name(headless.profile))
    assert socket.waitForConnected(1000)
    socket.write(b"this is no JSON\n")
    socket.flush()
    socket.waitForDisconnected(5000)
    assert ask(headless.profile, {"command": "dance"}) is not None
    assert ask(headless.profile, {"command": "quit"}) == {"ok": True}
    assert headless.process.wait(10) == 0


def test_the_second_sigterm_does_no_harm(headless: Program) -> None:
    headless.process.send_signal(signal.SIGTERM)
    assert headless.end()[0] == 0


def leave_lock(profile: Path) -> None:
    """Lock the profile by a process that is killed."""
    crash = (
        "import os, sys; from PySide6.QtCore import QLockFile; lock = QLockFile(sys.argv[1]); "
        "lock.tryLock(0); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", crash, str(profile / "lock")], check=False)
    assert (profile / "lock").exists()


def size_of(png: Path) -> tuple[int, int]:
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    return width, height
