"""Settings › Database: what it says of the stores, and a repair that can be asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from energy_desktop.errors import HassNotReady
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services) -> SettingsPage:
    made = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(made.is_ready)
    return made


def test_the_database_says_kind_size_readings_and_oldest(page: SettingsPage) -> None:
    facts = page.database.facts
    assert facts.value("Kind").startswith("DuckDB + SQLite")
    assert facts.value("Readings") == "38,600,000"
    assert "2022" in facts.value("Oldest reading")


def test_a_repair_of_everything_can_be_asked_for_and_what_it_mended_is_told(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    facts = page.database.facts
    assert facts.value("Compared with HA") == "daily, nothing to mend"
    stage.do(page.database.repair.click)
    stage.until(lambda: home.repair.asked == [("everything",)])
    assert facts.value("Compared with HA") == "asked for"
    home.repair.found = 12
    stage.do(page.database.ask)
    stage.until(lambda: facts.value("Compared with HA") == "12 readings mended")
    home.repair.error = HassNotReady("Home Assistant is not connected; connect first, then repair.")
    stage.do(page.database.repair.click)
    stage.until(lambda: "not connected" in page.database.message.text())


def test_a_database_that_can_not_answer_says_so_with_retry(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    health = home.status.health
    broken = replace(health.series, available=False, error="The disk is full.")
    home.status.health = replace(health, series=broken)
    stage.do(page.refresh)
    assert page.database.message.text() == "The disk is full."
    home.status.health = health
    stage.do(page.database.retry.click)
    assert page.database.message.isHidden()
