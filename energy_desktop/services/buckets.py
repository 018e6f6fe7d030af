"""Pieces of energy put into the buckets of a chart. Pure.

A piece goes to the bucket that holds it, and what is even over its time to each its share. An hour
of unknown shape that straddles a border (zones of :30 and :45) goes to the bucket it starts in, and
is marked; one across a hole goes to no bucket and stays in the total, and so does what is cut off
one at the end of the range: a bucket shows the same whatever else is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from energy_desktop.models import Floats, Mask, to_us
from energy_desktop.periods import Bucket
from energy_desktop.services.pieces import Pieces, spread
from energy_desktop.services.provenance import RANK, UNRECORDED, Provenance, worst

Parts = Sequence[tuple[int, int, Provenance]]


@dataclass(frozen=True, slots=True)
class EnergyBucket:
    """Energy of [start, end) in the series' unit; None: not known. ``coverage`` is 0 to 1."""

    start: datetime
    end: datetime
    value: float | None
    coverage: float
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class EnergySeries:
    """Energy of one sensor by bucket. ``total`` includes what spans holes between buckets.

    ``estimated``: computed from power. ``coverage`` is that of the whole range, 0 to 1.
    """

    entity_id: str
    unit: str | None
    total: float | None
    buckets: tuple[EnergyBucket, ...]
    estimated: bool = False
    coverage: float = 0.0


def filled(
    entity_id: str,
    unit: str | None,
    pieces: Pieces,
    into: Sequence[Bucket],
    parts: Parts,
    within: tuple[int, int],
    noted_us: Sequence[int] = (),
) -> EnergySeries:
    """The series of pieces in buckets; ``pieces`` and ``parts`` lie inside of ``within`` (µs).

    ``noted_us``: the moments of which the user said what their change means.
    """
    edges = np.array([to_us(a) for a, _b in into] + [to_us(b) for _a, b in into[-1:]], np.int64)
    starts, ends = np.clip(edges[:-1], *within), np.clip(edges[1:], *within)
    pieces = spread(pieces, edges)
    place = np.searchsorted(edges, pieces.start, side="right") - 1
    last = np.searchsorted(edges, pieces.end - 1, side="right") - 1
    lost = pieces.spanning & (place != last)
    lost = lost if pieces.shared is None else lost | pieces.shared
    held = ~lost
    value = np.bincount(place[held], weights=pieces.value[held], minlength=len(into))
    count = np.bincount(place[held], minlength=len(into))
    length = (pieces.end - pieces.start)[held]
    known = np.bincount(place[held], weights=length, minlength=len(into))
    share: Floats = np.minimum(known / np.maximum(ends - starts, 1), 1.0)
    marks = _marks(pieces, lost, held & (place != last))
    marks += [(at, at + 1, Provenance.MANUAL) for at in noted_us if within[0] <= at < within[1]]
    buckets = tuple(
        EnergyBucket(
            a, b, float(value[i]) if count[i] else None, float(share[i]),
            _how(parts, marks, (int(starts[i]), int(ends[i])), known=bool(count[i])),
        )
        for i, (a, b) in enumerate(into)
    )  # fmt: skip
    total = float(pieces.value.sum()) if len(pieces) else None
    covered = float(min(1.0, known.sum() / max(1, within[1] - within[0])))
    return EnergySeries(entity_id, unit, total, buckets, pieces.estimated, covered)


def added(entity_id: str, series: Sequence[EnergySeries], signs: Sequence[int]) -> EnergySeries:
    """The signed sum of series with the same buckets; None where one of them is not known."""
    rows = zip(*(s.buckets for s in series), strict=True)
    buckets = tuple(_added_bucket(row, signs) for row in rows)
    return EnergySeries(
        entity_id,
        series[0].unit,
        _signed([s.total for s in series], signs),
        buckets,
        any(s.estimated for s in series),
        min(s.coverage for s in series),
    )


def _added_bucket(row: tuple[EnergyBucket, ...], signs: Sequence[int]) -> EnergyBucket:
    return replace(
        row[0],
        value=_signed([b.value for b in row], signs),
        coverage=min(b.coverage for b in row),
        provenance=max((b.provenance for b in row), key=RANK.__getitem__),
    )


def _signed(values: Sequence[float | None], signs: Sequence[int]) -> float | None:
    known = [v * sign for v, sign in zip(values, signs, strict=True) if v is not None]
    return sum(known) if len(known) == len(values) else None


def _marks(pieces: Pieces, lost: Mask, straddling: Mask) -> list[tuple[int, int, Provenance]]:
    """What the pieces themselves say of how well a time is known, beside coverage."""
    found = [(a, b, Provenance.ESTIMATED) for a, b in _times(pieces, lost)]
    found += [(a, b, Provenance.HOURLY) for a, b in _times(pieces, straddling)]
    if pieces.estimated and len(pieces):
        found.append((int(pieces.start.min()), int(pieces.end.max()), Provenance.ESTIMATED))
    return found


def _times(pieces: Pieces, chosen: Mask) -> list[tuple[int, int]]:
    return list(zip(pieces.start[chosen].tolist(), pieces.end[chosen].tolist(), strict=True))


def _how(parts: Parts, marks: Parts, within: tuple[int, int], *, known: bool) -> Provenance:
    """The worst of coverage and marks; what has no value at all is missing, whatever was asked."""
    marked = [kind for a, b, kind in marks if a < within[1] and b > within[0]]
    least = [] if known or marked else [Provenance.MISSING]
    kind = worst(parts, *within)
    if kind in UNRECORDED:
        return kind
    return max([kind, *marked, *least], key=RANK.__getitem__)
