"""What is missing in History can be asked for again, and what came of it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from energy_desktop.errors import HassNotReady
from energy_desktop.models import ConnectionPhase, ConnectionState
from energy_desktop.services import Services
from energy_desktop.services.repair import Repaired
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import Span, around
from energy_desktop.ui.theme import Theme
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage

DAY = around(Span.DAY, date(2026, 6, 18))


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def test_what_is_missing_can_be_asked_for_again(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    legend = page.card.charts.coverage_legend
    assert "missing" in legend.summary.text()
    home.repair.goes_on.clear()
    home.repair.result = replace(home.repair.result, gaps_repaired=2)
    stage.do(legend.repair.click)
    stage.until(lambda: bool(home.repair.asked))
    start, end = DAY.bounds(home.live.zone)
    assert home.repair.asked == [(tuple(page.selector.selection), start, end)]
    assert legend.summary.text() == "Asking Home Assistant again…"
    home.readings.gaps = []
    stage.do(home.repair.goes_on.set)
    stage.until(page.is_ready)
    assert legend.repair.isHidden()
    assert legend.summary.text() == "2 gaps repaired"
    stage.do(legend._end_of_told.timeout.emit)
    assert legend.summary.text() == ""


@pytest.mark.parametrize(
    ("repaired", "left", "failed", "words"),
    [
        (0, 0, False, "Nothing is missing any more."),
        (1, 0, False, "1 gap repaired"),
        (1, 2, False, "1 gap repaired · 2 gaps left"),
        (0, 1, False, "1 gap left; Home Assistant has nothing more."),
        (1, 1, True, "Home Assistant did not answer all of it; it is asked again."),
    ],
)
def test_what_came_of_a_repair_is_said(
    stage: Stage,
    page: HistoryPage,
    home: FakeServices,
    repaired: int,
    left: int,
    failed: bool,
    words: str,
) -> None:
    home.repair.result = Repaired(0, repaired, left, failed)
    stage.do(page.card.charts.coverage_legend.repair.click)
    stage.until(page.is_ready)
    assert page.card.charts.coverage_legend.summary.text() == words


def test_a_repair_that_can_not_be_asked_for_says_why(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.repair.error = HassNotReady("Home Assistant is not connected; connect first, then repair.")
    legend = page.card.charts.coverage_legend
    stage.do(legend.repair.click)
    stage.until(lambda: "not connected" in legend.summary.text())


def filled(stage: Stage, page: HistoryPage, home: FakeServices) -> None:
    """What was missing has been fetched, soon after the page has asked."""
    stage.do(page._again.start)
    home.readings.gaps = []

    def tell() -> None:
        home.events.gap_repaired.emit(frozenset({"sensor.meter_import"}))
        page._filled.timeout.emit()

    stage.do(tell)


@pytest.mark.parametrize("back", [0, 1])
def test_a_gap_that_is_filled_by_itself_is_missing_no_longer_at_once(
    stage: Stage, page: HistoryPage, home: FakeServices, back: int
) -> None:
    gaps = [(a - timedelta(back), b - timedelta(back)) for a, b in home.readings.gaps]
    home.readings.gaps = gaps
    stage.do(lambda: page.set_range(DAY.stepped(-back)))
    stage.until(page.is_ready)
    legend = page.card.charts.coverage_legend
    assert "missing" in legend.summary.text()
    filled(stage, page, home)
    stage.until(page.is_ready)
    assert legend.summary.text() == ""


@pytest.mark.parametrize("phase", [ConnectionPhase.LIVE, ConnectionPhase.RETRYING])
def test_right_after_recording_has_begun_the_end_is_asked_for_again_soon(
    stage: Stage, page: HistoryPage, home: FakeServices, phase: ConnectionPhase
) -> None:
    home.home_assistant.state = ConnectionState(phase, NOW)
    home.readings.gaps = [(NOW - timedelta(seconds=1), NOW)]
    stage.do(page.refresh)
    stage.until(page.is_ready)
    is_soon = page._again.interval() < 10_000
    assert is_soon == (phase is ConnectionPhase.LIVE)


def test_where_nothing_is_missing_there_is_nothing_to_repair(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.readings.gaps = []
    stage.do(page.refresh)
    stage.until(page.is_ready)
    assert page.card.charts.coverage_legend.repair.isHidden()
