"""Going through Settings by keys: in which order, and that each stop can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from shiboken6 import delete, isValid

from energy_desktop.services import Services
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.sensor_table import SensorColumn
from energy_desktop.ui.widgets.sensor_view import RoleList
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def settings_of(stage: Stage, window: MainWindow) -> SettingsPage:
    stage.do(lambda: window.show_page("settings"))
    stage.until(window.is_ready)
    window.activateWindow()
    stage.until(window.isActiveWindow)
    page = window.current_page
    assert isinstance(page, SettingsPage)
    return page


def tab(stage: Stage) -> QWidget:
    """Where the next press of Tab comes to."""
    used = QApplication.focusWidget()
    assert used is not None
    stage.do(lambda: QTest.keyClick(used, Qt.Key.Key_Tab))
    now = QApplication.focusWidget()
    assert now is not None
    return now


def cards_met(stage: Stage, page: SettingsPage) -> list[str]:
    """The cards that Tab comes through, from the page on."""
    stage.do(page.setFocus)
    met = []
    while (now := tab(stage)) is page.search or page.isAncestorOf(now):
        met += [name for name, card in page.cards.items() if card.isAncestorOf(now)]
    return list(dict.fromkeys(met))


def test_tab_begins_with_the_search_and_then_the_fields_of_the_first_card(
    stage: Stage, window: MainWindow
) -> None:
    page = settings_of(stage, window)
    card = page.connection
    stage.do(page.setFocus)
    met = [tab(stage) for _ in range(6)]
    wanted = [page.search, page.sections, card.address, card.test_button, card.replace_button]
    assert met == [*wanted, card.pause_button]


@pytest.mark.parametrize(
    ("width", "names"),
    [(1280, ["sensors", "appearance", "about", "database", "api", "background"]),
     (800, ["sensors", "database", "api", "background", "appearance", "about"])],
)  # fmt: skip
def test_tab_goes_through_the_cards_as_they_are_read(
    stage: Stage, window: MainWindow, width: int, names: list[str]
) -> None:
    stage.do(lambda: window.resize(width, 700))
    page = settings_of(stage, window)
    assert cards_met(stage, page) == ["connection", *names]


def test_so_it_does_with_keys_that_came_later(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    page = settings_of(stage, window)
    stage.do(page.api.keys.show_keys)
    stage.do(lambda: home.events.api_keys_changed.emit(()))
    assert cards_met(stage, page)[-2:] == ["api", "background"]


@pytest.mark.parametrize("percent", [100, 200])
def test_each_stop_of_the_page_is_scrolled_into_sight(
    stage: Stage, services: Services, theme: Theme, store: QSettings, home: FakeServices,
    percent: int,
) -> None:  # fmt: skip
    theme.set_text_scale(percent)
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock), (720, 520))
    page = settings_of(stage, window)
    stage.do(page.setFocus)
    unseen, count = list[QWidget](), 0
    while (now := tab(stage)) is page.search or page.isAncestorOf(now):
        count += 1
        if page._scroll.isAncestorOf(now) and not is_in_sight(page, now):
            unseen.append(now)
    assert unseen == []
    assert count > 25


def is_in_sight(page: SettingsPage, widget: QWidget) -> bool:
    """The whole control; of a table its current row, and where it has none its beginning."""
    view, part = page._scroll.viewport(), widget.rect()
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        part = row.translated(widget.viewport().pos()) if row.isValid() else part
        part.setHeight(min(part.height(), 60))
    return view.rect().contains(QRect(widget.mapTo(view, part.topLeft()), part.size()))


def test_the_row_that_the_table_of_sensors_goes_to_is_in_sight(
    stage: Stage, services: Services, theme: Theme, store: QSettings, home: FakeServices
) -> None:
    theme.set_text_scale(200)
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock), (720, 520))
    page = settings_of(stage, window)
    table = page.sensors.view
    stage.do(table.setFocus)
    for _ in range(8):
        stage.do(lambda: QTest.keyClick(table, Qt.Key.Key_Down))
        assert is_in_sight(page, table)


def test_who_comes_back_to_the_window_finds_it_as_it_was_scrolled(
    stage: Stage, window: MainWindow
) -> None:
    page = settings_of(stage, window)
    stage.do(page.connection.address.setFocus)
    bar = page._scroll.verticalScrollBar()
    stage.do(lambda: bar.setValue(bar.maximum()))
    other = stage.show(QLineEdit, (200, 40))
    stage.do(other.activateWindow)
    stage.until(other.isActiveWindow)
    stage.do(window.activateWindow)
    stage.until(page.connection.address.hasFocus)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("percent", [100, 200])
def test_so_is_its_current_row_when_tab_comes_back_to_it(
    stage: Stage, services: Services, theme: Theme, store: QSettings, home: FakeServices,
    percent: int,
) -> None:  # fmt: skip
    theme.set_text_scale(percent)
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock), (720, 520))
    page = settings_of(stage, window)
    table, bar = page.sensors.view, page._scroll.verticalScrollBar()
    stage.do(table.setFocus)
    for _ in range(8):
        stage.do(lambda: QTest.keyClick(table, Qt.Key.Key_Down))
    stage.do(page.search.setFocus)
    stage.do(table.scrollToTop)
    stage.do(lambda: bar.setValue(0))
    stage.do(lambda: table.setFocus(Qt.FocusReason.TabFocusReason))
    assert table.currentIndex().row() == 8
    assert is_in_sight(page, table)


def test_a_page_that_goes_with_the_focus_in_it_leaves_no_error(
    stage: Stage, window: MainWindow
) -> None:
    page = settings_of(stage, window)
    stage.do(page.connection.address.setFocus)
    assert page.connection.address.hasFocus()
    stage.do(lambda: delete(page))
    assert not isValid(page)


def test_nothing_scrolls_when_a_role_is_chosen_by_mouse(stage: Stage, window: MainWindow) -> None:
    stage.do(lambda: window.resize(1280, 600))
    page = settings_of(stage, window)
    table, bar = page.sensors.view, page._scroll.verticalScrollBar()
    stage.do(page.search.setFocus)
    stage.do(lambda: bar.setValue(60))
    assert page.height_of(table) + table.height() > page._scroll.viewport().height()
    click(stage, table, table.shown.index(1, SensorColumn.ROLE))
    roles = table.findChild(RoleList)
    assert roles is not None
    stage.until(roles.view().isVisible)
    click(stage, roles.view(), roles.model().index(2, 0))
    stage.until(lambda: table.findChild(RoleList) is None)
    assert table.hasFocus()
    assert bar.value() == 60


def click(stage: Stage, view: QAbstractItemView, index: QModelIndex) -> None:
    left, at = Qt.MouseButton.LeftButton, view.visualRect(index).center()
    stage.do(lambda: QTest.mouseMove(view.viewport(), at))
    stage.do(lambda: QTest.mouseClick(view.viewport(), left, pos=at))
