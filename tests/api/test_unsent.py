"""Clients that do not take their answers: what they hold is bounded, and they harm nobody."""

from __future__ import annotations

import asyncio
import logging

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api import unsent, worker
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.unsent import Budget, Deadline
from energy_desktop.api.worker import Patience, Worker
from tests.api.test_connections import Connection, Serving, get
from tests.recording.home_run import until

HUGE = b"a" * 20_000_000


async def huge(_request: Request) -> Response:
    return Response(200, HUGE)


async def serving_with(**options: object) -> Serving:
    made = Serving()
    made.answers["/huge"] = huge
    await made.start(**options)
    return made


async def stuck(serving: Serving) -> Connection:
    """A client that has asked for much and takes next to nothing."""
    one = await serving.connect()
    one.writer.write(get("huge"))
    one.writer.transport.pause_reading()  # type: ignore[attr-defined]
    seen = len(serving.seen)
    await until(lambda: len(serving.seen) > seen, "the request")
    return one


async def end(serving: Serving) -> None:
    await serving.stop()
    await serving.hang_up()


def test_the_budget_is_one_for_all_and_one_answer_alone_may_be_larger() -> None:
    budget = Budget(1_000_000)
    assert budget.may_hold("a", 5_000_000)
    assert not budget.may_hold("b", 100_000)
    assert budget.may_hold("b", 1_000)
    budget.hold("a", 900_000)
    assert budget.may_hold("b", 100_000)
    assert not budget.may_hold("c", 100_000)
    budget.hold("a", 0)
    assert budget.may_hold("c", 900_000)


def test_a_large_answer_may_take_long_and_none_may_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("energy_desktop.api.unsent.time.monotonic", lambda: now[0])
    deadline = Deadline(10.0)
    assert not deadline.is_over
    deadline.add(unsent.LEAST_RATE * 100, 0.0)
    now[0] = 109.0
    told = [deadline.is_over]
    deadline.add(0, 5.0)
    for now[0] in (114.0, 116.0):
        told.append(deadline.is_over)
    deadline.end()
    told.append(deadline.is_over)
    assert told == [False, False, True, False]


async def test_answers_that_nobody_takes_are_bounded_and_small_ones_go_on(
    qapp: QApplication,
) -> None:
    serving = await serving_with(unsent=30_000_000)
    await stuck(serving)
    told = await serving.connect()
    status, headers, _ = await told.ask(get("huge"))
    assert (status, headers["retry-after"]) == (503, "5")
    assert (await told.ask(get("x")))[0] == 200
    await end(serving)


async def test_who_takes_too_little_of_an_answer_is_cut_off(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "LEAST_RATE", 1_000_000_000)
    patience = Patience(request_s=0.6, look_s=0.1)
    serving = await serving_with(patience=patience)
    one = await serving.connect()
    one.writer.write(get("huge"))
    taken = 0
    async with asyncio.timeout(10):
        while data := await one.reader.read(40_000):
            taken += len(data)
            await asyncio.sleep(0.02)
            if serving.acceptor.connections == 0:
                break
    assert taken < len(HUGE)
    await until(lambda: serving.acceptor.connections == 0, "the end of the connection")
    await end(serving)


async def test_who_waits_for_an_answer_to_be_sent_does_not_rest(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("energy_desktop.api.acceptor._REST_S", 0.0)
    serving = await serving_with(most=1)
    await stuck(serving)
    await asyncio.sleep(0.6)
    told = await serving.connect()
    assert (await told.answer())[0] == 503
    await end(serving)


@pytest.mark.parametrize("is_stopped_at_once", [True, False])
async def test_a_slow_client_that_gave_way_is_ended_soon_and_a_stop_is_clean(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    is_stopped_at_once: bool,
) -> None:
    monkeypatch.setattr("energy_desktop.api.acceptor._REST_S", 0.0)
    monkeypatch.setattr(worker, "_GRACE_S", 0.3)
    monkeypatch.setattr(Worker, "is_resting", property(lambda _: True))
    serving = await serving_with(most=1)
    await stuck(serving)
    await asyncio.sleep(0.3)
    other = await serving.connect()
    assert (await other.ask(get("x")))[0] == 200
    other.close()
    if not is_stopped_at_once:
        await until(lambda: serving.acceptor.connections == 0, "the end of both")
        third = await serving.connect()
        assert (await third.ask(get("x")))[0] == 200
    await end(serving)
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []
