"""The Dashboard: every state of its tiles and cards, and how it follows what happens."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from energy_desktop.errors import StoreUnavailable
from energy_desktop.events import ReadingsStored
from energy_desktop.models import ConnectionPhase, ConnectionState, LiveValue, Role, to_us
from energy_desktop.services import Services
from energy_desktop.services.flows import Flows
from energy_desktop.services.statistics import Figure
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tokens import DARK
from energy_desktop.ui.widgets.now_tile import text_of
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, services: Services, home: FakeServices, theme: Theme) -> DashboardPage:
    return stage.show(lambda: DashboardPage(services, theme, home.clock))


def _live(home: FakeServices) -> None:
    home.live.power = home.live.now()


def test_it_shows_what_flows_now_the_last_hour_and_today(stage: Stage, page: DashboardPage) -> None:
    stage.until(page.is_ready)
    assert page.tiles.keys == ("solar", "grid", "battery", "home")
    assert text_of(page.tiles.tile("grid"))[:2] == ("\u22121.57", "kW")
    assert not page.tiles.tile("solar").sparkline.is_empty
    assert set(page.chart.plot.lines) == {"solar", "home", "battery", "grid"}
    assert len(page.chart.plot.gaps) == 1
    assert page.today.cards["solar"].value_label.text() == "21.4"
    assert page.today.cards["self"].comparison_label.text().startswith("▲\u202f12 points")
    assert not page.flow.is_empty
    assert page.title == "Dashboard"
    assert page.subtitle == "Thursday, 18 June 2026 · Europe/Berlin" or "18 June" in page.subtitle


def test_tiles_speak_for_themselves(stage: Stage, page: DashboardPage) -> None:
    stage.until(page.is_ready)
    name = page.tiles.tile("battery").accessibleName()
    assert name == "Battery, Charging 2.40 kilowatts, 68 percent"


def test_a_home_without_battery_has_three_tiles_and_no_empty_place(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    power = replace(home.live.now(), has_battery=False, battery_w=None, battery_percent=None)
    home.live.power = power
    stage.do(lambda: home.events.values_changed.emit({}))
    assert page.tiles.keys == ("solar", "grid", "home")
    widths = {tile.width() for tile in page.tiles.shown()}
    assert max(widths) - min(widths) <= 1
    assert max(widths) > page.width() / 4


def test_a_home_without_solar_shows_its_two_largest_devices(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    power = replace(home.live.now(), has_solar=False, solar_w=None, has_battery=False)
    home.live.power = power
    for role in (Role.SOLAR_ENERGY, Role.SOLAR_POWER):
        for entity in home.entities.by_role(role):
            home.entities.entities[entity.entity_id] = replace(entity, role=None)
    stage.do(lambda: home.events.values_changed.emit({}))
    assert page.tiles.keys == ("grid", "home", "sensor.heat_pump_power", "sensor.fridge_power")
    tile = page.tiles.tile("sensor.heat_pump_power")
    assert text_of(tile) == ("112", "W", "Using")
    assert page.today.cards["solar"].isHidden()
    assert not page.today.cards["import"].isHidden()


def test_a_home_that_only_tells_the_power_of_solar_has_its_card_and_opens_its_history(
    stage: Stage, home: FakeServices, page: DashboardPage, qtbot: QtBot
) -> None:
    for entity in home.entities.by_role(Role.SOLAR_ENERGY):
        home.entities.entities[entity.entity_id] = replace(entity, role=None)
    stage.do(lambda: home.events.values_changed.emit({}))
    assert not page.today.cards["solar"].isHidden()
    with qtbot.waitSignal(page.page_requested) as asked:
        page.today.cards["solar"].clicked.emit()
    powers = [e.entity_id for e in home.entities.by_role(Role.SOLAR_POWER)]
    assert asked.args == ["history", powers]


def test_without_any_sensor_it_offers_to_choose_some(
    stage: Stage, home: FakeServices, page: DashboardPage, qtbot: QtBot
) -> None:
    home.entities.entities = {}
    power = replace(home.live.now(), has_solar=False, has_grid=False, has_battery=False)
    home.live.power = power
    stage.do(lambda: home.events.entities_changed.emit(()))
    assert page._layout.empty.isVisible()
    assert page.is_ready()
    wanted: list[tuple[str, object]] = []
    page.page_requested.connect(lambda name, target: wanted.append((name, target)))
    qtbot.mouseClick(page._layout.empty.button, Qt.MouseButton.LeftButton)
    assert wanted == [("settings", "sensors")]


def test_not_connected_it_keeps_values_marked_with_their_time(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    last = NOW - timedelta(seconds=40)
    lost = ConnectionState(ConnectionPhase.RETRYING, NOW, last_event_at=last)
    stage.do(lambda: home.home_assistant.become(lost))
    for tile in page.tiles.shown():
        assert tile.state == "stale"
        assert tile.status_label.text() == "as of 14:31:20"
    page.chart.redraw()
    assert page.chart.plot.known_until_s == last.timestamp()


def test_connected_again_it_asks_for_what_was_missed(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    live = home.home_assistant.state
    lost = ConnectionState(ConnectionPhase.RETRYING, NOW, last_event_at=NOW)
    stage.do(lambda: home.home_assistant.become(lost))
    before = home.readings.queries
    stage.do(lambda: home.home_assistant.become(live))
    assert home.readings.queries > before
    assert page.tiles.tile("solar").state == "ok"


def test_a_sensor_without_value_says_since_when(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    at = NOW - timedelta(minutes=82)
    home.live.values["sensor.pv_power"] = LiveValue("sensor.pv_power", None, "unavailable", "W", at)
    stage.do(lambda: home.events.values_changed.emit({}))
    tile = page.tiles.tile("solar")
    assert (tile.state, text_of(tile)) == ("unavailable", ("—", "", "Unavailable since 13:10"))


def test_before_the_first_reading_a_tile_waits(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    del home.live.values["sensor.pv_power"]
    stage.do(lambda: home.events.values_changed.emit({}))
    tile = page.tiles.tile("solar")
    assert (tile.state, text_of(tile)) == ("waiting", ("—", "", "Waiting for first reading"))


@pytest.mark.parametrize(
    ("phase", "words"),
    [(ConnectionPhase.REFUSED, "Token refused"), (ConnectionPhase.RETRYING, "Not connected")],
)
def test_a_tile_does_not_wait_for_what_will_not_come(
    stage: Stage, home: FakeServices, page: DashboardPage, phase: ConnectionPhase, words: str
) -> None:
    del home.live.values["sensor.pv_power"]
    lost = ConnectionState(phase, NOW, error="The token was refused.")
    stage.do(lambda: home.home_assistant.become(lost))
    tile = page.tiles.tile("solar")
    assert text_of(tile) == ("—", "", words)


def test_new_values_reach_tiles_and_chart_without_a_query(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    before = home.readings.queries
    home.live.power = replace(home.live.now(), solar_w=5210.0, at=NOW + timedelta(seconds=1))
    stage.do(lambda: home.events.values_changed.emit({}))
    assert text_of(page.tiles.tile("solar"))[0] == "5.21"
    assert page.chart.plot.lines["solar"].values[-1] == pytest.approx(5.21)
    assert home.readings.queries == before


def test_meters_without_a_value_are_named_where_flow_and_figure_are_not_known(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    home.statistics.flow = Flows(0, 0, 0, 0, 0, 0, 0, 0, 0, complete=False)
    home.statistics.figures = replace(home.statistics.figures, solar_kwh=Figure(None, None))
    del home.live.values["sensor.pv_energy_total"]
    stage.do(page.refresh)
    panel = page._layout.flow_panel
    assert panel.title_label.text() == "Not known yet"
    assert panel.text_label.text() == "No reading of Solar roof energy."
    card = page.today.cards["solar"]
    assert card.comparison_label.text() == "No reading of Solar roof energy"
    assert card.toolTip() == "Not known yet: no reading of Solar roof energy."


def test_nothing_flowed_where_all_meters_are_known_and_stand_still(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    home.statistics.flow = Flows(0, 0, 0, 0, 0, 0, 0, 0, 0, complete=True)
    nothing = Figure(0.0, 0.0)
    home.statistics.figures = replace(
        home.statistics.figures, home_kwh=nothing, import_kwh=nothing,
        self_sufficiency=Figure(None, None),
    )  # fmt: skip
    stage.do(page.refresh)
    assert page._layout.flow_panel.title_label.text() == "No energy has flowed yet today"
    assert page._layout.flow_panel.text_label.isHidden()
    assert page.today.cards["self"].comparison_label.text() == "Nothing used yet"


def test_words_in_place_of_the_flow_are_wrapped_not_cut(
    stage: Stage, home: FakeServices, theme: Theme, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    stage.do(lambda: theme.set_text_scale(150))
    home.statistics.flow = Flows(0, 0, 0, 0, 0, 0, 0, 0, 0, complete=True)
    stage.do(page.refresh)
    title = page._layout.flow_panel.title_label
    assert title.fontMetrics().horizontalAdvance(title.text()) > title.width()
    assert title.height() >= title.heightForWidth(title.width())


def test_self_sufficiency_explains_its_formula(stage: Stage, page: DashboardPage) -> None:
    stage.until(page.is_ready)
    assert "energy from the grid ÷ energy the home used" in page.today.cards["self"].toolTip()


def test_a_peak_of_a_day_that_is_known_in_part_is_the_recorded_one(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    tile = page.tiles.tile("solar")
    assert text_of(tile)[2] == "Peak today 6.1\u202fkW at 13:04"
    home.readings.gaps = [(NOW - timedelta(hours=20), NOW - timedelta(hours=2))]
    stage.do(page.refresh)
    assert text_of(tile)[2] == "Recorded peak 6.1\u202fkW at 13:04"


def test_an_error_is_told_in_its_card_and_the_others_go_on(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    home.readings.error = StoreUnavailable("The disk is full.")
    stage.do(page.refresh)
    assert page.is_ready()
    assert page.chart.state == "error"
    solar = page.today.cards["solar"]
    assert solar.comparison_label.text() == "Can't be read now"
    assert solar.toolTip().startswith("The disk is full.")
    assert page.tiles.tile("solar").state == "ok"
    words = page._layout.flow_panel.findChildren(QLabel)
    assert "The disk is full." in [word.text() for word in words]
    home.readings.error = None
    stage.do(page._layout.flow_panel.acted.emit)
    stage.do(page.chart.retry.emit)
    assert page.chart._stack.currentWidget() is page.chart.plot
    assert page.today.cards["solar"].value_label.text() == "21.4"


def test_an_error_of_the_program_is_logged_and_not_shown_raw(
    stage: Stage, home: FakeServices, page: DashboardPage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.until(page.is_ready)
    home.readings.error = KeyError("x")  # type: ignore[assignment]
    stage.do(page.refresh)
    words = page.chart._panel.text_label.text()
    assert words == "Something went wrong. The log has the details."
    assert "KeyError" in caplog.text
    caplog.clear()


def test_a_slow_answer_shows_that_it_loads_and_keeps_the_old_chart(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    home.readings.delay = asyncio.Event()
    stage.do(lambda: page.chart.set_range("6h"))
    stage.until(lambda: page.chart.subtitle.text() == "Loading…")
    assert page.chart.plot.lines
    stage.do(home.readings.delay.set)
    stage.until(lambda: page.chart.state == "ok")


def test_another_range_asks_again(stage: Stage, home: FakeServices, page: DashboardPage) -> None:
    stage.until(page.is_ready)
    before = page.chart.plot.lines["solar"].at_s[0]
    stage.do(lambda: page.chart.set_range("24h"))
    stage.until(lambda: page.chart.plot.lines["solar"].at_s[0] < before - 80_000)


def test_old_readings_that_arrive_are_shown_soon_and_new_ones_are_not_asked_for(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    now_us = to_us(NOW)
    home.events.readings_stored.emit(ReadingsStored(frozenset({"a"}), now_us, now_us, 1))
    assert not page._settle.isActive()
    old_us = to_us(NOW - timedelta(hours=3))
    home.events.readings_stored.emit(ReadingsStored(frozenset({"a"}), old_us, now_us, 9))
    assert page._settle.isActive()


def test_hidden_it_neither_asks_nor_paints_and_shown_again_it_is_up_to_date(
    stage: Stage, home: FakeServices, page: DashboardPage
) -> None:
    stage.until(page.is_ready)
    stage.do(page.hide)
    queries, paints = home.readings.queries, page.chart.plot.paints
    home.live.power = replace(home.live.now(), solar_w=100.0)
    stage.do(lambda: home.events.values_changed.emit({}))
    stage.do(lambda: home.events.statistics_stored.emit(frozenset({"a"})))
    assert (home.readings.queries, page.chart.plot.paints) == (queries, paints)
    assert not page.chart.is_running
    assert not page._settle.isActive()
    stage.do(page.show)
    assert text_of(page.tiles.tile("solar"))[0] == "0.10"
    assert home.readings.queries > queries


def test_space_pauses_and_ctrl_t_shows_the_table(
    stage: Stage, page: DashboardPage, qtbot: QtBot
) -> None:
    stage.until(page.is_ready)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.chart.is_paused
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.chart.is_table


def test_tiles_and_cards_lead_to_their_history(
    stage: Stage, page: DashboardPage, qtbot: QtBot
) -> None:
    stage.until(page.is_ready)
    wanted: list[object] = []
    page.page_requested.connect(lambda name, target: wanted.append((name, target)))
    qtbot.mouseClick(page.tiles.tile("solar"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.tiles.tile("battery"), Qt.Key.Key_Return)
    qtbot.mouseClick(page.today.cards["import"], Qt.MouseButton.LeftButton)
    assert wanted == [
        ("history", Role.SOLAR_POWER), ("history", Role.BATTERY_POWER),
        ("history", Role.GRID_IMPORT),
    ]  # fmt: skip


def test_a_theme_switch_recolours_everything(
    stage: Stage, page: DashboardPage, theme: Theme
) -> None:
    stage.until(page.is_ready)
    stage.do(lambda: theme.set_mode("dark"))
    picture = page.grab().toImage()
    assert picture.pixelColor(4, 4).name().upper() == DARK.bg
    tile = page.tiles.tile("solar")
    inside = tile.mapTo(page, tile.rect().topLeft())
    color = picture.pixelColor(inside.x() + 20, inside.y() + 4)
    assert color.name().upper() == DARK.surface


@pytest.mark.parametrize(("width", "columns"), [(1280, 4), (900, 2)])
def test_narrow_the_tiles_stand_two_by_two(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, width: int, columns: int
) -> None:
    page = stage.show(lambda: DashboardPage(services, theme, home.clock), (width, 700))
    stage.until(page.is_ready)
    tops = [tile.y() for tile in page.tiles.shown()]
    assert len(set(tops[:columns])) == 1
    assert len(set(tops)) == 4 // columns


@pytest.mark.parametrize("width", [660, 820, 1100, 1280])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_wider_than_the_page(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, width: int, scale: int
) -> None:
    theme.set_text_scale(scale)
    page = stage.show(lambda: DashboardPage(services, theme, home.clock), (width, 700))
    stage.until(page.is_ready)
    content = page._layout._scroll.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= page._layout._scroll.viewport().width()


def test_a_day_of_which_little_is_known_is_not_compared_in_percent(
    stage: Stage, home: FakeServices, services: Services, theme: Theme
) -> None:
    home.statistics.figures = replace(
        home.statistics.figures, solar_kwh=Figure(21.4, 18.9, coverage=0.5)
    )
    page = stage.show(lambda: DashboardPage(services, theme, home.clock))
    stage.until(page.is_ready)
    words = page.today.cards["solar"].comparison_label.text()
    assert "yesterday 18.9" in words
    assert "▲" not in words
