"""A year of History in months, or by a button in days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from energy_desktop.models import Period
from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_bookmarks import (
    Bookmark,
    bookmark_of_json,
    bookmark_to_json,
)
from energy_desktop.ui.pages.history_moving import choices
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.theme import Theme
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage

YEAR = around(Span.YEAR, date(2026, 6, 18))
DAYS = replace(YEAR, by_day=True)


@pytest.fixture
def page(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, store: QSettings
) -> HistoryPage:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    stage.do(lambda: made.set_range(YEAR))
    stage.until(made.is_ready)
    return made


def by_day(stage: Stage, page: HistoryPage) -> None:
    stage.do(page.range_bar.by_day.click)
    stage.until(page.is_ready)


def bars(page: HistoryPage) -> int:
    assert page.data is not None
    return len(page.data.meters)


def test_a_year_is_shown_in_months_or_in_days(stage: Stage, page: HistoryPage) -> None:
    assert bars(page) == 12
    by_day(stage, page)
    assert page.shown == DAYS
    assert bars(page) == 365
    assert page.card.charts.panels[0].title.text() == "Energy per day"
    by_day(stage, page)
    assert page.shown == YEAR
    assert bars(page) == 12


def test_the_button_is_there_in_years_only(stage: Stage, page: HistoryPage) -> None:
    button = page.range_bar.by_day
    assert button.isVisible()
    for span in (Span.DAY, Span.WEEK, Span.MONTH):
        stage.do(partial(page.range_bar.choose_span, span))
        assert not button.isVisible()
    stage.do(lambda: page.range_bar.choose_span(Span.YEAR))
    assert button.isVisible()


def test_it_stays_by_days_in_other_years_and_after_other_ranges(
    stage: Stage, page: HistoryPage
) -> None:
    by_day(stage, page)
    stage.do(lambda: page.range_bar.step(-1))
    assert page.shown == replace(around(Span.YEAR, date(2025, 1, 1)), by_day=True)
    stage.do(page.range_bar.go_today)
    assert page.shown == DAYS
    stage.do(lambda: page.range_bar.choose_span(Span.DAY))
    assert not page.shown.by_day
    stage.do(lambda: page.range_bar.choose_span(Span.YEAR))
    assert page.shown == DAYS


def test_a_bar_of_it_opens_its_day_and_leads_back(stage: Stage, page: HistoryPage) -> None:
    by_day(stage, page)
    stage.do(lambda: page.card.charts.panels[0].chart.bucket_activated.emit(128))
    stage.until(page.is_ready)
    assert page.shown == HistoryRange(Span.DAY, date(2026, 5, 9), date(2026, 5, 9))
    stage.do(page.go_up)
    assert page.shown == DAYS


def test_it_is_by_days_above_a_month_too(stage: Stage, page: HistoryPage) -> None:
    by_day(stage, page)
    stage.do(lambda: page.range_bar.choose_span(Span.MONTH))
    stage.until(page.is_ready)
    stage.do(page.go_up)
    assert page.shown == DAYS
    assert page.range_bar.by_day.isChecked()


def test_a_year_that_is_written_is_by_days_as_long_as_that_is_chosen(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    by_day(stage, page)
    field = stage.do(page.range_bar.open_words).words.field
    stage.do(lambda: qtbot.keyClicks(field, "2025"))
    stage.do(lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert page.shown == DAYS.stepped(-1)


def test_it_is_there_again_after_a_restart_as_this_year(
    stage: Stage, page: HistoryPage, services: Services, theme: Theme, home: FakeServices,
    store: QSettings,
) -> None:  # fmt: skip
    by_day(stage, page)
    again = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    assert again.shown == DAYS
    assert again.range_bar.by_day.isChecked()


def test_a_bookmark_keeps_it_and_moves_on_with_the_years() -> None:
    [moving] = choices(DAYS, NOW, 0)
    kept = Bookmark("Year", DAYS, moving, {}, "chart")
    read = bookmark_of_json(bookmark_to_json(kept))
    assert read == kept
    assert read.range(NOW.replace(year=2027), 0) == DAYS.stepped(1)
    old = bookmark_to_json(kept)
    del old["by_day"]
    assert bookmark_of_json(old).fixed == YEAR, "as it was kept before there were days"


def test_days_are_the_bars_of_years_and_of_nothing_else() -> None:
    assert DAYS.bucket is Period.DAY
    assert DAYS.line_bucket is Period.DAY
    assert YEAR.bucket is Period.MONTH
