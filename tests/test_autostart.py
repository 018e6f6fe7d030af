"""Start at login on each system: what is written, what the user did to it, a program that moved."""

from __future__ import annotations

import plistlib
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from energy_desktop import autostart
from energy_desktop.autostart import (
    HIDDEN,
    NAME,
    Autostart,
    DesktopEntry,
    Entry,
    LaunchAgent,
    RunKey,
    command,
    exec_line,
    this_system,
    words_of_exec,
    words_of_windows,
)
from energy_desktop.errors import SettingsError

RUN, APPROVED = autostart._RUN, autostart._APPROVED


class MemoryRegistry:
    """Values below the current user, in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Any] = {}

    def get(self, key: str, name: str) -> Any:
        return self.values.get((key, name))

    def put(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture
def program(tmp_path: Path) -> str:
    file = tmp_path / "My programs" / "energy-desktop"
    file.parent.mkdir()
    file.touch()
    return str(file)


@pytest.fixture(params=["xdg", "windows", "macos"])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Entry:
    if request.param == "windows":
        return RunKey(MemoryRegistry())
    return (DesktopEntry if request.param == "xdg" else LaunchAgent)(tmp_path / "config")


def test_nothing_starts_at_login_before_it_is_turned_on(entry: Entry, program: str) -> None:
    start = Autostart(entry, (program, HIDDEN))
    assert not start.is_on()
    start.turn(on=True)
    assert start.is_on()
    assert entry.read() == (program, HIDDEN)
    start.turn(on=False)
    start.turn(on=False)
    assert not start.is_on()


@pytest.mark.parametrize(
    "words",
    [
        ("/opt/app", HIDDEN),
        ("/apps/a b/app", HIDDEN, "--profile", "/data/100% mine"),
        ('/odd "name"/$app`x`', "--profile", "back\\slash", "it's"),
        ("/pfad/Größe/app", "-m", "energy_desktop"),
    ],
)
def test_a_command_with_odd_signs_is_read_as_it_was_written(
    entry: Entry, words: tuple[str, ...]
) -> None:
    entry.write(words)
    assert entry.read() == words


def test_a_program_that_was_moved_is_named_anew(entry: Entry, program: str, tmp_path: Path) -> None:
    entry.write((str(tmp_path / "gone"), HIDDEN))
    assert Autostart(entry, (program, HIDDEN)).renew()
    assert entry.read() == (program, HIDDEN)


def test_another_installation_or_profile_keeps_its_entry(
    entry: Entry, program: str, tmp_path: Path
) -> None:
    for kept in ((program, HIDDEN), (str(tmp_path / "gone"), HIDDEN, "--profile", "other")):
        entry.write(kept)
        assert not Autostart(entry, ("/elsewhere/app", HIDDEN)).renew()
        assert entry.read() == kept


def test_without_an_entry_there_is_nothing_to_renew(entry: Entry, program: str) -> None:
    assert not Autostart(entry, (program, HIDDEN)).renew()
    assert not Autostart(None, (program, HIDDEN)).renew()


def test_a_move_from_python_to_the_bundle_is_one(entry: Entry, program: str) -> None:
    entry.write(("/gone/bin/python", "-m", "energy_desktop", HIDDEN))
    assert Autostart(entry, (program, HIDDEN)).renew()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=False"])
def test_what_the_desktop_has_disabled_is_off_and_can_be_turned_on_again(
    line: str, tmp_path: Path, program: str
) -> None:
    start = Autostart(DesktopEntry(tmp_path), (program, HIDDEN))
    start.turn(on=True)
    file = tmp_path / "autostart" / f"{NAME}.desktop"
    kept = [one for one in file.read_text().splitlines() if one.split("=")[0] not in line]
    file.write_text("\n".join([*kept, line]))
    assert not start.is_on()
    assert not start.renew()
    start.turn(on=True)
    assert start.is_on()


def test_what_the_task_manager_has_disabled_is_off_and_can_be_turned_on_again(program: str) -> None:
    registry = MemoryRegistry()
    start = Autostart(RunKey(registry), (program, HIDDEN))
    start.turn(on=True)
    registry.values[APPROVED, NAME] = b"\x02" + bytes(11)
    assert start.is_on()
    registry.values[APPROVED, NAME] = b"\x03" + bytes(11)
    assert not start.is_on()
    start.turn(on=True)
    assert start.is_on()
    assert registry.values == {(RUN, NAME): f'"{program}" --hidden'}


def test_the_launch_agent_is_loaded_at_login(tmp_path: Path, program: str) -> None:
    Autostart(LaunchAgent(tmp_path), (program, HIDDEN)).turn(on=True)
    kept = plistlib.loads((tmp_path / f"{NAME}.plist").read_bytes())
    assert kept["RunAtLoad"] is True
    assert kept["ProgramArguments"] == [program, HIDDEN]


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b'<?xml version="1.0"?><plist><array/></plist>']
)
def test_a_broken_launch_agent_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{NAME}.plist").write_bytes(content)
    assert LaunchAgent(tmp_path).read() is None


def test_a_launch_agent_that_was_disabled_is_off(tmp_path: Path) -> None:
    kept = {"Disabled": True, "ProgramArguments": ["/app"]}
    (tmp_path / f"{NAME}.plist").write_bytes(plistlib.dumps(kept))
    assert LaunchAgent(tmp_path).read() is None


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path, program: str) -> None:
    (tmp_path / "autostart").touch()
    start = Autostart(DesktopEntry(tmp_path), (program, HIDDEN))
    with pytest.raises(SettingsError, match="could not be changed"):
        start.turn(on=True)
    assert not start.is_on()


def test_a_system_without_a_way_says_so() -> None:
    start = this_system([], platform="plan9")
    assert (start.is_possible, start.is_on()) == (False, False)
    with pytest.raises(SettingsError, match="no known way"):
        start.turn(on=True)


def test_linux_keeps_it_where_the_configuration_is(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for environ, folder in (({}, tmp_path / ".config"), ({"XDG_CONFIG_HOME": str(other)}, other)):
        start = this_system(["--profile", "x"], platform="linux", environ=environ, home=tmp_path)
        start.turn(on=True)
        lines = (folder / "autostart" / f"{NAME}.desktop").read_text().splitlines()
        assert lines[0] == "[Desktop Entry]"
        assert next(one for one in lines if one.startswith("Exec=")).endswith(
            "--hidden --profile x"
        )


def test_macos_keeps_it_in_the_home_folder(tmp_path: Path) -> None:
    this_system([], platform="darwin", environ={}, home=tmp_path).turn(on=True)
    assert (tmp_path / "Library" / "LaunchAgents" / f"{NAME}.plist").is_file()


def test_each_way_to_install_is_started_as_it_is() -> None:
    bundle = partial(command, executable="/opt/energy/energy-desktop", is_frozen=True)
    assert bundle([], environ={}) == ("/opt/energy/energy-desktop", HIDDEN)
    image = {"APPIMAGE": "/apps/Energy.AppImage"}
    assert bundle(["--profile", "p"], environ=image) == (
        "/apps/Energy.AppImage", HIDDEN, "--profile", "p",
    )  # fmt: skip
    assert command([], executable="/venv/bin/python", is_frozen=False, environ={}) == (
        "/venv/bin/python", "-m", "energy_desktop", HIDDEN,
    )  # fmt: skip


def test_a_python_of_windows_opens_no_console(tmp_path: Path) -> None:
    python = tmp_path / "python.exe"
    assert command([], executable=str(python), is_frozen=False, environ={})[0] == str(python)
    (tmp_path / "pythonw.exe").touch()
    quiet = command([], executable=str(python), is_frozen=False, environ={})
    assert quiet[0] == str(tmp_path / "pythonw.exe")


def test_an_entry_that_others_wrote_is_understood() -> None:
    assert words_of_exec('"/opt/my app/x" %U --flag') == ("/opt/my app/x", "--flag")
    assert exec_line(("/opt/x", "")) == '/opt/x ""'
    assert words_of_windows(r'"C:\Program Files\x.exe" --hidden') == (
        r"C:\Program Files\x.exe", "--hidden",
    )  # fmt: skip
    assert words_of_windows(r"C:\x.exe") == (r"C:\x.exe",)
