"""Home Assistant's clock as seen from here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import to_us
from energy_desktop.recording.hass_clock import HassClock

HA_TIME = datetime(2026, 3, 1, 12, 0, 5, 123_456, tzinfo=UTC)


async def ask() -> datetime:
    return HA_TIME


async def test_it_tells_by_how_much_home_assistant_is_ahead() -> None:
    clock = await HassClock.measure(ask, lambda: HA_TIME - timedelta(seconds=5))
    assert clock.skew_s == 5
    behind = await HassClock.measure(ask, lambda: HA_TIME + timedelta(seconds=3))
    assert behind.skew_s == -3


async def test_it_goes_on_by_the_monotonic_clock_whatever_the_computers_clock_does() -> None:
    ticks = iter([100.0, 107.25])
    clock = await HassClock.measure(ask, lambda: HA_TIME, lambda: next(ticks))
    assert clock.now_us() == to_us(HA_TIME) + 7_250_000


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1e6))
def test_it_is_never_late(way_there_s: float, way_back_s: float, later_s: float) -> None:
    clock = HassClock(to_us(HA_TIME), way_there_s + way_back_s, 0.0,
                      lambda: way_there_s + way_back_s + later_s)  # fmt: skip
    true_now = to_us(HA_TIME) + (way_back_s + later_s) * 1e6
    assert clock.now_us() <= true_now + 1
