"""Arithmetic on intervals of microseconds, [start, end): written apart from the program's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """All moments in any of them, sorted, nothing touching."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def complement(intervals: Iterable[Interval], within: Interval) -> list[Interval]:
    """The moments of ``within`` that are in none of them."""
    start, last = within
    found: list[Interval] = []
    for begin, end in union(intervals):
        if begin > start:
            found.append((start, min(begin, last)))
        start = max(start, end)
    return union(each for each in [*found, (start, last)] if each[0] < each[1])


def common(left: Iterable[Interval], right: Iterable[Interval]) -> list[Interval]:
    """All moments in both."""
    others = union(right)
    return union(
        (max(start, begin), min(end, until))
        for start, end in union(left)
        for begin, until in others
        if max(start, begin) < min(end, until)
    )


def around(intervals: Sequence[Interval], at: int) -> Interval | None:
    """The one of these sorted intervals that holds a moment, None where none does."""
    index = bisect_right(intervals, at, key=lambda each: each[0]) - 1
    return intervals[index] if index >= 0 and at < intervals[index][1] else None
