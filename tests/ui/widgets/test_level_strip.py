"""How full the battery was stands below the power chart, where it is wanted, never on its axis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.live_lines import Line
from energy_desktop.ui.widgets.power_chart import PowerChart
from energy_desktop.ui.widgets.power_plot import PlotSeries
from tests.ui.conftest import Stage

NOW = datetime(2026, 6, 18, 12, 32, tzinfo=UTC)


def line(first: float, last: float) -> Line:
    """An hour, minute by minute."""
    at = NOW.timestamp() + np.linspace(-3600.0, 0.0, 61)
    return Line(at.astype(np.float64), np.linspace(first, last, 61))


def names(chart: PowerChart) -> list[str]:
    """What the readout tells of."""
    return [row.name for row in chart.plot.readout.rows]


@pytest.fixture
def chart(stage: Stage, theme: Theme) -> PowerChart:
    series = [PlotSeries("battery", "Battery", "battery")]
    made = stage.show(lambda: PowerChart(theme, series, lambda: NOW), (760, 380))
    stage.do(lambda: made.set_lines({"battery": line(-1.0, 2.0)}))
    stage.do(lambda: made.set_level(line(40.0, 70.0)))
    return made


def test_it_is_there_when_it_is_asked_for_and_as_wide_as_the_lines(
    stage: Stage, chart: PowerChart, qtbot: QtBot
) -> None:
    assert chart.level.isHidden()
    least = chart.minimumHeight()
    told: list[bool] = []
    chart.level_chosen.connect(told.append)
    stage.do(lambda: qtbot.mouseClick(chart.level_button, Qt.MouseButton.LeftButton))
    assert chart.level.isVisible()
    assert chart.minimumHeight() > least + chart.level.height(), "the lines keep their room"
    assert chart.level._area().left() == chart.plot.plot_area.left()
    assert chart.level._area().width() == chart.plot.plot_area.width()
    assert chart.plot._range[1] < 5, "the axis of the lines knows nothing of it"
    stage.do(lambda: qtbot.mouseClick(chart.level_button, Qt.MouseButton.LeftButton))
    assert chart.level.isHidden()
    assert told == [True, False]


def test_a_home_without_a_battery_is_not_offered_it(stage: Stage, chart: PowerChart) -> None:
    stage.do(lambda: chart.want_level(True))
    stage.do(lambda: chart.set_level(Line()))
    assert chart.level_button.isHidden()
    assert chart.level.isHidden()


def test_it_goes_on_as_the_battery_does(stage: Stage, chart: PowerChart) -> None:
    stage.do(lambda: chart.want_level(True))
    stage.do(lambda: chart.append_level(NOW, 71.0))
    stage.do(chart.redraw)
    assert chart.level.accessibleDescription() == "71\u202f%"
    before = chart.level.grab().toImage()
    stage.do(lambda: chart.append_level(NOW + timedelta(seconds=1), float("nan")))
    stage.do(lambda: chart.set_level(line(10.0, 20.0)))
    assert chart.level.grab().toImage() != before


def test_it_is_read_out_with_the_lines_and_a_column_of_the_table(
    stage: Stage, chart: PowerChart, qtbot: QtBot
) -> None:
    qtbot.keyClick(chart.plot, Qt.Key.Key_Left)
    assert names(chart) == ["Battery"]
    stage.do(lambda: chart.want_level(True))
    qtbot.keyClick(chart.plot, Qt.Key.Key_Left)
    assert names(chart) == ["Battery", "Battery level"]
    assert chart.plot.readout.rows[1].value == "70\u202f%"
    stage.do(lambda: chart.set_table(True))
    assert chart.level.isHidden(), "its numbers are in the table"
    table = chart.table_model
    heads = [table.headerData(n, Qt.Orientation.Horizontal) for n in range(table.columnCount())]
    assert heads == ["Time", "Battery, kW", "Battery level, %"]
    assert table.data(table.index(0, 2)) == "70"
