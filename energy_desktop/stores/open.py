"""Opens and closes the stores of a profile; the only place that knows which backends there are."""

from __future__ import annotations

import asyncio
import errno
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from energy_desktop.errors import StoreUnavailable, full_disk
from energy_desktop.sentences import say
from energy_desktop.stores.addresses import ServerAddresses
from energy_desktop.stores.base import Stores
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.lease import held_lease
from energy_desktop.stores.servers import Servers
from energy_desktop.stores.sqlite import SqliteStore

READINGS_FILE = "readings.duckdb"
STATE_FILE = "state.sqlite"
COPY_FILE = "servers.sqlite"


@dataclass(frozen=True, slots=True)
class Opened:
    """Open stores. If their generations differ (a restored backup, a wrong pair), what coverage
    says can't be trusted: audit everything, then ``pair`` them.
    """

    stores: Stores
    generations_match: bool


async def open_embedded(folder: Path) -> Opened:
    """Open the SQLite and DuckDB files of ``folder``, made on first use; both or neither.

    Raises ``StoreUnavailable`` (locked, disk full, no permission), ``SchemaTooNew`` or
    ``StoreError`` (damaged).
    """
    is_first_use = _prepare(folder)
    state = SqliteStore(folder / STATE_FILE)
    series = DuckDbStore(folder / READINGS_FILE)
    stores = Stores(state=state, series=series, coverage=series)
    try:
        await series.open()
        await state.open()
        if is_first_use:
            await pair(stores)
        match = await series.generation() == await state.generation()
    except BaseException:
        await close(stores)
        raise
    return Opened(stores, match)


@asynccontextmanager
async def embedded_only_read(folder: Path, scratch: Path) -> AsyncIterator[Stores]:
    """The files of ``folder`` without a byte written there; what it takes goes into ``scratch``.

    Raises as ``open_embedded`` does, and ``StoreUnavailable`` where a file is missing or of an
    older version.
    """
    # SQLite reads no file with a log beside it without writing; this one is small.
    state = SqliteStore(scratch / STATE_FILE)
    series = DuckDbStore(folder / READINGS_FILE, scratch)
    stores = Stores(state=state, series=series, coverage=series)
    try:
        await series.open()  # from now on no other process can change either
        await asyncio.to_thread(_copy_state, folder, scratch)
        await state.open()
        yield stores
    finally:
        await close(stores)


def _copy_state(folder: Path, into: Path) -> None:
    for name in (STATE_FILE, f"{STATE_FILE}-wal"):
        if name == STATE_FILE or (folder / name).exists():
            try:
                shutil.copyfile(folder / name, into / name)
            except OSError as error:
                if error.errno == errno.ENOSPC:
                    raise full_disk(into.parent) from error
                raise StoreUnavailable(
                    say(
                        "{file} can't be copied to {folder}: {reason}.",
                        file=folder / name,
                        folder=into.parent,
                        reason=error.strerror,
                    )
                ) from error


def has_embedded(folder: Path) -> bool:
    """Whether a store is in ``folder``."""
    return any((folder / name).exists() for name in (READINGS_FILE, STATE_FILE))


def on_servers(addresses: ServerAddresses, profile: Path) -> Servers:
    """The stores on MongoDB and QuestDB, not opened yet; their copy lies in the profile."""
    from energy_desktop.stores.mongo import MongoStore  # noqa: PLC0415 - in server mode alone
    from energy_desktop.stores.questdb import QuestDbStore  # noqa: PLC0415 - likewise

    folder = profile / "data"
    _prepare(folder)
    return Servers(
        MongoStore(addresses.mongodb_uri, addresses.mongodb_password),
        lambda coverage, admit: QuestDbStore(addresses.questdb, coverage, admit=admit),
        folder / COPY_FILE,
        socket.gethostname(),
    )


@asynccontextmanager
async def servers_directly(
    addresses: ServerAddresses, *, only_ask: bool = False
) -> AsyncIterator[Stores]:
    """The servers without a copy, open and for this program alone, for a move.

    Raises StoreUnavailable, and StoreError also where another program records into them; whoever
    ``only_ask``s how they are does not mind that.
    """
    from energy_desktop.stores.mongo import MongoStore  # noqa: PLC0415 - in server mode alone
    from energy_desktop.stores.questdb import QuestDbStore  # noqa: PLC0415 - likewise

    state = MongoStore(addresses.mongodb_uri, addresses.mongodb_password)
    stores = Stores(state=state, series=QuestDbStore(addresses.questdb, state), coverage=state)
    try:
        await state.open()
        await stores.series.open()
        if only_ask:
            yield stores
            return
        async with held_lease(state, socket.gethostname()):
            if await _is_new(stores):
                await pair(stores)
            yield stores
    finally:
        await close(stores)


async def _is_new(stores: Stores) -> bool:
    """Whether neither server holds anything yet."""
    claims = await stores.coverage.coverage([], 0, 2**63 - 1)
    return not (claims or await stores.series.entity_ids() or await stores.state.entities())


async def pair(stores: Stores) -> None:
    """Give the time series store the generation of the state store."""
    await stores.series.set_generation(await stores.state.generation())


async def close(stores: Stores) -> None:
    """Close both stores, the second also when the first fails; safe to call twice."""
    try:
        await stores.series.close()
    finally:
        await stores.state.close()


def _prepare(folder: Path) -> bool:
    """Make the folder, private to the user; whether no store is in it yet."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return not has_embedded(folder)
    except OSError as error:
        raise StoreUnavailable(
            say("{folder} can't be used: {reason}.", folder=folder, reason=error.strerror)
        ) from error
