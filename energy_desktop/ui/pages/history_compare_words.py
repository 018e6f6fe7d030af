"""What is compared with what on History, in the user's language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo

from energy_desktop.periods import Days
from energy_desktop.services.compare import COMPARABLE, Against, Comparison, Hindrance, Stretch
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.widgets.bucket_labels import clock_title, days_run, days_title, span_title
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.chart_legend import earlier_line, swatch_of
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.roles import series_name
from energy_desktop.ui.widgets.stats_card import compared_text


def against_words(other: date | None = None) -> dict[Against, str]:
    """What one can choose to compare with; another range begins with ``other`` if that is known."""
    another = translate("History", "Another range")
    if other is not None:
        another = translate("History", "Another range, from {0}").format(days_title(other, other))
    return {
        Against.NOTHING: translate("History", "Nothing"),
        Against.PREVIOUS: translate("History", "The period before"),
        Against.SAME_WEEKDAYS: translate("History", "A year earlier, same weekdays"),
        Against.SAME_DATES: translate("History", "A year earlier, same dates"),
        Against.ANOTHER: another,
    }


def offered_words(days: Days, shown: Days, *, is_running: bool) -> str:
    """``15 – 21 Jun 2026 with 2 – 8 Mar 2025``, and that only as much counts as has passed."""
    words = translate("History", "{0} with {1}").format(*_with_lengths(shown, days))
    return (
        translate("History", "{0}, both up to the same time of day").format(words)
        if is_running
        else words
    )


def hindered_words(why: Hindrance, days: Days, shown: Days, oldest: date | None = None) -> str:
    """Why ``shown`` can't be compared with ``days``, and what one can do."""
    other, this = days_title(*days), days_title(*shown)
    if why is Hindrance.ITSELF:
        return translate("History", "{0} would be compared with itself. Choose other days.").format(
            this
        )
    if why is Hindrance.NOT_OVER:
        is_run = days[0] != days[1] and other == days_run(*days)
        many, one = (
            translate("History", "{0} have not passed yet."),
            translate("History", "{0} has not passed yet."),
        )
        passed = (many if is_run else one).format(other)
        return translate("History", "{0} Choose an earlier day.").format(passed)
    since = days_title(oldest, oldest) if oldest else ""
    return translate("History", "Nothing was recorded before {0}. Choose a later day.").format(
        since
    )


def not_compared_sentence(why: Hindrance, days: Days, shown: Days) -> str:
    """In place of ``compared_sentence``, where that can't be."""
    return translate("History", "Not compared: {0}").format(hindered_words(why, days, shown))


def beside_word(compared: Comparison) -> str:
    """What the time beside is called in few letters."""
    return translate("History", "later") if compared.is_later else translate("History", "before")


def beside_legend(compared: Comparison, lines: int = 0) -> str:
    """How the time beside is drawn: a mark over each bar, or a dashed line; of several ``lines``
    each stands beside its own."""
    word = beside_word(compared)
    if not lines:
        return translate("History", "mark: {0}").format(word)
    return translate("History", "dashed: {0}").format(word) if lines == 1 else word


def lines_beside(columns: Sequence[Column], compared: Comparison) -> list[tuple[str, str]]:
    """Hue and name of each line, and beside it of what it was."""
    beside = beside_legend(compared, len(columns))
    entries = []
    for place, column in enumerate(columns):
        entries.append((column.hue, series_name(column.hue, column.label)))
        entries.append((earlier_line(place), beside))
    return entries


def stretch_title(stretch: Stretch, zone: tzinfo) -> str:
    """``June 2025``, or ``1 – 18 Jun 2025 up to 14:32`` where it does not last to its end."""
    if _begins_within(stretch, zone):
        return clock_title(stretch.start, stretch.until, zone)
    return span_title(stretch.start, stretch.until, zone)


