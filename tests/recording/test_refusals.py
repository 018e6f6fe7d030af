"""A row that the store refuses is kept aside, never blocks the rest, and is known as missing."""

from __future__ import annotations

from typing import Any

import pytest

from energy_desktop.errors import StoreError
from energy_desktop.events import STORING, Problem
from energy_desktop.models import AttributeRow, Coverage, CoverageKind
from tests.recording.desk import AWAY, A, Desk, unwritable


async def test_a_refused_row_is_kept_aside_and_the_rest_is_stored(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.store.refused = {(A, 3)}
    desk.add(*range(6))
    desk.span(9)
    await desk.writer.work()
    assert desk.stored == [0, 1, 2, 4, 5]
    assert desk.covered == [("live", 0, 9), ("missing", 3, 4)]
    assert desk.quarantined() == [
        {"entity": A, "time": 3, "state": 3.0, "reason": "A reading is out of range."}
    ]
    assert (desk.state, desk.writer.stored, desk.writer.quarantine.count) == ((0, 0, 6), 5, 1)
    [problem] = desk.problems
    assert (problem.code, problem.lasting) == ("rows_refused", True)
    assert problem.message in caplog.text
    following = desk.again()
    await following.writer.replay()
    assert following.writer.quarantine.count == 1


async def test_coverage_is_never_stored_before_the_rows_of_a_batch_that_is_taken_apart(
    desk: Desk, allow_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []
    write = desk.store.write_readings

    async def watch(readings: Any, attributes: Any, coverage: Any) -> int:
        new = await write(readings, attributes, coverage)
        seen.append((len(readings), len(coverage)))
        return new

    monkeypatch.setattr(desk.store, "write_readings", watch)
    desk.store.refused = {(A, 3)}
    desk.add(*range(4))
    desk.span(9)
    await desk.writer.work()
    assert seen == [(2, 0), (1, 0), (0, 1), (0, 1)]


async def test_a_refused_row_in_the_journal_does_not_block_what_is_behind_it(
    desk: Desk, small: None, allow_log: None
) -> None:
    desk.store.failing = AWAY
    desk.add(1)
    await desk.writer.settle()
    desk.add(2)
    await desk.writer.settle()
    desk.store.failing = None
    desk.store.refused = {(A, 1)}
    await desk.writer.work()
    assert (desk.stored, desk.state) == ([2], (0, 0, 2))
    assert [row["time"] for row in desk.quarantined()] == [1]


async def test_a_store_that_refuses_everything_is_away_and_no_row_is_to_blame(
    desk: Desk, allow_log: None
) -> None:
    rows = range(150)
    desk.store.refused = {(A, at) for at in rows}
    desk.add(*rows)
    await desk.writer.work()
    assert desk.state == (150, 0, 0)
    assert desk.problems == [Problem("store_error", "A reading is out of range.", True, STORING)]
    await desk.writer.settle()
    assert desk.state == (0, 150, 150)
    assert not (desk.folder / "refused.jsonl").exists()
    desk.store.refused = set()
    await desk.writer.work()
    assert desk.stored == list(rows)


async def test_a_store_that_takes_no_word_of_a_refusal_either_is_at_fault_itself(
    desk: Desk, allow_log: None
) -> None:
    desk.store.failing = StoreError("The file is damaged.")
    desk.add(1, 2)
    await desk.writer.work()
    assert desk.state == (2, 0, 0)
    assert desk.problems == [Problem("store_error", "The file is damaged.", True, STORING)]


async def test_refused_rows_stay_where_they_can_not_be_kept_aside(
    desk: Desk, allow_log: None
) -> None:
    unwritable(desk.folder)
    desk.store.refused = {(A, 1)}
    desk.add(1, 2)
    await desk.writer.work()
    assert (desk.state, desk.writer.quarantine.count) == ((2, 0, 0), 0)


async def test_a_fault_of_the_driver_is_logged_once_and_blocks_no_other_row(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = desk.store.write_readings

    async def fail(readings: Any, *rest: Any) -> int:
        if 2 in readings.at:
            raise ZeroDivisionError("oops")
        return await write(readings, *rest)

    monkeypatch.setattr(desk.store, "write_readings", fail)
    desk.add(1, 2, 3)
    await desk.writer.work()
    assert desk.stored == [1, 3]
    assert caplog.text.count("Traceback") == 1


async def test_attributes_and_coverage_that_are_refused_are_kept_aside_in_their_own_words(
    desk: Desk, allow_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = desk.store.write_readings

    async def refuse(readings: Any, attributes: Any, coverage: Any) -> int:
        if attributes or any(c.kind is CoverageKind.LIVE for c in coverage):
            raise StoreError("Not this.")
        return await write(readings, attributes, coverage)

    monkeypatch.setattr(desk.store, "write_readings", refuse)
    desk.buffer.add_attributes(AttributeRow(A, 1, "W", {"x": 1}))
    desk.add(1)
    desk.writer.note(Coverage("*", CoverageKind.LIVE, 0, 9))
    await desk.writer.work()
    assert (desk.stored, desk.covered) == ([1], [])
    assert desk.quarantined() == [
        {"entity": A, "time": 1, "unit": "W", "attributes": {"x": 1}, "reason": "Not this."},
        {"scope": "*", "kind": "live", "start": 0, "end": 9, "reason": "Not this."},
    ]
    await desk.writer.work()
    assert desk.writer.quarantine.count == 2


async def test_what_is_refused_as_a_whole_and_taken_in_parts_is_no_refusal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = desk.store.write_readings

    async def refuse(readings: Any, *rest: Any) -> int:
        if len(readings) > 2:
            raise StoreError("Too much at once.")
        return await write(readings, *rest)

    monkeypatch.setattr(desk.store, "write_readings", refuse)
    desk.add(*range(9))
    await desk.writer.work()
    assert (desk.stored, desk.problems) == (list(range(9)), [])


async def test_a_quarantine_that_can_not_be_read_counts_as_empty(
    desk: Desk, allow_log: None
) -> None:
    (desk.folder / "refused.jsonl").mkdir(parents=True)
    await desk.writer.replay()
    assert desk.writer.quarantine.count == 0
