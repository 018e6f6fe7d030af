"""The past that Home Assistant still has and we lack: statistics, and readings of its history.

One request at a time, newest first, in bounded pieces; each is stored with its coverage, so that
work goes on where it stopped.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from energy_desktop.errors import CommandError, EnergyDesktopError, HassError, HassTimeout
from energy_desktop.events import Events
from energy_desktop.hass.client import HassClient
from energy_desktop.hass.commands import UNKNOWN_COMMAND
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Coverage,
    CoverageKind,
    Entity,
    Period,
    Progress,
    SyncLogEntry,
    SyncStatus,
    SyncType,
    from_us,
)
from energy_desktop.recording import fetched, gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.hass_clock import HassClock
from energy_desktop.recording.live_span import LiveSpan
from energy_desktop.recording.recorder import Recorder
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)

SECOND_US: Final = 1_000_000
HOUR_US: Final = 3600 * SECOND_US
DAY_US: Final = 24 * HOUR_US
HISTORY_BACK_US: Final = DAY_US
"""How far back readings are fetched at connect; older times have statistics."""
FIVE_MINUTES_BACK_US: Final = 10 * DAY_US
"""Home Assistant purges its 5-minute statistics after this by default."""
HISTORY_PIECE_US: Final = HOUR_US
STATISTICS_PIECE_US: Final = 30 * DAY_US
ENTITIES_A_REQUEST: Final = 10
OVERLAP_US: Final = 2 * SECOND_US
"""Both ends of a history window are exclusive, so windows reach over the piece on both sides."""
GENERATED_AFTER_US: Final = {
    Period.HOUR: 5 * 60 * SECOND_US,
    Period.FIVE_MINUTES: 60 * SECOND_US,
}
"""How long after a period its row of statistics is surely there."""
NOT_MADE_BACK_US: Final = 12 * HOUR_US
"""Statistics older than this are taken as made, however long nobody was connected."""
_LENGTH_US: Final = {Period.HOUR: HOUR_US, Period.FIVE_MINUTES: 300 * SECOND_US}
_KIND: Final = {
    Period.HOUR: CoverageKind.STATISTICS,
    Period.FIVE_MINUTES: CoverageKind.STATISTICS_5MINUTE,
}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class LiveLink:
    """A connection that is live: the client, Home Assistant's clock, and the live span.

    ``last_live_us`` is the end of the live span before it, 0 where there was none.
    """

    client: HassClient
    clock: HassClock
    span: LiveSpan
    last_live_us: int = 0


class Past:
    """Fetches over one live link; ``tell`` is told how far a longer fetch is.

    ``all_made``: Home Assistant has told of new statistics on this link. Until then those since the
    last live moment may still be in its queue (after its restart): they are fetched, not claimed.
    ``failed``: a request was refused or not answered, so something is still to be fetched.
    """

    def __init__(
        self,
        link: LiveLink,
        stores: Stores,
        entities: Entities,
        recorder: Recorder,
        events: Events,
        tell: Callable[[Progress], None],
        now: Callable[[], datetime],
        *,
        all_made: bool,
    ) -> None:
        self._link = link
        self._all_made = all_made
        self._client = link.client
        self._clock = link.clock
        self._span = link.span
        self._stores = stores
        self._entities = entities
        self._recorder = recorder
        self._events = events
        self._tell = tell
        self._now = now
        self._factors: dict[str, float] = {}
        self.failed = False

    async def recent_statistics(self) -> None:
        """The 5-minute rows that Home Assistant still has, and the hours of the same time."""
        ids = await self._with_statistics()
        for period in (Period.FIVE_MINUTES, Period.HOUR):
            end = self._safe_end(period)
            window = (end - FIVE_MINUTES_BACK_US, end)
            for group in _groups(ids):
                missing = await self._missing(group, period, window)
                for piece in gaps.chunks(missing, STATISTICS_PIECE_US):
                    if await self._statistics(group, period, piece) is None:
                        break

    async def all_hours(self) -> None:
        """Every hourly row Home Assistant has, year by year back to where there is none."""
        groups = _groups(await self._with_statistics())
        for done, group in enumerate(groups):
            self._tell(Progress("statistics", done, len(groups)))
            await self._hours_of(group)

    async def _hours_of(self, group: Sequence[str]) -> None:
        window = (0, min(self._safe_end(Period.HOUR), self._made_until(Period.HOUR)))
        for piece in gaps.chunks(await self._missing(group, Period.HOUR, window),
                                 STATISTICS_PIECE_US):  # fmt: skip
            count = await self._statistics(group, Period.HOUR, piece)
            if count is None:
                return
            if not count and await self._nothing_before(group, piece[0]):
                await self._cover(group, CoverageKind.STATISTICS, (0, piece[1]))
                return

    async def readings(self) -> None:
        """Readings of the tracked sensors before this connection, as far as they are missing."""
        await self._client.wait_committed(from_us(self._clock.now_us()))
        await self._recorder.flush()  # when a sensor was renamed is told by spans just closed
        window = (self._span.start_us - HISTORY_BACK_US, self._span.start_us)
        by_piece = await self._pieces(window)
        refused: set[str] = set()
        for done, piece in enumerate(sorted(by_piece, reverse=True)):
            self._tell(Progress("readings", done, len(by_piece)))
            for group in _groups([e for e in by_piece[piece] if e not in refused]):
                if not await self._history(group, piece):
                    refused.update(group)

    async def _pieces(self, window: Interval) -> dict[Interval, list[str]]:
        """Which sensors lack readings in which piece of the window."""
        recorded = self._recorder.recorded
        by_piece: dict[Interval, list[str]] = {}
        for entity in self._entities.tracked():
            if entity.entity_id not in recorded:
                continue
            scopes = [entity.entity_id, SUBSCRIPTION_SCOPE]
            coverage = await self._stores.coverage.coverage(scopes, *window)
            start = max(window[0], await self._named_since(entity))
            missing = gaps.to_fetch(entity.entity_id, start, window[1], coverage)
            for piece in gaps.chunks(missing, HISTORY_PIECE_US):
                by_piece.setdefault(piece, []).append(entity.entity_id)
        return by_piece

    async def _named_since(self, entity: Entity) -> int:
        if not entity.aliases:
            return 0
        recorded = await self._stores.coverage.coverage(
            entity.aliases, 0, gaps.OPEN_END_US, [CoverageKind.RECORDED]
        )
        return gaps.named_since(entity.aliases, recorded)

    async def _history(self, group: Sequence[str], piece: Interval) -> bool:
        """Fetch and store one piece; False where that failed."""
        start, end = piece[0] - OVERLAP_US, piece[1] + OVERLAP_US
        rows = await self._answer(
            group, piece, self._client.history(group, from_us(start), from_us(end))
        )
        if rows is None:
            return False
        pasts = await asyncio.to_thread(
            lambda: [fetched.history(e, rows.get(e, []), start) for e in group]
        )
        await self._stores.series.write_readings(
            fetched.joined([past.readings for past in pasts]),
            [row for past in pasts for row in past.attributes],
            [c for e, past in zip(group, pasts, strict=True)
             for c in _coverage_of(e, piece, past.complete_from_us)],
        )  # fmt: skip
        counts = [len(past.readings) for past in pasts]
        await self._log_sync(group, piece, counts)
        self._events.gap_repaired.emit(frozenset(group))
        return True

    async def _statistics(
        self, group: Sequence[str], period: Period, piece: Interval
    ) -> int | None:
        """Fetch and store one piece; the number of rows there were, None where it failed."""
        request = self._client.statistics(group, from_us(piece[0]), from_us(piece[1]), period.value)
        rows = await self._answer(group, piece, request)
        if rows is None:
            return None
        columns = [
            await asyncio.to_thread(fetched.statistics, e, rows[e], period, self._factors[e])
            for e in group
            if e in rows
        ]
        reached = {c.entity_id: int(c.start.max()) + _LENGTH_US[period] for c in columns if len(c)}
        claims = [(e, self._claimed(period, piece, reached.get(e, 0))) for e in group]
        covered = [Coverage(e, _KIND[period], *part) for e, part in claims if part[0] < part[1]]
        await self._stores.series.write_statistics(columns, covered)
        if columns:
            await self._log_sync([c.entity_id for c in columns], piece, [len(c) for c in columns])
            self._events.statistics_stored.emit(frozenset(c.entity_id for c in columns))
        return sum(len(c) for c in columns)

    def _claimed(self, period: Period, piece: Interval, reached_us: int) -> Interval:
        """The part of a fetched piece that is complete, with rows up to ``reached_us``."""
        return piece[0], min(piece[1], max(self._made_until(period), reached_us))

    def _made_until(self, period: Period) -> int:
        """Until when Home Assistant's statistics are surely made."""
        if self._all_made:
            return gaps.OPEN_END_US
        since_us = max(self._link.last_live_us, self._span.start_us - NOT_MADE_BACK_US)
        return _period_start(since_us - GENERATED_AFTER_US[period], period)

    async def _nothing_before(self, group: Sequence[str], at_us: int) -> bool:
        rows = await self._client.statistics(group, from_us(0), from_us(at_us), "month")
        return not any(rows.values())

    async def _answer(
        self, group: Sequence[str], piece: Interval, request: Awaitable[Rows]
    ) -> Rows | None:
        """The answer, or None where Home Assistant refused this one request; that is logged."""
        try:
            return await request
        except (CommandError, HassTimeout) as error:
            if isinstance(error, CommandError) and error.code == UNKNOWN_COMMAND:
                raise
            self.failed = True
            _log.warning("Home Assistant did not give the past of %d sensors: %s",
                         len(group), error)  # fmt: skip
            await self._log_sync(group, piece, [0] * len(group), error)
            return None

    async def _with_statistics(self) -> list[str]:
        """The tracked sensors with statistics; what their rows are multiplied by is kept."""
        described = await self._client.statistic_ids()
        self._factors = {row["statistic_id"]: fetched.statistics_factor(row) for row in described}
        return [e.entity_id for e in self._entities.tracked() if e.entity_id in self._factors]

    async def _missing(
        self, group: Sequence[str], period: Period, window: Interval
    ) -> list[Interval]:
        kinds = [_KIND[period]]
        coverage = await self._stores.coverage.coverage(group, *window, kinds)
        return gaps.union(
            gap
            for entity_id in group
            for gap in gaps.difference(
                [window], [(c.start_us, c.end_us) for c in coverage if c.scope == entity_id]
            )
        )

    def _safe_end(self, period: Period) -> int:
        return _period_start(self._clock.now_us() - GENERATED_AFTER_US[period], period)

    async def _cover(self, group: Sequence[str], kind: CoverageKind, piece: Interval) -> None:
        await self._stores.coverage.put_coverage([Coverage(e, kind, *piece) for e in group])

    async def _log_sync(
        self,
        group: Sequence[str],
        piece: Interval,
        counts: Sequence[int],
        error: HassError | None = None,
    ) -> None:
        """Note how many rows came for each sensor of a request, or why none did."""
        status = SyncStatus.FAILED if error else SyncStatus.SUCCESS
        entries = [
            SyncLogEntry(
                entity_id,
                SyncType.BACKFILL,
                from_us(piece[0]),
                from_us(piece[1]),
                count,
                status,
                self._now(),
                str(error) if error else None,
            )
            for entity_id, count in zip(group, counts, strict=True)
        ]
        try:
            await self._stores.state.append_sync_log(entries)
        except EnergyDesktopError as problem:
            _log.debug("the log of fetches could not be written: %s", problem)


def _period_start(at_us: int, period: Period) -> int:
    return at_us - at_us % _LENGTH_US[period]


def _groups(ids: Sequence[str]) -> list[list[str]]:
    return [list(ids[i : i + ENTITIES_A_REQUEST]) for i in range(0, len(ids), ENTITIES_A_REQUEST)]


def _coverage_of(entity_id: str, piece: Interval, complete_from: int | None) -> list[Coverage]:
    """What is complete of a fetched piece, and what Home Assistant does not have."""
    start, end = piece
    since = end if complete_from is None else min(max(start, complete_from), end)
    parts = (
        Coverage(entity_id, CoverageKind.MISSING, start, since),
        Coverage(entity_id, CoverageKind.HISTORY, since, end),
    )
    return [part for part in parts if part.start_us < part.end_us]
