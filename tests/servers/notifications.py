"""A notification service that shows nothing and remembers everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, new_method_return, new_signal

from tests.servers.bus_service import BusService

NAME: Final = "org.freedesktop.Notifications"
PLACE: Final = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
SIGNATURE: Final = "susssasa{sv}i"


class NotificationService(BusService):
    """``shown`` are the arguments of each Notify; the first ``unanswered`` get no answer."""

    name = NAME

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.shown: list[tuple[Any, ...]] = []
        self.capabilities = ["actions", "body"]
        self.asked_for_them = 0
        self.unanswered = 0

    def answer(self, member: str, message: Any) -> None:
        """Notify and GetCapabilities are known."""
        if member == "GetCapabilities":
            self.asked_for_them += 1
            self.connection.send(new_method_return(message, "as", (self.capabilities,)))
        if member == "Notify":
            assert message.header.fields[HeaderFields.signature] == SIGNATURE
            self.shown.append(message.body)
            if len(self.shown) > self.unanswered:
                self.connection.send(new_method_return(message, "u", (len(self.shown),)))

    def click(self, number: int) -> None:
        """The user clicks a notification: its program may come to the front."""
        self._emit("ActivationToken", "us", (number, "a-token"))
        self._emit("ActionInvoked", "us", (number, "default"))
        self._emit("NotificationClosed", "uu", (number, 2))

    def _emit(self, name: str, signature: str, body: tuple[Any, ...]) -> None:
        self.connection.send(new_signal(PLACE, name, signature, body))
