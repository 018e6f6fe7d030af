"""How an audit goes on: interrupted, refused, done; by requests that are noted instead of sent."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

import pytest

from energy_desktop.errors import ConnectionLost, HassError
from energy_desktop.models import to_us
from energy_desktop.recording.audit import AGAIN_US, AUDITED_AT, EVERY_US, Audit
from energy_desktop.recording.fetched import History
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.past_readings import PastReadings
from energy_desktop.recording.past_statistics import PastStatistics
from energy_desktop.recording.pieces import HOUR_US, Piece
from tests.fakes.manual_clock import ManualClock
from tests.fakes.memory_store import memory_stores

SENSOR = "sensor.a"
Rows = dict[str, list[dict[str, Any]]]


class Past:
    """Readings and statistics of a Home Assistant that answers, refuses or is lost."""

    def __init__(self, claimed: Sequence[Interval]) -> None:
        self.asked: list[Interval] = []
        self._claimed = {SENSOR: list(claimed)}
        self.since: list[int] = []
        self.problem: HassError | None = None
        self.refuses = False

    async def settle(self) -> None:
        pass

    async def claimed(self, since_us: int) -> dict[str, list[Interval]]:
        self.since.append(since_us)
        return self._claimed

    async def history(self, piece: Piece) -> Rows | None:
        if self.problem is not None:
            raise self.problem
        if self.refuses:
            return None
        self.asked.append((piece.start_us, piece.end_us))
        return {SENSOR: [{}] * 5000}

    async def columns(self, piece: Piece, rows: Rows) -> dict[str, History]:
        return {}

    async def tracked(self) -> list[str]:
        return []


class Bench:
    def __init__(self, hours: int = 4) -> None:
        self.clock = ManualClock()
        self.stores = memory_stores()
        self.now_us = to_us(self.clock.now())
        self.past = Past([(self.now_us - hours * HOUR_US, self.now_us)])
        self.slept: list[float] = []
        self.audit = Audit(self.stores, self.clock.now, self.sleep, lambda: 0.0)
        self.stop_after = -1

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.stop_after -= 1
        if not self.stop_after:
            self.audit.stop_soon()
        await asyncio.sleep(0)

    async def run(self) -> None:
        past = cast("PastReadings", self.past)
        await self.audit.run(past, cast("PastStatistics", self.past))

    async def audited_us(self) -> int:
        return int((await self.stores.state.settings()).get(AUDITED_AT, 0))


async def test_the_first_audit_is_a_day_after_everything_came() -> None:
    bench = Bench()
    await bench.run()
    assert bench.past.asked == []
    bench.clock.advance(EVERY_US / 1e6 - 1)
    await bench.run()
    assert bench.past.asked == []
    bench.clock.advance(1)
    await bench.run()
    assert len(bench.past.asked) == 4
    assert await bench.audited_us() == to_us(bench.clock.now())


async def test_an_interrupted_audit_goes_on_where_it_stopped() -> None:
    bench = Bench()
    bench.audit.ask_for_all()
    bench.stop_after = 2
    await bench.run()
    assert len(bench.past.asked) == 2
    assert await bench.audited_us() == 0
    await bench.run()
    assert len(bench.past.asked) == len(set(bench.past.asked)) == 4
    assert bench.past.since == [0]
    assert not bench.audit.is_running
    assert await bench.audited_us() == bench.now_us


async def test_a_refused_audit_is_not_done_and_is_tried_again_later(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bench = Bench()
    bench.audit.ask_for_all()
    bench.past.refuses = True
    await bench.run()
    assert "could not be compared" in caplog.text
    assert bench.audit.is_running
    assert await bench.audited_us() == 0
    bench.past.refuses = False
    bench.clock.advance(timedelta(microseconds=AGAIN_US).total_seconds())
    await bench.run()
    assert len(bench.past.asked) == 4
    assert await bench.audited_us() == bench.now_us


async def test_a_piece_in_which_the_connection_is_lost_is_asked_for_in_smaller_ones() -> None:
    bench = Bench(hours=1)
    bench.audit.ask_for_all()
    bench.past.problem = ConnectionLost("The answer was over the limit.")
    with pytest.raises(ConnectionLost):
        await bench.run()
    bench.audit.length.failed()  # as the requests do
    bench.past.problem = None
    await bench.run()
    assert len(bench.past.asked) >= 3
    assert bench.past.asked[0][1] == bench.now_us
    assert min(start for start, _end in bench.past.asked) == bench.now_us - HOUR_US
    assert await bench.audited_us() > 0


async def test_home_assistant_is_left_in_peace_for_at_least_a_second_between_requests() -> None:
    bench = Bench()
    bench.audit.ask_for_all()
    await bench.run()
    assert bench.slept == [1.0] * 4
