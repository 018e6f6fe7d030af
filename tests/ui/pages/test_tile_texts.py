"""What tiles say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import ConnectionPhase, ConnectionState, LiveValue
from energy_desktop.services.live import PowerNow
from energy_desktop.ui.pages import tile_texts
from energy_desktop.ui.pages.tile_texts import Moment, battery_full_at
from energy_desktop.ui.widgets.live_lines import Line
from tests.fakes.services import BERLIN, NOW

LIVE = ConnectionState(ConnectionPhase.LIVE, NOW)
POWER = PowerNow(
    4400.0, -1570.0, -2400.0, 430.0, 68.0, None, NOW, has_solar=True, has_grid=True,
    has_battery=True,
)  # fmt: skip


def _moment(**changes: object) -> Moment:
    return Moment(replace(POWER, **changes), LIVE, BERLIN)  # type: ignore[arg-type]


def test_solar_names_its_peak() -> None:
    moment = replace(_moment(), solar_peak=(6100.0, NOW - timedelta(minutes=88)))
    content = tile_texts.solar(moment)
    assert (content.value, content.unit) == ("4.40", "kW")
    assert content.status.replace("\u202f", " ") == "Peak today 6.1 kW at 13:04"


def test_before_sunrise_solar_has_no_peak() -> None:
    moment = replace(_moment(solar_w=0.0), solar_peak=(9.9, NOW - timedelta(hours=14)))
    assert tile_texts.solar(moment).status == "Idle"
    moment = replace(moment, solar_peak=(50.0, NOW - timedelta(hours=8)))
    assert tile_texts.solar(moment).status.startswith("Peak today")


@pytest.mark.parametrize(
    ("grid_w", "value", "status"),
    [(-1570.0, "\u22121.57", "Exporting"), (2100.0, "2.10", "Importing"), (9.9, "0.00", "Idle"),
     (-9.9, "0.00", "Idle")],
)  # fmt: skip
def test_grid_says_its_direction(grid_w: float, value: str, status: str) -> None:
    content = tile_texts.grid(_moment(grid_w=grid_w))
    assert (content.value, content.status) == (value, status)


def test_battery_says_when_it_is_full_and_its_level() -> None:
    moment = replace(_moment(), battery_full_at=NOW + timedelta(minutes=78))
    content = tile_texts.battery(moment)
    assert content.status == "Charging · full at 15:50"
    assert content.corner == "68\u202f%"
    assert content.spoken == "Charging 2.40 kilowatts, 68 percent"
    assert tile_texts.battery(_moment(battery_w=500.0)).status == "Discharging"
    assert tile_texts.battery(replace(moment, now=replace(POWER, battery_w=0.0))).status == "Idle"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "All from solar"),
        ({"grid_w": 800.0, "home_w": 1290.0}, "62\u202f% from grid"),
        ({"grid_w": 900.0, "home_w": 900.0}, "All from grid"),
        ({"grid_w": 950.0, "home_w": 900.0}, "All from grid"),
        ({"grid_w": 0.0, "battery_w": 400.0, "solar_w": 30.0}, "From solar and battery"),
        ({"grid_w": 0.0, "battery_w": 400.0, "solar_w": 0.0}, "All from battery"),
        ({"home_w": 0.0}, ""),
    ],
)
def test_home_says_where_its_power_comes_from(changes: dict[str, float], status: str) -> None:
    assert tile_texts.home(_moment(**changes)).status == status


def test_home_that_is_not_known_says_why() -> None:
    content = tile_texts.home(_moment(home_w=None, home_reason="meters_not_in_step"))
    assert (content.value, content.state) == ("—", "error")
    assert content.tooltip == "The meters do not add up now"


@pytest.mark.parametrize("make", [tile_texts.solar, tile_texts.grid, tile_texts.battery])
def test_what_has_no_value_waits(make: object) -> None:
    nothing = _moment(solar_w=None, grid_w=None, battery_w=None)
    content = make(nothing)  # type: ignore[operator]
    assert content.value == "—"


def test_a_device_is_shown_in_watts() -> None:
    value = LiveValue("sensor.fridge", 46.0, "46", "W", NOW)
    content = tile_texts.device(value)
    assert (content.value, content.unit, content.status) == ("46", "W", "Using")
    assert tile_texts.device(None).value == "—"


def test_a_stale_tile_keeps_its_value_and_names_its_time() -> None:
    content = tile_texts.stale(tile_texts.battery(_moment()), NOW, BERLIN)
    assert (content.value, content.state, content.status) == (
        "\u22122.40", "stale", "as of 14:32:00",
    )  # fmt: skip
    assert content.corner == "68\u202f%"


def _level(first: float, last: float) -> Line:
    at = NOW.timestamp() - np.array([900.0, 0.0])
    return Line(at, np.array([first, last]))


def test_the_battery_is_full_at_its_mean_rate() -> None:
    found = battery_full_at(_level(60.0, 68.0), NOW.timestamp())
    assert found == pytest.approx(NOW.timestamp() + 3600)


@given(st.floats(0, 100), st.floats(0, 100))
def test_full_is_only_told_when_it_rises_and_is_near(first: float, last: float) -> None:
    now_s = NOW.timestamp()
    found = battery_full_at(_level(first, last), now_s)
    if found is None:
        assert last <= first or last >= 99.9 or (100 - last) / (last - first) * 900 >= 12 * 3600
    else:
        assert now_s < found < now_s + 12 * 3600


def test_without_a_level_nothing_is_told() -> None:
    assert battery_full_at(Line(), NOW.timestamp()) is None
