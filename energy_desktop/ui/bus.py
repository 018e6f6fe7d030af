"""The session bus of a Linux desktop, by jeepney, which keyring brings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar

_T = TypeVar("_T")
ANSWER_S: Final = 10.0


@asynccontextmanager
async def listening(path: str, interface: str) -> AsyncIterator[tuple[Any, asyncio.Queue[Any]]]:
    """A router for calls, and the signals of an interface at a path from now on.

    Raises OSError where there is no bus, TimeoutError where it does not answer in time.
    """
    from jeepney import MatchRule  # noqa: PLC0415 - on Linux alone, and only where it is needed
    from jeepney.bus_messages import message_bus  # noqa: PLC0415
    from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection  # noqa: PLC0415

    try:
        connection = await in_time(open_dbus_connection("SESSION"))
    except (KeyError, ValueError) as error:  # no address in the environment, or none that is one
        raise ConnectionError("there is no session bus") from error
    try:
        rule = MatchRule(type="signal", interface=interface, path=path)
        signals: asyncio.Queue[Any] = asyncio.Queue()
        async with DBusRouter(connection) as router:
            with router.filter(rule, queue=signals):
                await in_time(Proxy(message_bus, router).AddMatch(rule))
                yield router, signals
    finally:
        await connection.close()


async def in_time(answer: Awaitable[_T], seconds: float = ANSWER_S) -> _T:
    """What is answered within so many seconds; raises TimeoutError."""
    async with asyncio.timeout(seconds):
        return await answer


def member_of(message: Any) -> str:
    """The name of a signal."""
    return str(next(v for k, v in message.header.fields.items() if k.name == "member"))
