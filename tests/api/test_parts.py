"""Meters that continue each other, corrected changes, and what comes before the first row."""

from __future__ import annotations

from datetime import timedelta

from energy_desktop.models import CoverageKind, MeterNoteKind
from tests.api.told import HOUR, METER, POWER, Told
from tests.fakes.recorded_home import utc

NEW = "sensor.new_energy"
BEGIN = utc("2026-03-01 00:00")


async def test_what_was_fetched_before_the_first_row_is_missing(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, BEGIN, [1.0, 2.0, 3.0])
    years = utc("2020-01-01 00:00"), BEGIN + 3 * HOUR
    await told.home.covered(CoverageKind.STATISTICS, *years, METER)
    answer = await told.get(
        f"/api/coverage/{METER}?start_time=2019-12-31T00:00:00Z&end_time=2026-03-01T03:00:00Z"
    )
    assert answer["intervals"] == [
        {"start": "2019-12-31T00:00:00Z", "end": "2026-03-01T00:00:00Z", "kind": "missing"},
        {"start": "2026-03-01T00:00:00Z", "end": "2026-03-01T03:00:00Z", "kind": "statistics"},
    ]
    answer = await told.get(
        f"/api/coverage/{METER}?start_time=2020-01-01T00:00:00Z&end_time=2021-01-01T00:00:00Z"
    )
    assert [each["kind"] for each in answer["intervals"]] == ["missing"]


async def test_of_a_sensor_without_any_row_all_is_missing(told: Told) -> None:
    await told.sensor(POWER, unit="W")
    await told.home.covered(CoverageKind.HISTORY, BEGIN, BEGIN + HOUR, POWER)
    answer = await told.get(
        f"/api/coverage/{POWER}?start_time=2026-03-01T00:00:00Z&end_time=2026-03-01T01:00:00Z"
    )
    assert [each["kind"] for each in answer["intervals"]] == ["missing"]


async def test_a_corrected_change_is_manual(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, BEGIN, [1.0, 2.0, 500.0, 501.0])
    meters = told.api.services.entities.meters
    note = await meters.mark(METER, BEGIN + 2 * HOUR, MeterNoteKind.NOT_REAL)
    asked = f"/api/statistics/{METER}?start_time=2026-03-01T00:00:00Z&end_time=2026-03-01T04:00:00Z"
    hours = (await told.get(asked))["data"]
    assert [row["source"] for row in hours] == ["ha", "ha", "manual", "ha"]
    await meters.undo(note.note_id)
    assert {row["source"] for row in (await told.get(asked))["data"]} == {"ha"}


async def test_the_moment_of_a_corrected_change_is_manual_in_the_coverage(told: Told) -> None:
    await told.sensor(METER)
    await told.home.meter_rows(METER, BEGIN, [1.0, 2.0, 500.0, 501.0])
    meters = told.api.services.entities.meters
    times = "start_time=2026-03-01T00:00:00Z&end_time=2026-03-01T04:00:00Z"
    asked = f"/api/coverage/{METER}?{times}"
    before = (await told.get(asked))["intervals"]
    note = await meters.mark(METER, BEGIN + 2 * HOUR, MeterNoteKind.NOT_REAL)
    intervals = (await told.get(asked))["intervals"]
    at, until = "2026-03-01T02:00:00Z", "2026-03-01T02:00:00.000001Z"
    assert [i for i in intervals if i["kind"] == "manual"] == [
        {"start": at, "end": until, "kind": "manual"}
    ]
    assert [i["start"] for i in intervals[1:]] == [i["end"] for i in intervals[:-1]]
    # The very hour that the figures call manual.
    hours = (await told.get(f"/api/statistics/{METER}?{times}"))["data"]
    assert [h["start_time"] for h in hours if h["source"] == "manual"] == [at]
    await meters.undo(note.note_id)
    assert (await told.get(asked))["intervals"] == before


async def test_of_a_continued_sensor_each_correction_is_manual_in_its_time(told: Told) -> None:
    for name in (METER, NEW):
        await told.sensor(name)
    await told.home.meter_rows(METER, BEGIN, [100.0, 101.0, 102.0, 103.0])
    await told.home.meter_rows(NEW, BEGIN, [1.0, 2.0, 3.0, 4.0])
    entities = told.api.services.entities
    await entities.continue_by(METER, NEW, BEGIN + 2 * HOUR)
    for name in (METER, NEW):
        for hours in (0, 3):
            await entities.meters.mark(name, BEGIN + hours * HOUR, MeterNoteKind.NOT_REAL)
    answer = await told.get(
        f"/api/coverage/{METER}?start_time=2026-03-01T00:00:00Z&end_time=2026-03-01T04:00:00Z"
    )
    assert [i["start"] for i in answer["intervals"] if i["kind"] == "manual"] == [
        "2026-03-01T00:00:00Z", "2026-03-01T03:00:00Z",
    ]  # fmt: skip


async def test_a_continued_sensor_says_by_which_and_shows_the_rows_of_each_in_its_time(
    told: Told,
) -> None:
    for name in (METER, NEW):
        await told.sensor(name)
    await told.home.meter_rows(METER, BEGIN, [100.0, 101.0, 102.0, 103.0])
    await told.home.meter_rows(NEW, BEGIN + HOUR, [1.0, 2.0, 3.0, 4.0])
    border = BEGIN + 2 * HOUR
    await told.api.services.entities.continue_by(METER, NEW, border)
    listed = (await told.get("/api/entities/cached"))["entities"]
    assert {e["entity_id"]: e["continued_by"] for e in listed} == {METER: NEW, NEW: None}
    for name in (METER, NEW):
        rows = (
            await told.get(
                f"/api/statistics/{name}?start_time=2026-03-01T00:00:00Z"
                "&end_time=2026-03-01T04:00:00Z"
            )
        )["data"]
        assert [row["sum"] for row in rows] == [100.0, 101.0, 2.0, 3.0]


async def test_hours_count_the_readings_of_each_sensor_in_its_time(told: Told) -> None:
    for name in (METER, NEW):
        await told.sensor(name)
        seen = [(BEGIN + i * timedelta(minutes=20), float(i)) for i in range(12)]
        await told.home.read(name, *seen[: 9 if name == METER else 12])
    await told.home.recorded(BEGIN, BEGIN + 4 * HOUR, METER, NEW)
    await told.api.services.entities.continue_by(METER, NEW, BEGIN + 2 * HOUR)
    asked = "start_time=2026-03-01T00:00:00Z&end_time=2026-03-01T04:00:00Z"
    for name in (METER, NEW):
        hours = (await told.get(f"/api/readings/{name}/hourly?{asked}"))["data"]
        assert [hour["reading_count"] for hour in hours] == [3, 3, 3, 3]
