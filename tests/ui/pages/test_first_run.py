"""First run: from the address to the first recorded sensor, and every way it can go wrong."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.errors import (
    CredentialsError,
    HassError,
    HassNotReady,
    HassTimeout,
    HassUnreachable,
    InvalidToken,
    InvalidUrl,
    NotHomeAssistant,
    TlsError,
    TlsMismatch,
)
from energy_desktop.services import Services
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.first_run_start import Choice, start_recording
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.connection_errors import connection_words
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TOKEN = "a" * 180
URL = "http://homeassistant.local:8123"
ADDRESS_ERRORS = [
    InvalidUrl,
    HassUnreachable,
    HassTimeout,
    TlsError,
    NotHomeAssistant,
    HassNotReady,
]


@pytest.fixture
def first_run(stage: Stage, theme: Theme, services: Services) -> FirstRun:
    return stage.show(lambda: FirstRun(services, theme), (640, 600))


def go_on(stage: Stage, first_run: FirstRun) -> None:
    stage.do(first_run.go_on)
    stage.until(first_run.is_ready)


def sign_in(stage: Stage, first_run: FirstRun) -> None:
    go_on(stage, first_run)
    stage.do(lambda: first_run.sign_in_step.token.setText(TOKEN))
    stage.do(first_run._validate_soon.stop)
    go_on(stage, first_run)


def test_address_token_sensors_start(
    stage: Stage, home: FakeServices, first_run: FirstRun, qtbot: QtBot
) -> None:
    assert first_run.find_step.url == URL
    sign_in(stage, first_run)
    assert first_run.step == 2
    by_default = {e.entity_id for e in home.entities.all() if e.is_tracked}
    assert set(first_run.sensors_step.chosen) == by_default
    with qtbot.waitSignal(first_run.finished):
        go_on(stage, first_run)
    assert home.home_assistant.saved == (URL, TOKEN, True, True)
    assert {e.entity_id for e in home.entities.tracked()} == by_default


@pytest.mark.parametrize("kind", ADDRESS_ERRORS)
def test_what_is_wrong_with_the_address_is_said_beside_it_with_a_remedy(
    stage: Stage, home: FakeServices, first_run: FirstRun, kind: type[HassError]
) -> None:
    home.home_assistant.find_error = kind("for the log")
    go_on(stage, first_run)
    error = first_run.find_step.error
    assert first_run.step == 0
    words = connection_words(kind.code, "for the log")
    assert (error.sentence.text(), error.remedy.text()) == words
    assert first_run.next_button.isEnabled()


def test_a_host_that_is_not_known_is_said_as_in_the_log(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    words = "The host name in http://nowhere:8123 is not known; check it, or use the IP address."
    home.home_assistant.find_error = HassUnreachable(words)
    go_on(stage, first_run)
    assert first_run.find_step.error.sentence.text() == words


def test_with_large_text_in_a_low_window_what_is_wrong_is_scrolled_to(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    theme.set_text_scale(200)
    first_run = stage.show(lambda: FirstRun(services, theme), (720, 520))
    home.home_assistant.find_error = HassUnreachable("for the log")
    go_on(stage, first_run)
    sentence = first_run.find_step.error.sentence
    stage.until(lambda: sentence.visibleRegion().boundingRect().height() == sentence.height())


def test_http_in_place_of_https_names_the_right_address_and_offers_no_certificate(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    said = "https://homeassistant.local:8123 offers no encrypted connection; use http instead."
    home.home_assistant.find_error = TlsMismatch(said)
    go_on(stage, first_run)
    step = first_run.find_step
    assert (step.error.sentence.text(), step.error.remedy.text()) == (said, "")
    assert step.accept.isHidden()


def test_only_a_refused_certificate_can_be_accepted_explicitly(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    home.home_assistant.find_error = TlsError("self-signed")
    assert first_run.find_step.accept.isHidden()
    go_on(stage, first_run)
    assert first_run.find_step.accept.isVisible()
    stage.do(lambda: first_run.find_step.accept.setChecked(True))
    sign_in(stage, first_run)
    go_on(stage, first_run)
    assert home.home_assistant.saved == (URL, TOKEN, False, True)


def test_another_address_takes_the_accepted_certificate_back(
    stage: Stage, home: FakeServices, first_run: FirstRun, qtbot: QtBot
) -> None:
    home.home_assistant.find_error = TlsError("self-signed")
    go_on(stage, first_run)
    stage.do(lambda: first_run.find_step.accept.setChecked(True))
    stage.do(lambda: qtbot.keyClicks(first_run.find_step.address, "4"))
    assert first_run.find_step.verify_tls


def test_without_an_address_one_can_not_go_on(first_run: FirstRun, qtbot: QtBot) -> None:
    first_run.find_step.address.selectAll()
    qtbot.keyClick(first_run.find_step.address, Qt.Key.Key_Delete)
    assert not first_run.next_button.isEnabled()


def paste(stage: Stage, first_run: FirstRun) -> None:
    go_on(stage, first_run)
    stage.do(lambda: first_run.sign_in_step.token.setText(TOKEN))
    assert first_run._validate_soon.isActive()
    stage.do(first_run._validate_soon.stop)
    stage.do(first_run._validate_soon.timeout.emit)
    stage.until(first_run.is_ready)


def test_a_pasted_token_is_tried_by_itself_and_the_user_goes_on(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    paste(stage, first_run)
    assert first_run.step == 1
    assert first_run.sign_in_step.accepted.isVisible()
    stage.do(first_run.next_button.click)
    assert first_run.step == 2
    assert home.home_assistant.previews == [(URL, TOKEN, True)]


def test_another_token_takes_the_acceptance_back(stage: Stage, first_run: FirstRun) -> None:
    paste(stage, first_run)
    stage.do(lambda: first_run.sign_in_step.token.setText(TOKEN + "b"))
    assert first_run.sign_in_step.accepted.isHidden()


def test_enter_after_a_paste_leads_to_the_sensors_and_not_past_them(
    stage: Stage, home: FakeServices, first_run: FirstRun, qtbot: QtBot
) -> None:
    paste(stage, first_run)
    stage.do(lambda: qtbot.keyClick(first_run.sign_in_step.token, Qt.Key.Key_Return))
    assert first_run.step == 2
    focused = first_run.focusWidget()
    stage.do(lambda: qtbot.keyClick(focused, Qt.Key.Key_Return))
    stage.do(lambda: qtbot.keyClick(first_run, Qt.Key.Key_Enter))
    assert not first_run.is_busy
    assert home.home_assistant.saved is None


def test_enter_while_the_token_is_being_checked_goes_on_once_it_is_accepted(
    stage: Stage, first_run: FirstRun, qtbot: QtBot
) -> None:
    go_on(stage, first_run)

    def type_on() -> None:
        first_run.sign_in_step.token.setText(TOKEN)
        first_run._validate_soon.stop()
        first_run._validate_soon.timeout.emit()
        assert first_run.is_busy
        qtbot.keyClick(first_run.sign_in_step.token, Qt.Key.Key_Return)

    stage.do(type_on)
    stage.until(first_run.is_ready)
    assert first_run.step == 2


def test_enter_on_the_button_starts_the_recording(
    stage: Stage, home: FakeServices, first_run: FirstRun, qtbot: QtBot
) -> None:
    sign_in(stage, first_run)
    stage.do(first_run.activateWindow)
    stage.do(first_run.next_button.setFocus)
    stage.do(lambda: qtbot.keyClick(first_run.next_button, Qt.Key.Key_Return))
    stage.until(first_run.is_ready)
    assert home.home_assistant.saved is not None


def test_a_refused_token_is_said_beside_the_field(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    home.home_assistant.preview_error = InvalidToken("for the log")
    sign_in(stage, first_run)
    assert first_run.step == 1
    assert first_run.sign_in_step.error.sentence.text() == connection_words("invalid_token")[0]
    home.home_assistant.preview_error = None
    go_on(stage, first_run)
    assert first_run.step == 2


def test_an_address_that_fails_later_leads_back_to_it(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    home.home_assistant.preview_error = HassUnreachable("for the log")
    sign_in(stage, first_run)
    assert first_run.step == 0
    assert first_run.find_step.error.sentence.text() == "for the log"


def test_without_a_keyring_the_token_is_for_this_run_and_the_choices_are_explained(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    home.home_assistant.can_keep_token = False
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    go_on(stage, first_run)
    stage.do(lambda: first_run.sign_in_step.token.setText(TOKEN))
    assert first_run.sign_in_step.fold.isVisible()
    assert first_run.sign_in_step.this_run.isChecked()
    stage.do(first_run._validate_soon.stop)
    go_on(stage, first_run)
    go_on(stage, first_run)
    assert home.home_assistant.saved == (URL, TOKEN, True, False)


def test_a_keyring_that_fails_at_the_end_leads_to_the_same_choice(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    home.home_assistant.save_error = CredentialsError("The keyring is locked.")
    sign_in(stage, first_run)
    go_on(stage, first_run)
    assert first_run.step == 1
    assert first_run.sign_in_step.error.sentence.text() == "The keyring is locked."
    assert first_run.sign_in_step.fold.isVisible()


def test_the_security_page_is_that_of_the_typed_address(first_run: FirstRun) -> None:
    step = first_run.sign_in_step
    for typed in ("homeassistant.local:8123", "ws://homeassistant.local:8123/", URL):
        step.set_url(typed)
        assert step.security_url == f"{URL}/profile/security"


def test_all_none_and_suggested_choose_sensors(stage: Stage, first_run: FirstRun) -> None:
    sign_in(stage, first_run)
    step = first_run.sensors_step
    stage.do(step.all_button.click)
    assert step.count.text() == "24 of 24 chosen"
    stage.do(step.none_button.click)
    assert step.chosen == []
    stage.do(step.suggested_button.click)
    assert step.count.text() == "17 of 24 chosen"


def test_ticked_is_what_would_be_tracked_named_by_the_energy_dashboard_or_not(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    named = home.home_assistant.found
    home.home_assistant.found = tuple(
        replace(e, suggested=False) if e.entity_id == "sensor.home_power" else e for e in named
    )
    sign_in(stage, first_run)
    step = first_run.sensors_step
    assert "sensor.home_power" in step.chosen
    stage.do(step.none_button.click)
    stage.do(step.suggested_button.click)
    assert "sensor.home_power" in step.chosen
    assert "recorded from now on" in step.text.text()


@pytest.fixture
def next_start(stage: Stage, home: FakeServices, theme: Theme, services: Services) -> FirstRun:
    """The first run of a program that has recorded before, and no longer knows its token."""
    home.home_assistant.configured = False
    home.home_assistant.can_keep_token = False
    return stage.show(lambda: FirstRun(services, theme), (640, 600))


def test_without_its_token_a_program_that_recorded_asks_for_nothing_else(
    stage: Stage, home: FakeServices, next_start: FirstRun, qtbot: QtBot
) -> None:
    tracked = home.entities.tracked()
    assert next_start.step == 1
    assert "last run only; paste it again" in next_start.sign_in_step.text.text()
    assert next_start.next_button.text() == "Start recording"
    stage.do(lambda: next_start.sign_in_step.token.setText(TOKEN))
    with qtbot.waitSignal(next_start.finished):
        go_on(stage, next_start)
        stage.until(next_start.is_ready)
    assert home.home_assistant.saved == (URL, TOKEN, True, False)
    assert home.entities.tracked() == tracked


def test_without_its_token_the_way_back_leads_to_the_address(
    stage: Stage, next_start: FirstRun, qtbot: QtBot
) -> None:
    stage.do(next_start.back_button.click)
    assert (next_start.step, next_start.find_step.url) == (0, URL)
    next_start.find_step.address.setText("http://192.168.1.20:8123")
    sign_in(stage, next_start)
    assert next_start.step == 2, "the sensors of another home are chosen anew"


def test_without_its_token_the_accepted_certificate_stays_accepted(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    home.home_assistant.configured = False
    home.settings.values["ha_verify_tls"] = False
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    assert not first_run.find_step.verify_tls


def test_an_address_kept_from_a_set_up_that_was_left_speaks_of_no_earlier_token(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    home.home_assistant.configured = False
    home.entities.entities = {}
    first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
    assert first_run.step == 1
    assert "again" not in first_run.sign_in_step.text.text()
    assert first_run.next_button.text() == "Continue"


def test_going_back_keeps_what_was_typed(stage: Stage, first_run: FirstRun) -> None:
    sign_in(stage, first_run)
    stage.do(first_run.back_button.click)
    assert first_run.sign_in_step.value == TOKEN
    stage.do(first_run.back_button.click)
    assert first_run.step == 0


def test_the_address_survives_a_restart(
    stage: Stage, home: FakeServices, first_run: FirstRun, qtbot: QtBot
) -> None:
    first_run.find_step.address.setText("http://192.168.1.20:8123")
    go_on(stage, first_run)
    assert home.settings.values["ha_url"] == "http://192.168.1.20:8123"


def test_recording_begins_once_the_chosen_sensors_are_known(
    stage: Stage, home: FakeServices, services: Services
) -> None:
    later, home.entities.entities = home.entities.entities, {}
    choice = Choice(URL, TOKEN, verify_tls=True, remember=True, entity_ids=["sensor.pv_power"])

    async def run() -> None:
        task = asyncio.ensure_future(start_recording(services, choice))
        await asyncio.sleep(0)
        assert home.entities.tracked() == ()
        home.entities._replace(later)
        await task

    stage._runner.run(run())
    assert [e.entity_id for e in home.entities.tracked()] == ["sensor.pv_power"]


def test_sensors_that_never_appear_do_not_hold_the_start_up(
    stage: Stage, home: FakeServices, services: Services
) -> None:
    choice = Choice(URL, TOKEN, True, True, ["sensor.pv_power", "sensor.gone"])
    stage._runner.run(start_recording(services, choice, timeout_s=0.0))
    assert [e.entity_id for e in home.entities.tracked()] == ["sensor.pv_power"]
