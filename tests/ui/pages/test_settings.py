"""Settings: what can be saved and when, tracking, roles, undo, and plain settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QWidget

from energy_desktop.errors import CredentialsError, SettingsError, StoreUnavailable
from energy_desktop.models import ConnectionPhase, ConnectionState, LiveValue, Role
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_database import SETTINGS as DATABASE_SETTINGS
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.connection_errors import connection_words
from tests.fakes.home_entities import ENTITIES
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage

OTHER = "http://192.168.1.20:8123"


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services) -> SettingsPage:
    made = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(made.is_ready)
    return made


def type_into(stage: Stage, field: QLineEdit, text: str) -> None:
    def act() -> None:
        field.setText(text)
        field.textEdited.emit(text)

    stage.do(act)


def test_a_saved_connection_is_tested_when_first_shown(page: SettingsPage) -> None:
    lines = page.connection.checks.lines()
    assert len(lines) == 5
    assert lines[0].startswith("Reached Home Assistant: passed")


def test_the_stored_token_is_never_shown(page: SettingsPage) -> None:
    assert page.connection.token.text() == ""
    assert not page.connection.token.isEnabled()
    assert not page.connection.save_button.isVisible()


def test_nothing_can_be_saved_without_address_and_token(stage: Stage, page: SettingsPage) -> None:
    card = page.connection
    stage.do(card.replace_token)
    assert not card.save_button.isEnabled()
    type_into(stage, card.token, "a" * 180)
    assert card.save_button.isEnabled()
    type_into(stage, card.address, "")
    assert not card.save_button.isEnabled()


def test_a_token_belongs_to_its_address_so_another_one_needs_its_own(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    card = page.connection
    type_into(stage, card.address, OTHER)
    assert card.token.isEnabled()
    assert not card.test_button.isEnabled()
    type_into(stage, card.token, "a" * 180)
    stage.do(card.save_button.click)
    stage.until(lambda: not card.is_busy)
    assert home.home_assistant.saved == (OTHER, "a" * 180, True, True)


def test_a_failed_test_says_cause_and_remedy_and_offers_the_certificate(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    failed = replace(home.home_assistant.result, ok=False, error_code="tls")
    home.home_assistant.result = failed
    stage.do(page.connection.test)
    stage.until(lambda: not page.connection.is_busy)
    assert page.connection.message.text() == " ".join(connection_words("tls"))
    assert page.connection.accept.isVisible()


def test_without_a_keyring_a_token_is_kept_for_this_run_only_if_one_says_so(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    home.home_assistant.save_error = CredentialsError("No keyring.")
    card = page.connection
    stage.do(card.replace_token)
    type_into(stage, card.token, "a" * 180)
    stage.do(card.save_button.click)
    stage.until(lambda: not card.is_busy)
    assert card.this_run.isVisible()
    assert not card.save_button.isEnabled()
    stage.do(lambda: card.this_run.setChecked(True))
    stage.do(card.save_button.click)
    stage.until(lambda: not card.is_busy)
    assert home.home_assistant.saved == (card._url, "a" * 180, True, False)


def test_the_pill_follows_the_connection(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    refused = ConnectionState(ConnectionPhase.REFUSED, NOW, error="Refused.")
    stage.do(lambda: home.home_assistant.become(refused))
    assert page.connection.pill.words.text() == "Token refused"
    assert not page.sensors.find_button.isEnabled()


def test_tracking_applies_at_once_and_can_be_undone(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    before = {e.entity_id for e in home.entities.tracked()}
    stage.do(lambda: page.sensors.model.toggle("sensor.gas_meter"))
    stage.until(page.is_ready)
    assert {e.entity_id for e in home.entities.tracked()} == before | {"sensor.gas_meter"}
    assert page.sensors.note_label.text() == "18 of 24 tracked"
    assert page.undo_bar.isVisible()
    stage.do(page.undo_bar.button.click)
    stage.until(page.is_ready)
    assert {e.entity_id for e in home.entities.tracked()} == before
    assert page.undo_bar.isHidden()


def test_an_undo_is_offered_for_eight_seconds(stage: Stage, page: SettingsPage) -> None:
    stage.do(lambda: page.sensors.model.toggle("sensor.gas_meter"))
    assert page.undo_bar._timer.interval() == 8000
    stage.do(page.undo_bar._timer.timeout.emit)
    assert page.undo_bar.isHidden()


def bar_over(page: SettingsPage, widget: QWidget) -> bool:
    """Whether the undo bar lies over a widget."""
    place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    return page.undo_bar.geometry().intersects(place)


@pytest.mark.parametrize("is_low", [True, False])
def test_the_undo_bar_moves_nothing_and_leaves_the_used_control_free(
    stage: Stage, page: SettingsPage, is_low: bool
) -> None:
    used = page.appearance.rows.controls["time_zone"]
    bar = page._scroll.verticalScrollBar()
    room = page._scroll.viewport().height()
    stage.do(lambda: page.show_target("appearance"))
    stage.do(used.setFocus)
    content = page._scroll.widget()
    assert content is not None
    low = used.mapTo(content, QPoint(0, used.height() + 20)).y() - room
    stage.do(lambda: bar.setValue(low if is_low else low + room // 2))
    before = page._scroll.geometry()
    stage.do(lambda: page.undo_bar.offer("Changed.", lambda: None))
    assert page.undo_bar.isVisible()
    assert page._scroll.geometry() == before
    assert not bar_over(page, used)
    assert (page.undo_bar.y() < page.height() // 2) is is_low


def test_another_text_size_keeps_its_control_where_it_is(
    stage: Stage, theme: Theme, page: SettingsPage
) -> None:
    spin = page.appearance.rows.controls["text_scale"]
    stage.do(lambda: page.show_target("appearance"))
    stage.do(spin.setFocus)
    middle = QPoint(0, spin.height() // 2)
    before = spin.mapTo(page._scroll.viewport(), middle).y()
    for percent in (110, 150, 100):
        stage.do(lambda percent=percent: theme.set_text_scale(percent))  # type: ignore[misc]
        stage.until(lambda: page._place._held is None)
        after = spin.mapTo(page._scroll.viewport(), QPoint(0, spin.height() // 2)).y()
        assert abs(after - before) <= 2


def test_what_counts_later_is_said_by_its_card(page: SettingsPage) -> None:
    assert page.subtitle == "Changes apply at once unless noted"
    words = {word.text() for word in page.about.findChildren(QLabel)}
    assert "The detail of the log changes from the next start on." in words


def test_select_all_shown_adds_only_what_the_filter_shows(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    stage.do(lambda: page.sensors.filter.setText("water"))
    stage.do(page.sensors.all_button.click)
    stage.until(page.is_ready)
    assert {e.entity_id for e in home.entities.tracked()} == {
        *(e.entity_id for e in ENTITIES if e.is_tracked),
        "sensor.water_meter",
    }


def test_a_role_is_saved_and_can_be_undone(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    stage.do(lambda: page.sensors.model.choose_role("sensor.router_power", Role.DEVICE))
    stage.until(page.is_ready)
    assert home.entities.entities["sensor.router_power"].role is Role.DEVICE
    stage.do(page.undo_bar.button.click)
    stage.until(page.is_ready)
    assert home.entities.entities["sensor.router_power"].role is None


def test_the_other_sign_is_saved_with_the_role(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    model = page.sensors.model
    stage.do(lambda: model.choose_role("sensor.router_power", Role.GRID_POWER, inverted=True))
    stage.until(page.is_ready)
    entity = home.entities.entities["sensor.router_power"]
    assert (entity.role, entity.inverted) == (Role.GRID_POWER, True)


def test_a_tracked_sensor_that_is_away_stays_tracked_when_others_are_chosen(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    away = next(e for e in home.entities.tracked())
    home.entities.entities[away.entity_id] = replace(away, is_active=False)
    stage.do(page.sensors.show_entities)
    stage.do(lambda: page.sensors.model.toggle("sensor.router_power"))
    stage.until(page.is_ready)
    tracked = {e.entity_id for e in home.entities.tracked()}
    assert {away.entity_id, "sensor.router_power"} <= tracked


def test_a_role_makes_a_sensor_tracked_too_and_undo_takes_both_back(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    before = {e.entity_id for e in home.entities.tracked()}
    stage.do(lambda: page.sensors.model.choose_role("sensor.router_power", Role.DEVICE))
    stage.until(page.is_ready)
    assert {e.entity_id for e in home.entities.tracked()} == before | {"sensor.router_power"}
    assert page.undo_bar.words.text() == "Router power is now: Device, and tracked"
    stage.do(page.undo_bar.button.click)
    stage.until(page.is_ready)
    assert {e.entity_id for e in home.entities.tracked()} == before


def test_a_chosen_role_moves_no_row_until_the_filter_changes(
    stage: Stage, page: SettingsPage
) -> None:
    before = list(page.sensors.view.shown.shown())
    stage.do(lambda: page.sensors.model.choose_role("sensor.router_power", Role.HOME_POWER))
    stage.until(page.is_ready)
    assert list(page.sensors.view.shown.shown()) == before
    stage.do(lambda: page.sensors.filter.setText("power"))
    stage.do(lambda: page.sensors.filter.setText(""))
    after = list(page.sensors.view.shown.shown())
    assert after.index("sensor.router_power") < before.index("sensor.router_power")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (["sensor.gas_meter"], "Tracking 1 more sensor."),
        (["sensor.gas_meter", "sensor.water_meter"], "Tracking 2 more sensors."),
    ],
)
def test_how_many_are_tracked_is_said_in_good_english(
    stage: Stage, page: SettingsPage, wanted: list[str], words: str
) -> None:
    model = page.sensors.model
    stage.do(lambda: model.set_tracked([*model.tracked, *wanted]))
    stage.until(page.is_ready)
    assert page.undo_bar.words.text() == words


def test_find_new_says_how_many(stage: Stage, home: FakeServices, page: SettingsPage) -> None:
    home.entities.found_next = (replace(ENTITIES[0], entity_id="sensor.new_one"),)
    stage.do(page.sensors.find_button.click)
    stage.until(page.is_ready)
    assert page.sensors.message.text().startswith("1 ")
    assert page.sensors.model.rowCount() == 25


def test_values_arrive_while_it_is_visible(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    value = LiveValue("sensor.gas_meter", 9.5, "9.5", "m³", datetime(2026, 6, 18, tzinfo=UTC))
    stage.do(lambda: home.events.values_changed.emit({"sensor.gas_meter": value}))
    assert page.sensors.model._values["sensor.gas_meter"] == value


def test_rows_come_from_the_declarations(page: SettingsPage, home: FakeServices) -> None:
    rows = page.api.rows
    assert cast(QCheckBox, rows.controls["api_enabled"]).isChecked()
    assert cast(QSpinBox, rows.controls["api_port"]).value() == 3042


def test_theme_and_text_size_apply_at_once_and_can_be_undone(
    stage: Stage, theme: Theme, services: Services, page: SettingsPage
) -> None:
    rows = page.appearance.rows
    stage.do(lambda: theme.follow(services.settings, services.events))
    stage.do(lambda: rows.put("theme", "dark"))
    assert theme.mode == "dark"
    stage.do(page.undo_bar.button.click)
    assert theme.mode == "system"
    stage.do(lambda: cast(QSpinBox, rows.controls["text_scale"]).setValue(150))
    assert theme.text_scale == 150


def test_a_wrong_value_is_explained_below_its_field(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    home.settings.error = SettingsError("time_zone takes a name such as Europe/Berlin.")
    stage.do(lambda: page.appearance.rows.put("time_zone", "Mars"))
    assert page.appearance.rows.notes["time_zone"].text().startswith("Time zone takes a name")


def test_an_error_of_the_store_is_one_sentence_in_the_card(
    stage: Stage, home: FakeServices, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_ids: object) -> None:
        raise StoreUnavailable("The database is locked.")

    monkeypatch.setattr(home.entities, "set_tracked", fail)
    stage.do(lambda: page.sensors.model.toggle("sensor.gas_meter"))
    stage.until(page.is_ready)
    assert page.sensors.message.text() == "The database is locked."
    assert "sensor.gas_meter" not in page.sensors.model.tracked


@pytest.mark.parametrize(
    ("words", "found"),
    [("port", ["api"]), ("dark", ["appearance"]), ("xyz", []),
     ("token", ["connection", "background", "about"]),
     ("", ["connection", "sensors", "database", "api", "background", "appearance", "about"])],
)  # fmt: skip
def test_search_shows_the_sections_that_speak_of_it(
    page: SettingsPage, words: str, found: list[str]
) -> None:
    assert page.find_settings(words) == found


def test_another_page_can_lead_to_a_section(stage: Stage, page: SettingsPage) -> None:
    stage.do(lambda: page.show_target("appearance"))
    assert page.sections.currentRow() == 5


def test_what_the_environment_sets_can_not_be_changed_here(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    sources = {"api_port": "environment", "api_host": ".env", "ha_url": "command line"}
    home.settings.sources = sources
    page = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    assert not page.api.rows.controls["api_port"].isEnabled()
    assert page.api.rows.notes["api_port"].text() == (
        "Set by PORT in the environment; remove it there to change it here."
    )
    assert page.api.network_note.text().endswith(
        "Set by API_HOST in the file .env; remove it there to change it here."
    )
    assert page.about.facts.value("Set elsewhere").splitlines() == [
        "Home Assistant address (command line)",
        "Address the HTTP API listens on (API_HOST)",
        "Port of the HTTP API (PORT)",
    ]


def test_a_token_of_the_environment_is_said_to_be_in_no_keyring(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.home_assistant.signs_in_by = "HA_TOKEN"
    home.settings.sources = {"HA_TOKEN": "environment", "ha_url": "environment"}
    page = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(page.is_ready)
    assert page.connection.message.text() == (
        "The token is set by HA_TOKEN in the environment, not kept in your keyring; one that you "
        "save here counts before it.\n"
        "The address is set by HA_URL in the environment; one that you save here counts before it."
    )
    home.settings.sources = {"HA_TOKEN": ".env"}
    stage.do(page.connection.show_saved)
    assert "set by HA_TOKEN in the file .env" in page.connection.message.text()
    home.home_assistant.signs_in_by = "run"
    stage.do(page.connection.show_saved)
    assert page.connection.message.text() == (
        "The token is known for this run only and kept nowhere."
    )


def test_every_setting_of_the_program_can_be_seen_in_settings(page: SettingsPage) -> None:
    in_rows = {
        key
        for card in (page.api, page.background, page.appearance, page.about)
        for key in card.rows.controls
    }
    elsewhere = {
        "ha_url", "ha_verify_tls",  # Connection
        "api_host",  # HTTP API, a box to tick
        *DATABASE_SETTINGS,  # Database: facts, two dialogs, and what is set elsewhere
        "on_close", "quiet_hours",  # Background and notifications
    }  # fmt: skip
    inner = {"move_to", "move_merges", "api_keys_made"}  # what the program remembers
    known = {declaration.key for declaration in page._services.settings.declarations}
    assert known <= in_rows | elsewhere | inner
