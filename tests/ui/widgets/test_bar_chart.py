"""What the charts over buckets draw and how mouse and keys read and open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from energy_desktop.models import Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.bucket_plot import BucketPlot, nice_range
from energy_desktop.ui.widgets.buckets import Buckets, Column
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

START = datetime(2026, 6, 17, 22, tzinfo=UTC)
HOURS = tuple(START + timedelta(hours=i) for i in range(25))
NOW = START + timedelta(hours=14, minutes=32)


def column(key: str, value: float, hue: str, sign: int = 1) -> Column:
    values = np.where(np.arange(24) <= 14, value, np.nan)
    return Column(key, key.title(), "kWh", hue, values, np.ones(24), ("live",) * 24, sign)


COLUMNS = (column("solar", 3.0, "solar"), column("export", 2.0, "grid", sign=-1))
GRID = Buckets(Period.HOUR, HOURS[:24], HOURS[1:], COLUMNS)


@pytest.fixture
def chart(stage: Stage, theme: Theme) -> BarChart:
    made = stage.show(lambda: BarChart(theme, "Energy"), (800, 400))
    stage.do(lambda: made.set_buckets(GRID, BERLIN, NOW))
    return made


def bars(chart: BucketPlot) -> list[pg.BarGraphItem]:
    return [item for item in chart._items if isinstance(item, pg.BarGraphItem)]


def point_of(chart: BucketPlot, index: int) -> QPoint:
    area = chart._plot_area()
    share = chart.centers_s[index] / chart.ends_s[-1]
    return QPoint(round(area.left() + share * area.width()), area.center().y())


def test_each_series_is_one_item_and_its_unfinished_bar_another(chart: BarChart) -> None:
    counts = sorted(len(np.atleast_1d(item.opts["x"])) for item in bars(chart))
    assert counts == [1, 1, 14, 14]


def test_the_unfinished_bar_is_paler(chart: BarChart) -> None:
    solar = sorted(bars(chart)[:2], key=lambda item: len(np.atleast_1d(item.opts["x"])))
    assert solar[0].opts["brush"].color().alphaF() == pytest.approx(0.6, abs=0.01)


def test_what_takes_energy_away_is_below_zero_and_lighter(chart: BarChart) -> None:
    export = max(bars(chart)[2:], key=lambda item: len(np.atleast_1d(item.opts["x"])))
    assert (np.asarray(export.opts["height"]) == -2.0).all()
    assert export.opts["brush"].color().alphaF() == pytest.approx(0.37, abs=0.01)


def test_missing_parts_are_hatched_over_the_whole_height(chart: BarChart, stage: Stage) -> None:
    hole = (START + timedelta(hours=3), START + timedelta(hours=5))
    stage.do(lambda: chart.set_buckets(GRID, BERLIN, NOW, [hole]))
    hatch = bars(chart)[-1]
    assert hatch.opts["x0"] == [3 * 3600.0]
    assert hatch.opts["brush"].style() == Qt.BrushStyle.BDiagPattern


def test_the_readout_names_time_values_with_sign_and_source(chart: BarChart) -> None:
    chart.set_cursor(13)
    assert chart.readout.isVisible()
    assert chart.readout.title == "Thu 18 Jun 2026, 13:00–14:00"
    assert [row.value.split("\N{NARROW NO-BREAK SPACE}")[0] for row in chart.readout.rows] == [
        "3.00",
        "−2.00",
    ]
    assert "Recorded live" in chart.readout.footer


def test_what_is_not_known_is_read_out_as_no_data(chart: BarChart) -> None:
    chart.set_cursor(20)
    assert {row.value for row in chart.readout.rows} == {"no data"}
    assert chart.readout.footer == "Not yet"


def test_the_pointer_reads_the_bucket_below_it_and_leaving_hides(
    chart: BarChart, qtbot: QtBot
) -> None:
    qtbot.mouseMove(chart.viewport(), point_of(chart, 7))
    chart.set_cursor(chart.index_at(point_of(chart, 7)))
    assert chart.cursor_index == 7
    chart.clear_cursor()
    assert chart.readout.isHidden()


def test_a_click_opens_the_bucket(chart: BarChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.bucket_activated) as opened:
        qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=point_of(chart, 9))
    assert opened.args == [9]


def test_arrows_move_by_bucket_shift_by_ten_enter_opens_escape_hides(
    chart: BarChart, qtbot: QtBot
) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_index == 14
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.cursor_index == 4
    with qtbot.waitSignal(chart.bucket_activated) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [4]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.cursor_index is None


def test_the_cursor_stays_inside(chart: BarChart, qtbot: QtBot) -> None:
    chart.set_cursor(1)
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.cursor_index == 0


def test_a_line_is_the_mean_with_its_band_and_gaps_stay_gaps(stage: Stage, theme: Theme) -> None:
    values = np.where(np.arange(24) == 5, np.nan, 20.0)
    line = replace(COLUMNS[0], unit="°C", values=values, low=values - 2, high=values + 3)
    chart = stage.show(lambda: BandChart(theme, "Temperature"), (800, 300))
    stage.do(
        lambda: chart.set_buckets(Buckets(Period.HOUR, HOURS[:24], HOURS[1:], (line,)), BERLIN, NOW)
    )
    curve = next(item for item in chart._items if isinstance(item, pg.PlotCurveItem))
    assert np.isnan(curve.yData[5])
    assert len(bars(chart)[0].opts["x0"]) == 23
    assert "… 23.0" in chart.value_text(line, 0)
    assert chart.value_text(line, 5) == "no data"


def test_a_chart_without_buckets_draws_nothing(chart: BarChart, stage: Stage) -> None:
    stage.do(lambda: chart.set_buckets(Buckets(Period.HOUR), BERLIN, NOW))
    assert chart._items == []
    chart.set_cursor(0)
    assert chart.cursor_index is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_range_of_an_axis_holds_the_values_with_few_round_steps(a: float, b: float) -> None:
    low, high, step = nice_range(min(a, b, 0.0), max(a, b, 0.0))
    assert low <= min(a, b, 0.0) + 1e-6 * step
    assert high >= max(a, b, 0.0) - 1e-6 * step
    assert 0.9 <= (high - low) / step <= 7.1
