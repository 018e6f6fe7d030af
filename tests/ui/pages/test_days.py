"""The lower part of the Dashboard: who used most today, and the home's hours of two weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Progress, Role
from energy_desktop.services import Services
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, services: Services, home: FakeServices, theme: Theme) -> DashboardPage:
    return stage.show(lambda: DashboardPage(services, theme, home.clock))


def test_below_the_totals_are_the_top_consumers_and_two_weeks(
    stage: Stage, page: DashboardPage
) -> None:
    stage.until(lambda: bool(page.days.consumers.rows) and not page.days.heat_map.is_empty)
    shares = [row.share for row in page.days.consumers.rows if row.share]
    named = [share for share in shares if share.key]
    assert named
    assert max(share.part for share in shares) == 1.0
    amounts = [share.part for share in named]
    assert amounts == sorted(amounts, reverse=True)
    assert page.days.consumers_card.isVisible()
    stage.do(page.days.table_button.click)
    assert page.days.table.isVisible()


def middle_of(words: QWidget) -> int:
    return words.mapToGlobal(QPoint()).y() + words.height() // 2


def test_titles_of_cards_side_by_side_are_at_one_height(stage: Stage, page: DashboardPage) -> None:
    stage.do(lambda: page.resize(1188, 700))
    stage.until(lambda: bool(page.days.consumers.rows) and not page.days.heat_map.is_empty)
    rows: dict[int, set[int]] = {}
    for card in page.findChildren(Card):
        if card.title_label.isVisible():
            row = rows.setdefault(card.mapToGlobal(QPoint()).y(), set())
            row.add(middle_of(card.title_label))
    assert sum(len(row) for row in rows.values()) == len(rows) == 2


def test_in_a_narrow_window_the_consumers_take_no_more_room_than_they_need(
    stage: Stage, page: DashboardPage
) -> None:
    stage.do(lambda: page.resize(660, 500))
    stage.until(lambda: bool(page.days.consumers.rows) and not page.days.heat_map.is_empty)
    stage.until(lambda: page.days.heat_card.y() > page.days.consumers_card.y())
    card, last = page.days.consumers_card, page.days.consumers.rows[-1]
    assert card.height() - last.mapTo(card, QPoint(0, last.height())).y() < 30


def test_a_consumer_opens_its_history(stage: Stage, page: DashboardPage) -> None:
    stage.until(lambda: bool(page.days.consumers.rows))
    asked: list[tuple[str, object]] = []
    page.page_requested.connect(lambda name, target: asked.append((name, target)))
    row = page.days.consumers.rows[0]
    assert row.share is not None
    stage.do(row.click)
    assert asked == [("history", row.share.key)]


def test_days_that_cannot_be_read_say_so_and_can_be_asked_again(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    home.readings.error = StoreUnavailable("The disk is full.")
    page = stage.show(lambda: DashboardPage(services, theme, home.clock))
    stage.until(lambda: page.days.consumers_panel.text_label.text() == "The disk is full.")
    home.readings.error = None
    stage.do(page.days.consumers_panel.button.click)
    stage.until(lambda: bool(page.days.consumers.rows))


def test_a_home_without_devices_or_grid_has_no_empty_cards(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    home.statistics.has_grid = False
    for entity in home.entities.by_role(Role.DEVICE):
        home.entities.entities[entity.entity_id] = replace(entity, role=None)
    page = stage.show(lambda: DashboardPage(services, theme, home.clock))
    stage.until(lambda: {"consumers", "heat"} <= page._answered)
    assert not page.days.isVisible()


def is_hatched(page: DashboardPage) -> bool:
    return page.days.heat_map.is_empty


def test_two_weeks_are_asked_for_anew_at_once_when_the_past_is_fetched(
    stage: Stage, page: DashboardPage, home: FakeServices
) -> None:
    home.readings.empty = True
    stage.do(page.refresh)
    page._heat_hour = None
    stage.do(page.refresh)
    stage.until(lambda: is_hatched(page) and not page._tasks.is_running)
    home.readings.empty = False
    stage.do(lambda: home.events.progress_changed.emit(Progress("statistics", 1, 2)))
    assert is_hatched(page)
    assert not page._tasks.is_running
    stage.do(lambda: home.events.progress_changed.emit(Progress()))
    stage.until(lambda: not is_hatched(page))
    assert not page._settle.isActive()


def test_what_was_fetched_while_nobody_looked_is_in_the_two_weeks(
    stage: Stage, page: DashboardPage, home: FakeServices
) -> None:
    home.readings.empty = True
    page._heat_hour = None
    stage.do(page.refresh)
    stage.until(lambda: is_hatched(page) and not page._tasks.is_running)
    stage.do(page.hide)
    home.readings.empty = False
    stage.do(lambda: home.events.statistics_stored.emit(frozenset({"a"})))
    stage.do(page.show)
    stage.until(lambda: not is_hatched(page))
