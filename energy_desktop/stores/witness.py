"""Notices that a server of the time series may lack what it acknowledged.

That is so after a restart of one that does not sync its commits to the disk, and of one that was
set back to an older copy of its files: its tables have fewer transactions than they had.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from energy_desktop.models import from_us
from energy_desktop.stores.base import (
    DOUBTED_SINCE,
    SERIES_SEEN,
    SharedSeries,
    Standing,
    StateStore,
)

_log = logging.getLogger(__name__)

KEEP_EVERY_US: Final = 60_000_000
MARK_EVERY_US: Final = 300_000_000
CLOCK_US: Final = 60_000_000
"""A time that is ahead of now by more was read from a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a server was found, and when, by the clock of this computer."""

    at_us: int
    standing: Standing

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """From its JSON."""
        return cls(kept["at_us"], Standing(**kept["standing"]))


def doubted_since(seen: Seen, found: Standing) -> int | None:
    """Since when what was stored may be gone, 0 = ever; None where nothing is."""
    before = seen.standing
    if not before.applied.keys() <= found.written.keys():
        return 0
    if any(found.written[name] < applied for name, applied in before.applied.items()):
        return found.marked_us
    if found.started_us != before.started_us and not before.is_durable:
        return seen.at_us
    return None


class Witness:
    """Remembers in ``state`` how ``series`` was, and marks it now and then.

    What is doubted stays in the setting ``DOUBTED_SINCE`` until it is removed there.
    """

    def __init__(self, series: SharedSeries, state: StateStore, now_us: Callable[[], int]) -> None:
        self._series = series
        self._state = state
        self._now_us = now_us
        self._seen: Seen | None = None
        self._doubt: int | None = None
        self._kept_us = 0
        self._marked_us = 0

    async def look(self) -> bool:
        """Whether there is something new to doubt; raises StoreUnavailable or StoreError."""
        seen = self._seen or await self._remembered()
        for found in await self._series.standings():
            if seen is not None:
                self._doubt = _earlier(self._doubt, self._doubted(seen, found))
            seen = Seen(self._now_us(), found)
        self._seen = seen
        if is_new := self._doubt is not None:
            await self._keep_doubt()
        if seen is not None and seen.at_us >= self._kept_us + KEEP_EVERY_US:
            await self.keep()
        await self._mark()
        return is_new

    async def keep(self) -> None:
        """Remember what was seen last, for the next run."""
        if self._seen is not None:
            await self._state.put_settings({SERIES_SEEN: asdict(self._seen)})
            self._kept_us = self._seen.at_us

    def _doubted(self, seen: Seen, found: Standing) -> int | None:
        since = doubted_since(seen, found)
        if since is not None and max(since, seen.at_us) > self._now_us() + CLOCK_US:
            return 0  # the clock was wrong then or is now
        return since

    async def _keep_doubt(self) -> None:
        known = (await self._state.settings()).get(DOUBTED_SINCE)
        since_us = self._doubt
        _log.warning(
            "QuestDB was set back, or restarted without cairo.commit.mode=sync; what was stored "
            "since %s is checked anew",
            from_us(since_us) if since_us else "ever",
        )
        await self._state.put_settings({DOUBTED_SINCE: _earlier(known, since_us)})
        self._doubt, self._kept_us = None, 0

    async def _mark(self) -> None:
        now_us = self._now_us()
        if not 0 <= now_us - self._marked_us < MARK_EVERY_US:
            await self._series.mark(now_us)
            self._marked_us = now_us

    async def _remembered(self) -> Seen | None:
        kept = (await self._state.settings()).get(SERIES_SEEN)
        return Seen.of(kept) if kept else None


def _earlier(one: int | None, other: int | None) -> int | None:
    """The earlier of two times; None is none."""
    return min((at for at in (one, other) if at is not None), default=None)
