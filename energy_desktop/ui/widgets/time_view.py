"""Which time a chart shows, as two epoch seconds: moved and zoomed within limits. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEAST_S: Final = 1.0
MOST_S: Final = 3_653 * 86_400.0
View = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """The earliest and the latest second that may be shown."""

    earliest: float
    latest: float

    def around(self, view: View) -> Limits:
        """The same, but never narrower than what is shown already: a day ends at midnight, also
        before that has come."""
        return Limits(min(self.earliest, view[0]), max(self.latest, view[1]))


def zoomed(view: View, at: float, factor: float, limits: Limits) -> View:
    """``factor`` times as long (below 1: more detail), with the second ``at`` where it is."""
    start, end = view
    bounds = limits.around(view)
    most = max(end - start, min(MOST_S, bounds.latest - bounds.earliest))
    length = min(max((end - start) * factor, LEAST_S), most)
    share = min(max((at - start) / (end - start), 0.0), 1.0)
    begin = at - share * length
    return _inside((begin, begin + length), bounds)


def panned(view: View, by: float, limits: Limits) -> View:
    """As long, ``by`` seconds later."""
    return _inside((view[0] + by, view[1] + by), limits.around(view))


def boxed(one: float, other: float, view: View, limits: Limits) -> View:
    """From one second to the other, in whichever order, at least a second long."""
    start, end = min(one, other), max(one, other)
    lacking = max(0.0, LEAST_S - (end - start)) / 2
    return _inside((start - lacking, end + lacking), limits.around(view))


def is_within(inner: View, outer: View) -> bool:
    """Whether all of one is in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def between(start: View, end: View, share: float) -> View:
    """On the way from one to the other: both ends have gone the same share of theirs."""
    first, last = (a + (b - a) * share for a, b in zip(start, end, strict=True))
    return first, last


def _inside(view: View, bounds: Limits) -> View:
    """Moved, not cut, to where it may be."""
    start, end = view
    if end > bounds.latest:
        start, end = start - (end - bounds.latest), bounds.latest
    if start < bounds.earliest:
        start, end = bounds.earliest, min(bounds.latest, end + (bounds.earliest - start))
    return start, end
