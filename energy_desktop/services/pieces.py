"""Energy as pieces of time: what a sensor used between two moments that are known. Pure.

Statistics rows carry the meter's ``sum`` at their end, so a piece is the change between the ends of
two neighbouring rows. A piece longer than its row spans a hole and belongs to the whole of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from energy_desktop.models import Floats, Mask, Period, StatisticsColumns, Times
from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.services.measures import Measures
from energy_desktop.services.meter import DIP
from energy_desktop.summaries import HOUR_US, LENGTH_US


@dataclass(frozen=True, slots=True)
class Pieces:
    """Columns of equal length: ``start`` and ``end`` int64 µs, ``value`` in kWh (or own unit).

    ``spanning`` marks pieces across a hole, ``estimated`` those computed from power. ``shared``
    marks what a cut left of those that are not even: a share by time; None: nothing was cut.
    """

    start: Times
    end: Times
    value: Floats
    spanning: Mask
    estimated: bool = False
    shared: Mask | None = None

    def __len__(self) -> int:
        return len(self.value)

    @property
    def even(self) -> Mask:
        """Which pieces are the same at every moment of theirs: held power, a meter standing."""
        return np.asarray((self.value == 0) | self.estimated)


@dataclass(frozen=True, slots=True)
class Chain:
    """A meter's known points, ascending: time (µs) when ``sum`` and ``state`` were read."""

    at: Times
    sum: Floats
    state: Floats


NOTHING: Final = Pieces(
    np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0, np.bool_)
)


def chain(rows: Sequence[StatisticsColumns]) -> Chain:
    """Points of rows of several periods, by time; of two at one time the first given is kept."""
    at = np.concatenate([r.start + LENGTH_US[r.period] for r in rows] or [NOTHING.start])
    total = np.concatenate([r.sum for r in rows] or [NOTHING.value])
    state = np.concatenate([r.state for r in rows] or [NOTHING.value])
    known = ~np.isnan(total)
    _times, first = np.unique(at[known], return_index=True)
    return Chain(at[known][first], total[known][first], state[known][first])


def of_chain(points: Chain, *, increasing: bool) -> Pieces:
    """Change between neighbouring points: Δ``sum``, by ``state`` where the sum restarts."""
    if len(points.at) < 2:
        return NOTHING
    value = np.diff(points.sum)
    by_state = (_increase_by_state if increasing else _change_by_state)(points, value)
    value = np.where(value < -1e-9, by_state, value)
    start, end = points.at[:-1], points.at[1:]
    return Pieces(start, end, value, (end - start) > HOUR_US)


def _increase_by_state(points: Chain, by_sum: Floats) -> Floats:
    """What an ever-increasing meter adds where its ``sum`` fell.

    Home Assistant lets the sum follow a dip of at most 10 %; all else is a restart: of the sum
    alone, or of the meter too, which then counts from 0.
    """
    before, after = points.state[:-1], points.state[1:]
    change = after - before
    dipped = np.maximum(by_sum, change)
    fallen = np.where(after >= DIP * before, dipped, after)
    return np.where(np.isnan(change), 0.0, np.where(change < 0, fallen, change))


def _change_by_state(points: Chain, by_sum: Floats) -> Floats:
    """What a net meter adds where its ``sum`` fell: it gave energy back, or the sum restarted.

    Restarted it did where the state did not fall; a state below 0 also rises by its own reset, and
    then the state, not the sum, is what is left since.
    """
    before, after = points.state[:-1], points.state[1:]
    restarted = (before >= 0) | (np.abs(points.sum[1:]) <= np.abs(after))
    return np.where((after >= before) & restarted, after - before, by_sum)


def of_changes(
    at: Times, changes: Floats, between: Interval, holes: Sequence[Interval] = ()
) -> Pieces:
    """Changes of single readings: each at its own moment, and nothing in between.

    ``between`` (µs) is what the readings are of. Parts of it in ``holes`` are not known, and the
    first change after one belongs to the whole time since the reading before it.
    """
    before = np.concatenate([np.array([between[0]], dtype=np.int64), at[:-1]])
    across = touching(np.minimum(before, at), at, holes)
    start = np.where(across, np.minimum(before, at), at)
    end = np.where(across, np.maximum(at, start + 1), at + 1)
    known = gaps.difference([between], holes)
    still = Pieces(
        np.array([a for a, _b in known], dtype=np.int64),
        np.array([b for _a, b in known], dtype=np.int64),
        np.zeros(len(known)),
        np.zeros(len(known), np.bool_),
    )
    return joined([still, Pieces(start, end, changes[: len(at)], across)])


