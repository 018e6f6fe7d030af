"""What a server speaks that hung up on us, to tell a person which address would be right."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from energy_desktop.hass.url import HassUrl

PROBE_S: Final = 3.0


def tls_context(*, verify: bool) -> ssl.SSLContext:
    """A client's TLS settings; reads the system's certificates, so call it in a thread."""
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


async def speaks_tls(url: HassUrl) -> bool:
    """Whether a TLS handshake succeeds there; nothing is sent, no certificate is judged."""
    context = await asyncio.to_thread(tls_context, verify=False)
    try:
        async with asyncio.timeout(PROBE_S), _opened(url, context):
            return True
    except (OSError, TimeoutError):
        return False


async def speaks_http(url: HassUrl) -> bool:
    """Whether it answers plain http in http."""
    try:
        async with asyncio.timeout(PROBE_S), _opened(url, None) as (reader, writer):
            writer.write(b"HEAD / HTTP/1.0\r\n\r\n")
            return await reader.readexactly(5) == b"HTTP/"
    except (OSError, EOFError, TimeoutError):
        return False


@asynccontextmanager
async def _opened(
    url: HassUrl, context: ssl.SSLContext | None
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    place = urlsplit(url.http)
    port = place.port or (443 if url.secure else 80)
    reader, writer = await asyncio.open_connection(place.hostname, port, ssl=context)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
