"""What became of long work is kept so that the next language says it in its own words."""

from __future__ import annotations

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from energy_desktop.compose import ServersStatus, ServiceState
from energy_desktop.errors import ComposeError, HassNotReady
from energy_desktop.sentences import say
from energy_desktop.services import Services
from energy_desktop.services.repair import Repaired
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.outcome import failure
from energy_desktop.ui.pages import history_output
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_export import Kind
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_database import DatabaseCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

NOT_THERE = say("Home Assistant is not connected; connect first, then repair.")
NO_DOCKER = say("Docker is not installed: install Docker Engine or Docker Desktop, then try again.")
STOPPED = ServersStatus(ServiceState.STOPPED, ServiceState.STOPPED)


@pytest.fixture
def window(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, tmp_path: Path
) -> MainWindow:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return stage.show(lambda: MainWindow(services, theme, store, home.clock))


def database(window: MainWindow) -> DatabaseCard:
    page = window.current_page
    assert isinstance(page, SettingsPage)
    return page.database


def history(window: MainWindow) -> HistoryPage:
    page = window.current_page
    assert isinstance(page, HistoryPage)
    return page


def speak(stage: Stage, window: MainWindow, language: str) -> None:
    """As the desktop does once nothing is interrupted by it."""

    def act() -> None:
        use_language(language)
        window.build_anew()

    stage.do(act)


def test_what_a_repair_of_everything_did_is_said_in_each_language(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    home.repair.result = Repaired(40, 3, 0, failed=False)
    stage.do(lambda: window.show_page("settings"))
    stage.do(database(window).repair.click)
    stage.until(lambda: not database(window).is_repairing)
    speak(stage, window, "de")
    assert database(window).facts.value("Reparatur") == "3 Lücken repariert"
    speak(stage, window, "nl")
    assert database(window).facts.value("Herstel") == "3 hiaten hersteld"


def test_why_a_repair_failed_is_said_in_each_language_until_it_is_asked_for_again(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    home.repair.error = HassNotReady(NOT_THERE)
    stage.do(lambda: window.show_page("settings"))
    stage.do(database(window).repair.click)
    stage.until(lambda: not database(window).is_repairing)
    speak(stage, window, "nl")
    words = "Home Assistant is niet verbonden; maak eerst verbinding en herstel dan."
    assert database(window).facts.value("Herstel") == words
    home.repair.error = None
    stage.do(database(window).repair.click)
    stage.until(lambda: not database(window).is_repairing)
    speak(stage, window, "en")
    assert database(window).facts.value("Repair") == "Nothing is missing any more."


@pytest.mark.parametrize(
    ("begin", "row", "words"),
    [
        (DatabaseCard.start_backup, "Back-up", "gemaakt: {0}"),
        (DatabaseCard.start_restore, "Terugzetten", "klaar; Energy Desktop start opnieuw"),
    ],
)
def test_a_backup_and_a_restore_that_were_done_are_said_in_the_new_language(
    stage: Stage,
    window: MainWindow,
    tmp_path: Path,
    begin: Callable[[DatabaseCard, Path], None],
    row: str,
    words: str,
) -> None:
    file = tmp_path / "all.zip"
    stage.do(lambda: window.show_page("settings"))
    card = database(window)
    stage.do(lambda: begin(card, file))
    stage.until(lambda: bool(card.outcomes))
    speak(stage, window, "nl")
    assert database(window).facts.value(row) == words.format(file)


def test_why_servers_did_not_start_is_said_in_the_new_language_though_docker_is_asked_again(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    home.databases.kind = "servers"
    home.databases.status = STOPPED
    home.databases.error = ComposeError(NO_DOCKER)
    stage.do(lambda: window.show_page("settings"))
    old = database(window)
    stage.until(old.servers.start_button.isEnabled)
    stage.do(old.servers.start_button.click)
    stage.until(lambda: bool(old.outcomes))
    speak(stage, window, "nl")
    row = database(window).servers
    stage.until(lambda: not row.is_busy)
    assert row.words.text().startswith("Docker is niet geïnstalleerd: installeer Docker Engine")
    assert row.start_button.isEnabled()
    home.databases.error = None
    stage.do(row.start_button.click)
    stage.until(lambda: row.words.text() == "MongoDB en QuestDB draaien.")
    assert database(window).outcomes == {}


@pytest.mark.parametrize("status", [
    ServersStatus(ServiceState.HEALTHY, ServiceState.HEALTHY),
    ServersStatus(problem=NO_DOCKER),
])  # fmt: skip
def test_why_servers_did_not_start_is_over_once_they_run_or_docker_says_what_lacks(
    stage: Stage, window: MainWindow, home: FakeServices, status: ServersStatus
) -> None:
    home.databases.kind = "servers"
    home.databases.status = STOPPED
    home.databases.error = ComposeError("Port 9000 is taken.")
    stage.do(lambda: window.show_page("settings"))
    row = database(window).servers
    stage.until(row.start_button.isEnabled)
    stage.do(row.start_button.click)
    stage.until(lambda: row.words.text() == "Port 9000 is taken.")
    home.databases.status = status
    stage.do(row.ask)
    stage.until(lambda: row.words.text() != "Port 9000 is taken.")
    assert database(window).outcomes == {}


def test_why_an_export_failed_is_said_in_the_new_language(
    stage: Stage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _table: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(history_output, "write_parquet", full)
    stage.do(lambda: window.show_page("history"))
    old = history(window)
    stage.until(old.is_ready)
    stage.do(lambda: old.output.export_to(tmp_path / "june.parquet", Kind.PARQUET))
    stage.until(lambda: bool(old.outcomes()))
    speak(stage, window, "nl")
    said = history(window).output.notice.text_label.text()
    assert said.startswith("Het bestand is niet geschreven.")
    assert said.endswith("Exporteer het naar een andere plaats.")


def test_why_a_repair_of_history_failed_is_said_in_the_new_language(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    home.repair.error = HassNotReady(NOT_THERE)
    stage.do(lambda: window.show_page("history"))
    old = history(window)
    stage.until(old.is_ready)
    stage.do(old.repair)
    stage.until(lambda: bool(old.outcomes()))
    speak(stage, window, "nl")
    legend = history(window).card.charts.coverage_legend
    assert legend.summary.text().startswith("Home Assistant is niet verbonden")


def test_a_failure_keeps_nothing_of_what_failed_but_what_it_says() -> None:
    def ask() -> None:
        try:
            int("none")
        except ValueError as error:
            raise HassNotReady(NOT_THERE) from error

    with pytest.raises(HassNotReady) as caught:
        ask()
    outcome = failure(caught.value)
    assert outcome.words() == NOT_THERE
    assert caught.value.__traceback__ is None
    assert caught.value.__cause__ is caught.value.__context__ is None
