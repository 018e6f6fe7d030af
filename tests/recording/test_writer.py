"""The writer: store, memory or journal, but never nowhere; and no row blocks the others."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.errors import StoreUnavailable
from energy_desktop.events import JOURNAL, STORING, Problem
from energy_desktop.models import AttributeRow, CoverageKind
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.recording.journal import Journal
from tests.recording.batches import batch
from tests.recording.desk import AWAY, A, Desk, files, unwritable


async def test_coverage_is_stored_without_rows_too_and_only_once(desk: Desk) -> None:
    desk.span(9)
    await desk.writer.work()
    assert desk.covered == [("live", 0, 9)]
    writes = desk.store.writes
    await desk.writer.work()
    assert desk.store.writes == writes


async def test_an_end_that_is_noted_while_an_older_one_is_being_stored_is_stored_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = desk.store.write_readings

    async def slow(*batch: Any) -> int:
        desk.span(20)
        return await write(*batch)

    monkeypatch.setattr(desk.store, "write_readings", slow)
    desk.span(10)
    await desk.writer._write_next()
    assert desk.covered == [("live", 0, 10)]
    monkeypatch.undo()
    await desk.writer.flush()
    assert desk.covered == [("live", 0, 20)]


async def test_while_the_store_is_away_a_few_rows_wait_in_memory(
    desk: Desk, allow_log: None
) -> None:
    desk.store.failing = AWAY
    desk.add(1, 2)
    await desk.writer.work()
    assert (desk.state, desk.waits, desk.writer.failure) == ((2, 0, 0), [0.5], str(AWAY))
    assert not desk.folder.exists()
    desk.store.failing = None
    await desk.writer.work()
    assert (desk.stored, desk.state, desk.writer.failure) == ([1, 2], (0, 0, 2), None)


async def test_more_go_to_the_journal_and_are_stored_first_and_in_order_when_it_is_back(
    desk: Desk, small: None, allow_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.failing = AWAY
    desk.add(*range(5))
    await desk.writer.work()
    assert (desk.state, desk.acknowledged[-1]) == ((0, 5, 5), 5)
    desk.add(5, 6)
    await desk.writer.work()
    assert desk.state == (2, 5, 5)
    desk.store.failing = None
    await desk.writer.work()
    assert (desk.stored, desk.state, desk.writer.stored) == (list(range(7)), (0, 0, 7), 7)
    assert [(t.first_us, t.last_us) for t in desk.told] == [(0, 1), (2, 3), (4, 4), (5, 6)]
    assert files(desk.folder) == []


async def test_what_waited_a_minute_goes_to_the_journal_too(desk: Desk, allow_log: None) -> None:
    desk.store.failing = AWAY
    desk.add(1)
    for _ in range(10):
        await desk.writer.work()
    assert (sum(desk.waits), desk.state) == (68.5, (1, 0, 0))
    await desk.writer.work()
    assert desk.state == (0, 1, 1)


async def test_it_tells_once_that_the_store_is_away_and_tries_ever_more_rarely(
    desk: Desk, small: None, caplog: pytest.LogCaptureFixture
) -> None:
    desk.store.failing = AWAY
    desk.add(*range(12))
    for _ in range(7):
        await desk.writer.work()
    assert desk.waits == [0.5, 1, 2, 5, 10, 10, 10]
    assert desk.problems == [Problem("store_unavailable", "The database is away.", False, STORING)]
    assert caplog.text.count("The database is away.") == 1


async def test_it_tells_another_reason_too_and_logs_the_first_alone(
    desk: Desk, small: None, caplog: pytest.LogCaptureFixture
) -> None:
    desk.store.failing = AWAY
    desk.add(1)
    await desk.writer.work()
    desk.store.failing = StoreUnavailable("It can't be reached.")
    for _ in range(3):
        await desk.writer.work()
    told = [problem.message for problem in desk.problems]
    assert told == ["The database is away.", "It can't be reached."]
    assert "It can't be reached." not in caplog.text


async def test_it_tells_when_the_store_works_again(
    desk: Desk, small: None, allow_log: None
) -> None:
    desk.store.failing = AWAY
    desk.add(1)
    await desk.writer.work()
    assert desk.ended == []
    desk.store.failing = None
    await desk.writer.work()
    assert desk.ended == [STORING]
    desk.add(2)
    await desk.writer.work()
    assert desk.ended == [STORING]


async def test_a_journal_that_is_not_needed_any_more_is_no_trouble_any_more(
    desk: Desk, small: None, allow_log: None
) -> None:
    unwritable(desk.folder)
    desk.store.failing = AWAY
    desk.add(*range(5))
    await desk.writer.work()
    assert [problem.topic for problem in desk.problems] == [STORING, JOURNAL]
    desk.store.failing = None
    await desk.writer.work()
    assert desk.ended == [STORING, JOURNAL]


async def test_what_can_not_be_stored_at_the_end_is_there_for_the_next_run(
    desk: Desk, small: None, allow_log: None
) -> None:
    desk.store.failing = AWAY
    desk.buffer.add_attributes(AttributeRow(A, 1, "W", {"x": 'ü"\0'}))
    desk.add(1, 2, 3)
    desk.span(9)
    await desk.writer.settle()
    assert desk.state == (0, 3, 3)
    desk.store.failing = None
    following = desk.again()
    await following.writer.replay()
    assert following.stored == [1, 2, 3]
    assert following.covered == [("live", 0, 9)]
    assert list(following.store.attribute_rows.values()) == [AttributeRow(A, 1, "W", {"x": 'ü"\0'})]
    assert (following.writer.stored, following.writer.acknowledged) == (3, 0)


async def test_with_the_store_there_nothing_goes_to_the_journal_at_the_end(desk: Desk) -> None:
    desk.add(1)
    await desk.writer.settle()
    assert (desk.stored, desk.folder.exists()) == ([1], False)


async def test_the_end_does_not_wait_for_a_long_replay(desk: Desk, small: None) -> None:
    await Journal(desk.folder).append(batch(1))
    await desk.writer.journal.open()
    desk.add(2)
    await desk.writer.settle()
    assert (desk.stored, desk.state) == ([], (0, 2, 1))


async def test_where_the_journal_fails_too_the_rows_stay_and_that_is_told_once(
    desk: Desk, small: None, caplog: pytest.LogCaptureFixture
) -> None:
    unwritable(desk.folder)
    desk.store.failing = AWAY
    desk.add(*range(6))
    for _ in range(3):
        await desk.writer.work()
    assert desk.state == (6, 0, 0)
    _away, journal = desk.problems
    assert (journal.code, journal.lasting) == ("store_unavailable", True)
    assert journal.message in caplog.text
    assert "in memory only" in journal.message
    assert "make room on its disk" in journal.message
    with pytest.raises(StoreUnavailable, match="make room"):
        await desk.writer.settle()
    desk.store.failing = None
    await desk.writer.work()
    assert desk.stored == list(range(6))


async def test_a_journal_that_can_not_be_read_keeps_no_newer_row_from_the_store(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    (desk.folder / "readings.journal").mkdir(parents=True)
    desk.add(1)
    await desk.writer.work()
    await desk.writer.work()
    assert desk.stored == [1]
    assert await desk.writer.journalled_coverage() == []
    assert len(desk.problems) == 1


async def test_of_a_recorded_span_that_was_opened_and_closed_while_away_the_end_counts(
    desk: Desk, small: None, allow_log: None
) -> None:
    desk.store.failing = AWAY
    for end in (OPEN_END_US, 50):
        desk.add(end % 100)
        desk.span(end, 10, CoverageKind.RECORDED)
        await desk.writer.settle()
    desk.store.failing = None
    await desk.writer.flush()
    assert desk.covered == [("recorded", 10, 50)]


async def test_a_replay_that_was_killed_is_repeated_and_doubles_nothing(
    desk: Desk, small: None, allow_log: None
) -> None:
    desk.store.failing = AWAY
    desk.add(*range(6))
    desk.span(1)
    await desk.writer.settle()
    desk.span(5)
    await desk.writer.settle()
    desk.store.failing = None
    await desk.writer._write_next()
    await desk.writer._write_next()
    assert (desk.stored, desk.writer.journal.rows) == ([0, 1, 2, 3], 2)
    killed = desk.again()
    await killed.writer.replay()
    assert killed.stored == list(range(6))
    assert killed.covered == [("live", 0, 5)]
    assert [told.count for told in killed.told] == [0, 0, 2]


async def test_what_comes_during_a_long_replay_does_not_fill_the_memory(
    desk: Desk, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(desk.folder)
    for at in range(4):
        await journal.append(batch(at))
    write, most = desk.store.write_readings, 0

    async def slow(readings: Any, *rest: Any) -> int:
        nonlocal most
        if readings.at[0] < 4:
            desk.add(*range(10 + int(readings.at[0]) * 3, 13 + int(readings.at[0]) * 3))
        most = max(most, desk.buffer.rows)
        return await write(readings, *rest)

    monkeypatch.setattr(desk.store, "write_readings", slow)
    await desk.writer.flush()
    assert most <= 7
    assert [t.first_us for t in desk.told] == [0, 1, 2, 3, 10, 12, 14, 16, 18, 20]


class Life:
    """Runs of a writer one after the other, on a store that comes and goes."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder)
        self.times = iter(range(10**6))
        self.taken: list[int] = []
        self.expected: set[int] = set()

    async def step(self, name: str) -> None:
        await getattr(self, name)()

    async def add(self) -> None:
        new = [next(self.times) for _ in range(3)]
        self.taken += new
        self.desk.add(*new)

    async def away(self) -> None:
        self.desk.store.failing = AWAY

    async def back(self) -> None:
        self.desk.store.failing = None

    async def work(self) -> None:
        await self.desk.writer.work()

    async def settle(self) -> None:
        await self.desk.writer.settle()
        assert not self.desk.buffer.rows

    async def span(self) -> None:
        if safe := self.desk.writer.acknowledged:
            self.desk.span(self.taken[safe - 1] + 1, self.taken[0])

    async def stop(self) -> None:
        await self.settle()
        await self.kill()

    async def kill(self) -> None:
        self.expected |= set(self.taken[: self.desk.writer.acknowledged])
        self.desk, self.taken = self.desk.again(), []
        if self.desk.store.failing is None:
            await self.desk.writer.replay()

    async def end(self) -> None:
        await self.back()
        await self.desk.writer.flush()
        assert self.expected | set(self.taken) <= set(self.desk.stored)
        for _kind, start, end in self.desk.covered:
            assert set(range(start, end)) <= set(self.desk.stored)
        assert self.desk.state[:2] == (0, 0)
        assert files(self.desk.folder) == []


STEPS = st.sampled_from(
    ["add", "add", "add", "away", "back", "work", "work", "settle", "span", "stop", "kill"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=60))
def test_whatever_happens_what_was_acknowledged_is_stored_in_the_end_and_nothing_else_covered(
    small: None, allow_log: None, steps: list[str]
) -> None:
    async def live(life: Life) -> None:
        for step in steps:
            await life.step(step)
        await life.end()

    with TemporaryDirectory() as folder:
        asyncio.run(live(Life(Path(folder) / "journal")))
