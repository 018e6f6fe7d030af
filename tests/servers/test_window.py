"""The program on a real X screen: its window, its tray icon, its pictures, and how it ends."""

from __future__ import annotations

import signal
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.display import Display
from tests.servers.program import Program

pytestmark = pytest.mark.servers

TITLE = "Energy Desktop"


class Screen:
    """What can be seen on the display, and what a person does there."""

    def __init__(self, display: Display) -> None:
        self._env = display.env

    def read(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._env, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def windows(self) -> list[str]:
        """Ids of the program's own windows that are shown, the tray icon aside."""
        ids = self.read("xdotool", "search", "--onlyvisible", "--class", "energy-desktop").split()
        return [i for i in ids if "WM_STATE" in self.read("xprop", "-id", i, "WM_STATE")
                and "not found" not in self.read("xprop", "-id", i, "WM_STATE")]  # fmt: skip

    def title(self, window: str) -> str:
        return self.read("xdotool", "getwindowname", window).strip()

    def tray_icon(self) -> bool:
        """Whether the panel holds a picture of the program."""
        tree = self.read("xwininfo", "-name", "tint2", "-tree")
        return f'"{TITLE}"' in tree

    def close(self, window: str) -> None:
        """Close a window as a task bar does: the window manager is told, no key can be lost."""
        self.read("wmctrl", "-i", "-c", hex(int(window)))


@pytest.fixture
def screen(display: Display) -> Screen:
    return Screen(display)


@pytest.fixture
def demo(display: Display, screen: Screen, tmp_path: Path) -> Iterator[Program]:
    with started(display, tmp_path, "--demo") as program:
        program.wait_for(screen.windows, "a window")
        yield program


@contextmanager
def started(display: Display, folder: Path, *arguments: str) -> Iterator[Program]:
    with Program(folder / "profile", arguments, display.env) as program:
        yield program


def readings_after(program: Program, before: str | None) -> Callable[[], bool]:
    """Whether something was stored later than that."""

    def later() -> bool:
        newest: str | None = program.get("/api/status")["last_reading_at"]
        return newest is not None and (before is None or newest > before)

    return later


def test_the_demo_shows_a_window_and_a_tray_icon(demo: Program, screen: Screen) -> None:
    [window] = screen.windows()
    assert TITLE in screen.title(window)
    demo.wait_for(screen.tray_icon, "a tray icon")
    end_well(demo)


def test_closing_the_window_keeps_the_program_recording(demo: Program, screen: Screen) -> None:
    demo.wait_for(screen.tray_icon, "a tray icon")
    screen.close(screen.windows()[0])
    demo.wait_for(lambda: not screen.windows(), "the window to be gone")
    assert screen.tray_icon()
    newest = demo.get("/api/status")["last_reading_at"]
    demo.wait_for(readings_after(demo, newest), "a reading stored without a window")
    end_well(demo)


def test_a_second_start_brings_the_window_back(
    demo: Program, display: Display, screen: Screen
) -> None:
    demo.wait_for(screen.tray_icon, "a tray icon")
    screen.close(screen.windows()[0])
    demo.wait_for(lambda: not screen.windows(), "the window to be gone")
    second = again(demo, display)
    assert second.returncode == 0, second.stderr
    demo.wait_for(screen.windows, "the window")
    end_well(demo)


def test_sigterm_ends_it_with_code_0(demo: Program) -> None:
    end_well(demo)


def test_sighup_as_at_the_end_of_a_session_ends_it_with_code_0(demo: Program) -> None:
    end_well(demo, signal.SIGHUP)


def test_where_nothing_is_configured_the_first_run_appears(
    display: Display, screen: Screen, tmp_path: Path
) -> None:
    with started(display, tmp_path) as program:
        program.wait_for(screen.windows, "a window")
        [window] = screen.windows()
        width, height = geometry(screen, window)
        assert (width, height) == (640, 600)
        end_well(program)


@pytest.mark.parametrize(
    ("page", "theme"),
    [("dashboard", "dark"), ("history", "light"), ("settings", "dark"), ("first-run", "light")],
)
def test_a_picture_of_each_page_is_written_in_the_asked_size(
    page: str, theme: str, display: Display, tmp_path: Path
) -> None:
    file = tmp_path / f"{page}.png"
    program = Program(
        tmp_path / "profile",
        ["--demo", "--screenshot", page, str(file), "--size", "1000x720", "--theme", theme],
        display.env,
    )
    done = subprocess.run(
        program._arguments, env=program._environ, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    head = file.read_bytes()[:24]
    assert head[:4] == b"\x89PNG"
    assert struct.unpack(">II", head[16:24]) == (1000, 720)


def test_two_pictures_of_the_simulated_home_are_the_same(display: Display, tmp_path: Path) -> None:
    files = [tmp_path / "first.png", tmp_path / "second.png"]
    for file in files:
        picture = ["--demo", "--screenshot", "dashboard", str(file)]
        done = again(Program(file.with_suffix(".profile"), picture, display.env), display)
        assert done.returncode == 0, done.stderr
    assert files[0].read_bytes() == files[1].read_bytes()


def again(program: Program, display: Display) -> subprocess.CompletedProcess[str]:
    """The same command once more."""
    return subprocess.run(
        program._arguments, env=program._environ, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def geometry(screen: Screen, window: str) -> tuple[int, int]:
    lines = screen.read("xdotool", "getwindowgeometry", "--shell", window).splitlines()
    found = dict(line.split("=") for line in lines)
    return int(found["WIDTH"]), int(found["HEIGHT"])


def end_well(program: Program, number: int = signal.SIGTERM) -> None:
    code, took_s = program.end(number)
    assert (code, took_s < 3) == (0, True), (code, took_s, program.log_end())
    assert "Traceback" not in program.log()
