"""Which Home Assistants announce themselves on this network by mDNS, as they come and go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Final, cast

from energy_desktop.hass.announcement import SERVICE_TYPE, found_home
from energy_desktop.models import FoundHome

if TYPE_CHECKING:
    from zeroconf import ServiceListener, Zeroconf
    from zeroconf.asyncio import AsyncZeroconf

_LOG = logging.getLogger(__name__)
_ANSWER_MS: Final = 3000

OnHome = Callable[[FoundHome], None]
Network = Callable[[OnHome, OnHome], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def browsing(
    on_found: OnHome, on_lost: OnHome, *, interfaces: Sequence[str] | None = None
) -> AsyncIterator[None]:
    """Browse while the block runs; sockets and tasks are gone after it.

    ``on_found`` is called for each home, and again for one whose name or version changed;
    ``on_lost`` once no service announces its address any more. ``interfaces`` are IPv4 addresses
    of this computer (None: all). Never raises: a network that can't be browsed has no homes.
    """
    network = _opened(interfaces)
    if network is None:
        yield
        return
    homes = _Homes(network.zeroconf, on_found, on_lost)
    try:
        # The network's end is also the end of its listeners, in the order that zeroconf needs.
        await network.async_add_service_listener(SERVICE_TYPE, cast("ServiceListener", homes))
        yield
    finally:
        await homes.close()
        await network.async_close()


def _opened(interfaces: Sequence[str] | None) -> AsyncZeroconf | None:
    """The sockets, None where there are none to be had."""
    # Only here: nobody but first run needs it, so that no other start waits for it.
    from zeroconf import InterfaceChoice  # noqa: PLC0415
    from zeroconf.asyncio import AsyncZeroconf  # noqa: PLC0415

    try:
        return AsyncZeroconf(InterfaceChoice.All if interfaces is None else list(interfaces))
    except (OSError, RuntimeError) as problem:
        _LOG.info("The network can't be searched for Home Assistant: %s", problem)
        return None


class _Homes:
    """The services seen, by mDNS name, and the questions to them under way."""

    def __init__(self, zeroconf: Zeroconf, on_found: OnHome, on_lost: OnHome) -> None:
        self._zeroconf = zeroconf
        self._on_found, self._on_lost = on_found, on_lost
        self._known: dict[str, FoundHome] = {}
        self._questions: dict[str, asyncio.Task[None]] = {}
        self._is_open = True

    def add_service(self, _zeroconf: Zeroconf, _type: str, name: str) -> None:
        """A service came (called by zeroconf)."""
        self._drop_question(name)
        if self._is_open:
            self._questions[name] = asyncio.get_running_loop().create_task(self._ask(name))

    update_service = add_service

    def remove_service(self, _zeroconf: Zeroconf, _type: str, name: str) -> None:
        """A service went (called by zeroconf)."""
        self._drop_question(name)
        self._become(name, None)

    async def close(self) -> None:
        """Drop the questions; nothing is told any more."""
        self._is_open = False
        questions = list(self._questions.values())
        for question in questions:
            question.cancel()
        await asyncio.gather(*questions, return_exceptions=True)

    async def _ask(self, name: str) -> None:
        from zeroconf.asyncio import AsyncServiceInfo  # noqa: PLC0415

        info = AsyncServiceInfo(SERVICE_TYPE, name)
        if await info.async_request(self._zeroconf, _ANSWER_MS):
            addresses = info.parsed_scoped_addresses()
            self._become(name, found_home(name, addresses, info.port or 0, info.decoded_properties))

    def _drop_question(self, name: str) -> None:
        question = self._questions.pop(name, None)
        if question is not None:
            question.cancel()

    def _become(self, name: str, home: FoundHome | None) -> None:
        before = self._known.pop(name, None)
        if home is not None:
            self._known[name] = home
        if before is not None and before.url not in {h.url for h in self._known.values()}:
            self._on_lost(before)
        if home is not None and home != before:
            self._on_found(home)
