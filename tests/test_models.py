"""Times become microseconds and come back without a loss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import from_us, to_us

moments = st.datetimes(
    datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(moments)
def test_a_time_survives_as_microseconds(at: datetime) -> None:
    assert from_us(to_us(at)) == at
    assert from_us(to_us(at)).tzinfo is UTC


@given(st.integers(-(2**51), 2**52))
def test_microseconds_survive_as_a_time(at_us: int) -> None:
    assert to_us(from_us(at_us)) == at_us


@given(moments, offsets)
def test_the_zone_in_which_a_time_is_said_does_not_matter(at: datetime, offset: timedelta) -> None:
    assert to_us(at.astimezone(timezone(offset))) == to_us(at)


@given(moments)
def test_it_is_the_integer_that_the_iso_text_says(at: datetime) -> None:
    digits = at.isoformat(timespec="microseconds")[20:26]
    assert to_us(at) % 1_000_000 == int(digits)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        to_us(datetime(2026, 1, 1))  # noqa: DTZ001
