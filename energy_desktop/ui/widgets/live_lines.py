"""The points behind a live chart: lines of powers that grow at their end. Pure numpy, no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from energy_desktop.models import Floats

_NICE = (1.0, 2.0, 5.0)
_MOST_STEPS = 6.5


@dataclass
class Line:
    """One series: epoch seconds ascending and values; a value holds until the next point."""

    at_s: Floats = field(default_factory=lambda: np.zeros(0))
    values: Floats = field(default_factory=lambda: np.zeros(0))

    def append(self, at_s: float, value: float) -> None:
        """Add a point; one that is not later than the last replaces it."""
        if len(self.at_s) and at_s <= self.at_s[-1]:
            self.values[-1] = value
            return
        self.at_s = np.append(self.at_s, at_s)
        self.values = np.append(self.values, value)

    def drop_before(self, start_s: float) -> None:
        """Forget points that no longer reach into the chart; the one held at ``start_s`` stays."""
        first = int(np.searchsorted(self.at_s, start_s, "right")) - 1
        if first > 0:
            self.at_s, self.values = self.at_s[first:].copy(), self.values[first:].copy()

    def value_at(self, at_s: float) -> float:
        """The value held at a time; NaN where nothing is known."""
        index = int(np.searchsorted(self.at_s, at_s, "right")) - 1
        return float(self.values[index]) if index >= 0 else float("nan")


def drawn(line: Line, start_s: float, end_s: float, columns: int) -> tuple[Floats, Floats]:
    """x (seconds since ``start_s``) and y to draw: held to ``end_s``, at most ~2 points a column.

    With fewer points than ``columns`` the steps are drawn; else first, min and max of each column.
    """
    if not len(line.at_s):
        return np.zeros(0), np.zeros(0)
    last = int(np.searchsorted(line.at_s, end_s, "right"))
    if last == 0:
        return np.zeros(0), np.zeros(0)
    x = np.maximum(np.append(line.at_s[:last], end_s) - start_s, 0.0)
    y = np.append(line.values[:last], line.values[last - 1])
    if len(x) <= columns:
        return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
    if len(x) <= 2 * columns:
        return x, y
    return _envelope(x, y, columns)


def _envelope(x: Floats, y: Floats, columns: int) -> tuple[Floats, Floats]:
    edges = np.linspace(x[0], x[-1], columns + 1)
    starts = np.searchsorted(x, edges[:-1])
    starts = starts[np.append(True, starts[1:] > starts[:-1])]
    # A NaN anywhere in a column makes its min and max NaN: a hole is never bridged.
    low, high = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    return np.repeat(x[starts], 2), np.column_stack((low, high)).ravel()


def nice_range(low: float, high: float) -> tuple[float, float, float]:
    """Bottom and top that hold [low, high] and zero, and the distance of 4–6 grid lines."""
    low, high = min(low, 0.0), max(high, 0.0)
    span = max(high - low, 0.2)
    raw = span / _MOST_STEPS
    power = 10.0 ** np.floor(np.log10(raw))
    step = float(next((n * power for n in _NICE if n * power >= raw), 10 * power))
    half = step / 2
    return float(np.floor(low / half) * half), float(np.ceil(high / half) * half), step


def extremes(lines: Mapping[str, Line], start_s: float) -> tuple[float, float]:
    """Least and greatest known value of all lines since ``start_s``; (0, 0) where none is known."""
    parts = []
    for line in lines.values():
        first = max(0, int(np.searchsorted(line.at_s, start_s, "right")) - 1)
        parts.append(line.values[first:])
    known = np.concatenate(parts) if parts else np.zeros(0)
    known = known[np.isfinite(known)]
    return (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)


def rows(
    lines: Mapping[str, Line], keys: Sequence[str], start_s: float, end_s: float, step_s: float
) -> list[tuple[float, tuple[float, ...]]]:
    """Values held at ``end_s`` and at each multiple of ``step_s`` before, newest first."""
    steps = np.arange(np.ceil(start_s / step_s) * step_s, end_s, step_s)
    times = np.append(steps, end_s)[::-1]
    return [(float(at), tuple(lines[key].value_at(float(at)) for key in keys)) for at in times]
