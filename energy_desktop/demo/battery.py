"""The battery of the simulated home: what it takes, gives and holds over one day.

It takes what the sun gives beyond the home's need and gives to the home alone; the grid is not
its business.
"""

from __future__ import annotations

import numpy as np

from energy_desktop.demo.loads import Moments
from energy_desktop.demo.weather import Floats

CAPACITY_WH = 9000.0
RESERVE_WH = 1000.0
LIMIT_W = 3300.0
CHARGE_EFFICIENCY = 0.93


def fill(start: float, flow: Floats) -> Floats:
    """The level after each of ``flow``, never below the reserve nor above the capacity.

    A walk between two walls: in each round only the wall met last can push back, until the
    other one is met, which takes hours, so a day has only a few rounds.
    """
    top, levels, done = CAPACITY_WH + RESERVE_WH, np.empty_like(flow), 0
    floor_first = True
    while done < len(flow):
        path = start + np.cumsum(flow[done:])
        if floor_first:
            path += np.maximum(np.maximum.accumulate(RESERVE_WH - path), 0)
            beyond = path > top
        else:
            path -= np.maximum(np.maximum.accumulate(path - top), 0)
            beyond = path < RESERVE_WH
        until = int(np.argmax(beyond)) if beyond.any() else len(path)
        levels[done : done + until] = path[:until]
        start = float(levels[done + until - 1]) if until else start
        done, floor_first = done + until, not floor_first
    return levels


def wanted(moments: Moments, surplus: Floats, step_s: int) -> Floats:
    """What would go into the cells in each step, in Wh, were they never full nor empty.

    All that the home has left over goes in and all that it lacks comes out, as far as the
    inverter can; it meets both only to within some 20 W, as real ones do.
    """
    regulated = surplus + 40 * (moments.noise(54, 15) - 0.5)
    stored = np.where(regulated > 0, regulated * CHARGE_EFFICIENCY, regulated)
    result: Floats = np.clip(stored, -LIMIT_W, LIMIT_W) * (step_s / 3600)
    return result


def end_of(flow: Floats) -> float | None:
    """The level after ``flow`` whatever it was before; None where that makes a difference.

    Power that would fill the empty battery, or empty the full one, makes it forget what it
    held: so it is on nearly every day.
    """
    path = np.cumsum(flow)
    rise = np.max(path - np.minimum(np.minimum.accumulate(path), 0))
    fall = np.max(np.maximum(np.maximum.accumulate(path), 0) - path)
    return float(fill(RESERVE_WH, flow)[-1]) if max(rise, fall) >= CAPACITY_WH else None


def operate(start: float, flow: Floats, step_s: int) -> tuple[Floats, Floats]:
    """The level in Wh before each step, and the power into the cells in W."""
    level = np.concatenate(([start], fill(start, flow)))
    return level[:-1], np.diff(level) * (3600 / step_s)
