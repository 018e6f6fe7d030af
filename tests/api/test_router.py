"""From a request to an answer: every error has one shape, and no web page gets in."""

from __future__ import annotations

from typing import Any

import msgspec
import orjson
import pytest

from energy_desktop.api.access import Access
from energy_desktop.api.declared import Route
from energy_desktop.api.messages import JSON, MOST_BODY, Request, Response
from energy_desktop.api.parameters import (
    Asked,
    BadRequest,
    EntityIds,
    Limit,
    OfEntity,
    Text,
    Time,
)
from energy_desktop.api.router import Router
from energy_desktop.errors import (
    Busy,
    HassNotReady,
    StoreError,
    StoreUnavailable,
    UnknownEntity,
)

HOST = {"host": "127.0.0.1:3042"}


class Colors(Asked, frozen=True, kw_only=True):
    color: Text | None = None


class Named(OfEntity, frozen=True, kw_only=True):
    limit: Limit = 10


class Body(Asked, frozen=True, kw_only=True):
    ids: EntityIds
    at: Time | None = None


class Said(msgspec.Struct, frozen=True):
    said: dict[str, Any]


async def good(asked: Asked) -> Said:
    return Said(msgspec.structs.asdict(asked))


async def page(_asked: Asked) -> Response:
    return Response(200, b"x" * 20_000, {"ETag": 'W/"1"'}, "text/html")


async def bad(_asked: Asked) -> None:
    raise BadRequest("color takes red or blue, not “green”.", "color")


async def away(_asked: Asked) -> None:
    raise StoreUnavailable("The disk is full.")


async def home_away(_asked: Asked) -> None:
    raise HassNotReady("Home Assistant is not connected.")


async def nobody(_asked: Asked) -> None:
    raise UnknownEntity("There is no sensor sensor.x.")


async def twice(_asked: Asked) -> None:
    raise Busy("A sync is running.")


async def refused(_asked: Asked) -> None:
    raise StoreError("the password is hunter2")


async def broken(_asked: Asked) -> None:
    raise RuntimeError("the password is hunter2")


ROUTER = Router(
    [
        Route("GET", "/api/of/{entity_id}/more", "", good, Named),
        Route("GET", "/api/of/{entity_id}", "", good, Named),
        Route("POST", "/api/of/all", "", good),
        Route("GET", "/api/good", "", good, Colors),
        Route("GET", "/api/page", "", page),
        Route("GET", "/api/bad", "", bad),
        Route("GET", "/api/away", "", away),
        Route("GET", "/api/home-away", "", home_away),
        Route("GET", "/api/nobody", "", nobody),
        Route("GET", "/api/twice", "", twice),
        Route("GET", "/api/refused", "", refused),
        Route("GET", "/api/broken", "", broken),
        Route("POST", "/api/only-post", "", good, Body),
    ],
    Access(lambda: ["Collector.lan", "192.168.1.5"]),
)


