"""What ends on History while another page is shown is told, and there for who comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible

from energy_desktop.errors import HassNotReady
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.rail import RailButton
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, window: MainWindow) -> HistoryPage:
    stage.do(lambda: window.show_page("history"))
    stage.until(window.is_ready)
    made = window.current_page
    assert isinstance(made, HistoryPage)
    return made


@pytest.fixture
def button(window: MainWindow) -> RailButton:
    """That of History."""
    return window.rail.button("history")


def export_and_leave(stage: Stage, window: MainWindow, page: HistoryPage, file: Path) -> None:
    def act() -> None:
        page.output.export_to(file)
        window.show_page("dashboard")

    stage.do(act)
    stage.until(lambda: bool(page.outcomes()))


def told(button: RailButton) -> str:
    interface = QAccessible.queryAccessibleInterface(button)
    return interface.text(QAccessible.Text.Description)


def test_an_export_that_ends_unseen_is_told_by_a_dot_and_said_once_one_comes_back(
    stage: Stage, window: MainWindow, page: HistoryPage, button: RailButton, tmp_path: Path
) -> None:
    before = button.grab().toImage()
    said: list[str] = []
    page.output.notice.announce = lambda _widget, words: said.append(words)
    export_and_leave(stage, window, page, tmp_path / "june.csv")
    assert button.has_news
    assert told(button) == "What you began there has ended."
    assert button.toolTip() == "What you began there has ended."
    assert button.grab().toImage() != before
    said.clear()
    stage.do(lambda: window.show_page("history", "sensor.meter_import"))  # as a tile does
    notice = page.output.notice
    assert notice.isVisible()
    assert said == [notice.text_label.text()] == [f"june.csv is in {tmp_path}."]
    assert told(button) == button.toolTip() == ""


@pytest.mark.parametrize("fails", [False, True])
def test_so_is_a_repair_however_long_one_stays_away(
    stage: Stage, window: MainWindow, page: HistoryPage, button: RailButton, home: FakeServices,
    fails: bool,
) -> None:  # fmt: skip
    home.repair.goes_on.clear()
    home.repair.result = replace(home.repair.result, gaps_repaired=2)
    if fails:
        home.repair.error = HassNotReady("Home Assistant is not connected.")

    def leave() -> None:
        page.repair()
        window.show_page("settings")
        assert not told(button), "nothing has ended yet"

    stage.do(leave)
    stage.do(home.repair.goes_on.set)
    stage.until(lambda: button.has_news)
    legend = page.card.charts.coverage_legend
    assert not legend._end_of_told.isActive()
    stage.do(lambda: window.show_page("history"))
    stage.until(window.is_ready)
    assert not button.has_news
    words = "Home Assistant is not connected." if fails else "2 gaps repaired"
    assert legend.summary.text() == words
    assert legend.summary.isVisible()
    assert legend._end_of_told.isActive(), "from now on it is seen"


def test_what_ends_before_the_eyes_is_no_news(
    stage: Stage, page: HistoryPage, button: RailButton, tmp_path: Path
) -> None:
    stage.do(lambda: page.output.export_to(tmp_path / "june.csv"))
    stage.until(lambda: bool(page.outcomes()))
    assert not button.has_news


def test_narrow_the_tooltip_names_the_page_and_its_news(
    stage: Stage, theme: Theme, window: MainWindow, page: HistoryPage, button: RailButton,
    tmp_path: Path,
) -> None:  # fmt: skip
    export_and_leave(stage, window, page, tmp_path / "june.csv")
    stage.do(lambda: window.resize(720, 520))
    assert button.toolTip() == "History\nWhat you began there has ended."


@pytest.mark.parametrize("work", ["export", "repair"])
def test_what_was_seen_long_ago_is_no_news_in_another_language(
    stage: Stage, window: MainWindow, page: HistoryPage, tmp_path: Path, work: str
) -> None:
    stage.do(page.repair if work == "repair" else lambda: page.output.export_to(tmp_path / "a.csv"))
    stage.until(lambda: bool(page.outcomes()))
    stage.do(lambda: window.show_page("dashboard"))
    stage.do(window.build_anew)
    button = window.rail.button("history")
    assert not button.has_news
    stage.do(lambda: window._page("history"))
    assert not button.has_news
    assert window._page("history").outcomes()


def test_the_dot_stays_in_another_language(
    stage: Stage, window: MainWindow, page: HistoryPage, tmp_path: Path
) -> None:
    export_and_leave(stage, window, page, tmp_path / "june.csv")
    stage.do(window.build_anew)
    button = window.rail.button("history")
    assert window.page_name == "dashboard"
    assert button.has_news
    stage.do(lambda: window.show_page("history"))
    stage.until(window.is_ready)
    made = window.current_page
    assert isinstance(made, HistoryPage)
    assert made.output.notice.isVisible()
    assert not button.has_news
