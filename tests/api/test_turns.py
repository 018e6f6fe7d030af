"""Queries take turns; what is no query goes by; a line that is too long or stands is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import pytest

from energy_desktop.api.access import Access
from energy_desktop.api.declared import Route
from energy_desktop.api.messages import Request, Response
from energy_desktop.api.parameters import Asked, OfEntity
from energy_desktop.api.router import Router
from energy_desktop.api.routes import DECLARED
from energy_desktop.api.turns import Turns

HOST = {"host": "localhost"}
QUERY = Request("GET", "/api/readings/sensor.x", HOST)
SMALL = Request("GET", "/api/status", HOST)


class Store:
    """Answers once ``going`` is set and counts how many are answered at once."""

    def __init__(self, **options: float) -> None:
        self.going = asyncio.Event()
        self.now = self.most = 0
        routes = [
            Route("GET", "/api/readings/{entity_id}", "", self._query, OfEntity, is_query=True),
            Route("GET", "/api/status", "", self._small),
        ]
        self._router = Router(routes, Access(list), Turns(**options))  # type: ignore[arg-type]

    def answer(self, request: Request) -> Awaitable[Response]:
        return self._router.answer(request)

    async def _small(self, _asked: Asked) -> Response:
        return Response(200, b"small")

    async def _query(self, _asked: Asked) -> Response:
        self.now += 1
        self.most = max(self.most, self.now)
        await self.going.wait()
        self.now -= 1
        return Response(200, b"query")


@pytest.mark.parametrize("target", ["/api/readings/sensor.x", "/api/%72eadings/sensor.x"])
async def test_a_few_queries_run_at_once_and_small_questions_go_by(target: str) -> None:
    store = Store(at_once=2)
    query = Request("GET", target, HOST)
    queries = [asyncio.ensure_future(store.answer(query)) for _ in range(20)]
    await asyncio.sleep(0)
    assert (await store.answer(SMALL)).body == b"small"
    store.going.set()
    assert {(await query).status for query in queries} == {200}
    assert store.most == 2


async def test_a_line_that_is_too_long_is_told() -> None:
    store = Store(at_once=1, in_line=3)
    queries = [asyncio.ensure_future(store.answer(QUERY)) for _ in range(4)]
    await asyncio.sleep(0)
    refused = await store.answer(QUERY)
    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    store.going.set()
    assert {(await query).status for query in queries} == {200}


async def test_who_may_not_ask_takes_nobody_s_place_in_line() -> None:
    store = Store(at_once=1, in_line=1)
    first = asyncio.ensure_future(store.answer(QUERY))
    await asyncio.sleep(0)
    stranger = Request("GET", QUERY.target, {"host": "evil.example"})
    for _ in range(3):
        assert (await asyncio.wait_for(store.answer(stranger), 1)).status == 403
    second = asyncio.ensure_future(store.answer(QUERY))
    await asyncio.sleep(0)
    store.going.set()
    assert [(await one).status for one in (first, second)] == [200, 200]


async def test_a_line_that_does_not_move_is_told_and_who_leaves_it_gives_up_the_place() -> None:
    store = Store(at_once=1, in_line=1, patience_s=0.02)
    first = asyncio.ensure_future(store.answer(QUERY))
    await asyncio.sleep(0)
    assert (await store.answer(QUERY)).status == 503
    gone = asyncio.ensure_future(store.answer(QUERY))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.wait([gone])
    store.going.set()
    assert (await first).status == 200
    assert (await store.answer(QUERY)).status == 200


def test_all_that_reads_many_rows_is_a_query_and_what_waits_for_home_assistant_is_none() -> None:
    queries = {route.path for route in DECLARED if route.is_query}
    place = "/{entity_id}"
    assert queries == {
        f"/api/readings{place}", f"/api/readings{place}/hourly", f"/api/coverage{place}",
        f"/api/statistics{place}", f"/api/statistics{place}/daily",
        f"/api/statistics{place}/monthly", "/api/statistics/compare",
    }  # fmt: skip
