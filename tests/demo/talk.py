"""A plain websocket client, and a clock that a test sets."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

START = datetime(2026, 7, 14, 12, 34, 56, 789_012, UTC)


class SetClock:
    """Says what it was told."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **step: float) -> None:
        self.now += timedelta(**step)


class Talk:
    """Commands and answers, one at a time, over an authenticated connection."""

    def __init__(self, websocket: ClientConnection) -> None:
        self.websocket = websocket
        self._id = 0

    async def answer(self, command: str, **more: Any) -> Any:
        """The whole answer to a command."""
        self._id += 1
        await self.send({"id": self._id, "type": command} | more)
        return await self.receive()

    async def result(self, command: str, **more: Any) -> Any:
        """The result of a command that must succeed."""
        answer = await self.answer(command, **more)
        assert answer["success"], answer
        return answer["result"]

    async def send(self, message: Any) -> None:
        text = message if isinstance(message, str) else json.dumps(message)
        await self.websocket.send(text)

    async def receive(self) -> Any:
        return json.loads(await self.websocket.recv())

    async def events(self, count: int) -> list[Any]:
        return [(await self.receive())["event"] for _ in range(count)]


def opened(url: str) -> connect:
    """A connection to the websocket of a home, before authentication."""
    return connect(
        url.replace("http", "ws", 1) + "/api/websocket", max_size=None, proxy=None, compression=None
    )


@asynccontextmanager
async def connected(url: str, token: str = "demo") -> AsyncIterator[Talk]:
    async with opened(url) as websocket:
        talk = Talk(websocket)
        await talk.receive()
        await talk.send({"type": "auth", "access_token": token})
        assert (await talk.receive())["type"] == "auth_ok"
        yield talk
