"""A wire to a server on loopback that can lose what is sent on it, with or without TLS."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator


class Wire:
    """``port`` leads to the server. Each next POST is lost before it arrives while ``lose`` is
    above 0, or arrives and has its answer lost while ``deafen`` is; the connection ends then.
    ``connections`` counts them."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._open: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self.port = 0
        self.lose = 0
        self.deafen = 0
        self.connections = 0

    def accept(self, near: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        """Begin to carry a connection."""
        self._carrying.add(asyncio.create_task(self._carry(near, answers)))

    async def ended(self) -> None:
        """End every connection, and return when all are gone."""
        self.hang_up()
        await asyncio.gather(*self._carrying)

    async def _carry(self, near: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        """One connection, until either end closes it or something is lost."""
        self.connections += 1
        self._open.add(answers)
        try:
            far, requests = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            self.hang_up({answers})
            return
        self._open.add(requests)
        ways = (self._ask(near, requests), self._answer(far, answers))
        tasks = [asyncio.create_task(way) for way in ways]
        with contextlib.suppress(OSError):
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.hang_up({answers, requests})

    def hang_up(self, writers: set[asyncio.StreamWriter] | None = None) -> None:
        """End these connections at once, or all of them."""
        for writer in set(writers or self._open):
            writer.transport.abort()
            self._open.discard(writer)

    async def _ask(self, near: asyncio.StreamReader, requests: asyncio.StreamWriter) -> None:
        while data := await near.read(65536):
            if data.startswith(b"POST ") and self.lose:
                self.lose -= 1
                return
            requests.write(data)
            await requests.drain()

    async def _answer(self, far: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        while data := await far.read(65536):
            if b"204" in data[:20] and self.deafen:
                self.deafen -= 1
                return
            answers.write(data)
            await answers.drain()


@contextlib.asynccontextmanager
async def wire_to(port: int, tls: ssl.SSLContext | None = None) -> AsyncIterator[Wire]:
    """A wire to the port; with ``tls`` its near end is encrypted, as behind a reverse proxy."""
    wire = Wire(port)
    server = await asyncio.start_server(wire.accept, "127.0.0.1", 0, ssl=tls)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        await wire.ended()
        await server.wait_closed()
