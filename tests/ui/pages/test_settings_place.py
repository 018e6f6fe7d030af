"""Another language leaves Settings as it was looked at: what stands where, and how it is sorted."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from shiboken6 import isValid

from energy_desktop.services.repair import Repaired
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_card import SettingsCard
from energy_desktop.ui.widgets.sensor_table import SensorColumn
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, window: MainWindow) -> SettingsPage:
    return shown(stage, window)


def shown(stage: Stage, window: MainWindow) -> SettingsPage:
    stage.do(lambda: window.show_page("settings"))
    stage.until(window.is_ready)
    assert isinstance(window.current_page, SettingsPage)
    return window.current_page


def speak(stage: Stage, window: MainWindow, language: str) -> SettingsPage:
    def act() -> None:
        use_language(language)
        window.build_anew()

    stage.do(act)
    page = window.current_page
    assert isinstance(page, SettingsPage)
    stage.until(page.is_ready)
    stage.do(page._place._timer.timeout.emit)
    assert not page._place.is_holding
    return page


def test_the_control_that_changed_it_stays_where_it_is_and_keeps_the_focus(
    stage: Stage, window: MainWindow, page: SettingsPage
) -> None:
    window.activateWindow()
    stage.until(window.isActiveWindow)
    control = page.appearance.rows.controls["language"]
    stage.do(control.setFocus)
    before = page.height_of(control)
    assert page._scroll.verticalScrollBar().value() > 0
    after = speak(stage, window, "de")
    again = after.appearance.rows.controls["language"]
    assert abs(after.height_of(again) - before) <= 1
    assert QApplication.focusWidget() is again


def test_a_page_that_was_scrolled_by_hand_stays_scrolled_and_marked(
    stage: Stage, window: MainWindow, page: SettingsPage
) -> None:
    stage.do(lambda: page.show_target("api"))
    before = page.height_of(page.api)
    after = speak(stage, window, "fr")
    assert abs(after.height_of(after.api) - before) <= 1
    assert after.sections.current == "api"


def test_the_list_of_sensors_is_sorted_and_filtered_as_before(
    stage: Stage, window: MainWindow, page: SettingsPage
) -> None:
    sensors = page.sensors
    stage.do(lambda: sensors.model.sort_by(SensorColumn.NOW, descending=True))
    stage.do(lambda: sensors.filter.setText("grid"))
    stage.do(lambda: sensors.kind.setCurrentIndex(sensors.kind.findData("Power")))
    stage.do(lambda: sensors.view.go_to("sensor.meter_power"))
    before = sensors.view.shown.shown()
    assert before
    after = speak(stage, window, "de").sensors
    assert after.model.order == (SensorColumn.NOW, True)
    assert after.filter.text() == "grid"
    assert after.kind.currentData() == "Leistung"
    assert after.view.shown.shown() == before
    assert after.place().current == "sensor.meter_power"


def test_the_change_of_the_language_can_be_taken_back_in_the_new_one(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> None:
    combo = cast(QComboBox, page.appearance.rows.controls["language"])
    stage.do(lambda: page.appearance.rows.put("language", "de"))
    stage.until(page.undo_bar.isVisible)
    after = speak(stage, window, "de")
    assert combo is not after.appearance.rows.controls["language"]
    assert after.undo_bar.isVisible()
    assert after.undo_bar.words.text() == "Darstellung geändert."
    stage.do(after.undo_bar.button.click)
    assert home.settings.values["language"] == "system"


def put_and_speak_german(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> SettingsPage:
    """The page made anew before the change of the language is told as saved."""

    def anew(_keys: object) -> None:
        use_language("de")
        window.build_anew()

    home.events.settings_changed.connect(anew)
    stage.do(lambda: page.appearance.rows.put("language", "de"))
    home.events.settings_changed.disconnect(anew)
    after = window.current_page
    assert isinstance(after, SettingsPage)
    return after


def test_so_it_can_where_the_window_is_made_anew_before_the_change_is_told(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> None:
    after = put_and_speak_german(stage, window, home, page)
    assert after.undo_bar.isVisible()


def test_it_is_the_one_that_is_offered_though_another_change_could_still_be_taken_back(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> None:
    stage.do(lambda: page.appearance.rows.put("motion", "reduced"))
    stage.until(page.undo_bar.isVisible)
    after = put_and_speak_german(stage, window, home, page)
    stage.do(after.undo_bar.button.click)
    assert home.settings.values["language"] == "system"
    assert home.settings.values["motion"] == "reduced"


@pytest.mark.parametrize(
    ("name", "key", "value", "words"),
    [("api", "api_host", "0.0.0.0", "Die HTTP-API wurde geändert."),
     ("api", "api_enabled", False, "Die HTTP-API wurde geändert."),
     ("background", "on_close", "quit", "Hintergrund und Benachrichtigungen geändert.")],
)  # fmt: skip
def test_what_another_card_offers_is_offered_in_the_new_language_too(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage,
    name: str, key: str, value: object, words: str,
) -> None:  # fmt: skip
    before = home.settings.values[key]
    card = page.cards[name]
    assert isinstance(card, SettingsCard)
    stage.do(lambda: card.put(key, value))
    stage.until(page.undo_bar.isVisible)
    assert home.settings.values[key] == value
    after = speak(stage, window, "de")
    assert after.undo_bar.words.text() == words
    stage.do(after.undo_bar.button.click)
    assert home.settings.values[key] == before


def test_what_is_offered_for_a_sensor_is_not_offered_as_a_change_of_the_language(
    stage: Stage, window: MainWindow, page: SettingsPage
) -> None:
    stage.do(lambda: page.sensors.model.toggle("sensor.gas_meter"))
    stage.until(page.undo_bar.isVisible)
    assert speak(stage, window, "de").undo_bar.isHidden()


def test_what_became_of_a_repair_stands_below_the_figures_as_before(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> None:
    home.repair.result = Repaired(40, 3, 0, failed=False)
    stage.do(page.database.repair.click)
    stage.until(lambda: not page.database.is_repairing)
    facts = speak(stage, window, "nl").database.facts
    stage.until(lambda: facts.value("Meetwaarden") != "")
    names = [name for name in facts._names if facts.value(name)]
    assert names[0] == "Soort"
    assert names[-1] == "Herstel"


def test_the_page_before_hears_of_nothing_any_more(
    stage: Stage, window: MainWindow, home: FakeServices, page: SettingsPage
) -> None:
    speak(stage, window, "de")
    stage.until(lambda: not isValid(page))
    stage.do(lambda: home.events.api_keys_changed.emit(()))
    stage.do(lambda: home.events.settings_changed.emit(frozenset({"motion"})))
