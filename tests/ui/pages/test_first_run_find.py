"""First run, step 1: homes come into the list, one is chosen or an address is typed."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from energy_desktop.errors import TlsError
from energy_desktop.models import FoundHome
from energy_desktop.services import Services
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.first_run_find import DEFAULT_URL, HINT_AFTER_MS, FindStep
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.home_card import HomeCard
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

HOME = FoundHome("Home", "http://192.168.1.20:8123", "2026.6.1")
WORKSHOP = FoundHome("Workshop", "http://192.168.1.44:8123", "2026.5.3")
TYPED = "http://10.0.0.7:8123"


@pytest.fixture
def step(stage: Stage, theme: Theme, home: FakeServices) -> FindStep:
    return stage.show(lambda: FindStep(theme, "", home.home_assistant.browse), (580, 400))


def appear(stage: Stage, home: FakeServices, *found: FoundHome) -> None:
    for one in found:
        stage.do(partial(home.home_assistant.appear, one))


def chosen(step: FindStep) -> list[FoundHome]:
    return [card.home for card in step.homes.cards if card.isChecked()]


def type_address(stage: Stage, qtbot: QtBot, step: FindStep, text: str) -> None:
    stage.do(step.address.selectAll)
    stage.do(lambda: qtbot.keyClicks(step.address, text))


def test_homes_come_into_the_list_while_it_is_shown(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    assert step.homes.isHidden()
    assert step.text.text() == "Looking for it on this network…"
    appear(stage, home, HOME)
    assert step.text.text() == "Found 1 on this network."
    appear(stage, home, WORKSHOP)
    assert step.homes.homes == [HOME, WORKSHOP]
    assert step.title.text() == "Is this your Home Assistant?"
    assert step.text.text() == "Found 2 on this network."
    assert all(card.isVisible() for card in step.homes.cards)


def test_the_first_home_found_is_chosen_beforehand(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    assert step.url == DEFAULT_URL
    appear(stage, home, HOME)
    assert (step.url, chosen(step)) == (HOME.url, [HOME])
    appear(stage, home, WORKSHOP)
    assert (step.url, chosen(step)) == (HOME.url, [HOME])


def test_what_is_typed_takes_the_place_of_what_is_suggested(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    stage.do(lambda: step.address.setFocus(Qt.FocusReason.ActiveWindowFocusReason))
    assert step.address.selectedText() == DEFAULT_URL
    appear(stage, home, HOME)
    stage.do(lambda: qtbot.keyClicks(step.address, "ha.example"))
    assert step.url == "ha.example"


def test_an_address_kept_from_before_stays(stage: Stage, home: FakeServices, theme: Theme) -> None:
    browse = home.home_assistant.browse
    step = stage.show(lambda: FindStep(theme, WORKSHOP.url + "/", browse))
    appear(stage, home, HOME)
    assert (step.url, chosen(step)) == (WORKSHOP.url + "/", [])
    appear(stage, home, WORKSHOP)
    assert chosen(step) == [WORKSHOP]


def test_choosing_a_home_fills_the_address(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    appear(stage, home, HOME, WORKSHOP)
    card = step.homes.cards[1]
    stage.do(lambda: qtbot.mouseClick(card, Qt.MouseButton.LeftButton))
    assert (step.url, chosen(step)) == (WORKSHOP.url, [WORKSHOP])


def test_homes_are_chosen_by_keyboard(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    appear(stage, home, HOME, WORKSHOP)
    first, second = step.homes.cards
    stage.do(first.setFocus)
    stage.do(lambda: qtbot.keyClick(first, Qt.Key.Key_Down))
    assert (step.url, chosen(step)) == (WORKSHOP.url, [WORKSHOP])
    stage.do(lambda: qtbot.keyClick(second, Qt.Key.Key_Up))
    assert (step.url, chosen(step)) == (HOME.url, [HOME])


def test_with_none_chosen_space_chooses_the_home_in_focus(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    appear(stage, home, HOME, WORKSHOP)
    type_address(stage, qtbot, step, TYPED)
    card = step.homes.cards[1]
    stage.do(card.setFocus)
    stage.do(lambda: qtbot.keyClick(card, Qt.Key.Key_Space))
    assert (step.url, chosen(step)) == (WORKSHOP.url, [WORKSHOP])


def test_typing_overrides_the_choice_and_no_home_found_later_overrides_it(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    appear(stage, home, HOME)
    type_address(stage, qtbot, step, TYPED)
    assert (step.url, chosen(step)) == (TYPED, [])
    appear(stage, home, WORKSHOP)
    assert (step.url, chosen(step)) == (TYPED, [])


def test_typing_the_address_of_a_home_in_the_list_chooses_it(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    appear(stage, home, HOME, WORKSHOP)
    type_address(stage, qtbot, step, WORKSHOP.url.upper() + "/")
    assert chosen(step) == [WORKSHOP]


def test_a_home_that_goes_leaves_the_list_and_the_next_one_found_is_chosen(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    appear(stage, home, HOME)
    stage.do(lambda: home.home_assistant.vanish(HOME))
    assert step.homes.homes == []
    assert step.homes.isHidden()
    appear(stage, home, WORKSHOP)
    assert (step.url, chosen(step)) == (WORKSHOP.url, [WORKSHOP])


def test_a_changed_home_stays_in_its_place(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    updated = FoundHome("Home", HOME.url, "2026.7.0")
    appear(stage, home, HOME, WORKSHOP, updated)
    assert step.homes.homes == [updated, WORKSHOP]
    assert chosen(step) == [updated]


def test_nothing_found_after_a_while_is_a_hint_and_no_error(
    stage: Stage, home: FakeServices, theme: Theme
) -> None:
    browse = home.home_assistant.browse
    step = stage.show(lambda: FindStep(theme, "", browse, hint_after_ms=0))
    stage.until(lambda: not step.hint_timer.isActive())
    assert "VPN" in step.text.text()
    assert step.error.isHidden()
    assert step.is_searching
    assert step.is_complete
    appear(stage, home, HOME)
    assert step.text.text() == "Found 1 on this network."


def test_the_hint_comes_after_five_seconds(step: FindStep) -> None:
    assert step.hint_timer.isActive()
    assert step.hint_timer.interval() == HINT_AFTER_MS == 5000


def test_choosing_another_home_takes_an_accepted_certificate_back(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    appear(stage, home, HOME, WORKSHOP)
    stage.do(lambda: step.show_error(TlsError.code))
    stage.do(lambda: step.accept.setChecked(True))
    stage.do(step.homes.cards[1].click)
    assert step.verify_tls
    assert step.error.isHidden()


def test_the_search_ends_with_the_step_and_begins_again_with_it(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    home.home_assistant.url = None
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    assert not first_run.is_busy
    appear(stage, home, HOME)
    stage.do(first_run.go_on)
    stage.until(first_run.is_ready)
    assert (first_run.step, home.home_assistant.browsers) == (1, [])
    assert first_run.sign_in_step.url == HOME.url
    stage.do(first_run.go_back)
    assert len(home.home_assistant.browsers) == 1
    assert first_run.find_step.url == HOME.url


def test_the_sentence_above_is_the_only_one_about_the_search(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    assert first_run.find_step.text.text() == "Looking for it on this network…"
    assert first_run.status.text() == ""
    stage.do(first_run.find_step.hint_timer.stop)
    stage.do(first_run.find_step.hint_timer.timeout.emit)
    assert "None has answered" in first_run.find_step.text.text()
    assert first_run.status.text() == ""


def test_nothing_is_searched_after_the_window_is_gone(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    assert len(home.home_assistant.browsers) == 1
    stage.do(step.close)
    assert home.home_assistant.browsers == []
    assert not step.hint_timer.isActive()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_many_homes_scroll_and_the_rest_of_the_step_stays_whole(
    stage: Stage, home: FakeServices, theme: Theme, services: Services, mode: str, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_text_scale(percent)
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    found = [FoundHome("A long name " * 9, f"http://10.0.0.{n}:8123", "2026.6.1") for n in range(9)]
    appear(stage, home, *found)
    step = first_run.find_step
    assert step.address.height() >= theme.px(30)
    for card in step.homes.cards:
        assert card.height() >= card.sizeHint().height()
        assert card.width() <= step.homes.viewport().width()
    assert step.homes.verticalScrollBar().maximum() > 0
    assert step.homes.geometry().bottom() < step.address_title.geometry().top()


def test_a_home_chosen_by_keyboard_is_scrolled_to(
    stage: Stage, home: FakeServices, step: FindStep, qtbot: QtBot
) -> None:
    found = [FoundHome(f"Home {n}", f"http://10.0.0.{n}:8123") for n in range(12)]
    appear(stage, home, *found)
    stage.do(step.homes.cards[0].setFocus)
    for card in step.homes.cards[:-1]:
        stage.do(partial(qtbot.keyClick, card, Qt.Key.Key_Down))
    last = step.homes.cards[-1]
    assert chosen(step) == [found[-1]]
    assert last.visibleRegion().boundingRect().size() == last.size()


def test_a_card_is_read_out_as_a_radio_button(
    stage: Stage, home: FakeServices, step: FindStep
) -> None:
    appear(stage, home, HOME)
    (card,) = step.homes.cards
    assert isinstance(card, HomeCard)
    assert not isinstance(card, QPushButton)
    assert card.accessibleName() == "Home, http://192.168.1.20:8123"
    assert card.accessibleDescription() == "2026.6.1"
