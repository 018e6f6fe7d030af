"""Every five minutes: a quiet house is no fault; a silent subscription and a set clock are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from energy_desktop.errors import ConnectionLost
from energy_desktop.events import Events
from energy_desktop.hass.commands import Commands
from energy_desktop.models import from_us
from energy_desktop.recording.hass_clock import HassClock
from energy_desktop.recording.heartbeat import HEARTBEAT_S, Heartbeat
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.recorder import Recorder
from tests.fakes.memory_store import memory_stores
from tests.recording.events import SENSOR, at_us, changed, state


class House(Commands):
    """A Home Assistant of one state, whose time is that of the test's clock plus ``ahead_s``."""

    def __init__(self) -> None:
        self.elapsed_s = 0.0
        self.ahead_s = 0.0
        self.answers_after_s = 0.0
        self.told = [state("230", 0)]
        self.asked = 0

    def monotonic(self) -> float:
        return self.elapsed_s

    async def sleep(self, seconds: float) -> None:
        self.elapsed_s += seconds

    async def utc_now(self) -> datetime:
        self.elapsed_s += self.answers_after_s
        return from_us(at_us(self.elapsed_s + self.ahead_s))

    async def states(self) -> list[dict[str, Any]]:
        self.asked += 1
        return self.told

    async def command(self, type_: str, *, timeout_s: float = 30, **fields: Any) -> Any:
        raise AssertionError(type_)

    async def subscribe(self, type_: str, on_event: Callable[[Any], None], **fields: Any) -> int:
        raise AssertionError(type_)

    async def unsubscribe(self, subscription_id: int) -> None:
        raise AssertionError

    async def first_events(
        self, type_: str, count: int, timeout_s: float = 30, **fields: Any
    ) -> list[Any]:
        raise AssertionError(type_)


class Bench:
    """A house that is being recorded since it was 0 s."""

    def __init__(self, folder: Path) -> None:
        self.house = House()
        self.recorder = Recorder(memory_stores(), Events(), folder)
        self.span = LiveSpan(at_us(0))
        self.recorder.begin_span(self.span, self.house.told)
        clock = HassClock(at_us(0), 0.0, 0.0, self.house.monotonic)
        link = LiveLink(self.house, clock, self.span)
        self.heartbeat = Heartbeat(
            link, self.recorder, sleep=self.house.sleep, monotonic=self.house.monotonic
        )

    def event(self, second: float, value: str) -> None:
        self.recorder.on_event(changed(None, state(value, second)))


@pytest.fixture
async def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


async def test_a_quiet_house_for_an_hour_is_no_fault(bench: Bench) -> None:
    for _ in range(12):
        await bench.house.sleep(HEARTBEAT_S)
        await bench.heartbeat.beat()
    assert bench.house.elapsed_s == 3600
    assert bench.house.asked == 12


async def test_a_change_that_was_not_told_is_noticed_at_the_next_beat(bench: Bench) -> None:
    bench.event(10, "240")
    bench.house.told = [state("250", 100)]
    with pytest.raises(ConnectionLost, match="silent"):
        await bench.heartbeat.run()
    assert bench.house.elapsed_s == HEARTBEAT_S


async def test_a_sensor_that_went_without_a_word_is_noticed_too(bench: Bench) -> None:
    bench.house.told = []
    with pytest.raises(ConnectionLost, match="silent"):
        await bench.heartbeat.run()


async def test_silence_is_not_covered_from_the_last_event_on(bench: Bench) -> None:
    bench.event(10, "240")
    await bench.recorder.flush()
    bench.recorder.note_pong(at_us(280))
    assert bench.span.end_us == at_us(279)
    bench.house.told = [state("250", 100)]
    with pytest.raises(ConnectionLost):
        await bench.heartbeat.run()
    assert bench.span.end_us == at_us(9)


async def test_nothing_is_compared_while_events_come(bench: Bench) -> None:
    bench.house.told = [state("250", 290)]
    bench.event(200, "240")
    await bench.house.sleep(HEARTBEAT_S)
    await bench.heartbeat.beat()
    assert bench.house.asked == 0


@pytest.mark.parametrize("ahead_s", [-3600, 3600])
async def test_a_clock_of_home_assistant_that_was_set_ends_the_span(
    bench: Bench, ahead_s: float
) -> None:
    bench.house.ahead_s = ahead_s
    with pytest.raises(ConnectionLost, match="clock"):
        await bench.heartbeat.run()


async def test_a_slow_answer_is_no_clock_that_was_set(bench: Bench) -> None:
    bench.house.answers_after_s = 25
    await bench.heartbeat.beat()
    assert bench.house.elapsed_s == 25


async def test_it_beats_until_it_is_cancelled(bench: Bench) -> None:
    thrice = asyncio.Event()

    async def pause(seconds: float) -> None:
        await bench.house.sleep(seconds)
        if bench.house.asked == 3:
            thrice.set()
        await asyncio.sleep(0)

    bench.heartbeat._sleep = pause
    task = asyncio.create_task(bench.heartbeat.run())
    await thrice.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert bench.recorder.value(SENSOR) is not None
