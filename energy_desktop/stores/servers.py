"""A pair of stores on servers, which may each be away at the start and at any later moment."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from energy_desktop.errors import EnergyDesktopError, StoreError
from energy_desktop.models import to_us, utc_now
from energy_desktop.stores.base import (
    CoverageStore,
    LeaseHolder,
    SharedSeries,
    SharedState,
    Stores,
)
from energy_desktop.stores.lease import EVERY_S, Admit, Lease, LeaseLost, elapsed_s
from energy_desktop.stores.local_copy import Claims, LocalCopy
from energy_desktop.stores.read_only import ReadOnlyState
from energy_desktop.stores.witness import Witness

_log = logging.getLogger(__name__)

SOON_S: Final = 1.0
_OWNER: Final = "owner"

Wait = Callable[[Awaitable[object], float], Awaitable[None]]


async def wait_at_most(event: Awaitable[object], seconds: float) -> None:
    """Wait for an event, but no longer than this."""
    # Not wait_for: Python 3.11's may swallow a cancellation, and the stop would wait for ever.
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event


class Servers:
    """The state on ``server`` with a copy in ``file``, and the time series beside it.

    One program at a time writes: the one that holds the lease. ``read_only_for`` is who holds it,
    where that is another; ``stores`` can only be read then. ``run`` keeps everything together until
    it is cancelled: lease, copy, pair. ``on_lease_moved`` is called once when this program may no
    longer write, or may now; ``on_mismatch`` is awaited when the two stores turn out to be no pair,
    ``on_doubt`` is called when the time series may lack what was stored (``DOUBTED_SINCE``),
    ``on_trouble`` whenever it is another reason than before why the state can't be sent, or none.
    """

    def __init__(
        self,
        server: SharedState,
        series: Callable[[CoverageStore, Admit], SharedSeries],
        file: Path,
        label: str,
        *,
        wait: Wait = wait_at_most,
        now: Callable[[], datetime] = utc_now,
        clock: Callable[[], float] = elapsed_s,
    ) -> None:
        self._server = server
        self._wait = wait
        self._told: str | None = None
        self._lease = Lease(server, label, clock=clock)
        self.copy = LocalCopy(file, server, now)
        self.copy.before_each_batch = self._lease.require
        self.series = series(Claims(self.copy), self._lease.admit)
        self._witness = Witness(self.series, self.copy, lambda: to_us(now()))
        self.read_only_for: LeaseHolder | None = None
        self.on_lease_moved: Callable[[], None] = lambda: None
        self.on_mismatch: Callable[[], Awaitable[None]] | None = None
        self.on_doubt: Callable[[], None] = lambda: None
        self.on_trouble: Callable[[str | None], None] = lambda _: None
        self._trouble: str | None = None

    @property
    def stores(self) -> Stores:
        """The pair as its users see it."""
        if self.read_only_for is not None:
            shown = ReadOnlyState(self._server, self.read_only_for.label)
            return Stores(state=shown, series=self.series, coverage=shown)
        return Stores(state=self.copy, series=self.series, coverage=self.copy)

    async def open(self) -> None:
        """Open the copy and reach what can be reached; the rest is reached by ``run``.

        Raises StoreUnavailable or StoreError only for the file of the copy.
        """
        await self.copy.open()
        self._lease.owner = await self._known_owner()
        await self._try(self._server.open)
        await self._try(self._meet)
        await self._try(self.series.open)
        await self._look()

    async def close(self) -> None:
        """Send what waits, let others write, close all; safe to call twice."""
        try:
            if self.read_only_for is None:
                with suppress(EnergyDesktopError):
                    await self._witness.keep()
            if self.copy.is_attached:
                await self._try(self._leave)
        finally:
            try:
                await self.series.close()
            finally:
                await self.copy.close()

    async def generations_match(self) -> bool:
        """Whether the stores are a pair; True also while that can't be known."""
        matches = True

        async def compare() -> None:
            nonlocal matches
            matches = await self.series.generation() == await self.copy.generation()

        if self.copy.is_attached:
            await self._try(compare)
        return matches

    async def run(self) -> None:
        """Keep the lease and the copy, and look at the pair once both are there."""
        while True:
            await self._wait(self.copy.has_news.wait(), EVERY_S)
            await self._wait(asyncio.Event().wait(), SOON_S)
            if await self._try(self._keep_and_tell):
                self._told = None
            if await self._look():
                self.on_doubt()

    async def _look(self) -> bool:
        """Whether the time series may lack what was stored; whoever writes to it tells if it is
        away."""
        if self.read_only_for is None:
            with suppress(EnergyDesktopError):
                return await self._witness.look()
        return False

    async def _keep_and_tell(self) -> None:
        try:
            await self._keep()
        except LeaseLost:
            raise
        except EnergyDesktopError as error:
            self._have_trouble(str(error))
            raise
        self._have_trouble(None)

    def _have_trouble(self, why: str | None) -> None:
        if why != self._trouble:
            self._trouble = why
            self.on_trouble(why)

    async def _keep(self) -> None:
        was_reader = self.read_only_for is not None
        await self._meet()
        if was_reader != (self.read_only_for is not None):
            self.on_lease_moved()
            await asyncio.Event().wait()
        # Again and again: a server may be replaced while the program runs.
        is_ours = self.read_only_for is None
        if is_ours and not await self.generations_match() and self.on_mismatch is not None:
            await self.on_mismatch()

    async def _meet(self) -> None:
        """Take or renew the lease and, while it is ours, make copy and server equal."""
        self.read_only_for = await self._lease.hold()
        if self.read_only_for is None:
            await (self.copy.send() if self.copy.is_attached else self.copy.attach())

    async def _leave(self) -> None:
        """Send what waits and let others write, unless another does so already."""
        if await self._lease.hold() is None:
            await self.copy.send()
            await self.copy.compare()
            await self._lease.release()

    async def _known_owner(self) -> str:
        """The id of this profile among those that share the servers."""
        if (owner := await self.copy.noted(_OWNER)) is None:
            owner = uuid.uuid4().hex
            await self.copy.note({_OWNER: owner})
        return owner

    async def _try(self, action: Callable[[], Awaitable[None]]) -> bool:
        """Do it if it can be done now; why not is told once until all works again."""
        try:
            await action()
        except EnergyDesktopError as error:
            level = logging.ERROR if isinstance(error, StoreError) else logging.WARNING
            level = logging.INFO if isinstance(error, LeaseLost) else level
            _log.log(level if str(error) != self._told else logging.DEBUG, "%s", error)
            self._told = str(error)
            return False
        return True
