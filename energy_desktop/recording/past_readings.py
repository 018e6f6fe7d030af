"""Readings that Home Assistant still has and we lack: every gap of every tracked sensor.

Rules of data.md, section 5. Newest first, one request at a time, in bounded pieces; each is stored
together with its coverage, so the work goes on where it stopped.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from energy_desktop.errors import HassError
from energy_desktop.events import Events
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    Coverage,
    CoverageKind,
    Entity,
    Progress,
    from_us,
)
from energy_desktop.recording import fetched, gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.link import LiveLink
from energy_desktop.recording.pieces import DAY_US, HOUR_US, Piece, PieceLength, Pieces
from energy_desktop.recording.recorder import Recorder
from energy_desktop.recording.requests import Requests, Rows
from energy_desktop.recording.tidy import tidy
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import Stores

OVERLAP_US: Final = 2_000_000
"""Both ends of a history window are exclusive, so windows reach over the piece on both sides."""
SETTLED_AFTER_US: Final = 10_000_000
"""What is newer than this may still be on its way into either store."""
STARTING_US: Final = 5_000_000
"""The first states after a start of Home Assistant may be replaced before they are asked for."""
SHORTEST_DOWN_US: Final = 1_000_000
"""No restart of Home Assistant is shorter."""
KINDS: Final = (CoverageKind.HISTORY, CoverageKind.MISSING, CoverageKind.DOWN)
USUALLY_KEPT_US: Final = 10 * DAY_US
"""Home Assistant purges its readings after this by default; progress is shown of this much."""

Answer = tuple[Piece, Rows]


class PastReadings:
    """Fetches over one live link; ``tell`` is told how far a longer fetch is."""

    def __init__(
        self,
        link: LiveLink,
        stores: Stores,
        entities: Entities,
        recorder: Recorder,
        events: Events,
        requests: Requests,
        length: PieceLength,
        tell: Callable[[Progress], None],
    ) -> None:
        self._link = link
        self._settled_us = link.span.start_us
        self._stores = stores
        self._entities = entities
        self._recorder = recorder
        self._events = events
        self._requests = requests
        self._length = length
        self._tell = tell

    async def settle(self) -> None:
        """Have both sides written what happened until now: Home Assistant's recorder, and ours.

        Raises HassTimeout where Home Assistant does not get its own recorder committed.
        """
        now_us = self._link.clock.now_us()
        await self._link.client.wait_committed(from_us(now_us))
        self._settled_us = max(now_us, self._link.span.start_us)
        await self._recorder.flush()  # when a sensor was renamed is told by spans just closed

    async def repair(self, since_us: int = 0) -> None:
        """Fill the gaps between ``since_us`` and the start of the live span, once settled."""
        missing = await self._missing(since_us)
        await self._fetch(Pieces(missing, self._length))
        await tidy(self._stores.coverage, list(missing), KINDS)

    async def claimed(self, since_us: int) -> dict[str, list[Interval]]:
        """When the readings of each tracked sensor are said to be complete, since a time."""
        window = [(since_us, self._link.clock.now_us() - SETTLED_AFTER_US)]
        by_scope, ids = await self._coverage()
        complete = {
            e: gaps.intersection(gaps.effective(e, by_scope[e] + by_scope["*"]), window)
            for e in ids
        }
        return {entity_id: found for entity_id, found in complete.items() if found}

    async def history(self, piece: Piece) -> Rows | None:
        """What Home Assistant has of a piece; None where it refused."""
        interval = (piece.start_us, piece.end_us)
        start, end = from_us(_asked_start(piece)), from_us(piece.end_us + OVERLAP_US)
        try:
            rows = await self._requests.answer(
                piece.entity_ids, interval, self._link.client.history(piece.entity_ids, start, end)
            )
        except HassError:
            self._length.failed()  # an answer over the size limit ends the connection
            raise
        if rows is None:
            self._length.failed()
        return rows

    async def columns(self, piece: Piece, rows: Rows) -> dict[str, fetched.History]:
        """The rows of an answer by entity, as columns; none that is stored under a former name.

        One version of Home Assistant moves the rows of a renamed sensor to its new name.
        """
        asked = _asked_start(piece)
        found = await asyncio.to_thread(
            lambda: {e: fetched.history(e, rows.get(e, []), asked) for e in piece.entity_ids}
        )
        for entity_id in piece.entity_ids:
            entity = self._entities.get(entity_id)
            for alias in entity.aliases if entity else ():
                known = await self._stores.series.readings(alias, asked, piece.end_us + OVERLAP_US)
                found[entity_id] = found[entity_id].without(known.at)
        return found

    async def _missing(self, since_us: int) -> dict[str, list[Interval]]:
        """The gaps to fetch, by entity id."""
        by_scope, ids = await self._coverage()
        lacking = await asyncio.to_thread(
            lambda: {e: self._gaps(e, since_us, by_scope) for e in ids}
        )
        found = {e: await self._less_quiet(e, missing) for e, missing in lacking.items()}
        return {entity_id: missing for entity_id, missing in found.items() if missing}

    async def _coverage(self) -> tuple[Mapping[str, list[Coverage]], list[str]]:
        """All coverage by scope, and the tracked sensors (former names too) that have readings.

        These are the ones ever recorded, and those that the Energy preferences name: one of them
        may have come and gone while nobody was connected.
        """
        ids = [e for entity in self._entities.tracked() for e in self._names(entity)]
        by_scope: defaultdict[str, list[Coverage]] = defaultdict(list)
        for each in await self._stores.coverage.coverage(
            [*ids, SUBSCRIPTION_SCOPE], 0, gaps.OPEN_END_US
        ):
            by_scope[each.scope].append(each)
        span = self._link.span  # what is stored of it is up to ten seconds old
        by_scope[SUBSCRIPTION_SCOPE].append(
            Coverage(SUBSCRIPTION_SCOPE, CoverageKind.LIVE, span.start_us, span.end_us)
        )
        named = {e.entity_id for e in self._entities.tracked() if e.suggested}
        recorded = self._recorder.recorded | {e for e in named if ":" not in e}
        ever = [
            e for e in dict.fromkeys(ids)
            if e in recorded or any(c.kind is CoverageKind.RECORDED for c in by_scope[e])
        ]  # fmt: skip
        return by_scope, ever

    def _names(self, entity: Entity) -> list[str]:
        """The entity id and the former ones that no other sensor has by now."""
        taken = (self._entities.get(alias) for alias in entity.aliases)
        used_again = {other.entity_id for other in taken if other is not None and other.is_active}
        return [entity.entity_id, *(a for a in entity.aliases if a not in used_again)]

    def _gaps(
        self, entity_id: str, since_us: int, by_scope: Mapping[str, list[Coverage]]
    ) -> list[Interval]:
        """What is to be asked for under a name, less what a former name accounts for.

        One version of Home Assistant moves a renamed sensor's past to its new name: what is lacking
        of the time under the old one can be had there alone.
        """
        shared = by_scope.get(SUBSCRIPTION_SCOPE, ())
        coverage = [*by_scope.get(entity_id, ()), *shared]
        recorded = gaps.of_kind(coverage, entity_id, CoverageKind.RECORDED)
        since_live = [start for start, end in recorded if end == gaps.OPEN_END_US]
        end = min(max([self._link.span.start_us, *since_live]), self._settled_us)
        entity = self._entities.get(entity_id)
        former = [
            part
            for alias in (entity.aliases if entity else ())
            for part in gaps.under_former_name(alias, [*by_scope.get(alias, ()), *shared])
        ]
        return gaps.difference(gaps.to_fetch(entity_id, since_us, end, coverage), former)

    async def _less_quiet(self, entity_id: str, missing: list[Interval]) -> list[Interval]:
        """Without the newest gap where nothing changed since it began: that is covered as it is."""
        last_us = self._link.changed_us.get(entity_id)
        if not missing or last_us is None or missing[-1][1] != self._link.span.start_us:
            return missing
        if last_us > missing[-1][0]:
            return missing
        await self._cover(entity_id, CoverageKind.HISTORY, missing[-1])
        return missing[:-1]

    async def _fetch(self, pieces: Pieces) -> None:
        """While Home Assistant works on a request, the answer before it is stored."""
        recent_us = self._link.span.start_us - USUALLY_KEPT_US
        total_us = pieces.left_us(recent_us)
        what = "repair" if self._link.last_live_us else "readings"
        answer: Answer | None = None
        for requests in pieces:
            most = 0
            for piece in requests:
                rows = await self._ask_and_store(piece, answer)
                answer = None if rows is None else (piece, rows)
                if rows is None:
                    pieces.drop(piece.entity_ids)
                else:
                    most = max(most, sum(map(len, rows.values())))
            self._length.answered(most)
            done_us = total_us - pieces.left_us(recent_us)
            self._tell(Progress(what, done_us // HOUR_US, max(1, total_us // HOUR_US)))
        if answer is not None:
            await self._store(*answer)

    async def _ask_and_store(self, piece: Piece, before: Answer | None) -> Rows | None:
        asking = asyncio.create_task(self.history(piece), name="history")
        try:
            if before is not None:
                await self._store(*before)
            return await asking
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def _store(self, piece: Piece, rows: Rows) -> None:
        """Store an answer together with what it covers."""
        pasts = await self.columns(piece, rows)
        await self._stores.series.write_readings(
            fetched.joined([past.readings for past in pasts.values()]),
            [row for past in pasts.values() for row in past.attributes],
            [c for e, past in pasts.items() for c in self._coverage_of(e, piece, past)],
        )
        for entity_id, past in pasts.items():
            self._requests.note(entity_id, (piece.start_us, piece.end_us), len(past.readings))
        self._events.gap_repaired.emit(frozenset(piece.entity_ids))

    def _coverage_of(self, entity_id: str, piece: Piece, past: fetched.History) -> list[Coverage]:
        """What is complete of a piece, when Home Assistant was away, and what it does not have."""
        start, end, known = piece.start_us, piece.end_us, past.complete_from_us
        since = end if known is None else min(max(start, known), end)
        down_start, down_end = self._link.down
        is_start = start < down_end <= since  # the hole is the one before its start
        down = gaps.intersection([(start, since)], [(down_start, down_end)] if is_start else [])
        missing = gaps.difference([(start, since)], down)
        return [
            Coverage(entity_id, kind, *part)
            for kind, parts in (
                (CoverageKind.MISSING, missing),
                (CoverageKind.DOWN, down),
                (CoverageKind.HISTORY, [(since, end)]),
            )
            for part in parts
            if part[0] < part[1]
        ]

    async def note_downs(self, downs: Sequence[Interval]) -> None:
        """Home Assistant was not running at some time in each of these, up to its end.

        It was away from the last thing known of it, which may be in its history: to be called when
        that was fetched. What was noted of such a start before counts no longer.
        """
        _by_scope, ids = await self._coverage()
        for since_us, started_us in downs:
            await self._note_down(ids, since_us, started_us)

    async def _note_down(self, ids: Sequence[str], since_us: int, started_us: int) -> None:
        noted = await self._noted(since_us, started_us)
        around_us = max(since_us, started_us - STARTING_US)
        before = await self._stores.series.last_readings(ids, around_us)
        last_us = max([since_us, *before.at.tolist()])
        starting = await self._times_between(ids, around_us, started_us)
        away = longest_silence([last_us, *starting, started_us])
        if away[1] - away[0] >= SHORTEST_DOWN_US:
            await self._cover(SUBSCRIPTION_SCOPE, CoverageKind.DOWN, away)
            noted = [c for c in noted if c.start_us != away[0]]
        await self._stores.coverage.delete_coverage(noted)

    async def _times_between(self, ids: Sequence[str], start_us: int, end_us: int) -> list[int]:
        """When readings came in [start, end), ascending; few sensors have any so near a start."""
        series = self._stores.series
        newest = await series.last_readings(ids, end_us)
        times: list[int] = []
        for entity_id, at_us in zip(newest.entity_ids, newest.at.tolist(), strict=True):
            if at_us >= start_us:
                times += (await series.readings(entity_id, start_us, end_us)).at.tolist()
        return sorted(times)

    async def _noted(self, since_us: int, started_us: int) -> list[Coverage]:
        """What is noted of that start of Home Assistant, not of one before ``since_us``."""
        window = (started_us - STARTING_US, started_us)
        found = await self._stores.coverage.coverage(
            [SUBSCRIPTION_SCOPE], *window, [CoverageKind.DOWN]
        )
        return [c for c in found if max(since_us + 1, window[0]) <= c.end_us <= started_us]

    async def _cover(self, scope: str, kind: CoverageKind, part: Interval) -> None:
        await self._stores.coverage.put_coverage([Coverage(scope, kind, *part)])


def longest_silence(times_us: Sequence[int]) -> Interval:
    """The longest interval between ascending times that follow each other."""
    return max(pairwise(times_us), key=lambda pair: pair[1] - pair[0], default=(0, 0))


def _asked_start(piece: Piece) -> int:
    return max(0, piece.start_us - OVERLAP_US)
