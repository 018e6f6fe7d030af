"""Another process that asks the owner of a profile, played by a thread of the test's own.

``instance.ask`` holds Python's lock while it waits, so beside the program's loop it is no thread.
"""

from __future__ import annotations

import asyncio
import json
import socket
from typing import Any

from energy_desktop.instance import Instance

PATIENCE_S = 30.0


def asking(owner: Instance, command: str, **more: str) -> asyncio.Future[dict[str, Any]]:
    """The owner's answer to come; its words before that are passed over."""
    line = json.dumps({"command": command, **more}).encode() + b"\n"
    return asyncio.ensure_future(asyncio.to_thread(_ask, address_of(owner), line))


def address_of(owner: Instance) -> str:
    """The path of the owner's socket."""
    return owner._server.fullServerName()


def say(address: str, *pieces: bytes) -> bytes:
    """What is answered to pieces that are sent one after another; nothing where it hangs up."""
    with _connected(address) as asker:
        for piece in pieces:
            asker.sendall(piece)
        return asker.recv(1000)


def _ask(address: str, line: bytes) -> dict[str, Any]:
    with _connected(address) as asker, asker.makefile("rb") as answers:
        asker.sendall(line)
        for answer in answers:
            said: dict[str, Any] = json.loads(answer)
            if not said.keys() & {"waiting", "progress"}:
                return said
    raise AssertionError("the owner hung up without an answer")


def _connected(address: str) -> socket.socket:
    asker = socket.socket(socket.AF_UNIX)
    asker.settimeout(PATIENCE_S)
    asker.connect(address)
    return asker
