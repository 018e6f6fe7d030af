"""A real X screen without a monitor: Xvfb, a window manager, and a panel that hosts tray icons."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.servers.programs import Programs, bare_environment, require

PANEL = """\
panel_items = S
panel_size = 100% 32
panel_position = bottom center horizontal
systray_monitor = 1
"""


class Display:
    """A screen of ``width`` × ``height`` pixels; use ``env`` for the programs that draw on it.

    ``tray``: whether a panel holds the icons of programs.
    """

    def __init__(
        self, folder: Path, width: int = 1280, height: int = 800, *, tray: bool = True
    ) -> None:
        require("Xvfb", "openbox", "tint2", "xprop", "xwininfo", "wmctrl")
        self.env = bare_environment(folder) | {"QT_QPA_PLATFORM": "xcb"}
        self.name = ""
        self._folder = folder
        self._tray = tray
        self._size = f"{width}x{height}x24"
        self._programs: Programs | None = None

    def __enter__(self) -> Self:
        self._start_screen()
        programs = self._programs = Programs(self.env, self._folder / "display.log")
        programs.start("openbox")
        programs.wait_for(lambda: self._root_has("_NET_SUPPORTING_WM_CHECK"), "window manager")
        if self._tray:
            panel = self._folder / "tint2rc"
            panel.write_text(PANEL)
            programs.start("tint2", "-c", str(panel))
            programs.wait_for(self.has_tray, "tray")
        return self

    def __exit__(self, *_: object) -> None:
        if self._programs:
            self._programs.end()
        self._screen.end()

    def lose(self) -> None:
        """Let it go away under the programs on it, as at the end of a session."""
        self._screen.end()

    def has_tray(self) -> bool:
        """Whether a program hosts tray icons on this screen."""
        windows = self._read("xwininfo", "-root", "-tree")
        return "tint2" in windows

    def screenshot(self, file: Path) -> Path:
        """Keep a picture of the whole screen as PNG (or what the suffix says)."""
        draw = (
            "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); "
            "sys.exit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))"
        )
        subprocess.run(
            [sys.executable, "-c", draw, str(file)], env=self.env, check=True, timeout=60
        )
        return file

    def _start_screen(self) -> None:
        """Let Xvfb choose a free display number itself and tell it through a pipe."""
        reading, writing = os.pipe()
        self._screen = Programs(self.env, self._folder / "xvfb.log")
        try:
            self._screen.start(
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", self._size),
                *("-nolisten", "tcp", "-noreset"),
                pass_fds=[writing],
            )
        finally:
            os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"
        self.env["DISPLAY"] = self.name

    def _root_has(self, name: str) -> bool:
        return "window id" in self._read("xprop", "-root", name)

    def _read(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.env, check=False, capture_output=True, text=True, timeout=10
        )
        return done.stdout
