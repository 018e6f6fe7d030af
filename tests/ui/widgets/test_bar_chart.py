"""What the charts over buckets draw and how mouse and keys read and open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPicture
from pytestqt.qtbot import QtBot

from energy_desktop.models import Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.chart_numbers import nice_range
from energy_desktop.ui.widgets.stepped_items import StepFill, StepLine
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
    area = chart.plot_area
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


def test_the_readout_names_time_values_as_the_table_has_them_and_source(chart: BarChart) -> None:
    chart.set_cursor(13)
    assert chart.readout.isVisible()
    assert chart.readout.title == "Thu 18 Jun 2026, 13:00–14:00"
    assert [row.value.split("\N{NARROW NO-BREAK SPACE}")[0] for row in chart.readout.rows] == [
        "3.00",
        "2.00",
    ], "no minus for what is exported: the words say so"
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
    curve = next(item for item in chart._items if isinstance(item, StepLine))
    assert np.flatnonzero(np.isnan(curve.values)).tolist() == [5]
    assert any(isinstance(item, StepFill) for item in chart._items)
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


def labels(axis: pg.AxisItem) -> list[str]:
    """What an axis really paints."""
    picture = QPicture()
    painter = QPainter(picture)
    painter.setFont(axis.style["tickFont"])
    _axis, _ticks, texts = axis.generateDrawSpecs(painter)
    painter.end()
    return [text for _rect, _flags, text in texts]


def of_days(days: list[datetime], period: Period, value: float = 3.0) -> Buckets:
    count = len(days) - 1
    one = Column("a", "A", "kWh", "solar", np.full(count, value), np.ones(count), ("live",) * count)
    return Buckets(period, tuple(days[:-1]), tuple(days[1:]), (one,))


def test_months_that_are_in_the_range_in_part_have_names_below(
    chart: BarChart, stage: Stage
) -> None:
    days = [
        datetime(2026, *md, tzinfo=BERLIN) for md in ((8, 20), (9, 1), (10, 1), (11, 1), (11, 6))
    ]
    stage.do(lambda: chart.set_buckets(of_days(days, Period.MONTH), BERLIN, days[-1]))
    assert labels(chart._bottom) == ["Aug", "Sept", "Oct", "Nov"]
    assert chart.readout_content(0)[0] == "20 – 31 Aug 2026"
    assert chart.readout_content(1)[0] == "September 2026"
    assert chart.readout_content(3)[0] == "1 – 5 Nov 2026"


def test_bars_of_months_in_part_are_as_wide_as_their_days(chart: BarChart, stage: Stage) -> None:
    dates = ((8, 20), (9, 1), (10, 1))
    days = [datetime(2026, month, day, tzinfo=BERLIN) for month, day in dates]
    stage.do(lambda: chart.set_buckets(of_days(days, Period.MONTH), BERLIN, days[-1]))
    first, second = np.asarray(bars(chart)[0].opts["width"])
    assert first / second == pytest.approx(12 / 30)


@pytest.mark.parametrize("height", [120, 160, 400])
@pytest.mark.parametrize("value", [3.0, 0.001, 0.0002, 940.0])
def test_every_line_of_a_chart_has_its_number_also_in_small_ones(
    chart: BarChart, stage: Stage, height: int, value: float
) -> None:
    stage.do(lambda: chart.resize(800, height))
    days = [datetime(2026, 6, day, tzinfo=BERLIN) for day in range(1, 5)]
    stage.do(lambda: chart.set_buckets(of_days(days, Period.DAY, value), BERLIN, days[-1]))
    low, high, step = nice_range(0.0, value)
    assert len(labels(chart._left)) == round((high - low) / step) + 1


def test_the_last_label_is_not_cut_at_the_right(chart: BarChart, stage: Stage) -> None:
    days = [datetime(2026, 11, day, tzinfo=BERLIN) for day in range(1, 31)]
    days.append(datetime(2026, 12, 1, tzinfo=BERLIN))
    stage.do(lambda: chart.set_buckets(of_days(days, Period.DAY), BERLIN, days[-1]))
    for width in range(500, 900, 40):
        stage.do(partial(chart.resize, width, 300))
        painter = QPainter(picture := QPicture())
        painter.setFont(chart._bottom.style["tickFont"])
        _axis, _ticks, texts = chart._bottom.generateDrawSpecs(painter)
        painter.end()
        del picture
        right = chart._bottom.mapRectFromParent(chart._bottom.geometry()).right()
        assert all(rect.right() <= right + 0.01 for rect, _flags, _text in texts)


def test_stacked_or_side_by_side(chart: BarChart, stage: Stage) -> None:
    more = (COLUMNS[0], column("grid", 1.0, "grid"), COLUMNS[1])
    stage.do(lambda: chart.set_buckets(replace(GRID, columns=more), BERLIN, NOW))
    grid = bars(chart)[2]
    assert set(np.asarray(grid.opts["y0"])) == {3.0}
    stage.do(lambda: chart.set_stacked(False))
    solar, grid, export = bars(chart)[0], bars(chart)[2], bars(chart)[4]
    assert set(np.asarray(grid.opts["y0"])) == {0.0}
    right = np.asarray(solar.opts["x"]) + np.asarray(solar.opts["width"]) / 2
    left = np.asarray(grid.opts["x"]) - np.asarray(grid.opts["width"]) / 2
    assert (right < left).all(), "none hides another"
    assert set(np.asarray(export.opts["height"])) == {-2.0}


def test_bars_too_narrow_side_by_side_are_stacked_until_there_is_room(
    chart: BarChart, stage: Stage
) -> None:
    more = (COLUMNS[0], column("grid", 1.0, "grid"), COLUMNS[1])
    stage.do(lambda: chart.set_buckets(replace(GRID, columns=more), BERLIN, NOW))
    stage.do(lambda: chart.set_stacked(False))
    assert set(np.asarray(bars(chart)[2].opts["y0"])) == {0.0}
    stage.do(lambda: chart.resize(220, 400))
    assert set(np.asarray(bars(chart)[2].opts["y0"])) == {3.0}, "no value vanishes"
    first_six_hours = (START.timestamp(), START.timestamp() + 6 * 3600)
    stage.do(lambda: chart.set_view(first_six_hours))
    assert set(np.asarray(bars(chart)[2].opts["y0"])) == {0.0}, "what is zoomed has more room"


def test_side_by_side_the_pointer_finds_the_bar_below_it(chart: BarChart, stage: Stage) -> None:
    more = (COLUMNS[0], column("grid", 3.0, "grid"))
    stage.do(lambda: chart.set_buckets(replace(GRID, columns=more), BERLIN, NOW))
    stage.do(lambda: chart.set_stacked(False))
    area, middle = chart.plot_area, point_of(chart, 7)
    quarter = round(area.width() / 24 * 0.18)
    low = QPoint(0, round(area.height() * 0.3))
    assert chart.key_at(7, middle + low - QPoint(quarter, 0)) == "solar"
    assert chart.key_at(7, middle + low + QPoint(quarter, 0)) == "grid"


def test_the_readout_adds_up_what_is_above_zero_and_what_is_below(
    chart: BarChart, stage: Stage
) -> None:
    more = (
        COLUMNS[0],
        column("grid", 1.0, "grid"),
        COLUMNS[1],
        column("charge", 0.5, "battery", -1),
    )
    stage.do(lambda: chart.set_buckets(replace(GRID, columns=more), BERLIN, NOW))
    rows = {row.name: row.value for row in chart.total_rows(7)}
    assert list(rows) == ["Total above zero", "Total below zero"]
    assert [value[:4] for value in rows.values()] == ["4.00", "2.50"]
    assert chart.total_rows(20) == [], "nothing is known of that hour"
    stage.do(lambda: chart.set_buckets(GRID, BERLIN, NOW))
    assert chart.total_rows(7) == [], "one alone is its own total"
