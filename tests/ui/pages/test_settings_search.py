"""The search of Settings marks what is meant in its card and goes from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.pages.settings_search import says, text_of
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services) -> SettingsPage:
    made = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(made.is_ready)
    return made


def look_for(stage: Stage, page: SettingsPage, text: str) -> None:
    stage.do(lambda: page.search.setText(text))


def now(page: SettingsPage) -> QWidget:
    assert page.finder.current is not None
    return page.finder.current


def is_in_sight(page: SettingsPage, widget: QWidget) -> bool:
    view = page._scroll.viewport()
    return QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()).intersects(view.rect())


@pytest.mark.parametrize(
    ("words", "key", "card"),
    [
        ("text size", "text_scale", "appearance"),
        ("TEXT", "text_scale", "appearance"),
        ("font", "text_scale", "appearance"),
        ("dark", "theme", "appearance"),
        ("12 hours", "clock", "appearance"),
        ("am", "clock", "appearance"),
        ("animation", "motion", "appearance"),
        ("timezone", "time_zone", "appearance"),
        ("port", "api_port", "api"),
        ("domain", "api_allowed_hosts", "api"),
        ("debug", "log_level", "about"),
    ],
)
def test_a_setting_is_found_by_its_label_its_choices_and_other_words(
    stage: Stage, page: SettingsPage, words: str, key: str, card: str
) -> None:
    look_for(stage, page, words)
    control = page.cards[card].rows.controls[key]  # type: ignore[attr-defined]
    assert control in page.finder.found
    assert page.finder.current is not None
    assert is_in_sight(page, page.finder.current)


@pytest.mark.parametrize(
    ("words", "card", "name"),
    [
        ("test connection", "connection", "test_button"),
        ("login", "connection", "replace_button"),
        ("home assistant address", "connection", "address"),
        ("URL", "connection", "address"),
        ("docker", "database", "move_data"),
        ("export", "database", "back_up"),
        ("gaps", "database", "repair"),
        ("LAN", "api", "network"),
        ("discover", "sensors", "find_button"),
        ("exchanged", "sensors", "continue_button"),
        ("diagnostics", "about", "title_label"),
        ("copy report", "about", "copy_report"),
    ],
)
def test_buttons_and_fields_are_found_too(
    stage: Stage, page: SettingsPage, words: str, card: str, name: str
) -> None:
    look_for(stage, page, words)
    assert getattr(page.cards[card], name) in page.finder.found


def test_every_control_says_something_it_can_be_found_by(page: SettingsPage) -> None:
    silent = [
        widget
        for card in page.cards.values()
        for widget in card.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(card)
        and not isinstance(widget, QLabel)
        and widget.focusProxy() is None
        and not text_of(widget).strip()
    ]
    assert silent == []


def test_enter_goes_to_the_next_and_esc_shows_everything(
    stage: Stage, page: SettingsPage, qtbot: QtBot
) -> None:
    look_for(stage, page, "api")
    found = list(page.finder.found)
    assert len(found) > 2
    assert now(page) is found[0]
    stage.do(lambda: qtbot.keyClick(page.search, Qt.Key.Key_Return))
    assert found.index(now(page)) == 1
    back = Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        stage.do(lambda: qtbot.keyClick(page.search, Qt.Key.Key_Return, back))
    assert now(page) is found[-1]
    stage.do(lambda: qtbot.keyClick(page.search, Qt.Key.Key_Escape))
    assert page.search.text() == ""
    assert page.finder.found == []
    assert page.finder.marks.isHidden()
    assert all(card.isVisible() for card in page.cards.values())


def test_the_mark_lies_around_the_control_and_its_label(stage: Stage, page: SettingsPage) -> None:
    look_for(stage, page, "text size")
    marks = page.finder.marks
    assert marks.isVisible()
    control = page.appearance.rows.controls["text_scale"]
    title = page.appearance.rows._labels["text_scale"]
    inside = page._scroll.widget()
    assert inside is not None
    for widget in (control, title):
        place = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
        assert any(rect.contains(place) for rect in marks.rects())
    assert marks.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_what_nothing_is_called_is_said(stage: Stage, page: SettingsPage) -> None:
    look_for(stage, page, "xyz ")
    assert page.nothing.isVisible()
    assert page.nothing.text() == (
        "Nothing here is called “xyz”. Try another word, or Esc to see all."
    )
    look_for(stage, page, "")
    assert page.nothing.isHidden()


def test_how_many_are_found_is_told_to_screen_readers(stage: Stage, page: SettingsPage) -> None:
    look_for(stage, page, "text size")
    assert page.search.accessibleDescription() == "1 setting found"
    look_for(stage, page, "")
    assert page.search.accessibleDescription() == ""


def test_a_word_is_found_at_the_beginning_of_a_word_alone() -> None:
    assert says("Copy report", ["rep"])
    assert not says("Copy report", ["port"])
    assert says("Port (HTTP)", ["http", "port"])


def test_the_search_stands_above_the_cards_where_the_header_has_no_room(
    stage: Stage, theme: Theme, services: Services, tmp_path: Path
) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = stage.show(lambda: MainWindow(services, theme, store), (900, 700))
    stage.do(lambda: window.show_page("settings"))
    page = window.current_page
    assert isinstance(page, SettingsPage)
    assert page.search.parentWidget() is window.header
    stage.do(lambda: theme.set_text_scale(200))
    assert page.search.parentWidget() is page
    assert page.search.isVisible()
    assert page.search.geometry().bottom() < page._scroll.geometry().top()
    stage.do(lambda: theme.set_text_scale(100))
    assert page.search.parentWidget() is window.header
    assert page.search.isVisible()


@pytest.mark.parametrize("language", ["en", "de", "nl", "fr"])
def test_who_looks_for_a_backup_is_led_to_the_one_that_makes_it_in_every_language(
    stage: Stage, theme: Theme, services: Services, language: str
) -> None:
    use_language(language)
    page = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(page.is_ready)
    word = {"de": "Sicherung", "fr": "sauvegarde"}.get(language, "backup")
    look_for(stage, page, word)
    assert page.database.restore in page.finder.found
    assert now(page) is page.database.back_up


def test_what_is_called_so_comes_before_what_only_speaks_of_it(
    stage: Stage, page: SettingsPage
) -> None:
    look_for(stage, page, "copy")
    assert page.finder.found[0] is page.database.back_up
    assert now(page) is page.about.copy_report
