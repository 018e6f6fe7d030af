"""One client of the simulated home: Home Assistant's websocket protocol, phase by phase."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from energy_desktop.demo.answers import CommandError
from energy_desktop.demo.commands import COMMANDS
from energy_desktop.demo.instance import Instance

_LOG = logging.getLogger(__name__)

Message = dict[str, Any]


class Client:
    """Speaks with one client until either side ends it."""

    def __init__(
        self, websocket: ServerConnection, instance: Instance, is_valid: Callable[[object], bool]
    ) -> None:
        self.instance: Instance = instance
        self._websocket, self._is_valid = websocket, is_valid
        self._outgoing: asyncio.Queue[Message] = asyncio.Queue()
        self._coalesces = False
        self._last_id = 0
        self._subscriptions: dict[int, Callable[[], None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        """Authenticate, then answer commands; returns when the connection is over."""
        with suppress(ConnectionClosed):
            if await self._authenticated():
                await self._answer_commands()

    def send(self, message: Message) -> None:
        """Queue a message, in order behind those before it."""
        self._outgoing.put_nowait(message)

    def send_event(self, message_id: int, event: Any) -> None:
        """Queue an event of a subscription."""
        self.send({"id": message_id, "type": "event", "event": event})

    def send_result(self, message_id: int, result: Any = None) -> None:
        """Queue the answer to a command."""
        self.send({"id": message_id, "type": "result", "success": True, "result": result})

    def send_error(self, message_id: int | None, code: str, text: str) -> None:
        """Queue the refusal of a command."""
        error = {"code": code, "message": text}
        self.send({"id": message_id, "type": "result", "success": False, "error": error})

    def subscribe(self, message_id: int, end: Callable[[], None]) -> None:
        """Remember how to end the subscription opened by ``message_id``."""
        self._subscriptions[message_id] = end

    def unsubscribe(self, message_id: int) -> bool:
        """End a subscription; False where there is none."""
        end = self._subscriptions.pop(message_id, None)
        if end is not None:
            end()
        return end is not None

    def coalesce(self) -> None:
        """From now on waiting messages may share a frame, as a list."""
        self._coalesces = True

    async def _authenticated(self) -> bool:
        version = self.instance.ha_version
        await self._write({"type": "auth_required", "ha_version": version})
        message = _decoded(await self._websocket.recv())
        if not isinstance(message, dict):
            return False
        refusal = _auth_refusal(message)
        if refusal is None and not self._is_valid(message.get("access_token")):
            refusal = "Invalid access token or password"
        if refusal is None:
            await self._write({"type": "auth_ok", "ha_version": version})
            return True
        await self._write({"type": "auth_invalid", "message": refusal})
        return False

    async def _answer_commands(self) -> None:
        writer = asyncio.create_task(self._write_queued())
        self._tasks.add(writer)
        try:
            async for frame in self._websocket:
                message = _decoded(frame)
                if message is None:
                    return
                for single in message if isinstance(message, list) else [message]:
                    self._handle(single)
        finally:
            await self._end()

    def _handle(self, message: Any) -> None:
        if not _is_command(message):
            known = message.get("id") if isinstance(message, dict) else None
            number = known if isinstance(known, int) else None
            self.send_error(number, "invalid_format", "Message incorrectly formatted.")
        elif message["id"] <= self._last_id:
            text = "Identifier values have to increase."
            self.send_error(message["id"], "id_reuse", text)
        elif message["type"] not in COMMANDS or self.instance.lacks(message["type"]):
            self._last_id = message["id"]
            self.send_error(message["id"], "unknown_command", "Unknown command.")
        else:
            self._last_id = message["id"]
            task = asyncio.create_task(self._run(message))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, message: Message) -> None:
        try:
            await COMMANDS[message["type"]](self, message)
        except CommandError as error:
            self.send_error(message["id"], error.code, str(error))
        except Exception:
            _LOG.exception("Answering %s", message["type"])
            self.send_error(message["id"], "unknown_error", "Unknown error")

    async def _write_queued(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                waiting = [await self._outgoing.get()]
                while not self._outgoing.empty():
                    waiting.append(self._outgoing.get_nowait())
                if self._coalesces and len(waiting) > 1:
                    await self._write(waiting)
                else:
                    for message in waiting:
                        await self._write(message)

    async def _write(self, message: Any) -> None:
        await self._websocket.send(orjson.dumps(message), text=True)

    async def _end(self) -> None:
        for message_id in list(self._subscriptions):
            self.unsubscribe(message_id)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _decoded(frame: str | bytes) -> Any:
    """The message in a frame; None where it is not JSON."""
    try:
        return orjson.loads(frame)
    except orjson.JSONDecodeError:
        return None


def _is_command(message: Any) -> bool:
    return (
        isinstance(message, dict)
        and isinstance(message.get("id"), int)
        and isinstance(message.get("type"), str)
    )


def _auth_refusal(message: Message) -> str | None:
    """What is wrong with the form of an auth message, in Home Assistant's words, or None."""
    faults = [
        f"extra keys not allowed @ data['{key}']. Got {value}"
        for key, value in message.items()
        if key not in {"type", "access_token", "api_password"}
    ]
    if message.get("type") != "auth":
        got = message.get("type")
        faults.append(f"not a valid value for dictionary value @ data['type']. Got '{got}'")
    if faults:
        return "Auth message incorrectly formatted: " + "\n".join(faults)
    return None
