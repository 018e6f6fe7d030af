"""History: what it asks for, what it shows in each state, and how one moves through time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Role
from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tokens import DARK
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
DAY, MONTH, YEAR = (around(span, TODAY) for span in (Span.DAY, Span.MONTH, Span.YEAR))
DEFAULT = [
    "sensor.pv_energy_total",
    "sensor.battery_out",
    "sensor.meter_import",
    "sensor.battery_in",
    "sensor.meter_export",
]


@pytest.fixture
def build(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> Callable[[], HistoryPage]:
    return lambda: stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))


@pytest.fixture
def page(stage: Stage, build: Callable[[], HistoryPage]) -> HistoryPage:
    made = build()
    stage.until(made.is_ready)
    return made


def go(stage: Stage, page: HistoryPage, shown: HistoryRange) -> None:
    stage.do(lambda: page.set_range(shown))
    stage.until(page.is_ready)


def test_it_begins_with_today_and_the_energy_of_the_home(page: HistoryPage) -> None:
    assert page.shown == DAY
    assert page.selector.selection == DEFAULT
    assert page.data is not None
    assert [c.key for c in page.data.meters.columns] == DEFAULT
    assert [c.sign for c in page.data.meters.columns] == [1, 1, 1, -1, -1]


def test_the_subtitle_names_the_zone_of_the_times(page: HistoryPage) -> None:
    assert page.subtitle.endswith("Europe/Berlin")


def test_the_selector_shows_what_the_chart_adds_up_to(page: HistoryPage) -> None:
    assert page.data is not None
    solar = page.data.meters.columns[0]
    assert solar.total == pytest.approx(float(np.nansum(solar.values)))


def test_a_bar_opens_its_day_and_backspace_comes_back(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    go(stage, page, YEAR)
    chart = page.card.charts.panels[0].chart
    stage.do(lambda: chart.bucket_activated.emit(4))
    stage.until(page.is_ready)
    assert page.shown == around(Span.MONTH, date(2026, 5, 1))
    stage.do(lambda: chart.bucket_activated.emit(8))
    stage.until(page.is_ready)
    assert page.shown == around(Span.DAY, date(2026, 5, 9))
    stage.do(lambda: (chart.setFocus(), qtbot.keyClick(chart, Qt.Key.Key_Backspace)))
    assert page.shown == around(Span.MONTH, date(2026, 5, 1))
    stage.do(page.go_up)
    assert page.shown == YEAR
    stage.do(page.go_up)
    assert page.shown == YEAR


def test_backspace_leads_up_also_where_one_did_not_come_from(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(page.go_up)
    assert page.shown == MONTH


def test_an_hour_of_a_day_opens_nothing(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.drill_down(datetime(2026, 6, 18, 7, tzinfo=UTC)))
    assert page.shown == DAY


def test_letters_choose_the_range_only_while_the_chart_has_the_focus(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    chart = page.card.charts.panels[0].chart
    stage.do(lambda: (chart.setFocus(), qtbot.keyClick(chart, Qt.Key.Key_M)))
    assert page.shown == MONTH
    search = page.selector.search
    stage.do(lambda: (search.setFocus(), qtbot.keyClick(search, Qt.Key.Key_Y)))
    assert page.shown == MONTH
    assert search.text() == "y"


def test_one_can_go_back_but_not_into_the_future(stage: Stage, page: HistoryPage) -> None:
    assert not page.range_bar.forward.isEnabled()
    stage.do(lambda: page.range_bar.step(1))
    assert page.shown == DAY
    stage.do(page.range_bar.back.click)
    assert page.shown == DAY.stepped(-1)
    assert page.range_bar.forward.isEnabled()
    stage.do(page.range_bar.today_button.click)
    assert page.shown == DAY


def test_the_wider_range_around_a_past_day_stays_there(stage: Stage, page: HistoryPage) -> None:
    go(stage, page, around(Span.DAY, date(2026, 3, 4)))
    stage.do(lambda: page.range_bar.choose_span(Span.MONTH))
    assert page.shown == around(Span.MONTH, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2025, 10, 26), 25), (TODAY, 24)]
)
def test_a_day_has_as_many_bars_as_hours(
    stage: Stage, page: HistoryPage, day: date, hours: int
) -> None:
    go(stage, page, around(Span.DAY, day))
    assert page.data is not None
    assert len(page.data.meters) == hours


def test_table_chart_and_csv_say_the_same(stage: Stage, page: HistoryPage) -> None:
    go(stage, page, MONTH)
    assert page.data is not None
    chart = page.card.charts.panels[0].chart
    table = page.card.table.rows
    rows = list(csv.DictReader(io.StringIO(page.output.csv_text())))
    begun = page.data.meters.until(page.data.now)
    assert table.rowCount() - 1 == len(begun) == 18
    assert table.index(18, 0).data() == "Total"
    assert len(rows) == 18 * 5
    for place, column in enumerate(chart.buckets.columns):
        shown = [float(table.index(r, place + 1).data()) for r in range(18)]
        written = [float(row["value"]) for row in rows if row["entity_id"] == column.key]
        assert shown == pytest.approx(column.values[:18], abs=0.006)
        assert written == pytest.approx(column.values[:18], abs=1e-6)
        assert column.drawn[:18] == pytest.approx(column.values[:18] * column.sign)


def test_csv_times_carry_the_offset_and_rows_their_source(page: HistoryPage) -> None:
    row = next(csv.DictReader(io.StringIO(page.output.csv_text())))
    assert row["start"] == "2026-06-18T00:00:00+02:00"
    assert (row["unit"], row["provenance"]) == ("kWh", "live")


def test_before_a_sensor_was_found_nothing_of_it_is_missing(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    found_at = datetime(2026, 6, 18, 6, 20, tzinfo=UTC)
    entities = home.entities
    entities.entities = {
        key: replace(entity, discovered_at=found_at) for key, entity in entities.entities.items()
    }
    home.readings.empty = True
    go(stage, page, DAY)
    assert page.data is not None
    kinds = [page.data.meters.provenance(hour) for hour in range(24)]
    assert kinds[:9] == [""] * 9, "the hour in which it was found, and all before"
    assert set(kinds[9:15]) == {"missing"}


def test_the_csv_is_written_where_one_says(stage: Stage, page: HistoryPage, tmp_path: Path) -> None:
    stage.do(lambda: page.output.export_to(tmp_path / "june.csv"))
    stage.until(page.is_ready)
    assert (tmp_path / "june.csv").read_bytes() == page.output.csv_text().encode()


def test_ctrl_t_turns_between_chart_and_table(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    stage.until(page.isActiveWindow)
    stage.do(lambda: page.set_view("table"))
    assert page.card.table.isVisible()
    control = Qt.KeyboardModifier.ControlModifier
    stage.do(lambda: qtbot.keyClick(page.card.table, Qt.Key.Key_T, control))
    assert page.card.charts.isVisible()


def test_measurements_are_lines_in_a_chart_of_their_own(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.selector.toggle("sensor.battery_level"))
    stage.until(page.is_ready)
    assert page.data is not None
    assert [c.key for c in page.data.measurements.columns] == ["sensor.battery_level"]
    assert len(page.card.charts.panels) == 2
    assert len(page.data.measurements) == 288


def test_deselecting_everything_asks_for_a_choice(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.selector.set_selection([]))
    stage.do(page._chosen_by_user)
    stage.until(page.is_ready)
    assert page.card.state_panel.title_label.text() == "No sensor is chosen"


def test_more_than_twelve_sensors_are_summed_as_others(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    more = {
        f"sensor.x{i}": replace(home.entities.entities["sensor.fridge_energy"],
                                entity_id=f"sensor.x{i}", friendly_name=f"X {i}")
        for i in range(20)
    }  # fmt: skip
    stage.do(lambda: home.entities._replace(more))
    stage.do(lambda: page.show_target([*more]))
    stage.until(page.is_ready)
    columns = page.card.charts.panels[0].chart.buckets.columns
    assert len(columns) == 13
    assert columns[-1].label == "Others"
    assert page.data is not None
    assert sum(c.total or 0 for c in columns) == pytest.approx(
        sum(c.total or 0 for c in page.data.meters.columns)
    )


def test_figures_of_the_range_are_below_the_chart(page: HistoryPage) -> None:
    assert page.data is not None
    figures = page.data.figures
    assert figures.grid_import is not None
    assert figures.grid_export is not None
    assert figures.grid_net == pytest.approx(figures.grid_import - figures.grid_export)
    assert page.cards.solar.unit_label.text() == "kWh"
    assert page.cards.share.unit_label.text() == "%"


def test_while_the_first_answer_is_awaited_it_is_not_ready(
    stage: Stage, home: FakeServices, build: Callable[[], HistoryPage]
) -> None:
    import asyncio

    home.readings.delay = asyncio.Event()
    made = build()
    assert not made.is_ready()
    assert made.data is None
    stage.do(home.readings.delay.set)
    stage.until(made.is_ready)
    assert made.data is not None


def test_a_range_without_readings_leads_to_the_first_one(
    stage: Stage, home: FakeServices, page: HistoryPage, qtbot: QtBot
) -> None:
    go(stage, page, around(Span.DAY, date(2027, 1, 1)))
    assert page.card.state_panel.title_label.text() == "No readings in this range"
    stage.do(page.card.state_panel.button.click)
    assert page.shown == around(Span.DAY, date(2022, 1, 14))


def test_a_new_home_says_that_nothing_is_recorded_and_leads_to_the_sensors(
    stage: Stage, home: FakeServices, build: Callable[[], HistoryPage], qtbot: QtBot
) -> None:
    home.readings.empty = True
    made = build()
    stage.until(made.is_ready)
    assert made.card.state_panel.title_label.text() == "Nothing recorded here yet"
    with qtbot.waitSignal(made.page_requested) as asked:
        made.card.state_panel.button.click()
    assert asked.args == ["settings", "sensors"]


def test_an_error_is_one_sentence_with_retry_and_the_rest_goes_on(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.readings.error = StoreUnavailable("The database is locked by another program.")
    stage.do(page.refresh)
    stage.until(page.is_ready)
    panel = page.card.state_panel
    assert panel.text_label.text() == "The database is locked by another program."
    home.readings.error = None
    stage.do(panel.button.click)
    stage.until(page.is_ready)
    assert page.card.charts.isVisible()


def test_no_tracked_sensor_leads_to_the_sensors(
    stage: Stage, home: FakeServices, build: Callable[[], HistoryPage]
) -> None:
    home.entities.entities = {}
    made = build()
    stage.until(made.is_ready)
    assert made.card.state_panel.button.text() == "Choose sensors"


def test_another_page_can_ask_for_a_role(stage: Stage, page: HistoryPage) -> None:
    go(stage, page, YEAR)
    stage.do(lambda: page.show_target(Role.SOLAR_POWER))
    stage.until(page.is_ready)
    assert page.shown == DAY
    assert page.selector.selection == ["sensor.pv_power"]


def test_new_statistics_are_asked_for_at_most_every_30_seconds(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    before = home.readings.queries
    stage.do(lambda: home.events.statistics_stored.emit(frozenset(DEFAULT)))
    assert home.readings.queries == before
    stage.do(page._again.stop)
    stage.do(lambda: home.events.statistics_stored.emit(frozenset(DEFAULT)))
    stage.until(page.is_ready)
    assert home.readings.queries > before


def test_the_days_of_the_calendar_say_how_they_are_known(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.readings.gaps = [
        (datetime(2026, 6, 9, 3, tzinfo=UTC), datetime(2026, 6, 9, 16, tzinfo=UTC))
    ]
    go(stage, page, MONTH)
    stage.do(page.range_bar.open_calendar)
    popup = page.range_bar._popup
    assert popup is not None
    stage.until(lambda: bool(popup.first._kinds))
    assert popup.first._kinds[date(2026, 6, 9)] == "missing"
    assert popup.first._kinds[date(2026, 6, 10)] == "live"
    assert page.card.charts.coverage_legend.summary.text().endswith("missing on 9 Jun")
    stage.do(lambda: popup.first.clicked.emit(popup.first.selectedDate().addDays(-31)))
    assert page.shown == around(Span.MONTH, date(2026, 5, 1))
    stage.do(popup.hide)


def test_it_follows_the_theme(stage: Stage, theme: Theme, page: HistoryPage) -> None:
    stage.do(lambda: theme.set_mode("dark"))
    chart = page.card.charts.panels[0].chart
    assert chart.backgroundBrush().color().name().upper() == DARK.surface


def test_a_narrow_window_hides_the_list_until_it_is_wanted(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.resize(600, 700))
    assert page.selector.isHidden()
    stage.do(page.range_bar.sensors.click)
    assert page.selector.isVisible()
