"""Whatever the description allows, and much that it does not, is answered as the description says.

schemathesis makes the requests of the description; the routes answer in this process, over a home
that is connected and over one that is not.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, checks, openapi
from schemathesis.core.transport import Response as Answer
from schemathesis.generation import GenerationMode

from energy_desktop.api.messages import Request
from energy_desktop.api.openapi import document, fields
from energy_desktop.api.routes import DECLARED
from energy_desktop.services import Services
from tests.api.asking import HOST, Asker
from tests.api.homes import connected_home
from tests.recording.home_run import METER, POWER

CASES = 15
NOBODY = "http://127.0.0.1:9"
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


async def test_a_connected_home_answers_as_described(profile_folder: Path) -> None:
    async with connected_home(profile_folder) as home:
        seen = await asyncio.to_thread(
            everything, home.api, asyncio.get_running_loop(), home.home.url
        )
    assert {200, 202, 400, 415} <= seen
    assert 500 not in seen


@pytest.mark.usefixtures("allow_log")
async def test_without_home_assistant_it_answers_as_described(furnished: Services) -> None:
    seen = await asyncio.to_thread(everything, Asker(furnished), asyncio.get_running_loop(), NOBODY)
    assert {200, 400, 404, 503} <= seen
    assert 500 not in seen


def everything(api: Asker, loop: asyncio.AbstractEventLoop, url: str) -> set[int]:
    """Ask every route much of what the description allows and forbids; the statuses seen."""
    schema = openapi.from_dict(document(DECLARED))
    seen: set[int] = set()

    def ask(case: Case[Any]) -> None:
        _sensible(case, url)
        said = case.as_transport_kwargs(base_url="http://localhost")
        known = {k: v for k, v in said.items() if k in requests.Request().__dict__}
        prepared = requests.Request(**known).prepare()
        future = asyncio.run_coroutine_threadsafe(api.router.answer(_asked(prepared)), loop)
        answer = future.result(60)
        seen.add(answer.status)
        headers = {"Content-Type": answer.mime, **answer.headers}
        response = Answer(
            answer.status, {k: [v] for k, v in headers.items()}, answer.body, prepared,
            timedelta().total_seconds(), verify=False,
        )  # fmt: skip
        case.validate_response(response, checks=CHECKS)

    for route in DECLARED:
        operation = schema[route.path][route.method]
        known = {"entity_id": METER} if route.places else None
        _each(operation.as_strategy(path_parameters=known), ask)
        if fields(route):
            _each(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), ask)
    return seen


def _each(cases: SearchStrategy[Case[Any]], ask: Callable[[Case[Any]], None]) -> None:
    checked = settings(
        max_examples=CASES, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    checked(given(cases)(ask))()


def _sensible(case: Case[Any], url: str) -> None:
    """Sensors that are there, and no other computer, where a body names such."""
    if isinstance(case.body, dict):
        if case.meta and case.meta.generation.mode is GenerationMode.POSITIVE:
            case.body.update({"entity_ids": [METER, POWER]} if "entity_ids" in case.body else {})
        if isinstance(case.body.get("url"), str):
            case.body["url"] = url


def _asked(prepared: requests.PreparedRequest) -> Request:
    """The request as the server gives it to the router."""
    headers = {name.lower(): str(value) for name, value in prepared.headers.items()}
    body = prepared.body or b""
    assert isinstance(body, bytes | str)
    return Request(
        str(prepared.method),
        prepared.path_url,
        headers | HOST | {"accept-encoding": ""},
        body.encode() if isinstance(body, str) else body,
    )
