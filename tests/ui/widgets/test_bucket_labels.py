"""What stretches of days are called."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from energy_desktop.models import Period
from energy_desktop.ui.widgets.bucket_labels import days_title, earlier_title, span_title
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
