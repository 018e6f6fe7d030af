"""The screen of the tests has a window manager, a tray, and can be looked at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.display import Display

pytestmark = pytest.mark.servers

ASK_FOR_TRAY = """
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
app = QApplication([])
print(QSystemTrayIcon.isSystemTrayAvailable())
"""


def test_a_program_finds_a_tray(display: Display) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK_FOR_TRAY],
        env=display.env,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "True"


def test_a_picture_shows_the_whole_screen(display: Display, tmp_path: Path) -> None:
    picture = display.screenshot(tmp_path / "screen.png").read_bytes()
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert (width, height) == (1280, 800)


def test_two_screens_do_not_meet(display: Display, tmp_path: Path) -> None:
    with Display(tmp_path) as other:
        assert other.name != display.name
