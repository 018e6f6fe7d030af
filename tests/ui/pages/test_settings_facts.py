"""Settings › Database: what it says of the stores, and a repair that can be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from energy_desktop.errors import HassNotReady
from energy_desktop.models import SyncLogEntry, SyncStatus, SyncType
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.theme import Theme
from tests.fakes.services import NOW, FakeServices
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


def test_the_oldest_reading_is_that_of_history_and_says_since_when_there_are_single_ones(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    series = replace(home.status.health.series, oldest=datetime(2026, 6, 8, 7, 5, tzinfo=UTC))
    home.status.health = replace(home.status.health, series=series)
    stage.do(page.database.ask)
    stage.until(lambda: "single" in page.database.facts.value("Oldest reading"))
    assert page.database.facts.value("Oldest reading") == (
        "14 Jan 2022, 09:00, as hourly statistics; single readings since 8 Jun 2026, 09:05"
    )


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
    stage.until(lambda: page.database.message.text() == "The disk is full.")
    home.status.health = health
    stage.do(page.database.retry.click)
    stage.until(page.database.message.isHidden)


def test_the_last_fetch_of_the_past_is_told_below_the_figures(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    entry = SyncLogEntry(
        "sensor.a", next(iter(SyncType)), NOW, NOW, 1204, next(iter(SyncStatus)), NOW
    )
    home.status.newest_fetch = entry
    stage.do(page.refresh)
    facts = page.database.facts
    stage.until(lambda: "1,204" in facts.value("Last fetched from HA"))
    assert facts.value("Last fetched from HA") == "18 Jun 2026, 14:32: 1,204 values"
    home.status.newest_fetch = replace(entry, error_message="It was not answered.")
    stage.do(page.refresh)
    stage.until(lambda: "failed. It was not" in facts.value("Last fetched from HA"))
    assert next(iter(facts._names)) == "Kind"


def test_a_database_that_does_not_answer_is_named(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    assert page.database.facts.value("Health") == "Both answer"
    health = home.status.health
    broken = replace(health.series, available=False, error="The database does not answer.")
    home.status.health = replace(health, series=broken)
    stage.do(page.refresh)
    stage.until(lambda: page.database.facts.value("Health") == "DuckDB does not answer")
    assert page.database.message.text() == "The database does not answer."
