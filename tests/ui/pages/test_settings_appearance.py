"""Settings › Appearance: everything is as the desktop has it until something is chosen."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from energy_desktop.services import Services
from energy_desktop.ui.pages.settings_appearance import AppearanceCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def card(stage: Stage, theme: Theme, services: Services) -> AppearanceCard:
    made = stage.show(lambda: AppearanceCard(services, theme), (500, 400))
    stage.do(lambda: theme.follow(services.settings, services.events))
    return made


def choose(stage: Stage, card: AppearanceCard, key: str, choice: str) -> None:
    combo = cast(QComboBox, card.rows.controls[key])

    def act() -> None:
        combo.setCurrentIndex(combo.findData(choice))
        combo.activated.emit(combo.currentIndex())

    stage.do(act)


def test_every_look_can_be_chosen_and_is_there_at_once(
    stage: Stage, card: AppearanceCard, theme: Theme
) -> None:
    combo = cast(QComboBox, card.rows.controls["theme"])
    assert [combo.itemText(row) for row in range(combo.count())] == [
        "System", "Light", "Dark", "High contrast, light", "High contrast, dark",
    ]  # fmt: skip
    for choice in ("dark", "high-contrast-light", "high-contrast-dark", "light"):
        choose(stage, card, "theme", choice)
        assert theme.tokens.name == choice


def test_motion_can_be_reduced_by_hand(stage: Stage, card: AppearanceCard, theme: Theme) -> None:
    choose(stage, card, "motion", "reduced")
    assert theme.is_still
    choose(stage, card, "motion", "full")
    assert not theme.is_still


def test_what_motion_means_is_said_below_it(stage: Stage, card: AppearanceCard) -> None:
    note = card.rows.notes["motion"]
    assert note.isVisible()
    assert note.text().startswith("Reduced: nothing slides or fades.")
    choose(stage, card, "motion", "reduced")
    assert note.text().startswith("Reduced: nothing slides or fades.")
    assert card.rows.notes["theme"].isHidden()


def test_the_way_times_are_written_is_kept(
    stage: Stage, card: AppearanceCard, home: FakeServices
) -> None:
    choose(stage, card, "clock", "12h")
    assert home.settings.values["clock"] == "12h"


def test_languages_are_offered_by_their_own_names(
    stage: Stage, card: AppearanceCard, home: FakeServices
) -> None:
    combo = cast(QComboBox, card.rows.controls["language"])
    names = [combo.itemText(row) for row in range(combo.count())]
    assert names == ["System", "English", "Deutsch", "Nederlands", "Français"]
    choose(stage, card, "language", "fr")
    assert home.settings.values["language"] == "fr"


def test_the_first_day_of_the_week_is_told(card: AppearanceCard) -> None:
    assert card.facts.value("Weeks begin on") == "Monday"


def test_a_time_zone_is_offered_by_any_part_of_its_name(card: AppearanceCard) -> None:
    completer = cast(QLineEdit, card.rows.controls["time_zone"]).completer()
    completer.setCompletionPrefix("berl")
    assert completer.currentCompletion() == "Europe/Berlin"
