"""The window: pages, shortcuts, what it remembers, and what closing means."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.events import STATE, STORING, Problem
from energy_desktop.services import Services
from energy_desktop.ui.main_window import MINIMUM_SIZE, PAGES, MainWindow, first_size
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.pages.history_range_bar import RangeBar
from energy_desktop.ui.style_sheet import build_style_sheet
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


def _press(stage: Stage, window: MainWindow, keys: str) -> None:
    stage.do(lambda: QTest.keySequence(window, QKeySequence(keys)))


def test_it_opens_on_the_dashboard_with_its_header(stage: Stage, window: MainWindow) -> None:
    stage.until(window.is_ready)
    assert window.page_name == "dashboard"
    assert window.header.title_label.text() == "Dashboard"
    assert window.chip.isVisible()


def test_pages_are_kept_alive(stage: Stage, window: MainWindow) -> None:
    first = window.current_page
    stage.do(lambda: window.show_page("history"))
    assert window.page_name == "history"
    assert window.header.title_label.text() == window.current_page.title
    stage.do(lambda: window.show_page("dashboard"))
    assert window.current_page is first


@pytest.mark.parametrize("is_demo", [False, True])
def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings,
    is_demo: bool,
) -> None:  # fmt: skip
    # A window that appears closes the menus that are open, the tray's too.
    home.status.is_demo = is_demo
    shown = ShownAsWindows()
    program = QCoreApplication.instance()
    assert program is not None
    program.installEventFilter(shown)
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock))
    for page in PAGES:
        stage.do(partial(window.show_page, page))
        stage.until(window.is_ready)
    program.removeEventFilter(shown)
    assert shown.names == {"MainWindow"}


class ShownAsWindows(QObject):
    """Listens to the whole program for windows that appear."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.names.add(type(watched).__name__)
        return False


def test_an_unknown_page_changes_nothing(stage: Stage, window: MainWindow) -> None:
    stage.do(lambda: window.show_page("costs"))
    assert window.page_name == "dashboard"


