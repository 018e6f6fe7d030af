"""The live chart's ranges, pause, table, legend, crosshair and states."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tokens import DARK
from energy_desktop.ui.widgets.chart_numbers import pen_width
from energy_desktop.ui.widgets.live_lines import Line
from energy_desktop.ui.widgets.power_chart import PowerChart
from energy_desktop.ui.widgets.power_plot import PlotSeries
from tests.fakes.services import BERLIN, NOW
from tests.ui.conftest import Stage

SERIES = (PlotSeries("solar", "Solar", "solar", is_filled=True), PlotSeries("grid", "Grid", "grid"))


@pytest.fixture
def now() -> list[datetime]:
    return [NOW]


@pytest.fixture
def chart(stage: Stage, theme: Theme, now: list[datetime]) -> PowerChart:
    made = stage.show(lambda: PowerChart(theme, SERIES, lambda: now[0]), (800, 420))
    made.set_live(None, BERLIN)
    return made


def _lines(minutes: int = 60) -> dict[str, Line]:
    at = NOW.timestamp() - np.arange(minutes * 60, 0, -10.0)
    return {"solar": Line(at, 4 + np.sin(at / 300)), "grid": Line(at.copy(), -1 - np.sin(at / 50))}


def test_without_lines_it_says_that_nothing_is_recorded(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_lines({})
    assert chart.state == "empty"
    assert chart._panel.title_label.text() == "Nothing recorded here yet"
    with qtbot.waitSignal(chart.sensors_wanted):
        qtbot.mouseClick(chart._panel.button, Qt.MouseButton.LeftButton)


def test_an_error_is_told_and_can_be_retried(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_state("error", "The database is locked.")
    assert chart._panel.text_label.text() == "The database is locked."
    with qtbot.waitSignal(chart.retry):
        qtbot.mouseClick(chart._panel.button, Qt.MouseButton.LeftButton)


def test_loading_keeps_the_old_chart(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    chart.set_state("loading")
    assert chart._stack.currentWidget() is chart.plot
    assert chart.subtitle.text() == "Loading…"


def test_a_range_is_chosen_by_click_and_repainted_faster_when_short(
    chart: PowerChart, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    chart.range_chosen.connect(chosen.append)
    qtbot.mouseClick(chart.ranges.button("15min"), Qt.MouseButton.LeftButton)
    assert (chosen, chart.span()) == (["15min"], (NOW, 900.0))
    assert chart._timer.interval() == 100
    chart.set_range("24h")
    assert chart._timer.interval() == 500


def test_pause_freezes_the_chart_and_says_so(
    chart: PowerChart, now: list[datetime], qtbot: QtBot
) -> None:
    chart.set_lines(_lines())
    qtbot.mouseClick(chart.pause_button, Qt.MouseButton.LeftButton)
    now[0] = NOW + timedelta(seconds=30)
    chart.redraw()
    assert chart.plot.end_s == NOW.timestamp()
    assert chart.banner.isVisible()
    assert chart.pause_button.accessibleName() == "Continue the chart"
    qtbot.mouseClick(chart.banner.button, Qt.MouseButton.LeftButton)
    assert chart._frozen_at is None
    assert chart.plot.end_s == now[0].timestamp()
    assert not chart.banner.isVisible()


def test_new_values_grow_the_lines_and_old_ones_go(chart: PowerChart, now: list[datetime]) -> None:
    chart.set_lines(_lines(minutes=90))
    now[0] = NOW + timedelta(seconds=5)
    chart.append(now[0], {"solar": 2.5, "unknown": 1.0})
    line = chart.plot.lines["solar"]
    assert line.values[-1] == 2.5
    assert line.at_s[0] >= NOW.timestamp() - 1.3 * 3600


def test_hidden_lines_are_not_drawn_and_stay_hidden(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_lines(_lines())
    qtbot.mouseClick(chart.legend.entry("grid"), Qt.MouseButton.LeftButton)
    assert chart.plot.hidden == {"grid"}
    assert len(chart.plot._curves["grid"].getData()[0]) == 0
    chart.set_lines(_lines())
    assert not chart.legend.entry("grid").isChecked()


def test_a_line_that_was_away_for_a_while_is_as_the_user_left_it(
    chart: PowerChart, qtbot: QtBot
) -> None:
    chart.set_hidden({"solar"})
    chart.set_lines(_lines())
    told: list[object] = []
    chart.hidden_changed.connect(told.append)
    qtbot.mouseClick(chart.legend.entry("solar"), Qt.MouseButton.LeftButton)
    chart.set_lines({"grid": _lines()["grid"]})
    qtbot.mouseClick(chart.legend.entry("grid"), Qt.MouseButton.LeftButton)
    assert told == [frozenset(), {"grid"}]
    chart.set_lines(_lines())
    assert chart.legend.entry("solar").isChecked()
    assert chart.plot.hidden == chart.legend.hidden == {"grid"}
    assert len(chart.plot._curves["solar"].getData()[0]) > 0


def test_a_gap_is_a_band_and_has_no_values(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    start = NOW - timedelta(minutes=20)
    chart.set_gaps([(start, start + timedelta(minutes=3))])
    chart.redraw()
    assert len(chart.plot._gap_items) == 2
    chart.plot._cursor_s = start.timestamp() + 60
    chart.plot._draw_cursor()
    assert {row.value for row in chart.plot.readout.rows} == {"no data"}
    assert chart.plot.readout.footer == "no data"


def test_one_line_is_chosen_by_key_and_only_that_is_said(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_lines(_lines())
    spoken: list[str] = []
    chart.plot.spoken.connect(spoken.append)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Left)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Down)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Down)
    assert "Grid" in spoken[-1]
    assert "Solar" not in spoken[-1]
    for _ in range(2):
        qtbot.keyClick(chart.plot, Qt.Key.Key_Up)
    assert "Solar" in spoken[-1]
    assert "Grid" in spoken[-1]


def test_the_crosshair_reads_values_and_moves_by_key(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_lines(_lines())
    spoken: list[str] = []
    chart.plot.spoken.connect(spoken.append)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Left)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.plot.readout.isVisible()
    assert [row.name for row in chart.plot.readout.rows] == ["Solar", "Grid"]
    assert "Solar" in spoken[-1]
    assert spoken[-1].endswith("Recorded live")
    first, second = (text.split(",")[0] for text in spoken)
    assert second < first
    qtbot.keyClick(chart.plot, Qt.Key.Key_Escape)
    assert not chart.plot.readout.isVisible()


def test_the_readout_says_how_the_numbers_are_known(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    start = NOW - timedelta(minutes=50)
    chart.set_origins([(start, start + timedelta(minutes=10), "repaired")])
    words = []
    for minutes in (45, 5):
        chart.plot._cursor_s = NOW.timestamp() - minutes * 60
        chart.plot._draw_cursor()
        words.append(chart.plot.readout.footer)
    assert words == ["From Home Assistant’s history", "Recorded live"]


def test_the_readout_never_covers_the_crosshair(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    for minutes in (2, 20, 40, 58):
        chart.plot._cursor_s = NOW.timestamp() - minutes * 60
        chart.plot._draw_cursor()
        at = QPoint(chart.plot._pixel(chart.plot._cursor_s - chart.plot.start_s), 0)
        x = chart.plot.mapTo(chart.window(), at).x()
        box = chart.plot.readout.geometry()
        assert not box.left() <= x <= box.right()
        assert chart.plot.rect().contains(box)


def test_disconnected_the_lines_end_and_the_edge_is_named(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    chart.set_live(NOW - timedelta(minutes=5), BERLIN)
    chart.redraw()
    x, _ = chart.plot._curves["solar"].getData()
    assert x.max() <= 55 * 60 + 1
    assert chart.plot._edge_text.toPlainText() == "14:27:00"
    chart.set_live(None, BERLIN)
    chart.redraw()
    assert not chart.plot._edge.isVisible()


def test_the_table_has_the_same_numbers(chart: PowerChart, qtbot: QtBot) -> None:
    chart.set_lines(_lines())
    qtbot.mouseClick(chart.table_button, Qt.MouseButton.LeftButton)
    assert chart.is_table
    model = chart.table_model
    assert model.columnCount() == 3
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Solar, kW"
    assert model.rowCount() == 61
    for row, (time, ago_s) in enumerate((("14:32:00", 0), ("14:31:00", 60))):
        value = chart.plot.lines["solar"].value_at(NOW.timestamp() - ago_s)
        shown = (model.data(model.index(row, 0)), model.data(model.index(row, 1)))
        assert shown == (time, f"{value:.2f}")


def test_a_hidden_chart_does_not_repaint(chart: PowerChart) -> None:
    running = [chart.is_running]
    chart.hide()
    running.append(chart.is_running)
    chart.show()
    chart.set_awake(False)
    running.append(chart.is_running)
    chart.set_awake(True)
    running.append(chart.is_running)
    assert running == [True, False, False, True]


def test_the_range_grows_at_once_and_shrinks_after_30_seconds(
    chart: PowerChart, now: list[datetime]
) -> None:
    chart.set_lines(_lines())
    top = chart.plot._range[1]
    chart.append(NOW + timedelta(seconds=1), {"solar": 12.0})
    chart.redraw()
    high = chart.plot._range[1]
    assert high > top
    chart.plot.lines["solar"].values[-1] = 4.0
    chart.redraw()
    assert chart.plot._range[1] == high
    now[0] = NOW + timedelta(seconds=31)
    chart.redraw()
    assert chart.plot._range[1] < high


def test_a_theme_switch_recolours_lines_and_ground(chart: PowerChart, theme: Theme) -> None:
    chart.set_lines(_lines())
    theme.set_mode("dark")
    pen = chart.plot._curves["solar"].opts["pen"]
    assert pen.color().name().upper() == DARK.solar
    assert pen.widthF() == pen_width(1)
    assert chart.plot.backgroundBrush().color().name().upper() == DARK.surface


def test_nothing_drawn_has_more_than_two_points_a_pixel(chart: PowerChart) -> None:
    at = NOW.timestamp() - np.linspace(3600, 0, 50_000)
    chart.set_lines({"solar": Line(at, np.sin(at)), "grid": Line(at, np.cos(at))})
    for curve in chart.plot._curves.values():
        assert len(curve.getData()[0]) <= 2 * chart.plot.width()


def test_narrow_it_folds_ranges_and_moves_the_legend(chart: PowerChart) -> None:
    chart.set_lines(_lines())
    chart.set_width_class(legend_below=True, compact=True)
    assert chart.ranges.is_compact
    assert chart._second_row.indexOf(chart.legend) == 0
    chart.set_width_class(legend_below=False, compact=False)
    assert chart.header.indexOf(chart.legend) == 1


def test_new_lines_put_the_legend_below_at_once_where_it_has_no_room_beside_the_ranges(
    stage: Stage, theme: Theme, now: list[datetime]
) -> None:
    names = ("Solaire du toit", "Consommation", "Batterie", "Réseau électrique")
    series = tuple(PlotSeries(name, name, "solar") for name in names)
    chart = stage.show(lambda: PowerChart(theme, series, lambda: now[0]), (800, 420))
    line = _lines()["solar"]

    def show() -> None:
        chart.set_lines(dict.fromkeys(names, line))
        chart.set_level(line)

    stage.do(show)
    for option in ("15min", "24h"):
        button = chart.ranges.button(option)
        assert button.width() >= button.minimumSizeHint().width()
    assert chart.legend.y() > chart.ranges.y() + chart.ranges.height() // 2
