"""What is open: tray and notifications around the window."""

from __future__ import annotations

import asyncio
import gc
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon

from energy_desktop.errors import BackupFailed
from energy_desktop.models import ConnectionPhase, ConnectionState
from energy_desktop.services import Services
from energy_desktop.services.repair import Repaired
from energy_desktop.services.table_files import write_bytes
from energy_desktop.ui.desktop import TRAY_LOOKS, Desktop
from energy_desktop.ui.long_work import has_long_work
from energy_desktop.ui.notices import Notice
from energy_desktop.ui.pages import history_output
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_export import Kind
from energy_desktop.ui.pages.settings import SettingsPage
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage


class Room:
    """A desktop with or without a tray; ``bus`` and ``tray`` are what was told by either."""

    def __init__(
        self, stage: Stage, services: Services, home: FakeServices, profile: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        self.has_tray = False
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: self.has_tray)
        self.home, self.stage = home, stage
        self.bus: list[Notice] = []
        self.tray: list[Notice] = []
        self.desktop = stage.do(lambda: Desktop(services, profile, lambda: None, home.clock))
        monkeypatch.setattr(self.desktop._bus, "show", self.bus.append)

    def open(self) -> None:
        self.stage.do(lambda: self.desktop.open(is_hidden=True))
        self.find_tray()

    def has_icon(self) -> bool:
        return self.desktop._tray is not None

    def find_tray(self) -> None:
        if self.desktop._tray is not None:
            self.desktop._tray.show_message = self.tray.append

    def look_for_tray(self) -> None:
        self.stage.do(self.desktop._tray_timer.timeout.emit)
        self.find_tray()

    def get_refused(self) -> None:
        refused = ConnectionState(ConnectionPhase.REFUSED, NOW)
        self.stage.do(lambda: self.home.home_assistant.become(refused))


