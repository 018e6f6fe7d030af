"""How the program is: stores, recording, disk. What a monitor or a Settings card asks."""

from __future__ import annotations

import asyncio
import shutil
import stat
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import energy_desktop
from energy_desktop.errors import EnergyDesktopError
from energy_desktop.events import Events, Problem, StoresHealth
from energy_desktop.models import ConnectionPhase, Progress, StoreHealth, SyncLogEntry, from_us
from energy_desktop.recording.reconciler import Reconciler
from energy_desktop.recording.recorder import Recorder
from energy_desktop.recording.session import Session
from energy_desktop.sentences import say
from energy_desktop.services.entities import Entities
from energy_desktop.services.home_assistant import HomeAssistantService
from energy_desktop.services.lately import Lately
from energy_desktop.stores.base import StateStore, Stores, TimeSeriesStore

RATE_WINDOW_S: Final = 60.0
STORES_FRESH_S: Final = 0.5
"""A monitor may be told of a store that went or came by so much later."""
STORE_ANSWERS_S: Final = 5.0
"""A store that takes longer to say how it is counts as one that is away."""
DISK_FRESH_S: Final = 10.0
FETCH_ENTRIES: Final = 1000
"""A fetch writes an entry for each sensor; so many are looked at for the newest fetch."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What has been counted since the program started, and what waits now."""

    received: int
    stored: int
    refused: int
    buffered: int
    journalled: int
    reconnects: int
    connected: int
    queries: int
    queries_s: float


@dataclass(frozen=True, slots=True)
class Fetch:
    """What was fetched of the past at once: values of how many sensors, and why one failed."""

    at: datetime
    values: int
    sensors: int
    error: str | None = None


class Status:
    """Answers from memory but for ``stores``, which asks them. ``api_url`` is None while off,
    ``api_free_port`` one to take instead of a taken one."""

    def __init__(
        self,
        stores: Stores,
        entities: Entities,
        recorder: Recorder,
        session: Session,
        reconciler: Reconciler,
        home_assistant: HomeAssistantService,
        events: Events,
        folder: Path,
    ) -> None:
        self._stores = stores
        self._entities = entities
        self._recorder = recorder
        self._session = session
        self._reconciler = reconciler
        self._home_assistant = home_assistant
        self._folder = folder
        self._stores_lately = Lately(self.stores, STORES_FRESH_S, stale_s=STORE_ANSWERS_S)
        self._disk_lately = Lately(lambda: asyncio.to_thread(self.disk), DISK_FRESH_S)
        self._began = time.monotonic()
        self._counts: deque[tuple[float, int]] = deque([(self._began, 0)])
        self._last_stored: datetime | None = None
        self.version = energy_desktop.__version__
        self.api_url: str | None = None
        self.api_error: str | None = None
        self.api_free_port: int | None = None
        self.is_demo = False
        self._troubles: dict[str, Problem] = {}
        self._queries = 0
        self._queries_s = 0.0
        events.readings_stored.connect(self._note)
        events.problem_raised.connect(self._begin_trouble)
        events.problem_ended.connect(lambda topic: self._troubles.pop(topic, None))

    @property
    def uptime_s(self) -> float:
        """Seconds since the program started."""
        return time.monotonic() - self._began

    @property
    def readings_per_s(self) -> float:
        """Readings received a second, over about the last minute."""
        self._sample()
        (first_at, first), (last_at, last) = self._counts[0], self._counts[-1]
        return (last - first) / max(1.0, last_at - first_at)

    @property
    def buffered(self) -> int:
        """Readings received that are in memory alone."""
        return self._recorder.buffered

    @property
    def journalled(self) -> int:
        """Readings that wait in the journal because the store was away."""
        return self._recorder.journalled

    @property
    def troubles(self) -> Mapping[str, Problem]:
        """The problems that go on, by their topics, oldest first."""
        return self._troubles

    @property
    def refused(self) -> int:
        """Rows that the store refused; they are kept in ``journal/refused.jsonl``."""
        return self._recorder.refused

    @property
    def progress(self) -> Progress:
        """How far the fetching of the past is."""
        return self._reconciler.progress

    @property
    def is_caught_up(self) -> bool:
        """Whether the past that Home Assistant has was fetched since the last connection."""
        return self._reconciler.caught_up

    @property
    def ha_clock_skew_s(self) -> float | None:
        """Home Assistant's clock minus this computer's, None while not connected."""
        return self._session.clock.skew_s if self._session.clock else None

    def note_query(self, seconds: float) -> None:
        """A question that another program asked was answered in so much time."""
        self._queries += 1
        self._queries_s += seconds

    def counts(self) -> Counts:
        """The figures of a monitor."""
        return Counts(
            received=self._recorder.received,
            stored=self._recorder.stored,
            refused=self.refused,
            buffered=self.buffered,
            journalled=self.journalled,
            reconnects=self._session.subscription.reconnect_count,
            connected=int(self._home_assistant.is_live),
            queries=self._queries,
            queries_s=round(self._queries_s, 6),
        )

    async def stores(self) -> StoresHealth:
        """Health of both stores, asked now; within ``STORE_ANSWERS_S`` at most."""
        state, series = await asyncio.gather(
            _in_time(self._stores.state), _in_time(self._stores.series)
        )
        return StoresHealth(state, series)

    async def last_fetch(self) -> Fetch | None:
        """The newest fetch of the past that brought or failed; None where nothing answers."""
        try:
            async with asyncio.timeout(STORE_ANSWERS_S):
                return newest_fetch(await self._stores.state.sync_log(limit=FETCH_ENTRIES))
        except (TimeoutError, EnergyDesktopError):
            return None

    def disk(self) -> tuple[int, int]:
        """Bytes used by the profile's data, and free where it lies."""
        used = sum(_size(file) for file in self._folder.rglob("*"))
        return used, shutil.disk_usage(self._folder).free

    def log_folder(self) -> Path:
        """Where the log files are."""
        return self._folder / "logs"

    def data_folder(self) -> Path:
        """The profile's folder."""
        return self._folder

    async def health(self) -> dict[str, Any]:
        """What /api/health answers: ok or failing, by part; nothing private."""
        stores = await self._stores_lately.get()
        parts = {
            "ha": self._ha_word(),
            "state_store": _word(ok=stores.state.available),
            "time_series_store": _word(ok=stores.series.available),
            "recorder": _word(ok=self._recorder.failure is None),
        }
        failing = "failing" in parts.values()
        return {"status": "failing" if failing else "ok", "parts": parts}

    def _ha_word(self) -> str:
        """A pause is the user's wish and no failure, and so is leaving it to another program."""
        if self._home_assistant.state.phase is ConnectionPhase.READ_ONLY:
            return "read_only"
        if not self._home_assistant.configured:
            return "not_configured"
        phase = self._home_assistant.state.phase
        return (
            "paused" if phase is ConnectionPhase.PAUSED else _word(ok=phase is ConnectionPhase.LIVE)
        )

    async def snapshot(self) -> dict[str, Any]:
        """What /api/status answers: one glance for a monitor."""
        stores = await self._stores_lately.get()
        used, free = await self._disk_lately.get()
        state = self._home_assistant.state
        return {
            "version": self.version,
            "uptime_s": round(self.uptime_s, 1),
            "ha": {
                "connected": state.phase is ConnectionPhase.LIVE,
                "version": state.ha_version,
                "state": state.phase.value,
                "error": state.error,
            },
            "subscription": self._subscription() | self._sensors(),
            "stores": {
                "state": _store(stores.state.kind, ok=stores.state.available),
                "time_series": _store(stores.series.kind, ok=stores.series.available),
            },
            "readings_per_s": round(self.readings_per_s, 2),
            "last_reading_at": iso(self._last_stored),
            "buffered": self.buffered,
            "journalled": self.journalled,
            "refused": self.refused,
            "repair": self._repair(),
            "disk_used_bytes": used,
            "disk_free_bytes": free,
        }

    def subscription(self) -> dict[str, Any] | None:
        """What /api/subscription/status answers; None before Home Assistant is configured."""
        if not self._home_assistant.configured:
            return None
        return {
            "subscription": self._subscription(),
            **self._sensors(),
            "ha_connected": self._home_assistant.is_live,
            "buffered": self.buffered,
            "repair": self._repair(),
        }

    def _subscription(self) -> dict[str, Any]:
        state = self._session.subscription
        return {
            "subscription_id": state.subscription_id,
            "subscribed_at": iso(state.subscribed_at),
            "last_event_at": iso(state.last_event_at),
            "status": state.status.value,
            "error_message": state.error_message,
            "reconnect_count": state.reconnect_count,
        }

    def _sensors(self) -> dict[str, int]:
        return {
            "entities_tracked": len(self._entities.tracked()),
            "entities_recorded": len(self._recorder.recorded),
        }

    def _repair(self) -> dict[str, Any]:
        progress = self._reconciler.progress
        return {
            "running": progress.total > 0,
            "done": progress.done,
            "total": progress.total,
            "what": progress.what,
            "caught_up": self._reconciler.caught_up,
        }

    def _begin_trouble(self, problem: Problem) -> None:
        if problem.topic:
            self._troubles[problem.topic] = problem

    def _note(self, stored: Any) -> None:
        if stored.count:
            self._last_stored = from_us(stored.last_us)
        self._sample()

    def _sample(self) -> None:
        now = time.monotonic()
        self._counts.append((now, self._recorder.received))
        while len(self._counts) > 2 and self._counts[1][0] < now - RATE_WINDOW_S:
            self._counts.popleft()


