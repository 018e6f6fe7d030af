"""What a meter's readings mean: the energy between them (data.md, section 7). Pure.

``total_increasing``: the high-water mark m is kept. A dip of at most 10 % adds nothing until m is
passed. A deeper run is open and counts 0; if it is one flat level and one step ends it at m or
above, within what 100 kW could have added since the run began or m was last seen, it was a glitch;
so it was if the step ends less than a tenth below m and is more than 100 kW could have added;
otherwise the meter was reset and counts from 0. ``total``: signed change, from 0 where
``last_reset`` changed.

A note of the user comes before all of that: it says what its reading counts, and the scan begins
anew there. What was read before counts as if there were no note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from energy_desktop.models import Floats, Mask, MeterNote, MeterNoteKind, Times
from energy_desktop.summaries import HOUR_US, Summaries

DIP: Final = 0.9
FASTEST_KW: Final = 100.0
ROUNDING: Final = 1e-9
"""A state this much smaller, as a share, is the same one in another unit."""
_LONG_AGO: Final = -(2**62)


def increasing_changes(
    at: Times,
    state: Floats,
    before: float | None = None,
    before_us: int | None = None,
    notes: Sequence[MeterNote] = (),
) -> Floats:
    """Energy that each reading of an ever-increasing meter adds; NaN readings add nothing.

    ``before`` is the state held before the first reading, read at ``before_us`` (µs); without it
    the first adds nothing. ``notes`` are those since then.
    """
    known = np.flatnonzero(~np.isnan(state))
    moment, value = at[known].tolist(), state[known].tolist()
    falls = [*(np.flatnonzero(np.diff(state[known]) < 0) + 1).tolist(), len(known)]
    said = noted(at[known], notes)
    changes = np.zeros(len(known))
    scan = _Increasing(np.zeros(len(known)), mark=before, seen_at=before_us)
    for first, last in pairwise([0, *sorted(said), len(known)]):
        if first in said:
            scan = _Increasing(np.zeros(len(known)), mark=value[first], seen_at=moment[first])
            scan.changes[first] = _said_change(said[first], max(0.0, value[first]))
        index = first + (first in said)
        while index < (len(known) if scan.run else last):
            until = min(falls[bisect_right(falls, index)], last)
            if index < until - 1 and scan.is_plain(value[index]):
                scan.rise(slice(index, until), moment[until - 1], state[known[index:until]])
                index = until
            else:
                scan.take(index, moment[index], value[index])
                index += 1
        changes[first:last] = scan.changes[first:last]
    found = np.zeros(len(at))
    found[known] = changes
    return found


def decisive(found: Summaries) -> Mask:
    """Which buckets the rules of an ever-increasing meter look into: all others only rise.

    These are those with a fall in them or before them, and those after it until the meter moves
    again: until then it is open what the fall was. Nulls are no part of the rules.
    """
    chosen = np.zeros(len(found), np.bool_)
    chosen[~np.isnan(found.min)] = _decisive(found.chosen(~np.isnan(found.min)))
    return chosen


def _decisive(known: Summaries) -> Mask:
    """Likewise, of buckets that all have a value."""
    index = np.arange(len(known))
    before = np.concatenate([[np.nan], known.known_last])[: len(known)]
    stands = (known.min == known.max) & ~known.falls
    opens = known.falls | np.isnan(before) | (known.known_first < before)
    goes_on = stands & (known.known_first == before)
    closes = (~goes_on & ~opens) | (opens & ~known.falls & ~stands)
    opened = np.maximum.accumulate(np.where(opens, index, -1))
    closed = np.maximum.accumulate(np.where(closes, index, -1))
    is_open = opened > np.concatenate([[-1], closed])[: len(known)]
    return np.asarray(opens | is_open)


def signed_changes(
    at: Times,
    state: Floats,
    before: float | None = None,
    before_us: int | None = None,
    resets_us: Sequence[int] = (),
    notes: Sequence[MeterNote] = (),
) -> Floats:
    """Signed change at each reading; the first reading after a reset time counts from 0.

    ``notes`` are those since ``before_us``.
    """
    known = ~np.isnan(state)
    value, moment = state[known], at[known]
    since = np.concatenate([[_LONG_AGO if before_us is None else before_us], moment[:-1]])
    held = np.concatenate([[np.nan if before is None else before], value[:-1]])
    resets = np.sort(np.array(resets_us, dtype=np.int64))
    was_reset = np.searchsorted(resets, moment, "right") > np.searchsorted(resets, since, "right")
    changes = np.zeros(len(at))
    counted = np.nan_to_num(value - np.where(was_reset, 0.0, held[: len(value)]))
    for index, kind in noted(moment, notes).items():
        counted[index] = _said_change(kind, float(value[index]))
    changes[known] = counted
    return changes


def noted(at: Times, notes: Sequence[MeterNote]) -> dict[int, MeterNoteKind]:
    """What the user says of readings with a value, by index: a note is of the first from it on."""
    found = {}
    for note in sorted(notes, key=lambda note: note.at_us):
        index = int(np.searchsorted(at, note.at_us, "left"))
        if index < len(at):
            found[index] = note.kind
    return found


def _said_change(kind: MeterNoteKind, value: float) -> float:
    """What a noted reading counts; ``value`` is what it counts from 0."""
    return value if kind is MeterNoteKind.RESET else 0.0


@dataclass(slots=True)
class _Increasing:
    """The scanner's state: high-water mark, when the meter was last near it, and the open run.

    The run is what was read below the mark since then: index, time, value.
    """

    changes: Floats
    mark: float | None
    seen_at: int | None
    run: list[tuple[int, int, float]] = field(default_factory=list)

    def is_plain(self, value: float) -> bool:
        """Whether a meter that shows this now, and from now on only rises, counts what it rises."""
        if self.run or self.mark is None:
            return False
        return value >= self.mark or value >= DIP * self.mark > 0

    def rise(self, where: slice, last_us: int, values: Floats) -> None:
        """Take many readings at once of a meter that only rises; see ``is_plain``."""
        assert self.mark is not None  # noqa: S101
        marks = np.maximum(values, self.mark)
        self.changes[where] = np.diff(marks, prepend=self.mark)
        self.mark, self.seen_at = float(marks[-1]), last_us

    def take(self, index: int, at: int, value: float) -> None:
        if self.mark is None:
            self.mark, self.seen_at = value, at
        elif value >= self.mark - ROUNDING * abs(self.mark):
            self._at_or_above(index, at, value, self.mark)
        elif value >= DIP * self.mark and not self._was_possible(at, value):
            self.run.clear()
            self.seen_at = at
        else:
            self._below(index, at, value)

    def _at_or_above(self, index: int, at: int, value: float, mark: float) -> None:
        if self.run and value > mark + self._possible_kwh(at):
            self._reset()
            self.take(index, at, value)
            return
        self.run.clear()
        self.changes[index] = max(0.0, value - mark)
        self.mark, self.seen_at = max(value, mark), at

    def _below(self, index: int, at: int, value: float) -> None:
        self.run.append((index, at, value))
        if value != self.run[0][2]:
            self._reset()

    def _was_possible(self, at: int, value: float) -> bool:
        """Whether a meter that was reset can show this after the last of the open run."""
        if not self.run:
            return False
        _index, since, level = self.run[-1]
        return value - level <= FASTEST_KW * (at - since) / HOUR_US

    def _possible_kwh(self, at: int) -> float:
        """What the fastest home could have used since the meter was last near the mark."""
        since = self.run[0][1] if self.seen_at is None else self.seen_at
        return FASTEST_KW * (at - since) / HOUR_US

    def _reset(self) -> None:
        """The open run was a new beginning: it counts from 0."""
        run, self.run = self.run, []
        self.mark, self.seen_at = min(0.0, *(value for _i, _at, value in run)), run[0][1]
        for index, at, value in run:
            self.take(index, at, value)
