"""Reads what the program has stored and sets it beside Home Assistant's; the program has ended."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from energy_desktop.models import Period, StatisticsColumns
from energy_desktop.stores.base import Stores
from energy_desktop.summaries import Summaries, summarised
from tests.faults.databases import Databases
from tests.faults.house import House
from tests.faults.rows import Values
from tests.faults.statistics import LENGTH_US, NAMES, Figures, statistics_differences
from tests.faults.verify import Difference, Sensor, Span, StoredRow, Tally, verified

FAR_US: Final = 2**62
COMPILED_AFTER_US: Final = 90_000_000
"""How long after its end a bucket of statistics is surely made, told and fetched."""

Statistics = dict[str, dict[str, dict[int, Figures]]]


@dataclass(frozen=True)
class Stored:
    """What is stored: rows and statistics (by period) by entity, coverage."""

    rows: Mapping[str, Sequence[StoredRow]]
    statistics: Statistics
    coverage: Sequence[Span]
    tracked: frozenset[str]
    stale: Sequence[Difference]


@dataclass(frozen=True)
class Moment:
    """When the program said that it was whole, and since when it was connected (µs)."""

    whole_us: int
    subscribed_us: int


def stored(databases: Databases, profile: Path, names: Sequence[str]) -> Stored:
    """Everything that is stored of these entities."""
    return asyncio.run(read(databases, profile, names))


async def read(databases: Databases, profile: Path, names: Sequence[str]) -> Stored:
    """The same in a running loop."""
    async with databases.read(profile) as stores:
        coverage = await stores.coverage.coverage([], 0, FAR_US)
        tracked = [e.entity_id for e in await stores.state.entities() if e.is_tracked]
        return Stored(
            {name: await _rows(stores, name) for name in names},
            {period: await _statistics(stores, names, period) for period in LENGTH_US},
            [Span(c.scope, c.kind.value, c.start_us, c.end_us) for c in coverage],
            frozenset(tracked),
            [each for name in names for each in await _stale(stores, name)],
        )


async def _rows(stores: Stores, name: str) -> list[StoredRow]:
    columns = await stores.series.readings(name, 0, FAR_US)
    rows = zip(columns.at.tolist(), columns.state.tolist(), columns.sources, strict=True)
    return [StoredRow(at_us, _known(state), source.value) for at_us, state, source in rows]


async def _stale(stores: Stores, name: str) -> list[Difference]:
    """Summaries that are not those of the readings."""
    found = []
    rows = await stores.series.readings(name, 0, FAR_US)
    for period, length_us in LENGTH_US.items():
        kept = await stores.series.summaries(name, Period(period), 0, FAR_US)
        true = summarised(rows.at, rows.state, Period(period))
        right = {int(at): row for at, row in zip(true.start, _rows_of(true), strict=True)}
        for at, row in zip(kept.start.tolist(), _rows_of(kept), strict=True):
            if right.pop(at, None) != row:
                found.append(Difference("summary", name, at, at + length_us, period))
        found += [Difference("summary", name, at, at + length_us, period) for at in right]
    return found


def _rows_of(found: Summaries) -> list[str]:
    """Each row as text, so that a NaN equals a NaN."""
    return [repr(row) for row in zip(*(c.tolist() for c in found.columns().values()), strict=True)]


async def _statistics(
    stores: Stores, names: Sequence[str], period: str
) -> dict[str, dict[int, Figures]]:
    found = {}
    for name in names:
        columns = await stores.series.statistics(name, Period(period), 0, FAR_US)
        found[name] = _figures(columns)
    return found


def _figures(columns: StatisticsColumns) -> dict[int, Figures]:
    rows = zip(*(getattr(columns, name).tolist() for name in NAMES), strict=True)
    figures = (tuple(_known(number) for number in row) for row in rows)
    return dict(zip(columns.start.tolist(), figures, strict=True))


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def compared(found: Stored, house: House, sent: Mapping[str, Values], moment: Moment) -> Tally:
    """Compare everything of every sensor of the house since the rig began."""
    names = house.every_name()
    history = house.history(names)
    sensors = [_sensor(each, found, history, sent, house, moment) for each in house.names.values()]
    tally = verified(sensors)
    tally.differences += [*_untracked(house, found), *found.stale]
    for period in LENGTH_US:
        tally.differences += _statistics_of(house, found, period, moment)
    tally.differences.sort(key=lambda each: each.start_us)
    return tally


def _sensor(
    names: Sequence[str],
    found: Stored,
    history: Mapping[str, Values],
    sent: Mapping[str, Values],
    house: House,
    moment: Moment,
) -> Sensor:
    return Sensor(
        names=names,
        history={name: history[name] for name in names if name in history},
        sent={name: sent[name] for name in names if name in sent},
        stored={name: found.rows[name] for name in names},
        coverage=found.coverage,
        until_us=moment.whole_us,
        settled_us=moment.subscribed_us,
        downs=house.home.downs,
    )


def _untracked(house: House, found: Stored) -> list[Difference]:
    """Sensors of which no name is tracked any more: nobody would repair them."""
    lost = [names[-1] for names in house.names.values() if not found.tracked & set(names)]
    return [Difference("untracked", name, 0, 0, "under none of its names") for name in lost]


def _statistics_of(house: House, found: Stored, period: str, moment: Moment) -> list[Difference]:
    truth = house.statistics(house.every_name(), period)
    differences = []
    for names in house.names.values():
        ours = {at_us: row for n in names for at_us, row in found.statistics[period][n].items()}
        theirs = {at_us: row for n in names for at_us, row in truth.get(n, {}).items()}
        until_us = moment.whole_us - COMPILED_AFTER_US
        differences += statistics_differences(names[-1], period, theirs, ours, until_us)
    return differences
