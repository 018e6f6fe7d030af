"""History shows a meter of several sensors once."""

from __future__ import annotations

from datetime import UTC, datetime

from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def test_a_replaced_sensor_is_in_the_list_once_as_what_continues_it(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    page = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(page.is_ready)
    old, new = "sensor.meter_import", "sensor.wallbox_energy"

    async def replace_meter() -> None:
        await home.entities.continue_by(old, new, datetime(2026, 5, 1, tzinfo=UTC))

    stage._runner.run(replace_meter())
    stage.until(page.is_ready)
    assert old not in page.selector.selection
    stage.do(lambda: page.show_target(old))
    assert page.selector.selection == [new]
