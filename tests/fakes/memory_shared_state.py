"""``MemorySharedState``: a state store on a server, in dictionaries. ``now_s`` is its clock."""

from __future__ import annotations

from collections.abc import Sequence

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Coverage, CoverageKind, from_us
from energy_desktop.stores.base import LeaseHolder, SharedState
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.memory_store import MemoryStore


class MemorySharedState(MemoryStateStore, SharedState):
    """Set ``failing`` to make every call raise; ``holder`` is who has the lease until ``until_s``.

    ``breaks_after``: so many calls that change something succeed before the server goes away.
    """

    def __init__(self) -> None:
        super().__init__()
        self._intervals = MemoryStore()
        self.holder: LeaseHolder | None = None
        self.until_s = 0.0
        self.now_s = 0.0
        self.breaks_after: int | None = None

    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._check_change()
        await self._intervals.put_coverage(intervals)

    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        self._check()
        return await self._intervals.coverage(scopes, start_us, end_us, kinds)

    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        self._check_change()
        await self._intervals.delete_coverage(intervals)

    async def acquire_lease(self, owner: str, label: str, ttl_s: float) -> LeaseHolder:
        self._check()
        if self.holder is None or self.holder.owner == owner or self.until_s <= self.now_s:
            self.until_s = self.now_s + ttl_s
            self.holder = LeaseHolder(owner, label, from_us(round(self.until_s * 1e6)))
        return self.holder

    async def release_lease(self, owner: str) -> None:
        self._check()
        if self.holder is not None and self.holder.owner == owner:
            self.holder = None

    def _check_change(self) -> None:
        self._check()
        if self.breaks_after is not None:
            self.breaks_after -= 1
            if self.breaks_after < 0:
                self.failing = StoreUnavailable("The server is away.")
                self._check()
