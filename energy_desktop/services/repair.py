"""What a user can ask of the past: look again for what is missing, compare all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from energy_desktop.errors import HassNotReady
from energy_desktop.models import SUBSCRIPTION_SCOPE, Coverage, CoverageKind, to_us
from energy_desktop.recording import gaps
from energy_desktop.recording.reconciler import Reconciler
from energy_desktop.services.entities import Entities
from energy_desktop.stores.base import CoverageStore

_ASKED_AGAIN = (CoverageKind.MISSING, CoverageKind.DOWN)


class Repair:
    """Commands return at once; ``events.progress_changed`` and ``gap_repaired`` tell the rest."""

    def __init__(
        self,
        reconciler: Reconciler,
        entities: Entities,
        coverage: CoverageStore,
        is_live: Callable[[], bool],
    ) -> None:
        self._reconciler = reconciler
        self._entities = entities
        self._coverage = coverage
        self._is_live = is_live

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
        self._reconciler.repair_now()

    async def between(self, entity_ids: Sequence[str], start: datetime, end: datetime) -> None:
        """Ask again for what is missing in [start, end), even where the user had paused.

        Raises HassNotReady while Home Assistant is not connected, StoreUnavailable.
        """
        self._require_live()
        interval = to_us(start), to_us(end)
        await self._forget(entity_ids, _ASKED_AGAIN, *interval)
        kinds = [CoverageKind.PAUSED, CoverageKind.DOWN]
        await self._forget([SUBSCRIPTION_SCOPE], kinds, *interval)
        self._reconciler.look_again()

    def _require_live(self) -> None:
        if not self._is_live():
            raise HassNotReady("Home Assistant is not connected; connect first, then repair.")

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
