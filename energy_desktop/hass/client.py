"""One live connection to Home Assistant: requests, subscriptions, ping, and why it ended."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Final, Self

from energy_desktop.errors import (
    CommandError,
    ConnectionLost,
    HassError,
    HassTimeout,
    ProtocolError,
)
from energy_desktop.hass import failures, messages
from energy_desktop.hass.commands import Commands
from energy_desktop.hass.socket import drop, open_socket
from energy_desktop.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from websockets.asyncio.client import ClientConnection

    from energy_desktop.hass.url import HassUrl

log = logging.getLogger(__name__)

GOODBYE_S: Final = 1.5


def _ignore(_event: Any) -> None:
    """Listens to a subscription that is being ended."""


class HassClient(Commands):
    """One authenticated socket. Once it ended every call raises ConnectionLost.

    Listeners run synchronously in the order of arrival; one that raises is logged and goes on
    being called. Home Assistant cuts a client that does not keep up, so they must be quick.
    """

    def __init__(self, socket: ClientConnection, ha_version: str, max_frame_bytes: int) -> None:
        self.ha_version = ha_version
        self._socket = socket
        self._max_frame_bytes = max_frame_bytes
        self._last_id = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any] | HassError]] = {}
        self._listeners: dict[int, Callable[[Any], None]] = {}
        self._strays: set[int] = set()
        self._ended: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._reader = asyncio.create_task(self._read(), name="hass-reader")

    @classmethod
    async def connect(
        cls,
        url: HassUrl,
        token: str,
        *,
        verify_tls: bool = True,
        timeout_s: float = 10,
        max_frame_bytes: int = 64 * 2**20,
    ) -> Self:
        """Opens, authenticates, asks for coalesced messages; raises the HassError that says why."""
        secret = messages.Secret(token)
        del token
        socket, ha_version = await open_socket(
            url,
            secret,
            verify_tls=verify_tls,
            timeout_s=timeout_s,
            max_frame_bytes=max_frame_bytes,
        )
        client = cls(socket, ha_version, max_frame_bytes)
        try:
            await client._ask_to_coalesce(timeout_s)
        except BaseException:
            await client.close()
            raise
        return client

    async def command(self, type_: str, *, timeout_s: float = 30, **fields: Any) -> Any:
        """The result of one command; CommandError, HassTimeout or ConnectionLost."""
        answer = await self._ask(self._new_id(), type_, fields, timeout_s)
        return answer.get("result")

    async def subscribe(self, type_: str, on_event: Callable[[Any], None], **fields: Any) -> int:
        """Calls ``on_event`` with each event's payload from now on; the subscription's id."""
        id_ = self._new_id()
        # Registered before it is sent: result and first event may come in one burst.
        self._listeners[id_] = on_event
        try:
            await self._ask(id_, type_, fields, 30)
        except BaseException:
            self._listeners.pop(id_, None)
            raise
        return id_

    async def unsubscribe(self, subscription_id: int) -> None:
        """Ends a subscription; nothing happens if it, or the connection, has ended already."""
        if self._listeners.pop(subscription_id, None) is None:
            return
        self._listeners[subscription_id] = _ignore
        try:
            await self.command("unsubscribe_events", subscription=subscription_id)
        except (CommandError, ConnectionLost):
            log.debug("Subscription %d had ended already", subscription_id)
        finally:
            self._listeners.pop(subscription_id, None)

    async def first_events(
        self, type_: str, count: int, timeout_s: float = 30, **fields: Any
    ) -> list[Any]:
        """The first ``count`` events of a subscription, which is ended after them."""
        events: list[Any] = []
        arrived: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def take(event: Any) -> None:
            events.append(event)
            if len(events) == count:
                arrived.set_result(None)

        id_ = await self.subscribe(type_, take, **fields)
        try:
            async with asyncio.timeout(timeout_s):
                await asyncio.wait({arrived, self._ended}, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            raise HassTimeout(
                say("Home Assistant did not answer {command!r} in time.", command=type_)
            ) from None
        finally:
            if not arrived.done():
                self._abandon(id_)
        if not arrived.done():
            raise ConnectionLost(str(self._ended.result()))
        await self.unsubscribe(id_)
        return events[:count]

    async def ping(self, timeout_s: float = 20) -> float:
        """Seconds from our ping to Home Assistant's pong, which passes through the event queue."""
        clock = asyncio.get_running_loop().time
        asked_at = clock()
        await self._ask(self._new_id(), "ping", {}, timeout_s)
        return clock() - asked_at

    async def closed(self) -> HassError:
        """Waits until the socket ended and returns why."""
        reason: HassError = await asyncio.shield(self._ended)
        return reason

    async def close(self) -> None:
        """Ends the connection, politely for a second and then at once; may be called twice."""
        self._end(ConnectionLost(say("The connection was closed.")))
        self._reader.cancel()
        try:
            async with asyncio.timeout(GOODBYE_S):
                await asyncio.wait([self._reader])
                await self._socket.close()
        except TimeoutError:
            log.debug("Home Assistant did not take our goodbye")
        finally:
            drop(self._socket)

    def abort(self) -> None:
        """Drops the socket at once, with no goodbye: for a link that is known to be dead."""
        self._end(ConnectionLost(say("The network connection was lost.")))
        drop(self._socket)

    async def _ask_to_coalesce(self, timeout_s: float) -> None:
        try:
            await self.command(
                "supported_features", timeout_s=timeout_s, features=messages.COALESCE
            )
        except CommandError:
            log.debug("Home Assistant %s does not coalesce messages", self.ha_version)

    def _new_id(self) -> int:
        """The next id; it must be sent before the next one is drawn, as ids must grow."""
        self._last_id += 1
        return self._last_id

    async def _ask(
        self, id_: int, type_: str, fields: dict[str, Any], timeout_s: float
    ) -> dict[str, Any]:
        """Home Assistant's answer to a command, if it was a success."""
        if self._ended.done():
            raise ConnectionLost(str(self._ended.result()))
        answer = asyncio.get_running_loop().create_future()
        self._answers[id_] = answer
        try:
            async with asyncio.timeout(timeout_s):
                await self._send(messages.encode(id_, type_, fields))
                message: dict[str, Any] | HassError = await answer
        except TimeoutError:
            raise HassTimeout(
                say("Home Assistant did not answer {command!r} in time.", command=type_)
            ) from None
        finally:
            self._answers.pop(id_, None)
        if isinstance(message, HassError):
            raise ConnectionLost(str(message))
        if message.get("success", True) is not True:
            raise messages.command_error(message, type_)
        return message

    async def _send(self, frame: bytes) -> None:
        try:
            await self._socket.send(frame, text=True)
        except Exception as problem:
            raise ConnectionLost(str(failures.loss(problem, self._max_frame_bytes))) from None

    async def _read(self) -> None:
        """Takes frames until the socket ends; says why it ended."""
        try:
            while True:
                self._take(messages.decode(await self._socket.recv(decode=False)))
                if self._strays:
                    await self._drop_strays()
        except Exception as problem:
            self._end(failures.loss(problem, self._max_frame_bytes))
            drop(self._socket)

    def _take(self, frame: Any) -> None:
        """One message, or a list that mixes results and events."""
        for message in frame if type(frame) is list else (frame,):
            try:
                kind = message["type"]
                if kind == "event":
                    self._deliver(message["id"], message["event"])
                elif kind in {"result", "pong"}:
                    self._answer(message["id"], message)
            except (KeyError, TypeError):
                raise ProtocolError(
                    say(
                        "Home Assistant sent a message that the protocol does not allow; the "
                        "connection is made anew."
                    )
                ) from None

    def _deliver(self, id_: int, event: Any) -> None:
        listener = self._listeners.get(id_)
        if listener is None:
            self._strays.add(id_)
            return
        try:
            listener(event)
        except Exception:
            log.exception("A listener to Home Assistant's events failed")

    def _answer(self, id_: int, message: dict[str, Any]) -> None:
        answer = self._answers.get(id_)
        if answer is not None and not answer.done():
            answer.set_result(message)

    async def _drop_strays(self) -> None:
        """Ends subscriptions nobody listens to; the answers to this are not waited for."""
        for id_ in self._strays:
            self._listeners[id_] = _ignore
            stop = {"subscription": id_}
            await self._send(messages.encode(self._new_id(), "unsubscribe_events", stop))
        self._strays.clear()

    def _abandon(self, id_: int) -> None:
        """Ends a subscription with the next frame that comes; nothing is waited for."""
        if self._listeners.pop(id_, None) is not None:
            self._strays.add(id_)

    def _end(self, reason: HassError) -> None:
        """The first reason is kept; whatever waits for an answer is told."""
        if self._ended.done():
            return
        self._ended.set_result(reason)
        for answer in self._answers.values():
            if not answer.done():
                answer.set_result(reason)
