"""From a request to an answer: every error has one shape, and no web page gets in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from energy_desktop.api.router import BadRequest, Request, Response, Route, Router
from energy_desktop.errors import StoreUnavailable

HOST = {"host": "127.0.0.1:3042"}


async def good(query: Mapping[str, str]) -> tuple[int, Any]:
    return 200, {"asked": dict(query)}


async def bad(_query: Mapping[str, str]) -> tuple[int, Any]:
    raise BadRequest("color takes red or blue, not “green”.")


async def away(_query: Mapping[str, str]) -> tuple[int, Any]:
    raise StoreUnavailable("The disk is full.")


async def broken(_query: Mapping[str, str]) -> tuple[int, Any]:
    raise RuntimeError("the password is hunter2")


ROUTER = Router(
    [
        Route("GET", "/api/good", "", good, parameters=("color",)),
        Route("GET", "/api/bad", "", bad),
        Route("GET", "/api/away", "", away),
        Route("GET", "/api/broken", "", broken),
        Route("POST", "/api/only-post", "", good),
    ],
    lambda: ["Collector.lan", "192.168.1.5"],
)


async def ask(target: str, method: str = "GET", **headers: str) -> Response:
    return await ROUTER.answer(Request(method, target, HOST | headers))


def error(response: Response) -> dict[str, Any]:
    value: dict[str, Any] = orjson.loads(response.body)
    assert set(value) == {"error", "code"}
    assert value["error"].endswith(".")
    assert response.mime == "application/json"
    return value


async def test_a_route_gets_the_values_of_its_query() -> None:
    response = await ask("/api/good?color=dark%20red")
    assert response.status == 200
    assert orjson.loads(response.body) == {"asked": {"color": "dark red"}}
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
    ],
)
async def test_every_error_has_one_shape(target: str, method: str, status: int, code: str) -> None:
    response = await ask(target, method)
    assert (response.status, error(response)["code"]) == (status, code)


async def test_a_wrong_method_is_told_the_right_ones() -> None:
    assert (await ask("/api/good", "DELETE")).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert (await ask("/api/only-post", "GET")).headers["Allow"] == "OPTIONS, POST"


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
     "[::2]", "127.0.0.2", "localhost#x"],
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
