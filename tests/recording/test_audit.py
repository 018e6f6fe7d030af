"""What is said to be complete is compared with Home Assistant's, and mended where it is not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.demo import statistics as demo_statistics
from energy_desktop.models import (
    Period,
    ReadingColumns,
    Source,
    StatisticsColumns,
    StatisticsSource,
    SyncType,
    to_us,
)
from energy_desktop.recording import audit
from energy_desktop.recording.audit import differences
from energy_desktop.recording.audit_statistics import first_difference
from energy_desktop.stores.duckdb import DuckDbStore
from tests.recording.home_run import METER, POWER, Run, SpiedHome, history, until

HOUR_US = 3_600_000_000
SECOND = timedelta(seconds=1)
values = st.one_of(st.just(math.nan), st.sampled_from([0.0, 1.0, 2.5]))
readings = st.dictionaries(st.integers(0, 20), values)


def columns(rows: dict[int, float], source: Source = Source.HISTORY) -> ReadingColumns:
    times = sorted(rows)
    return ReadingColumns(
        ["sensor.a"] * len(times),
        np.array(times, dtype=np.int64),
        np.array([rows[at] for at in times], dtype=np.float64),
        [source] * len(times),
    )


def as_dict(rows: ReadingColumns) -> dict[int, float]:
    return dict(zip(rows.at.tolist(), rows.state.tolist(), strict=True))


def same(a: float, b: float) -> bool:
    return a == b or (math.isnan(a) and math.isnan(b))


@given(readings, readings, st.integers(0, 20), st.integers(0, 20))
def test_what_we_lack_and_what_differs_inside_the_window_is_found_and_nothing_else(
    theirs: dict[int, float], ours: dict[int, float], start: int, end: int
) -> None:
    lacking, wrong = differences(columns(theirs), columns(ours, Source.LIVE), start, end)
    inside = {at: v for at, v in theirs.items() if start <= at < end}
    assert set(as_dict(lacking)) == {at for at in inside if at not in ours}
    assert set(as_dict(wrong)) == {
        at for at, v in inside.items() if at in ours and not same(v, ours[at])
    }
    assert all(same(theirs[at], v) for part in (lacking, wrong) for at, v in as_dict(part).items())


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PAUSE_S", 0.0)


async def lose(run: Run, sql: str, *bound: object) -> None:
    store = run.stores.series
    assert isinstance(store, DuckDbStore)
    await store._file.write(lambda cursor: cursor.execute(sql, list(bound)).fetchall())


async def test_lost_and_wrong_readings_inside_of_what_is_covered_are_mended_when_the_user_asks(
    home: SpiedHome, run: Run, unhurried: None, caplog: pytest.LogCaptureFixture
) -> None:
    await run.caught_up()
    home.move(5)
    await run.flush()
    start, end = home.set_clock.now - timedelta(hours=3), home.set_clock.now - timedelta(hours=1)
    window = [POWER, to_us(start), to_us(end)]
    where = "WHERE entity_id = ? AND timestamp BETWEEN ? AND ?"
    lost_us = to_us(start + timedelta(minutes=30))
    await lose(run, f"DELETE FROM energy_readings {where}", POWER, window[1], lost_us)
    await lose(run, f"UPDATE energy_readings SET state = -1 {where}", POWER, lost_us, window[2])
    expected = await history(home, POWER, start + SECOND, end)
    assert await run.rows(POWER, start + SECOND, end) != expected
    await run.services.repair.everything()
    await until(lambda: not run.services.repair.is_auditing, "the end of the audit", 60)
    assert run.services.repair.found >= len(expected) - 2
    assert await run.rows(POWER, start + SECOND, end) == expected
    assert "were missing and have been stored" in caplog.text
    assert "differed and have been replaced" in caplog.text


async def test_what_home_assistant_lacks_is_kept(
    home: SpiedHome, run: Run, unhurried: None
) -> None:
    await run.caught_up()
    at_us = to_us(home.set_clock.now - timedelta(hours=2))
    only_ours = ReadingColumns(
        [POWER], np.array([at_us], dtype=np.int64), np.array([7.0]), [Source.LIVE]
    )
    await run.stores.series.write_readings(only_ours)
    await run.services.repair.everything()
    await until(lambda: not run.services.repair.is_auditing, "the end of the audit", 60)
    at = home.set_clock.now - timedelta(hours=2)
    assert (at_us, 7.0) in await run.rows(POWER, at, at + SECOND)


async def test_what_the_user_asked_for_is_in_the_log_of_fetches_as_manual(
    home: SpiedHome, run: Run, unhurried: None
) -> None:
    await run.caught_up()
    home.set_clock.advance(minutes=10)
    await run.services.repair.everything()
    await until(lambda: run.services.status.is_caught_up, "the repair")
    log = await run.stores.state.sync_log(METER)
    assert {entry.sync_type for entry in log} >= {SyncType.MANUAL}


async def test_sums_that_home_assistant_adjusted_are_fetched_again(
    home: SpiedHome, profile_folder: Path, unhurried: None, monkeypatch: pytest.MonkeyPatch,
    allow_log: None,
) -> None:  # fmt: skip
    since_us = to_us(home.set_clock.now - timedelta(days=40)) // HOUR_US * HOUR_US
    during = demo_statistics.during

    def adjusted(*asked: object) -> object:
        found = during(*asked)  # type: ignore[arg-type]
        if found is not None and found.sum is not None:
            found.sum[found.end > since_us] += 100.0
        return found

    async with Run(home, profile_folder) as run:
        await run.caught_up()
        before = await run.stores.series.statistics(METER, Period.HOUR, 0, 2**62)
        monkeypatch.setattr(demo_statistics, "during", adjusted)
        await run.services.repair.everything()
        await until(lambda: not run.services.repair.is_auditing, "the end of the audit", 60)
        after = await run.stores.series.statistics(METER, Period.HOUR, 0, 2**62)
    late = before.start >= since_us
    np.testing.assert_allclose(after.sum[late], before.sum[late] + 100.0)
    np.testing.assert_allclose(after.sum[~late], before.sum[~late])


def hours(sums: Sequence[float]) -> StatisticsColumns:
    unknown = np.full(len(sums), np.nan)
    start = np.arange(len(sums), dtype=np.int64) * HOUR_US
    return StatisticsColumns(
        METER, Period.HOUR, StatisticsSource.HA, start, unknown, np.array(sums), unknown, unknown,
        unknown,
    )  # fmt: skip


def test_the_first_longer_period_that_our_hours_do_not_give_is_found() -> None:
    ours = hours([1, 2, 3, 4])
    rows = [
        {"start": 0, "end": 7_200_000, "sum": 2.0},
        {"start": 7_200_000, "end": 14_400_000, "sum": 4.5},
    ]
    assert first_difference(rows, ours, 1.0, 4 * HOUR_US) == 2 * HOUR_US
    assert first_difference(rows[:1], ours, 1.0, 4 * HOUR_US) is None
    assert first_difference(rows, ours, 1.0, 3 * HOUR_US) is None
    assert (
        first_difference([{"start": 0, "end": 7_200_000, "sum": 0.002}], ours, 1000.0, HOUR_US * 2)
        is None
    )
