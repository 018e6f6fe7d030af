"""Pages of allowed origins: what their browsers are told, and that all others are told nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from energy_desktop.api.access import Access
from energy_desktop.api.compression import compressed
from energy_desktop.api.messages import JSON, Request, Response
from energy_desktop.api.router import Router
from energy_desktop.api.routes import routes
from energy_desktop.services import Services
from tests.api.test_access import GIVEN, keys

PAGE = "https://Nas.lan:8443"
ASKS = {"access-control-request-method": "POST", "access-control-request-headers": "x-api-key"}


@pytest.fixture
async def router(services: Services, qapp: QApplication, tmp_path: Path) -> Router:
    """Where a key is asked for."""
    known = await keys(tmp_path, API_KEY=GIVEN)
    return Router(routes(services), Access(lambda: ["nas.lan"], known))


async def ask(router: Router, method: str, path: str, **headers: str) -> Response:
    named = {"host": "localhost:3042"} | {n.replace("_", "-"): v for n, v in headers.items()}
    return await router.answer(Request(method, path, named))


async def test_an_allowed_page_is_given_answers_and_errors(router: Router) -> None:
    for path, status in (("/api/entities/cached", 200), ("/api/none", 404)):
        answer = await ask(router, "GET", path, origin=PAGE, x_api_key=GIVEN)
        assert answer.status == status
        assert answer.headers["Access-Control-Allow-Origin"] == PAGE
        assert answer.headers["Vary"] == "Origin"
    answer = await ask(router, "GET", "/api/entities", origin=PAGE)
    assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (401, PAGE)


async def test_its_browser_may_ask_without_a_key_what_it_may_ask(router: Router) -> None:
    request = Request(
        "OPTIONS", "/api/statistics/compare", {"host": "localhost", "origin": PAGE, **ASKS}
    )
    answer = await router.answer(request)
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "X-API-Key" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("origin", ["", "http://evil.example", "null", "http://localhost:3042"])
async def test_nobody_else_is_told_anything(router: Router, origin: str) -> None:
    for method, more in (("OPTIONS", ASKS), ("GET", {})):
        headers = {"host": "localhost:3042", "origin": origin, **more}
        answer = await router.answer(Request(method, "/api/entities", headers))
        assert answer.status in (401, 403)
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


async def test_options_of_a_page_that_is_no_preflight_needs_the_key(router: Router) -> None:
    assert (await ask(router, "OPTIONS", "/api/entities", origin=PAGE)).status == 401


def test_a_compressed_answer_varies_by_both() -> None:
    answer = Response(200, b"x" * 5_000, {"Vary": "Origin"})
    sent = compressed(Request("GET", "/", {"accept-encoding": "gzip"}), answer)
    assert sent.headers["Vary"] == "Origin, Accept-Encoding"


async def test_a_key_that_reads_only_compares_and_changes_nothing(
    services: Services, tmp_path: Path
) -> None:
    made = await keys(tmp_path)
    _, secret = await made.create("x", is_full=False)
    router = Router(routes(services), Access(list, made, is_open=lambda: True))
    found = {}
    for path in ("statistics/compare", "statistics/sync", "settings/tracked-entities"):
        headers = {"host": "localhost", "x-api-key": secret, "content-type": JSON}
        answer = await router.answer(Request("POST", f"/api/{path}", headers, b"{}"))
        found[path] = json.loads(answer.body)["code"]
    assert found == {
        "statistics/compare": "bad_request",
        "statistics/sync": "read_only_key",
        "settings/tracked-entities": "read_only_key",
    }
