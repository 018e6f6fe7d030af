"""Asks the routes as the server does, and holds every answer against the description."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Any, Final

import orjson

from energy_desktop.api.access import Access
from energy_desktop.api.messages import JSON, Request, Response
from energy_desktop.api.router import Router
from energy_desktop.api.routes import DECLARED, routes
from energy_desktop.services import Services
from tests.api.conftest import TOKEN

HOST: Final = {"host": "localhost"}
ENTITY: Final = "sensor.meter"


@dataclass
class Asker:
    """Asks the routes over some services; no answer may hold the token."""

    services: Services

    def __post_init__(self) -> None:
        self.router = Router(routes(self.services), Access(list))

    async def get(self, target: str, **headers: str) -> tuple[int, Any]:
        """Status and JSON value of a GET."""
        response = await self.send("GET", target, headers)
        return response.status, orjson.loads(response.body)

    async def post(self, path: str, body: object) -> tuple[int, Any]:
        """Status and JSON value of a POST of JSON."""
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        response = await self.send("POST", path, {"content-type": JSON}, data)
        return response.status, orjson.loads(response.body)

    async def send(
        self, method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> Response:
        """The whole answer."""
        response = await self.router.answer(Request(method, target, HOST | (headers or {}), body))
        plain = response.body
        if response.headers.get("Content-Encoding") == "gzip":
            plain = gzip.decompress(plain)
        assert TOKEN.encode() not in plain
        assert TOKEN not in str(response.headers)
        return response


def targets(entity_id: str = ENTITY) -> list[tuple[str, str]]:
    """Method and path of every route."""
    return [(r.method, r.path.replace("{entity_id}", entity_id)) for r in DECLARED]
