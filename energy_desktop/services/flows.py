"""Who fed whom in the home: solar, battery and grid into home, battery and grid. Pure.

Split per stored interval and then summed, so the answer is the same at every zoom. In an interval
all that a meter counted goes somewhere: what was sold came from the battery's discharge and from
solar, what was bought went into the battery and the home, and solar fed the home with all the rest.
Only what fits nowhere else went out and came back: the battery into itself, the grid into itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from energy_desktop.models import Floats, Role, Times
from energy_desktop.services.measures import FIVE_MINUTES_US
from energy_desktop.services.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Flows:
    """Energy in kWh from the first to the second; ``complete``: every meter was known."""

    solar_home: float
    solar_battery: float
    solar_grid: float
    battery_home: float
    battery_grid: float
    battery_battery: float
    grid_home: float
    grid_battery: float
    grid_grid: float
    complete: bool


def split(amounts: Mapping[Role, Pieces], *, complete: bool) -> Flows:
    """Flows of the meters' pieces: five roles, each empty where the home has none."""
    blocks = _blocks(list(amounts.values()))
    keys = {role: _keys(p, blocks) for role, p in amounts.items()}
    times = np.unique(np.concatenate(list(keys.values())))
    by_role = {role: _at(p, keys[role], times) for role, p in amounts.items()}
    solar, bought = by_role[Role.SOLAR_ENERGY], by_role[Role.GRID_IMPORT]
    sold, charged = by_role[Role.GRID_EXPORT], by_role[Role.BATTERY_CHARGE]
    discharged = by_role[Role.BATTERY_DISCHARGE]
    home = np.maximum(solar + bought + discharged - sold - charged, 0.0)
    battery_battery = np.maximum(discharged - home - sold, 0.0)
    grid_grid = np.maximum(bought - home - charged, 0.0)
    discharged, charged = discharged - battery_battery, charged - battery_battery
    bought, sold = bought - grid_grid, sold - grid_grid
    battery_grid, grid_battery = np.minimum(discharged, sold), np.minimum(bought, charged)
    solar_battery = np.minimum(charged - grid_battery, solar)
    solar_grid = np.minimum(sold - battery_grid, solar - solar_battery)
    return Flows(
        solar_home=float((solar - solar_battery - solar_grid).sum()),
        solar_battery=float(solar_battery.sum()),
        solar_grid=float(solar_grid.sum()),
        battery_home=float((discharged - battery_grid).sum()),
        battery_grid=float(battery_grid.sum()),
        battery_battery=float(battery_battery.sum()),
        grid_home=float((bought - grid_battery).sum()),
        grid_battery=float(grid_battery.sum()),
        grid_grid=float(grid_grid.sum()),
        complete=complete,
    )


def _blocks(meters: Sequence[Pieces]) -> Times:
    """Borders (µs) of the intervals that all meters share: 5 minutes, or what one knows only whole.

    Even positions are starts of longer pieces, merged where they overlap, odd ones their ends.
    """
    long = [(p.end - p.start) > FIVE_MINUTES_US for p in meters]
    counted = [keep & (p.value != 0) for keep, p in zip(long, meters, strict=True)]
    start = np.concatenate([p.start[keep] for keep, p in zip(counted, meters, strict=True)])
    end = np.concatenate([p.end[keep] for keep, p in zip(counted, meters, strict=True)])
    order = np.argsort(start)
    start, end = start[order], np.maximum.accumulate(end[order]) if len(end) else end
    begins = np.ones(len(start), np.bool_)
    begins[1:] = start[1:] >= end[:-1]
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(start))[: len(first)] - 1
    return np.stack([start[first], end[last]], axis=1).ravel()


def _keys(pieces: Pieces, blocks: Times) -> Times:
    """The block in which each piece ends (its start), else the 5-minute interval."""
    end = pieces.end - 1
    index = np.searchsorted(blocks, end, side="right") - 1
    if not len(blocks):
        return end - end % FIVE_MINUTES_US
    inside = (index >= 0) & (index % 2 == 0)
    return np.where(inside, blocks[np.maximum(index, 0)], end - end % FIVE_MINUTES_US)


def _at(pieces: Pieces, keys: Times, times: Times) -> Floats:
    total = np.zeros(len(times))
    np.add.at(total, np.searchsorted(times, keys), pieces.value)
    return np.maximum(total, 0.0)
