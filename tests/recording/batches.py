"""Batches for the tests of the journal and the writer: any, and simple ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from energy_desktop.models import AttributeRow, Coverage, CoverageKind, ReadingColumns, Source
from energy_desktop.recording.batch import Batch
from energy_desktop.recording.journal import Journal

INT64 = st.integers(-(2**63), 2**63 - 1)
NAMES = st.text(max_size=20) | st.sampled_from(["\0", '"', "\\", "\n", "\r\n", "\u2028", "🌞", "é"])
JSON = st.recursive(
    st.none() | st.booleans() | INT64 | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
READINGS = st.tuples(NAMES, INT64, st.floats(allow_infinity=False), st.sampled_from(Source))
ATTRIBUTES = st.builds(
    AttributeRow, NAMES, INT64, st.none() | NAMES, st.dictionaries(NAMES, JSON, max_size=4)
)
COVERAGE = st.builds(Coverage, NAMES, st.sampled_from(CoverageKind), INT64, INT64)


def columns(rows: Sequence[tuple[str, int, float, Source]]) -> ReadingColumns:
    return ReadingColumns(
        [row[0] for row in rows],
        np.array([row[1] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=np.float64),
        [row[3] for row in rows],
    )


ANY_BATCH = st.builds(
    lambda readings, attributes, coverage: Batch(columns(readings), attributes, coverage),
    st.lists(READINGS, max_size=6),
    st.lists(ATTRIBUTES, max_size=3),
    st.lists(COVERAGE, max_size=3),
)


def batch(*times: int, entity_id: str = "sensor.a", coverage: Sequence[Coverage] = ()) -> Batch:
    """Live readings whose state is their time, with coverage."""
    return Batch(columns([(entity_id, at, float(at), Source.LIVE) for at in times]), (), coverage)


def plain(one: Batch) -> Any:
    """A batch in what can be compared: NaN equals NaN, and 0.0 differs from −0.0."""
    states = ["nan" if math.isnan(s) else repr(s) for s in one.readings.state.tolist()]
    rows = (list(one.readings.entity_ids), one.readings.at.tolist(), states)
    return rows, list(one.readings.sources), list(one.attributes), list(one.coverage)


async def replayed(journal: Journal) -> list[Batch]:
    """All that waits, forgotten one by one."""
    found = []
    while (first := await journal.first()) is not None:
        found.append(first)
        await journal.forget_first()
    return found
