"""Where the data is kept, and how it gets elsewhere: servers started, tested, moved to; backups."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal
from urllib.parse import unquote

from energy_desktop.accounts import MONGODB_URI, Account, mongodb_account, questdb_account
from energy_desktop.compose import Compose, ServersStatus
from energy_desktop.config import Settings
from energy_desktop.credentials import Credentials
from energy_desktop.errors import ComposeError, SettingsError, StoreUnavailable
from energy_desktop.models import Progress
from energy_desktop.sentences import say
from energy_desktop.stores.base import StateStore, Stores, TimeSeriesStore
from energy_desktop.transfer.backup import Made, backup
from energy_desktop.transfer.move import move
from energy_desktop.transfer.restore import restore

EMBEDDED: Final = "embedded"
SERVERS: Final = "servers"
_WITH_PASSWORD: Final = re.compile(r"^(mongodb(?:\+srv)?://[^:@/]+):([^@/]*)(@.*)$")

_HIDES_PASSWORD: Final = re.compile(r"^[^/]*//(.*@.*@|[^@]*:[^@]*@)")

Tell = Callable[[Progress], None]
OpenPair = Callable[[str], AbstractAsyncContextManager[Stores]]
AskPair = Callable[["ServerForm"], AbstractAsyncContextManager[Stores]]
Place = Literal["environment", "keyring", "unknown", "nowhere"]
"""Where a password is: unknown where none is but one can be kept, nowhere where none can."""
FIELDS: Final = ("mongodb_uri", "questdb_host", "questdb_http_port", "questdb_user", "questdb_tls")


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

    ``problem``: why a move did not end, or what was left behind; None where there is none or once
    ``forget_problem`` was told.
    """

    def __init__(
        self,
        stores: Stores,
        settings: Settings,
        credentials: Credentials,
        compose: Compose,
        open_pair: OpenPair,
        ask_pair: AskPair,
        restart: Callable[[], None],
        problem: str | None = None,
    ) -> None:
        self._stores = stores
        self._settings = settings
        self._credentials = credentials
        self._compose = compose
        self._open_pair = open_pair
        self._ask_pair = ask_pair
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
        return form_of(self._settings, without_password(self._settings.text("mongodb_uri"))[0])

    @property
    def mongodb_address(self) -> str:
        """The address of MongoDB without anything secret: no password, no options."""
        address = self.form.mongodb_uri.partition("?")[0]
        return address if MONGODB_URI.fullmatch(address) else ""

    @property
    def fixed(self) -> frozenset[str]:
        """Those of ``FIELDS`` that the environment or ``.env`` says, so that they can't change."""
        changeable = {"saved", "default"}
        return frozenset(key for key in FIELDS if self._settings.source(key) not in changeable)

    async def password_places(self) -> dict[str, Place]:
        """Where the passwords of ``mongodb`` and ``questdb`` are."""
        form = self.form
        questdb = questdb_account(form.questdb_host, form.questdb_http_port, form.questdb_user)
        return {
            "mongodb": await self._place("mongodb", mongodb_account(form.mongodb_uri)),
            "questdb": await self._place("questdb", questdb),
        }

    async def _place(self, server: str, account: Account | None) -> Place:
        if self._settings.environment.get(f"{server.upper()}_PASSWORD"):
            return "environment"
        if account and await self._credentials.database_password(account):
            return "keyring"
        return "unknown" if await self._credentials.can_keep() else "nowhere"

    def forget_problem(self) -> None:
        """The user has read why a move did not end."""
        self.problem = None

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
            raise ComposeError(status.problem or say("Start the servers first, then move."))
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
                say(
                    "The address of MongoDB can't be understood; put the password into its own "
                    "field."
                )
            )
        if (mongodb := mongodb_account(uri)) is None:
            raise SettingsError(
                say(
                    "The address of MongoDB can't be understood; write it like "
                    "mongodb://USER@HOST:27017/energy_dashboard."
                )
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

    async def reconnect(self, form: ServerForm) -> None:
        """Keep addresses and passwords, then begin a new run with them; raises like ``use``."""
        await self.use(form)
        self._restart()

    async def test_servers(self, form: ServerForm | None = None) -> str:
        """What answers at the addresses that are set, or at those of a form, which is not kept.

        Raises StoreUnavailable, StoreError.
        """
        asked = self._open_pair(SERVERS) if form is None else self._ask_pair(form)
        async with asked as stores:
            return " · ".join([await _answering(stores.state), await _answering(stores.series)])

    async def move(self, kind: str, tell: Tell, *, merge: bool = False) -> None:
        """Copy everything to the other kind while recording goes on, then begin a new run on it.

        What is recorded meanwhile is added at that start. Raises TransferRefused where other data
        is there (unless ``merge``), TransferFailed, StoreUnavailable, StoreError.
        """
        await self._require_source()
        async with self._open_pair(kind) as target:
            await move(self._stores, target, tell, merge=merge)
        await self._settings.put({"move_to": kind, "move_merges": merge})
        self._restart()

    async def _require_source(self) -> None:
        """A state that is read from its copy could be moved, but what waits would stay behind."""
        try:
            await _answering(self._stores.state)
            await _answering(self._stores.series)
        except StoreUnavailable as error:
            raise StoreUnavailable(
                say("Nothing was moved: what is moved must answer too. {why}", why=str(error))
            ) from error

    async def restore(self, file: Path, tell: Tell) -> None:
        """Add what a backup holds and is lacking here, while recording goes on; then begin anew.

        Nothing that is here is changed. Raises BadBackup, TransferFailed, StoreUnavailable,
        StoreError.
        """
        await restore(file, self._stores, tell, merge=True)
        self._restart()

    async def back_up(self, file: Path, tell: Tell) -> Made:
        """Write everything into one file while recording goes on; raises BackupFailed."""
        return await backup(self._stores, file, tell)


def form_of(settings: Settings, mongodb_uri: str) -> ServerForm:
    """The servers that settings name, without passwords."""
    return ServerForm(
        mongodb_uri,
        "",
        settings.text("questdb_host"),
        settings.number("questdb_http_port"),
        settings.text("questdb_user"),
        "",
        settings.flag("questdb_tls"),
    )


async def _answering(store: StateStore | TimeSeriesStore) -> str:
    """The product of a store; raises StoreUnavailable with the reason where it does not answer."""
    health = await store.health()
    if not health.available:
        raise StoreUnavailable(health.error or say("{kind} does not answer.", kind=health.kind))
    return health.kind


def without_password(uri: str) -> tuple[str, str]:
    """A MongoDB address without its password, and that password (empty: none)."""
    if (found := _WITH_PASSWORD.match(uri)) is None:
        return uri, ""
    return found[1] + found[3], unquote(found[2])
