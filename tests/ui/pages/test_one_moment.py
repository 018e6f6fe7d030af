"""All totals of a page are of one moment, however long their questions take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage


def running_clock() -> Callable[[], datetime]:
    """Every look at it is a second later."""
    seconds = count()
    return lambda: NOW + timedelta(seconds=next(seconds))


def test_history_counts_chart_table_and_figures_up_to_the_same_moment(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    page = stage.show(lambda: HistoryPage(services, theme, running_clock()), (1148, 700))
    stage.do(lambda: page.selector.set_selection(["sensor.pv_energy_total", "sensor.pv_power"]))
    stage.until(page.is_ready)
    home.statistics.moments.clear()
    stage.do(page.refresh)
    stage.until(lambda: len(home.statistics.moments) >= 3)
    assert page.data is not None
    assert len(set(home.statistics.moments)) == 1
    assert home.statistics.moments[0] is not None


def test_so_is_what_history_compares_it_with(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    page = stage.show(lambda: HistoryPage(services, theme, running_clock()), (1148, 700))
    stage.do(lambda: page.selector.set_selection(["sensor.pv_energy_total", "sensor.pv_power"]))
    stage.until(page.is_ready)
    home.statistics.moments.clear()
    stage.do(lambda: page.compare_with(Against.PREVIOUS))
    stage.until(lambda: page.data is not None and page.data.compared is not None)
    assert page.data is not None
    assert len(home.statistics.moments) >= 6, "meters, means and home, of both times"
    assert set(home.statistics.moments) == {page.data.now}


def test_the_consumers_of_today_are_counted_up_to_the_moment_of_todays_figures(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    at = NOW - timedelta(minutes=3)
    home.statistics.figures = replace(home.statistics.figures, until=at)
    page = stage.show(lambda: DashboardPage(services, theme, running_clock()))
    stage.until(lambda: at in home.statistics.moments)
    stage.until(page.is_ready)
