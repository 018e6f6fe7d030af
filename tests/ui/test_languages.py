"""Languages: everything on the screen is said in the one in force, and its words have room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from energy_desktop.errors import StoreError
from energy_desktop.sentences import say
from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.languages import (
    ENGLISH,
    NAMES,
    error_words,
    language_of,
    locale_of,
    spoken,
    translate,
    use_language,
)
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tray import Tray
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage
from tests.ui.dialogs import DIALOGS
from tests.ui.pseudo import SAID, Pseudo, cut_in, speaking_pseudo, words_of

PAGES = pytest.mark.parametrize("page", ["dashboard", "history", "settings"])
SIZES = pytest.mark.parametrize(
    ("percent", "size"), [(100, (1280, 800)), (100, (1024, 700)), (200, (1280, 800))]
)
_WORD: Final = re.compile("[a-zA-Z]{3}")
FROM_ELSEWHERE: Final = {
    "kWh", "data", "profile", "profile/logs", "http://127.0.0.1:3042",
    "http://homeassistant.local:8123", "GPL-3.0-or-later", "Europe/Berlin", "MongoDB", "QuestDB",
}  # fmt: skip
"""What is no text of the program: units, paths and names."""


@pytest.fixture
def open_window(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, tmp_path: Path
) -> Callable[[str, int, tuple[int, int]], MainWindow]:
    def open_at(page: str, percent: int, size: tuple[int, int]) -> MainWindow:
        theme.set_text_scale(percent)
        store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = stage.show(lambda: MainWindow(services, theme, store, home.clock), size)
        stage.do(lambda: window.show_page(page))
        stage.until(window.is_ready)
        return window

    return open_at


@pytest.fixture
def speak(stage: Stage) -> Iterator[Callable[[str], None]]:
    yield use_language
    use_language(ENGLISH)


def too_wide(window: QWidget) -> list[str]:
    """What does not fit into its page sideways."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    sizes = [(area.widget(), area.viewport().width()) for area in areas]
    return [f"{w.width()} in {room}" for w, room in sizes if w is not None and w.width() > room]


def unsaid(widget: QWidget, home: FakeServices) -> list[str]:
    """Words of a widget, or parts of them, that were not said in the made-up language."""
    entities = home.entities.all()
    known = {text for e in entities for text in (e.friendly_name, e.entity_id, e.area or "")}
    known = (known | FROM_ELSEWHERE | _names_of_days_and_months()) - {""}
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    name = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    return sorted({text for text in words_of(widget) if _WORD.search(_rest(text, name))})


def _rest(text: str, name: re.Pattern[str]) -> str:
    """What is left of a text without what was translated, and what is no text of the program."""
    before = ""
    while before != text:
        before, text = text, SAID.sub(" ", text)
    return name.sub(" ", text)


def _names_of_days_and_months() -> set[str]:
    """As the locale has them."""
    locale, forms = QLocale(), (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    days = {locale.dayName(n, form) for n in range(1, 8) for form in forms}
    return days | {locale.monthName(n, form) for n in range(1, 13) for form in forms}


@PAGES
@SIZES
def test_every_page_has_room_for_a_language_that_needs_two_fifths_more(
    stage: Stage, home: FakeServices, page: str, percent: int, size: tuple[int, int],
    open_window: Callable[[str, int, tuple[int, int]], MainWindow],
) -> None:  # fmt: skip
    with speaking_pseudo():
        window = open_window(page, percent, size)
        stage.until(lambda: cut_in(window) == [])
        stage.until(lambda: too_wide(window) == [])
        assert unsaid(window, home) == []


def test_the_first_run_has_room_for_it_too(
    stage: Stage, home: FakeServices, services: Services, theme: Theme
) -> None:
    with speaking_pseudo():
        first_run = stage.show(lambda: FirstRun(services, theme), (640, 600))
        stage.until(first_run.is_ready)
        stage.until(lambda: cut_in(first_run) == [])
        assert unsaid(first_run, home) == []


@pytest.mark.parametrize("language", NAMES)
def test_the_first_run_has_room_with_the_largest_text_in_the_least_window_and_its_buttons_show(
    stage: Stage, speak: Callable[[str], None], services: Services, theme: Theme, language: str
) -> None:
    speak(language)
    theme.set_text_scale(200)
    window = stage.show(lambda: FirstRun(services, theme), (720, 520))
    stage.do(lambda: window.find_step.show_error("tls"))
    stage.do(lambda: window.sign_in_step.set_can_keep(False))
    stage.do(lambda: window.sensors_step.fold.set_open(True))
    for step in range(3):
        stage.do(partial(window._show_step, step))
        stage.until(lambda: cut_in(window) == [])
        stage.until(lambda: too_wide(window) == [])
        assert (window.width(), window.height()) == (720, 520)
        button = window.next_button
        assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))


