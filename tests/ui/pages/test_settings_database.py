"""Settings › Database: backup, the move to another kind of database, servers by docker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from energy_desktop.compose import ServersStatus, ServiceState
from energy_desktop.errors import BackupFailed, ComposeError, StoreUnavailable, TransferRefused
from energy_desktop.services import Services
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.pages.settings_database import DatabaseCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

Open = Callable[[], MoveDialog]


@pytest.fixture
def card(stage: Stage, theme: Theme, services: Services) -> DatabaseCard:
    return stage.show(lambda: DatabaseCard(services, theme), (560, 500))


@pytest.fixture
def move(stage: Stage, theme: Theme, services: Services) -> Open:
    def build() -> MoveDialog:
        dialog = MoveDialog(services, theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it is looked at later
        return dialog

    return lambda: stage.show(build, (560, 560))


def test_a_backup_is_made_while_recording_and_what_came_of_it_is_said(
    stage: Stage, card: DatabaseCard, home: FakeServices, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    home.databases.goes_on.clear()
    stage.do(lambda: card.start_backup(file))
    assert "50" in card.facts.value("Backup")
    assert not card.back_up.isEnabled()
    home.databases.goes_on.set()
    stage.until(lambda: card.facts.value("Backup") == f"made: {file}")
    assert card.back_up.isEnabled()
    home.databases.error = BackupFailed("The disk is full: no backup was made.")
    stage.do(lambda: card.start_backup(file))
    stage.until(lambda: card.facts.value("Backup") == "The disk is full: no backup was made.")


def test_embedded_data_can_be_moved_to_servers_and_shows_no_row_of_servers(
    stage: Stage, card: DatabaseCard
) -> None:
    assert card.move_data.text() == "Move to servers…"
    assert card.servers.isHidden()
    stage.do(card.move_data.click)
    assert card.dialog is not None
    assert card.dialog.isVisible()
    stage.do(card.dialog.reject)


def test_where_the_kind_is_given_on_the_command_line_it_can_not_be_moved(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.databases.is_fixed = True
    card = stage.show(lambda: DatabaseCard(services, theme))
    assert not card.move_data.isEnabled()
    assert "command line" in card.move_data.toolTip()


def test_on_servers_their_state_is_shown_and_they_are_started_and_stopped(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.databases.kind = "servers"
    home.databases.status = ServersStatus(ServiceState.HEALTHY, ServiceState.STOPPED)
    card = stage.show(lambda: DatabaseCard(services, theme))
    row = card.servers
    stage.until(lambda: row.words.text() == "MongoDB runs · QuestDB is stopped")
    stage.do(row.start_button.click)
    stage.until(lambda: row.words.text() == "MongoDB and QuestDB run.")
    assert not row.start_button.isEnabled()
    stage.do(row.stop_button.click)
    stage.until(lambda: row.words.text() == "MongoDB is stopped · QuestDB is stopped")
    assert home.databases.calls == ["start", "stop"]
    assert card.move_data.text() == "Move to this computer…"


def test_what_docker_lacks_is_said_in_place_of_the_state(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.databases.kind = "servers"
    home.databases.status = ServersStatus(problem="Docker is not installed.")
    row = stage.show(lambda: DatabaseCard(services, theme)).servers
    stage.until(lambda: row.words.text() == "Docker is not installed.")
    assert not row.start_button.isEnabled()


def test_servers_that_do_not_start_say_why_and_can_be_tried_again(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    dialog = move()
    home.databases.error = ComposeError("Port 9000 is taken.")
    stage.do(dialog.servers.start)
    stage.until(lambda: dialog.servers.words.text() == "Port 9000 is taken.")
    assert dialog.servers.start_button.isEnabled()


def test_own_servers_are_kept_tested_and_moved_to(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    dialog = move()
    assert dialog.form.isHidden()
    stage.do(lambda: dialog.own.setChecked(True))
    assert dialog.form.isVisible()
    dialog.form.mongodb_uri.setText("mongodb://energy@nas/energy")
    dialog.form.mongodb_password.setText("secret")
    stage.do(dialog.test_button.click)
    stage.until(lambda: dialog.status.text() == "MongoDB · QuestDB: both answer.")
    stage.do(dialog.move_button.click)
    stage.until(lambda: not dialog.isVisible())
    used, tested, *again, moved = home.databases.calls
    assert used == ("use", dialog.form.value)
    assert (tested, len(again), moved) == ("test", 2, ("move", "servers", False))


def test_a_move_shows_how_far_it_is_and_can_be_interrupted(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    home.databases.kind = "servers"
    dialog = move()
    assert dialog.by_docker.isHidden()
    home.databases.goes_on.clear()
    stage.do(dialog.move_button.click)
    stage.until(lambda: "50" in dialog.status.text())
    assert not dialog.move_button.isEnabled()
    stage.do(dialog.cancel_button.click)
    assert dialog.status.text().startswith("Interrupted.")
    assert dialog.isVisible()
    assert dialog.move_button.isEnabled()


def test_other_data_that_is_there_is_added_to_only_if_the_user_says_so(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    dialog = move()
    home.databases.error = TransferRefused("There is other data.")
    stage.do(dialog.move_button.click)
    stage.until(lambda: dialog.status.text() == "There is other data.")
    assert dialog.merge.isVisible()
    home.databases.error = None
    stage.do(lambda: dialog.merge.setChecked(True))
    stage.do(dialog.move_button.click)
    stage.until(lambda: ("move", "servers", True) in home.databases.calls)


def test_servers_that_do_not_answer_are_said_and_nothing_is_moved(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    dialog = move()
    home.databases.error = StoreUnavailable("Nothing listens at localhost:27017.")
    stage.do(dialog.move_button.click)
    stage.until(lambda: dialog.status.text() == "Nothing listens at localhost:27017.")
    assert home.databases.calls == []
