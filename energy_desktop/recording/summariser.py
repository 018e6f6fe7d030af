"""Makes summaries of hours that have ended, in the background: pictures come at once then."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import to_us
from energy_desktop.stores.base import TimeSeriesStore

_log = logging.getLogger(__name__)

MOST_HOURS: Final = 500
EVERY_S: Final = 60.0
PAUSE_S: Final = 0.05
LATE: Final = timedelta(minutes=2)
"""Rows come a little after their time; an hour is made once, not again for each."""


async def keep_summaries(
    series: TimeSeriesStore,
    now: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Make what is missing, some hours at a time, then look every minute; until cancelled.

    Live rows are written between two steps. A store that is away is tried again.
    """
    while True:
        try:
            made = await series.summarise(to_us(now() - LATE), MOST_HOURS)
        except EnergyDesktopError as error:
            _log.debug("summaries can't be made now: %s", error)
            made = 0
        except Exception:
            _log.exception("summaries could not be made; long ranges are drawn from readings")
            made = 0
        await sleep(PAUSE_S if made else EVERY_S)
