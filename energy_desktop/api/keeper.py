"""Keeps the API as the settings want it while the program runs: on or off, address, port.

Where it can't listen, as at a port that another program has, it tries again by itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from energy_desktop.api.crossing import restarting, switched_off
from energy_desktop.api.messages import Response
from energy_desktop.api.port import free_port, holder
from energy_desktop.api.server import ApiServer, is_open
from energy_desktop.errors import ApiPortTaken, ApiUnavailable
from energy_desktop.events import API, Problem
from energy_desktop.sentences import say
from energy_desktop.services import Services

_log = logging.getLogger(__name__)
_KEYS: Final = frozenset({"api_enabled", "api_host", "api_port"})
_HERE: Final = "127.0.0.1"
AGAIN_S: Final = 30.0
"""So long after a failed start the next one is tried."""
Wanted = tuple[str, int]


class ApiKeeper:
    """One per run. What it does is seen in ``services.status`` and told by ``events.api_changed``.

    Without a key it answers this computer alone, whatever ``api_host`` says. ``or_any_port``: a
    taken port gives way to another one. ``delay`` waits so many seconds between two tries.
    """

    def __init__(
        self,
        services: Services,
        *,
        or_any_port: bool = False,
        delay: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._services = services
        self._or_any_port = or_any_port
        self._delay = delay
        self._waiting: asyncio.Task[None] | None = None
        self._missed: Wanted | None = None
        self._server: ApiServer | None = None
        self._running: Wanted | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._is_stopped = False

    async def start(self) -> None:
        """Serve as the settings want, and follow them; a taken port is told and no failure."""
        await self._apply()
        self._services.events.settings_changed.connect(self._settings_changed)
        self._services.events.api_keys_changed.connect(self._keys_changed)

    async def stop(self) -> None:
        """Answer no more."""
        self._is_stopped = True
        self._services.events.settings_changed.disconnect(self._settings_changed)
        self._services.events.api_keys_changed.disconnect(self._keys_changed)
        if self._task is not None:
            await asyncio.wait([self._task])
        if self._waiting is not None:
            self._waiting.cancel()
            await asyncio.wait([self._waiting])
        await self._stop_server()

    def _settings_changed(self, keys: frozenset[str]) -> None:
        if keys & _KEYS:
            self._apply_soon()

    def _keys_changed(self, _keys: object) -> None:
        """Without a key it is no longer open to the network; with the first one it may be."""
        self._apply_soon()

    def _apply_soon(self) -> None:
        # One that runs looks at the settings once more before it ends.
        self._again = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._apply_all(), name="api settings")

    async def _apply_all(self) -> None:
        while self._again and not self._is_stopped:
            self._again = False
            try:
                await self._apply()
            except Exception:
                _log.exception("the API could not follow the settings")
                self._tell(ApiUnavailable(say("The HTTP API failed to start; the log says why.")))

    async def _apply(self) -> None:
        wanted = self._wanted()
        if wanted == self._running:
            return
        await self._stop_server(restarting() if wanted else switched_off())
        why = await self._start_server(wanted) if wanted else None
        missed = wanted if isinstance(why, ApiUnavailable) else None
        is_told, self._missed = missed is not None and missed == self._missed, missed
        self._tell(why, is_told=is_told)
        if missed is not None:
            self._try_again_later()

    def _try_again_later(self) -> None:
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.create_task(self._try_again(), name="api again")

    async def _try_again(self) -> None:
        await self._delay(AGAIN_S)
        if self._missed is not None and not self._is_stopped:
            self._apply_soon()

    def _tell(self, why: ApiUnavailable | str | None, *, is_told: bool = False) -> None:
        """Say why the API is off though it is wanted, or in words why it answers elsewhere.

        ``is_told``: it has been off before, so that nobody needs to hear it once more.
        """
        status, events = self._services.status, self._services.events
        status.api_error = str(why) if why else None
        status.api_free_port = why.free_port if isinstance(why, ApiPortTaken) else None
        if not isinstance(why, ApiUnavailable):
            events.problem_ended.emit(API)
        elif not is_told:
            _log.error("%s", why)
            events.problem_raised.emit(Problem(why.code, str(why), lasting=True, topic=API))
        events.api_changed.emit()

    def _wanted(self) -> Wanted | None:
        settings = self._services.settings
        if not settings.flag("api_enabled"):
            return None
        host = settings.text("api_host")
        may_be_open = bool(self._services.api_keys.all)
        return host if may_be_open or not is_open(host) else _HERE, settings.number("api_port")

    async def _start_server(self, wanted: Wanted) -> ApiUnavailable | str | None:
        try:
            await self._serve(wanted, wanted[1])
        except ApiPortTaken:
            return await self._start_elsewhere(wanted)
        except ApiUnavailable as error:
            return error
        return None

    async def _start_elsewhere(self, wanted: Wanted) -> ApiUnavailable | str:
        """The port is taken: name who has it and one that is free, and take that if we may."""
        host, port = wanted
        who = await holder(host, port) or say("another program")
        free = await asyncio.to_thread(free_port, host, port)
        if not self._or_any_port:
            return ApiPortTaken(port, who, free)
        try:
            found = await self._serve_at_first(wanted, free or 0, 0)
        except ApiUnavailable as error:
            return error
        words = say(
            "Port {port} is used by {who}, so the HTTP API answers at port {found} instead.",
            port=port,
            who=who,
            found=found,
        )
        _log.warning("%s", words)
        return words

    async def _serve_at_first(self, wanted: Wanted, port: int, otherwise: int) -> int:
        """The other one is for a port that somebody took since it was free."""
        try:
            return await self._serve(wanted, port)
        except ApiPortTaken:
            return await self._serve(wanted, otherwise)

    async def _serve(self, wanted: Wanted, port: int) -> int:
        """Answer at a port, and which it is; raises ApiUnavailable."""
        server = ApiServer(self._services)
        url = await server.start(wanted[0], port)
        self._server, self._running = server, wanted
        self._services.status.api_url = url
        _log.info("the HTTP API answers at %s", url)
        if is_open(self._services.settings.text("api_host")) and not is_open(wanted[0]):
            _log.warning(
                "the HTTP API is open to this computer only: without a key nobody on the network "
                "may ask; create one in Settings, HTTP API, or give it by API_KEY_FILE"
            )
        return int(url.rpartition(":")[2])

    async def _stop_server(self, last: Response | None = None) -> None:
        server, self._server, self._running = self._server, None, None
        self._services.status.api_url = None
        if server is not None:
            await server.stop(last)
            if not self._is_stopped and not self._services.settings.flag("api_enabled"):
                _log.info("the HTTP API is switched off")
