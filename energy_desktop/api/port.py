"""Who has the port that the API wants, as far as this computer tells, and which one is free."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from energy_desktop.sentences import say

_ASK_S: Final = 1.0
_LISTENING: Final = "0A"
_NEARBY: Final = 50


async def holder(host: str, port: int) -> str | None:
    """Who listens there, in words; None where that can't be known."""
    if await _is_energy_desktop(host, port):
        return say("another Energy Desktop")
    return await asyncio.to_thread(_program, port)


def free_port(host: str, port: int) -> int | None:
    """The first port after one that nobody has; None where none of the next 50 is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port + 1, min(port + _NEARBY, 65_536)):
        with socket.socket(family) as tried, suppress(OSError):
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, candidate))
            return candidate
    return None


async def _is_energy_desktop(host: str, port: int) -> bool:
    """Whether the parts of our health are what answers there."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(_ASK_S):
            reader, writer = await asyncio.open_connection(host, port)
            try:
                writer.write(
                    b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
                return b'"time_series_store"' in await reader.read(16_384)
            finally:
                writer.close()
    return False


def _program(port: int) -> str | None:
    """The name of the process, from Linux's own tables; only those of the same user can be seen."""
    sockets = {f"socket:[{inode}]" for inode in _inodes(port)}
    if not sockets:
        return None
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if any(str(fd.readlink()) in sockets for fd in (process / "fd").iterdir()):
                name = (process / "comm").read_text().strip()
                return say("“{name}” (process {pid})", name=name, pid=process.name)
    return None


def _inodes(port: int) -> set[str]:
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with suppress(OSError):
            for line in Path(table).read_text().splitlines()[1:]:
                fields = re.split(r"\s+", line.strip())
                if fields[3] == _LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                    found.add(fields[9])
    return found