def iso(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with ``Z``; None stays None."""
    return None if at is None else at.isoformat().replace("+00:00", "Z")


def newest_fetch(entries: Sequence[SyncLogEntry]) -> Fetch | None:
    """Of entries, the newest first: the last fetch if it failed, else the last to bring something,
    else the last.

    The entries of one fetch were written at the same moment. A failure before the last fetch is
    over.
    """
    fetches = [_fetch(list(group)) for _, group in groupby(entries, lambda e: e.created_at)]
    if not fetches or fetches[0].error:
        return fetches[0] if fetches else None
    brought = (replace(fetch, error=None) for fetch in fetches if fetch.values)
    return next(brought, fetches[0])


def _fetch(entries: Sequence[SyncLogEntry]) -> Fetch:
    brought = {entry.entity_id for entry in entries if entry.records_synced}
    error = next((entry.error_message for entry in entries if entry.error_message), None)
    values = sum(entry.records_synced for entry in entries)
    return Fetch(entries[0].created_at, values, len(brought), error)


def _size(file: Path) -> int:
    """Its bytes; none of a folder, nor of a file that has just gone (journals come and go)."""
    try:
        info = file.stat()
    except OSError:
        return 0
    return info.st_size if stat.S_ISREG(info.st_mode) else 0


def _word(*, ok: bool) -> str:
    return "ok" if ok else "failing"


def _store(kind: str, *, ok: bool) -> dict[str, str]:
    return {"kind": kind, "status": "connected" if ok else "unavailable"}


async def _in_time(store: StateStore | TimeSeriesStore) -> StoreHealth:
    try:
        async with asyncio.timeout(STORE_ANSWERS_S):
            return await store.health()
    except TimeoutError:
        return StoreHealth(store.kind, False, say("The database does not answer."))
