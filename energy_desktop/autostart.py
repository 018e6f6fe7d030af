"""Start at login, as each system does it: XDG autostart, Windows' Run key, a macOS launch agent.

The system's own entry is the only memory of it: whoever removes or disables it there is right here
too. Files and registry are small and local, but callers with a window use a thread.
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final, Protocol

from energy_desktop.errors import SettingsError
from energy_desktop.sentences import say

NAME: Final = "energy-desktop"
HIDDEN: Final = "--hidden"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_RESERVED: Final = re.compile(r"[^\w@+=:,./-]", re.ASCII)
_ESCAPED_IN_QUOTES: Final = re.compile(r'(["`$\\])')
_OFF: Final = frozenset({("hidden", "true"), ("x-gnome-autostart-enabled", "false")})

Command = tuple[str, ...]


def command(
    arguments: Sequence[str],
    *,
    executable: str = sys.executable,
    is_frozen: bool = getattr(sys, "frozen", False),
    environ: Mapping[str, str] = os.environ,
) -> Command:
    """What starts this program without its window, with ``arguments``, wherever it is installed.

    An AppImage runs from a mount of its own that ends with it, so its file is named. A Python of
    Windows is taken in the form that opens no console.
    """
    if is_frozen:
        return (environ.get("APPIMAGE") or executable, HIDDEN, *arguments)
    path = PurePath(executable)
    quiet = Path(path.with_name("pythonw.exe"))
    if path.name.lower() == "python.exe" and quiet.is_file():
        executable = str(quiet)
    return (executable, "-m", "energy_desktop", HIDDEN, *arguments)


class Entry(Protocol):
    """The system's entry for this program. OSError where it can't be read or written."""

    def read(self) -> Command | None:
        """The command in it; None where there is none, or the user has disabled it."""

    def write(self, command: Command) -> None:
        """Make it, or make it anew and enabled."""

    def remove(self) -> None:
        """Take it away; none is no error."""


class Autostart:
    """Whether the program starts at login. ``entry`` is None where that can't be had, ``why_not``
    then why, if that is not the system."""

    def __init__(self, entry: Entry | None, command: Command, why_not: str = "") -> None:
        self._entry = entry
        self._command = command
        self._why_not = why_not

    @property
    def is_possible(self) -> bool:
        """Whether this system has a way that is known here."""
        return self._entry is not None

    @property
    def why_not(self) -> str:
        """Why it can't be had and what to do instead; empty where it can."""
        if self.is_possible:
            return ""
        return self._why_not or say(
            "This system has no known way to start programs at login. Add this command to what it "
            "starts by itself: {command}",
            command=shlex.join(self._command),
        )

    def is_on(self) -> bool:
        """Whether it starts at login; what can't be read counts as no."""
        with contextlib.suppress(OSError):
            return self._entry is not None and self._entry.read() is not None
        return False

    def turn(self, on: bool) -> None:
        """Start at login from now on, or no more; raises SettingsError with the reason."""
        if self._entry is None:
            raise SettingsError(self.why_not)
        try:
            if on:
                self._entry.write(self._command)
            else:
                self._entry.remove()
        except OSError as error:
            raise SettingsError(
                say(
                    "Starting at login could not be changed: {reason}.",
                    reason=error.strerror or error,
                )
            ) from error

    def renew(self) -> bool:
        """Name this program in an entry whose program is gone, as it was moved; True if it was.

        Another installation that still is there keeps its entry, and so does another profile.
        """
        with contextlib.suppress(OSError):
            kept = self._entry.read() if self._entry else None
            if kept and _arguments(kept) == _arguments(self._command) and not _is_there(kept):
                assert self._entry is not None  # noqa: S101 - it was read
                self._entry.write(self._command)
                return True
        return False


