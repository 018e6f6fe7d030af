"""Where the program under test keeps what it records: files of its profile, or two servers.

Everything here happens while the program is stopped.
"""

from __future__ import annotations

import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import ClassVar, Final, Self

import duckdb

from energy_desktop.models import Coverage
from energy_desktop.stores import open as stores_open
from energy_desktop.stores.base import Stores
from energy_desktop.stores.mongo import MongoStore
from energy_desktop.stores.questdb import QuestDbStore
from energy_desktop.stores.sqlite_copy import SqliteCopy
from tests.faults.disk import SmallDisk
from tests.faults.intervals import Interval
from tests.faults.verify import Difference
from tests.servers.kinds import OnServers
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb

QUESTDB_DISK_MB: Final = 1_024
_FAR_US: Final = 2**62


class Databases(ABC):
    """One kind of databases: what the program is told of them, and a look into them."""

    state_file: ClassVar[str]
    environ: Mapping[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:  # noqa: B027 - files need no end
        """End what was started."""

    def heal(self) -> None:  # noqa: B027 - files are healed by their disk
        """Have everything work that the program does not start itself."""

    @abstractmethod
    @asynccontextmanager
    def read(self, profile: Path) -> AsyncIterator[Stores]:
        """What the program has stored, from a copy of its files: nothing is changed by it."""

    @abstractmethod
    @asynccontextmanager
    def changing(self, profile: Path) -> AsyncIterator[Stores]:
        """The stores themselves, as the program opens them."""

    @abstractmethod
    def remove_rows(self, profile: Path, names: Sequence[str], hole: Interval) -> int:
        """Delete readings past the program; how many."""

    async def unsent(self, profile: Path) -> list[Difference]:
        """What a program that has ended did not tell its servers."""
        return []


class Files(Databases):
    """SQLite and DuckDB in the profile."""

    state_file = stores_open.STATE_FILE

    @asynccontextmanager
    async def read(self, profile: Path) -> AsyncIterator[Stores]:
        """From a copy: a DuckDB file belongs to one process."""
        with _copied(profile) as copy:
            opened = await stores_open.open_embedded(copy)
            try:
                yield opened.stores
            finally:
                await stores_open.close(opened.stores)

    @asynccontextmanager
    async def changing(self, profile: Path) -> AsyncIterator[Stores]:
        """The files, opened."""
        opened = await stores_open.open_embedded(profile / "data")
        try:
            yield opened.stores
        finally:
            await stores_open.close(opened.stores)

    def remove_rows(self, profile: Path, names: Sequence[str], hole: Interval) -> int:
        """Delete them."""
        with duckdb.connect(profile / "data" / stores_open.READINGS_FILE) as connection:
            row = connection.execute(
                "DELETE FROM energy_readings WHERE timestamp >= ? AND timestamp < ? "
                "AND entity_id IN (SELECT unnest(?::VARCHAR[]))",
                [*hole, list(names)],
            ).fetchone()
        return int(row[0]) if row else 0


class Servers(Databases):
    """A MongoDB and a QuestDB of the rig's own, the latter on a small disk of its own."""

    state_file = stores_open.COPY_FILE

    def __init__(self, folder: Path) -> None:
        (folder / "mongodb").mkdir(parents=True)
        self.mongodb = MongoDb(folder / "mongodb")
        self.questdb = QuestDb(folder / "questdb")
        self.disk = SmallDisk(folder / "questdb" / "data", QUESTDB_DISK_MB)
        self.both = OnServers(self.mongodb, self.questdb)
        self.environ = self.both.environ
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self.disk)
            stack.callback(self.mongodb.stop)
            self.mongodb.start()
            stack.callback(self.questdb.stop)
            self.questdb.start()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def heal(self) -> None:
        """Start what does not run, and let go on what is frozen or has no room."""
        self.disk.free()
        self.mongodb.go_on()
        self.questdb.go_on()
        if self.mongodb.pid is None:
            self.mongodb.start()
        if self.questdb.pid is None:
            self.questdb.start()

    @asynccontextmanager
    async def read(self, profile: Path) -> AsyncIterator[Stores]:
        """The program's own copy of the state, and QuestDB: what a next start begins with."""
        with _copied(profile) as copied:
            copy = SqliteCopy(copied / stores_open.COPY_FILE)
            series = QuestDbStore(self.both.addresses.questdb, copy)
            stores = Stores(state=copy, series=series, coverage=copy)
            try:
                await copy.open()
                await series.open()
                yield stores
            finally:
                await stores_open.close(stores)

    @asynccontextmanager
    async def changing(self, profile: Path) -> AsyncIterator[Stores]:
        """The servers with the program's own copy."""
        servers = stores_open.on_servers(self.both.addresses, profile)
        try:
            await servers.open()
            yield servers.stores
        finally:
            await servers.close()

    def remove_rows(self, profile: Path, names: Sequence[str], hole: Interval) -> int:
        """QuestDB deletes no rows: the table is emptied and filled with the others."""
        query = self.questdb.query
        query("SELECT wait_wal_table('energy_readings')")
        [[before]] = query("SELECT count() FROM energy_readings")
        query(
            "CREATE TABLE kept AS (SELECT * FROM energy_readings WHERE NOT (timestamp >= "
            f"{hole[0]}::timestamp AND timestamp < {hole[1]}::timestamp AND entity_id IN "
            f"({', '.join(_quoted(name) for name in names)}))) "
            "TIMESTAMP(timestamp) PARTITION BY MONTH BYPASS WAL"
        )
        query("TRUNCATE TABLE energy_readings")
        query("INSERT INTO energy_readings SELECT * FROM kept")
        query("SELECT wait_wal_table('energy_readings')")
        query("DROP TABLE kept")
        [[after]] = query("SELECT count() FROM energy_readings")
        return int(before - after)

    async def unsent(self, profile: Path) -> list[Difference]:
        """Coverage and sensors that MongoDB has not as the program's own copy has them."""
        addresses = self.both.addresses
        server = MongoStore(addresses.mongodb_uri, addresses.mongodb_password)
        try:
            await server.open()
            async with self.read(profile) as ours:
                here = set(await ours.coverage.coverage([], 0, _FAR_US))
                coverage = set(await server.coverage([], 0, _FAR_US)) ^ here
                sensors = {each.entity_id: each for each in await ours.state.entities()}
                there = {each.entity_id: each for each in await server.entities()}
        finally:
            await server.close()
        differing = [name for name in {*sensors, *there} if sensors.get(name) != there.get(name)]
        return [
            *(
                Difference("unsent", c.scope, c.start_us, c.end_us, _where(c, here))
                for c in coverage
            ),
            *(Difference("unsent", name, 0, 0, "what is known of it") for name in differing),
        ]


@contextmanager
def _copied(profile: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="energy-faults-look-") as folder:
        copy = Path(folder) / "data"
        ignored = shutil.ignore_patterns("filler", "*.tmp")
        with suppress(FileNotFoundError):
            shutil.copytree(profile / "data", copy, ignore=ignored)
        yield copy


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _where(claim: Coverage, here: Collection[Coverage]) -> str:
    return f"{claim.kind.value}, only in {'the copy' if claim in here else 'MongoDB'}"
