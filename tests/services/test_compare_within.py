"""A part of a day stands beside the same times of the wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from energy_desktop.services.compare import Against, Comparison, compare

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 18, 12, 32, tzinfo=UTC)


def part(day: date, begin: int, end: int, now: datetime = NOW) -> Comparison | None:
    whole = compare(Against.PREVIOUS, day, day, now, BERLIN)
    assert whole is not None
    return whole.within(at(day, begin), at(day, end), BERLIN)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN).astimezone(UTC)


def test_it_is_the_same_times_of_the_day_before() -> None:
    found = part(date(2026, 6, 17), 14, 16)
    assert found is not None
    assert (found.this.start, found.this.until) == (
        at(date(2026, 6, 17), 14), at(date(2026, 6, 17), 16),
    )  # fmt: skip
    assert (found.earlier.start, found.earlier.until) == (
        at(date(2026, 6, 16), 14), at(date(2026, 6, 16), 16),
    )  # fmt: skip


def test_over_a_change_of_the_clock_it_is_still_the_wall_clock() -> None:
    found = part(date(2026, 3, 29), 14, 16)
    assert found is not None
    assert found.earlier.start == datetime(2026, 3, 28, 13, tzinfo=UTC)
    assert found.this.start == datetime(2026, 3, 29, 12, tzinfo=UTC)


def test_a_running_part_is_compared_up_to_now() -> None:
    found = part(date(2026, 6, 18), 14, 16)
    assert found is not None
    assert found.this.until == NOW
    assert found.earlier.until == datetime(2026, 6, 17, 12, 32, tzinfo=UTC)


def test_a_part_that_has_not_begun_is_compared_with_nothing() -> None:
    assert part(date(2026, 6, 18), 16, 18) is None
