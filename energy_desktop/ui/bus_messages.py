"""Notifications over D-Bus where the desktop has no tray (org.freedesktop.Notifications 1.2).

PySide6 can't send the unsigned number that ``Notify`` takes: 6.11 makes each int an int32. A
desktop without notifications is told nothing.
"""

from __future__ import annotations

import asyncio
import html
import logging
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from energy_desktop.activation import use_token
from energy_desktop.ui.bus import in_time, listening, member_of
from energy_desktop.ui.notices import Notice
from energy_desktop.ui.tasks import Tasks

_log = logging.getLogger(__name__)
_PLACE: Final = "/org/freedesktop/Notifications"
_NAME: Final = "org.freedesktop.Notifications"
_NORMAL, _CRITICAL = 1, 2
_SERVER_DECIDES: Final = -1
TAKEN_S: Final = 10.0


class BusMessages(QObject):
    """Shows notices one after another; ``opened`` carries the one that was clicked.

    It connects with the first, and stays to hear of clicks.
    """

    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._waiting: asyncio.Queue[Notice] = asyncio.Queue()
        self._shown: dict[int, Notice] = {}

    def show(self, notice: Notice) -> None:
        """Show a notice, soon."""
        self._waiting.put_nowait(notice)
        if not self._tasks.is_running:
            self._tasks.start(self._serve(), None, self._forget, key="notifications")

    def close(self) -> None:
        """Leave the bus."""
        self._tasks.cancel_all()

    def _forget(self, error: Exception) -> None:
        _log.debug("the desktop takes no notifications: %s", error)
        self._waiting = asyncio.Queue()
        self._shown.clear()

    async def _serve(self) -> None:
        async with listening(_PLACE, _NAME) as (router, signals), asyncio.TaskGroup() as group:
            group.create_task(self._hear(signals))
            group.create_task(self._send(router))

    async def _send(self, router: Any) -> None:
        is_markup: bool | None = None
        while True:
            notice = await self._waiting.get()
            if is_markup is None:
                is_markup = "body-markup" in (await _asked(router, "GetCapabilities") or ([],))[0]
            text = html.escape(notice.text, quote=False) if is_markup else notice.text
            urgency = _CRITICAL if notice.is_critical else _NORMAL
            hints = {"urgency": ("y", urgency), "desktop-entry": ("s", "energy-desktop")}
            answer = await _asked(router, "Notify", "susssasa{sv}i", (
                "Energy Desktop", 0, "energy-desktop", notice.title, text,
                ["default", self.tr("Open")], hints, _SERVER_DECIDES,
            ))  # fmt: skip
            if answer is not None:
                self._shown[answer[0]] = notice

    async def _hear(self, signals: asyncio.Queue[Any]) -> None:
        while True:
            message = await signals.get()
            member = member_of(message)
            number, more = message.body
            if number not in self._shown:
                continue
            if member == "ActivationToken":
                use_token(more)
            elif member == "ActionInvoked":
                self.opened.emit(self._shown[number])
            elif member == "NotificationClosed":
                del self._shown[number]


async def _asked(
    router: Any, member: str, signature: str | None = None, body: tuple[Any, ...] = ()
) -> tuple[Any, ...] | None:
    """What the desktop answers; None for a refusal, or none in time: the next may go well."""
    from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

    address = DBusAddress(_PLACE, bus_name=_NAME, interface=_NAME)
    call = new_method_call(address, member, signature, body)
    try:
        return tuple(unwrap_msg(await in_time(router.send_and_get_reply(call), TAKEN_S)))
    except (DBusErrorResponse, TimeoutError) as error:
        _log.debug("the desktop did not do %s: %r", member, error)
        return None
