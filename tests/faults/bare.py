"""The yardstick: a client that only asks what it is told to, one after another, and decodes it.

``python -m tests.faults.bare ADDRESS REQUESTS`` with the token in HA_TOKEN prints seconds and rows.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

import orjson
from websockets.asyncio.client import ClientConnection, connect


async def fetch(address: str, token: str, requests: list[dict[str, Any]]) -> tuple[float, int]:
    """Seconds from connecting to the last answer, and the rows in all of them."""
    began, count = time.monotonic(), 0
    async with connect(address, max_size=None, proxy=None, ping_interval=None) as socket:
        await socket.recv()
        await socket.send(orjson.dumps({"type": "auth", "access_token": token}).decode())
        await socket.recv()
        for number, request in enumerate(requests, 1):
            count += await _rows(socket, {**request, "id": number})
        took_s = time.monotonic() - began
    return took_s, count


async def _rows(socket: ClientConnection, request: dict[str, Any]) -> int:
    await socket.send(orjson.dumps(request).decode())
    answer = orjson.loads(await socket.recv(decode=False))
    return sum(len(rows) for rows in answer["result"].values())


def main() -> int:
    """Fetch and print."""
    address, file = sys.argv[1:]
    requests = orjson.loads(Path(file).read_bytes())
    took_s, count = asyncio.run(fetch(address, os.environ["HA_TOKEN"], requests))
    print(f"{took_s:.3f} {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
