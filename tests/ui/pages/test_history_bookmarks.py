"""Bookmarks of History: made, opened, renamed, deleted, and there again after a restart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.bookmark_dialogs import ManageBookmarks
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_bookmarks import Bookmark, Bookmarks
from energy_desktop.ui.pages.history_moving import Moving
from energy_desktop.ui.pages.history_range import Span, around
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
LAST_WEEK = around(Span.WEEK, TODAY - timedelta(days=7))
CHOSEN = ["sensor.battery_level", "sensor.meter_import"]


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def build(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, store: QSettings
) -> Callable[[], HistoryPage]:
    def act() -> HistoryPage:
        made = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
        stage.until(made.is_ready)
        return made

    return act


@pytest.fixture
def page(stage: Stage, build: Callable[[], HistoryPage]) -> Iterator[HistoryPage]:
    made = build()
    yield made
    stage.until(made.is_ready)  # nothing is asked for any more


@pytest.fixture
def keep(stage: Stage, page: HistoryPage) -> Callable[[str], Bookmark]:
    """Bookmark last week of two sensors as a table beside the week before."""

    def act(name: str) -> Bookmark:
        stage.do(lambda: page.choose_sensors(CHOSEN))
        stage.do(lambda: page.set_range(LAST_WEEK))
        stage.do(lambda: page.set_view("table"))
        stage.do(lambda: page.compare_with(Against.PREVIOUS))
        dialog = stage.do(page.bookmarks.add)
        dialog.name.setText(name)
        stage.do(dialog.accept)
        kept = page.bookmarks.bookmarks.get(name)
        assert kept is not None
        return kept

    return act


def names(page: HistoryPage) -> list[str]:
    page.bookmarks.fill()
    return [action.text().split("\t")[0] for action in page.bookmarks.menu.actions()]


def leave(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.choose_sensors(["sensor.pv_energy_total"]))
    stage.do(lambda: page.set_range(around(Span.YEAR, TODAY)))
    stage.do(lambda: page.set_view("chart"))
    stage.do(lambda: page.compare_with(Against.NOTHING))
    stage.until(page.is_ready)


def test_it_brings_back_range_sensors_view_and_comparison(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark]
) -> None:
    bookmark = keep("Grid by week")
    leave(stage, page)
    stage.do(lambda: page.bookmarks.open(bookmark))
    stage.until(page.is_ready)
    assert page.shown == LAST_WEEK
    assert sorted(page.selector.selection) == CHOSEN
    assert page.range_bar.views.current == "table"
    assert page.against is Against.PREVIOUS
    assert page.output.notice.isHidden()


def test_it_is_named_after_its_range_and_moves_unless_told(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.set_range(LAST_WEEK))
    dialog = stage.do(page.bookmarks.add)
    assert dialog.name.text() == "Last week"
    assert dialog.bookmark.moving == Moving("back", 1, Span.WEEK)
    dialog.range.setCurrentIndex(1)
    assert dialog.range.currentText() == "Always 8 – 14 Jun 2026"
    unmoved = dialog.bookmark
    assert unmoved.moving is None
    stage.do(dialog.reject)
    assert page.bookmarks.bookmarks.all == ()


def test_last_week_stays_last_week(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark], home: FakeServices
) -> None:
    bookmark = keep("Grid")
    later = home.clock() + timedelta(days=21)
    page._clock = lambda: later
    stage.do(lambda: page.bookmarks.open(bookmark))
    assert page.shown == around(Span.WEEK, TODAY + timedelta(days=14))


def test_they_are_in_the_menu_and_there_again_after_a_restart(
    build: Callable[[], HistoryPage], page: HistoryPage, keep: Callable[[str], Bookmark]
) -> None:
    assert names(page) == ["Add a bookmark…", "Rename or delete…"]
    bookmark = keep("Salt & pepper")
    again = build()
    assert names(again) == ["Salt && pepper", "", "Add a bookmark…", "Rename or delete…"]
    assert again.bookmarks.bookmarks.get("salt & PEPPER") == bookmark


def test_sensors_that_are_gone_are_told_and_the_others_shown(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark], home: FakeServices
) -> None:
    bookmark = keep("Grid")
    leave(stage, page)
    del home.entities.entities["sensor.battery_level"]
    stage.do(lambda: page.bookmarks.open(bookmark))
    stage.until(page.is_ready)
    assert page.selector.selection == ["sensor.meter_import"]
    notice = page.output.notice
    assert notice.isVisible()
    assert notice.text_label.text() == (
        "Of the bookmark Grid these are no longer recorded: Battery level."
    )


def test_where_all_sensors_are_gone_those_that_are_chosen_stay(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark]
) -> None:
    bookmark = replace(keep("Grid"), sensors={"sensor.gone": "Old meter"})
    leave(stage, page)
    stage.do(lambda: page.bookmarks.open(bookmark))
    assert page.selector.selection == ["sensor.pv_energy_total"]
    assert "Old meter" in page.output.notice.text_label.text()


def test_the_choice_of_a_bookmark_is_the_users_own(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark], home: FakeServices
) -> None:
    bookmark = keep("Grid")
    stage.do(lambda: page.bookmarks.open(bookmark))
    stage.do(lambda: home.events.entities_changed.emit(home.entities.all()))
    assert sorted(page.selector.selection) == CHOSEN


def test_one_of_the_same_name_is_replaced_after_it_was_said(
    stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark]
) -> None:
    keep("Grid")
    stage.do(lambda: page.set_range(around(Span.YEAR, TODAY)))
    dialog = stage.do(page.bookmarks.add)
    dialog.name.setText("  grid ")
    assert dialog.message.text() == "It takes the place of the bookmark Grid."
    assert dialog.add_button.text() == "Replace"
    stage.do(dialog.accept)
    [only] = page.bookmarks.bookmarks.all
    assert (only.name, only.fixed.span) == ("grid", Span.YEAR)


def test_without_a_name_there_is_no_bookmark(stage: Stage, page: HistoryPage) -> None:
    dialog = stage.do(page.bookmarks.add)
    dialog.name.setText("   ")
    assert not dialog.add_button.isEnabled()
    assert dialog.message.text() == "Give it a name."
    stage.do(dialog.accept)
    assert dialog.isVisible()
    stage.do(dialog.reject)


@pytest.fixture
def managed(stage: Stage, page: HistoryPage, keep: Callable[[str], Bookmark]) -> ManageBookmarks:
    for name in ("One", "Two", "Three"):
        keep(name)
    return stage.do(page.bookmarks.manage)


def test_they_are_renamed_in_the_list(
    stage: Stage, page: HistoryPage, managed: ManageBookmarks, qtbot: QtBot
) -> None:
    managed.list.setCurrentRow(1)
    stage.do(managed.rename_button.click)
    [editor] = managed.list.findChildren(QLineEdit)
    editor.setText("Second")
    stage.do(lambda: qtbot.keyClick(editor, Qt.Key.Key_Return))
    assert [b.name for b in page.bookmarks.bookmarks.all] == ["One", "Second", "Three"]


def test_a_name_that_is_taken_is_refused(
    stage: Stage, page: HistoryPage, managed: ManageBookmarks
) -> None:
    stage.do(lambda: managed.list.item(1).setText("THREE"))
    assert managed.message.text() == "There is a bookmark THREE already."
    assert [b.name for b in page.bookmarks.bookmarks.all] == ["One", "Two", "Three"]
    assert managed.list.item(1).text() == "Two"
    stage.do(lambda: managed.list.item(1).setText(" "))
    assert managed.message.text() == "A bookmark needs a name."


def test_what_was_deleted_can_be_taken_back(
    stage: Stage, page: HistoryPage, managed: ManageBookmarks, store: QSettings
) -> None:
    managed.list.setCurrentRow(1)
    stage.do(managed.delete_button.click)
    assert [b.name for b in Bookmarks(store).all] == ["One", "Three"]
    assert managed.message.text() == "Two was deleted."
    assert managed.undo_button.isVisible()
    stage.do(managed.undo_button.click)
    assert [b.name for b in Bookmarks(store).all] == ["One", "Two", "Three"]
    assert managed.undo_button.isHidden()


def test_the_last_one_can_be_deleted_too(
    stage: Stage, page: HistoryPage, managed: ManageBookmarks
) -> None:
    for _ in range(4):
        stage.do(managed.delete)
    assert page.bookmarks.bookmarks.all == ()
    assert not managed.delete_button.isEnabled()


@pytest.mark.parametrize("kept", ["no json", "[1, {}, null]", '{"a": 1}', "null"])
@pytest.mark.usefixtures("allow_log")
def test_what_can_not_be_read_is_left_out(store: QSettings, kept: str) -> None:
    store.setValue("bookmarks", kept)
    assert Bookmarks(store).all == ()


@pytest.mark.usefixtures("allow_log")
def test_one_that_can_not_be_read_takes_no_other_with_it(
    store: QSettings, page: HistoryPage, keep: Callable[[str], Bookmark]
) -> None:
    keep("Grid")
    kept = json.loads(str(store.value("bookmarks")))
    store.setValue("bookmarks", json.dumps([{**kept[0], "span": "aeon"}, kept[0], kept[0]]))
    assert [b.name for b in Bookmarks(store).all] == ["Grid"]
