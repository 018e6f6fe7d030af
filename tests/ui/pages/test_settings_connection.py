"""Settings › Connection says where the address comes from."""

from __future__ import annotations

from energy_desktop.services import Services
from energy_desktop.ui.pages.settings_connection import ConnectionCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def test_in_a_demo_the_address_is_that_of_the_simulated_home(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.settings.sources = {"ha_url": "command line"}
    home.status.is_demo = True
    card = stage.show(lambda: ConnectionCard(services, theme), (700, 500))
    assert "The address is that of the simulated home." in card.message.text()
    assert "command line" not in card.message.text()
