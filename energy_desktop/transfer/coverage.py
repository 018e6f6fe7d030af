"""Coverage of one pair of stores put into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from energy_desktop.errors import TransferFailed
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.sentences import say
from energy_desktop.stores.base import CoverageStore
from energy_desktop.transfer.tables import FIRST_US, LAST_US

_Key = tuple[str, CoverageKind, int]


async def put_coverage(store: CoverageStore, intervals: Sequence[Coverage]) -> None:
    """Make a store claim exactly this; raises TransferFailed where it then does not."""
    there = await store.coverage([], FIRST_US, LAST_US)
    wanted = {_key(c) for c in intervals}
    await store.delete_coverage([c for c in there if _key(c) not in wanted])
    await store.put_coverage(intervals)
    if set(await store.coverage([], FIRST_US, LAST_US)) != set(intervals):
        raise TransferFailed(
            say(
                "The coverage did not read back as written; keep using the old databases, and try "
                "again."
            )
        )


async def add_coverage(store: CoverageStore, intervals: Sequence[Coverage]) -> None:
    """Let a store claim this beside what it claims: both are true of the rows of both."""
    there = {_key(c): c.end_us for c in await store.coverage([], FIRST_US, LAST_US)}
    await store.put_coverage(
        [replace(c, end_us=max(c.end_us, there.get(_key(c), c.end_us))) for c in intervals]
    )


def _key(interval: Coverage) -> _Key:
    return interval.scope, interval.kind, interval.start_us
