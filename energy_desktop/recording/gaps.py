"""Interval arithmetic on microseconds: what is covered, what is missing. Pure.

An interval is (start, end), end exclusive; a list of them is *normal* when it is sorted and no two
touch or overlap. Every function takes any list and returns a normal one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind

Interval = tuple[int, int]

OPEN_END_US: Final = 2**62
"""End of a recorded span that is still open."""


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """All moments in any of the intervals."""
    merged: list[Interval] = []
    for start, end in sorted(i for i in intervals if i[0] < i[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def intersection(left: Iterable[Interval], right: Iterable[Interval]) -> list[Interval]:
    """All moments in both."""
    a, b = union(left), union(right)
    found: list[Interval] = []
    i = j = 0
    while i < len(a) and j < len(b):
        start, end = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if start < end:
            found.append((start, end))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return found


def difference(left: Iterable[Interval], right: Iterable[Interval]) -> list[Interval]:
    """All moments in ``left`` and not in ``right``."""
    cuts = union(right)
    found: list[Interval] = []
    for start, end in union(left):
        begin = start
        for cut_start, cut_end in cuts:
            if cut_end <= begin or cut_start >= end:
                continue
            if cut_start > begin:
                found.append((begin, cut_start))
            begin = cut_end
        if begin < end:
            found.append((begin, end))
    return found


def effective(entity_id: str, coverage: Sequence[Coverage]) -> list[Interval]:
    """When the readings of an entity are complete: recorded while live, or fetched (section 4)."""
    live = of_kind(coverage, SUBSCRIPTION_SCOPE, CoverageKind.LIVE)
    recorded = of_kind(coverage, entity_id, CoverageKind.RECORDED)
    fetched = of_kind(coverage, entity_id, CoverageKind.HISTORY)
    return union([*intersection(live, recorded), *fetched])


def of_entity(entity_id: str, start: int, end: int, coverage: Sequence[Coverage]) -> list[Interval]:
    """The gaps of an entity in [start, end): every part that is not effectively covered."""
    return difference([(start, end)], effective(entity_id, coverage))


def down(entity_id: str, coverage: Sequence[Coverage]) -> list[Interval]:
    """When Home Assistant was not running: nothing is to be had of it, and no value holds on."""
    kind = CoverageKind.DOWN
    return union(
        [*of_kind(coverage, SUBSCRIPTION_SCOPE, kind), *of_kind(coverage, entity_id, kind)]
    )


def known(entity_id: str, coverage: Sequence[Coverage]) -> list[Interval]:
    """When the value of an entity is known: complete, and Home Assistant was running."""
    missing = of_kind(coverage, entity_id, CoverageKind.MISSING)
    return difference(effective(entity_id, coverage), [*down(entity_id, coverage), *missing])


def accounted_for(entity_id: str, coverage: Sequence[Coverage]) -> list[Interval]:
    """When an entity is complete, or is known to have nothing that could be had."""
    missing = of_kind(coverage, entity_id, CoverageKind.MISSING)
    down = of_kind(coverage, entity_id, CoverageKind.DOWN)
    return union([*effective(entity_id, coverage), *missing, *down])


def under_former_name(alias: str, coverage: Sequence[Coverage]) -> list[Interval]:
    """What a former name of an entity accounts for: until its recording under that name ended.

    Not what could not be had in between: Home Assistant may have moved that to the new name.
    """
    recorded = of_kind(coverage, alias, CoverageKind.RECORDED)
    ended = max((end for _start, end in recorded if end != OPEN_END_US), default=0)
    complete = effective(alias, coverage)
    first = complete[0][0] if complete else ended
    purged = intersection(of_kind(coverage, alias, CoverageKind.MISSING), [(0, first)])
    known = [*purged, *complete, *of_kind(coverage, alias, CoverageKind.DOWN)]
    return intersection(union(known), [(0, ended)])


def to_fetch(entity_id: str, start: int, end: int, coverage: Sequence[Coverage]) -> list[Interval]:
    """The gaps of an entity less what was paused by the user or is known not to be had."""
    paused = of_kind(coverage, SUBSCRIPTION_SCOPE, CoverageKind.PAUSED)
    return difference([(start, end)], [*accounted_for(entity_id, coverage), *paused])


def cut_after(coverage: Iterable[Coverage], at_us: int) -> tuple[list[Coverage], list[Coverage]]:
    """The intervals that go on after a time, ended there; and those that begin there or later."""
    later = [c for c in coverage if c.end_us > at_us]
    shorter = [replace(c, end_us=at_us) for c in later if c.start_us < at_us]
    return shorter, [c for c in later if c.start_us >= at_us]


def without(
    coverage: Iterable[Coverage], doubted: Iterable[Coverage]
) -> tuple[list[Coverage], list[Coverage]]:
    """Each scope and kind less its doubted time: the intervals to store, and those to remove."""
    cuts = _by_key(doubted)
    left: list[Coverage] = []
    gone: list[Coverage] = []
    for (scope, kind), parts in _by_key(coverage).items():
        cut = [(c.start_us, c.end_us) for c in cuts.get((scope, kind), ())]
        stored = [(c.start_us, c.end_us) for c in parts]
        if not intersection(stored, cut):
            continue
        kept = [Coverage(scope, kind, *i) for i in difference(stored, cut)]
        starts = {c.start_us for c in kept}
        left += kept
        gone += [c for c in parts if c.start_us not in starts]
    return left, gone


def _by_key(coverage: Iterable[Coverage]) -> dict[tuple[str, CoverageKind], list[Coverage]]:
    by_key: dict[tuple[str, CoverageKind], list[Coverage]] = {}
    for each in coverage:
        by_key.setdefault((each.scope, each.kind), []).append(each)
    return by_key


def joined(coverage: Iterable[Coverage]) -> tuple[list[Coverage], list[Coverage]]:
    """The fewest intervals that say the same: those to store, and the stored ones to remove."""
    longer: list[Coverage] = []
    gone: list[Coverage] = []
    for (scope, kind), parts in _by_key(coverage).items():
        whole = {Coverage(scope, kind, *i) for i in union((c.start_us, c.end_us) for c in parts)}
        starts = {c.start_us for c in whole}
        longer += sorted(whole - set(parts), key=lambda c: c.start_us)
        gone += [c for c in parts if c.start_us not in starts]
    return longer, gone


def chunks(gaps: Iterable[Interval], length: int) -> list[Interval]:
    """The gaps cut on multiples of ``length``, newest first: bounded pieces to fetch one by one."""
    pieces: list[Interval] = []
    for start, end in union(gaps):
        begin = start
        while begin < end:
            until = min(end, begin - begin % length + length)
            pieces.append((begin, until))
            begin = until
    return pieces[::-1]


def of_kind(coverage: Sequence[Coverage], scope: str, kind: CoverageKind) -> list[Interval]:
    """The intervals of one scope and kind, as they are stored."""
    return [(c.start_us, c.end_us) for c in coverage if c.scope == scope and c.kind is kind]
