"""What the keys do on History: some wherever the focus is, letters only in a chart or a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from energy_desktop.ui.pages.history_range import Span
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.bucket_table import BucketTable
from energy_desktop.ui.widgets.shortcuts import add_shortcuts

if TYPE_CHECKING:
    from energy_desktop.ui.pages.history import HistoryPage


def add_history_shortcuts(page: HistoryPage, toggle_sensors: Callable[[], object]) -> None:
    """The keys that act wherever the focus is."""

    def turn_view() -> None:
        page.set_view("table" if page.range_bar.views.current == "chart" else "chart")

    actions: dict[str, Callable[[], object]] = {
        "Ctrl+T": turn_view,
        "Ctrl+E": page.output.ask_where,
        "Ctrl+P": page.output.print_out,
        "Ctrl+F": page.selector.start_search,
        "Ctrl+B": toggle_sensors,
        "Ctrl+D": page.bookmarks.add,
        "Ctrl+L": page.range_bar.open_words,
        "Alt+Left": lambda: page.range_bar.step(-1),
        "Alt+Right": lambda: page.range_bar.step(1),
    }
    add_shortcuts(page, actions)


def act_on_key(page: HistoryPage, event: QKeyEvent) -> bool:
    """Do what a key means while chart or table has the focus; False where it means nothing."""
    focus = page.focusWidget()
    if event.matches(QKeySequence.StandardKey.Copy) and isinstance(focus, BucketPlot):
        page.output.copy_picture()
        return True
    action = _actions(page).get(event.key())
    if event.text() == "/":  # on some keyboards with Shift
        action = page.range_bar.open_words
    elif event.modifiers() != Qt.KeyboardModifier.NoModifier:
        action = None
    if action is None or not isinstance(focus, BucketPlot | BucketTable):
        return False
    action()
    return True


def _actions(page: HistoryPage) -> dict[int, Callable[[], object]]:
    bar = page.range_bar
    return {
        Qt.Key.Key_D: lambda: bar.choose_span(Span.DAY),
        Qt.Key.Key_W: lambda: bar.choose_span(Span.WEEK),
        Qt.Key.Key_M: lambda: bar.choose_span(Span.MONTH),
        Qt.Key.Key_Y: lambda: bar.choose_span(Span.YEAR),
        Qt.Key.Key_C: bar.compare.choose_next,
        Qt.Key.Key_Home: bar.go_today,
        Qt.Key.Key_Backspace: lambda: page.go_up(with_cursor=True),
    }
