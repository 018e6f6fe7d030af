"""Compares what is stored with what Home Assistant has, though it is said to be complete.

Daily, and whenever the user asks (data.md, section 5). One way: what Home Assistant has and we
lack is stored, what differs is replaced; what we have and Home Assistant lacks is kept, as after a
crash it loses rows itself.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from itertools import chain
from typing import Final

import numpy as np

from energy_desktop.errors import CommandError, HassTimeout, StoreError, StoreUnavailable
from energy_desktop.hass.race import race
from energy_desktop.models import ReadingColumns, from_us, to_us
from energy_desktop.recording.audit_statistics import StatisticsAudit
from energy_desktop.recording.past_readings import PastReadings
from energy_desktop.recording.past_statistics import PastStatistics
from energy_desktop.recording.pieces import DAY_US, Piece, PieceLength, Pieces
from energy_desktop.sentences import say
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

EVERY_US: Final = DAY_US
OVERLAP_US: Final = DAY_US
PAUSE_S: Final = 1.0
"""At least this long between two requests, and four times what one took: a fifth of its time."""
AGAIN_US: Final = 10 * 60 * 1_000_000
"""After a failure it waits so long."""
AUDITED_AT: Final = "audited_at"


class Audit:
    """One per program: an audit that is interrupted goes on where it stopped.

    ``found`` counts the readings that were missing or wrong, since the program started. ``length``
    is that of its own requests.
    """

    def __init__(
        self,
        stores: Stores,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stores = stores
        self._now = now
        self._sleep = sleep
        self._monotonic = monotonic
        self._asked = False
        self._began_us = 0
        self._not_before_us = 0
        self._todo: Iterator[Piece] | None = None
        self._statistics: StatisticsAudit | None = None
        self._stop = asyncio.Event()
        self.length = PieceLength()
        self.found = 0

    @property
    def is_running(self) -> bool:
        """Whether one is due by the user's wish, or on its way."""
        return self._asked or self._todo is not None

    def ask_for_all(self) -> None:
        """Compare everything with the next run, not only the last days."""
        self._asked, self._todo, self._not_before_us = True, None, 0

    def stop_soon(self) -> None:
        """Let the request that is under way end and go on with the next ``run``."""
        self._stop.set()

    async def run(self, readings: PastReadings, statistics: PastStatistics) -> None:
        """Do what is due, until it is done or told to stop; a failure is tried again later."""
        self._stop.clear()
        try:
            if self._todo is None and not await self._begin(readings):
                return
            is_done = await self._readings(readings) and await self._sums(statistics)
        except (StoreUnavailable, StoreError, CommandError, HassTimeout) as error:
            _log.warning("the stored past could not be compared with Home Assistant's: %s", error)
            self._not_before_us = to_us(self._now()) + AGAIN_US
            return
        if is_done:
            self._todo, self._asked = None, False
            await self._put_done(self._began_us)

    async def _begin(self, readings: PastReadings) -> bool:
        """Whether an audit is due, and of what; the first is a day after the first fetch."""
        now_us = to_us(self._now())
        last_us = int((await self._stores.state.settings()).get(AUDITED_AT, 0))
        if not last_us and not self._asked:
            await self._put_done(now_us)
            return False
        is_due = self._asked or now_us - last_us >= EVERY_US
        if not is_due or now_us < self._not_before_us:
            return False
        await readings.settle()
        claimed = await readings.claimed(0 if self._asked else last_us - OVERLAP_US)
        self._began_us = now_us
        self._todo = chain.from_iterable(Pieces(claimed, self.length))
        self._statistics = StatisticsAudit(self._stores)
        return True

    async def _readings(self, readings: PastReadings) -> bool:
        """Compare what is left of the readings; False where told to stop before the end."""
        for piece in self._todo or ():
            began = self._monotonic()
            try:
                await self._compare(readings, piece)
            except BaseException:
                self._again(piece)
                raise
            if await self._is_stopped(4 * (self._monotonic() - began)):
                return False
        return True

    async def _sums(self, statistics: PastStatistics) -> bool:
        """Compare what is left of the sums; False where told to stop before the end."""
        assert self._statistics is not None  # noqa: S101 - made with what is to be done
        began = self._monotonic()
        while await self._statistics.compare_next(statistics):
            if await self._is_stopped(4 * (self._monotonic() - began)):
                return False
            began = self._monotonic()
        return True

    async def _is_stopped(self, pause_s: float) -> bool:
        """Leave Home Assistant in peace for a while; whether the work is to stop here."""
        await race(self._stop.wait(), self._sleep(max(PAUSE_S, pause_s)))
        return self._stop.is_set()

    def _again(self, piece: Piece) -> None:
        """Put a piece back, as requests of the length that failed no more."""
        part = {e: [(piece.start_us, piece.end_us)] for e in piece.entity_ids}
        parts = chain.from_iterable(Pieces(part, self.length))
        self._todo = chain(parts, self._todo or ())

    async def _compare(self, readings: PastReadings, piece: Piece) -> None:
        rows = await readings.history(piece)
        if rows is None:
            raise HassTimeout(say("Home Assistant did not give the readings to compare with."))
        self.length.answered(sum(map(len, rows.values())))
        for entity_id, past in (await readings.columns(piece, rows)).items():
            await self._compare_one(entity_id, piece, past.readings)

    async def _compare_one(self, entity_id: str, piece: Piece, theirs: ReadingColumns) -> None:
        ours = await self._stores.series.readings(entity_id, piece.start_us, piece.end_us)
        lacking, wrong = differences(theirs, ours, piece.start_us, piece.end_us)
        if len(lacking):
            self.found += await self._stores.series.write_readings(lacking)
            _tell(entity_id, lacking, "were missing and have been stored")
        if len(wrong):
            await self._stores.series.rewrite(wrong)
            self.found += len(wrong)
            _tell(entity_id, wrong, "differed and have been replaced")

    async def _put_done(self, at_us: int) -> None:
        try:
            await self._stores.state.put_settings({AUDITED_AT: at_us})
        except (StoreUnavailable, StoreError) as error:
            _log.debug("when the audit was could not be saved: %s", error)


def differences(
    theirs: ReadingColumns, ours: ReadingColumns, start_us: int, end_us: int
) -> tuple[ReadingColumns, ReadingColumns]:
    """Of Home Assistant's readings of one entity in [start, end): what we lack, what differs."""
    place = np.searchsorted(ours.at, theirs.at)
    known = place < len(ours.at)
    known[known] = ours.at[place[known]] == theirs.at[known]
    differs = known.copy()
    stored = ours.state[place[known]]
    differs[known] = ~(
        (stored == theirs.state[known]) | (np.isnan(stored) & np.isnan(theirs.state[known]))
    )
    inside = (theirs.at >= start_us) & (theirs.at < end_us)
    return theirs.chosen(inside & ~known), theirs.chosen(inside & differs)


def _tell(entity_id: str, rows: ReadingColumns, what: str) -> None:
    first, last = from_us(int(rows.at.min())), from_us(int(rows.at.max()))
    _log.warning(
        "the audit found %d readings of %s between %s and %s that %s",
        len(rows), entity_id, first, last, what,
    )  # fmt: skip
