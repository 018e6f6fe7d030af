"""Which databases the settings name, and the end of a move from one kind to the other."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from energy_desktop.compose import Compose, Ports
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.services.databases import ServerForm, form_of
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.addresses import QuestDbAddress, ServerAddresses
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.move import move

_log = logging.getLogger(__name__)
MOVE_MERGES = "move_merges"
MOVE_TO = "move_to"
"""Setting: the kind of database that everything was copied to; the next start goes over to it."""


def ports(settings: Settings) -> Ports:
    """Where servers that this program starts are published on this computer."""
    return Ports(
        questdb_http=settings.number("questdb_http_port"),
        questdb_pg=settings.number("questdb_pg_port"),
    )


class Pairs:
    """The databases of a profile, of either kind, as the settings name them."""

    def __init__(
        self, profile: Path, settings: Settings, credentials: Credentials, compose: Compose
    ) -> None:
        self._profile = profile
        self._settings = settings
        self._credentials = credentials
        self._compose = compose

    @property
    def folder(self) -> Path:
        """Where the embedded databases lie."""
        return Path(self._settings.text("database_path") or self._profile / "data")

    async def addresses(self, form: ServerForm | None = None) -> ServerAddresses:
        """Addresses from the settings; passwords known, else of the servers started here.

        What was entered in a form and is not kept yet takes their place.
        """
        settings, known = self._settings, self._credentials.database_password
        started, made = self._compose.address(), self._compose.known_secrets()
        given = form or form_of(settings, settings.text("mongodb_uri"))
        uri, host, port = given.mongodb_uri, given.questdb_host, given.questdb_http_port
        mongodb = given.mongodb_password or await known("mongodb")
        questdb = given.questdb_password or await known("questdb")
        # A password goes to no other server than the one it was made or given for.
        if made and uri == started.mongodb_uri:
            mongodb = made.mongodb_password
        if made and (host, port) == (started.questdb_host, started.questdb_http_port):
            questdb = made.questdb_password
        return ServerAddresses(
            mongodb_uri=uri,
            mongodb_password=mongodb,
            questdb=QuestDbAddress(
                host=host,
                http_port=port,
                user=given.questdb_user,
                password=questdb or "",
                tls=given.questdb_tls,
            ),
        )

    @asynccontextmanager
    async def opened(self, kind: str) -> AsyncIterator[Stores]:
        """The databases of a kind, for this program alone.

        Raises StoreUnavailable, and StoreError where another program records into the servers.
        """
        if kind == "servers":
            async with stores_open.servers_directly(await self.addresses()) as stores:
                yield stores
            return
        embedded = await stores_open.open_embedded(self.folder)
        try:
            yield embedded.stores
        finally:
            await stores_open.close(embedded.stores)

    @asynccontextmanager
    async def asked(self, form: ServerForm) -> AsyncIterator[Stores]:
        """Servers as entered in a form, whoever records into them, to ask how they are."""
        addresses = await self.addresses(form)
        async with stores_open.servers_directly(addresses, only_ask=True) as stores:
            yield stores

    async def finish_move(self) -> str | None:
        """Go over to where everything was copied, with what came since; why not, if it fails."""
        if not (kind := self._settings.text(MOVE_TO)):
            return None
        source = self._settings.text("database_type")
        try:
            async with self.opened(source) as old, self.opened(kind) as new:
                await move(old, new, merge=self._settings.flag(MOVE_MERGES), only_new=True)
        except EnergyDesktopError as error:
            _log.error("the move was not finished, all stays where it is: %s", error)
            await self._settings.put({MOVE_TO: ""})
            return f"The move was not finished; everything stays where it is. {error}"
        await self._settings.put({"database_type": kind, MOVE_TO: ""})
        _log.info("all was moved; the old databases stay as they are")
        return None
