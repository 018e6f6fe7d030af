"""What can be seen of the program on a display, and what a person does there."""

from __future__ import annotations

import subprocess

from tests.servers.display import Display

TITLE = "Energy Desktop"


class Screen:
    """The windows, menus and tray icon of the program, found by the window manager's means."""

    def __init__(self, display: Display) -> None:
        self._env = display.env

    def read(self, *command: str) -> str:
        """What a command prints, run on this screen."""
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
        """What stands above a window."""
        return self.read("xdotool", "getwindowname", window).strip()

    def active_window(self) -> str:
        """The id of the window that has the keyboard; empty where none has it."""
        return self.read("xdotool", "getactivewindow").strip()

    def tray_icon(self) -> bool:
        """Whether the panel holds a picture of the program."""
        tree = self.read("xwininfo", "-name", "tint2", "-tree")
        return f'"{TITLE}"' in tree

    def open_tray_menu(self) -> None:
        """A right click on the program's icon in the panel."""
        tree = self.read("xwininfo", "-name", "tint2", "-tree").splitlines()
        [line] = [one for one in tree if f'"{TITLE}"' in one]
        left, top = line.split()[-1].removeprefix("+").split("+")
        self.read("xdotool", "mousemove", str(int(left) + 8), str(int(top) + 8), "click", "3")

    def menus(self) -> list[str]:
        """Ids of the menus that are open."""
        ids = self.read("xdotool", "search", "--onlyvisible", "--class", "energy-desktop").split()
        kind = "_NET_WM_WINDOW_TYPE"
        return [i for i in ids if f"{kind}_POPUP_MENU" in self.read("xprop", "-id", i, kind)
                or f"{kind}_MENU" in self.read("xprop", "-id", i, kind)]  # fmt: skip

    def press(self, window: str, key: str) -> None:
        """Press a key, which goes to what has the keyboard; ``window`` has to be there."""
        self.read("xdotool", "windowfocus", "--sync", window)
        self.read("xdotool", "key", key)

    def close(self, window: str) -> None:
        """Close a window as a task bar does: the window manager is told, no key can be lost."""
        self.read("wmctrl", "-i", "-c", hex(int(window)))