def test_pages_have_keys_and_the_rail_buttons(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    stage.do(lambda: qtbot.mouseClick(window.rail.button("history"), Qt.MouseButton.LeftButton))
    assert window.page_name == "history"
    for key, name in (("1", "dashboard"), (",", "settings"), ("2", "history")):
        window.activateWindow()
        stage.until(window.isActiveWindow)
        _press(stage, window, f"Ctrl+{key}")
        assert window.page_name == name


def test_enter_presses_the_button_that_has_the_focus(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    stage.until(window.isActiveWindow)
    button = window.rail.button("history")
    stage.do(button.setFocus)
    stage.do(lambda: qtbot.keyClick(button, Qt.Key.Key_Return))
    assert window.page_name == "history"
    [ranges] = window.current_page.findChildren(RangeBar)
    pressed: list[int] = []
    ranges.today_button.clicked.connect(lambda: pressed.append(1))
    stage.do(ranges.today_button.setFocus)
    stage.do(lambda: qtbot.keyClick(ranges.today_button, Qt.Key.Key_Enter))
    assert pressed == [1]


def test_f5_asks_again_and_ctrl_q_asks_to_quit(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    stage.until(window.is_ready)
    before = home.readings.queries
    window.activateWindow()
    stage.until(window.isActiveWindow)
    _press(stage, window, "F5")
    assert home.readings.queries > before
    quits: list[int] = []
    window.quit_requested.connect(lambda: quits.append(1))
    _press(stage, window, "Ctrl+Q")
    assert quits == [1]


def test_the_chip_opens_the_connection(stage: Stage, window: MainWindow, qtbot: QtBot) -> None:
    stage.do(lambda: qtbot.mouseClick(window.chip, Qt.MouseButton.LeftButton))
    assert window.page_name == "settings"


@pytest.mark.parametrize(
    ("free", "size"),
    [((1920, 1040), (1280, 800)), ((1280, 772), (1264, 732)), ((1366, 728), (1280, 688)),
     ((640, 480), (720, 520))],
)  # fmt: skip
def test_the_first_size_leaves_the_taskbar_free(
    free: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*free)) == QSize(*size)


def test_without_a_memory_it_fits_the_screen(
    stage: Stage, services: Services, theme: Theme, store: QSettings
) -> None:
    made: list[QSize] = []

    def build() -> MainWindow:
        window = MainWindow(services, theme, store)
        made.append(window.size())
        return window

    free = stage.show(build).screen().availableGeometry().size()
    assert made == [first_size(free)]


def test_minimised_nothing_is_painted(stage: Stage, window: MainWindow) -> None:
    stage.until(window.is_ready)
    page = window.current_page
    assert isinstance(page, DashboardPage)
    stage.do(window.showMinimized)
    assert not page.chart.is_running
    stage.do(window.bring_to_front)
    assert page.chart.is_running


def test_it_remembers_size_and_page(
    stage: Stage, window: MainWindow, services: Services, theme: Theme, store: QSettings
) -> None:
    stage.do(lambda: window.resize(780, 640))
    stage.do(lambda: window.show_page("history"))
    stage.do(window.end)
    store.sync()
    again = stage.show(lambda: MainWindow(services, theme, store), (780, 640))
    stage.do(again._restore)
    assert (again.width(), again.height()) == (780, 640)
    assert again.page_name == "history"


def test_a_broken_memory_is_ignored(
    stage: Stage, services: Services, theme: Theme, store: QSettings
) -> None:
    store.setValue("geometry", b"nonsense")
    store.setValue("page", "costs")
    window = stage.show(lambda: MainWindow(services, theme, store), (900, 600))
    assert window.page_name == "dashboard"


def test_a_problem_is_told_at_the_top_until_it_is_closed(
    window: MainWindow, home: FakeServices, qtbot: QtBot
) -> None:
    home.events.problem_raised.emit(Problem("store", "The disk is full.", lasting=True))
    assert window.banner.isVisible()
    assert window.banner.text_label.text() == "The disk is full."
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_a_problem_goes_away_by_itself_when_it_is_over(
    stage: Stage, window: MainWindow, home: FakeServices
) -> None:
    stage.until(window.is_ready)
    home.events.tell(STORING, "The database is away.")
    assert window.banner.text_label.text() == (
        "The database is away. Recording goes on; readings wait until it is back."
    )
    asked = home.readings.queries
    stage.do(lambda: home.events.tell(STORING, None))
    assert not window.banner.isVisible()
    assert home.readings.queries > asked


def test_a_closed_problem_stays_closed_until_it_comes_anew(
    window: MainWindow, home: FakeServices, qtbot: QtBot
) -> None:
    home.events.tell(STORING, "The database is away.")
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    home.events.tell(STORING, "The database is still away.")
    assert not window.banner.isVisible()
    home.events.tell(STORING, None)
    home.events.tell(STORING, "The database is away again.")
    assert window.banner.isVisible()


def test_behind_a_problem_that_is_over_the_one_before_is_told_again(
    window: MainWindow, home: FakeServices
) -> None:
    home.events.tell(STATE, "MongoDB does not answer.")
    home.events.tell(STORING, "QuestDB can't be reached.")
    assert window.banner.text_label.text().startswith("QuestDB")
    home.events.tell(STORING, None)
    assert window.banner.text_label.text() == (
        "MongoDB does not answer. Recording goes on; what is changed is kept here and sent later."
    )


def test_a_window_that_opens_in_the_middle_of_a_problem_tells_it(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings
) -> None:
    home.events.tell(STORING, "The database is away.")
    window = stage.show(lambda: MainWindow(services, theme, store, home.clock))
    assert window.banner.isVisible()


def test_narrow_the_rail_shows_icons_with_tooltips(
    stage: Stage, window: MainWindow, theme: Theme
) -> None:
    assert not window.rail.is_narrow
    stage.do(lambda: theme.set_text_scale(200))
    assert window.rail.button("history").toolTip() == "History"
    stage.do(lambda: theme.set_text_scale(100))
    stage.do(lambda: window.resize(720, 520))
    assert window.rail.is_narrow


@pytest.mark.parametrize("name", ["dashboard", "history", "settings"])
def test_in_the_smallest_window_text_of_twice_the_size_is_neither_cut_nor_scrolled_sideways(
    stage: Stage, window: MainWindow, theme: Theme, qapp: QApplication, name: str
) -> None:
    qapp.setStyleSheet(build_style_sheet(theme.tokens, 2.0))
    try:
        stage.do(lambda: theme.set_text_scale(200))
        stage.do(lambda: window.show_page(name))
        stage.do(lambda: window.resize(MINIMUM_SIZE))
        stage.until(window.is_ready)
        stage.do(window.update)
        title = window.header.title_label
        assert title.toolTip() == "", "the whole title is shown"
        areas = [a for a in window.current_page.findChildren(QScrollArea) if a.isVisible()]
        largest = max(areas, key=lambda area: area.width() * area.height())
        assert largest.verticalScrollBar().isVisible()
        assert largest.horizontalScrollBar().maximum() == 0, "nothing is wider than the window"
    finally:
        qapp.setStyleSheet("")
        theme.set_text_scale(100)


def test_another_theme_reaches_no_window_that_is_gone(
    stage: Stage, services: Services, theme: Theme, store: QSettings, home: FakeServices
) -> None:
    gone = stage.show(lambda: MainWindow(services, theme, store, home.clock))
    for name in ("history", "settings", "dashboard"):
        stage.do(partial(gone.show_page, name))
    stage.do(gone.end)
    stage.clear()
    stage.do(lambda: theme.set_mode("dark"))
    stage.do(lambda: services.events.connection_changed.emit(services.home_assistant.state))
    stage.do(lambda: services.events.settings_changed.emit(frozenset({"theme"})))


def test_after_its_end_no_widget_is_left(
    stage: Stage, window: MainWindow, qapp: QApplication
) -> None:
    stage.until(window.is_ready)
    stage.do(window.end)
    stage.clear()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow)]
    assert left == []


def test_another_way_to_write_times_is_seen_on_every_page_that_was_built(
    stage: Stage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.do(lambda: window.show_page("settings"))
    told: list[str] = []
    for name, page in window._pages.items():
        monkeypatch.setattr(page, "refresh", lambda name=name: told.append(name))
    stage.do(window.write_anew)
    assert told == ["dashboard", "settings"]
