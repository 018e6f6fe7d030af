"""How we know: stored coverage in the words that the pages show (ui.md, section 4). Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeVar

import numpy as np

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind, Times, from_us
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval


class Provenance(StrEnum):
    """From best to worst; a bucket shows the worst in it."""

    LIVE = "live"
    REPAIRED = "repaired"
    HOURLY = "hourly"
    ESTIMATED = "estimated"
    MANUAL = "manual"
    PAUSED = "paused"
    DOWN = "down"
    MISSING = "missing"


Part = tuple[int, int, Provenance]
RANK: Final = {kind: rank for rank, kind in enumerate(Provenance)}
UNRECORDED: Final = (Provenance.PAUSED, Provenance.DOWN)
"""Nothing is known of such a time, and the reason is."""

_STORED: Final = (
    CoverageKind.HISTORY,
    CoverageKind.STATISTICS_5MINUTE,
    CoverageKind.STATISTICS,
    CoverageKind.PAUSED,
)
_SHOWN: Final = {
    CoverageKind.DOWN: Provenance.DOWN,
    CoverageKind.LIVE: Provenance.LIVE,
    CoverageKind.HISTORY: Provenance.REPAIRED,
    CoverageKind.STATISTICS_5MINUTE: Provenance.REPAIRED,
    CoverageKind.STATISTICS: Provenance.HOURLY,
    CoverageKind.PAUSED: Provenance.PAUSED,
}
K = TypeVar("K", Provenance, CoverageKind)


@dataclass(frozen=True, slots=True)
class CoverageSpan:
    """Between ``start`` and ``end`` the data came this way."""

    start: datetime
    end: datetime
    kind: Provenance


def partition(
    entity_id: str | None, start_us: int, end_us: int, coverage: Sequence[Coverage]
) -> list[Part]:
    """[start, end) without gaps or overlaps, the best known kind of each part."""
    layers = [(_SHOWN[kind], known) for kind, known in _layers(entity_id, coverage)]
    return _painted(start_us, end_us, layers, Provenance.MISSING)


def stored_kinds(
    entity_id: str, start_us: int, end_us: int, coverage: Sequence[Coverage]
) -> list[tuple[int, int, CoverageKind]]:
    """The same in the kinds that are stored."""
    return _painted(start_us, end_us, _layers(entity_id, coverage), CoverageKind.MISSING)


def _layers(
    entity_id: str | None, coverage: Sequence[Coverage]
) -> list[tuple[CoverageKind, Sequence[Interval]]]:
    """When each kind holds, from what hides the others to what all others hide."""
    live = [(c.start_us, c.end_us) for c in coverage if c.kind is CoverageKind.LIVE]
    if entity_id is not None:
        recorded = gaps.of_kind(coverage, entity_id, CoverageKind.RECORDED)
        live = gaps.intersection(live, recorded)
    scope = entity_id or SUBSCRIPTION_SCOPE
    layers: list[tuple[CoverageKind, Sequence[Interval]]] = [
        (CoverageKind.DOWN, gaps.down(scope, coverage)),
        (CoverageKind.LIVE, live),
    ]
    for kind in _STORED:
        shared = gaps.of_kind(coverage, SUBSCRIPTION_SCOPE, kind)
        layers.append((kind, [*shared, *gaps.of_kind(coverage, scope, kind)]))
    return layers


def worst_of(partitions: Sequence[Sequence[Part]]) -> list[Part]:
    """Of partitions of one interval the worst kind at each moment, as few parts as possible."""
    if not partitions:
        return []
    borders = sorted({a for parts in partitions for a, _b, _k in parts})
    end = max(parts[-1][1] for parts in partitions if parts) if borders else 0
    merged: list[Part] = []
    for start, until in pairwise([*borders, end]):
        kind = max((_at(parts, start) for parts in partitions), key=RANK.__getitem__)
        if merged and merged[-1][2] is kind:
            merged[-1] = (merged[-1][0], until, kind)
        else:
            merged.append((start, until, kind))
    return merged


def _at(parts: Sequence[Part], moment: int) -> Provenance:
    index = bisect_right(parts, moment, key=lambda part: part[0]) - 1
    return parts[index][2] if index >= 0 else Provenance.MISSING


def spans(parts: Sequence[Part]) -> list[CoverageSpan]:
    """The parts with times for people."""
    return [CoverageSpan(from_us(a), from_us(b), kind) for a, b, kind in parts]


def worst(parts: Sequence[Part], starts: Times, ends: Times) -> list[Provenance]:
    """The worst kind that touches each [start, end) of parts as ``partition`` gives them; MISSING
    where nothing does."""
    begin, end = np.array([(a, b) for a, b, _kind in parts], np.int64).reshape(-1, 2).T
    first, last = np.searchsorted(end, starts, "right"), np.searchsorted(begin, ends, "left")
    kinds = [kind for _a, _b, kind in parts]
    return [
        kinds[a]
        if b - a == 1
        else max(kinds[a:b], key=RANK.__getitem__, default=Provenance.MISSING)
        for a, b in zip(first.tolist(), last.tolist(), strict=True)
    ]


def _painted(
    start: int, end: int, layers: Sequence[tuple[K, Sequence[Interval]]], nothing: K
) -> list[tuple[int, int, K]]:
    left: list[Interval] = [(start, end)]
    parts: list[tuple[int, int, K]] = []
    for kind, intervals in layers:
        parts += [(a, b, kind) for a, b in gaps.intersection(left, intervals)]
        left = gaps.difference(left, intervals)
    parts += [(a, b, nothing) for a, b in left]
    return sorted(parts)
