"""Whether a Linux desktop is set to move less, which Qt before 6.12 does not tell.

Asked of the desktop's portal (org.freedesktop.portal.Settings) and followed from then on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from energy_desktop.ui.bus import in_time, listening, member_of
from energy_desktop.ui.tasks import Tasks

_log = logging.getLogger(__name__)
_PATH: Final = "/org/freedesktop/portal/desktop"
_NAME: Final = "org.freedesktop.portal.Desktop"
_INTERFACE: Final = "org.freedesktop.portal.Settings"
READ_S: Final = 10.0
_TIMES: Final = 12
_LESS_MOTION: Final[Mapping[tuple[str, str], Callable[[Any], bool]]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: str(value) in {"0", "0.0"},
}
"""What each desktop calls it; one that knows none of them wants nothing."""


class DesktopSettings(QObject):
    """``changed`` when ``wants_less_motion`` did."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[tuple[str, str], bool] = {}
        self._tasks = Tasks(self)

    @property
    def wants_less_motion(self) -> bool:
        """Whether any of its settings says so."""
        return any(self._wishes.values())

    def follow(self) -> None:
        """Ask, and listen until ``close``; a desktop without a portal says nothing."""
        self._tasks.start(self._follow(), None, self._forget, key="portal")

    def close(self) -> None:
        """Listen no more."""
        self._tasks.cancel_all()

    def _forget(self, error: Exception) -> None:
        _log.debug("the desktop tells no settings: %s", error)

    async def _follow(self) -> None:
        async with listening(_PATH, _INTERFACE) as (router, signals), asyncio.TaskGroup() as group:
            group.create_task(self._hear(signals))
            for namespace, key in _LESS_MOTION:
                await self._ask(router, namespace, key)

    async def _hear(self, signals: asyncio.Queue[Any]) -> None:
        while True:
            message = await signals.get()
            if member_of(message) == "SettingChanged":
                self._take(*message.body)

    async def _ask(self, router: Any, namespace: str, key: str) -> None:
        """Asked again where no answer comes: at login a portal may take long to start."""
        from jeepney import DBusAddress, DBusErrorResponse, new_method_call  # noqa: PLC0415
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_INTERFACE)
        for _ in range(_TIMES):
            asked = new_method_call(address, "Read", "ss", (namespace, key))
            try:
                (value,) = unwrap_msg(await in_time(router.send_and_get_reply(asked), READ_S))
            except TimeoutError:
                continue
            except DBusErrorResponse:
                return  # of another desktop
            self._take(namespace, key, value)
            return
        _log.debug("the desktop does not answer for %s %s", namespace, key)

    def _take(self, namespace: str, key: str, value: Any) -> None:
        means_less = _LESS_MOTION.get((namespace, key))
        if means_less is None:
            return
        before = self.wants_less_motion
        while isinstance(value, tuple):  # a variant is its signature and its value
            value = value[1]
        self._wishes[namespace, key] = means_less(value)
        if self.wants_less_motion != before:
            self.changed.emit()
