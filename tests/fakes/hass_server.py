"""A websocket server on loopback that answers as a test tells it, well or badly.

It knows the handshake of Home Assistant and nothing else: answers are handlers by command type,
anything on the wire can be sent by hand, and a gate holds new connections until it is opened.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import orjson
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

TOKEN = "a-good-token"
VERSION = "2025.4.4"


def silent(_message: dict[str, Any]) -> list[Any]:
    """An answer that never comes."""
    return []


def result(id_: int, value: Any = None) -> dict[str, Any]:
    return {"id": id_, "type": "result", "success": True, "result": value}


def failure(id_: int, code: str, message: str = "words") -> dict[str, Any]:
    error = {"code": code, "message": message}
    return {"id": id_, "type": "result", "success": False, "error": error}


def event(id_: int, payload: Any) -> dict[str, Any]:
    return {"id": id_, "type": "event", "event": payload}


class FakeHass:
    """``answers`` maps a command's type to its result, or to a function (message) -> frames.

    A frame is a message, a list of messages, or bytes or text sent as they are.
    ``received`` holds every command, ``connections`` every open socket.
    """

    def __init__(self) -> None:
        self.token = TOKEN
        self.hello: Any = {"type": "auth_required", "ha_version": VERSION}
        self.auth_answer: Any = None
        self.hass_state = "RUNNING"
        self.answers: dict[str, Any] = {
            "get_config": lambda message: [result(message["id"], {"state": self.hass_state})],
            "ping": lambda message: [{"id": message["id"], "type": "pong"}],
        }
        self.received: list[dict[str, Any]] = []
        self.connections: list[ServerConnection] = []
        self.attempts = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._arrived = asyncio.Condition()
        self.server: Server | None = None
        self.port = 0
        self.secure = False

    @property
    def url(self) -> str:
        return f"http{'s' if self.secure else ''}://127.0.0.1:{self.port}"

    async def start(self, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.secure = tls is not None
        self.server = await serve(
            self._handle,
            "127.0.0.1",
            port,
            ssl=tls,
            max_size=None,
            close_timeout=0.5,
            ping_interval=None,
        )
        self.port = next(iter(self.server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        self.gate.set()
        self.cut()
        if self.server is not None:
            self.server.close()
            await self.server.wait_closed()

    async def send(self, frame: Any) -> None:
        """One frame to every client."""
        for connection in list(self.connections):
            await self._send(connection, frame)

    def cut(self) -> None:
        """Ends every connection without a close frame."""
        for connection in self.connections:
            connection.transport.abort()

    def types(self) -> list[str]:
        return [message["type"] for message in self.received]

    async def got(self, type_: str, count: int = 1) -> dict[str, Any]:
        """The ``count``-th command of ``type_``, waited for."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: Counter(self.types())[type_] >= count)
        return [message for message in self.received if message["type"] == type_][count - 1]

    async def connected(self, attempts: int) -> None:
        """Returns once ``attempts`` connections were tried."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: self.attempts >= attempts)

    async def opened(self, count: int) -> None:
        """Returns once ``count`` connections passed the gate and are open."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: len(self.connections) >= count)

    async def emptied(self) -> None:
        """Returns once no connection is open."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: not self.connections)

    async def _handle(self, connection: ServerConnection) -> None:
        async with self._arrived:
            self.attempts += 1
            self._arrived.notify_all()
        await self.gate.wait()
        async with self._arrived:
            self.connections.append(connection)
            self._arrived.notify_all()
        try:
            if await self._let_in(connection):
                async for text in connection:
                    await self._answer(connection, orjson.loads(text))
        except ConnectionClosed:
            pass
        finally:
            async with self._arrived:
                self.connections.remove(connection)
                self._arrived.notify_all()

    async def _let_in(self, connection: ServerConnection) -> bool:
        await self._send(connection, self.hello)
        auth = orjson.loads(await connection.recv())
        good = bool(auth == {"type": "auth", "access_token": self.token})
        if self.auth_answer is not None:
            await self._send(connection, self.auth_answer)
        elif good:
            await self._send(connection, {"type": "auth_ok", "ha_version": VERSION})
        else:
            await self._send(connection, {"type": "auth_invalid", "message": "Invalid token"})
        return good

    async def _answer(self, connection: ServerConnection, message: dict[str, Any]) -> None:
        async with self._arrived:
            self.received.append(message)
            self._arrived.notify_all()
        answer = self.answers.get(message["type"], lambda asked: [result(asked["id"])])
        frames = answer(message) if callable(answer) else [result(message["id"], answer)]
        for frame in frames:
            await self._send(connection, frame)

    async def _send(self, connection: ServerConnection, frame: Any) -> None:
        if isinstance(frame, str | bytes):
            await connection.send(frame, text=True)
        elif frame is not None:
            await connection.send(orjson.dumps(frame), text=True)


@asynccontextmanager
async def running_hass(tls: ssl.SSLContext | None = None) -> AsyncIterator[FakeHass]:
    hass = FakeHass()
    await hass.start(tls)
    try:
        yield hass
    finally:
        await hass.stop()
