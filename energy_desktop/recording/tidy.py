"""Joins intervals that follow each other: of many small pieces, or of new statistics."""

from __future__ import annotations

from collections.abc import Sequence

from energy_desktop.models import CoverageKind
from energy_desktop.recording import gaps
from energy_desktop.stores.base import CoverageStore


async def tidy(
    store: CoverageStore, entity_ids: Sequence[str], kinds: Sequence[CoverageKind]
) -> None:
    """Say the same of these entities with as few intervals as possible."""
    if not entity_ids:
        return
    longer, gone = gaps.joined(await store.coverage(entity_ids, 0, gaps.OPEN_END_US, kinds))
    if gone:
        await store.put_coverage(longer)
        await store.delete_coverage(gone)
