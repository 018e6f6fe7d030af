"""SQL of statistics: functions of a connection, run in the threads of the store."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from energy_desktop.models import Period, StatisticsColumns, StatisticsSource
from energy_desktop.stores.batches import FIGURES
from energy_desktop.stores.questdb_http import QuestDbHttp, Rows
from energy_desktop.stores.questdb_readings import pages
from energy_desktop.stores.questdb_sql import (
    END_US,
    STATISTICS,
    of_entities,
    of_entity,
    text,
    within,
)

_FIGURES = ", ".join(f'"{name}"' for name in FIGURES)
_LAST = ", ".join(f'last("{name}")' for name in FIGURES)


def statistics_between(
    http: QuestDbHttp,
    entity_id: str,
    kind: tuple[Period, StatisticsSource],
    start_us: int,
    end_us: int,
) -> StatisticsColumns:
    """Rows that start in [start, end), ascending."""
    sql = f"SELECT timestamp::long, {_FIGURES} FROM {STATISTICS} WHERE {of_entity(entity_id)}"
    rows = [
        row for page in pages(http, f"{sql} AND {_of_kind(kind)}", start_us, end_us) for row in page
    ]
    return _columns(entity_id, kind, rows)


def newest_statistics(
    http: QuestDbHttp,
    entity_ids: Sequence[str],
    kind: tuple[Period, StatisticsSource],
    before_us: int | None,
) -> dict[str, StatisticsColumns]:
    """The newest row before ``before_us`` of each entity that has one."""
    end = END_US if before_us is None else before_us
    rows = [
        row
        for condition in of_entities(entity_ids)
        for row in http.select(
            f"SELECT entity_id, max(timestamp)::long, {_LAST} FROM {STATISTICS} "
            f"WHERE {condition} AND {_of_kind(kind)} AND {within(0, end)}"
        )
    ]
    return {entity_id: _columns(entity_id, kind, [row]) for entity_id, *row in rows}


def oldest_statistics(
    http: QuestDbHttp, entity_ids: Sequence[str], kind: tuple[Period, StatisticsSource]
) -> dict[str, int]:
    """The start of the oldest row of each entity that has one."""
    sql = f"SELECT entity_id, min(timestamp)::long FROM {STATISTICS}"
    found: dict[str, int] = {}
    for condition in of_entities(entity_ids):
        found.update(map(tuple, http.select(f"{sql} WHERE {condition} AND {_of_kind(kind)}")))
    return found


def _of_kind(kind: tuple[Period, StatisticsSource]) -> str:
    period, source = kind
    return f"period = {text(period.value)} AND source = {text(source.value)}"


def _columns(
    entity_id: str, kind: tuple[Period, StatisticsSource], rows: Rows
) -> StatisticsColumns:
    start = np.array([row[0] for row in rows], dtype=np.int64)
    figures = np.array([row[1:] for row in rows], dtype=np.float64).reshape(-1, len(FIGURES))
    return StatisticsColumns(entity_id, *kind, start, *figures.T)
