"""The range of the Dashboard's chart is kept."""

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
