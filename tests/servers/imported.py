"""Known statistics inside a real Home Assistant: one row imported, all others in its database.

It takes hours over its websocket, a thousand in a second at best, and 5 minutes from nobody: so the
import tells it of the sensor, and the rows are written into its file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from energy_desktop.models import Period
from tests.servers.home_assistant import HomeAssistant

DATABASE: Final = "home-assistant_v2.db"
TIMEOUT_S: Final = 120.0
FIGURES: Final = ("change", "mean", "min", "max")
_INSERT: Final = """
    INSERT OR IGNORE INTO {table}
        (created_ts, metadata_id, start_ts, mean, min, max, state, sum)
    SELECT 0, id, ?, ?, ?, ?, ?, ? FROM statistics_meta WHERE statistic_id = ?
"""

Row = Mapping[str, float]
"""``state`` and ``sum``, or ``mean``, ``min`` and ``max``."""
Answer = dict[datetime, dict[str, float | None]]


@dataclass(frozen=True)
class Series:
    """Statistics of one sensor in its unit: rows by start."""

    entity_id: str
    unit: str
    hours: Mapping[datetime, Row]
    five_minutes: Mapping[datetime, Row] = field(default_factory=dict)

    @property
    def has_sum(self) -> bool:
        return "sum" in next(iter(self.hours.values()))


def put(server: HomeAssistant, known: Sequence[Series]) -> None:
    """Have all of these in Home Assistant; returns when it answers with them."""
    for series in known:
        last = max(series.hours)
        row = {"start": last.isoformat(), **series.hours[last]}
        server.command("recorder/import_statistics", metadata=_metadata(series), stats=[row])
    _wait(lambda: all(_is_there(server, series) for series in known), "the statistics to be there")
    _write(server, "statistics", {s.entity_id: s.hours for s in known})
    _write(server, "statistics_short_term", {s.entity_id: s.five_minutes for s in known})


def clear(server: HomeAssistant, known: Sequence[Series]) -> None:
    """Let Home Assistant forget them; returns when it has."""
    ids = {series.entity_id for series in known}
    server.command("recorder/clear_statistics", statistic_ids=sorted(ids))

    def is_left() -> bool:
        listed = server.command("recorder/list_statistic_ids")
        return bool(ids & {row["statistic_id"] for row in listed})

    _wait(lambda: not is_left(), "the statistics to be gone")


def answer(
    server: HomeAssistant, entity_id: str, start: datetime, end: datetime, period: Period
) -> Answer:
    """What Home Assistant's own charts show: change (kWh), mean, min, max by start of bucket.

    Where the end is the border of a bucket, it answers with the next one too.
    """
    rows = server.command(
        "recorder/statistics_during_period",
        statistic_ids=[entity_id],
        start_time=start.isoformat(),
        end_time=end.isoformat(),
        period=period.value,
        units={"energy": "kWh", "power": "W"},
        types=list(FIGURES),
    )
    starts = [datetime.fromtimestamp(row["start"] / 1000, UTC) for row in rows.get(entity_id, [])]
    return {
        at: {name: row.get(name) for name in FIGURES}
        for at, row in zip(starts, rows.get(entity_id, []), strict=True)
        if at < end
    }


def _metadata(series: Series) -> dict[str, Any]:
    return {
        "has_mean": not series.has_sum,
        "has_sum": series.has_sum,
        "name": None,
        "source": "recorder",
        "statistic_id": series.entity_id,
        "unit_of_measurement": series.unit,
    }


def _is_there(server: HomeAssistant, series: Series) -> bool:
    last = max(series.hours)
    return last in answer(server, series.entity_id, last, datetime.now(UTC), Period.HOUR)


def _write(server: HomeAssistant, table: str, known: Mapping[str, Mapping[datetime, Row]]) -> None:
    names = ("mean", "min", "max", "state", "sum")
    rows = [
        (at.timestamp(), *(row.get(name) for name in names), entity_id)
        for entity_id, by_start in known.items()
        for at, row in by_start.items()
    ]
    file = server.config_dir / DATABASE
    with closing(sqlite3.connect(file, timeout=TIMEOUT_S)) as connection, connection:
        connection.executemany(_INSERT.format(table=table), rows)


def _wait(until: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited for {what}")
        time.sleep(0.1)
