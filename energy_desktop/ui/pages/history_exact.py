"""A range of History from one second to another: what charts were zoomed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from energy_desktop.models import Period
from energy_desktop.periods import local_date
from energy_desktop.services.courses import level_for
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom

_BARS: Final = (
    (timedelta(hours=4), Period.FIVE_MINUTES),
    (timedelta(days=8), Period.HOUR),
    (timedelta(days=62), Period.DAY),
)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactRange(HistoryRange):
    """``first`` and ``last`` are the civil days of ``zone`` that it touches."""

    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo

    @property
    def bucket(self) -> Period:
        """The length of a bar: some dozens of them have room."""
        length = self.ends_at - self.starts_at
        return next((period for most, period in _BARS if length <= most), Period.MONTH)

    @property
    def line_bucket(self) -> Period | None:
        """The length of a point of a line; None: reading by reading, or in parts of seconds."""
        return level_for(self.ends_at - self.starts_at)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end in UTC."""
        del zone
        return self.starts_at, self.ends_at

    @property
    def civil(self) -> HistoryRange:
        """The same by days and times of the wall clock."""
        begin, end = (at.astimezone(self.zone).time() for at in (self.starts_at, self.ends_at))
        return HistoryRange(
            Span.CUSTOM, self.first, self.last, begin, None if end == time() else end
        )

    def goes_on(self, today: date) -> bool:
        """Whether there may be anything after it, also later on the same day."""
        return self.last <= today

    def until(self, now: datetime) -> HistoryRange:
        """As long, and not beyond now."""
        beyond = self.ends_at - now
        if beyond <= timedelta():
            return self
        return exact(self.starts_at - beyond, now, self.zone)

    def stepped(self, by: int) -> HistoryRange:
        """As long, that many times its length later."""
        shift = by * (self.ends_at - self.starts_at)
        return exact(self.starts_at + shift, self.ends_at + shift, self.zone)

    def drilled(self, start: datetime, zone: ZoneInfo) -> HistoryRange | None:
        """As of whole days; None in less than a day, of which a day would show more, not less."""
        if self.ends_at - self.starts_at <= _DAY:
            return None
        return HistoryRange.drilled(self, start, zone)

    def up(self) -> HistoryRange | None:
        """The whole days that it touches."""
        is_one = self.first == self.last
        return around(Span.DAY, self.first) if is_one else custom(self.first, self.last)


def exact(start: datetime, end: datetime, zone: ZoneInfo) -> ExactRange:
    """From the second that holds ``start`` to the one in which ``end`` is over."""
    begin = start.astimezone(UTC).replace(microsecond=0)
    whole = end.astimezone(UTC).replace(microsecond=0)
    until = whole if whole == end and whole > begin else whole + timedelta(seconds=1)
    last = local_date(until - timedelta(microseconds=1), zone)
    return ExactRange(
        Span.CUSTOM, local_date(begin, zone), last, starts_at=begin, ends_at=until, zone=zone
    )
