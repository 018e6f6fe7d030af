"""Each route with everything that can be wrong, from one table: a route that is not in it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import JSON, MOST_BODY
from energy_desktop.api.openapi import errors, fields
from energy_desktop.api.routes import DECLARED
from energy_desktop.errors import StoreUnavailable
from energy_desktop.services import Services
from tests.api.asking import ENTITY, Asker

NOT_TIMES = ("", "yesterday", "2026-03-01", "2026-03-01T00:00:00", "1e99", "-1", "1.5", "true",
             "null", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9" * 30)  # fmt: skip
NOT_FLAGS = ("", "yes", "1", "TRUE", "null")
NOT_ZONES = ("", "Berlin", "../../etc/passwd", "Europe/../Europe/Berlin", "/etc/localtime", "null",
             "x" * 5000, "Europe")  # fmt: skip
NOT_LIMITS = ("0", "-1", "100001", "1.5", "many", "", "null", "9" * 30)
BAD = {
    **dict.fromkeys(("start_time", "end_time", "since", "until"), NOT_TIMES),
    **dict.fromkeys(("tracked", "include_unavailable", "attributes"), NOT_FLAGS),
    "timezone": NOT_ZONES,
    "limit": NOT_LIMITS,
    "period": ("", "minute", "Hour", "null", "day,week"),
    "cursor": ("", "x", "bnVsbA", "e30", "e30x", "null"),
    "order": ("", "ASC", "newest", "null"),
}
NOT_BODIES = (b"\xff", b"{", b"[]", b"1", b'"x"', b"null", b'{"a":"\xff"}', b"[" * 9999)
NO_SENSORS = ("meter", "sensor.", "sensor.Meter", "sensor.x%2F..", "sensor.x%0A", "%FF.x",
              "sensor.x%00", "sensor.%C3%A4", "sensor.x%3Fa", "sensor.x;a", "sensor.%2e",
              "..%2f..%2fetc%2fpasswd", "sensor.a b")  # fmt: skip
TRICKS = ("{}/", "/{}", "{}/..", "{}%2F", "{}%00", "{}/%2e%2e", "{};a=1", "{}.json")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")
NOT_TIMES_IN_BODY: Sequence[object] = (True, "", "yesterday", "2026-03-01", -1, 1.5, {}, [])
NOT_RANGES: Sequence[object] = (
    *("", "last", 5, [], {}, {"start_time": 1}),
    {"start_time": 1, "end_time": 2, "x": 3},
)
NOT_IDS: Sequence[object] = (
    None,
    "sensor.meter",
    [1],
    ["meter"],
    [""],
    ["Sensor.Meter"],
    [None],
    {},
    ["a.b\n"],
)
BAD_IN_BODY: dict[str, Sequence[object]] = {
    **dict.fromkeys(("start_time", "end_time"), NOT_TIMES_IN_BODY),
    **dict.fromkeys(("wait", "verify_tls"), ("yes", 1, None, "true", [])),
    **dict.fromkeys(("url", "token"), ("", 1, True, [], {})),
    "entity_ids": NOT_IDS,
    "period": ("", "minute", 5, None),
    "compare_to": NOT_RANGES,
    "timezone": ("", "CET-1", 5, "localtime", [], None),
}  # fmt: skip


@dataclass(frozen=True)
class Good:
    """A good question; ``empty``: what a home without data answers."""

    body: dict[str, Any] = field(default_factory=dict)
    status: int = 200


RANGE = {"start_time": "2026-03-01T00:00:00Z", "end_time": "2026-03-03T00:00:00Z"}
TABLE = {
    "GET /api/entities": Good(status=503),
    "GET /api/entities/cached": Good(),
    "GET /api/statistics/{entity_id}": Good(),
    "GET /api/statistics/{entity_id}/daily": Good(),
    "GET /api/statistics/{entity_id}/monthly": Good(),
    "POST /api/statistics/sync": Good({"entity_ids": [ENTITY], **RANGE}, 503),
    "POST /api/statistics/compare": Good({"entity_ids": [ENTITY], **RANGE}),
    "GET /api/readings/{entity_id}": Good(),
    "GET /api/readings/{entity_id}/hourly": Good(),
    "GET /api/coverage/{entity_id}": Good(),
    "GET /api/subscription/status": Good(),
    "POST /api/subscription/backfill": Good(status=503),
    "GET /api/settings": Good(),
    "POST /api/settings/home-assistant": Good({"url": "http://127.0.0.1:9", "token": "x"}, 400),
    "POST /api/settings/test-connection": Good(status=503),
    "POST /api/settings/discover-entities": Good(status=503),
    "POST /api/settings/tracked-entities": Good({"entity_ids": [ENTITY]}),
    "GET /api/status": Good(),
    "GET /api/health": Good(),
    "GET /metrics": Good(),
    "GET /api/openapi.json": Good(),
    "GET /api/docs": Good(),
    "GET /": Good(),
}
KEYS = [f"{route.method} {route.path}" for route in DECLARED]
ROUTES = dict(zip(KEYS, DECLARED, strict=True))
EVERY = pytest.mark.parametrize("key", KEYS)
POSTS = pytest.mark.parametrize("key", [key for key in KEYS if ROUTES[key].has_body])
OF_ENTITIES = pytest.mark.parametrize("key", [key for key in KEYS if ROUTES[key].places])


@pytest.fixture
def api(furnished: Services) -> Asker:
    return Asker(furnished)


def path(route: Route, entity_id: str = ENTITY) -> str:
    return route.path.replace("{entity_id}", entity_id)


async def asked(api: Asker, key: str, target: str = "", body: object = None) -> tuple[int, Any]:
    route = ROUTES[key]
    target = target or path(route)
    if route.has_body:
        return await api.post(target, TABLE[key].body if body is None else body)
    return await api.get(target)


def refused(answer: tuple[int, Any], status: int, code: str) -> Any:
    """The error, which has one shape and one sentence."""
    got, value = answer
    assert (got, value["code"]) == (status, code)
    assert set(value) - {"details"} == {"error", "code"}
    assert value["error"].endswith(".")
    assert "Traceback" not in value["error"]
    return value


def test_the_table_has_every_route() -> None:
    assert set(TABLE) == set(KEYS)


@EVERY
async def test_a_home_without_home_assistant_answers_it(api: Asker, key: str) -> None:
    route, good = ROUTES[key], TABLE[key]
    kind = {"content-type": JSON} if route.has_body else {}
    response = await api.send(route.method, path(route), kind, orjson.dumps(good.body))
    assert response.status == good.status
    assert response.status == 200 or response.status in errors(route)
    assert response.headers["Cache-Control"] in ("no-store", "no-cache")
    assert ("Retry-After" in response.headers) == (response.status == 503)
    assert response.mime == route.mime


@OF_ENTITIES
async def test_an_unknown_sensor_is_a_404(api: Asker, key: str) -> None:
    answer = await asked(api, key, path(ROUTES[key], "sensor.nobody"))
    assert "sensor.nobody" in refused(answer, 404, "unknown_entity")["error"]


@OF_ENTITIES
async def test_what_is_no_sensor_is_refused_by_name(api: Asker, key: str) -> None:
    for entity_id in NO_SENSORS:
        answer = await asked(api, key, path(ROUTES[key], entity_id))
        assert refused(answer, 400, "bad_request")["details"] == {"field": "entity_id"}


@EVERY
async def test_a_path_that_only_looks_like_it_is_not_it(api: Asker, key: str) -> None:
    route = ROUTES[key]
    for trick in TRICKS:
        if route.path == "/" or (route.path.endswith("{entity_id}") and "/" not in trick[2:]):
            continue
        response = await api.send(route.method, trick.format(path(route)), {"content-type": JSON})
        # What stands beside “sync” may be a sensor, which nobody posts to.
        is_beside = route.has_body and route.path.startswith("/api/statistics/")
        assert response.status in ((400, 404, 405) if is_beside else (400, 404))


@EVERY
async def test_a_wrong_method_is_told_the_right_ones(api: Asker, key: str) -> None:
    route = ROUTES[key]
    allowed = "OPTIONS, POST" if route.has_body else "GET, HEAD, OPTIONS"
    response = await api.send("OPTIONS", path(route))
    assert (response.status, response.headers["Allow"], response.body) == (204, allowed, b"")
    for method in METHODS:
        if method != route.method:
            response = await api.send(method, path(route), {"content-type": JSON}, b"{}")
            answer = response.status, orjson.loads(response.body)
            refused(answer, 405, "method_not_allowed")
            assert response.headers["Allow"] == allowed


@EVERY
async def test_head_is_get_without_a_body(api: Asker, key: str) -> None:
    route = ROUTES[key]
    head = await api.send("HEAD", path(route))
    assert head.status == (405 if route.has_body else TABLE[key].status)


@EVERY
async def test_what_nobody_knows_is_refused_by_name(api: Asker, key: str) -> None:
    route = ROUTES[key]
    if route.has_body:
        answer = await asked(api, key, body={**TABLE[key].body, "colour": "red"})
    else:
        answer = await asked(api, key, path(route) + "?colour=red")
    assert refused(answer, 400, "bad_request")["details"] == {"field": "colour"}
    answer = await asked(api, key, path(route) + "?colour=red")
    assert refused(answer, 400, "bad_request")


@EVERY
async def test_each_bad_parameter_is_refused_by_name(api: Asker, key: str) -> None:
    route = ROUTES[key]
    if route.has_body:
        return
    for name, _schema, _required in fields(route):
        if name in route.places:
            continue
        for text in BAD[name]:
            answer = await asked(api, key, f"{path(route)}?{name}={text}")
            error = refused(answer, 400, "bad_request")
            assert error["details"] == {"field": name}
            assert name in error["error"]
        once = f"{name}={text}"
        answer = await asked(api, key, f"{path(route)}?{once}&{once}")
        assert refused(answer, 400, "bad_request")["details"] == {"field": name}
    answer = await asked(api, key, f"{path(route)}?x=%FF")
    assert refused(answer, 400, "bad_request")["details"] == {"field": "query"}


@POSTS
async def test_each_bad_field_is_refused_by_name(api: Asker, key: str) -> None:
    route, good = ROUTES[key], TABLE[key].body
    for name, _schema, required in fields(route):
        for value in BAD_IN_BODY[name]:
            if value is None and not required:
                continue
            error = refused(await asked(api, key, body={**good, name: value}), 400, "bad_request")
            assert error["details"]["field"].split(".")[0] == name
            assert name in error["error"]
        if required:
            left_out = {k: v for k, v in good.items() if k != name}
            error = refused(await asked(api, key, body=left_out), 400, "bad_request")
            assert error["error"] == f"{name} is missing."


@POSTS
async def test_a_body_that_is_no_object_is_refused(api: Asker, key: str) -> None:
    for body in NOT_BODIES:
        assert refused(await api.post(path(ROUTES[key]), body), 400, "bad_request")


@POSTS
async def test_a_huge_body_is_refused(api: Asker, key: str) -> None:
    refused(await api.post(path(ROUTES[key]), b" " * (MOST_BODY + 1)), 413, "too_large")


@POSTS
async def test_another_type_of_body_is_refused(api: Asker, key: str) -> None:
    body = orjson.dumps(TABLE[key].body)
    for kind in ("", "text/plain", "application/x-www-form-urlencoded", "application/xml"):
        response = await api.send("POST", path(ROUTES[key]), {"content-type": kind}, body)
        answer = response.status, orjson.loads(response.body)
        refused(answer, 415, "unsupported_media_type")


@OF_ENTITIES
async def test_a_range_that_ends_before_it_begins_is_refused(api: Asker, key: str) -> None:
    names = [name for name, _schema, _required in fields(ROUTES[key])]
    first, last = ("since", "until") if "since" in names else ("start_time", "end_time")
    for start, end in (("9" * 12, "1" * 12), ("1" * 12, "1" * 12), ("7258118399999", "1" * 12)):
        answer = await asked(api, key, f"{path(ROUTES[key])}?{first}={start}&{last}={end}")
        assert refused(answer, 400, "bad_request")["details"] == {"field": first}


@EVERY
async def test_a_store_that_is_away_is_told(
    api: Asker, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every question to the databases fails, as with a server that is away."""

    async def away(*_args: object, **_more: object) -> Any:
        raise StoreUnavailable("The disk is full.")

    stores = api.services.status._stores
    reads = ("readings", "last_readings", "statistics", "last_statistics", "first_statistics")
    for store, names in (
        (stores.series, (*reads, "summaries")),
        (stores.coverage, ("coverage",)),
        (stores.state, ("set_tracked", "put_settings")),
    ):
        for name in names:
            monkeypatch.setattr(store, name, away)
    route = ROUTES[key]
    asks = {"database" in route.errors.get(503, "") and TABLE[key].status == 200}
    status, _headers = await _status(api, key)
    assert status == (503 if asks == {True} else TABLE[key].status)


async def _status(api: Asker, key: str) -> tuple[int, Any]:
    route = ROUTES[key]
    kind = {"content-type": JSON} if route.has_body else {}
    response = await api.send(route.method, path(route), kind, orjson.dumps(TABLE[key].body))
    return response.status, response.headers
