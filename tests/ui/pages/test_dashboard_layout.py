"""Where the parts of the dashboard stand, also for who can't see them."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from energy_desktop.services import Services
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def test_a_screen_reader_comes_to_the_parts_in_the_order_they_are_seen(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    page = stage.show(lambda: DashboardPage(services, theme, home.clock), (1100, 720))
    stage.until(page.is_ready)
    tiles = page.tiles.shown()
    parts = [*tiles, page.chart, page.today, page.days]
    content = page.chart.parentWidget()
    assert content is not None
    inside = QAccessible.queryAccessibleInterface(content)
    assert inside is not None
    read = [inside.child(index).object() for index in range(inside.childCount())]
    assert [part for part in read if part in parts] == parts
