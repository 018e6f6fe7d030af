"""Which databases the settings name, and the end of a move from one kind to the other."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from energy_desktop.accounts import mongodb_account, questdb_account
from energy_desktop.compose import Compose, Ports
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.recording.gaps import OPEN_END_US
from energy_desktop.sentences import say
from energy_desktop.services.databases import ServerForm, form_of, without_password
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.addresses import QuestDbAddress, ServerAddresses
from energy_desktop.stores.base import DOUBTED_SINCE, Stores
from energy_desktop.transfer.move import move

_log = logging.getLogger(__name__)
_ON_LOOPBACK: Final = re.compile(
    r"mongodb://(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\]):(\d{1,5})(?=[/?]|$)"
)
_ADDRESSES: Final = (
    "mongodb_uri", "questdb_host", "questdb_http_port", "questdb_pg_port", "questdb_user",
    "questdb_tls",
)  # fmt: skip
MOVE_MERGES = "move_merges"
MOVE_TO = "move_to"
"""Setting: the kind of database that everything was copied to; the next start goes over to it."""


def ports(settings: Settings) -> Ports:
    """Where servers that this program starts are published on this computer."""
    return Ports(
        mongodb=port_on_loopback(settings.text("mongodb_uri")) or Ports().mongodb,
        questdb_http=settings.number("questdb_http_port"),
        questdb_pg=settings.number("questdb_pg_port"),
    )


def port_on_loopback(uri: str) -> int | None:
    """The port of a MongoDB address on this computer; None for another one, or without a port."""
    found = _ON_LOOPBACK.match(uri)
    return int(found[1]) if found and 0 < int(found[1]) < 1 << 16 else None


def compose_of(
    profile: Path, settings: Settings, environ: Mapping[str, str] = os.environ
) -> Compose:
    """The servers that this program starts for a profile, on the ports that the settings name."""
    return Compose(profile / "servers", lambda: ports(settings), environ)


def addresses_to_save(settings: Settings) -> dict[str, object]:
    """The settings that name the servers in force, wherever they came from, without a password."""
    values: dict[str, object] = {key: settings.get(key) for key in _ADDRESSES}
    values["mongodb_uri"] = without_password(settings.text("mongodb_uri"))[0]
    return values


async def distrust(stores: Stores) -> None:
    """The two databases are no pair: doubt all they claim to be complete from the next start on."""
    if await stores.coverage.coverage([], 0, OPEN_END_US):
        _log.warning("the databases are not of one pair; their past is checked anew")
    await stores.state.put_settings({DOUBTED_SINCE: 0})
    await stores_open.pair(stores)


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
        # A password goes to no other server than the one it was made or given for.
        if made and uri == started.mongodb_uri:
            mongodb: str | None = made.mongodb_password
        else:
            account = mongodb_account(uri)
            mongodb = given.mongodb_password or (await known(account) if account else None)
        if made and (host, port) == (started.questdb_host, started.questdb_http_port):
            questdb: str | None = made.questdb_password
        else:
            asked = questdb_account(host, port, given.questdb_user)
            questdb = given.questdb_password or await known(asked)
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

    async def left_behind(self, servers: Stores) -> str | None:
        """What to do about readings in the profile's files that the servers lack; None: nothing.

        Only where the command line or the environment says that servers are used: a move says so
        in the saved settings.
        """
        is_moved = self._settings.saved("database_type") == "servers"
        if is_moved or not stores_open.has_embedded(self.folder):
            return None
        try:
            async with self.opened("embedded") as files:
                if await files.state.generation() == await servers.state.generation():
                    return None
                readings = sum((await files.series.counts()).values())
        except EnergyDesktopError as error:
            _log.warning("what the profile's files hold can't be told: %s", error)
            return None
        return _left(readings) if readings else None

    async def finish_move(self) -> str | None:
        """Go over to where everything was copied, with what came since; why not, if it fails.

        After a failure nothing is tried again by itself: the old databases stay in use.
        """
        source, kind = self._settings.text("database_type"), self._settings.text(MOVE_TO)
        if kind in {"", source}:
            await self._forget_move()
            return None
        if self._settings.source("database_type") not in {"saved", "default"}:
            return _waits(source)
        try:
            async with self.opened(source) as old, self.opened(kind) as new:
                await move(old, new, merge=self._settings.flag(MOVE_MERGES), only_new=True)
            await self._settings.put({"database_type": kind, MOVE_TO: ""})
        except Exception as error:
            # Also of what nobody thought of: at each start anew it would keep the program from it.
            return await self._gave_up(error)
        _log.info("all was moved; the old databases stay as they are")
        return None

    async def _gave_up(self, error: Exception) -> str:
        is_known = isinstance(error, EnergyDesktopError)
        why = (
            str(error)
            if is_known
            else say("The move failed ({kind}); see the log.", kind=type(error).__name__)
        )
        _log.error(
            "the move was not finished, all stays where it is: %s",
            why, exc_info=None if is_known else error,
        )  # fmt: skip
        await self._forget_move()
        return say("The move was not finished; everything stays where it is. {why}", why=why)

    async def _forget_move(self) -> None:
        if not self._settings.text(MOVE_TO):
            return
        try:
            await self._settings.put({MOVE_TO: ""})
        except EnergyDesktopError as error:
            _log.error("%s The move is tried again at the next start.", error)


def _left(readings: int) -> str:
    what = say(
        "The profile's files hold {readings:,} readings that are not on the servers. Close the "
        "program; “energy-desktop migrate --to servers” brings them there.",
        readings=readings,
    )
    _log.warning("%s", what)
    return what


def _waits(kind: str) -> str:
    why = say(
        "The move waits: --{kind} or DATABASE_TYPE={kind} says which databases are used. Start "
        "without it to finish the move.",
        kind=kind,
    )
    _log.warning("%s", why)
    return why
