"""The field for a range in words, as one uses it on the page History."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.languages import use_language
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_calendar import DatePopup
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.pages.range_field import RangeField
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
YESTERDAY = date(2026, 6, 17)
AFTERNOON = HistoryRange(Span.CUSTOM, YESTERDAY, YESTERDAY, time(14), time(16))


@pytest.fixture
def page(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> Iterator[HistoryPage]:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    yield made
    stage.until(made.is_ready)  # nothing is asked for any more


@pytest.fixture
def popup(stage: Stage, page: HistoryPage) -> DatePopup:
    return stage.do(page.range_bar.open_words)


@pytest.fixture
def write(stage: Stage, popup: DatePopup, qtbot: QtBot) -> Callable[[str], None]:
    def act(text: str) -> None:
        popup.words.field.selectAll()
        stage.do(lambda: qtbot.keyClicks(popup.words.field, text))

    return act


def test_what_is_understood_is_said_while_one_writes(
    popup: DatePopup, write: Callable[[str], None]
) -> None:
    said = popup.words.message
    write("last week")
    assert said.text() == "8 – 14 Jun 2026 · 7 days"
    write("yesterday 14:00-16:00")
    assert said.text() == "Wed 17 Jun 2026, 14:00 – 16:00"
    assert popup.words.field.accessibleDescription() == said.text()
    assert said.property("kind") == "secondary"


def test_what_is_not_understood_is_said_in_one_sentence(
    popup: DatePopup, write: Callable[[str], None]
) -> None:
    write("gibberish")
    assert popup.words.message.text() == (
        "This is not understood. Write it like last week or since 15 May 2026."
    )
    assert popup.words.message.property("kind") == "error"
    write("tomorrow")
    assert popup.words.message.text() == "This time has not come yet."
    write("31 april")
    assert popup.words.message.text() == "The calendar has no such time."


def test_enter_shows_the_range_and_closes_the_calendar(
    stage: Stage, page: HistoryPage, popup: DatePopup, write: Callable[[str], None], qtbot: QtBot
) -> None:
    write("last week")
    stage.do(lambda: qtbot.keyClick(popup.words.field, Qt.Key.Key_Return))
    stage.until(page.is_ready)
    assert popup.isHidden()
    assert page.shown == around(Span.WEEK, date(2026, 6, 10))
    assert page.range_bar.spans.current == "week"


def test_one_enter_is_enough_while_phrases_are_offered(
    stage: Stage, page: HistoryPage, popup: DatePopup, write: Callable[[str], None], qtbot: QtBot
) -> None:
    seen: list[object] = []
    popup.words.chosen.connect(seen.append)
    write("last week")
    offered = popup.words.completer.popup()
    assert offered is not None
    assert offered.isVisible()
    stage.do(lambda: qtbot.keyClick(offered, Qt.Key.Key_Return))
    stage.until(page.is_ready)
    assert (popup.isHidden(), offered.isHidden()) == (True, True)
    assert page.shown == around(Span.WEEK, date(2026, 6, 10))
    assert seen == [page.shown]


def test_enter_on_a_phrase_that_is_gone_to_takes_it_once(
    stage: Stage, page: HistoryPage, popup: DatePopup, write: Callable[[str], None], qtbot: QtBot
) -> None:
    seen: list[object] = []
    popup.words.chosen.connect(seen.append)
    write("last")
    offered = popup.words.completer.popup()
    assert offered is not None
    stage.do(lambda: qtbot.keyClick(offered, Qt.Key.Key_Down))
    phrase = offered.currentIndex().data()
    stage.do(lambda: qtbot.keyClick(offered, Qt.Key.Key_Return))
    stage.until(page.is_ready)
    assert popup.words.field.text() == phrase
    assert seen == [page.shown]


def test_enter_on_what_is_no_range_changes_nothing(
    stage: Stage, page: HistoryPage, popup: DatePopup, write: Callable[[str], None], qtbot: QtBot
) -> None:
    write("tomorrow")
    stage.do(lambda: qtbot.keyClick(popup.words.field, Qt.Key.Key_Return))
    assert popup.isVisible()
    assert page.shown == around(Span.DAY, TODAY)


def test_a_phrase_that_is_offered_is_shown_when_it_is_chosen(
    stage: Stage, page: HistoryPage, popup: DatePopup
) -> None:
    model = popup.words.completer.model()
    phrases = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert phrases[:2] == ["today", "yesterday"]
    assert "May 2026" in phrases
    stage.do(lambda: popup.words.completer.activated.emit("last month"))
    assert page.shown == around(Span.MONTH, date(2026, 5, 1))


def test_phrases_are_found_however_accents_and_apostrophes_are_written(stage: Stage) -> None:
    use_language("fr")
    light = Theme("light")
    field = stage.show(lambda: RangeField(light, lambda: datetime(2026, 6, 18, tzinfo=UTC)))
    stage.do(field.begin)
    for written, phrase in [
        ("Aujourd\u2019hui", "aujourd'hui"),
        ("aujourd'h", "aujourd'hui"),
        ("fevrier 2026", "février 2026"),
        ("debut", "depuis le début de l'année"),
    ]:
        field.completer.setCompletionPrefix(written)
        assert field.completer.currentCompletion() == phrase
    light.deleteLater()


def test_a_slash_in_the_chart_and_ctrl_l_lead_to_the_field(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    chart = page.card.charts.panels[0].chart
    stage.do(lambda: (chart.setFocus(), qtbot.keyClick(chart, "/")))
    opened = page.range_bar.open_words()
    assert opened.isVisible()
    stage.do(opened.hide)
    search = page.selector.search
    stage.do(lambda: (search.setFocus(), qtbot.keyClick(search, "/")))
    assert opened.isHidden()
    assert search.text() == "/"


def test_a_part_of_a_day_is_shown_by_hours_and_lines_of_five_minutes(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.selector.toggle("sensor.battery_level"))
    stage.do(lambda: page.set_range(AFTERNOON))
    stage.until(page.is_ready)
    assert page.data is not None
    assert len(page.data.meters) == 2
    assert len(page.data.measurements) == 24
    assert page.range_bar.date_button.text() == "Wed 17 Jun 2026, 14:00 – 16:00"


def test_a_part_of_a_day_is_compared_with_the_same_times(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.compare_with(Against.PREVIOUS))
    stage.do(lambda: page.set_range(AFTERNOON))
    stage.until(page.is_ready)
    assert page.data is not None
    assert page.data.compared is not None
    assert page.card.compared.text().startswith(
        "Wed 17 Jun 2026, 14:00–16:00 with Tue 16 Jun 2026, 14:00–16:00"
    )
    assert all(np.isfinite(c.before.values).all() for c in page.data.meters.columns)


def test_a_part_of_a_day_moves_by_days(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.set_range(AFTERNOON))
    stage.do(lambda: page.range_bar.step(-1))
    assert page.shown == HistoryRange(
        Span.CUSTOM, date(2026, 6, 16), date(2026, 6, 16), time(14), time(16)
    )
    stage.do(page.range_bar.go_today)
    assert page.shown == HistoryRange(Span.CUSTOM, TODAY, TODAY, time(14), time(16))
