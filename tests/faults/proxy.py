"""A TCP proxy in front of Home Assistant that does to the network what homes do to it.

It runs in a thread of its own; every method may be called from any thread and returns when the
change is in force.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Protocol, Self

CHUNK_BYTES: Final = 64 * 1024
_SECOND_PARTS: Final = 10
_RESET: Final = struct.pack("ii", 1, 0)


class Ear(Protocol):
    """Hears what is delivered on one connection."""

    def up(self, data: bytes) -> None:
        """The client sent this to the server."""

    def down(self, data: bytes) -> None:
        """The server sent this to the client."""


class Ears(Protocol):
    """Gives an ear to each new connection."""

    def listen(self) -> Ear:
        """A new connection."""


class Way(StrEnum):
    """The direction of bytes: up from the client to the server, down to the client."""

    UP = "up"
    DOWN = "down"


BOTH: Final = frozenset(Way)


@dataclass
class Weather:
    """How the network is now: ``delay_s`` on every byte, at most ``bytes_per_s`` (0: no limit).

    ``swallowed``: bytes in these directions vanish. A connection that lost bytes stays dead, also
    afterwards, as one does that a router has forgotten.
    """

    swallowed: frozenset[Way] = frozenset()
    delay_s: float = 0.0
    bytes_per_s: int = 0


@dataclass(eq=False)
class _Link:
    """One connection through the proxy, and in which directions it is dead."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    ear: Ear | None
    dead: set[Way] = field(default_factory=set)


class Proxy:
    """Listens on a loopback port of its own and passes everything on to ``to_port``."""

    def __init__(self, to_port: int, ears: Ears | None = None) -> None:
        self._to_port = to_port
        self._ears = ears
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="proxy")
        self._server: asyncio.Server | None = None
        self._links: set[_Link] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._flowing = asyncio.Event()
        self._weather = Weather()
        self.port = 0
        self.passed_bytes = {Way.UP: 0, Way.DOWN: 0}

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def connections(self) -> int:
        """How many connections go through it now."""
        return len(self._links)

    def heal(self) -> None:
        """Everything works again: connections are taken, bytes flow, nothing is slowed."""
        self._do(self._heal())

    def cut(self) -> None:
        """Reset every connection and refuse new ones."""
        self._do(self._cut())

    def stall(self) -> None:
        """Stop moving bytes; nothing is lost, and connections wait."""
        self._do(self._stall())

    def blackhole(self, *ways: Way) -> None:
        """Let bytes in these directions (none given: in both) vanish, and close nothing."""
        self._do(self._blackhole(frozenset(ways) or BOTH))

    def half_open(self) -> None:
        """End the connections at the server and leave them open, and silent, at the client."""
        self._do(self._half_open())

    def slow(self, *, delay_s: float = 0.0, bytes_per_s: int = 0) -> None:
        """Deliver everything later, or only so much a second."""
        self._do(self._set(Weather(delay_s=delay_s, bytes_per_s=bytes_per_s)))

    def _do(self, step: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(step, self._loop).result(10)

    def _serve(self) -> None:
        self._loop.run_forever()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _open(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(
                self._connected, "127.0.0.1", self.port, reuse_address=True
            )
            self.port = self._server.sockets[0].getsockname()[1]
        self._flowing.set()

    async def _close(self) -> None:
        await self._cut()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _heal(self) -> None:
        self._weather = Weather()
        await self._open()

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for link in list(self._links):
            for writer in (link.client, link.server):
                reset(writer)
        self._flowing.set()

    async def _stall(self) -> None:
        self._flowing.clear()

    async def _blackhole(self, ways: frozenset[Way]) -> None:
        self._weather = Weather(swallowed=ways)

    async def _half_open(self) -> None:
        for link in list(self._links):
            link.dead.update(Way)
            link.server.close()

    async def _set(self, weather: Weather) -> None:
        self._weather = weather

    async def _connected(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._join(reader, client)
        except (OSError, asyncio.CancelledError):
            reset(client)
        finally:
            self._tasks.discard(task)

    async def _join(self, reader: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        """Connect to the server and move bytes until the client's side is closed."""
        from_server, server = await asyncio.open_connection("127.0.0.1", self._to_port)
        link = _Link(client, server, self._ears.listen() if self._ears else None)
        self._links.add(link)
        down = asyncio.create_task(self._pump(link, from_server, client, Way.DOWN))
        try:
            await self._pump(link, reader, server, Way.UP)
        finally:
            self._links.discard(link)
            for writer in (client, server):  # first: whoever closes the proxy ends this wait too
                with suppress(OSError):
                    writer.close()
            down.cancel()
            await asyncio.gather(down, return_exceptions=True)

    async def _pump(
        self, link: _Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        with suppress(OSError):
            while data := await self._read(reader):
                link.dead.update({way} & self._weather.swallowed)
                if way not in link.dead:
                    await self._deliver(link, writer, way, data)
        await self._flowing.wait()
        # A dead connection is never closed from here: the other side hears nothing of it.
        if way not in link.dead | self._weather.swallowed:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> bytes:
        """The next bytes, held back while nothing flows."""
        await self._flowing.wait()
        slow = self._weather.bytes_per_s
        data = await reader.read(max(1, slow // _SECOND_PARTS) if slow else CHUNK_BYTES)
        await self._flowing.wait()
        return data

    async def _deliver(
        self, link: _Link, writer: asyncio.StreamWriter, way: Way, data: bytes
    ) -> None:
        weather = self._weather
        if weather.delay_s:
            await asyncio.sleep(weather.delay_s)
        if weather.bytes_per_s:
            await asyncio.sleep(len(data) / weather.bytes_per_s)
        if link.ear is not None:
            (link.ear.up if way is Way.UP else link.ear.down)(data)
        self.passed_bytes[way] += len(data)
        writer.write(data)
        await writer.drain()


def reset(writer: asyncio.StreamWriter) -> None:
    """Close so that the other side is told by a reset, as when a process dies."""
    with suppress(OSError):
        connection = writer.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
