"""The API about itself: its description for programs, and the same as a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import msgspec

from energy_desktop.api.declared import Route
from energy_desktop.api.encoding import entity_tag
from energy_desktop.api.messages import JSON, Response
from energy_desktop.api.openapi import document
from energy_desktop.api.parameters import Asked
from energy_desktop.api.reference import BASE, POLICY, page
from energy_desktop.services import Services

HTML: Final = "text/html; charset=utf-8"
DOCS: Final = "/api/docs"


class Welcome(msgspec.Struct, frozen=True):
    """Where to read on."""

    name: str
    docs: str
    openapi: str


class Description(msgspec.Struct, frozen=True):
    """An OpenAPI document."""

    openapi: str
    info: dict[str, Any]
    paths: dict[str, Any]


def about(others: Sequence[Route]) -> list[Route]:
    """The routes that describe the others and themselves."""
    described: list[Route] = [*others]
    described += [
        Route(
            "GET", "/api/openapi.json", "This API in OpenAPI 3.1",
            _fixed(lambda _base: msgspec.json.encode(document(described)), JSON, {}),
            answer=Description,
        ),
        Route(
            "GET", DOCS, "This API as a page",
            _fixed(
                lambda base: page(described, base).encode(), HTML,
                {"Content-Security-Policy": POLICY},
            ),
            mime=HTML,
        ),
        Route("GET", "/", "Where to read about this API", _welcome, answer=Welcome),
    ]  # fmt: skip
    return described[len(others) :]


async def _welcome(_services: Services, _asked: Asked) -> Welcome:
    return Welcome("Energy Desktop", DOCS, "/api/openapi.json")


def _fixed(
    made: Callable[[str], bytes], mime: str, headers: dict[str, str]
) -> Callable[[Services, Asked], Awaitable[Response]]:
    """A handler of what stays the same at one address of the API: made once, named by a tag."""
    kept: dict[str, bytes] = {}

    async def handler(services: Services, _asked: Asked) -> Response:
        base = services.status.api_url or BASE
        if base not in kept:
            kept.clear()
            kept[base] = made(base)
        tagged = {"Cache-Control": "no-cache", "ETag": entity_tag(kept[base])}
        return Response(200, kept[base], headers | tagged, mime)

    return handler
