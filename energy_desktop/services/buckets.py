"""Pieces of energy put into the buckets of a chart. Pure.

A piece goes to the bucket that holds it, and what is even over its time to each its share. An hour
of unknown shape that straddles a border (zones of :30 and :45) goes to the bucket it starts in, and
is marked; one across a hole goes to no bucket and stays in the total, and so does what is cut off
one at the end of the range: a bucket shows the same whatever else is asked for. Of 5 minutes within
an hour of unknown shape nothing is known: that hour, too, stays in the total alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from energy_desktop.models import Floats, Mask, Times, to_us
from energy_desktop.periods import Bucket
from energy_desktop.services.compare import COMPARABLE
from energy_desktop.services.measures import FIVE_MINUTES_US
from energy_desktop.services.pieces import Pieces, spread
from energy_desktop.services.provenance import RANK, UNRECORDED, Provenance, worst

Parts = Sequence[tuple[int, int, Provenance]]


@dataclass(frozen=True, slots=True)
class EnergyBucket:
    """Energy of [start, end) in the series' unit; None: not known. ``coverage`` is 0 to 1.

    ``of_hour``: it shares an hour of unknown shape with the bucket beside it. Of 5 minutes nothing
    more is known than the hour; a longer bucket has all of the hours that begin in it.
    """

    start: datetime
    end: datetime
    value: float | None
    coverage: float
    provenance: Provenance
    of_hour: bool = False


@dataclass(frozen=True, slots=True)
class EnergySeries:
    """Energy of one sensor by bucket. ``total`` includes what spans holes between buckets.

    ``estimated``: computed from power. ``coverage`` is that of the whole range, 0 to 1.
    ``counted_s``: in how many seconds ``total`` was counted, holes that it spans among them; None
    where it is a sum of several times.
    """

    entity_id: str
    unit: str | None
    total: float | None
    buckets: tuple[EnergyBucket, ...]
    estimated: bool = False
    coverage: float = 0.0
    counted_s: float | None = None


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
    lost = lost if pieces.shared is None else lost | (pieces.shared & pieces.spanning)
    hourly = ~lost & _of_hours(pieces, place != last, edges)
    held = ~lost & ~hourly
    value = np.bincount(place[held], weights=pieces.value[held], minlength=len(into))
    count = np.bincount(place[held], minlength=len(into))
    known = _known_us(pieces, held, edges, len(into))
    share = np.where(count > 0, np.minimum(known / np.maximum(ends - starts, 1), 1.0), 0.0)
    straddling = hourly | (held & (place != last))
    marks = _marks(pieces, lost, straddling)
    of_hour = _marked(
        [(a, b, Provenance.HOURLY) for a, b in _times(pieces, straddling)], starts, ends
    )
    marks += [(at, at + 1, Provenance.MANUAL) for at in noted_us if within[0] <= at < within[1]]
    marked = _marked(marks, starts, ends)
    rows = zip(
        into,
        worst(parts, starts, ends),
        value.tolist(),
        count.tolist(),
        share.tolist(),
        marked,
        of_hour,
        strict=True,
    )
    buckets = tuple(
        EnergyBucket(
            a,
            b,
            amount if known else None,
            of,
            _how(covered, kinds, known=bool(known)),
            bool(hours),
        )
        for (a, b), covered, amount, known, of, kinds, hours in rows
    )
    total = float(pieces.value.sum()) if len(pieces) else None
    counted_us = float((pieces.end - pieces.start)[~lost].sum())
    share_of_all = min(1.0, counted_us / max(1, within[1] - within[0]))
    counted_s = float((pieces.end - pieces.start).sum()) / 1e6
    return EnergySeries(entity_id, unit, total, buckets, pieces.estimated, share_of_all, counted_s)


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
        _one_time([s.counted_s or 0.0 for s in series]),
    )


def _of_hours(pieces: Pieces, crossing: Mask, edges: Times) -> Mask:
    """Which pieces are of hours that are too coarse for buckets of 5 minutes."""
    if not len(edges) or int(np.diff(edges).max()) > FIVE_MINUTES_US:
        return np.zeros(len(pieces), np.bool_)
    long = crossing & (pieces.end - pieces.start > FIVE_MINUTES_US)
    return ~pieces.even & (long if pieces.shared is None else long | pieces.shared)


def _known_us(pieces: Pieces, held: Mask, edges: Times, count: int) -> Floats:
    """How long is known of each bucket: of an hour that two of them share, each has its part."""
    start, end = pieces.start[held], pieces.end[held]
    first = np.searchsorted(edges, start, side="right") - 1
    last = np.searchsorted(edges, end - 1, side="right") - 1
    until = np.where(last > first, edges[np.minimum(first + 1, count)], end)
    known = np.bincount(first, weights=until - start, minlength=count)
    rest = np.bincount(last, weights=end - until, minlength=count)
    return np.asarray(known + rest, np.float64)


def _one_time(counted_s: Sequence[float]) -> float | None:
    """How long all of them counted, None where that differs."""
    longest = max(counted_s)
    return longest if min(counted_s) >= COMPARABLE * longest else None


def _added_bucket(row: tuple[EnergyBucket, ...], signs: Sequence[int]) -> EnergyBucket:
    return replace(
        row[0],
        value=_signed([b.value for b in row], signs),
        coverage=min(b.coverage for b in row),
        provenance=max((b.provenance for b in row), key=RANK.__getitem__),
        of_hour=any(b.of_hour for b in row),
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


def _marked(marks: Parts, starts: Times, ends: Times) -> list[list[Provenance]]:
    """Of each bucket the marks that touch it."""
    found: list[list[Provenance]] = [[] for _ in starts]
    for a, b, kind in marks:
        first, last = np.searchsorted(ends, a, "right"), np.searchsorted(starts, b, "left")
        for kinds in found[first:last]:
            kinds.append(kind)
    return found


def _how(covered: Provenance, marked: Sequence[Provenance], *, known: bool) -> Provenance:
    """The worst of coverage and marks; what has no value at all is missing, whatever was asked."""
    if covered in UNRECORDED:
        return covered
    least = [] if known or marked else [Provenance.MISSING]
    return max([covered, *marked, *least], key=RANK.__getitem__)