@pytest.fixture
def room(
    stage: Stage, services: Services, home: FakeServices, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:  # fmt: skip
    made = Room(stage, services, home, tmp_path, monkeypatch)
    yield made
    stage.do(made.desktop.close)


def test_trouble_is_told_by_the_tray_and_a_click_leads_to_its_page(room: Room) -> None:
    room.has_tray = True
    room.open()
    room.get_refused()
    assert [notice.target for notice in room.tray] == ["connection"]
    assert room.bus == []
    tray = room.desktop._tray
    assert tray is not None
    room.stage.do(tray.icon.messageClicked.emit)
    assert room.desktop.window.isVisible()
    assert room.desktop.window.page_name == "settings"


def test_an_export_of_the_tray_says_where_the_file_is(room: Room, tmp_path: Path) -> None:
    room.has_tray = True
    room.open()
    room.stage.do(lambda: room.desktop._export.write(tmp_path / "today.csv"))
    room.stage.until(lambda: bool(room.tray))
    [notice] = room.tray
    assert (notice.title, notice.page) == ("Today is exported", "history")
    assert notice.text == f"today.csv is in {tmp_path}."


def test_without_a_tray_it_is_told_over_the_bus(room: Room) -> None:
    room.open()
    room.get_refused()
    assert [notice.target for notice in room.bus] == ["connection"]
    room.stage.do(lambda: room.desktop._bus.opened.emit(room.bus[0]))
    assert room.desktop.window.page_name == "settings"


def test_a_tray_that_comes_later_than_the_program_is_found(room: Room) -> None:
    room.open()
    assert not room.has_icon()
    room.look_for_tray()
    room.has_tray = True
    room.look_for_tray()
    assert room.has_icon()
    assert not room.desktop._tray_timer.isActive()


def test_it_does_not_look_for_a_tray_for_ever(room: Room) -> None:
    room.open()
    for _ in range(TRAY_LOOKS):
        room.look_for_tray()
    assert not room.desktop._tray_timer.isActive()


def test_who_closes_the_window_is_told_where_it_went(room: Room) -> None:
    room.home.settings.values["on_close"] = "background"
    room.open()
    room.stage.do(room.desktop.window.show)
    room.stage.do(room.desktop.window.close)
    assert "Start it again" in room.bus[0].text
    assert room.desktop.is_hidden


def test_a_program_that_was_moved_is_named_anew_at_login(room: Room) -> None:
    room.home.login_entry.command = ("/gone", "--hidden")
    room.open()
    room.stage.until(lambda: room.home.login_entry.command == ("/program", "--hidden"))


def test_another_language_is_in_the_window_and_in_the_tray_at_once(room: Room) -> None:
    room.has_tray = True
    room.open()
    tray, window = room.desktop._tray, room.desktop.window
    assert tray is not None
    room.stage.do(lambda: window.show_page("history"))
    asked = room.desktop.services.settings.put({"language": "nl"})
    room.stage.do(lambda: asyncio.ensure_future(asked))
    room.stage.until(lambda: room.desktop._tray is not tray)
    assert window.header.title_label.text() == "Geschiedenis"
    assert room.desktop._tray is not None
    assert room.desktop._tray.pause_menu.title() == "Registratie pauzeren…"


def _choose_language(room: Room, language: str) -> None:
    asked = room.desktop.services.settings.put({"language": language})
    room.stage.do(lambda: asyncio.ensure_future(asked))


def said_to_wait(room: Room) -> str:
    """What the window says of a language that is not spoken yet."""
    line = room.desktop.window.language_wait
    return "" if line.isHidden() else line.text_label.text()


def _look_whether_it_may(room: Room) -> None:
    """What its timer would do in half a second."""
    room.stage.do(room.desktop._later.timeout.emit)


def test_another_language_waits_for_a_backup_and_says_what_became_of_it(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    window = room.desktop.window
    room.stage.do(lambda: window.show_page("settings"))
    old = window.current_page
    assert isinstance(old, SettingsPage)
    room.home.databases.goes_on.clear()
    room.home.databases.error = BackupFailed("The disk is full.")
    room.stage.do(lambda: old.database.start_backup(tmp_path / "all.zip"))
    _choose_language(room, "nl")
    _look_whether_it_may(room)
    assert window.current_page is old
    assert window.header.title_label.text() == "Settings"
    assert room.desktop._later.isActive()
    assert said_to_wait(room) == "The language changes as soon as this has ended: Backup"
    room.home.databases.goes_on.set()
    room.stage.until(lambda: "backup" in old.database.outcomes)
    _look_whether_it_may(room)
    assert window.header.title_label.text() == "Instellingen"
    page = window.current_page
    assert isinstance(page, SettingsPage)
    assert "The disk is full." in [label.text() for label in page.database.findChildren(QLabel)]


def test_another_language_waits_for_a_dialog(room: Room) -> None:
    room.open()
    window = room.desktop.window
    room.stage.do(window.show)
    room.stage.do(lambda: window.show_page("settings"))
    old = window.current_page
    assert isinstance(old, SettingsPage)
    room.stage.do(old.database.ask_to_move)
    dialog = old.database.dialog
    assert dialog is not None
    _choose_language(room, "nl")
    _look_whether_it_may(room)
    assert window.current_page is old
    assert dialog.isVisible()
    assert said_to_wait(room) == "The language changes as soon as the dialog is closed."
    room.stage.do(dialog.reject)
    _look_whether_it_may(room)
    assert window.current_page is not old
    assert said_to_wait(room) == ""


def test_a_language_that_is_chosen_back_while_it_waits_changes_nothing(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    window = room.desktop.window
    room.stage.do(lambda: window.show_page("settings"))
    old = window.current_page
    assert isinstance(old, SettingsPage)
    before = room.desktop.services.settings.text("language")
    room.home.databases.goes_on.clear()
    room.stage.do(lambda: old.database.start_backup(tmp_path / "all.zip"))
    _choose_language(room, "nl")
    assert said_to_wait(room)
    _choose_language(room, before)
    assert said_to_wait(room) == ""
    room.home.databases.goes_on.set()
    room.stage.until(lambda: "backup" in old.database.outcomes)
    assert window.current_page is old
    assert not room.desktop._later.isActive()


def history(room: Room) -> HistoryPage:
    page = room.desktop.window.current_page
    assert isinstance(page, HistoryPage)
    return page


def test_what_became_of_an_export_is_said_in_the_new_language_too(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(file: Path, _table: object) -> None:
        go_on.wait(20)
        write_bytes(file, b"late")

    monkeypatch.setattr(history_output, "write_parquet", slow)
    room.open()
    room.stage.do(lambda: room.desktop.window.show_page("history"))
    old = history(room)
    room.stage.until(old.is_ready)
    room.stage.do(lambda: old.output.export_to(tmp_path / "june.parquet", Kind.PARQUET))
    _choose_language(room, "nl")
    assert said_to_wait(room) == "The language changes as soon as this has ended: Export"
    go_on.set()
    room.stage.until(lambda: bool(old.output.outcomes))
    _look_whether_it_may(room)
    assert history(room) is not old
    notice = history(room).output.notice
    assert notice.text_label.text() == f"june.parquet staat in {tmp_path}."
    room.stage.do(notice.dismiss)
    _choose_language(room, "de")
    assert history(room).output.notice.isHidden(), "what was put away does not come back"


def test_another_language_waits_for_a_repair_of_history_and_says_its_end(
    room: Room,
) -> None:
    room.open()
    room.stage.do(lambda: room.desktop.window.show_page("history"))
    old = history(room)
    room.stage.until(old.is_ready)
    room.home.repair.goes_on.clear()
    room.home.repair.result = Repaired(40, 2, 0, failed=False)
    room.stage.do(old.repair)
    _choose_language(room, "nl")
    assert history(room) is old
    assert said_to_wait(room) == "The language changes as soon as this has ended: Repair"
    room.home.repair.goes_on.set()
    room.stage.until(lambda: not has_long_work(room.desktop.window))
    _look_whether_it_may(room)
    assert history(room) is not old
    legend = history(room).card.charts.coverage_legend
    assert legend.summary.text() == "2 hiaten hersteld"
    room.stage.until(history(room).is_ready)
    assert legend.summary.text() == "2 hiaten hersteld", "also beside what was asked for anew"
    room.stage.do(legend._end_of_told.timeout.emit)
    assert history(room).outcomes() == {}


def test_the_first_step_of_the_set_up_is_in_another_language_at_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.home.home_assistant, "configured", False)
    monkeypatch.setattr(room.home.home_assistant, "url", None)
    room.open()
    old = room.desktop._first_run
    assert old is not None
    assert old.step == 0
    room.stage.do(old.find_step.address.clear)
    QTest.keyClicks(old.find_step.address, "ha.lan:8123")
    _choose_language(room, "nl")
    first_run = room.desktop._first_run
    assert first_run is not None
    assert first_run is not old
    assert first_run.isVisible()
    assert first_run.find_step.url == "ha.lan:8123"
    assert first_run.next_button.text() == "Doorgaan"


def test_a_later_step_of_the_set_up_stays_until_it_is_done(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.home.home_assistant, "configured", False)
    monkeypatch.setattr(room.home.home_assistant, "url", None)
    room.open()
    old = room.desktop._first_run
    assert old is not None
    room.stage.do(old.go_on)
    room.stage.until(lambda: old.step == 1)
    _choose_language(room, "nl")
    assert room.desktop._first_run is old
    room.stage.do(old.finished.emit)
    _look_whether_it_may(room)
    room.stage.do(lambda: room.desktop.window.show_page("history"))
    assert room.desktop.window.header.title_label.text() == "Geschiedenis"


def test_a_tray_that_is_away_while_the_language_changes_is_found_again(room: Room) -> None:
    room.has_tray = True
    room.open()
    room.look_for_tray()
    room.has_tray = False
    _choose_language(room, "nl")
    assert not room.has_icon()
    assert room.desktop._tray_timer.isActive()
    room.has_tray = True
    room.look_for_tray()
    assert room.has_icon()


def _collect(stage: Stage) -> None:
    """Free what nothing holds any more."""
    stage.do(lambda: QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete))
    gc.collect()


def test_twenty_changes_of_the_language_leave_no_widgets_behind(room: Room) -> None:
    room.open()
    counts: list[int] = []
    for language in ("nl", "en") * 11:
        _choose_language(room, language)
        _collect(room.stage)
        counts.append(len(QApplication.allWidgets()))
    assert counts[-1] == counts[1]
    assert room.desktop.window.header.title_label.text() == "Dashboard"


def test_a_run_that_has_ended_paints_nothing_any_more(
    stage: Stage, services: Services, home: FakeServices, tmp_path: Path
) -> None:
    desktop = stage.do(lambda: Desktop(services, tmp_path, lambda: None, home.clock))
    stage.do(desktop.open)
    theme, notifier = weakref.ref(desktop.theme), weakref.ref(desktop._notifier)
    stage.do(desktop.close)
    del desktop
    _collect(stage)
    assert theme() is None
    assert notifier() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there its folder alone says who reads it")
@pytest.mark.parametrize("was_there", [False, True])
def test_what_windows_remember_only_the_user_reads(
    stage: Stage, services: Services, home: FakeServices, tmp_path: Path, was_there: bool
) -> None:
    file = tmp_path / "window.ini"
    if was_there:
        file.write_text("[General]\npage=history\n")
        file.chmod(0o644)
    desktop = stage.do(lambda: Desktop(services, tmp_path, lambda: None, home.clock))
    assert desktop.window.page_name == ("history" if was_there else "dashboard")
    desktop._store.setValue("told_of_tray", "yes")
    desktop._store.sync()
    assert "told_of_tray" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    stage.do(desktop.close)
