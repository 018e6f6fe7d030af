"""The sections of Settings: where one is, and how one gets to another, at every width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListView, QWidget

from energy_desktop.services import Services
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_sections import section_at
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage

NAMES = ["connection", "sensors", "database", "api", "background", "appearance", "about"]


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services) -> SettingsPage:
    made = stage.show(lambda: SettingsPage(services, theme), (620, 400))
    stage.until(made.is_ready)
    return made


def height_of(page: SettingsPage, name: str) -> int:
    return page.cards[name].mapTo(page._scroll.viewport(), QPoint(0, 0)).y()


def test_where_there_is_no_room_for_the_list_a_drop_down_leads_to_the_sections(
    stage: Stage, page: SettingsPage
) -> None:
    drop_down = page.sections.drop_down
    assert (page.sections.isVisible(), drop_down.isVisible()) == (False, True)
    stage.do(lambda: drop_down.activated.emit(NAMES.index("background")))
    assert abs(height_of(page, "background")) <= 1
    assert drop_down.currentText() == "Background"
    stage.do(lambda: page.resize(1000, 700))
    assert (page.sections.isVisible(), drop_down.isVisible()) == (True, False)
    assert page.sections.current == "background"


@pytest.mark.parametrize("size", [(620, 400), (1000, 700), (1300, 700)])
def test_the_mark_follows_the_scrolling_and_comes_to_every_section(
    stage: Stage, page: SettingsPage, size: tuple[int, int]
) -> None:
    stage.do(lambda: page.resize(*size))
    bar, met = page._scroll.verticalScrollBar(), list[str]()
    for value in range(0, bar.maximum() + 40, 40):
        stage.do(lambda value=value: bar.setValue(value))  # type: ignore[misc]
        met.append(page.sections.current)
    assert set(met) == set(NAMES)
    if size[0] < 1100:
        assert list(dict.fromkeys(met)) == NAMES, "each once, in their order"


def test_a_section_that_was_chosen_stays_marked_though_it_can_not_come_to_the_top(
    stage: Stage, page: SettingsPage
) -> None:
    stage.do(lambda: page.resize(1000, 900))
    stage.do(lambda: page.show_target("appearance"))
    assert height_of(page, "appearance") > 0
    assert page.sections.current == "appearance"


def test_what_a_resize_takes_out_of_sight_is_marked_no_longer(
    stage: Stage, page: SettingsPage
) -> None:
    stage.do(lambda: page.resize(1300, 900))
    stage.do(lambda: page.show_target("appearance"))
    assert page.sections.current == "appearance"
    stage.do(lambda: page.resize(720, 520))
    stage.until(lambda: page.cards["appearance"].visibleRegion().isEmpty())
    bar, height = page._scroll.verticalScrollBar(), page._scroll.viewport().height()
    assert page.sections.current == section_at(page.cards, bar.value(), bar.maximum(), height)
    assert page.sections.current != "appearance"


def test_only_what_is_found_is_offered(stage: Stage, page: SettingsPage) -> None:
    view = page.sections.drop_down.view()
    assert isinstance(view, QListView)
    stage.do(lambda: page.search.setText("dark"))
    assert [n for row, n in enumerate(NAMES) if not view.isRowHidden(row)] == ["appearance"]
    stage.do(page.search.clear)
    assert not any(view.isRowHidden(row) for row in range(len(NAMES)))


def test_the_line_of_reading_goes_from_the_top_to_the_end(stage: Stage) -> None:
    holder = stage.show(QWidget)
    cards = {}
    for name, top in (("a", 0), ("b", 300), ("c", 900)):
        cards[name] = QWidget(holder)
        cards[name].move(0, top)
        cards[name].show()
    assert [section_at(cards, value, 500, 500) for value in (0, 200, 500)] == ["a", "b", "c"]
    assert section_at(cards, 0, 0, 500) == "a"
    assert section_at({}, 0, 0, 500) is None


def test_of_sections_beside_each_other_one_is_marked_after_another_until_the_next_begins(
    stage: Stage,
) -> None:
    holder = stage.show(QWidget)
    cards = {}
    for name, top in (("a", 0), ("b", 300), ("c", 300), ("d", 900)):
        cards[name] = QWidget(holder)
        cards[name].move(0, top)
        cards[name].show()
    at = [section_at(cards, value, 500, 500) for value in (149, 150, 299, 300, 449, 450)]
    assert at == ["a", "b", "b", "c", "c", "d"]


def test_at_wide_sizes_both_columns_end_at_about_the_same_height(
    stage: Stage, page: SettingsPage
) -> None:
    for width in (1160, 1500, 1800):
        stage.do(lambda width=width: page.resize(width, 700))  # type: ignore[misc]
        left, right = page.about, page.background
        assert left.x() < right.x()
        assert abs(left.geometry().bottom() - right.geometry().bottom()) < 450
