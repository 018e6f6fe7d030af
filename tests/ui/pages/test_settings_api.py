"""Settings › HTTP API: where it answers, why not, another port, the network, keys shown once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox

from energy_desktop.errors import CredentialsError, SettingsError
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_api import ApiCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def card(stage: Stage, theme: Theme, services: Services) -> ApiCard:
    page = stage.show(lambda: SettingsPage(services, theme), (1148, 900))
    stage.until(page.is_ready)
    return page.api


def make_key(stage: Stage, card: ApiCard, name: str, *, is_full: bool = False) -> str:
    """Make one by the dialog; what it shows."""
    dialog = stage.do(card.keys.ask_for_new)
    assert not dialog.create_button.isEnabled()
    stage.do(lambda: dialog.name.setText(name))
    (dialog.full if is_full else dialog.reads).setChecked(True)
    stage.do(dialog.create_button.click)
    stage.until(dialog.secret.isVisible)
    secret = dialog.secret.text()
    stage.do(dialog.copy_button.click)
    assert QGuiApplication.clipboard().text() == secret
    stage.do(dialog.cancel_button.click)
    return secret


def words(card: ApiCard) -> set[str]:
    return {one.text() for one in card.keys.findChildren(QLabel)}


def test_it_says_where_it_answers_now_and_why_it_does_not(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    assert card.pill.words.text() == "On · this computer only"
    stage.do(card.copy_button.click)
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:3042"
    home.status.api_url, home.status.api_error = None, "Port 3042 is used by another program."
    home.status.api_free_port = 3043
    stage.do(home.events.api_changed.emit)
    assert card.pill.words.text() == "Off"
    assert card.note.text() == "Port 3042 is used by another program."
    assert not card.copy_button.isVisible()
    assert card.other_port.text() == "Use port 3043"
    stage.do(card.other_port.click)
    assert home.settings.values["api_port"] == 3043


def test_another_port_than_the_wanted_one_is_told_with_the_reason_and_is_no_error(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    words = "Port 3042 is used by “x” (process 7), so the HTTP API answers at port 3043 instead."
    home.status.api_url, home.status.api_error = "http://127.0.0.1:3043", words
    stage.do(home.events.api_changed.emit)
    assert card.pill.words.text() == "On · this computer only"
    assert card.address.text() == "http://127.0.0.1:3043"
    assert (card.note.text(), card.note.property("kind")) == (words, "secondary")
    assert not card.other_port.isVisible()


def test_a_key_is_shown_once_and_can_be_revoked(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    secret = make_key(stage, card, "Hall")
    found = home.api_keys.find(secret)
    assert found is not None
    assert not found.is_full
    assert {"Hall", "reads only · since 18 Jun 2026"} <= words(card)
    assert not any(secret in text for text in words(card))
    answer(stage, card, found.id, "Cancel")
    assert home.api_keys.all == (found,)
    text = answer(stage, card, found.id, "Revoke")
    assert text.startswith("Revoke the key “Hall”?")
    assert "It is the last key" in text
    stage.until(lambda: home.api_keys.all == ())
    assert card.keys.revoke_buttons == {}


def answer(stage: Stage, card: ApiCard, key_id: str, words: str) -> str:
    """Press the button that revokes, and answer its question; what was asked."""
    stage.do(card.keys.revoke_buttons[key_id].click)
    (box,) = [b for b in card.window().findChildren(QMessageBox) if b.isVisible()]
    text = f"{box.text()} {box.informativeText()}"
    stage.do(next(b for b in box.buttons() if b.text() == words).click)
    return text


def test_two_keys_are_not_of_one_name(stage: Stage, home: FakeServices, card: ApiCard) -> None:
    make_key(stage, card, "Hall")
    dialog = stage.do(card.keys.ask_for_new)
    stage.do(lambda: dialog.name.setText("hall "))
    stage.do(dialog.create_button.click)
    stage.until(dialog.message.isVisible)
    assert dialog.message.text() == "There is a key “hall” already; choose another name."
    assert len(home.api_keys.all) == 1
    stage.do(dialog.reject)


def test_once_a_key_is_made_only_what_it_may_do_is_shown(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    dialog = stage.do(card.keys.ask_for_new)
    stage.do(lambda: dialog.name.setText("Hall"))
    stage.do(dialog.create_button.click)
    stage.until(dialog.secret.isVisible)
    assert (dialog.reads.isVisible(), dialog.full.isVisible()) == (True, False)
    assert not dialog.reads.isEnabled()
    stage.do(dialog.reject)


def test_host_names_that_are_none_are_explained_by_the_name_in_the_window(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    home.settings.error = SettingsError("API_ALLOWED_HOSTS takes names, not “http://nas”.")
    note = card.rows.notes["api_allowed_hosts"]
    stage.do(lambda: card.rows.put("api_allowed_hosts", "http://nas"))
    stage.until(lambda: bool(note.text()))
    assert "API_ALLOWED_HOSTS" not in note.text()
    assert note.text().startswith("Host names the HTTP API answers to")


def test_keys_that_are_lost_are_told_as_an_error(
    stage: Stage, home: FakeServices, card: ApiCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home.api_keys, "_lost", "The keyring can't be read.")
    stage.do(home.events.api_changed.emit)
    assert (card.note.text(), card.note.property("kind")) == ("The keyring can't be read.", "error")


def test_it_opens_to_the_network_once_there_is_a_key(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    assert not card.network.isEnabled()
    assert card.network_note.text().startswith("Create a key first")
    make_key(stage, card, "x", is_full=True)
    assert card.network.isEnabled()
    stage.do(card.network.click)
    assert home.settings.values["api_host"] == "0.0.0.0"
    home.status.api_url = "http://192.168.1.5:3042"
    stage.do(home.events.api_changed.emit)
    assert card.pill.words.text() == "On · network"
    assert card.note.text().startswith("Programs that show a key")
    stage.do(card.network.click)
    assert home.settings.values["api_host"] == "127.0.0.1"


def test_without_a_key_it_says_that_the_network_may_not_ask(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    home.settings.values["api_host"] = "0.0.0.0"
    stage.do(home.events.api_changed.emit)
    assert card.pill.words.text() == "On · this computer only"
    assert card.note.text() == (
        "Open to this computer only: without a key nobody on the network may ask."
    )
    assert card.network_note.text().startswith("Create a key first")
    assert card.network.isChecked()
    assert card.network.isEnabled()


def test_an_address_of_the_environment_is_not_changed_here(
    stage: Stage, home: FakeServices, card: ApiCard
) -> None:
    home.settings.sources["api_host"] = "environment"
    stage.do(card.show_state)
    assert not card.network.isEnabled()
    assert card.network_note.text() == (
        "It answers at 127.0.0.1.\n"
        "Set by API_HOST in the environment; remove it there to change it here."
    )


def test_without_a_keyring_the_dialog_says_what_to_do(
    stage: Stage, home: FakeServices, card: ApiCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_entry: str, _text: str) -> None:
        raise CredentialsError("This computer has no keyring.")

    monkeypatch.setattr(home.api_keys._credentials, "keep_api_keys", fail)
    dialog = stage.do(card.keys.ask_for_new)
    stage.do(lambda: dialog.name.setText("x"))
    stage.do(dialog.create_button.click)
    stage.until(dialog.message.isVisible)
    assert dialog.message.text() == "This computer has no keyring."
    assert dialog.create_button.isEnabled()
    stage.do(dialog.reject)


def test_changes_can_be_taken_back_as_in_the_other_cards(
    stage: Stage, home: FakeServices, theme: Theme, services: Services
) -> None:
    page = stage.show(lambda: SettingsPage(services, theme), (1148, 900))
    stage.until(page.is_ready)
    stage.do(lambda: page.api.rows.put("api_enabled", False))
    assert page.undo_bar.words.text() == "The HTTP API was changed."
    stage.do(page.undo_bar.button.click)
    assert home.settings.values["api_enabled"] is True
    stage.do(page.undo_bar.dismiss)
    stage.do(lambda: page.api._set_network(True))
    assert page.undo_bar.isVisible()
    stage.do(page.undo_bar.button.click)
    assert home.settings.values["api_host"] == "127.0.0.1"
