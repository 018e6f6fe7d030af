"""The list of keys: it opens, closes, and names every key that does something, and no other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.ui import shortcuts_dialog
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.shortcuts_dialog import Keys, ShortcutsDialog, key_words
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def window(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, tmp_path: Path
) -> MainWindow:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = stage.show(lambda: MainWindow(services, theme, store, home.clock))
    for page in ("settings", "history", "dashboard"):
        stage.do(partial(made.show_page, page))
        stage.until(made.is_ready)
    return made


def keys_of(*groups: tuple[Keys, ...]) -> set[str]:
    return {QKeySequence(key).toString() for group in groups for e in group for key in e.keys}


def shortcuts(widget: QWidget) -> set[str]:
    return {shortcut.key().toString() for shortcut in widget.findChildren(QShortcut)}


def acts(widget: QWidget, key: str) -> bool:
    """Whether a key that is pressed in a widget is taken by it or by what holds it."""
    combined = QKeySequence(key)[0]  # type: ignore[index] # its stubs lack this
    text = key if len(key) == 1 else ""
    event = QKeyEvent(
        QEvent.Type.KeyPress, combined.key(), combined.keyboardModifiers(), text.lower()
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_f1_and_question_mark_show_the_list_and_escape_closes_it(
    window: MainWindow, stage: Stage, qtbot: QtBot
) -> None:
    for key in shortcuts_dialog.LIST_KEYS:
        window.activateWindow()
        stage.until(window.isActiveWindow)
        stage.do(partial(QTest.keySequence, window, QKeySequence(key)))
        dialog = window.findChild(ShortcutsDialog)
        assert dialog is not None
        assert dialog.isVisible()
        assert dialog.list.accessibleName() == "Keyboard shortcuts"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        stage.until(lambda: window.findChild(ShortcutsDialog) is None)


def test_every_shortcut_is_listed_and_each_listed_one_is_there(window: MainWindow) -> None:
    pages = {name: window._page(name) for name in ("dashboard", "history", "settings")}
    of_pages = {name: shortcuts(page) for name, page in pages.items()}
    assert of_pages["settings"] == keys_of(shortcuts_dialog.SETTINGS)
    assert of_pages["history"] == keys_of(shortcuts_dialog.HISTORY)
    everywhere = [
        s for s in window.findChildren(QShortcut) if s.parent() in (window, window.header)
    ]
    assert {s.key().toString() for s in everywhere} == keys_of(shortcuts_dialog.EVERYWHERE)


def test_every_key_listed_for_the_charts_of_history_does_something(
    window: MainWindow, stage: Stage
) -> None:
    page = window._page("history")
    assert isinstance(page, HistoryPage)
    stage.do(lambda: window.show_page("history"))
    stage.do(lambda: page.selector.set_selection(["sensor.pv_power", "sensor.meter_import"]))
    stage.do(page.refresh)
    stage.until(page.is_ready)
    charts = [panel.chart for panel in page.card.charts.panels]
    for kind, group in ((BarChart, shortcuts_dialog.CHARTS), (BandChart, shortcuts_dialog.LINES)):
        chart = next(chart for chart in charts if isinstance(chart, kind))
        for entry in group:
            for key in entry.keys:
                stage.do(chart.setFocus)
                chart.set_cursor(1)
                assert acts(chart, key), key
                stage.until(page.is_ready)
        assert not acts(chart, "F9"), "what is not listed does nothing"
    for entry in shortcuts_dialog.STRIP:
        assert all(acts(page.card.charts.strip, key) for key in entry.keys)


def test_every_key_listed_for_the_dashboard_does_something(window: MainWindow) -> None:
    page = window._page("dashboard")
    assert isinstance(page, DashboardPage)
    for entry in shortcuts_dialog.DASHBOARD:
        for key in entry.keys:
            assert acts(page, key), key
    for entry in shortcuts_dialog.POWER:
        for key in entry.keys:
            page.chart.plot.move_cursor(-1)
            assert acts(page.chart.plot, key), key


def test_every_key_listed_for_the_sensors_of_settings_does_something(
    window: MainWindow, stage: Stage
) -> None:
    page = window._page("settings")
    assert isinstance(page, SettingsPage)
    table = page.sensors.view
    table.selectRow(0)
    for key in (key for entry in shortcuts_dialog.SENSORS for key in entry.keys):
        assert stage.do(partial(acts, table, key)), key
    assert not acts(table, "F9"), "what is not listed does nothing"


def test_arrows_are_shown_as_arrows() -> None:
    assert key_words(("Alt+Left", "Alt+Right")) == "Alt+←  Alt+→"
    assert key_words(("+", "-")) == "+  -"


def test_no_words_are_cut_in_large_text(window: MainWindow, stage: Stage, theme: Theme) -> None:
    theme.set_text_scale(200)
    stage.do(window.header.show_shortcuts)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    for column in (0, 1):
        assert dialog.list.columnWidth(column) >= dialog.list.sizeHintForColumn(column)
    stage.do(dialog.close)
    stage.until(lambda: window.findChild(ShortcutsDialog) is None)


def test_a_row_goes_up_to_the_edge(window: MainWindow, stage: Stage) -> None:
    stage.do(window.header.show_shortcuts)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    keys = dialog.list
    assert keys.columnWidth(0) + keys.columnWidth(1) == keys.viewport().width()
    stage.do(dialog.close)
    stage.until(lambda: window.findChild(ShortcutsDialog) is None)