def this_system(
    arguments: Sequence[str],
    *,
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Autostart:
    """Start at login on the system that runs this, for a program started with ``arguments``."""
    folder = home or Path.home()
    entry: Entry | None = None
    if platform == "win32":
        entry = RunKey(WindowsRegistry())
    elif platform == "darwin":
        entry = LaunchAgent(folder / "Library" / "LaunchAgents")
    elif platform.startswith(("linux", "freebsd")):
        entry = DesktopEntry(Path(environ.get("XDG_CONFIG_HOME") or folder / ".config"))
    return Autostart(entry, command(arguments, environ=environ))


def of_demo() -> Autostart:
    """A demo, which has nothing to record at login."""
    why = say(
        "This is the demo, which records a simulated home. Start Energy Desktop without it to have "
        "your own home recorded from login on."
    )
    return Autostart(None, (), why)


class DesktopEntry:
    """A file in ``autostart`` of the user's configuration (XDG Autostart 0.5)."""

    def __init__(self, configuration: Path) -> None:
        self._file = configuration / "autostart" / f"{NAME}.desktop"

    def read(self) -> Command | None:
        """The command of its Exec line."""
        try:
            lines = self._file.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return None
        keys = dict(line.split("=", 1) for line in lines if "=" in line and line[:1] != "#")
        values = {key.strip().lower(): value.strip() for key, value in keys.items()}
        if _OFF & {(key, value.lower()) for key, value in values.items()}:
            return None
        return words_of_exec(values.get("exec", "")) or None

    def write(self, command: Command) -> None:
        """The keys after Exec make desktops with a tray start it when the tray is there."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(
            "[Desktop Entry]\n"
            "Type=Application\n"
            "Name=Energy Desktop\n"
            "Comment=Records the energy sensors of Home Assistant\n"
            f"Icon={NAME}\n"
            f"Exec={exec_line(command)}\n"
            "Terminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
            "X-GNOME-Autostart-Delay=5\n"
            "X-KDE-autostart-after=panel\n"
            "X-LXQt-Need-Tray=true\n",
            "utf-8",
        )

    def remove(self) -> None:
        """Delete the file."""
        self._file.unlink(missing_ok=True)


class Registry(Protocol):
    """What of the Windows registry is used, below HKEY_CURRENT_USER. Raises OSError."""

    def get(self, key: str, name: str) -> Any:
        """A value; None where there is none."""

    def put(self, key: str, name: str, text: str) -> None:
        """Set a value of text."""

    def delete(self, key: str, name: str) -> None:
        """Remove a value; none is no error."""


class RunKey:
    """A value of the user's Run key; the task manager's *Disabled* is kept beside it."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def read(self) -> Command | None:
        """The command line in its words."""
        line = self._registry.get(_RUN, NAME)
        approved = self._registry.get(_APPROVED, NAME)
        if not isinstance(line, str) or (isinstance(approved, bytes) and approved[:1] > b"\x02"):
            return None
        return words_of_windows(line) or None

    def write(self, command: Command) -> None:
        """Also take back that it was disabled."""
        self._registry.put(_RUN, NAME, subprocess.list2cmdline(command))
        self._registry.delete(_APPROVED, NAME)

    def remove(self) -> None:
        """Delete both values."""
        self._registry.delete(_RUN, NAME)
        self._registry.delete(_APPROVED, NAME)


class LaunchAgent:
    """A property list in the user's LaunchAgents, which macOS loads at the next login."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{NAME}.plist"

    def read(self) -> Command | None:
        """Its program and arguments."""
        try:
            kept = plistlib.loads(self._file.read_bytes())
        except (FileNotFoundError, plistlib.InvalidFileException, ValueError):
            return None
        if not isinstance(kept, dict) or kept.get("Disabled"):
            return None
        return tuple(map(str, kept.get("ProgramArguments", ()))) or None

    def write(self, command: Command) -> None:
        """``Interactive``: it has a window, so it is not slowed down as a service is."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": NAME,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        self._file.write_bytes(plistlib.dumps(agent))

    def remove(self) -> None:
        """Delete the file; what runs goes on."""
        self._file.unlink(missing_ok=True)


class WindowsRegistry:
    """The real one."""

    def __init__(self) -> None:
        import winreg  # noqa: PLC0415 - there is none elsewhere

        self._winreg: Any = winreg

    def get(self, key: str, name: str) -> Any:
        """A value; None where there is none."""
        with contextlib.suppress(FileNotFoundError), self._open(key) as opened:
            return self._winreg.QueryValueEx(opened, name)[0]
        return None

    def put(self, key: str, name: str, text: str) -> None:
        """Set a value of text."""
        with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
            self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, text)

    def delete(self, key: str, name: str) -> None:
        """Remove a value; none is no error."""
        access = self._winreg.KEY_SET_VALUE
        with contextlib.suppress(FileNotFoundError), self._open(key, access) as opened:
            self._winreg.DeleteValue(opened, name)

    def _open(self, key: str, access: int | None = None) -> Any:
        access = self._winreg.KEY_READ if access is None else access
        return self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key, 0, access)


def exec_line(command: Command) -> str:
    """A command as an Exec key has it: quoted, escaped as text of such a file, % doubled."""
    quoted = []
    for word in command:
        plain = word.replace("%", "%%")
        if not word or _RESERVED.search(word):
            plain = '"' + _ESCAPED_IN_QUOTES.sub(r"\\\1", plain) + '"'
        quoted.append(plain.replace("\\", "\\\\"))
    return " ".join(quoted)


def words_of_exec(line: str) -> Command:
    """The command of an Exec key; its own field codes (%U and such) are left out."""
    text = line.replace("\\\\", "\\")
    words = []
    for quoted, plain in re.findall(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)', text):
        word = re.sub(r"\\(.)", r"\1", quoted) if quoted or not plain else plain
        if not re.fullmatch(r"%[a-zA-Z]", word):
            words.append(word.replace("%%", "%"))
    return tuple(words)


def words_of_windows(line: str) -> Command:
    """The words of a command line as Windows splits it, without its rare doubled backslashes."""
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line)
    return tuple(quoted.replace('\\"', '"') or plain for quoted, plain in found)


def _is_there(command: Command) -> bool:
    return Path(command[0]).is_file()


def _arguments(command: Command) -> Command:
    """What comes after the program itself, which ``-m`` names together with the interpreter."""
    return command[3:] if command[1:2] == ("-m",) else command[1:]
