"""The settings that a Linux desktop tells by its portal, of a desktop that is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from jeepney import DBusAddress, new_error, new_method_return, new_signal

from tests.servers.bus_service import BusService

PLACE: Final = DBusAddress(
    "/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings"
)


class DesktopPortal(BusService):
    """``settings`` by namespace and key, each a signature and a value, as they are on the bus.

    The first ``unanswered`` questions get no answer, as while it starts.
    """

    name = "org.freedesktop.portal.Desktop"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.settings: dict[tuple[str, str], tuple[str, Any]] = {}
        self.asked: list[tuple[str, str]] = []
        self.unanswered = 0

    def answer(self, member: str, message: Any) -> None:
        """Read, with a variant in a variant, as every version of the portal has it."""
        key = tuple(message.body)
        self.asked.append(key)
        if len(self.asked) <= self.unanswered:
            return
        if member == "Read" and key in self.settings:
            reply = new_method_return(message, "v", (("v", self.settings[key]),))
        else:
            reply = new_error(message, "org.freedesktop.portal.Error.NotFound", "s", ("unknown",))
        self.connection.send(reply)

    def change(self, namespace: str, key: str, signature: str, value: object) -> None:
        """The user changes a setting of the desktop."""
        self.settings[namespace, key] = signature, value
        body = (namespace, key, (signature, value))
        self.connection.send(new_signal(PLACE, "SettingChanged", "ssv", body))
