"""The row above a chart has room for each of its names, or they have a row of their own."""

from __future__ import annotations

from functools import partial

from energy_desktop.ui.pages.history_panel import ChartPanel
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.icon_button import IconButton
from tests.ui.conftest import Stage


def test_no_name_of_a_series_is_cut_as_long_as_a_whole_row_has_room_for_it(
    stage: Stage, theme: Theme
) -> None:
    tool = IconButton(theme, "chart-bar", "Show the bars side by side")
    panel = stage.show(lambda: ChartPanel(theme, BarChart(theme, "kWh"), tool), (800, 300))
    stage.do(lambda: panel.set_words("Energy per day", "kWh", "light bars below zero"))
    names = [("solar", "Solar 8.34 kWh, 3 % more"), ("grid", "Grid import 95.9 kWh, as before")]
    stage.do(lambda: panel.set_legend(names))
    for width in range(260, 800, 12):
        stage.do(partial(panel.resize, width, 300))
        legend = panel.legend
        cut = [
            name
            for hue, name, at in legend.shown()
            if at.x() + legend._width(hue, name) > legend.width()
        ]
        assert cut == [], width