def compared_sentence(compared: Comparison, columns: Sequence[Column], zone: tzinfo) -> str:
    """``1 – 18 Jun 2026 up to 14:32 with 1 – 18 Jun 2025 up to 14:32``.

    Whole months and years of different lengths are named with these, and what is known of neither
    in full with how much of it is.
    """
    this, beside = _stretches(compared, zone)
    meters = [c for c in columns if c.is_meter and c.earlier is not None]
    known = max((c.total_coverage for c in meters), default=1.0)
    if known < COMPARABLE:
        this = translate("History", "{0}, of which only {1} is known,").format(
            this, share_text(known)
        )
    words = translate("History", "{0} with {1}").format(this, beside)
    then = [c.earlier for c in meters if c.earlier is not None]
    if then and all(was.total is None for was in then):
        return translate("History", "{0}, of which nothing is known").format(words)
    known = max((was.total_coverage for was in then), default=1.0)
    if known < COMPARABLE:
        return translate("History", "{0}, of which only {1} is known").format(
            words, share_text(known)
        )
    return words


def share_text(share: float) -> str:
    """A share of 0 to 1 that is less than all, in whole percent."""
    return formats.percent(math.floor(share * 100))


def little_known(this: float, beside: float) -> str:
    """Which of two times is known so little that they can't be compared; empty: neither."""
    if beside < COMPARABLE:
        return translate("History", "only {0} of that time is known").format(share_text(beside))
    if this < COMPARABLE:
        return translate("History", "only {0} of this time is known").format(share_text(this))
    return ""


def total_change(column: Column, *, is_later: bool) -> str:
    """The change of a column's total."""
    amounts = column.total, column.before.total
    return compared_text(column.change, amounts, column.unit, is_later=is_later)


def compared_entries(columns: Sequence[Column], *, is_later: bool) -> list[tuple[str, str]]:
    """Hue and ``Solar 21.4 kWh ▲ 13 %`` of each meter; by their own names where sources repeat.

    Beside a later time ``Solar 21.4 kWh, 13 % more``.
    """
    sources = [series_name(column.hue, column.label) for column in columns]
    entries = []
    for column, source in zip(columns, sources, strict=True):
        name = source if sources.count(source) == 1 else column.label
        total = value_with_unit(column.total, column.unit)
        change = total_change(column, is_later=is_later)
        joint = ", " if is_later else " "
        entries.append((swatch_of(column), f"{name} {total}{joint}{change}"))
    return entries


def compared_totals(columns: Sequence[Column], compared: Comparison) -> str:
    """For a tooltip: what each meter counted, what it counted beside that, and the change."""
    line, beside = translate("History", "{0}: {1}, {2} {3} ({4})"), beside_word(compared)
    return "\n".join(
        line.format(
            column.label,
            value_with_unit(column.total, column.unit),
            beside,
            value_with_unit(column.before.total, column.unit),
            _change(column, is_later=compared.is_later),
        )
        for column in columns
    )


def _change(column: Column, *, is_later: bool) -> str:
    """The change in percent, or how little is known."""
    was = column.earlier
    why = ""
    if was is not None and was.total is not None and column.total is not None:
        why = little_known(column.total_coverage, was.total_coverage)
    return why or total_change(column, is_later=is_later)


def _stretches(compared: Comparison, zone: tzinfo) -> tuple[str, str]:
    this, beside = compared.this, compared.earlier
    if all(_is_whole(stretch, zone) for stretch in (this, beside)):
        return _with_lengths((this.first, this.last), (beside.first, beside.last))
    return stretch_title(this, zone), stretch_title(beside, zone)


def _is_whole(stretch: Stretch, zone: tzinfo) -> bool:
    is_over = stretch.until.astimezone(zone).date() > stretch.last
    return is_over and not _begins_within(stretch, zone)


def _begins_within(stretch: Stretch, zone: tzinfo) -> bool:
    return stretch.start > datetime.combine(stretch.first, time(), zone)


def _with_lengths(this: Days, beside: Days) -> tuple[str, str]:
    """Both titles, with the number of days where these differ."""
    lengths = [(last - first).days + 1 for first, last in (this, beside)]
    titles = days_title(*this), days_title(*beside)
    if lengths[0] == lengths[1]:
        return titles
    words = [
        translate("History", "{0} ({1} days)").format(title, length)
        for title, length in zip(titles, lengths, strict=True)
    ]
    return words[0], words[1]
