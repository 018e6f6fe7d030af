"""The connection to a QuestDB: made when it is needed, forgotten when it fails, made again."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, TypeVar

from energy_desktop.errors import EnergyDesktopError, StoreError, StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores import questdb_schema
from energy_desktop.stores.addresses import QuestDbAddress
from energy_desktop.stores.base import Standing
from energy_desktop.stores.pyramid import Hour
from energy_desktop.stores.questdb_http import Away, Denied, QuestDbHttp
from energy_desktop.stores.questdb_ingest import Batch, QuestDbIngest
from energy_desktop.stores.questdb_marks import Marks
from energy_desktop.stores.questdb_standing import standing, started_us
from energy_desktop.stores.questdb_wal import Clock, Wal
from energy_desktop.stores.threads import drained

T = TypeVar("T")
_log = logging.getLogger(__name__)

READERS: Final = 4
PAUSE_S: Final = 2.0
_AT_ONCE_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Session:
    """What holds from one connecting to the next failure: checked tables and what is known.

    ``dirty`` are hours that QuestDB surely calls so.
    """

    http: QuestDbHttp
    ingest: QuestDbIngest
    wal: Wal
    marks: Marks
    started_us: int
    dirty: set[Hour] = field(default_factory=set)

    def send(self, batch: Batch, tables: Iterable[str]) -> None:
        """Store rows of these tables; the writer's thread alone sends."""
        if not len(batch):
            return
        try:
            self.ingest.flush(batch)
        finally:
            # Not before: a reader that looks meanwhile would find all applied and forget the mark.
            self.wal.wrote(tables)


class QuestDbLink:
    """Runs jobs (functions of a session) off the event loop, connecting first where needed.

    Writes run one at a time; one that has begun is finished even if its caller is cancelled. After
    a failure a dead server is left alone for ``PAUSE_S``: the same error comes at once.
    """

    def __init__(self, address: QuestDbAddress, clock: Clock = time.monotonic) -> None:
        self.address = address
        self._clock = clock
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._failure: tuple[float, EnergyDesktopError] | None = None
        self._warned = False
        self._found: dict[int, Standing] = {}
        self._http: QuestDbHttp | None = None
        self._ingest = QuestDbIngest(address)
        self._writer: ThreadPoolExecutor | None = None
        self._readers: ThreadPoolExecutor | None = None

    async def open(self) -> None:
        """Connect and prepare now; raises why not, and connects later all the same."""
        if self._writer is None:
            self._http = QuestDbHttp(self.address)
            self._writer = ThreadPoolExecutor(1, "questdb-writer")
            self._readers = ThreadPoolExecutor(READERS, "questdb-reader")
            self._failure = None
        await asyncio.wrap_future(self._writer.submit(self._connected))

    async def close(self) -> None:
        """Finish the queued jobs and let the connections go; safe to call twice."""
        writer, self._writer = self._writer, None
        readers, self._readers = self._readers, None
        if writer is None or readers is None:
            return
        for executor in (readers, writer):
            await drained(executor)
        self._session = None
        self._ingest.close()
        if self._http is not None:
            self._http.close()

    def found(self) -> list[Standing]:
        """How each start of the server was found when connecting first, since the last call."""
        with self._lock:
            found, self._found = self._found, {}
            return list(found.values())

    async def write(self, job: Callable[[Session], T]) -> T:
        """Run ``job`` on the writer thread; never into a server that was restarted unnoticed."""
        return await self._run(self._writer, job, self._unchanged)

    async def read(self, tables: Collection[str], job: Callable[[QuestDbHttp], T]) -> T:
        """Run ``job`` on a reader thread once it can see what was written to the tables."""

        def settled(session: Session) -> T:
            session.wal.settle(tables)
            return job(session.http)

        return await self._run(self._readers, settled, self._connected)

    async def _run(
        self,
        executor: ThreadPoolExecutor | None,
        job: Callable[[Session], T],
        connect: Callable[[], Session],
    ) -> T:
        if executor is None:
            raise StoreUnavailable(say("QuestDB at {place} is not open.", place=self.address.place))
        return await asyncio.wrap_future(executor.submit(self._done, job, connect))

    def _done(self, job: Callable[[Session], T], connect: Callable[[], Session]) -> T:
        """The job's result. What is wrong with the server is never a fault of the rows."""
        try:
            session = connect()
        except StoreError as error:
            raise StoreUnavailable(str(error)) from error
        try:
            return job(session)
        except (Away, Denied) as error:
            self._lose(session, error)
            raise StoreUnavailable(str(error)) from error

    def _connected(self) -> Session:
        with self._lock:
            if self._session is not None:
                return self._session
            if self._failure is not None and self._clock() < self._failure[0] + PAUSE_S:
                error = self._failure[1]
                raise type(error)(str(error))
            try:
                self._session = self._prepared()
            except EnergyDesktopError as error:
                self._failure = self._clock(), error
                raise
            return self._session

    def forget(self) -> None:
        """Connect anew before the next job: what is known of the store may be old."""
        with self._lock:
            self._session = None

    def _lose(self, session: Session, error: EnergyDesktopError) -> None:
        with self._lock:
            if self._session is session:
                self._session, self._failure = None, (self._clock(), error)

    def _prepared(self) -> Session:
        http = self._http
        if http is None:
            raise StoreUnavailable(say("QuestDB at {place} is not open.", place=self.address.place))
        http.require_version()
        directories = questdb_schema.prepare(http)
        found = standing(http)
        self._found.setdefault(found.started_us, found)
        self._warn_of_commit_mode(found)
        wal = Wal(http, directories, self._clock)
        return Session(http, self._ingest, wal, Marks(http, wal), found.started_us)

    def _unchanged(self) -> Session:
        """A session with the server as it runs now: a new one where it was restarted since.

        A connection that had ended between two requests is made anew without a word.
        """
        session = self._connected()
        began = time.monotonic()
        try:
            if started_us(session.http) == session.started_us:
                return session
        except (Away, Denied) as error:
            if time.monotonic() - began > _AT_ONCE_S:
                self._lose(session, error)
                raise
        with self._lock:
            if self._session is session:
                self._session = None
        return self._connected()

    def _warn_of_commit_mode(self, found: Standing) -> None:
        if not found.is_durable and not self._warned:
            self._warned = True
            _log.warning(
                "%s may lose the newest readings in a power cut; set cairo.commit.mode to sync "
                "(QDB_CAIRO_COMMIT_MODE=sync) and restart it",
                self.address,
            )
