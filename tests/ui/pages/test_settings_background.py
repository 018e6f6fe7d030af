"""The card Background and notifications: what it shows, saves, refuses and takes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QTime
from PySide6.QtGui import QColor

from energy_desktop.autostart import Autostart, of_demo
from energy_desktop.errors import SettingsError
from energy_desktop.services import Services
from energy_desktop.ui import formats
from energy_desktop.ui.pages.settings_background import NOTICES, BackgroundCard
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def own_clock() -> Iterator[None]:
    """Of the locale that a test sets, until it ends."""
    yield
    formats.use_clock("system")
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def card(stage: Stage, services: Services, theme: Theme) -> BackgroundCard:
    return stage.show(lambda: BackgroundCard(services, theme), (420, 600))


def test_the_switch_shows_and_changes_what_the_system_does_at_login(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    assert not card.at_login.isChecked()
    stage.do(card.at_login.click)
    stage.until(lambda: home.login_entry.command == ("/program", "--hidden"))
    home.login_entry.command = None  # the user takes it away in the desktop's own settings
    stage.do(card.hide)
    stage.do(card.show)
    stage.until(lambda: not card.at_login.isChecked())


def test_a_failure_to_change_it_is_said_and_the_switch_shows_the_truth(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    home.login_entry.error = PermissionError(13, "Permission denied")
    stage.do(card.at_login.click)
    stage.until(lambda: not card.at_login.isChecked())
    assert card.login_note.text() == "Starting at login could not be changed: Permission denied."


@pytest.mark.parametrize(
    ("autostart", "words"),
    [
        (Autostart(None, ("/my program", "--hidden")), "by itself: '/my program' --hidden"),
        (of_demo(), "Start Energy Desktop without it"),
    ],
)  # fmt: skip
def test_where_it_can_not_be_done_the_switch_says_why_and_what_to_do(
    stage: Stage,
    services: Services,
    home: FakeServices,
    theme: Theme,
    autostart: Autostart,
    words: str,
) -> None:
    home.autostart = autostart
    card = stage.show(lambda: BackgroundCard(services, theme))
    assert not card.at_login.isEnabled()
    assert card.login_note.isVisible()
    assert words in card.login_note.text()


def test_what_closing_does_is_chosen_explained_and_undone(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    undo: list[tuple[str, object]] = []
    card.undoable.connect(lambda words, action: undo.append((words, action)))
    stage.do(card.on_close.button("quit").click)
    assert home.settings.values["on_close"] == "quit"
    assert "Nothing is recorded" in card.close_note.text()
    [(words, take_back)] = undo
    assert words == "Background and notifications were changed."
    assert callable(take_back)
    stage.do(take_back)
    assert home.settings.values["on_close"] == "ask"
    assert card.on_close.current == "ask"


@pytest.mark.usefixtures("own_clock")
@pytest.mark.parametrize(
    ("locale", "clock", "begin"),
    [("en_US", "24h", "22:00"), ("de_DE", "12h", "10:00 PM"), ("nl_NL", "12h", "10:00 p.m."),
     ("en_GB", "system", "22:00")],
)  # fmt: skip
def test_quiet_hours_are_written_in_the_chosen_clock(
    stage: Stage, services: Services, theme: Theme, home: FakeServices,
    locale: str, clock: str, begin: str,
) -> None:  # fmt: skip
    QLocale.setDefault(QLocale(locale))
    before = stage.show(lambda: BackgroundCard(services, theme), (420, 600))
    formats.use_clock(clock)
    stage.do(lambda: home.events.settings_changed.emit(frozenset({"clock"})))
    after = stage.show(lambda: BackgroundCard(services, theme), (420, 600))
    for card in (before, after):
        assert card.quiet.start.text().replace("\N{NARROW NO-BREAK SPACE}", " ") == begin
    assert after.quiet.start.time() == QTime(22, 0)


@pytest.mark.parametrize("key", NOTICES)
def test_each_kind_of_notification_can_be_switched_off(
    stage: Stage, card: BackgroundCard, home: FakeServices, key: str
) -> None:
    undo: list[object] = []
    card.undoable.connect(lambda _words, action: undo.append(action))
    stage.do(card.rows.controls[key].click)  # type: ignore[attr-defined]
    assert home.settings.values[key] is False
    assert callable(undo[0])
    stage.do(undo[0])
    assert home.settings.values[key] is True


def test_quiet_hours_are_switched_on_with_the_night_and_changed(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    assert not card.quiet.start.isEnabled()
    stage.do(card.quiet.switch.click)
    assert home.settings.values["quiet_hours"] == "22:00-07:00"
    stage.do(lambda: card.quiet.end.setTime(QTime(6, 30)))
    assert home.settings.values["quiet_hours"] == "22:00-06:30"
    stage.do(card.quiet.switch.click)
    assert home.settings.values["quiet_hours"] == ""
    stage.do(card.quiet.switch.click)
    assert home.settings.values["quiet_hours"] == "22:00-06:30"


def test_quiet_hours_that_end_as_they_begin_are_refused_in_place(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    stage.do(card.quiet.switch.click)
    stage.do(lambda: card.quiet.end.setTime(QTime(22, 0)))
    assert home.settings.values["quiet_hours"] == "22:00-07:00"
    assert card.quiet.note.property("kind") == "error"
    stage.do(lambda: card.quiet.end.setTime(QTime(8, 0)))
    assert home.settings.values["quiet_hours"] == "22:00-08:00"
    assert card.quiet.note.property("kind") == "hint"


def test_what_can_not_be_saved_is_said_where_it_was_changed(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    home.settings.error = SettingsError("The disk is full.")
    stage.do(card.on_close.button("quit").click)
    assert (card.close_note.text(), card.on_close.current) == ("The disk is full.", "ask")
    stage.do(card.quiet.switch.click)
    assert card.quiet.note.text() == "The disk is full."
    assert not card.quiet.switch.isChecked()


def test_what_others_change_is_shown(
    stage: Stage, card: BackgroundCard, home: FakeServices
) -> None:
    home.settings.values |= {"on_close": "background", "quiet_hours": "23:15-05:45"}
    stage.do(lambda: home.events.settings_changed.emit(frozenset({"on_close", "quiet_hours"})))
    assert card.on_close.current == "background"
    assert card.quiet.start.time() == QTime(23, 15)
    assert card.quiet.switch.isChecked()


def test_what_has_no_room_beside_goes_below_and_comes_back(
    stage: Stage, services: Services, theme: Theme
) -> None:
    card = stage.show(lambda: BackgroundCard(services, theme), (420, 600))
    quiet = card.quiet
    assert not card.on_close.is_compact
    assert quiet.start.y() == quiet.end.y()
    for percent, is_narrow in ((200, True), (100, False)):
        stage.do(lambda percent=percent: theme.set_text_scale(percent))  # type: ignore[misc]
        stage.until(lambda: card.on_close.is_compact is is_narrow)  # noqa: B023
        stage.until(lambda: (quiet.end.y() > quiet.start.y()) is is_narrow)  # noqa: B023
    stage.do(lambda: card.resize(260, 700))
    stage.until(lambda: card.on_close.is_compact and quiet.end.y() > quiet.start.y())
    assert card.width() == 260


@pytest.mark.parametrize("mode", ["light", "dark", "high-contrast-light", "high-contrast-dark"])
def test_times_that_do_not_count_are_as_grey_as_other_switched_off_fields(
    stage: Stage, services: Services, theme: Theme, mode: str
) -> None:
    theme.set_mode(mode)
    card = stage.show(lambda: BackgroundCard(services, theme), (420, 600))
    field = card.quiet.start
    place = QPoint(field.width() // 2, field.height() - 6)
    off = field.grab().toImage().pixelColor(place)
    assert off.name() == QColor(theme.tokens.bg).name()
    stage.do(card.quiet.switch.click)
    on = field.grab().toImage().pixelColor(place)
    assert on.name() == QColor(theme.tokens.surface).name()
