"""Statistics that Home Assistant has and we lack: all hours, and the newest 5-minute rows."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

from energy_desktop.events import Events
from energy_desktop.models import Coverage, CoverageKind, Period, Progress, from_us
from energy_desktop.recording import fetched, gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.pieces import DAY_US, ENTITIES_A_REQUEST, HOUR_US, MINUTE_US
from energy_desktop.recording.requests import Requests
from energy_desktop.recording.tidy import tidy
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import Stores

FIVE_MINUTES_BACK_US: Final = 10 * DAY_US
"""Home Assistant purges its 5-minute statistics after this by default."""
PIECE_US: Final = 30 * DAY_US
_GROUP_PIECE_US: Final = {Period.HOUR: PIECE_US, Period.FIVE_MINUTES: PIECE_US // 12}
"""One request has 7,200 rows of a group either way; 10 days of 5-minute rows would take 17 MiB."""
GENERATED_AFTER_US: Final = {Period.HOUR: 5 * MINUTE_US, Period.FIVE_MINUTES: MINUTE_US}
"""How long after a period its row of statistics is surely there."""
NOT_MADE_BACK_US: Final = 12 * HOUR_US
"""Statistics older than this are taken as made, however long nobody was connected."""
_LENGTH_US: Final = {Period.HOUR: HOUR_US, Period.FIVE_MINUTES: 5 * MINUTE_US}
_KIND: Final = {
    Period.HOUR: CoverageKind.STATISTICS,
    Period.FIVE_MINUTES: CoverageKind.STATISTICS_5MINUTE,
}


class PastStatistics:
    """Fetches over one live link; ``tell`` is told how far a longer fetch is.

    ``all_made``: Home Assistant has told of new statistics on this link. Until then those since the
    last live moment may still be in its queue (after its restart): they are fetched, not claimed.
    """

    def __init__(
        self,
        link: LiveLink,
        stores: Stores,
        entities: Entities,
        events: Events,
        requests: Requests,
        tell: Callable[[Progress], None],
        *,
        all_made: bool,
    ) -> None:
        self._link = link
        self._stores = stores
        self._entities = entities
        self._events = events
        self._requests = requests
        self._tell = tell
        self._all_made = all_made
        self._factors: dict[str, float] = {}

    async def recent(self) -> None:
        """The 5-minute rows that Home Assistant still has, and the hours of the same time."""
        ids = await self.tracked()
        for period in (Period.FIVE_MINUTES, Period.HOUR):
            end = _period_start(self._link.clock.now_us(), period)
            window = (end - FIVE_MINUTES_BACK_US, end)
            for group in _groups(ids):
                missing = await self._missing(group, period, window)
                for piece in gaps.chunks(missing, _GROUP_PIECE_US[period]):
                    if await self.fetch(group, period, piece) is None:
                        break
        await tidy(self._stores.coverage, ids, list(_KIND.values()))

    async def all_hours(self) -> None:
        """Every hourly row Home Assistant has, month by month back to where there is none."""
        groups = _groups(await self.tracked())
        for done, group in enumerate(groups):
            self._tell(Progress("statistics", done, len(groups)))
            await self._hours_of(group)

    async def tracked(self) -> list[str]:
        """The tracked sensors with usable statistics; what their rows are multiplied by is kept."""
        usable = await self.usable()
        return [e.entity_id for e in self._entities.tracked() if e.entity_id in usable]

    async def usable(self) -> AbstractSet[str]:
        """All of which Home Assistant keeps statistics that can be used."""
        described = await self._link.client.statistic_ids()
        factors = {row["statistic_id"]: fetched.statistics_factor(row) for row in described}
        self._factors = {id_: factor for id_, factor in factors.items() if not math.isnan(factor)}
        return self._factors.keys()

    async def fetch_all(
        self, entity_ids: Sequence[str], period: Period, window: Interval
    ) -> list[str]:
        """Fetch a window, whether known or not; returns those that have no statistics."""
        usable = await self.usable()
        length = PIECE_US if period is Period.FIVE_MINUTES else 12 * PIECE_US
        for entity_id in entity_ids:
            if entity_id not in usable:
                continue
            for piece in gaps.chunks([window], length):
                count = await self.fetch([entity_id], period, piece)
                if count is None:
                    break
                self._requests.note(entity_id, window, 0)
                if not count and await self._nothing_before([entity_id], piece[0]):
                    break
        return [entity_id for entity_id in entity_ids if entity_id not in usable]

    async def fetch(self, group: Sequence[str], period: Period, piece: Interval) -> int | None:
        """Fetch and store one piece; the number of rows there were, None where it failed."""
        request = self._link.client.statistics(
            group, from_us(piece[0]), from_us(piece[1]), period.value
        )
        rows = await self._requests.answer(group, piece, request)
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
        for each in columns:
            self._requests.note(each.entity_id, piece, len(each))
        if columns:
            self._events.statistics_stored.emit(frozenset(c.entity_id for c in columns))
        return sum(len(c) for c in columns)

    async def longer(
        self, entity_id: str, period: str, start_us: int, end_us: int
    ) -> list[dict[str, Any]]:
        """Home Assistant's rows of a longer period (``day``, ``month``), in its own zone."""
        start, end = from_us(start_us), from_us(end_us)
        rows = await self._link.client.statistics([entity_id], start, end, period)
        return rows.get(entity_id, [])

    def factor(self, entity_id: str) -> float:
        """What Home Assistant's rows of a tracked sensor are multiplied by."""
        return self._factors[entity_id]

    async def _hours_of(self, group: Sequence[str]) -> None:
        window = (0, min(self._safe_end(Period.HOUR), self._made_until(Period.HOUR)))
        for piece in gaps.chunks(await self._missing(group, Period.HOUR, window), PIECE_US):
            count = await self.fetch(group, Period.HOUR, piece)
            if count is None:
                return
            if not count and await self._nothing_before(group, piece[0]):
                await self._stores.coverage.put_coverage(
                    [Coverage(e, CoverageKind.STATISTICS, 0, piece[1]) for e in group]
                )
                return

    async def _nothing_before(self, group: Sequence[str], at_us: int) -> bool:
        rows = await self._link.client.statistics(group, from_us(0), from_us(at_us), "month")
        return not any(rows.values())

    async def _missing(
        self, group: Sequence[str], period: Period, window: Interval
    ) -> list[Interval]:
        coverage = await self._stores.coverage.coverage(group, *window, [_KIND[period]])
        return gaps.union(
            gap
            for entity_id in group
            for gap in gaps.difference(
                [window], [(c.start_us, c.end_us) for c in coverage if c.scope == entity_id]
            )
        )

    def _claimed(self, period: Period, piece: Interval, reached_us: int) -> Interval:
        """The part of a fetched piece that is complete, with rows up to ``reached_us``."""
        made_us = min(self._made_until(period), self._safe_end(period))
        return piece[0], min(piece[1], max(made_us, reached_us))

    def _made_until(self, period: Period) -> int:
        """Until when Home Assistant's statistics are surely made."""
        if self._all_made:
            return gaps.OPEN_END_US
        since_us = max(self._link.last_live_us, self._link.span.start_us - NOT_MADE_BACK_US)
        return _period_start(since_us - GENERATED_AFTER_US[period], period)

    def _safe_end(self, period: Period) -> int:
        return _period_start(self._link.clock.now_us() - GENERATED_AFTER_US[period], period)


def _period_start(at_us: int, period: Period) -> int:
    return at_us - at_us % _LENGTH_US[period]


def _groups(ids: Sequence[str]) -> list[list[str]]:
    return [list(ids[i : i + ENTITIES_A_REQUEST]) for i in range(0, len(ids), ENTITIES_A_REQUEST)]
