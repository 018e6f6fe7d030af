"""Holes made in what is stored while the program is stopped: rows go, and their coverage."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from energy_desktop.models import CoverageKind
from energy_desktop.stores.base import CoverageStore
from tests.faults.databases import Databases
from tests.faults.intervals import Interval, complement

_OF_ALL: Final = (CoverageKind.LIVE, CoverageKind.HISTORY)
_OF_ONE: Final = (CoverageKind.RECORDED, CoverageKind.HISTORY)


async def make_hole(
    databases: Databases, profile: Path, names: Collection[str] | None, hole: Interval
) -> int:
    """Delete the rows of these entities (None: of all) and the coverage there; how many rows."""
    async with databases.changing(profile) as stores:
        await cut_coverage(stores.coverage, names, hole)
        await stores.series.forget_summaries()  # nothing tells them of what is removed behind them
        chosen = await stores.series.entity_ids() if names is None else sorted(names)
    return databases.remove_rows(profile, chosen, hole)


async def cut_coverage(store: CoverageStore, names: Collection[str] | None, hole: Interval) -> None:
    """Take the hole out of what is called complete of these entities (None: of all)."""
    scopes, kinds = ([], _OF_ALL) if names is None else (sorted(names), _OF_ONE)
    touching = await store.coverage(scopes, *hole, kinds)
    cut = [c for c in touching if c.start_us < hole[1] and c.end_us > hole[0]]
    left = [
        replace(each, start_us=start_us, end_us=end_us)
        for each in cut
        for start_us, end_us in complement([hole], (each.start_us, each.end_us))
    ]
    await store.delete_coverage(cut)
    await store.put_coverage(left)
