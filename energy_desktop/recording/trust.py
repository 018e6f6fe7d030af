"""Coverage that can't be believed any longer is cut back, so that its time is fetched again."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind, from_us
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.stores.base import FETCHED, CoverageStore

_log = logging.getLogger(__name__)

RUNNING_SINCE: Final = "running_since"
"""Setting that is there while the program runs; at a start it means an unclean stop."""

UNCLEAN_US: Final = 15 * 60 * 1_000_000
"""So much before the end of the live coverage is doubted after an unclean stop."""

NOISE_US: Final = 2_000_000
_NO_CLAIM: Final = (CoverageKind.RECORDED, CoverageKind.PAUSED)


async def forget_after(store: CoverageStore, at_us: int) -> None:
    """Nothing is covered later than this.

    For Home Assistant's now: after its clock was set back, that time comes again.
    """
    found = await store.coverage([], at_us, OPEN_END_US)
    covered = [c for c in found if c.kind is not CoverageKind.RECORDED]
    shorter, gone = gaps.cut_after(covered, at_us)
    if any(c.end_us > at_us + NOISE_US for c in covered):
        _log.warning("what was said to be complete after %s is forgotten", from_us(at_us))
    await store.put_coverage(shorter)
    await store.delete_coverage(gone)


async def forget_unclean_end(store: CoverageStore) -> None:
    """The program, or the store, did not stop as it should: doubt the end of the live coverage."""
    live = await store.coverage([SUBSCRIPTION_SCOPE], 0, OPEN_END_US, [CoverageKind.LIVE])
    if not live:
        return
    shorter, gone = gaps.cut_after(live, max(c.end_us for c in live) - UNCLEAN_US)
    await store.put_coverage(shorter)
    await store.delete_coverage(gone)


async def forget_everything(store: CoverageStore) -> None:
    """Nothing that is said of the past can be believed; what the user paused stays so."""
    found = await store.coverage([], 0, OPEN_END_US)
    await store.delete_coverage([c for c in found if c.kind not in _NO_CLAIM])


async def forget_since(
    store: CoverageStore, since_us: int, fetched: Sequence[Coverage] | None
) -> None:
    """The store may have lost what was written from a quarter of an hour before ``since_us`` on.

    ``fetched``: what was fetched in that time, of whatever past; None where nobody knows.
    """
    found = await store.coverage([], 0, OPEN_END_US)
    live = [c for c in found if c.kind is CoverageKind.LIVE]
    past = [c for c in found if c.kind in FETCHED]
    shorter, gone = gaps.cut_after(live, since_us - UNCLEAN_US)
    left, refuted = gaps.without(past, past if fetched is None else fetched)
    await store.put_coverage([*shorter, *left])
    await store.delete_coverage([*gone, *refuted])
