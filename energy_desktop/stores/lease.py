"""The right to write to shared servers: one program at a time has it, and has to renew it."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.base import LeaseHolder, SharedState

LEASE_S: Final = 45.0
EVERY_S: Final = 10.0

Admit = Callable[[], Awaitable[bool]]
"""Asked before each write; True: what is known of the store may be old, as another program may have
written. Raises StoreUnavailable where this program may not write now."""


class LeaseLost(StoreUnavailable):
    """Another program writes to the servers now."""


def elapsed_s() -> float:
    """Seconds of a clock that also counts while the computer sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.time()


class Lease:
    """The lease of ``server`` for ``owner``; ``label`` is how others name this program."""

    def __init__(
        self,
        server: SharedState,
        label: str,
        owner: str = "",
        clock: Callable[[], float] = elapsed_s,
    ) -> None:
        self.owner = owner or uuid.uuid4().hex
        self._server = server
        self._label = label
        self._clock = clock
        self._asked_at = clock()

    async def hold(self) -> LeaseHolder | None:
        """Take or renew it; None, or who has it instead. Raises StoreUnavailable."""
        try:
            holder = await self._server.acquire_lease(self.owner, self._label, LEASE_S)
        finally:
            self._asked_at = self._clock()
        return None if holder.owner == self.owner else holder

    async def require(self) -> None:
        """Renew it; raises LeaseLost where another program has it, or StoreUnavailable."""
        if (holder := await self.hold()) is not None:
            raise LeaseLost(
                say(
                    "Energy Desktop on {label} records into these databases now.",
                    label=holder.label,
                )
            )

    async def admit(self) -> bool:
        """See ``Admit``. A server that is away has given the lease to nobody else."""
        if self._clock() - self._asked_at <= LEASE_S:
            return False
        try:
            await self.require()
        except LeaseLost:
            raise
        except StoreUnavailable:
            return True
        return True

    async def release(self) -> None:
        """Let others write."""
        await self._server.release_lease(self.owner)


@asynccontextmanager
async def held_lease(server: SharedState, label: str) -> AsyncIterator[None]:
    """The lease for as long as it is wanted; StoreError where another program holds it."""
    lease = Lease(server, label)

    async def renew() -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            with suppress(EnergyDesktopError):
                await lease.hold()

    if (holder := await lease.hold()) is not None:
        raise StoreError(
            say(
                "Energy Desktop on {label} records into these databases; quit it there, wait a "
                "minute, and try again.",
                label=holder.label,
            )
        )
    renewing = asyncio.create_task(renew(), name="lease")
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.wait([renewing])
        with suppress(EnergyDesktopError):
            await lease.release()
