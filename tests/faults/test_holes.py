"""A hole takes out its rows and its coverage, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from energy_desktop.models import Coverage, CoverageKind, ReadingColumns, Source
from energy_desktop.stores import open as stores_open
from tests.faults import look
from tests.faults.holes import make_hole
from tests.faults.intervals import Interval
from tests.faults.verify import Span

A, B = "sensor.a", "sensor.b"
OPEN = 2**62
COVERAGE = (
    Coverage("*", CoverageKind.LIVE, 0, 100),
    Coverage(A, CoverageKind.RECORDED, 0, OPEN),
    Coverage(B, CoverageKind.HISTORY, 30, 60),
)


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    opened = await stores_open.open_embedded(folder)
    at = np.array([10, 40, 50, 90] * 2, dtype=np.int64)
    readings = ReadingColumns([A] * 4 + [B] * 4, at, np.ones(8), [Source.LIVE] * 8)
    await opened.stores.series.write_readings(readings, (), COVERAGE)
    await stores_open.close(opened.stores)
    return folder


async def found(data: Path) -> tuple[dict[str, list[int]], set[Span]]:
    stored = await look.read(data, [A, B])
    times = {name: [row.at_us for row in rows] for name, rows in stored.rows.items()}
    return times, set(stored.coverage)


HOLE: Interval = (40, 51)


async def test_a_hole_of_all_sensors_splits_the_live_span_and_what_was_fetched(data: Path) -> None:
    assert make_hole(data, None, HOLE) == 4
    times, coverage = await found(data)
    assert times == {A: [10, 90], B: [10, 90]}
    assert coverage == {
        Span("*", "live", 0, 40),
        Span("*", "live", 51, 100),
        Span(A, "recorded", 0, OPEN),
        Span(B, "history", 30, 40),
        Span(B, "history", 51, 60),
    }


async def test_a_hole_of_one_sensor_splits_its_own_spans_only(data: Path) -> None:
    assert make_hole(data, [A], HOLE) == 2
    times, coverage = await found(data)
    assert times == {A: [10, 90], B: [10, 40, 50, 90]}
    assert coverage == {
        Span("*", "live", 0, 100),
        Span(A, "recorded", 0, 40),
        Span(A, "recorded", 51, OPEN),
        Span(B, "history", 30, 60),
    }