async def ask(target: str, method: str = "GET", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await ROUTER.answer(Request(method, target, HOST | named))


async def post(body: bytes, target: str = "/api/only-post", kind: str = JSON) -> Response:
    return await ROUTER.answer(Request("POST", target, HOST | {"content-type": kind}, body))


def error(response: Response) -> dict[str, Any]:
    value: dict[str, Any] = orjson.loads(response.body)
    assert set(value) - {"details"} == {"error", "code"}
    assert value["error"].endswith(".")
    assert response.mime == "application/json"
    return value


async def test_a_route_gets_the_values_of_its_query() -> None:
    response = await ask("/api/good?color=dark%20red")
    assert response.status == 200
    assert orjson.loads(response.body) == {"said": {"color": "dark red"}}
    assert response.headers["Cache-Control"] == "no-store"


async def test_an_unknown_parameter_is_refused_by_name() -> None:
    response = await ask("/api/good?colour=red")
    assert response.status == 400
    assert "colour" in error(response)["error"]


@pytest.mark.parametrize(
    ("target", "method", "status", "code"),
    [
        ("/api/bad", "GET", 400, "bad_request"),
        ("/api/none", "GET", 404, "not_found"),
        ("/api/good/", "GET", 404, "not_found"),
        ("//[", "GET", 404, "not_found"),
        ("//host/api/good", "GET", 404, "not_found"),
        ("", "GET", 404, "not_found"),
        ("/api/none", "OPTIONS", 404, "not_found"),
        ("/api/good", "POST", 405, "method_not_allowed"),
        ("/api/only-post", "HEAD", 405, "method_not_allowed"),
        ("/api/away", "GET", 503, "store_unavailable"),
        ("/api/home-away", "GET", 503, "not_ready"),
        ("/api/nobody", "GET", 404, "unknown_entity"),
        ("/api/twice", "GET", 409, "conflict"),
        ("/api/of/all", "GET", 405, "method_not_allowed"),
        ("/api/of/sensor.x", "PUT", 405, "method_not_allowed"),
        ("/api/of/sensor.x/less", "GET", 404, "not_found"),
        ("/api/of/sensor.x/more/", "GET", 404, "not_found"),
        ("/api/of//more", "GET", 400, "bad_request"),
        ("/api/of/../good", "GET", 404, "not_found"),
        ("/api/of/..%2fgood", "GET", 400, "bad_request"),
        ("/api/g%00ood", "GET", 404, "not_found"),
    ],
)
async def test_every_error_has_one_shape(target: str, method: str, status: int, code: str) -> None:
    response = await ask(target, method)
    assert (response.status, error(response)["code"]) == (status, code)


async def test_a_wrong_method_is_told_the_right_ones() -> None:
    assert (await ask("/api/good", "DELETE")).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert (await ask("/api/only-post", "GET")).headers["Allow"] == "OPTIONS, POST"


@pytest.mark.parametrize("path", ["sensor.x_1", "sensor%2Ex_1", "%73ensor.x_1"])
async def test_the_name_in_a_path_is_percent_decoded(path: str) -> None:
    response = await ask(f"/api/of/{path}/more?limit=3")
    assert orjson.loads(response.body)["said"] == {"entity_id": "sensor.x_1", "limit": 3}


@pytest.mark.parametrize(
    "path",
    ["sensor", "sensor.", ".x", "Sensor.x", "sensor.x.y", "sensor.x%0A", "sensor.%FF", "sensor.ä",
     "sensor.x%00", "sensor%2Fx", "x" * 300 + ".y"],
)  # fmt: skip
async def test_what_can_be_no_sensor_is_refused_by_name(path: str) -> None:
    response = await ask(f"/api/of/{path}")
    assert (response.status, error(response)["details"]) == (400, {"field": "entity_id"})
    assert error(response)["error"].startswith("entity_id takes an entity id that looks like")


async def test_the_name_in_a_path_can_not_be_given_in_the_query_too() -> None:
    assert (await ask("/api/of/sensor.x?entity_id=sensor.y")).status == 400


async def test_a_body_becomes_typed_values() -> None:
    response = await post(b'{"ids": ["sensor.a"], "at": 1772323200000}')
    assert orjson.loads(response.body)["said"] == {
        "ids": ["sensor.a"], "at": "2026-03-01T00:00:00Z",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "ids"),
        (b"{}", "ids"),
        (b"[]", "body"),
        (b"null", "body"),
        (b"{", "body"),
        (b"\xff\xfe", "body"),
        (b'{"ids": ["sensor.\xff"]}', "body"),
        (b"[" * 100_000, "body"),
        (b'{"ids": ' + b"[" * 100_000, "body"),
        (b'{"ids": "sensor.a"}', "ids"),
        (b'{"ids": []}', "ids"),
        (b'{"ids": [1]}', "ids"),
        (b'{"ids": ["a"]}', "ids"),
        (b'{"ids": ["sensor.a"], "at": "yesterday"}', "at"),
        (b'{"ids": ["sensor.a"], "at": true}', "at"),
        (b'{"ids": ["sensor.a"], "at": 1.5}', "at"),
        (b'{"ids": ["sensor.a"], "at": "2026-03-01T00:00:00"}', "at"),
        (b'{"ids": ["sensor.a"], "at": "2300-03-01T00:00:00Z"}', "at"),
        (b'{"ids": ["sensor.a"], "at": "0001-01-01T00:00:00+23:59"}', "at"),
        (b'{"ids": ["sensor.a"], "at": -1}', "at"),
        (b'{"ids": ["sensor.a"], "at": 1772323200}', "at"),
        (b'{"ids": ["sensor.a"], "at": 99999999999}', "at"),
        (b'{"ids": ["sensor.a"], "ids": ["sensor.b"]}', "ids"),
        (b'{"ids": ["sensor.a"], "\\u0069ds": ["sensor.a"]}', "ids"),
        (b'{"ids": ["sensor.a"], "at": 99999999999999999}', "at"),
        (b'{"ids": ["sensor.a"], "wait": true}', "wait"),
    ],
)  # fmt: skip
async def test_a_wrong_body_is_refused_by_the_name_of_the_field(body: bytes, field: str) -> None:
    response = await post(body)
    assert (response.status, error(response)["details"]) == (400, {"field": field})
    assert field in error(response)["error"]


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1",
     "application/jsonp", "multipart/form-data; boundary=x"],
)  # fmt: skip
async def test_only_json_may_change_anything(kind: str) -> None:
    response = await post(b'{"ids": ["sensor.a"]}', kind=kind)
    assert (response.status, error(response)["code"]) == (415, "unsupported_media_type")


