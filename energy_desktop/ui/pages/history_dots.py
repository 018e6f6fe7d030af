"""The dots below the days of a calendar, that say how each day is known."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from energy_desktop.ui.pages.history_query import day_kinds
from energy_desktop.ui.pages.history_range import custom
from energy_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from energy_desktop.services import Services

_log = logging.getLogger(__name__)
Kinds = Mapping[date, str]


class CoverageDots:
    """Asks how days are known, and gives ``show`` the worst kind of each."""

    def __init__(
        self,
        services: Services,
        tasks: Tasks,
        clock: Callable[[], datetime],
        show: Callable[[Kinds], None],
    ) -> None:
        self._services, self._tasks, self._clock, self._show = services, tasks, clock, show
        self.oldest: datetime | None = None

    def fetch(self, first: date, last: date) -> None:
        """Ask for days, both included; before ``oldest`` none is missing."""
        zone, now = self._services.live.zone, self._clock()
        start, end = custom(first, last).bounds(zone)
        end = max(start, min(end, now))
        self._tasks.start(
            self._services.readings.coverage(None, start, end),
            lambda spans: self._show(day_kinds(spans, zone, self.oldest)),
            lambda error: _log.warning("the calendar's marks could not be read: %s", error),
            key="dots",
        )
