"""What a program shows, as a screen reader learns it: over AT-SPI, on a bus of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.servers.programs import Programs, bare_environment, require

ROOT: Final = "/org/a11y/atspi/accessible/root"
ATSPI: Final = "org.a11y.atspi"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SHOWING: Final = 1 << 25
CHECKED: Final = 1 << 4
FOCUSED: Final = 1 << 12
ANSWER_S: Final = 20.0
ON_SCREEN: Final = 0
TABLES: Final = {"table", "tree", "tree table", "list"}
"""Thousands of cells: they are looked at when asked for."""


class Gone(RuntimeError):
    """What is asked is not there, or not any longer."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is on the screen; ``program`` and ``path`` say where to ask about it."""

    role: str
    name: str
    states: int
    program: str
    path: str

    @property
    def is_checked(self) -> bool:
        """Whether it is ticked, or chosen."""
        return bool(self.states & CHECKED)

    @property
    def has_focus(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self.states & FOCUSED)


class Accessibility:
    """A bus on which programs with ``env`` say what they show; ``shown`` reads it."""

    def __init__(self, folder: Path) -> None:
        require("dbus-daemon")
        self._folder = folder
        self._address = f"unix:path={folder / 'accessibility'}"
        self.env = {
            "AT_SPI_BUS_ADDRESS": self._address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self._connection: DBusConnection | None = None

    def __enter__(self) -> Self:
        self._bus = Programs(bare_environment(self._folder), self._folder / "accessibility.log")
        address = f"--address={self._address}"
        self._bus.start("dbus-daemon", "--session", "--nofork", "--nopidfile", address)
        self._bus.wait_for((self._folder / "accessibility").exists, "bus")
        self._connection = open_dbus_connection(self._address)
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
        self._bus.end()

    def shown(self, *, cells: bool = False) -> list[Shown]:
        """Everything on the screen, in the order a screen reader goes; with ``cells`` of tables.

        What goes while it is read is left out.
        """
        found: list[Shown] = []
        for name in self._programs():
            self._collect((name, ROOT), found, cells=cells)
        return found

    def description(self, shown: Shown) -> str:
        """What a screen reader says besides the name."""
        return str(self._property(shown, "Accessible", "Description"))

    def text(self, shown: Shown) -> str:
        """What is written in a field."""
        end = self._property(shown, "Text", "CharacterCount")
        return str(self._ask(shown, "Text", "GetText", "ii", (0, end)))

    def place(self, shown: Shown) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen, in pixels."""
        left, top, width, height = self._ask(shown, "Component", "GetExtents", "u", (ON_SCREEN,))
        return left, top, width, height

    def _programs(self) -> Iterator[str]:
        assert self._connection is not None
        answer = self._connection.send_and_get_reply(message_bus.ListNames(), timeout=ANSWER_S)
        for name in answer.body[0]:
            if name.startswith(":") and name != self._connection.unique_name:
                yield name

    def _collect(self, where: tuple[str, str], found: list[Shown], *, cells: bool) -> None:
        try:
            shown = self._read(*where)
            if where[1] != ROOT and not shown.states & SHOWING:
                return
            found.append(shown)
            if shown.role in TABLES and not cells:
                return
            children = self._ask(shown, "Accessible", "GetChildren")
        except Gone:
            return
        for child in children:
            self._collect(tuple(child), found, cells=cells)

    def _read(self, program: str, path: str) -> Shown:
        unread = Shown("", "", 0, program, path)
        low, high = self._ask(unread, "Accessible", "GetState")
        role = str(self._ask(unread, "Accessible", "GetRoleName"))
        name = str(self._property(unread, "Accessible", "Name"))
        return Shown(role, name, low | high << 32, program, path)

    def _property(self, shown: Shown, interface: str, name: str) -> Any:
        body = (f"{ATSPI}.{interface}", name)
        return self._call(shown, PROPERTIES, "Get", "ss", body)[1]

    def _ask(
        self,
        shown: Shown,
        interface: str,
        member: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> Any:
        return self._call(shown, f"{ATSPI}.{interface}", member, signature, body)

    def _call(
        self, shown: Shown, interface: str, member: str, signature: str | None, body: Any
    ) -> Any:
        assert self._connection is not None
        address = DBusAddress(shown.path, shown.program, interface)
        call = new_method_call(address, member, signature, body)
        answer = self._connection.send_and_get_reply(call, timeout=ANSWER_S)
        if answer.header.message_type is MessageType.error:
            raise Gone(f"{shown.role} “{shown.name}”: {answer.body}")
        return answer.body[0]
