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
from tests.servers.home_apart import home_apart
from tests.servers.notifications import NotificationService
from tests.servers.program import Program
from tests.servers.screen import TITLE, Screen

pytestmark = pytest.mark.servers


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


def test_without_a_tray_it_asks_once_goes_on_in_the_background_and_a_second_start_shows_it(
    trayless_display: Display, tmp_path: Path
) -> None:
    screen = Screen(trayless_display)
    with home_apart(tmp_path) as url, NotificationService(tmp_path) as desktop:
        bus = {"DBUS_SESSION_BUS_ADDRESS": desktop.env["DBUS_SESSION_BUS_ADDRESS"]}
        known = {"HA_URL": url, "HA_TOKEN": "demo"}
        environ = trayless_display.env | bus | known
        with Program(tmp_path / "profile", [], environ) as program:
            program.wait_for(screen.windows, "a window")
            [window] = screen.windows()
            screen.close(window)
            program.wait_for(lambda: len(screen.windows()) == 2, "the question")
            [question] = set(screen.windows()) - {window}
            assert screen.title(question) == "Close Energy Desktop"
            screen.press(question, "Return")  # Keep recording
            program.wait_for(lambda: not screen.windows(), "the window to be gone")
            program.wait_for(lambda: desktop.shown, "a notification")
            assert "in the background" in desktop.shown[0][4]
            newest = program.get("/api/status")["last_reading_at"]
            program.wait_for(readings_after(program, newest), "a reading stored without a window")
            assert again(program, trayless_display).returncode == 0
            program.wait_for(screen.windows, "the window")
            screen.close(screen.windows()[0])  # this time it does not ask
            program.wait_for(lambda: not screen.windows(), "the window to be gone")
            desktop.click(1)
            program.wait_for(screen.windows, "the window by a click on the notification")
            end_well(program)


def test_started_at_login_it_shows_no_window_until_it_is_started_again(
    display: Display, screen: Screen, tmp_path: Path
) -> None:
    with home_apart(tmp_path) as url:
        environ = display.env | {"HA_URL": url, "HA_TOKEN": "demo"}
        with Program(tmp_path / "profile", ["--hidden"], environ) as program:
            program.wait_for(screen.tray_icon, "a tray icon")
            assert not screen.windows()
            assert again(program, display).returncode == 0  # --hidden leaves it as it is
            assert not screen.windows()
            program._arguments.remove("--hidden")
            assert again(program, display).returncode == 0
            program.wait_for(screen.windows, "the window")
            end_well(program)


def test_recording_is_paused_from_the_menu_of_the_tray(demo: Program, screen: Screen) -> None:
    demo.wait_for(screen.tray_icon, "a tray icon")
    demo.wait_for(lambda: demo.get("/api/status")["ha"]["state"] == "live", "a live subscription")
    screen.open_tray_menu()
    demo.wait_for(screen.menus, "the menu")
    [menu] = screen.menus()

    # From below: above are as many readings as the home has. Key by key: a menu loses those that
    # come before it is ready.
    def step_up_to_the_pauses() -> bool:
        screen.press(menu, "Up")
        screen.press(menu, "Right")
        return len(screen.menus()) == 2

    demo.wait_for(step_up_to_the_pauses, "the pauses")
    screen.press(menu, "Return")
    demo.wait_for(lambda: demo.get("/api/status")["ha"]["state"] == "paused", "the pause")
    end_well(demo)


def test_sigterm_ends_it_with_code_0(demo: Program) -> None:
    end_well(demo)


def test_sighup_as_at_the_end_of_a_session_ends_it_with_code_0(demo: Program) -> None:
    end_well(demo, signal.SIGHUP)


def test_without_its_display_it_ends_in_good_order(display: Display, demo: Program) -> None:
    demo.wait_for(lambda: demo.get("/api/status")["ha"]["state"] == "live", "a live subscription")
    display.lose()
    assert demo.ended() == 0
    assert "what was received is being written" in demo.log_end()


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
    are_same = files[0].read_bytes() == files[1].read_bytes()
    assert are_same, files  # pytest would look for the difference for minutes


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
