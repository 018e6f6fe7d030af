"""Long answers are the same bytes as short ones would be, and do not hold up the loop."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import msgspec
import orjson
import pytest

from energy_desktop.api.encoding import PIECE, encoded, entity_tag
from energy_desktop.api.routes.readings import Reading, Readings

AT = datetime(2026, 3, 1, tzinfo=UTC)


def answer(count: int) -> Readings:
    rows = [Reading(AT, float(i), None if i % 2 else float("nan"), "live") for i in range(count)]
    return Readings("sensor.a", "W", AT, count, rows)


@pytest.mark.parametrize("count", [0, 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
async def test_pieces_joined_are_the_whole(count: int) -> None:
    assert await encoded(answer(count)) == msgspec.json.encode(answer(count))


async def test_what_is_left_out_is_left_out_of_long_answers_too() -> None:
    value = orjson.loads(await encoded(answer(PIECE + 1)))
    assert "next" not in value
    assert "attributes" not in value["readings"][0]
    assert value["readings"][0] == {
        "timestamp": "2026-03-01T00:00:00Z", "state": 0.0, "previous_state": None, "source": "live",
    }  # fmt: skip


async def test_a_hundred_thousand_rows_do_not_hold_up_the_loop() -> None:
    """The loop comes to its turn many times meanwhile."""
    turns, value = 0, answer(100_000)

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    began = time.perf_counter()
    body = await encoded(value)
    counting.cancel()
    assert len(body) > 5_000_000
    assert turns > 10
    assert time.perf_counter() - began < 10


def test_other_bytes_have_another_tag() -> None:
    assert entity_tag(b"a") == entity_tag(b"a") != entity_tag(b"b")
    assert entity_tag(b"a").startswith('W/"')
