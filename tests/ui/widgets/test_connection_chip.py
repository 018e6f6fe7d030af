"""The chip says how recording goes, for every phase of the connection."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.events import STATE, STORING
from energy_desktop.models import ConnectionPhase, ConnectionState, Progress
from energy_desktop.services import Services
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.connection_chip import ConnectionChip, chip_text
from tests.fakes.services import BERLIN, NOW, FakeServices
from tests.ui.conftest import Stage

LAST = NOW - timedelta(seconds=3)
NONE = Progress()


def _state(phase: ConnectionPhase, since_s: float = 20, **more: object) -> ConnectionState:
    given = {"last_event_at": LAST, **more}
    return ConnectionState(phase, NOW - timedelta(seconds=since_s), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "tone", "text"),
    [
        (_state(ConnectionPhase.UNCONFIGURED), "warn", "Not connected yet · set up"),
        (_state(ConnectionPhase.CONNECTING), "info", "Connecting"),
        (_state(ConnectionPhase.WAITING_FOR_START), "info", "Home Assistant is starting"),
        (_state(ConnectionPhase.LIVE), "ok", "Live · updated 3 s ago"),
        (_state(ConnectionPhase.LIVE, last_event_at=None), "ok",
         "Live · waiting for first reading"),
        (_state(ConnectionPhase.RETRYING, retry_at=NOW + timedelta(seconds=8)), "warn",
         "Reconnecting · last data 14:31:57 · next try in 8 s"),
        (_state(ConnectionPhase.RETRYING, last_event_at=None), "warn", "Reconnecting"),
        (_state(ConnectionPhase.RETRYING, since_s=900), "err", "Offline since 14:31"),
        (_state(ConnectionPhase.REFUSED), "err", "Token refused"),
        (_state(ConnectionPhase.PAUSED), "warn", "Recording paused"),
        (_state(ConnectionPhase.READ_ONLY), "info", "Read only"),
    ],
)  # fmt: skip
def test_every_phase_has_its_words_and_tone(state: ConnectionState, tone: str, text: str) -> None:
    chip = chip_text(state, NONE, NOW, BERLIN)
    assert (chip.tone, chip.text.replace("\u202f", " ")) == (tone, text)


@pytest.mark.parametrize(
    ("troubles", "tone", "text"),
    [
        ((STORING,), "warn", "Recording · waiting to be stored: 1,234"),
        ((STATE,), "info", "Live · MongoDB is away"),
        ((STATE, STORING), "warn", "Recording · waiting to be stored: 1,234"),
    ],
)
def test_while_a_database_is_away_it_says_so_and_does_not_look_live(
    stage: Stage, troubles: tuple[str, ...], tone: str, text: str
) -> None:
    live = _state(ConnectionPhase.LIVE)
    chip = chip_text(live, NONE, NOW, BERLIN, troubles=troubles, waiting=1234)
    assert (chip.tone, chip.text) == (tone, text)


def test_the_end_of_a_trouble_is_seen_at_once(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    chip = stage.show(lambda: ConnectionChip(services, theme, home.clock), (300, 28))
    home.events.tell(STORING, "The database is away.")
    assert chip.text() == "Recording · waiting to be stored: 12"
    assert chip.toolTip() == "The database is away."
    home.events.tell(STORING, None)
    assert chip.tone == "ok"


def test_no_phase_is_without_words() -> None:
    for phase in ConnectionPhase:
        assert chip_text(_state(phase), NONE, NOW, BERLIN).text


def test_an_import_shows_how_far_it_is_while_live_only() -> None:
    progress = Progress("history", 62, 100)
    live = chip_text(_state(ConnectionPhase.LIVE), progress, NOW, BERLIN)
    assert (live.tone, live.text) == ("info", "Importing history 62\u202f%")
    repair = chip_text(_state(ConnectionPhase.LIVE), Progress("repair", 1, 4), NOW, BERLIN)
    assert (repair.tone, repair.text) == ("info", "Repairing gaps 25\u202f%")
    retrying = chip_text(_state(ConnectionPhase.RETRYING), progress, NOW, BERLIN)
    assert retrying.tone == "warn"


def test_a_pause_names_its_end() -> None:
    until = NOW + timedelta(minutes=28)
    chip = chip_text(_state(ConnectionPhase.PAUSED), NONE, NOW, BERLIN, until)
    assert chip.text == "Recording paused until 15:00"


def test_the_age_does_not_move_the_layout(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    now = [NOW]
    chip = stage.show(lambda: ConnectionChip(services, theme, lambda: now[0]))
    widths = set()
    for seconds in (0, 5, 11, 48):
        now[0] = NOW + timedelta(seconds=seconds)
        chip.refresh()
        widths.add(chip.sizeHint().width())
    assert len(widths) == 1
    assert "49" in chip.accessibleName()


def test_where_not_all_has_room_the_chip_says_first_how_recording_goes(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    chip = stage.show(lambda: ConnectionChip(services, theme, home.clock), (300, 28))
    assert chip._shown_words() == chip.text()
    assert chip.toolTip() == ""
    stage.do(lambda: chip.resize(chip.minimumSizeHint()))
    assert chip._shown_words() == "Live"
    assert chip.toolTip() == chip.text() == chip.accessibleName()


def test_the_chip_follows_the_connection_and_counts_while_visible_only(
    stage: Stage, services: Services, home: FakeServices, theme: Theme
) -> None:
    chip = stage.show(lambda: ConnectionChip(services, theme, home.clock))
    assert chip.tone == "ok"
    home.home_assistant.become(_state(ConnectionPhase.REFUSED, error="Home Assistant refused"))
    assert chip._shown.tone == "err"
    assert chip.toolTip() == "Home Assistant refused"
    assert chip._timer.isActive()
    chip.hide()
    assert not chip._timer.isActive()


def test_a_click_and_the_keyboard_open_the_settings(
    stage: Stage, services: Services, theme: Theme, qtbot: QtBot
) -> None:
    chip = stage.show(lambda: ConnectionChip(services, theme))
    opened: list[datetime] = []
    chip.opened.connect(lambda: opened.append(NOW))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert len(opened) == 2
