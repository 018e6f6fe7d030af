"""The legend of a chart: no name is out of reach, and what is below zero looks it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.chart_legend import MOST_ROWS, ChartLegend, earlier_line
from tests.ui.conftest import Stage

NAMES = [("solar", f"A sensor with a long name {n}") for n in range(12)]


@pytest.fixture
def legend(stage: Stage, theme: Theme) -> ChartLegend:
    made = stage.show(lambda: ChartLegend(theme), (400, 100))
    stage.do(lambda: made.set_entries(NAMES))
    return made


def test_what_has_no_room_in_three_rows_is_counted(legend: ChartLegend) -> None:
    assert legend.rows == MOST_ROWS
    assert legend.hidden > 0
    assert legend.shown()[-1][1] == f"+{legend.hidden} more"
    assert all(name in legend.toolTip() for _hue, name in NAMES)


def test_a_click_shows_all_names_and_another_three_rows_again(
    legend: ChartLegend, qtbot: QtBot
) -> None:
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton)
    assert [name for _hue, name, _at in legend.shown()] == [name for _hue, name in NAMES]
    assert legend.sizeHint().height() > 3 * 22
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton)
    assert legend.rows == MOST_ROWS


def test_what_a_line_was_stays_in_the_row_of_the_line(stage: Stage, legend: ChartLegend) -> None:
    pairs = [[("solar", f"Line {n}"), (earlier_line(n), "before")] for n in range(4)]
    stage.do(lambda: legend.set_entries([entry for pair in pairs for entry in pair]))
    for width in range(170, 700, 10):
        stage.do(partial(legend.resize, width, 100))
        tops = [at.y() for at in legend.places()]
        assert tops[::2] == tops[1::2], width


def test_keys_reach_them_too(legend: ChartLegend, qtbot: QtBot) -> None:
    assert legend.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert legend.hidden == 0


def test_a_legend_with_room_for_all_is_no_button(stage: Stage, legend: ChartLegend) -> None:
    stage.do(lambda: legend.set_entries(NAMES[:2]))
    assert legend.hidden == 0
    assert legend.focusPolicy() == Qt.FocusPolicy.NoFocus
