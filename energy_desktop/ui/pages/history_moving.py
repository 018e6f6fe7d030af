"""Ranges that move with the calendar: ``last week`` is another week in a week's time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate

from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.history_range import HistoryRange, Span, custom
from energy_desktop.ui.pages.range_meanings import Meanings

_FARTHEST: Final = {Span.DAY: 7, Span.WEEK: 8, Span.MONTH: 24, Span.YEAR: 10}
_MOST_HOURS: Final = 48
_MOST: Final = 100_000
_USUAL_DAYS: Final = frozenset({7, 14, 28, 30, 31, 60, 90, 100, 180, 365})
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Moving:
    """``back``: the ``span`` that is ``count`` before the present one, its times if it has some;
    ``days``, ``hours``: the last ``count`` of them; ``since``: from that day to today."""

    kind: Literal["back", "days", "hours", "since"]
    count: int = 0
    span: Span = Span.DAY
    since: date | None = None
    begin: time = time()
    end: time | None = None

    def at(self, now: datetime, first_weekday: int) -> HistoryRange:
        """The range that it is at a moment, given in the program's zone."""
        meanings = Meanings(now, first_weekday)
        if self.kind == "since" and self.since is not None:
            return custom(self.since, now.date())
        if self.kind in {"days", "hours"}:
            return meanings.rolling(self.count, self.kind.removesuffix("s"))
        found = meanings.back(str(self.span), self.count)
        if self.begin == time() and self.end is None:
            return found
        return replace(found, span=Span.CUSTOM, begin=self.begin, end=self.end)

    @property
    def words(self) -> str:
        """What it is called: ``Last week``."""
        if self.kind == "since" and self.since is not None:
            day = QDate(self.since.year, self.since.month, self.since.day)
            return translate("HistoryMoving", "Since {0}").format(
                formats.date_text(day, "d MMM yyyy")
            )
        count = self.count
        if self.kind == "days":
            return translate("HistoryMoving", "The last %n day(s)", "", count)
        if self.kind == "hours":
            if count == 1:
                return translate("HistoryMoving", "The last hour")
            return translate("HistoryMoving", "The last %n hour(s)", "", count)
        return self._timed(_back_words(self.span, count))

    def _timed(self, words: str) -> str:
        if self.begin == time() and self.end is None:
            return words
        ends = formats.clock_time(self.begin), formats.clock_time(self.end or time())
        return translate("HistoryMoving", "{0}, {1} – {2}").format(words, *ends)


def choices(shown: HistoryRange, now: datetime, first_weekday: int) -> list[Moving]:
    """As what a range may move, the likeliest first; none where it is too long ago."""
    today = now.date()
    found = [m for m in (_hours(shown, now), _back(shown, now, first_weekday)) if m]
    if shown.span is Span.CUSTOM and shown.last == today and not shown.is_part:
        days = Moving("days", shown.days)
        since = Moving("since", since=shown.first)
        found += [days, since] if shown.days in _USUAL_DAYS else [since, days]
    return found


def _back(shown: HistoryRange, now: datetime, first_weekday: int) -> Moving | None:
    """As the day, week, month or year so far back."""
    span = Span.DAY if shown.is_part and shown.days == 1 else shown.span
    if span is Span.CUSTOM or shown.last > now.date() + 366 * _DAY:
        return None
    part = (shown.begin, shown.end)
    plain = replace(shown, by_day=False)
    tried = (Moving("back", n, span, None, *part) for n in range(_FARTHEST[span] + 1))
    return next((m for m in tried if m.at(now, first_weekday) == plain), None)


def _hours(shown: HistoryRange, now: datetime) -> Moving | None:
    """As the last hours, where it is whole hours that ended less than an hour ago."""
    if not shown.is_part or shown.end is None:
        return None
    start, end = shown.bounds(cast("ZoneInfo", now.tzinfo))
    count, rest = divmod(end - start, _HOUR)
    is_now = timedelta() <= now - end < _HOUR
    return Moving("hours", count) if is_now and not rest and 1 <= count <= _MOST_HOURS else None


def moving_to_json(moving: Moving) -> dict[str, Any]:
    """For a file."""
    return {
        "kind": moving.kind, "count": moving.count, "span": str(moving.span),
        "since": moving.since and moving.since.isoformat(),
        "begin": moving.begin.isoformat(), "end": moving.end and moving.end.isoformat(),
    }  # fmt: skip


def moving_of_json(kept: dict[str, Any]) -> Moving:
    """From a file; raises ValueError, KeyError or TypeError where that is none."""
    kind, since, end = kept["kind"], kept["since"], kept["end"]
    if kind not in {"back", "days", "hours", "since"} or (kind == "since") != (since is not None):
        raise ValueError(kind)
    count = int(kept["count"])
    if not int(kind in {"days", "hours"}) <= count <= _MOST:
        raise ValueError(count)
    return Moving(
        kind, count, Span(kept["span"]), since and date.fromisoformat(since),
        time.fromisoformat(kept["begin"]), end and time.fromisoformat(end),
    )  # fmt: skip


def _back_words(span: Span, count: int) -> str:
    near = {
        Span.DAY: (translate("HistoryMoving", "Today"), translate("HistoryMoving", "Yesterday")),
        Span.WEEK: (
            translate("HistoryMoving", "This week"),
            translate("HistoryMoving", "Last week"),
        ),
        Span.MONTH: (
            translate("HistoryMoving", "This month"),
            translate("HistoryMoving", "Last month"),
        ),
        Span.YEAR: (
            translate("HistoryMoving", "This year"),
            translate("HistoryMoving", "Last year"),
        ),
    }
    if count < 2:
        return near[span][count]
    far = {
        Span.DAY: translate("HistoryMoving", "%n day(s) ago", "", count),
        Span.WEEK: translate("HistoryMoving", "%n week(s) ago", "", count),
        Span.MONTH: translate("HistoryMoving", "%n month(s) ago", "", count),
        Span.YEAR: translate("HistoryMoving", "%n year(s) ago", "", count),
    }
    return far[span]
