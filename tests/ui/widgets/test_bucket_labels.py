"""What stretches of days are called."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from energy_desktop.models import Period
from energy_desktop.ui.widgets.bucket_labels import (
    bucket_row,
    bucket_title,
    days_title,
    earlier_title,
    moments_title,
    span_title,
)
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        ("2026-06-18", "2026-06-18", "Thu 18 Jun 2026"),
        ("2026-06-15", "2026-06-21", "15 – 21 Jun 2026"),
        ("2026-06-01", "2026-06-30", "June 2026"),
        ("2028-02-01", "2028-02-28", "1 – 28 Feb 2028"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-04-01", "2026-06-30", "1 Apr – 30 Jun 2026"),
        ("2025-12-29", "2026-01-04", "29 Dec 2025 – 4 Jan 2026"),
    ],
)
def test_days_are_named_as_short_as_they_can_be(
    stage: Stage, first: str, last: str, title: str
) -> None:
    assert days_title(date.fromisoformat(first), date.fromisoformat(last)) == title


@pytest.mark.parametrize(
    ("until", "title"),
    [
        ("2026-06-18T14:32", "1 – 18 Jun 2026 up to 14:32"),
        ("2026-06-30T23:30", "1 – 30 Jun 2026 up to 23:30"),
        ("2026-06-19T00:00", "1 – 18 Jun 2026"),
        ("2026-07-01T00:00", "June 2026"),
    ],
)
def test_days_that_end_early_say_when(stage: Stage, until: str, title: str) -> None:
    assert span_title(local("2026-06-01T00:00"), local(until), BERLIN) == title


def test_of_hours_the_clock_is_named_too(stage: Stage) -> None:
    start, until = local("2026-06-18T14:00"), local("2026-06-18T14:32")
    assert earlier_title(Period.HOUR, start, until, BERLIN) == "Thu 18 Jun 2026, 14:00–14:32"
    assert earlier_title(Period.DAY, start, until, BERLIN) == "Thu 18 Jun 2026 up to 14:32"


@pytest.mark.parametrize(
    ("start", "until", "title"),
    [
        ("2026-06-18T14:00:05", "2026-06-18T14:10:20", "Thu 18 Jun 2026, 14:00:05–14:10:20"),
        ("2026-06-17T23:00:00", "2026-06-18T01:00:00", "17 Jun, 23:00:00 – 18 Jun 2026, 01:00:00"),
        (
            "2025-12-31T23:00:00",
            "2026-01-01T01:00:00",
            "31 Dec 2025, 23:00:00 – 1 Jan 2026, 01:00:00",
        ),
    ],
)
def test_times_of_any_length_are_named_to_the_second(
    stage: Stage, start: str, until: str, title: str
) -> None:
    assert moments_title(local(start), local(until), BERLIN) == title
    assert bucket_title(None, local(start), local(until), BERLIN) == title


def test_of_a_week_its_days_are_named_and_of_a_reading_its_second(stage: Stage) -> None:
    monday, next_monday = local("2026-06-15T00:00"), local("2026-06-22T00:00")
    assert bucket_title(Period.WEEK, monday, next_monday, BERLIN) == "15 – 21 Jun 2026"
    row = bucket_row(None, local("2026-06-18T14:00:05"), local("2026-06-18T14:00:07"), BERLIN)
    assert row == "Thu 18 Jun  14:00:05"


def test_in_the_doubled_hour_the_zone_is_named_to_the_second_too(stage: Stage) -> None:
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    title = moments_title(start, start + timedelta(seconds=5), BERLIN)
    assert title == "Sun 25 Oct 2026, 02:30:00 CEST–02:30:05 CEST"
