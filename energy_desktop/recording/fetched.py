"""Home Assistant's answers about the past, as columns: history rows and rows of statistics. Pure.

History rows are ``{s, a, lu[, lc]}`` with float seconds; ``lc`` (last changed) is there only where
it differs from ``lu`` (last updated). The row at the asked start is the state held then and not a
reading (data.md, sections 1 and 5).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from energy_desktop import units
from energy_desktop.hass import messages
from energy_desktop.hass.discovery import parse_number
from energy_desktop.models import (
    AttributeRow,
    Floats,
    Period,
    ReadingColumns,
    Source,
    StatisticsColumns,
    StatisticsSource,
    Times,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """Readings of one entity fetched for a window, and from when on they are complete.

    ``complete_from_us`` is the window's start where Home Assistant knew the state held then, else
    the first row's time; None where it knows nothing of the entity in the window.
    """

    readings: ReadingColumns
    attributes: Sequence[AttributeRow]
    complete_from_us: int | None

    def without(self, times: Times) -> History:
        """The same, less the readings at these times."""
        keep = ~np.isin(self.readings.at, times)
        return self if keep.all() else replace(self, readings=self.readings.chosen(keep))


def seconds_to_us(seconds: Sequence[float]) -> Times:
    """Microseconds of Home Assistant's float seconds, exactly those that it meant.

    The same as ``datetime.fromtimestamp`` for each: half a microsecond goes to the even one.
    """
    part, whole = np.modf(np.asarray(seconds, dtype=np.float64))
    return whole.astype(np.int64) * 1_000_000 + np.rint(part * 1e6).astype(np.int64)


def history(entity_id: str, rows: Sequence[Row], asked_start_us: int) -> History:
    """Readings of the rows after the asked start; each converted with the unit that it carries."""
    updated = seconds_to_us([row["lu"] for row in rows])
    at = seconds_to_us([row.get("lc", row["lu"]) for row in rows])
    attributes, factor = _attributes(entity_id, rows, at)
    state = _times(np.array([_number(row["s"]) for row in rows], dtype=np.float64), factor)
    inside = (updated > asked_start_us) & (at > asked_start_us)
    count = int(inside.sum())
    columns = ReadingColumns(
        [entity_id] * count, at[inside], state[inside], [Source.HISTORY] * count
    )
    complete_from = max(min(int(at[0]), int(updated[0])), asked_start_us) if rows else None
    return History(columns, attributes if count else (), complete_from)


def _attributes(
    entity_id: str, rows: Sequence[Row], at: Times
) -> tuple[list[AttributeRow], Floats]:
    """A row at the first of the rows and at each change of attributes; the factor of every row."""
    found: list[AttributeRow] = []
    factors = np.ones(len(rows))
    factor, before = 1.0, None
    for index, row in enumerate(rows):
        carried: Mapping[str, Any] = row.get("a") or {}
        if carried != before:
            before = carried
            unit = units.known(carried.get("unit_of_measurement"))
            factor = units.factor(unit)
            found.append(AttributeRow(entity_id, int(at[index]), unit, carried))
        factors[index] = factor
    return found, factors


def joined(parts: Sequence[ReadingColumns]) -> ReadingColumns:
    """Readings of several entities (one at least) as one batch."""
    return ReadingColumns(
        [entity_id for part in parts for entity_id in part.entity_ids],
        np.concatenate([part.at for part in parts]),
        np.concatenate([part.state for part in parts]),
        [source for part in parts for source in part.sources],
    )


def statistics(
    entity_id: str, rows: Sequence[Row], period: Period, factor: float = 1.0
) -> StatisticsColumns:
    """Rows of ``recorder/statistics_during_period`` as columns; what a row lacks is NaN.

    ``factor`` takes their unit into the stored one.
    """
    return StatisticsColumns(
        entity_id,
        period,
        StatisticsSource.HA,
        np.array([row["start"] * 1000 for row in rows], dtype=np.int64),
        **{n: _times(_column(rows, n), factor) for n in ("state", "sum", "mean", "min", "max")},
    )


def statistics_factor(described: Row) -> float:
    """What rows asked for in kWh and W are multiplied by to be in the stored unit.

    ``described`` is the id's row of ``recorder/list_statistic_ids``. Home Assistant converts what
    it has a unit class for (2024.3 for power: W and kW alone); all else it answers in the
    statistic's own unit. NaN: it converts from a unit that is not in our table, so what it answers
    is in another unit than the readings.
    """
    unit = units.known(described.get("statistics_unit_of_measurement"))
    if described.get("unit_class") not in messages.STATISTICS_UNITS:
        return units.factor(unit)
    return 1.0 if units.is_energy(unit) or units.is_power(unit) else math.nan


def _number(state: str | None) -> float:
    number = None if state is None else parse_number(state)
    return math.nan if number is None else number


def _times(numbers: Floats, factor: Floats | float) -> Floats:
    """The numbers converted; one that is not finite, or would not be then, is not known."""
    with np.errstate(over="ignore"):
        converted = numbers * factor
    converted[np.isinf(converted)] = np.nan
    return converted


def _column(rows: Sequence[Row], name: str) -> Floats:
    values = (row.get(name) for row in rows)
    return np.array([math.nan if v is None else v for v in values], dtype=np.float64)
