"""What a user can ask of the past: look again for what is missing, compare all of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from energy_desktop.errors import Busy, HassNotReady
from energy_desktop.models import (
    SUBSCRIPTION_SCOPE,
    ConnectionPhase,
    Coverage,
    CoverageKind,
    Period,
    SyncLogEntry,
    to_us,
)
from energy_desktop.recording import gaps
from energy_desktop.recording.reconciler import Reconciler
from energy_desktop.sentences import say
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import CoverageStore

_ASKED_AGAIN = (CoverageKind.MISSING, CoverageKind.DOWN)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair; ``failed``: Home Assistant did not answer all, it is asked again."""

    rows: int
    gaps_repaired: int
    gaps_left: int
    failed: bool


class Repair:
    """``everything`` returns at once; ``progress_changed`` and ``gap_repaired`` tell the rest."""

    def __init__(
        self,
        reconciler: Reconciler,
        entities: Entities,
        coverage: CoverageStore,
        phase: Callable[[], ConnectionPhase],
    ) -> None:
        self._reconciler = reconciler
        self._entities = entities
        self._coverage = coverage
        self._phase = phase
        self._is_waited_for = False
        self._is_syncing = False

    @property
    def found(self) -> int:
        """Readings that audits found missing or wrong since the program started."""
        return self._reconciler.audit.found

    @property
    def is_auditing(self) -> bool:
        """Whether what is stored is being compared with Home Assistant's."""
        return self._reconciler.audit.is_running

    async def everything(self) -> None:
        """Ask again for all that could not be had, and compare all the rest.

        Raises HassNotReady while Home Assistant is not connected, StoreUnavailable.
        """
        self._require_live()
        ids = [entity.entity_id for entity in self._entities.tracked()]
        await self._forget(ids, _ASKED_AGAIN, 0, gaps.OPEN_END_US)
        await self._look_at_downs(0, gaps.OPEN_END_US)
        self._reconciler.repair_now()

    async def complete(self) -> Repaired:
        """The same, and wait until all is fetched that can be had.

        Raises HassNotReady and ConnectionLost, StoreUnavailable, and Busy where somebody waits.
        """
        if self._is_waited_for:
            raise Busy(say("A repair is running already; wait until it has ended."))
        self._is_waited_for = True
        try:
            before = await self._holes()
            ended = asyncio.ensure_future(self._reconciler.next_round())
            try:
                await self.everything()
                done = await ended
            finally:
                ended.cancel()
            left = await self._holes()
        finally:
            self._is_waited_for = False
        return Repaired(done.rows, max(0, before - left), left, done.failed)

    async def fetch_statistics(
        self, entity_ids: Sequence[str], period: Period, start: datetime, end: datetime
    ) -> list[SyncLogEntry]:
        """Fetch statistics of sensors for [start, end) again and store them.

        Raises HassNotReady and ConnectionLost, StoreUnavailable, and Busy while it is done already.
        """
        self._require_live()
        if self._is_syncing:
            raise Busy(say("Statistics are being fetched already; wait until that has ended."))
        self._is_syncing = True
        try:
            window = to_us(start), to_us(end)
            return await self._reconciler.fetch_statistics(entity_ids, period, window)
        finally:
            self._is_syncing = False

    async def between(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> Repaired:
        """Ask again for what is missing in [start, end), even where the user had paused, and wait.

        Gaps of several sensors at one time are one. Raises HassNotReady while Home Assistant is not
        connected, ConnectionLost, StoreUnavailable.
        """
        self._require_live()
        interval = to_us(start), to_us(end)
        before = await self._absent(entity_ids, interval)
        ended = asyncio.ensure_future(self._reconciler.next_round())
        try:
            await self._forget(entity_ids, _ASKED_AGAIN, *interval)
            await self._forget([SUBSCRIPTION_SCOPE], [CoverageKind.PAUSED], *interval)
            await self._look_at_downs(*interval)
            self._reconciler.look_again()
            done = await ended
        finally:
            ended.cancel()
        left = await self._absent(entity_ids, interval)
        repaired = [gap for gap in before if not gaps.intersection([gap], left)]
        return Repaired(done.rows, len(repaired), len(left), done.failed)

    async def _absent(
        self, entity_ids: Sequence[str], interval: gaps.Interval
    ) -> list[gaps.Interval]:
        """When any of the sensors is not known in a time, each between what is known of it."""
        scopes = [*entity_ids, SUBSCRIPTION_SCOPE]
        coverage = await self._coverage.coverage(scopes, 0, gaps.OPEN_END_US)
        absent: list[gaps.Interval] = []
        for entity_id in entity_ids:
            if known := gaps.known(entity_id, coverage):
                absent += gaps.difference([(known[0][0], known[-1][1])], known)
        return gaps.intersection(absent, [interval])

    async def _holes(self) -> int:
        """How many holes the readings of the tracked sensors have, each between what is known."""
        ids = [entity.entity_id for entity in self._entities.tracked()]
        if not ids:
            return 0
        scopes = [*ids, SUBSCRIPTION_SCOPE]
        coverage = await self._coverage.coverage(scopes, 0, gaps.OPEN_END_US)
        return sum(len(holes(entity_id, coverage)) for entity_id in ids)

    def _require_live(self) -> None:
        phase = self._phase()
        if phase is ConnectionPhase.PAUSED:
            raise HassNotReady(
                say("Recording is paused; resume it in Settings, Connection, then repair.")
            )
        if phase is not ConnectionPhase.LIVE:
            raise HassNotReady(say("Home Assistant is not connected; connect first, then repair."))

    async def _look_at_downs(self, start_us: int, end_us: int) -> None:
        """When Home Assistant was not running is found anew, from all that is fetched by then."""
        kinds, scopes = [CoverageKind.DOWN], [SUBSCRIPTION_SCOPE]
        downs = await self._coverage.coverage(scopes, start_us, end_us, kinds)
        await self._reconciler.note_downs([(c.start_us, c.end_us) for c in downs])

    async def _forget(
        self, scopes: Sequence[str], kinds: Sequence[CoverageKind], start_us: int, end_us: int
    ) -> None:
        """Say no longer of [start, end) that nothing is to be had there."""
        if not scopes:
            return
        found = await self._coverage.coverage(scopes, start_us, end_us, kinds)
        kept, gone = without(found, (start_us, end_us))
        await self._coverage.put_coverage(kept)
        await self._coverage.delete_coverage(gone)


def holes(entity_id: str, coverage: Sequence[Coverage]) -> list[gaps.Interval]:
    """Times between known ones that are not known, nor down nor paused."""
    known = gaps.effective(entity_id, coverage)
    if not known:
        return []
    paused = gaps.of_kind(coverage, SUBSCRIPTION_SCOPE, CoverageKind.PAUSED)
    accounted = [*known, *gaps.down(entity_id, coverage), *paused]
    return gaps.difference([(known[0][0], known[-1][1])], accounted)


def without(
    coverage: Sequence[Coverage], part: gaps.Interval
) -> tuple[list[Coverage], list[Coverage]]:
    """What is left of the intervals outside of a part; and those whose keys go."""
    kept = [
        Coverage(scope, kind, *rest)
        for scope, kind in {(c.scope, c.kind) for c in coverage}
        for rest in gaps.difference(gaps.of_kind(coverage, scope, kind), [part])
    ]
    keys = {(c.scope, c.kind, c.start_us) for c in kept}
    return kept, [c for c in coverage if (c.scope, c.kind, c.start_us) not in keys]
