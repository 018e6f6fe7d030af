"""The range of the Dashboard's chart, its lines, and chart or table are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from energy_desktop.services import Services
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def test_the_range_of_the_chart_is_there_again(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, tmp_path: Path
) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = stage.show(lambda: DashboardPage(services, theme, home.clock, store))
    assert page.chart.range_key == "1h"
    stage.do(lambda: page.chart.ranges.button("6h").click())
    again = stage.show(lambda: DashboardPage(services, theme, home.clock, store))
    assert again.chart.range_key == "6h"


def test_lines_that_were_switched_off_and_the_table_are_there_again(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, tmp_path: Path
) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = stage.show(lambda: DashboardPage(services, theme, home.clock, store))
    stage.until(page.is_ready)
    stage.do(page.chart.legend.entry("grid").click)
    stage.do(page.chart.level_button.click)
    stage.do(lambda: page.chart.set_table(True))
    again = stage.show(lambda: DashboardPage(services, theme, home.clock, store))
    assert again.chart.plot.hidden == {"grid"}, "before any line has come"
    stage.until(again.is_ready)
    assert not again.chart.legend.entry("grid").isChecked()
    assert again.chart.is_table
    assert again.chart.plot.level is not None
    stage.do(again.chart.legend.entry("grid").click)
    stage.do(lambda: again.chart.set_table(False))
    third = stage.show(lambda: DashboardPage(services, theme, home.clock, store))
    stage.until(third.is_ready)
    assert third.chart.plot.hidden == frozenset()
    assert not third.chart.is_table


def test_the_keys_stay_on_a_line_of_the_legend_when_new_data_comes(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    page = stage.show(lambda: DashboardPage(services, theme, home.clock))
    stage.until(page.is_ready)
    entry = page.chart.legend.entry("solar")
    stage.do(page.refresh)
    stage.until(page.is_ready)
    assert page.chart.legend.entry("solar") is entry


def test_the_card_of_solar_says_how_much_of_it_stayed_at_home(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    page = stage.show(lambda: DashboardPage(services, theme, home.clock))
    stage.until(page.is_ready)
    words = page.today.cards["solar"].toolTip()
    assert words == "Self-consumption: 64\u202f% of it was used or stored at home."