def test_what_is_not_said_in_the_language_is_found_wherever_it_stands(
    stage: Stage, home: FakeServices
) -> None:
    with speaking_pseudo():
        asked = stage.show(QWidget)
        button, menu = QPushButton("on a button", asked), QMenu("of a menu", asked)
        button.setMenu(menu)
        menu.aboutToShow.connect(lambda: menu.addAction("added when it opens"))
        box, field, table = QComboBox(asked), QLineEdit(asked), QTableWidget(1, 1, asked)
        box.addItem("in a drop-down")
        field.setPlaceholderText("in an empty field")
        table.setHorizontalHeaderLabels(["above a column"])
        table.setItem(0, 0, QTableWidgetItem("in a cell"))
        field.setToolTip("below the pointer")
        field.setAccessibleName("what it is")
        field.setAccessibleDescription("what it says")
        said = Pseudo().translate("", "half of it: {0}") or ""
        QLabel(said.format("not this") + ", that", asked).hide()
        assert unsaid(asked, home) == sorted({
            "on a button", "of a menu", "added when it opens", "in a drop-down",
            "in an empty field", "above a column", "in a cell", "below the pointer",
            "what it is", "what it says", said.format("not this") + ", that",
        })  # fmt: skip


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_says_all_of_it_in_the_language(
    stage: Stage, home: FakeServices, services: Services, theme: Theme, name: str
) -> None:
    with speaking_pseudo():
        shown = stage.show(lambda: DIALOGS[name](services, theme), (640, 600))
        assert unsaid(shown, home) == []


@pytest.mark.parametrize("view", ["chart", "table"])
def test_history_says_all_of_it_while_it_compares(
    stage: Stage, home: FakeServices, view: str,
    open_window: Callable[[str, int, tuple[int, int]], MainWindow],
) -> None:  # fmt: skip
    with speaking_pseudo():
        window = open_window("history", 100, (1280, 800))
        page = window.current_page
        assert isinstance(page, HistoryPage)
        stage.do(lambda: page.set_view(view))
        stage.do(lambda: page.compare_with(Against.PREVIOUS))
        stage.until(window.is_ready)
        assert unsaid(window, home) == []


def test_the_tray_says_all_of_it(stage: Stage, home: FakeServices, services: Services) -> None:
    with speaking_pseudo():
        tray = stage.do(lambda: Tray(services))
        stage.do(tray.rebuild)
        found = [*unsaid(tray.menu, home), *unsaid(tray.pause_menu, home)]
        stage.do(tray.close)
        stage.do(tray.deleteLater)
    assert found == []


@PAGES
@pytest.mark.parametrize("language", [name for name in NAMES if name != ENGLISH])
def test_every_page_has_room_for_each_language(
    stage: Stage, speak: Callable[[str], None], page: str, language: str,
    open_window: Callable[[str, int, tuple[int, int]], MainWindow],
) -> None:  # fmt: skip
    speak(language)
    window = open_window(page, 100, (1280, 800))
    stage.until(lambda: cut_in(window) == [])
    stage.until(lambda: too_wide(window) == [])


