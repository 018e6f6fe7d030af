"""A TCP server on loopback that says one thing, whatever it is told, and hangs up or does not."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator


@contextlib.asynccontextmanager
async def raw_server(reply: bytes | None, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Its port; ``reply`` None: it never answers; empty: it hangs up at once."""
    open_writers: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_writers.add(writer)
        with contextlib.suppress(OSError):
            if reply:
                await reader.read(65536)
                writer.write(reply)
                await writer.drain()
        if reply is not None:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        for writer in open_writers:
            writer.transport.abort()
        server.close()
        await server.wait_closed()
