"""A session bus with one service on it, answered by a thread of the test's own."""

from __future__ import annotations

import os
import select
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

import pytest
from jeepney import HeaderFields, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.servers.programs import Programs, bare_environment, require
from tests.servers.provision import ServerMissing


class BusService(ABC):
    """``env`` is for the programs that talk to it; ``answer`` sends what a method gives."""

    name: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        require("dbus-daemon")
        self.env = bare_environment(folder)
        self._folder = folder
        self._opened: DBusConnection | None = None
        self._stop, self._stopper = os.pipe()
        self._thread = threading.Thread(target=self._serve, name=self.name)

    @property
    def connection(self) -> DBusConnection:
        """The service's own."""
        assert self._opened is not None
        return self._opened

    @abstractmethod
    def answer(self, member: str, message: Any) -> None:
        """A method was called (the service's thread)."""

    def __enter__(self) -> Self:
        address = self._folder / "bus"
        self._bus = Programs(self.env, self._folder / "bus.log")
        self._bus.start(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={address}"
        )
        self._bus.wait_for(address.exists, "bus")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={address}"
        self._opened = open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"])
        self._opened.send_and_get_reply(message_bus.RequestName(self.name))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.write(self._stopper, b"x")
        self._thread.join()
        for end in (self._stop, self._stopper):
            os.close(end)
        self.connection.close()
        self._bus.end()

    def _serve(self) -> None:
        while True:
            ready, _, _ = select.select([self.connection.sock, self._stop], [], [])
            if self._stop in ready:
                return
            with suppress(TimeoutError):
                while True:
                    message = self.connection.receive(timeout=0)
                    if message.header.message_type is MessageType.method_call:
                        self.answer(message.header.fields[HeaderFields.member], message)


_Service = TypeVar("_Service", bound=BusService)


def on_the_bus(
    kind: type[_Service], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[_Service]:
    """For a fixture: such a service, on the session bus of this process meanwhile."""
    try:
        service = kind(folder)
    except ServerMissing as missing:
        pytest.skip(str(missing))
    with service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.env["DBUS_SESSION_BUS_ADDRESS"])
        yield service