@pytest.mark.parametrize("language", NAMES)
def test_settings_have_room_for_each_language_with_the_largest_text_in_the_least_window(
    stage: Stage, speak: Callable[[str], None], language: str,
    open_window: Callable[[str, int, tuple[int, int]], MainWindow],
) -> None:  # fmt: skip
    speak(language)
    window = open_window("settings", 200, (720, 520))
    stage.until(lambda: cut_in(window) == [])
    stage.until(lambda: too_wide(window) == [])


def test_a_language_that_is_chosen_is_spoken_at_once_on_the_page_that_is_shown(
    stage: Stage, speak: Callable[[str], None],
    open_window: Callable[[str, int, tuple[int, int]], MainWindow],
) -> None:  # fmt: skip
    window = open_window("settings", 100, (1280, 800))
    before = window.header.title_label.text()
    speak("de")
    stage.do(window.build_anew)
    stage.until(window.is_ready)
    assert window.page_name == "settings"
    assert (before, window.header.title_label.text()) == ("Settings", "Einstellungen")
    assert window.rail.button("settings").text() == "Einstellungen"
    stage.do(lambda: window.show_page("history"))
    assert window.current_page.title == "Verlauf"


def test_one_of_several_is_said_in_its_own_form(speak: Callable[[str], None]) -> None:
    for language, one, many in (
        ("en", "1 day", "2 days"),
        ("de", "1 Tag", "2 Tage"),
        ("nl", "1 dag", "2 dagen"),
        ("fr", "1 jour", "2 jours"),
    ):
        speak(language)
        days = [translate("RangeField", "%n day(s)", "", count) for count in (1, 2)]
        assert days == [one, many]


def test_the_desktop_decides_unless_a_language_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("nl_BE"))
    assert language_of("system") == "nl"
    assert language_of("fr") == "fr"
    assert locale_of("system").name() == "nl_BE"
    assert locale_of("nl").name() == "nl_BE"
    assert locale_of("fr").name() == "fr_BE"
    assert locale_of("en").firstDayOfWeek() is QLocale("nl_BE").firstDayOfWeek()


def test_english_on_a_desktop_that_names_no_language_is_not_american(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    assert locale_of("en") == locale_of("system")
    assert locale_of("en").toString(1234.5, "f", 1) == "1,234.5"


def test_a_desktop_in_another_language_is_spoken_to_in_english_with_its_own_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("pl_PL"))
    assert language_of("system") == ENGLISH
    written = locale_of("system").toString(1234567.5, "f", 1)
    assert written.replace("\N{NO-BREAK SPACE}", " ") == "1 234 567,5"


def test_a_sentence_of_a_layer_without_a_window_is_said_with_the_sentences_in_it(
    qapp: QApplication,
) -> None:
    inner = say("the disk is full")
    outer = say("{folder} can't be written: {why}.", folder="/data", why=inner)
    with speaking_pseudo():
        known = Pseudo()
        why = known.translate("Sentences", inner)
        assert spoken(outer) == known.translate("Sentences", outer.template).format(
            folder="/data", why=why
        )
        assert error_words(StoreError(inner)) == why
        assert spoken("") == ""
    assert spoken(outer) == "/data can't be written: the disk is full."


def test_numbers_in_a_sentence_are_written_as_the_locale_does(speak: Callable[[str], None]) -> None:
    speak("de")
    said = spoken(say("The profile holds {rows:,} readings of {name}.", rows=1234567, name="a,b"))
    assert said == "The profile holds 1.234.567 readings of a,b."


def test_a_fault_of_the_program_is_never_shown_raw(speak: Callable[[str], None]) -> None:
    speak(ENGLISH)
    assert "log has the details" in error_words(AttributeError("'NoneType' has no attribute 'x'"))
    assert error_words(OSError(28, "No space left")) == "The system says: No space left."
    assert error_words(StoreError("The disk is full.")) == "The disk is full."


def test_what_is_no_sentence_of_the_program_stays_as_it_is(
    speak: Callable[[str], None],
) -> None:
    speak("de")
    assert spoken("Küche {oven} 100 %") == "Küche {oven} 100 %"


def test_the_buttons_of_the_toolkit_speak_the_language_too(
    speak: Callable[[str], None],
) -> None:
    speak("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    speak(ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
