"""Whoever goes by Tab hears what each stop is, sees where it is, and meets it in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from energy_desktop.services import Services
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.shortcuts_dialog import ShortcutsDialog
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage
from tests.ui.dialogs import DIALOGS

PAGES = pytest.mark.parametrize("page", ["dashboard", "history", "settings"])


def stops(window: QWidget) -> list[QWidget]:
    """What Tab comes to."""
    found, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isVisibleTo(window) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; what a drop-down has chosen is no name."""
    if widget.accessibleName() or isinstance(widget, QComboBox):
        return widget.accessibleName()
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name).strip()


def described(widget: QWidget) -> str:
    """Where it is, for whoever reads that it failed."""
    above = widget.parentWidget()
    own = type(widget).__name__
    return own if above is None else f"{own} in {described(above)}"


def unnamed(window: QWidget) -> list[str]:
    return [described(widget) for widget in stops(window) if not name_of(widget)]


def shown_page(stage: Stage, window: MainWindow, page: str) -> MainWindow:
    stage.do(lambda: window.show_page(page))
    stage.until(window.is_ready)
    return window


@PAGES
def test_every_stop_of_a_page_has_a_name(stage: Stage, window: MainWindow, page: str) -> None:
    found = shown_page(stage, window, page)
    assert len(stops(found)) > 10
    assert unnamed(found) == []


def test_so_has_every_stop_of_the_tables_of_history(stage: Stage, window: MainWindow) -> None:
    page = shown_page(stage, window, "history").current_page
    assert isinstance(page, HistoryPage)
    stage.do(lambda: page.set_view("table"))
    assert unnamed(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_so_has_every_stop_of_a_dialog(
    stage: Stage, services: Services, theme: Theme, name: str
) -> None:
    shown = stage.show(lambda: DIALOGS[name](services, theme), (640, 600))
    assert stops(shown)
    assert unnamed(shown) == []


def test_so_has_every_stop_of_the_list_of_keys(
    stage: Stage, theme: Theme, window: MainWindow
) -> None:
    shown = stage.show(lambda: ShortcutsDialog(theme, window), (600, 600))
    assert unnamed(shown) == []


@pytest.mark.parametrize("step", [0, 1, 2])
def test_so_has_every_stop_of_the_first_run(
    stage: Stage, services: Services, theme: Theme, step: int
) -> None:
    shown = stage.show(lambda: FirstRun(services, theme), (640, 600))
    stage.do(lambda: shown._show_step(step))
    assert unnamed(shown) == []


@PAGES
def test_every_stop_of_a_page_looks_otherwise_while_it_has_the_focus(
    stage: Stage, window: MainWindow, page: str
) -> None:
    found = shown_page(stage, window, page)
    found.activateWindow()
    stage.until(found.isActiveWindow)
    assert [described(w) for w in stops(found) if not shows_focus(stage, found, w)] == []


def shows_focus(stage: Stage, window: MainWindow, widget: QWidget) -> bool:
    """Whether one sees that it has the focus, without the cursor of a field."""
    stage.do(lambda: window.current_page.setFocus(Qt.FocusReason.TabFocusReason))
    before = picture(widget)
    stage.do(lambda: widget.setFocus(Qt.FocusReason.TabFocusReason))
    return widget.hasFocus() and picture(widget) != before


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_stops_of_the_dashboard_come_in_the_order_of_reading(
    stage: Stage, window: MainWindow
) -> None:
    found = stops(shown_page(stage, window, "dashboard"))
    assert in_order(found, ["ConnectionChip", "NowTile", "PowerPlot", "StatsCard", "HeatMap"])


def test_the_stops_of_history_come_in_the_order_of_reading(
    stage: Stage, window: MainWindow
) -> None:
    found = stops(shown_page(stage, window, "history"))
    words = [name_of(widget) for widget in found]
    assert in_order(found, ["ConnectionChip", "Segmented", "SelectorView", "BarChart"])
    assert words.index("Repair…") > words.index("Energy per hour, kWh, chart")


def in_order(found: Sequence[QWidget], kinds: Sequence[str]) -> bool:
    """Whether all stops of one kind come before those of the next."""
    met = [kind for widget in found for kind in kinds if kind in described(widget)]
    return list(dict.fromkeys(met)) == list(kinds) and met == sorted(met, key=kinds.index)


@pytest.mark.parametrize("page", ["dashboard", "settings"])
def test_a_page_that_is_no_stop_is_scrolled_by_keys(
    stage: Stage, window: MainWindow, page: str
) -> None:
    stage.do(lambda: window.resize(720, 520))
    found = shown_page(stage, window, page)
    areas = [a for a in found.current_page.findChildren(QScrollArea) if a.isVisible()]
    bar = next(a.verticalScrollBar() for a in areas if a.verticalScrollBar().maximum() > 0)
    keys = ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageUp, -1))
    for key, direction in keys:
        before = bar.value()
        stage.do(partial(QTest.keyClick, found.current_page, key))
        assert (bar.value() - before) * direction > 0
