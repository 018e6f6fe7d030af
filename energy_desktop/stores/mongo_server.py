"""One client of a MongoDB server: its options, its schema, its threads and its errors."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pymongo
from motor.frameworks import asyncio as motor_threads
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import monitoring
from pymongo.errors import PyMongoError

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.mongo_address import MongoAddress, unusable_address
from energy_desktop.stores.mongo_errors import mapped_errors
from energy_desktop.stores.mongo_schema import Database, migrate

# What the address says wins. A journaled majority: acknowledged means that a crash keeps it.
OPTIONS: dict[str, Any] = {
    "appname": "energy-desktop",
    "journal": True,
    "retryReads": True,
    "retryWrites": True,
    "serverSelectionTimeoutMS": 2000,
    "timeoutMS": 5000,
    "w": "majority",
}
GOODBYE_S = 2.0


class _Interruptions(monitoring.ServerHeartbeatListener):
    """Notes that the server was away, even where the driver repeats a call unseen."""

    def __init__(self) -> None:
        self.happened = False

    def started(self, event: monitoring.ServerHeartbeatStartedEvent) -> None:
        """Nothing to note."""

    def succeeded(self, event: monitoring.ServerHeartbeatSucceededEvent) -> None:
        """Nothing to note."""

    def failed(self, event: monitoring.ServerHeartbeatFailedEvent) -> None:  # noqa: ARG002
        """Called in a thread of the driver."""
        self.happened = True


class MongoServer:
    """The database of ``address``, which may be away at any time and is found again by itself."""

    def __init__(self, address: MongoAddress) -> None:
        self._address = address
        self._client: Any = None
        self._is_ready = False
        self._interruptions = _Interruptions()

    async def open(self) -> None:
        """Connect and make sure of the schema; where that fails, each later use tries it again."""
        if self._client is None:
            self._client = _client_of(self._address, self._interruptions)
        async with self.database():
            return

    async def close(self) -> None:
        """Disconnect and end every thread, also after ``open`` failed; safe to call twice."""
        client, self._client, self._is_ready = self._client, None, False
        if client is None:
            return
        # Motor keeps one pool of threads for all clients and never ends it: a new one takes its
        # place, and what other clients have given to this one is still done.
        threads = motor_threads._EXECUTOR  # noqa: SLF001 - the library offers no end
        motor_threads._reset_global_executor()  # type: ignore[no-untyped-call]  # noqa: SLF001
        closer = ThreadPoolExecutor(1, "mongodb-closer")
        try:
            await asyncio.wrap_future(closer.submit(_end, client, threads))
        finally:
            closer.shutdown(wait=False)

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """The database with its schema made sure of; errors leave as those of stores."""
        client = self._client
        if client is None:
            raise StoreUnavailable(
                say("MongoDB at {hosts} is not open.", hosts=self._address.hosts)
            )
        try:
            with mapped_errors(self._address):
                await self._make_ready(client)
                yield client[self._address.database]
        except StoreUnavailable:
            self._is_ready = False
            raise

    async def _make_ready(self, client: Any) -> None:
        """Make sure of the schema at first, and of what answers after an interruption: it may be
        another server, or hold a restored copy.
        """
        if self._is_ready and not self._interruptions.happened:
            return
        self._interruptions.happened = self._is_ready = False
        # Where there is a timeoutMS, the driver does not look at serverSelectionTimeoutMS.
        with pymongo.timeout(client.delegate.options.server_selection_timeout):
            await client.admin.command("ping")
        await migrate(
            client[self._address.database],
            say("MongoDB at {location}", location=self._address.location),
        )
        self._is_ready = True


def _client_of(address: MongoAddress, *listeners: monitoring.ServerHeartbeatListener) -> Any:
    options = {name: v for name, v in OPTIONS.items() if name.lower() not in address.options}
    if address.user and address.password:
        options |= {"username": address.user, "password": address.password}
    elif address.user and "authmechanism" not in address.options:
        raise StoreError(
            say(
                "The password of {user} for MongoDB at {hosts} is missing; enter it.",
                user=address.user,
                hosts=address.hosts,
            )
        )
    try:
        with warnings.catch_warnings():
            # The driver only warns of an option that it does not know, such as tls=ture.
            warnings.simplefilter("error", UserWarning)
            return AsyncIOMotorClient(
                address.uri, tz_aware=True, event_listeners=listeners, **options
            )
    except (PyMongoError, ValueError, TypeError, UserWarning):
        # The driver's own words quote the address, and with it a password.
        raise unusable_address() from None


def _end(client: Any, threads: ThreadPoolExecutor) -> None:
    # Without a limit a server that is frozen holds the goodbye up for half a minute.
    with pymongo.timeout(GOODBYE_S):
        client.close()
    threads.shutdown(wait=True)
