"""History shows again what it showed last, after a restart or in another language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import Span, around
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
Build = Callable[[], HistoryPage]


@pytest.fixture
def build(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, tmp_path: Path
) -> Build:
    def make() -> HistoryPage:
        store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        page = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
        stage.until(page.is_ready)
        return page

    return make


def choose(stage: Stage, page: HistoryPage, span: Span, day: date) -> None:
    stage.do(lambda: page.set_range(around(span, day)))
    stage.until(page.is_ready)


def test_range_sensors_and_table_are_as_they_were(stage: Stage, build: Build) -> None:
    page = build()
    stage.do(lambda: page.choose_sensors(["sensor.meter_import"]))
    stage.do(lambda: page.set_view("table"))
    choose(stage, page, Span.MONTH, date(2026, 3, 5))
    again = build()
    assert again.shown == around(Span.MONTH, date(2026, 3, 5))
    assert again.selector.selection == ["sensor.meter_import"]
    assert again.range_bar.views.current == "table"


def test_a_range_around_today_is_around_today_again(
    stage: Stage, build: Build, home: FakeServices
) -> None:
    page = build()
    choose(stage, page, Span.WEEK, TODAY)
    home.now += timedelta(days=9)
    assert build().shown == around(Span.WEEK, TODAY + timedelta(days=9))


def test_sensors_that_nobody_chose_are_those_of_the_home_as_it_is_by_then(
    stage: Stage, build: Build
) -> None:
    page = build()
    choose(stage, page, Span.YEAR, TODAY)
    again = build()
    assert again.shown.span is Span.YEAR
    assert again.is_default
    assert again.selector.selection == page.selector.selection


def test_what_can_not_be_read_is_left_out(build: Build, tmp_path: Path, allow_log: None) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    store.setValue("history_view", '{"span": "century"}')
    store.sync()
    assert build().shown == around(Span.DAY, TODAY)
