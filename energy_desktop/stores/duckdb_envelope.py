"""An envelope computed inside DuckDB: what crosses into Python is pixel columns, not readings."""

from __future__ import annotations

from energy_desktop.models import Envelope, ReadingColumns
from energy_desktop.stores import envelopes
from energy_desktop.stores.duckdb_file import Cursor
from energy_desktop.stores.duckdb_readings import newest_readings
from energy_desktop.stores.duckdb_summaries import Kept
from energy_desktop.stores.pyramid import FAR_US

_COLUMNS = """
    SELECT
        min(timestamp) AS first_at,
        arg_min(coalesce(state, 'nan'::DOUBLE), timestamp) AS first,
        coalesce(arg_min(timestamp, state), min(timestamp)) AS min_at,
        coalesce(min(state), 'nan'::DOUBLE) AS min,
        coalesce(arg_max(timestamp, state), min(timestamp)) AS max_at,
        coalesce(max(state), 'nan'::DOUBLE) AS max,
        max(timestamp) AS last_at,
        arg_max(coalesce(state, 'nan'::DOUBLE), timestamp) AS last,
        coalesce(min(timestamp) FILTER (WHERE state IS NULL), min(timestamp)) AS null_at,
        count(*) > count(state) AS has_null,
        count(*) AS count
    FROM energy_readings
    WHERE entity_id = ? AND timestamp >= ? AND timestamp < ?
    GROUP BY (timestamp - ?) // ?
"""


def envelope(
    cursor: Cursor, entity_id: str, start_us: int, end_us: int, max_points: int
) -> Envelope:
    """See ``TimeSeriesStore.envelope``."""
    line = _Line(cursor, entity_id)
    return envelopes.envelope(line, entity_id, (start_us, end_us), max_points)


class _Line(Kept):
    def pixel_columns(self, start_us: int, end_us: int, columns: int) -> envelopes.PixelColumns:
        first, last = max(start_us, -FAR_US), min(end_us - 1, FAR_US)
        width = envelopes.part_width_us(first, last, columns)
        bound = [self.entity_id, start_us, end_us, first, width]
        return self.cursor.execute(_COLUMNS, bound).fetchnumpy()

    def before(self, at_us: int) -> ReadingColumns:
        return newest_readings(self.cursor, [self.entity_id], at_us)
