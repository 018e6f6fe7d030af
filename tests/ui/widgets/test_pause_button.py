"""A pause is begun and ended in Settings, as in the tray."""

from __future__ import annotations

from datetime import timedelta

import pytest

from energy_desktop.models import ConnectionPhase, ConnectionState
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


def pause(stage: Stage, home: FakeServices, minutes: int | None) -> None:
    ending = None if minutes is None else NOW + timedelta(minutes=minutes)
    home.home_assistant.paused_until = ending
    state = ConnectionState(ConnectionPhase.PAUSED, NOW)
    stage.do(lambda: home.home_assistant.become(state))


@pytest.mark.parametrize(("minutes", "words"), [(28, "Paused until 15:00"), (None, "Paused")])
def test_a_pause_says_its_end_and_is_ended_in_the_window(
    stage: Stage, home: FakeServices, page: SettingsPage, minutes: int | None, words: str
) -> None:
    pause(stage, home, minutes)
    card = page.connection
    assert card.pill.words.text() == words
    assert (card.pause_button.text(), card.pause_button.isVisible()) == ("Resume recording", True)
    stage.do(card.pause_button.click)
    assert home.home_assistant.calls == ["resume"]


@pytest.mark.parametrize(("place", "minutes"), [(0, 15), (1, 60), (2, None)])
def test_recording_is_paused_in_the_window(
    stage: Stage, home: FakeServices, page: SettingsPage, place: int, minutes: int | None
) -> None:
    button = page.connection.pause_button
    assert button.text() == "Pause recording…"
    stage.do(button.click)
    assert button.menu_of_lengths.isVisible()
    stage.do(button.menu_of_lengths.actions()[place].trigger)
    stage.do(button.menu_of_lengths.close)
    assert home.home_assistant.calls == [f"pause {minutes}"]


@pytest.mark.parametrize("words", ["pause", "resume", "continue rec"])
@pytest.mark.parametrize("is_paused", [True, False])
def test_the_search_finds_how_to_pause_and_to_resume(
    stage: Stage, home: FakeServices, page: SettingsPage, words: str, is_paused: bool
) -> None:
    if is_paused:
        pause(stage, home, 28)
    stage.do(lambda: page.search.setText(words))
    assert page.connection.pause_button in page.finder.found


def test_where_nothing_is_recorded_nothing_is_offered(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    home.home_assistant.can_pause = False
    state = ConnectionState(ConnectionPhase.READ_ONLY, NOW)
    stage.do(lambda: home.home_assistant.become(state))
    assert not page.connection.pause_button.isVisible()
