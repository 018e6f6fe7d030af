"""Keeps the past complete: fetches what is missing at connect, follows the statistics, audits.

Live rows never wait for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from energy_desktop.errors import (
    CommandError,
    ConnectionLost,
    HassNotReady,
    HassTimeout,
    StoreError,
    StoreUnavailable,
)
from energy_desktop.events import Events
from energy_desktop.hass.commands import UNKNOWN_COMMAND
from energy_desktop.hass.race import race
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Period,
    Progress,
    SyncLogEntry,
    SyncType,
)
from energy_desktop.recording import gaps, trust
from energy_desktop.recording.audit import Audit
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.past_readings import PastReadings
from energy_desktop.recording.past_statistics import PastStatistics
from energy_desktop.recording.pieces import DAY_US, PieceLength
from energy_desktop.recording.recorder import Recorder
from energy_desktop.recording.requests import Requests
from energy_desktop.sentences import say
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

TRY_AGAIN_S: Final = 60.0
DOWNS: Final = "downs_to_note"
BACKFILL_MINUTE: Final = 4
"""Each hour at this minute everything is looked at again, whatever Home Assistant tells."""


@dataclass(frozen=True, slots=True)
class Round:
    """One look at everything that is over: so many rows were fetched; ``failed``: not all."""

    rows: int
    failed: bool


class Reconciler:
    """Runs beside a live connection; ``progress`` tells how far a longer fetch is.

    ``caught_up``: everything that was missing at the last look has been fetched.
    """

    def __init__(
        self,
        stores: Stores,
        entities: Entities,
        recorder: Recorder,
        events: Events,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._stores = stores
        self._entities = entities
        self._recorder = recorder
        self._events = events
        self._now = now
        self._sleep = sleep
        self._look = asyncio.Event()
        self._generated = asyncio.Event()
        self._all_made = False
        self._kind = SyncType.BACKFILL
        self._length = PieceLength()
        self.audit = Audit(stores, now, sleep)
        self._downs: dict[Interval, int] = {}  # how often each was asked for
        self._link: LiveLink | None = None
        self._waiting: list[asyncio.Future[Round]] = []
        self.progress = Progress()
        self.caught_up = False

    def look_again(self) -> None:
        """Something changed (tracked sensors, new ones): fetch what is missing now."""
        self.caught_up = False
        self._look.set()

    def repair_now(self) -> None:
        """The user asks: look at everything again, and compare all with Home Assistant's."""
        self._kind = SyncType.MANUAL
        self.audit.ask_for_all()
        self.look_again()

    async def next_round(self) -> Round:
        """The end of the next look at everything that begins; raises ConnectionLost."""
        ended: asyncio.Future[Round] = asyncio.get_running_loop().create_future()
        self._waiting.append(ended)
        return await ended

    async def fetch_statistics(
        self, entity_ids: Sequence[str], period: Period, window: Interval
    ) -> list[SyncLogEntry]:
        """Fetch these rows now and store them; what came of it for each, as ``syncLog`` has it.

        Raises HassNotReady while Home Assistant is not connected.
        """
        if self._link is None:
            raise HassNotReady(say("Home Assistant is not connected; connect first, then fetch."))
        requests = Requests(self._stores.state)
        past = PastStatistics(
            self._link, self._stores, self._entities, self._events, requests, _untold,
            all_made=self._all_made,
        )  # fmt: skip
        try:
            for entity_id in await past.fetch_all(entity_ids, period, window):
                requests.refuse(entity_id, window, say("Home Assistant keeps no statistics of it."))
        finally:
            entries = await requests.write_book(self._now(), SyncType.MANUAL)
        return entries

    async def forget_after(self, hass_now_us: int) -> None:
        """Home Assistant's time is this: what is covered later was before its clock was set."""
        self._recorder.forget_after(hass_now_us)
        try:
            await trust.forget_after(self._stores.coverage, hass_now_us)
        except StoreUnavailable as error:
            _log.debug("what is covered could not be looked at: %s", error)

    async def complete_until(self, entity_ids: AbstractSet[str]) -> dict[str, int]:
        """Until when the readings of each are complete; 0 where nothing is known of them.

        Of none where that can't be looked at now: then they are asked about another time.
        """
        ids = sorted(entity_ids)
        if not ids or self._recorder.journalled:
            return {}
        try:
            coverage = await self._stores.coverage.coverage(
                [*ids, SUBSCRIPTION_SCOPE], 0, gaps.OPEN_END_US
            )
        except StoreUnavailable as error:
            _log.debug("what is covered could not be looked at: %s", error)
            return {}
        complete = {e: gaps.effective(e, coverage) for e in ids}
        return {e: found[-1][1] if found else 0 for e, found in complete.items()}

    async def run(self, link: LiveLink) -> None:
        """Fetch what is missing, then follow Home Assistant's statistics, until cancelled."""
        self._all_made = False
        self._link = link
        try:
            await self._follow(link)
        finally:
            self._link = None
            self.caught_up = False
            lost = ConnectionLost(say("The connection to Home Assistant was lost meanwhile."))
            self._end_round(len(self._waiting), lost)

    async def _follow(self, link: LiveLink) -> None:
        await self.note_downs([link.down])
        for event in ("recorder_5min_statistics_generated",
                      "recorder_hourly_statistics_generated"):  # fmt: skip
            await link.client.subscribe_events(event, self._note_generated)
        self._look.set()
        while True:
            await self._idle(link)
            everything = self._look.is_set()
            self._look.clear()
            self._generated.clear()
            await self._round(link, everything=everything)

    def _note_generated(self, _event: object) -> None:
        self._all_made = True
        self._generated.set()

    async def _wait_for_work(self) -> None:
        await race(self._look.wait(), self._generated.wait())

    async def _until_the_backfill(self) -> None:
        await self._sleep(seconds_to_backfill(self._now()))
        self._look.set()

    async def _idle(self, link: LiveLink) -> None:
        """Wait for work; meanwhile compare with Home Assistant's, when that is due.

        Its request that is under way is let end: there is only one at a time.
        """
        audit = asyncio.create_task(self._audits(link), name="audit")
        try:
            await race(self._wait_for_work(), self._until_the_backfill(), _failure_of(audit))
            self.audit.stop_soon()
            await audit
        finally:
            audit.cancel()
            await asyncio.gather(audit, return_exceptions=True)

    async def _audits(self, link: LiveLink) -> None:
        if self.caught_up and not self._look.is_set():
            requests = Requests(self._stores.state)
            await self.audit.run(*self._past(link, requests, self.audit.length))

    def _past(
        self, link: LiveLink, requests: Requests, length: PieceLength
    ) -> tuple[PastReadings, PastStatistics]:
        shared = (self._stores, self._entities)
        readings = PastReadings(
            link,
            *shared,
            self._recorder,
            self._events,
            requests,
            length,
            self.tell,
        )
        statistics = PastStatistics(
            link, *shared, self._events, requests, self.tell, all_made=self._all_made
        )
        return readings, statistics

    async def _round(self, link: LiveLink, *, everything: bool) -> None:
        requests = Requests(self._stores.state)
        readings, statistics = self._past(link, requests, self._length)
        asked = len(self._waiting) if everything else 0
        kind = self._kind if everything else SyncType.BACKFILL
        downs = dict(self._downs)
        if everything:
            self._kind = SyncType.BACKFILL
        try:
            await statistics.recent()
            if everything:
                # What is said of the past reaches to the beginning of the live span.
                await self._sleep(link.begins_in_s)
                has_history = await self._has_history(readings)
                if has_history:
                    await readings.repair(link.span.start_us - DAY_US)
                await statistics.all_hours()
                if has_history and not requests.failed:
                    await readings.repair()
                    if not requests.failed:
                        await self._note_downs(readings, downs)
                self.caught_up = not (requests.failed or self._look.is_set())
        except (StoreUnavailable, StoreError, CommandError, HassTimeout) as error:
            if isinstance(error, CommandError) and error.code == UNKNOWN_COMMAND:
                _log.info("this Home Assistant keeps no statistics, so only what comes is recorded")
                self.caught_up, requests.failed = True, False
            else:
                _log.warning("the past could not be completed, it is tried again: %s", error)
                requests.failed = True
        finally:
            entries = await requests.write_book(self._now(), kind)
            self.tell(Progress())
        rows = sum(entry.records_synced for entry in entries)
        self._end_round(asked, Round(rows, requests.failed))
        if requests.failed:
            self.caught_up = False
            self._kind = kind if everything else self._kind
            await self._sleep(TRY_AGAIN_S)
            self._look.set()

    def _end_round(self, count: int, how: Round | ConnectionLost) -> None:
        """Tell the first of those who wait."""
        ended, self._waiting = self._waiting[:count], self._waiting[count:]
        for future in ended:
            if future.done():
                continue
            if isinstance(how, Round):
                future.set_result(how)
            else:
                future.set_exception(how)

    async def note_downs(self, downs: Sequence[Interval]) -> None:
        """Home Assistant was not running at some time in each of these, up to its end.

        That is kept until it is noted, by whichever link comes to it: when exactly is known once
        all is fetched that was before, by a round that begins after this.
        """
        if not self._downs:
            kept = (await self._settings()).get(DOWNS, [])
            self._downs = self._downs or {(int(start), int(end)): 1 for start, end in kept}
        new = [down for down in downs if down[0] < down[1]]
        for down in new:
            self._downs[down] = self._downs.get(down, 0) + 1
        if new:
            await self._put_downs()

    async def _note_downs(self, readings: PastReadings, asked: Mapping[Interval, int]) -> None:
        if asked:
            await readings.note_downs(list(asked))
            self._downs = {d: times for d, times in self._downs.items() if asked.get(d) != times}
            await self._put_downs()

    async def _settings(self) -> dict[str, Any]:
        try:
            return await self._stores.state.settings()
        except (StoreUnavailable, StoreError) as error:
            _log.debug("the settings could not be read: %s", error)
            return {}

    async def _put_downs(self) -> None:
        try:
            await self._stores.state.put_settings({DOWNS: list(self._downs) or None})
        except (StoreUnavailable, StoreError) as error:
            _log.debug("when Home Assistant was away could not be kept: %s", error)

    async def _has_history(self, readings: PastReadings) -> bool:
        """Settle what is recorded; False where this Home Assistant keeps no readings."""
        try:
            await readings.settle()
        except CommandError as error:
            if error.code != UNKNOWN_COMMAND:
                raise
            _log.info("this Home Assistant keeps no readings, so only what comes is recorded")
            return False
        return True

    def tell(self, progress: Progress) -> None:
        """Tell how far the work is."""
        if progress != self.progress:
            self.progress = progress
            self._events.progress_changed.emit(progress)


async def _failure_of(task: asyncio.Task[None]) -> None:
    """Wait for ever, unless the task fails: then raise that."""
    await asyncio.shield(task)
    await asyncio.Event().wait()


def _untold(_progress: Progress) -> None:
    """Nobody is told how far a fetch is that somebody waits for."""


def seconds_to_backfill(now: datetime) -> float:
    """Seconds from ``now`` to the next time at a few minutes past an hour."""
    past_hour_s = now.minute * 60 + now.second + now.microsecond / 1e6
    return (BACKFILL_MINUTE * 60 - past_hour_s) % 3600 or 3600.0
