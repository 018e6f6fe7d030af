"""The simulated home on a loopback port, for ``--demo`` and as the tests' Home Assistant."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from http import HTTPStatus
from typing import Self

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from energy_desktop.demo.connection import Client
from energy_desktop.demo.instance import Instance
from energy_desktop.models import FoundHome, utc_now

MAX_FRAME = 64 * 2**20


class DemoHome(Instance):
    """A home that speaks Home Assistant's protocol at ``url`` while it is started.

    ``seed`` decides everything that happens; ``clock`` when. With ``live`` it moves on its own,
    looking every ``tick_s`` seconds for what is due; without, only ``tick()`` moves it.
    ``token`` is the only access token that it accepts.
    """

    def __init__(
        self,
        seed: int = 1,
        *,
        port: int = 0,
        clock: Callable[[], datetime] = utc_now,
        token: str = "demo",  # noqa: S107 - the simulated home keeps no secret
        ha_version: str = "2026.6.1",
        time_zone: str = "Europe/Amsterdam",
        tick_s: float = 1.0,
        live: bool = True,
    ) -> None:
        super().__init__(seed, clock, ha_version, time_zone)
        self.token, self.port = token, port
        self._tick_s, self._live = tick_s, live
        self._server: Server | None = None
        self._moving: asyncio.Task[None] | None = None
        self._revoked = False

    @property
    def url(self) -> str:
        """Where the home listens; its port is known after ``start``."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; after a ``stop`` on the same port again."""
        self._server = await serve(
            self._serve_client, "127.0.0.1", self.port, process_request=self._answer_http,
            max_size=MAX_FRAME, ping_interval=None, compression=None, close_timeout=1,
            # A stop waits so long for who has connected and said nothing, and a program that starts
            # in this loop may be kept from its greeting by the making of its window.
            open_timeout=5,
        )  # fmt: skip
        self.port = next(iter(self._server.sockets)).getsockname()[1]
        if self._live:
            self._moving = asyncio.create_task(self._move())

    async def stop(self) -> None:
        """Close every connection with 1000, as Home Assistant 2025.4 does, and the port."""
        if self._moving is not None:
            self._moving.cancel()
            with suppress(asyncio.CancelledError):
                await self._moving
            self._moving = None
        if self._server is not None:
            self._server.close(code=CloseCode.NORMAL_CLOSURE)
            await self._server.wait_closed()
            self._server = None

    @asynccontextmanager
    async def announced(
        self, on_found: Callable[[FoundHome], None], _on_lost: Callable[[FoundHome], None]
    ) -> AsyncIterator[None]:
        """A network on which this home, and no other, is found."""
        on_found(FoundHome("Simulated home", self.url, self.ha_version))
        yield

    def drop_connections(self) -> None:
        """Cut every connection without a close frame, as a lost network does."""
        for connection in list(self._server.connections) if self._server else []:
            connection.transport.abort()

    def revoke_token(self) -> None:
        """Accept the token no longer, and cut off whoever came with it."""
        self._revoked = True
        self.drop_connections()

    async def _move(self) -> None:
        while True:
            await asyncio.sleep(self._tick_s)
            self.tick()

    async def _serve_client(self, connection: ServerConnection) -> None:
        await Client(connection, self, self._is_valid).serve()

    def _is_valid(self, token: object) -> bool:
        return token == self.token and not self._revoked

    def _answer_http(self, connection: ServerConnection, request: Request) -> Response | None:
        path = request.path.partition("?")[0]
        if path == "/api/websocket":
            return None
        if path != "/api/":
            return connection.respond(HTTPStatus.NOT_FOUND, "404: Not Found")
        sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not self._is_valid(sent):
            return connection.respond(HTTPStatus.UNAUTHORIZED, "401: Unauthorized")
        response = connection.respond(HTTPStatus.OK, '{"message":"API running."}')
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json"
        return response
