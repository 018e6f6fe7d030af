"""Whoever goes by Tab hears what each stop is, sees where it is, and meets it in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from energy_desktop.services import Services
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.shortcuts_dialog import ShortcutsDialog
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets import accessible_chart
from tests.ui.conftest import Stage
from tests.ui.dialogs import DIALOGS

SIZES = pytest.mark.parametrize("size", [(1280, 800, 100), (720, 520, 100), (720, 520, 200)])
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


def whole_dashboard(stage: Stage, window: MainWindow) -> DashboardPage:
    page = shown_page(stage, window, "dashboard").current_page
    assert isinstance(page, DashboardPage)
    stage.until(lambda: bool(page.days.consumers.rows) and not page.days.heat_map.is_empty)
    return page


def resize(stage: Stage, window: MainWindow, theme: Theme, size: tuple[int, int, int]) -> None:
    """Width, height, and the size of the text in percent."""
    width, height, percent = size
    stage.do(lambda: theme.set_text_scale(percent))
    stage.do(lambda: window.resize(width, height))


@SIZES
def test_the_stops_of_the_dashboard_come_in_the_order_of_reading(
    stage: Stage, theme: Theme, window: MainWindow, size: tuple[int, int, int]
) -> None:
    resize(stage, window, theme, size)
    whole_dashboard(stage, window)
    kinds = ["ConnectionChip", "NowTile", "PowerPlot", "Flow", "StatsCard", "ShareRow", "HeatMap"]
    assert in_order(stops(window), kinds)


@SIZES
def test_the_legend_and_the_tools_of_the_power_chart_come_as_they_stand(
    stage: Stage, theme: Theme, window: MainWindow, size: tuple[int, int, int]
) -> None:
    resize(stage, window, theme, size)
    chart = whole_dashboard(stage, window).chart
    inside = [widget for widget in stops(window) if chart.isAncestorOf(widget)]
    tops = [widget.mapTo(chart, widget.rect().center()).y() for widget in inside]
    assert len(inside) > 8
    assert all(after > before - 6 for before, after in pairwise(tops))


def test_the_energy_flow_says_its_figures_to_who_comes_by_tab(
    stage: Stage, window: MainWindow
) -> None:
    flow = whole_dashboard(stage, window).flow
    assert name_of(flow) == "Today’s energy flow"
    spoken = accessible_chart.install()("Flow", flow)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Chart
    for kind in (QAccessible.Text.Value, QAccessible.Text.Description):
        assert "7.90\u202fkWh from Solar to Home" in spoken.text(kind)


@pytest.mark.parametrize("page", ["dashboard", "history"])
@SIZES
def test_each_stop_scrolls_into_sight(
    stage: Stage, theme: Theme, window: MainWindow, page: str, size: tuple[int, int, int]
) -> None:
    resize(stage, window, theme, size)
    whole_dashboard(stage, window)
    shown_page(stage, window, page)
    window.activateWindow()
    stage.until(window.isActiveWindow)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _stop in stops(window):
            stage.do(partial(QTest.keyClick, QApplication.focusWidget() or window, key))
            focus = QApplication.focusWidget()
            assert focus is not None
            assert seen_px(focus) >= min(focus.height(), focus.window().height() * 0.3), (
                f"{described(focus)} at {size}"
            )


def seen_px(widget: QWidget) -> int:
    """How high the part of it is that nothing scrolled away."""
    seen, above = widget.rect(), widget.parentWidget()
    while above is not None:
        seen &= QRect(widget.mapFrom(above, QPoint()), above.size())
        above = above.parentWidget()
    return seen.height()


def test_a_click_scrolls_nothing(stage: Stage, window: MainWindow) -> None:
    page = whole_dashboard(stage, window)
    stage.do(lambda: window.resize(720, 520))
    bar = page._layout._scroll.verticalScrollBar()
    window.activateWindow()
    stage.until(window.isActiveWindow)
    stage.do(lambda: page.tiles.tile("solar").setFocus(Qt.FocusReason.TabFocusReason))
    stage.do(lambda: bar.setValue(60))
    plot = page.chart.plot
    top = plot.mapTo(window, QPoint()).y()
    assert top < window.height() < top + plot.height(), "only a part of it is seen"
    point = QPoint(plot.width() // 2, 4)
    stage.do(lambda: QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=point))
    assert plot.hasFocus()
    assert bar.value() == 60
    stage.do(lambda: QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=point))


def test_the_stops_of_history_come_in_the_order_of_reading(
    stage: Stage, window: MainWindow
) -> None:
    found = stops(shown_page(stage, window, "history"))
    words = [name_of(widget) for widget in found]
    assert in_order(found, ["ConnectionChip", "Segmented", "SelectorView", "BarChart"])
    assert words.index("Repair") > words.index("Energy per hour, kWh, chart")


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
