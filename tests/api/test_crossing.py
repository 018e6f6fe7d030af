"""The way to the loop and back: a loop that is closed, a request cancelled before it begins."""

from __future__ import annotations

import asyncio
import json
import threading

import pytest

from energy_desktop.api.crossing import Crossing
from energy_desktop.api.messages import Request, Response
from tests.recording.home_run import until

ASKED = Request("GET", "/x")


async def fine(_request: Request) -> Response:
    return Response(200, b"")


async def test_a_loop_that_is_closed_answers_at_once_even_if_it_does_not_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crossing = Crossing(fine)
    loop = asyncio.get_running_loop()
    with monkeypatch.context() as closed:
        closed.setattr(loop, "is_closed", lambda: True)
        closed.setattr(loop, "call_soon_threadsafe", lambda *_: None)
        told: list[Response] = []
        asking = threading.Thread(target=lambda: told.append(crossing.ask(ASKED)))
        asking.start()
        asking.join(5)
    assert [json.loads(one.body)["code"] for one in told] == ["stopping"]


async def test_a_request_that_is_cancelled_before_it_begins_leaves_nothing() -> None:
    crossing = Crossing(fine)
    crossing._is_woken = True  # the loop begins when the test says so
    asking = asyncio.create_task(asyncio.to_thread(crossing.ask, ASKED))
    await until(lambda: len(crossing._waiting) > 0, "the request")
    crossing._begin()
    await crossing.stop()
    assert crossing.under_way == 0
    assert json.loads((await asking).body)["code"] == "stopping"


async def test_what_is_answered_is_no_longer_under_way() -> None:
    crossing = Crossing(fine)
    assert (await asyncio.to_thread(crossing.ask, ASKED)).status == 200
    await asyncio.sleep(0)
    assert crossing.under_way == 0
    await crossing.stop()
