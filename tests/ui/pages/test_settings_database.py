"""Settings › Database: backup, the move to another kind of database, servers by docker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox
from shiboken6 import isValid

from energy_desktop.compose import ServersStatus, ServiceState
from energy_desktop.errors import (
    BackupFailed,
    BadBackup,
    ComposeError,
    StoreUnavailable,
    TransferRefused,
)
from energy_desktop.services import Services
from energy_desktop.ui.long_work import has_long_work
from energy_desktop.ui.pages.connection_dialog import ConnectionDialog
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.pages.settings_database import DatabaseCard, backup_folder
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


def ask(stage: Stage, card: DatabaseCard) -> None:
    """Have it ask and show the answer, which a thread gives."""
    stage.do(card.ask)
    stage.until(lambda: not card._tasks.is_running)


def test_a_backup_is_made_while_recording_and_what_came_of_it_is_said(
    stage: Stage, card: DatabaseCard, home: FakeServices, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    home.databases.goes_on.clear()
    stage.do(card.back_up.setFocus)
    stage.do(lambda: card.start_backup(file))
    assert has_long_work(card)
    assert "50" in card.facts.value("Backup")
    assert card.focusWidget() is card.back_up, "it keeps the focus"
    assert not card.restore.isEnabled()
    assert not card.move_data.isEnabled()
    stage.do(card.back_up.click)
    assert card.findChild(QFileDialog) is None, "once at a time"
    home.databases.goes_on.set()
    stage.until(lambda: card.facts.value("Backup") == f"made: {file}")
    assert card.restore.isEnabled()
    assert not has_long_work(card)
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
    home.settings.sources = {"database_type": "command line", "questdb_host": ".env"}
    card = stage.show(lambda: DatabaseCard(services, theme))
    assert not card.move_data.isEnabled()
    kind, host = card.fixed.text().splitlines()
    assert kind == (
        "Kind of database: Set on the command line for this run; start without it to change it "
        "here."
    )
    assert host == (
        "Host of QuestDB: Set by QUESTDB_HOST in the file .env; remove it there to change it here."
    )


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
    entered = dialog.form.value
    tested, used, again, moved = home.databases.calls
    assert (tested, used, again) == (("test", entered), ("use", entered), ("test", entered))
    assert moved == ("move", "servers", False)


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


def test_docker_that_can_not_be_used_is_no_choice_to_move_by(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    home.databases.status = ServersStatus(problem="Docker is not installed.")
    dialog = move()
    stage.until(lambda: not dialog.move_button.isEnabled())
    assert not dialog.test_button.isEnabled()
    stage.do(lambda: dialog.own.setChecked(True))
    assert dialog.move_button.isEnabled()


def test_what_was_wrong_with_one_choice_is_not_said_of_the_other(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    dialog = move()
    home.databases.error = ComposeError("Docker Compose 1.29 is too old.")
    stage.do(dialog.test_button.click)
    stage.until(lambda: dialog.status.text() == "Docker Compose 1.29 is too old.")
    stage.do(lambda: dialog.own.setChecked(True))
    assert dialog.status.text() == ""


def test_the_dialog_grows_with_what_it_shows_and_no_fields_overlap(
    stage: Stage, move: Open
) -> None:
    dialog = move()
    stage.do(lambda: dialog.own.setChecked(True))
    stage.do(lambda: dialog.resize(dialog.minimumSize()))
    form = dialog.form
    fields = [form.mongodb_uri, form.mongodb_password, form.questdb_host, form.questdb_port,
              form.questdb_user, form.questdb_password, form.questdb_tls]  # fmt: skip
    for above, below in pairwise(fields):
        assert above.geometry().bottom() < below.y()
        assert above.height() >= above.minimumSizeHint().height()
    before = dialog.height()
    stage.do(lambda: dialog._say("A very long sentence about what went wrong. " * 12, "error"))
    assert dialog.height() > before
    label = dialog.status
    assert label.height() >= label.heightForWidth(label.width())


def test_the_beginning_of_an_address_is_seen_and_the_focus_stays_after_a_test(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    home.databases.form = replace(home.databases.form, mongodb_uri="mongodb://" + "x" * 200)
    dialog = move()
    stage.do(lambda: dialog.own.setChecked(True))
    assert dialog.form.mongodb_uri.cursorPosition() == 0
    dialog.activateWindow()
    stage.do(dialog.test_button.setFocus)
    stage.do(dialog.test_button.click)
    stage.until(lambda: dialog.status.text().endswith("both answer."))
    assert dialog.focusWidget() is dialog.test_button


def test_where_no_keyring_is_the_form_says_at_once_what_to_do(
    stage: Stage, move: Open, home: FakeServices
) -> None:
    home.databases.places = {"mongodb": "nowhere", "questdb": "environment"}
    dialog = move()
    stage.do(lambda: dialog.own.setChecked(True))
    form = dialog.form
    assert "MONGODB_PASSWORD=…" in form.note.text()
    assert "QUESTDB_PASSWORD" not in form.note.text()
    assert str(Path("profile/.env")) in form.note.text()
    assert form.questdb_password.placeholderText() == "from the environment or .env"


def test_on_servers_the_connection_can_be_changed_and_tested(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.databases.kind = "servers"
    home.databases.fixed = frozenset({"questdb_host"})
    card = stage.show(lambda: DatabaseCard(services, theme))
    stage.do(card.edit.click)
    dialog = card.dialog
    assert isinstance(dialog, ConnectionDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    assert not dialog.form.questdb_host.isEnabled()
    dialog.form.mongodb_uri.setText("mongodb://nas/energy")
    stage.do(dialog.test_button.click)
    stage.until(lambda: dialog.status.text() == "MongoDB · QuestDB: both answer.")
    stage.do(dialog.act_button.click)
    stage.until(lambda: not dialog.isVisible())
    entered = dialog.form.value
    assert home.databases.calls == [("test", entered), ("reconnect", entered)]


def test_embedded_data_has_no_connection_to_change(card: DatabaseCard) -> None:
    assert card.edit.isHidden()


def test_a_database_that_is_away_does_not_look_empty(
    stage: Stage, card: DatabaseCard, home: FakeServices
) -> None:
    whole = home.status.health
    away = replace(whole.series, available=False, error="It is away.", rows=0, oldest=None)
    home.status.health = replace(whole, series=away)
    ask(stage, card)
    assert card.facts.value("Readings") == "unknown"
    assert card.facts.value("Waiting") == "12 readings, stored when it is back; nothing is lost"
    home.status.health = whole
    ask(stage, card)
    assert card.facts.value("Readings") == "38,600,000"
    assert card.facts.value("Waiting") == ""
    home.status.health = replace(whole, series=away)
    ask(stage, card)
    assert card.facts.value("Readings") == "38,600,000, when last asked"
    assert card.facts.value("Oldest reading").endswith(", when last asked")
    assert card.facts.value("Compared with HA") == "goes on when the database is back"


def test_why_a_move_did_not_end_is_said_until_it_was_read(
    stage: Stage, card: DatabaseCard, home: FakeServices
) -> None:
    home.databases.problem = "The move was not finished; everything stays where it is."
    ask(stage, card)
    assert card.message.text() == "The move was not finished; everything stays where it is."
    stage.do(card.retry.click)
    stage.until(card.message.isHidden)


def test_a_backup_is_added_after_a_question_and_what_came_of_it_is_said(
    stage: Stage, card: DatabaseCard, home: FakeServices, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    answer(stage, card, file, "Cancel")
    assert not home.databases.calls
    home.databases.goes_on.clear()
    answer(stage, card, file, "Add")
    assert "50" in card.facts.value("Restore")
    assert not card.back_up.isEnabled()
    home.databases.error = BadBackup("This is no backup.")
    home.databases.goes_on.set()
    stage.until(lambda: card.facts.value("Restore") == "This is no backup.")
    assert card.back_up.isEnabled()


def answer(stage: Stage, card: DatabaseCard, file: Path, button: str) -> None:
    """Click a button of the question before a restore."""
    box = stage.do(lambda: card.confirm_restore(file))
    [chosen] = [b for b in box.buttons() if b.text().replace("&", "") == button]
    stage.do(chosen.click)
    stage.until(lambda: not isValid(box))


def test_the_question_before_a_restore_ends_with_its_card(
    stage: Stage, card: DatabaseCard, home: FakeServices, tmp_path: Path
) -> None:
    asked: list[QMessageBox] = []
    # As a click does: no coroutine runs then, so a loop of the question's own would run.
    QTimer.singleShot(0, card, lambda: asked.append(card.confirm_restore(tmp_path / "<b>all.zip")))
    stage.until(lambda: bool(card.findChildren(QMessageBox)))
    [box] = asked
    assert "<b>all.zip" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    stage.clear()
    assert not isValid(box)
    assert not home.databases.calls


def test_backups_are_looked_for_where_the_user_keeps_documents() -> None:
    folder = Path(backup_folder())
    assert folder.is_dir()
    assert folder != Path.cwd()
