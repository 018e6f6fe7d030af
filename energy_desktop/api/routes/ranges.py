"""The range of time of a question: its defaults, and what can't be one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from msgspec import Meta

from energy_desktop.api.parameters import MOST_ROWS, BadRequest, OfEntity, Time, Zone
from energy_desktop.models import EPOCH, Period
from energy_desktop.periods import Bucket
from energy_desktop.services import Services
from energy_desktop.services.figures import borders

Start = Annotated[Time, Meta(description=f"first moment: {Time.takes}")]
End = Annotated[Time, Meta(description=f"moment after the last: {Time.takes}")]
READINGS: Final = timedelta(hours=24)
STATISTICS: Final = timedelta(days=7)
DAILY: Final = timedelta(days=30)
MONTHLY: Final = timedelta(days=365)
MOST_CIVIL: Final = 20_000
"""Civil days or months in one answer: 54 years of days, found a year at a time."""


class RangeAsked(OfEntity, frozen=True, kw_only=True):
    """A range of one sensor; each route has defaults of its own."""

    start_time: Start | None = None
    end_time: End | None = None


def within(
    services: Services,
    start: datetime | None,
    end: datetime | None,
    default: timedelta,
    names: tuple[str, str] = ("start_time", "end_time"),
) -> Bucket:
    """The range asked for, up to now; without a start it begins as long before as default.

    Raises BadRequest where none of it has passed.
    """
    now = services.readings.now()
    start = start or max(EPOCH, min(end or now, now) - default)
    if end is not None and start >= end:
        raise BadRequest(f"{names[0]} must be before {names[1]}.", names[0])
    if start >= now:
        raise BadRequest(f"{names[0]} is in the future.", names[0])
    return start, min(end or now, now)


async def whole_buckets(
    period: Period, asked: Bucket, zone: ZoneInfo, most: int = MOST_ROWS
) -> Sequence[Bucket]:
    """All buckets that touch a range; raises BadRequest where they are too many for one answer."""
    found = await borders(period, *asked, zone, most + 1)
    if len(found) > most:
        raise BadRequest(f"start_time is too early: there are at most {most} rows.", "start_time")
    return found


def zone_of(services: Services, asked: Zone | None) -> ZoneInfo:
    """The zone asked for, else the program's."""
    return asked or services.live.zone