def of_means(measures: Measures) -> Pieces:
    """The integral of power (W), in kWh: estimated energy."""
    value = measures.mean / 1000 * ((measures.end - measures.start) / HOUR_US)
    spanning = np.zeros(len(measures), np.bool_)
    return Pieces(measures.start, measures.end, value, spanning, estimated=True)


def joined(parts: Sequence[Pieces]) -> Pieces:
    """Pieces of several kinds as one, by start."""
    start = np.concatenate([p.start for p in parts])
    order = np.argsort(start, kind="stable")
    return Pieces(
        start[order],
        np.concatenate([p.end for p in parts])[order],
        np.concatenate([p.value for p in parts])[order],
        np.concatenate([p.spanning for p in parts])[order],
        estimated=any(p.estimated for p in parts),
        shared=_shared(parts)[order],
    )


def _shared(parts: Sequence[Pieces]) -> Mask:
    """What cuts left of pieces, of all parts in turn."""
    marks = [np.zeros(len(p), np.bool_) if p.shared is None else p.shared for p in parts]
    return np.concatenate(marks)


def without(pieces: Pieces, index: Times) -> Pieces:
    """The pieces but for those at ``index``."""
    keep = np.ones(len(pieces), np.bool_)
    keep[index] = False
    start, end, value = pieces.start[keep], pieces.end[keep], pieces.value[keep]
    return Pieces(start, end, value, pieces.spanning[keep], pieces.estimated)


def cut(pieces: Pieces, within: Interval, civil: tuple[bool, bool] = (False, False)) -> Pieces:
    """The pieces inside of ``within``; one that crosses a border gives its share by time.

    At a border that is a civil midnight (``civil``: whether start and end are one) an hour of
    unknown shape belongs whole to the day it starts in; one across a hole gives its share there.
    """
    first, last = within
    start, end = np.maximum(pieces.start, first), np.minimum(pieces.end, last)
    length = pieces.end - pieces.start
    share = np.clip((end - start) / np.maximum(length, 1), 0.0, 1.0)
    whole = ~pieces.spanning & ~pieces.even
    if civil[0]:
        share[whole & (pieces.start < first) & (pieces.end > first)] = 0.0
    if civil[1]:
        share[whole & (pieces.start >= first) & (pieces.start < last) & (pieces.end > last)] = 1.0
    keep = share > 0
    return Pieces(
        start[keep], end[keep], (pieces.value * share)[keep], pieces.spanning[keep],
        pieces.estimated, ((pieces.spanning | whole) & (share < 1))[keep],
    )  # fmt: skip


def spread(pieces: Pieces, edges: Times) -> Pieces:
    """The same, with each even piece cut into shares at the edges that it crosses."""
    first = np.searchsorted(edges, pieces.start, side="right") - 1
    last = np.searchsorted(edges, pieces.end - 1, side="right") - 1
    count = np.where(pieces.even & ~pieces.spanning, last - first + 1, 1)
    whole = np.repeat(np.arange(len(pieces)), count)
    nth = np.arange(len(whole)) - np.repeat(np.cumsum(count) - count, count)
    inner = count[whole] > 1
    edge = np.where(inner, first[whole] + nth, 0)
    start, end = pieces.start[whole], pieces.end[whole]
    length = np.maximum(end - start, 1)
    start = np.where(inner, np.maximum(start, edges[edge]), start)
    end = np.where(inner, np.minimum(end, edges[edge + inner]), end)
    share = np.where(inner, (end - start) / length, 1.0)
    shared = None if pieces.shared is None else pieces.shared[whole]
    value, spanning = pieces.value[whole] * share, pieces.spanning[whole]
    return Pieces(start, end, value, spanning, pieces.estimated, shared)


def by_5_minutes(pieces: Pieces) -> Pieces:
    """Power held for long as a share in each of the 5 minutes that it touches; all else as is."""
    if not pieces.estimated or not len(pieces):
        return pieces
    first, last = int(pieces.start[0]), int(pieces.end.max())
    length = LENGTH_US[Period.FIVE_MINUTES]
    return spread(pieces, np.arange(first - first % length, last + length, length))


def known_us(pieces: Pieces) -> int:
    """How long is known but for what spans holes, in µs."""
    inside = ~pieces.spanning
    return int((pieces.end[inside] - pieces.start[inside]).sum())


def touching(start: Times, end: Times, holes: Sequence[Interval]) -> Mask:
    """Which of ascending intervals have a part in a hole; holes are sorted and apart."""
    begins = np.array([a for a, _b in holes], dtype=np.int64)
    ends = np.array([b for _a, b in holes], dtype=np.int64)
    return np.searchsorted(begins, end, "left") > np.searchsorted(ends, start, "right")
