"""A past that a real Home Assistant makes its statistics of: states written into its database.

It is stopped meanwhile; at its next start it makes the statistics that it missed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tests.servers.home_assistant import HomeAssistant
from tests.servers.imported import DATABASE

STATES: Final = "energy_lab_states.json"
_MADE: Final = ("statistics", "statistics_short_term", "statistics_runs")
_FORMAT: Final = "%Y-%m-%d %H:%M:%S.%f"
_INSERT: Final = """
    INSERT INTO states (state, last_updated_ts, attributes_id, origin_idx, context_id_bin,
        metadata_id)
    SELECT ?, ?, s.attributes_id, 0, zeroblob(16), s.metadata_id
    FROM states s JOIN states_meta m USING (metadata_id)
    WHERE m.entity_id = ? ORDER BY s.state_id DESC LIMIT 1
"""


@dataclass(frozen=True)
class Past:
    """A sensor with its attributes, and its states by time, the newest last."""

    attributes: Mapping[str, Any]
    states: Sequence[tuple[datetime, str]]


def live_through(server: HomeAssistant, since: datetime, sensors: Mapping[str, Past]) -> None:
    """Start a server that is not running, with sensors that had these states since then.

    Its statistics begin at ``since`` too, which every sensor must have a state at.
    """
    present = {
        entity_id: {"state": past.states[-1][1], "attributes": past.attributes}
        for entity_id, past in sensors.items()
    }
    (server.config_dir / STATES).write_text(json.dumps(present))
    server.start()
    server.stop()
    rows = [
        (state, at.timestamp(), entity_id)
        for entity_id, past in sensors.items()
        for at, state in past.states
    ]
    with closing(sqlite3.connect(server.config_dir / DATABASE)) as connection, connection:
        connection.executemany(_INSERT, rows)
        _begin_statistics(connection, since)
    server.start()


def _begin_statistics(connection: sqlite3.Connection, since: datetime) -> None:
    """Home Assistant takes it that it ran since a day before, and made statistics until then."""
    for table in _MADE:
        connection.execute(f"DELETE FROM {table}")
    made = (since - timedelta(minutes=5)).strftime(_FORMAT)
    connection.execute("INSERT INTO statistics_runs (start) VALUES (?)", [made])
    ran = (since - timedelta(days=1)).strftime(_FORMAT)
    connection.execute(
        "UPDATE recorder_runs SET start = ? WHERE run_id = (SELECT min(run_id) FROM recorder_runs)",
        [ran],
    )
