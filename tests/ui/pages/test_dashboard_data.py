"""What the dashboard makes of the answers of services."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import numpy as np

from energy_desktop.services import Services
from energy_desktop.ui.pages.dashboard_data import (
    chart_data,
    hour_data,
    known_gaps,
    today_data,
    top_devices,
)
from energy_desktop.ui.widgets.live_lines import Line
from tests.fakes.services import NOW, FakeServices


def _at(minutes: float) -> Line:
    return Line(np.array([(NOW - timedelta(minutes=minutes)).timestamp()]), np.array([1.0]))


def test_before_the_first_reading_there_is_no_gap() -> None:
    early = (NOW - timedelta(hours=1), NOW - timedelta(minutes=30))
    late = (NOW - timedelta(minutes=10), NOW - timedelta(minutes=8))
    assert known_gaps([early, late], {"solar": _at(30)}) == [late]
    assert known_gaps([late], {}) == []


def test_gaps_that_touch_are_one() -> None:
    middle = NOW - timedelta(minutes=5)
    first, second = (NOW - timedelta(minutes=9), middle), (middle, NOW)
    assert known_gaps([first, second], {"solar": _at(30)}) == [(first[0], NOW)]


async def test_the_chart_is_in_kilowatts_and_knows_its_gap(qapp: object) -> None:
    home = FakeServices()
    data = await chart_data(cast("Services", home), NOW, 3600, 500)
    assert list(data.gaps) == home.readings.gaps
    assert np.nanmax(data.lines["solar"].values) < 20
    assert {kind for _, _, kind in data.origins} == {"live", "missing"}


async def test_the_last_hour_has_a_line_for_every_tile(qapp: object) -> None:
    services = cast("Services", FakeServices())
    data = await hour_data(services, NOW, ["sensor.fridge_power"])
    assert set(data.lines) == {"solar", "home", "battery", "grid", "sensor.fridge_power"}
    assert np.nanmax(data.lines["solar"].values) > 1000
    assert data.solar_peak is not None
    assert len(data.level.at_s)


async def test_the_flows_of_today_keep_source_and_sink(qapp: object) -> None:
    home = FakeServices()
    data = await today_data(cast("Services", home), NOW)
    assert sum(r.energy_kwh for r in data.ribbons if r.sink == "home") == (
        home.statistics.flow.solar_home
        + home.statistics.flow.battery_home
        + home.statistics.flow.grid_home
    )


def test_the_largest_devices_come_first(qapp: object) -> None:
    services = cast("Services", FakeServices())
    assert top_devices(services) == ["sensor.heat_pump_power", "sensor.fridge_power"]
