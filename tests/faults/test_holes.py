"""A hole takes out its rows and its coverage, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from energy_desktop.models import Coverage, CoverageKind, ReadingColumns, Source
from tests.faults import look
from tests.faults.databases import Databases, Files, Servers
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


@pytest.fixture(
    scope="module", params=["files", pytest.param("servers", marks=pytest.mark.servers)]
)
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    if request.param == "files":
        yield Files()
        return
    for needed in ("mongodb_installed", "questdb_installed"):
        request.getfixturevalue(needed)
    with Servers(tmp_path_factory.mktemp("servers")) as servers:
        yield servers


@pytest.fixture
async def profile(databases: Databases, tmp_path: Path) -> Path:
    at = np.array([10, 40, 50, 90] * 2, dtype=np.int64)
    readings = ReadingColumns([A] * 4 + [B] * 4, at, np.ones(8), [Source.LIVE] * 8)
    async with databases.changing(tmp_path) as stores:
        await stores.coverage.delete_coverage(await stores.coverage.coverage([], 0, OPEN))
        await stores.series.write_readings(readings, (), COVERAGE)
    return tmp_path


async def found(databases: Databases, profile: Path) -> tuple[dict[str, list[int]], set[Span]]:
    stored = await look.read(databases, profile, [A, B])
    times = {name: [row.at_us for row in rows] for name, rows in stored.rows.items()}
    return times, set(stored.coverage)


HOLE: Interval = (40, 51)


async def test_a_hole_of_all_sensors_splits_the_live_span_and_what_was_fetched(
    databases: Databases, profile: Path
) -> None:
    assert await make_hole(databases, profile, None, HOLE) == 4
    times, coverage = await found(databases, profile)
    assert times == {A: [10, 90], B: [10, 90]}
    assert coverage == {
        Span("*", "live", 0, 40),
        Span("*", "live", 51, 100),
        Span(A, "recorded", 0, OPEN),
        Span(B, "history", 30, 40),
        Span(B, "history", 51, 60),
    }


async def test_a_hole_of_one_sensor_splits_its_own_spans_only(
    databases: Databases, profile: Path
) -> None:
    assert await make_hole(databases, profile, [A], HOLE) == 2
    times, coverage = await found(databases, profile)
    assert times == {A: [10, 90], B: [10, 40, 50, 90]}
    assert coverage == {
        Span("*", "live", 0, 100),
        Span(A, "recorded", 0, 40),
        Span(A, "recorded", 51, OPEN),
        Span(B, "history", 30, 60),
    }
