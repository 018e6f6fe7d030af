"""The tray's words, which must do without icons and colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from energy_desktop.models import ConnectionPhase, ConnectionState, Progress
from energy_desktop.services import Services
from energy_desktop.ui import tray as texts
from energy_desktop.ui.notices import Notice
from energy_desktop.ui.resources import resource
from energy_desktop.ui.tray import Tray
from tests.fakes.services import BERLIN, NOW, FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def tray(stage: Stage, services: Services) -> Iterator[Tray]:
    made = stage.do(lambda: Tray(services))
    yield made
    stage.do(made.close)
    stage.do(made.deleteLater)


def _plain(text: str) -> str:
    return text.replace("\u202f", " ")


def test_the_menu_reads_as_in_the_design(tray: Tray) -> None:
    tray.menu.aboutToShow.emit()
    lines = [_plain(a.text()) for a in tray.menu.actions() if not a.isSeparator()]
    assert lines == [
        "Solar 4.40 kW · Home 0.43 kW",
        "Grid: exporting 1.57 kW",
        "Battery 68 %, charging 2.40 kW",
        "Open Energy Desktop",
        "Pause recording…",
        "Export today as CSV…",
        "Settings…",
        "Connected · HA 2026.6.1",
        "Quit (recording stops)",
    ]
    assert all(action.isEnabled() for action in tray.menu.actions())


def test_the_menu_is_written_when_it_is_about_to_show(tray: Tray, home: FakeServices) -> None:
    home.live.power = replace(home.live.now(), grid_w=2000.0)
    tray.menu.aboutToShow.emit()
    assert _plain(tray.menu.actions()[1].text()) == "Grid: importing 2.00 kW"


@pytest.mark.parametrize("phase", [ConnectionPhase.PAUSED, ConnectionPhase.RETRYING])
def test_readings_that_are_not_those_of_now_say_of_when_they_are(
    tray: Tray, home: FakeServices, phase: ConnectionPhase
) -> None:
    at = NOW - timedelta(minutes=3)
    home.home_assistant.become(ConnectionState(phase, NOW, last_event_at=at))
    tray.menu.aboutToShow.emit()
    lines = [_plain(action.text()) for action in tray.menu.actions()]
    assert lines[:2] == ["Last values, as of 14:29:00", "Solar 4.40 kW · Home 0.43 kW"]
    assert "kW" not in tray.icon.toolTip()


def test_every_entry_leads_somewhere(tray: Tray) -> None:
    seen: list[object] = []
    tray.page_requested.connect(lambda name, target: seen.append((name, target)))
    tray.open_requested.connect(lambda: seen.append("open"))
    tray.export_requested.connect(lambda: seen.append("export"))
    tray.quit_requested.connect(lambda: seen.append("quit"))
    for action in [a for a in tray.menu.actions() if not a.isSeparator()]:
        action.trigger()
    assert seen == [
        ("dashboard", None), ("dashboard", None), ("dashboard", None), "open",
        "export", ("settings", None), ("settings", "connection"), "quit",
    ]  # fmt: skip


def test_a_left_click_shows_or_hides(tray: Tray) -> None:
    seen: list[int] = []
    tray.toggle_requested.connect(lambda: seen.append(1))
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert seen == [1]


@pytest.mark.parametrize("phase", list(ConnectionPhase))
def test_every_phase_has_a_shape_that_exists_and_words(phase: ConnectionPhase) -> None:
    assert resource("icons", f"{texts.icon_name(phase)}.svg").is_file()
    assert texts.connection_line(ConnectionState(phase, NOW), BERLIN, None)


def test_the_shape_follows_the_connection(tray: Tray, home: FakeServices) -> None:
    assert tray.shape == "tray-live"
    home.home_assistant.become(ConnectionState(ConnectionPhase.RETRYING, NOW))
    assert tray.shape == "tray-disconnected"
    assert tray.icon.toolTip() == "Energy Desktop: Not connected since 14:32"
    home.home_assistant.become(ConnectionState(ConnectionPhase.PAUSED, NOW))
    assert tray.shape == "tray-paused"


def test_the_tooltip_says_the_essence(tray: Tray) -> None:
    assert _plain(tray.icon.toolTip()) == "Solar 4.40 kW, exporting 1.57 kW, battery 68 %"


def test_a_notification_opens_its_page(tray: Tray) -> None:
    said: list[Notice] = []
    seen: list[object] = []
    tray.show_message = said.append
    tray.page_requested.connect(lambda name, target: seen.append((name, target)))
    tray.icon.messageClicked.emit()
    assert seen == []
    notice = Notice("Not connected", "Since 14:20.", "settings", "connection")
    tray.tell(notice)
    tray.icon.messageClicked.emit()
    assert (said, seen) == ([notice], [("settings", "connection")])


def test_the_shape_tells_that_gaps_are_filled(tray: Tray, home: FakeServices) -> None:
    home.status.progress = Progress("repair", 1, 4)
    home.events.progress_changed.emit(home.status.progress)
    assert tray.shape == "tray-repairing"
    home.status.progress = Progress()
    home.events.progress_changed.emit(home.status.progress)
    assert tray.shape == "tray-live"


@pytest.mark.parametrize(("place", "minutes"), [(0, 15), (1, 60), (2, None)])
def test_recording_is_paused_from_the_menu(
    tray: Tray, home: FakeServices, stage: Stage, place: int, minutes: int | None
) -> None:
    stage.do(tray.pause_menu.actions()[place].trigger)
    assert home.home_assistant.calls == [f"pause {minutes}"]


def test_a_pause_is_ended_from_the_menu(tray: Tray, home: FakeServices, stage: Stage) -> None:
    home.home_assistant.paused_until = NOW + timedelta(minutes=28)
    home.home_assistant.become(ConnectionState(ConnectionPhase.PAUSED, NOW))
    assert tray.icon.toolTip() == "Energy Desktop: Recording paused until 15:00"
    tray.menu.aboutToShow.emit()
    texts_shown = [action.text() for action in tray.menu.actions()]
    assert "Pause recording…" not in texts_shown
    stage.do(tray.menu.actions()[texts_shown.index("Resume recording")].trigger)
    assert home.home_assistant.calls == ["resume"]


def test_nothing_can_be_paused_where_nothing_is_recorded(tray: Tray, home: FakeServices) -> None:
    home.home_assistant.can_pause = False
    tray.menu.aboutToShow.emit()
    assert not tray.pause_menu.menuAction().isEnabled()


def test_a_pause_names_its_end() -> None:
    state = ConnectionState(ConnectionPhase.PAUSED, NOW)
    until = NOW + timedelta(minutes=28)
    assert texts.connection_line(state, BERLIN, until) == "Recording paused until 15:00"


def test_parts_the_home_lacks_are_left_out(home: FakeServices) -> None:
    power = replace(
        home.live.now(), has_solar=False, has_battery=False, grid_w=3.0, battery_percent=None
    )
    assert [_plain(text) for _, text in texts.reading_lines(power)] == [
        "Home 0.43 kW", "Grid: idle",
    ]  # fmt: skip
    live = ConnectionState(ConnectionPhase.LIVE, NOW)
    assert texts.tooltip(power, live, BERLIN) == "Energy Desktop"


def test_a_battery_without_level_or_value_is_told_as_such(home: FakeServices) -> None:
    power = replace(home.live.now(), battery_percent=None)
    assert _plain(texts.battery_line(power)) == "Battery, charging 2.40 kW"
    assert texts.battery_line(replace(power, battery_w=0.0)) == "Battery, idle"
    assert texts.battery_line(replace(power, battery_w=None)) == "Battery, not known"
    assert texts.grid_line(replace(power, grid_w=None)) == "Grid: not known"


def test_once_it_is_closed_it_writes_no_tooltip_any_more(stage: Stage, services: Services) -> None:
    tray = stage.do(lambda: Tray(services))
    tray._later.start()
    stage.do(tray.close)
    assert not tray._later.isActive()
    assert not tray.icon.isVisible()
    stage.do(tray.deleteLater)
