"""History beside a range of one's own choice: asked for, said, drawn, and kept over a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QSettings, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui import formats
from energy_desktop.ui.languages import ENGLISH, NAMES, use_language
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_another import AnotherPopup
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.pages.written_day import day_of
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
DAY, WEEK, MONTH, YEAR = (
    around(span, TODAY) for span in (Span.DAY, Span.WEEK, Span.MONTH, Span.YEAR)
)
MARCH = date(2025, 3, 1)
NB = "\N{NARROW NO-BREAK SPACE}"
Open = Callable[[], HistoryPage]


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def opened(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, store: QSettings
) -> Open:
    """Opens the page as after a start of the program."""

    def build() -> HistoryPage:
        page = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
        stage.until(page.is_ready)
        return page

    return build


@pytest.fixture
def page(opened: Open) -> HistoryPage:
    return opened()


def compare(stage: Stage, page: HistoryPage, shown: HistoryRange, other: date) -> None:
    stage.do(lambda: page.set_range(shown))
    stage.do(lambda: page.compare_with(Against.ANOTHER, other))
    stage.until(page.is_ready)


def ask(stage: Stage, page: HistoryPage) -> AnotherPopup:
    """Choose *Another range…* in the menu of the button."""
    stage.do(page.range_bar.compare.menu().actions()[-1].trigger)
    popup = page.compare.popup
    assert popup is not None
    return popup


def pick(stage: Stage, popup: AnotherPopup, day: date) -> None:
    stage.do(lambda: popup.set_day(day))


@pytest.mark.parametrize(
    ("shown", "other", "sentence"),
    [
        (DAY, date(2025, 3, 3), "Thu 18 Jun 2026 up to 14:32 with Mon 3 Mar 2025 up to 14:32"),
        (WEEK, date(2025, 12, 29),
         "15 – 18 Jun 2026 up to 14:32 with 29 Dec 2025 – 1 Jan 2026 up to 14:32"),
        (MONTH, MARCH, "1 – 18 Jun 2026 up to 14:32 with 1 – 18 Mar 2025 up to 14:32"),
        (MONTH.stepped(-1), MARCH, "May 2026 with March 2025"),
        (MONTH.stepped(-1), date(2025, 2, 1), "May 2026 (31 days) with February 2025 (28 days)"),
        (MONTH.stepped(-1), date(2025, 2, 3), "May 2026 with 3 Feb – 5 Mar 2025"),
        (custom(date(2025, 3, 4), date(2025, 3, 6)), date(2026, 5, 1),
         "4 – 6 Mar 2025 with 1 – 3 May 2026"),
        (YEAR.stepped(-1), date(2024, 3, 15), "2025 with 15 Mar 2024 – 14 Mar 2025"),
    ],
)  # fmt: skip
def test_a_sentence_says_which_days_are_compared(
    stage: Stage, page: HistoryPage, shown: HistoryRange, other: date, sentence: str
) -> None:
    compare(stage, page, shown, other)
    assert page.card.compared.text() == sentence
    assert page.card.compared.isVisible()


def test_the_bars_beside_are_what_those_days_themselves_show(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, MONTH.stepped(-1), MARCH)
    assert page.data is not None
    beside = page.data.meters.columns[0].before
    stage.do(lambda: page.compare_with(Against.NOTHING))
    stage.do(lambda: page.set_range(around(Span.MONTH, MARCH)))
    stage.until(page.is_ready)
    itself = page.data.meters.columns[0]
    assert beside.values == pytest.approx(itself.values)
    assert beside.total == pytest.approx(itself.total)


def test_the_menu_asks_for_the_first_day_and_says_what_is_compared_then(
    stage: Stage, page: HistoryPage
) -> None:
    popup = ask(stage, page)
    assert popup.isVisible()
    assert popup.day == date(2026, 6, 17), "the period before, until one chooses"
    pick(stage, popup, date(2025, 3, 3))
    words = "Thu 18 Jun 2026 with Mon 3 Mar 2025, both up to the same time of day"
    assert popup.message.text() == words
    assert page.card.compared.isHidden(), "not before one says so"
    stage.do(popup.accept_button.click)
    stage.until(page.is_ready)
    assert popup.isHidden()
    assert page.against is Against.ANOTHER
    assert page.data is not None
    assert page.data.compared is not None
    button = page.range_bar.compare
    assert button.accessibleName() == "Compare with: Another range, from Mon 3 Mar 2025"
    assert button.menu().actions()[-1].text() == "Another range, from Mon 3 Mar 2025…"
    assert button.menu().actions()[-1].isChecked()


def test_all_of_it_is_done_by_keyboard(stage: Stage, page: HistoryPage, qtbot: QtBot) -> None:
    popup = ask(stage, page)
    stage.do(lambda: qtbot.keyClicks(popup.field, "3 Mar 2025"))
    stage.do(lambda: qtbot.keyClick(popup.field, Qt.Key.Key_Return))
    stage.until(page.is_ready)
    assert popup.isHidden()
    assert page.card.compared.text().endswith("with Mon 3 Mar 2025 up to 14:32")
    popup = ask(stage, page)
    assert popup.field.text() == "3 Mar 2025"
    view = popup.calendar.findChild(QTableView, "qt_calendar_calendarview")
    assert isinstance(view, QTableView)
    stage.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Right))
    assert popup.day == date(2025, 3, 4)
    stage.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    stage.until(page.is_ready)
    assert page.card.compared.text().endswith("with Tue 4 Mar 2025 up to 14:32")


@pytest.mark.parametrize(
    ("written", "day"),
    [("3 Mar 2025", date(2025, 3, 3)), ("03/03/2025", date(2025, 3, 3)),
     ("3 March 2025", date(2025, 3, 3)), (" 2025-03-03 ", date(2025, 3, 3)),
     ("3.3.2025", date(2025, 3, 3)), ("3-3-2025", date(2025, 3, 3)), ("31/2/2025", None),
     ("31 Feb 2025", None), ("", None), ("3 Mar", None), ("3.3-25", None),
     ("3/3/25", date(2025, 3, 3)), ("3/3/70", date(1970, 3, 3)), ("3/3/5", None)],
)  # fmt: skip
def test_a_day_can_be_written_in_several_ways(stage: Stage, written: str, day: date | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("language", "locale", "written"),
    [
        ("de", "de_DE", "1. Januar 2025"), ("de", "de_DE", "1. Jan. 2025"),
        ("de", "de_AT", "1. Januar 2025"), ("de", "de_AT", "1. Jänner 2025"),
        ("de", "de_DE", "1.1.25"), ("en", "en_US", "Jan 1, 2025"), ("en", "en_US", "1/1/25"),
        ("en", "en_GB", "Jan 1, 2025"), ("fr", "fr_FR", "1er janvier 2025"),
        ("nl", "nl_NL", "wo 1 jan 2025"), ("en", "hu_HU", "2025. jan. 1."),
        ("en", "ko_KR", "25. 1. 1."),
    ],
)  # fmt: skip
def test_a_day_can_be_written_as_people_do_in_each_language(
    qapp: QApplication, language: str, locale: str, written: str
) -> None:
    with speaking(language, locale):
        assert day_of(written) == date(2025, 1, 1)


@pytest.mark.parametrize(
    "locale", ["de_DE", "de_AT", "en_US", "en_GB", "nl_NL", "fr_FR", "hu_HU", "ko_KR", "ja_JP"]
)
def test_whatever_day_the_program_writes_it_reads(qapp: QApplication, locale: str) -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
    with speaking(locale[:2] if locale[:2] in NAMES else ENGLISH, locale):
        for day in days:
            for pattern in ("d MMM yyyy", "d MMMM yyyy"):
                written = formats.date_text(QDate(day.year, day.month, day.day), pattern)
                assert day_of(written) == day, written


@contextmanager
def speaking(language: str, locale: str) -> Iterator[None]:
    use_language(language)
    QLocale.setDefault(QLocale(locale))
    try:
        yield
    finally:
        use_language(ENGLISH)
        QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("soon", "This is no day. Write one like 18 Jun 2026."),
        ("3/13/25", "This is no day. Write one like 18 Jun 2026."),
        ("1 Jan 2027", "This day has not come yet. Choose an earlier one."),
        ("31 Dec 9999", "This day has not come yet. Choose an earlier one."),
    ],
)
def test_what_is_no_day_to_compare_with_is_said_while_one_writes(
    stage: Stage, page: HistoryPage, qtbot: QtBot, written: str, reason: str
) -> None:
    popup = ask(stage, page)
    stage.do(lambda: qtbot.keyClicks(popup.field, written))
    assert popup.field.text() == written
    assert popup.message.text() == reason
    assert not popup.accept_button.isEnabled()
    stage.do(popup.hide)


def test_escape_leaves_all_as_it_was(stage: Stage, page: HistoryPage, qtbot: QtBot) -> None:
    stage.do(lambda: page.compare_with(Against.PREVIOUS))
    popup = ask(stage, page)
    actions = page.range_bar.compare.menu().actions()
    assert [a.text() for a in actions if a.isChecked()] == ["The period before"]
    pick(stage, popup, MARCH)
    stage.do(lambda: qtbot.keyClick(popup.field, Qt.Key.Key_Escape))
    stage.until(page.is_ready)
    assert popup.isHidden()
    assert page.against is Against.PREVIOUS


@pytest.mark.parametrize(
    ("shown", "other", "reason"),
    [
        (DAY, TODAY, "Thu 18 Jun 2026 would be compared with itself. Choose other days."),
        (WEEK, date(2026, 6, 16),
         "16 – 22 Jun 2026 have not passed yet. Choose an earlier day."),
        (around(Span.MONTH, MARCH), date(2026, 6, 1),
         "June 2026 has not passed yet. Choose an earlier day."),
        (DAY, date(1999, 3, 1), "Nothing was recorded before Fri 14 Jan 2022. Choose a later day."),
    ],
)  # fmt: skip
def test_what_can_t_be_compared_is_said_where_one_chooses(
    stage: Stage, page: HistoryPage, qtbot: QtBot,
    shown: HistoryRange, other: date, reason: str,
) -> None:  # fmt: skip
    stage.do(lambda: page.set_range(shown))
    stage.until(page.is_ready)
    popup = ask(stage, page)
    pick(stage, popup, other)
    assert popup.message.text() == reason
    assert popup.field.accessibleDescription() == reason
    assert not popup.accept_button.isEnabled()
    stage.do(lambda: qtbot.keyClick(popup.field, Qt.Key.Key_Return))
    assert popup.isVisible()
    assert page.against is Against.NOTHING
    pick(stage, popup, date(2025, 2, 1))
    assert popup.accept_button.isEnabled()
    stage.do(popup.hide)


def test_what_one_asks_with_has_names_for_screen_readers(stage: Stage, page: HistoryPage) -> None:
    popup = ask(stage, page)
    assert popup.accessibleName() == "Compare with another range"
    assert popup.field.accessibleName() == "Compare with the days from"
    assert popup.calendar.accessibleName() == "First day to compare with"
    stage.do(popup.hide)


def test_all_of_it_is_on_the_screen_where_that_is_small(stage: Stage, page: HistoryPage) -> None:
    free = page.screen().availableGeometry()
    stage.do(lambda: page.move(free.right() - 400, free.bottom() - 300))
    popup = ask(stage, page)
    assert free.contains(popup.geometry())
    stage.do(popup.hide)


def test_the_days_of_its_calendar_say_how_they_are_known(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.readings.gaps = [
        (datetime(2026, 6, 9, 3, tzinfo=UTC), datetime(2026, 6, 9, 16, tzinfo=UTC))
    ]
    popup = ask(stage, page)
    stage.until(lambda: bool(popup.calendar._kinds))
    assert popup.calendar._kinds[date(2026, 6, 9)] == "missing"
    stage.do(popup.hide)


def test_later_days_are_called_later(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, around(Span.MONTH, MARCH), date(2026, 5, 1))
    legend = page.card.charts.panels[0].legend
    assert legend.accessibleDescription().startswith("mark: later")
    assert f", later {NB}".replace(NB, "") in legend.toolTip()
    words = page.cards.home.comparison_label.text()
    assert " later" in words
    assert "▼" not in legend.accessibleDescription() + legend.toolTip() + words
    assert "▲" not in legend.accessibleDescription() + legend.toolTip() + words
    value = page.card.charts.panels[0].chart.readout_content(5)[1][0].value
    assert not {"▼", "▲"} & set(value)
    table = page.card.table.rows
    titles = [table.headerData(i, Qt.Orientation.Horizontal) for i in range(table.columnCount())]
    assert titles[2] == "Solar roof energy, later"


def test_how_little_is_known_of_the_days_beside_is_said_in_place_of_a_percentage(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.statistics.since = datetime(2025, 3, 16, 23, tzinfo=UTC)
    compare(stage, page, MONTH.stepped(-1), MARCH)
    assert page.data is not None
    assert page.data.meters.columns[0].change is None
    assert page.card.compared.text().endswith(f", of which only 48{NB}% is known")
    assert f"(only 48{NB}% of that time is known)" in page.card.charts.panels[0].legend.toolTip()


def test_how_little_is_known_of_the_days_shown_is_said_too(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.statistics.since = datetime(2025, 3, 27, 23, tzinfo=UTC)
    compare(stage, page, around(Span.MONTH, MARCH), date(2026, 5, 1))
    assert page.data is not None
    assert all(column.change is None for column in page.data.meters.columns)
    words = f"March 2025, of which only 12{NB}% is known, with May 2026"
    assert page.card.compared.text() == words
    why = f"only 12{NB}% of this time is known"
    assert f"({why})" in page.card.charts.panels[0].legend.toolTip()
    card = page.cards.home.comparison_label.text()
    assert card.startswith("—  later ")
    assert card.endswith(why)


def test_c_steps_over_another_range_until_one_has_been_chosen(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.compare_with(Against.SAME_DATES))
    stage.do(page.range_bar.compare.choose_next)
    assert page.against is Against.NOTHING
    compare(stage, page, DAY, MARCH)
    stage.do(lambda: page.compare_with(Against.SAME_DATES))
    stage.do(page.range_bar.compare.choose_next)
    stage.until(page.is_ready)
    assert page.card.compared.text().endswith("with Sat 1 Mar 2025 up to 14:32")


@pytest.mark.parametrize("against", [*Against])
def test_the_choice_is_there_again_after_a_restart(
    stage: Stage, opened: Open, against: Against
) -> None:
    page = opened()
    other = MARCH if against is Against.ANOTHER else None
    stage.do(lambda: page.compare_with(against, other))
    stage.until(page.is_ready)
    again = opened()
    assert again.against is against
    assert again.card.compared.text() == page.card.compared.text()
    assert again.range_bar.compare.accessibleName() == page.range_bar.compare.accessibleName()


def test_the_chosen_day_is_still_offered_after_a_restart_with_another_choice(
    stage: Stage, opened: Open
) -> None:
    page = opened()
    compare(stage, page, DAY, MARCH)
    stage.do(lambda: page.compare_with(Against.NOTHING))
    again = opened()
    assert again.against is Against.NOTHING
    popup = ask(stage, again)
    assert popup.day == MARCH
    stage.do(popup.hide)


@pytest.mark.parametrize(
    ("kept", "apart"),
    [("another", "soon"), ("another", ""), ("another", "2025-03-01"), ("another", "0 999999999"),
     ("another", "0 0"), ("another", "3 3"), ("tomorrow", "0 30"), ("", "")],
)  # fmt: skip
def test_a_choice_that_can_t_be_read_is_none(
    opened: Open, store: QSettings, kept: str, apart: str
) -> None:
    store.setValue("compare", kept)
    store.setValue("compare_apart", apart)
    assert opened().against is Against.NOTHING
