"""Settings › Database: what it says of the stores, and a repair that can be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from energy_desktop.errors import HassNotReady
from energy_desktop.models import (
    ConnectionPhase,
    ConnectionState,
)
from energy_desktop.services import Services
from energy_desktop.services.status import Fetch
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_facts import Facts
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


def test_what_comparing_with_home_assistant_mended_is_told(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    facts = page.database.facts
    assert facts.value("Compared with HA") == "daily, nothing to mend"
    home.repair.found = 12
    stage.do(page.database.ask)
    stage.until(lambda: facts.value("Compared with HA") == "12 readings mended")


def test_a_repair_of_everything_says_that_it_goes_on_and_what_came_of_it(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    card = page.database
    home.repair.goes_on.clear()
    home.repair.result = replace(home.repair.result, gaps_repaired=3, gaps_left=1)
    stage.do(card.repair.click)
    stage.until(lambda: home.repair.asked == [("complete",)])
    assert card.facts.value("Repair") == "Asking Home Assistant again…"
    assert card.is_repairing
    stage.do(card.repair.click)
    assert home.repair.asked == [("complete",)], "once at a time"
    assert card.repair.isEnabled(), "or the focus would go on to another button"
    home.repair.found = 12
    stage.do(card.ask)
    stage.until(lambda: card.facts.value("Compared with HA") == "12 readings mended")
    stage.do(home.repair.goes_on.set)
    stage.until(lambda: not card.is_repairing)
    assert card.facts.value("Repair") == "3 gaps repaired · 1 gap left"
    assert page.outcomes()["repair"].words() == "3 gaps repaired · 1 gap left"
    home.repair.goes_on.clear()
    stage.do(card.repair.click)
    assert page.outcomes() == {}, "what became of the one before is said no more"
    stage.do(home.repair.goes_on.set)
    stage.until(lambda: not card.is_repairing)


def test_why_a_repair_failed_is_said_no_more_once_home_assistant_is_there_again(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    away = ConnectionState(ConnectionPhase.CONNECTING, NOW)
    stage.do(lambda: home.home_assistant.become(away))
    home.repair.error = HassNotReady("Home Assistant is not connected; connect first, then repair.")
    stage.do(page.database.repair.click)
    stage.until(lambda: not page.database.is_repairing)
    stage.do(lambda: home.home_assistant.become(replace(away, phase=ConnectionPhase.RETRYING)))
    assert "repair" in page.outcomes()
    stage.do(lambda: home.home_assistant.become(replace(away, phase=ConnectionPhase.LIVE)))
    assert page.outcomes() == {}
    assert page.database.facts.value("Repair") == ""


def test_what_came_of_a_repair_stays_while_home_assistant_comes_and_goes(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    stage.do(page.database.repair.click)
    stage.until(lambda: not page.database.is_repairing)
    away, there = (
        ConnectionState(p, NOW) for p in (ConnectionPhase.RETRYING, ConnectionPhase.LIVE)
    )
    stage.do(lambda: home.home_assistant.become(away))
    stage.do(lambda: home.home_assistant.become(there))
    assert page.database.facts.value("Repair") == "Nothing is missing any more."


def test_why_a_repair_can_not_be_asked_for_is_said_until_the_next_one(
    stage: Stage, page: SettingsPage, home: FakeServices
) -> None:
    card = page.database
    words = "Home Assistant is not connected; connect first, then repair."
    home.repair.error = HassNotReady(words)
    stage.do(card.repair.click)
    stage.until(lambda: not card.is_repairing)
    stage.do(card.ask)
    stage.until(lambda: not card._tasks.is_running)
    assert card.facts.value("Repair") == words
    home.repair.error = None
    stage.do(card.repair.click)
    stage.until(lambda: not card.is_repairing)
    assert card.facts.value("Repair") == "Nothing is missing any more."


@pytest.mark.parametrize("text_scale", [100, 200])
def test_below_each_other_a_name_is_nearer_to_its_value_than_to_the_one_above(
    stage: Stage, theme: Theme, text_scale: int
) -> None:
    def build() -> Facts:
        made = Facts(theme)
        for name in ("Kind", "Location", "Size"):
            made.set_fact(name, f"of {name}")
        return made

    facts = stage.show(build, (240, 300))
    stage.do(lambda: theme.set_text_scale(text_scale))
    labels = facts.findChildren(QLabel)
    stage.until(lambda: len({words.x() for words in labels}) == 1)
    rows = sorted(labels, key=lambda words: words.y())
    tops = [words.y() + words.contentsRect().top() for words in rows]
    ends = [words.y() + words.height() for words in rows]
    spaces = [top - end for top, end in zip(tops[1:], ends, strict=False)]
    assert [words.text() for words in rows[::2]] == ["Kind", "Location", "Size"]
    assert min(spaces[1::2]) >= 3 * max(spaces[::2])


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
    home.status.newest_fetch = Fetch(NOW, 1204, 18)
    stage.do(page.refresh)
    facts = page.database.facts
    stage.until(lambda: "1,204" in facts.value("Last fetched from HA"))
    words = "18 Jun 2026, 14:32: 1,204 values of 18 sensors"
    assert facts.value("Last fetched from HA") == words
    home.status.newest_fetch = Fetch(NOW, 0, 0)
    stage.do(page.refresh)
    words = "18 Jun 2026, 14:32: nothing was missing"
    stage.until(lambda: facts.value("Last fetched from HA") == words)
    home.status.newest_fetch = Fetch(NOW, 1204, 18, "It was not answered.")
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