async def test_json_may_say_that_it_is_utf_8() -> None:
    kind = 'Application/JSON; charset="UTF-8"'
    assert (await post(b'{"ids": ["sensor.a"]}', kind=kind)).status == 200


async def test_a_long_body_is_not_looked_at() -> None:
    response = await post(b" " * (MOST_BODY + 1))
    assert (response.status, error(response)["code"]) == (413, "too_large")


async def test_who_sends_a_body_sends_no_query() -> None:
    assert (await post(b'{"ids": ["sensor.a"]}', "/api/only-post?at=1")).status == 400


@pytest.mark.parametrize(
    ("known", "status"), [('W/"1"', 304), ('"0", "1"', 304), ("*", 304), ('"2"', 200), ("", 200)]
)
async def test_what_the_asker_has_already_is_not_sent_again(known: str, status: int) -> None:
    response = await ask("/api/page", if_none_match=known)
    assert (response.status, response.headers["ETag"]) == (status, 'W/"1"')
    assert bool(response.body) == (status == 200)


async def test_options_says_which_methods_there_are() -> None:
    response = await ask("/api/good", "OPTIONS")
    assert (response.status, response.body) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


async def test_head_has_the_answer_of_get() -> None:
    assert await ask("/api/good", "HEAD") == await ask("/api/good")


async def test_a_store_that_is_away_says_when_to_come_back() -> None:
    response = await ask("/api/away")
    assert response.headers["Retry-After"] == "10"
    assert error(response)["error"] == "The disk is full."


async def test_a_fault_of_ours_is_logged_and_shows_nothing_of_its_inside(
    caplog: pytest.LogCaptureFixture,
) -> None:
    response = await ask("/api/broken?x=1")
    assert response.status == 400
    response = await ask("/api/broken")
    assert (response.status, error(response)["code"]) == (500, "internal")
    assert b"hunter2" not in response.body
    assert "/api/broken" in caplog.text
    assert "RuntimeError" in caplog.text


async def test_what_a_store_refuses_is_a_fault_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    response = await ask("/api/refused")
    assert (response.status, b"hunter2" in response.body) == (500, False)
    assert "StoreError" in caplog.text


@pytest.mark.parametrize(
    ("query", "field"),
    [("limit=0", "limit"), ("limit=100001", "limit"), ("limit=x", "limit"), ("limit=", "limit"),
     ("limit=1.5", "limit"), ("limit=null", "limit"), ("limit=true", "limit"),
     ("limit=1&limit=2", "limit"), ("lim%FFit=1", "query"), ("more=1", "more"),
     ("cursor=x&limit=3", "cursor"), ("cursor=%C3%A4", "cursor"), ("cursor=", "cursor"),
     ("cursor=eyJ4IjoxfQ", "cursor"), ("cursor=e30", "cursor"), ("cursor=W10", "cursor"),
     ("a=1&" * 200, "query")],
)  # fmt: skip
async def test_a_bad_parameter_is_refused_by_name(query: str, field: str) -> None:
    response = await ask(f"/api/of/sensor.x?{query}")
    assert (response.status, error(response)["details"]) == (400, {"field": field})
    assert field in error(response)["error"]


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:3042", "127.0.0.1:3042", "[::1]", "[::1]:3042", "collector.lan:3042",
     "Collector.LAN", "192.168.1.5"],
)  # fmt: skip
async def test_loopback_and_allowed_names_may_be_used(host: str) -> None:
    assert (await ask("/api/good", host=host)).status == 200


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "localhost.evil.example", "evil@localhost", "localhost/x", "[::1",
     "[::2]", "128.0.0.2", "localhost#x"],
)  # fmt: skip
async def test_no_other_name_may_be_used_not_even_for_a_404(host: str) -> None:
    for target in ("/api/good", "/api/none"):
        response = await ask(target, host=host)
        assert (response.status, error(response)["code"]) == (403, "host_not_allowed")


async def test_a_request_without_a_host_is_refused() -> None:
    assert (await ROUTER.answer(Request("GET", "/api/good"))).status == 403


@pytest.mark.parametrize(
    "origin",
    ["http://127.0.0.1:3042", "HTTP://127.0.0.1:3042", "http://collector.lan",
     "https://Collector.lan:8443"],
)  # fmt: skip
async def test_its_own_pages_and_those_of_allowed_hosts_may_ask(origin: str) -> None:
    assert (await ask("/api/good", origin=origin)).status == 200


@pytest.mark.parametrize(
    "origin",
    ["null", "http://evil.example", "http://127.0.0.1:9999", "http://localhost:3042",
     "https://127.0.0.1:3042", "http://[", "file://"],
)  # fmt: skip
async def test_no_other_web_page_may_ask(origin: str) -> None:
    response = await ask("/api/good", origin=origin)
    assert (response.status, error(response)["code"]) == (403, "origin_not_allowed")
