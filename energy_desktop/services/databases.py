"""Where the data is kept, and how it gets elsewhere: servers started, tested, moved to; backups."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from energy_desktop.accounts import Account, mongodb_account, questdb_account
from energy_desktop.compose import Compose, ServersStatus
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import ComposeError, SettingsError, StoreUnavailable
from energy_desktop.models import Progress
from energy_desktop.stores.base import Stores
from energy_desktop.transfer.backup import Made, backup
from energy_desktop.transfer.move import move

EMBEDDED: Final = "embedded"
SERVERS: Final = "servers"
_WITH_PASSWORD: Final = re.compile(r"^(mongodb(?:\+srv)?://[^:@/]+):([^@/]*)(@.*)$")

_HIDES_PASSWORD: Final = re.compile(r"^[^/]*//(.*@.*@|[^@]*:[^@]*@)")

Tell = Callable[[Progress], None]
OpenPair = Callable[[str], AbstractAsyncContextManager[Stores]]


@dataclass(frozen=True, slots=True)
class ServerForm:
    """Servers of the user's own, as entered. An empty password: the one known for that account."""

    mongodb_uri: str
    mongodb_password: str = field(repr=False)
    questdb_host: str
    questdb_http_port: int
    questdb_user: str
    questdb_password: str = field(repr=False)
    questdb_tls: bool = False


class Databases:
    """One per program. ``restart`` begins a new run, which is where a move ends.

    ``problem``: why a move did not end, or what was left behind; None: all is well.
    """

    def __init__(
        self,
        stores: Stores,
        settings: Settings,
        credentials: Credentials,
        compose: Compose,
        open_pair: OpenPair,
        restart: Callable[[], None],
        problem: str | None = None,
    ) -> None:
        self._stores = stores
        self._settings = settings
        self._credentials = credentials
        self._compose = compose
        self._open_pair = open_pair
        self._restart = restart
        self.problem = problem

    @property
    def kind(self) -> str:
        """``embedded`` or ``servers``."""
        return self._settings.text("database_type")

    @property
    def is_fixed(self) -> bool:
        """Whether the command line or the environment says the kind, so that it can't change."""
        return self._settings.source("database_type") not in {"saved", "default"}

    @property
    def form(self) -> ServerForm:
        """The servers that are set, without passwords."""
        text = self._settings.text
        return ServerForm(
            without_password(text("mongodb_uri"))[0],
            "",
            text("questdb_host"),
            self._settings.number("questdb_http_port"),
            text("questdb_user"),
            "",
            self._settings.flag("questdb_tls"),
        )

    async def servers_status(self) -> ServersStatus:
        """How the servers are that this program starts with docker; never raises."""
        return await self._compose.status()

    async def start_servers(self, tell: Callable[[str], None]) -> None:
        """Start MongoDB and QuestDB with docker; raises ComposeError."""
        await self._compose.up(tell)

    @property
    def uses_started_servers(self) -> bool:
        """Whether the servers that are set are those that this program starts."""
        return self._settings.text("mongodb_uri") == self._compose.address().mongodb_uri

    async def use_started_servers(self) -> None:
        """Set the servers that this program starts; raises ComposeError where they do not run."""
        status = await self._compose.status()
        if not status.healthy:
            raise ComposeError(status.problem or "Start the servers first, then move.")
        at = self._compose.address()
        await self._settings.put({
            "mongodb_uri": at.mongodb_uri,
            "questdb_host": at.questdb_host,
            "questdb_http_port": at.questdb_http_port,
            "questdb_user": at.questdb_user,
            "questdb_tls": False,
        })  # fmt: skip

    async def stop_servers(self) -> None:
        """Stop what ``start_servers`` started; the data stays. Raises ComposeError."""
        await self._compose.down()

    async def use(self, form: ServerForm) -> None:
        """Keep addresses and passwords, the latter in the keyring.

        Raises SettingsError, CredentialsError where no keyring can keep a password.
        """
        uri, in_uri = without_password(form.mongodb_uri)
        if _HIDES_PASSWORD.search(uri):
            raise SettingsError(
                "The address of MongoDB can't be understood; put the password into its own field."
            )
        if (mongodb := mongodb_account(uri)) is None:
            raise SettingsError(
                "The address of MongoDB can't be understood; write it like "
                "mongodb://USER@HOST:27017/energy_dashboard."
            )
        questdb = questdb_account(form.questdb_host, form.questdb_http_port, form.questdb_user)
        await self._keep(mongodb, form.mongodb_password or in_uri)
        await self._keep(questdb, form.questdb_password)
        form = replace(form, mongodb_uri=uri)
        await self._settings.put({
            "mongodb_uri": form.mongodb_uri,
            "questdb_host": form.questdb_host,
            "questdb_http_port": form.questdb_http_port,
            "questdb_user": form.questdb_user,
            "questdb_tls": form.questdb_tls,
        })  # fmt: skip

    async def _keep(self, account: Account, password: str) -> None:
        if password and password != await self._credentials.database_password(account):
            await self._credentials.keep_database_password(account, password)

    async def test_servers(self) -> str:
        """What answers at the addresses that are set; raises StoreUnavailable, StoreError."""
        async with self._open_pair(SERVERS) as stores:
            found = [await stores.state.health(), await stores.series.health()]
        for health in found:
            if not health.available:
                raise StoreUnavailable(health.error or f"{health.kind} does not answer.")
        return " · ".join(health.kind for health in found)

    async def move(self, kind: str, tell: Tell, *, merge: bool = False) -> None:
        """Copy everything to the other kind while recording goes on, then begin a new run on it.

        What is recorded meanwhile is added at that start. Raises TransferRefused where other data
        is there (unless ``merge``), TransferFailed, StoreUnavailable, StoreError.
        """
        async with self._open_pair(kind) as target:
            await move(self._stores, target, tell, merge=merge)
        await self._settings.put({"move_to": kind, "move_merges": merge})
        self._restart()

    async def back_up(self, file: Path, tell: Tell) -> Made:
        """Write everything into one file while recording goes on; raises BackupFailed."""
        return await backup(self._stores, file, tell)


def without_password(uri: str) -> tuple[str, str]:
    """A MongoDB address without its password, and that password (empty: none)."""
    if (found := _WITH_PASSWORD.match(uri)) is None:
        return uri, ""
    return found[1] + found[3], unquote(found[2])
