"""Both kinds of databases for a program of its own: what it is told of them, and a look inside."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from energy_desktop.stores import open as stores_open
from energy_desktop.stores.addresses import QuestDbAddress, ServerAddresses
from energy_desktop.stores.base import Stores
from tests.servers import mongodb, questdb
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb


class Embedded:
    """Files of the profile."""

    environ: Mapping[str, str] = {}

    @asynccontextmanager
    async def opened(self, profile: Path) -> AsyncIterator[Stores]:
        """What the program left, once it has ended."""
        opened = await stores_open.open_embedded(profile / "data")
        try:
            yield opened.stores
        finally:
            await stores_open.close(opened.stores)


@dataclass(frozen=True)
class OnServers:
    """A MongoDB and a QuestDB, with a database of this object's own in the former."""

    mongodb: MongoDb
    questdb: QuestDb
    database: str = field(default_factory=lambda: f"energy-{uuid.uuid4().hex}")

    @property
    def environ(self) -> Mapping[str, str]:
        """How the program is told of them."""
        return {
            "DATABASE_TYPE": "servers",
            "MONGODB_URI": self.mongodb.uri(self.database),
            "MONGODB_PASSWORD": mongodb.PASSWORD,
            "QUESTDB_HOST": "127.0.0.1",
            "QUESTDB_HTTP_PORT": str(self.questdb.port),
            "QUESTDB_USER": questdb.USER,
            "QUESTDB_PASSWORD": questdb.PASSWORD,
        }

    @property
    def addresses(self) -> ServerAddresses:
        """How the stores are told of them."""
        questdb_address = QuestDbAddress(
            "127.0.0.1", self.questdb.port, questdb.USER, questdb.PASSWORD
        )
        return ServerAddresses(self.mongodb.uri(self.database), mongodb.PASSWORD, questdb_address)

    @asynccontextmanager
    async def opened(self, _profile: Path) -> AsyncIterator[Stores]:
        """What the program left, once it has ended."""
        async with stores_open.servers_directly(self.addresses) as stores:
            yield stores


Kind = Embedded | OnServers
