"""The book of a round of fetching: what came, what was refused, one line an entity."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any

import pytest

from energy_desktop.errors import CommandError, HassTimeout, StoreUnavailable
from energy_desktop.models import SyncStatus, SyncType, from_us
from energy_desktop.recording.requests import Requests
from tests.fakes.memory_state_store import MemoryStateStore

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
A, B = "sensor.a", "sensor.b"
Rows = dict[str, list[dict[str, Any]]]


async def answer(rows: Rows) -> Rows:
    return rows


async def fail(error: Exception) -> Rows:
    raise error


async def ask(requests: Requests, ids: list[str], request: Awaitable[Rows]) -> Rows | None:
    return await requests.answer(ids, (10, 20), request)


async def test_many_pieces_of_an_entity_are_one_line_from_the_first_to_the_last() -> None:
    store = MemoryStateStore()
    requests = Requests(store)
    for start in (20, 10, 0):
        requests.note(A, (start, start + 10), 5)
    await requests.write_book(NOW, SyncType.MANUAL)
    [entry] = await store.sync_log()
    assert (entry.start, entry.end) == (from_us(0), from_us(30))
    assert (entry.records_synced, entry.status) == (15, SyncStatus.SUCCESS)
    assert (entry.sync_type, entry.created_at) == (SyncType.MANUAL, NOW)
    await requests.write_book(NOW)
    assert len(await store.sync_log()) == 1


@pytest.mark.parametrize(
    "error", [CommandError("unknown_error", "The recorder is busy."), HassTimeout("Too late.")]
)
async def test_a_refusal_is_no_rows_and_is_noted(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryStateStore()
    requests = Requests(store)
    requests.note(A, (20, 30), 5)
    assert await ask(requests, [A, B], fail(error)) is None
    assert requests.failed
    await requests.write_book(NOW)
    by_id = {entry.entity_id: entry for entry in await store.sync_log()}
    assert by_id[A].status is SyncStatus.PARTIAL
    assert by_id[A].records_synced == 5
    assert by_id[B].status is SyncStatus.FAILED
    assert (by_id[B].start, by_id[B].end) == (from_us(10), from_us(20))
    assert by_id[B].error_message == str(error)
    assert "did not give the past of 2 sensors" in caplog.text


async def test_a_home_without_the_command_is_told_apart() -> None:
    requests = Requests(MemoryStateStore())
    with pytest.raises(CommandError):
        await ask(requests, [A], fail(CommandError("unknown_command", "Unknown command.")))
    assert not requests.failed


async def test_rows_are_given_as_they_come() -> None:
    rows: Rows = {A: [{"s": "1"}]}
    assert await ask(Requests(MemoryStateStore()), [A], answer(rows)) == rows


async def test_a_book_that_can_not_be_written_is_no_failure_of_the_fetch() -> None:
    store = MemoryStateStore()
    requests = Requests(store)
    requests.note(A, (0, 10), 1)
    store.failing = StoreUnavailable("The disk is full.")
    await requests.write_book(NOW)
    assert not requests.failed
