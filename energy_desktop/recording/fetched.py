"""Home Assistant's answers about the past, as columns: history rows and rows of statistics. Pure.

History rows are ``{s, a, lu[, lc]}`` with float seconds; ``lc`` (last changed) is there only where
it differs from ``lu`` (last updated). The row at the asked start is the state held then and not a
reading (data.md, sections 1 and 5).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
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
    to_us,
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


def seconds_to_us(seconds: float) -> int:
    """Microseconds of Home Assistant's float seconds, exactly those that it meant."""
    return to_us(datetime.fromtimestamp(seconds, UTC))


def history(entity_id: str, rows: Sequence[Row], asked_start_us: int) -> History:
    """Readings of the rows after the asked start; each converted with the unit that it carries."""
    at: list[int] = []
    state: list[float] = []
    attributes: list[AttributeRow] = []
    complete_from: int | None = None
    for row in rows:
        at_us = seconds_to_us(row["lc"] if "lc" in row else row["lu"])
        updated_us = seconds_to_us(row["lu"])
        if complete_from is None:
            complete_from = max(min(at_us, updated_us), asked_start_us)
        carried: Mapping[str, Any] = row.get("a") or {}
        unit = units.known(carried.get("unit_of_measurement"))
        if updated_us > asked_start_us and at_us > asked_start_us:
            at.append(at_us)
            state.append(_converted(row["s"], unit))
        if not attributes or dict(attributes[-1].attributes) != carried:
            attributes.append(AttributeRow(entity_id, at_us, unit, carried))
    columns = ReadingColumns(
        [entity_id] * len(at),
        np.array(at, dtype=np.int64),
        np.array(state, dtype=np.float64),
        [Source.HISTORY] * len(at),
    )
    return History(columns, attributes if at else (), complete_from)


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
        **{name: _column(rows, name) * factor for name in ("state", "sum", "mean", "min", "max")},
    )


def statistics_factor(described: Row) -> float:
    """What rows asked for in kWh and W are multiplied by to be in the stored unit.

    ``described`` is the id's row of ``recorder/list_statistic_ids``. Home Assistant converts what
    it has a unit class for (2024.3 for power: W and kW alone); all else it answers in the
    statistic's own unit.
    """
    if described.get("unit_class") in messages.STATISTICS_UNITS:
        return 1.0
    return units.factor(units.known(described.get("statistics_unit_of_measurement")))


def _converted(state: str | None, unit: str | None) -> float:
    number = None if state is None else parse_number(state)
    return math.nan if number is None else number * units.factor(unit)


def _column(rows: Sequence[Row], name: str) -> Floats:
    values = (row.get(name) for row in rows)
    return np.array([math.nan if v is None else v for v in values], dtype=np.float64)
