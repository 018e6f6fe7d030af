"""Ranges that move with the calendar, how they are found, called and kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from energy_desktop.ui.languages import ENGLISH, use_language
from energy_desktop.ui.pages.history_moving import (
    Moving,
    choices,
    moving_of_json,
    moving_to_json,
)
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.pages.range_grammar import RangeGrammar

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 18, 14, 32, tzinfo=BERLIN)
LATER = NOW + timedelta(days=40)


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    use_language(ENGLISH)
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(QLocale.c())


def read(text: str) -> HistoryRange:
    found = RangeGrammar().understand(text, NOW)
    assert isinstance(found, HistoryRange)
    return found


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("today", "Today"),
        ("yesterday", "Yesterday"),
        ("last week", "Last week"),
        ("3 weeks ago", "3 weeks ago"),
        ("this month", "This month"),
        ("last year", "Last year"),
        ("last 30 days", "The last 30 days"),
        ("since 1 may", "Since 1 May 2026"),
        ("last 24 hours", "The last 24 hours"),
        ("last hour", "The last hour"),
        ("yesterday 14:00-16:00", "Yesterday, 14:00 – 16:00"),
    ],
)
def test_a_range_of_now_is_offered_as_what_it_is_from_here(text: str, called: str) -> None:
    moving = choices(read(text), NOW, 0)[0]
    assert moving.words == called
    assert moving.at(NOW, 0) == read(text)


@pytest.mark.parametrize("text", ["march 2023", "1 may to 5 may", "12 april", "2012", "q1 2025"])
def test_what_is_long_ago_does_not_move(text: str) -> None:
    assert choices(read(text), NOW, 0) == []


def test_forty_days_later_last_week_is_another_week() -> None:
    [moving] = choices(read("last week"), NOW, 0)
    assert moving.at(LATER, 0) == around(Span.WEEK, date(2026, 7, 21))


def test_days_up_to_today_may_be_so_many_or_since_a_day() -> None:
    odd = custom(date(2026, 5, 1), date(2026, 6, 18))
    since, rolling = choices(odd, NOW, 0)
    assert since.at(LATER, 0) == custom(date(2026, 5, 1), LATER.date())
    assert rolling.at(LATER, 0) == custom(LATER.date() - timedelta(days=48), LATER.date())


movings = st.one_of(
    st.builds(Moving, st.just("back"), st.integers(0, 20), st.sampled_from(list(Span)[:4])),
    st.builds(Moving, st.sampled_from(["days", "hours"]), st.integers(1, 900)),
    st.builds(lambda day: Moving("since", since=day), st.dates(date(1970, 1, 1))),
    st.builds(
        lambda begin: Moving("back", 1, Span.DAY, None, begin, time(23, 59)),
        st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ),
)


@given(movings)
def test_what_is_kept_is_what_was_there(moving: Moving) -> None:
    assert moving_of_json(moving_to_json(moving)) == moving


@pytest.mark.parametrize(
    "changed",
    [{"kind": "odd"}, {"count": -1}, {"kind": "days", "count": 0}, {"span": "x"}, {"begin": "9"},
     {"kind": "since"}],
)  # fmt: skip
def test_what_can_not_be_meant_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        moving_of_json({**moving_to_json(Moving("back", 1)), **changed})
