"""What a bar or a line was in the time beside is a mark over it, or dashed, in ink."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt

from energy_desktop.models import Floats, Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Buckets, Column, Earlier
from energy_desktop.ui.widgets.chart_legend import earlier_dash
from energy_desktop.ui.widgets.stepped_items import StepLine
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

START = datetime(2026, 6, 17, 22, tzinfo=UTC)
NOW = START + timedelta(days=30)


def column(key: str, hue: str, now: float, then: float, sign: int = 1, count: int = 24) -> Column:
    """The same in each hour; in the second nothing is known of then."""
    was = np.where(np.arange(count) == 1, np.nan, then)
    known, values = np.ones(count), np.full(count, now)
    return Column(
        key, key.title(), "kWh", hue, values, known, ("live",) * count, sign,
        earlier=Earlier(was, known, None, 1.0),
    )  # fmt: skip


def grid(*columns: Column) -> Buckets:
    count = len(columns[0].values)
    hours = tuple(START + timedelta(hours=i) for i in range(count + 1))
    beside = tuple((at - timedelta(days=1), at) for at in hours[:-1])
    return Buckets(Period.HOUR, hours[:-1], hours[1:], columns, earlier=beside)


@pytest.fixture
def chart(stage: Stage, theme: Theme) -> BarChart:
    return stage.show(lambda: BarChart(theme, "Energy"), (800, 400))


HOME = (column("solar", "solar", 3, 4), column("battery", "battery", 2, 1),
        column("export", "grid", 5, 7, sign=-1))  # fmt: skip


def marks(chart: BucketPlot) -> list[tuple[Floats, Floats]]:
    """x and y of the ends of the marks in ink, an item each."""
    curves = [item for item in chart._items if isinstance(item, pg.PlotCurveItem)]
    ink = [c for c in curves if c.opts["pen"].color().name() == chart.theme.color("ink").name()]
    assert all(curve.opts["pen"].widthF() == 2 for curve in ink)
    assert all(curve.opts["connect"] == "pairs" for curve in ink)
    return [curve.getData() for curve in ink]


def test_over_stacked_bars_are_marks_of_what_all_of_them_reached(
    stage: Stage, chart: BarChart
) -> None:
    stage.do(lambda: chart.set_buckets(grid(*HOME), BERLIN, NOW))
    above, below = marks(chart)
    assert set(above[1]) == {5.0}
    assert set(below[1]) == {-7.0}
    bars = next(item for item in chart._items if isinstance(item, pg.BarGraphItem))
    assert above[0][1] - above[0][0] == pytest.approx(np.asarray(bars.opts["width"])[0])
    assert np.asarray(bars.opts["x"])[0] == pytest.approx(above[0][:2].mean())
    assert len(above[0]) == 2 * 23, "there is none where nothing is known of then"


def test_what_the_marks_show_is_read_out_with_the_totals(stage: Stage, chart: BarChart) -> None:
    more = (*HOME, column("charge", "battery", 1, 2, sign=-1))
    stage.do(lambda: chart.set_buckets(grid(*more), BERLIN, NOW))
    nb = "\N{NARROW NO-BREAK SPACE}"
    rows = {row.name: row.value.replace(nb, " ") for row in chart.total_rows(0)}
    assert rows == {
        "Total above zero": "5.00 kWh  (5.00 kWh)", "Total below zero": "6.00 kWh  (9.00 kWh)",
    }  # fmt: skip
    unknown = [row.value.replace(nb, " ") for row in chart.total_rows(1)]
    assert unknown == ["5.00 kWh  (no data)", "6.00 kWh  (no data)"]


def test_bars_that_all_reach_up_have_one_mark_together(stage: Stage, chart: BarChart) -> None:
    stage.do(lambda: chart.set_buckets(grid(*HOME[:2]), BERLIN, NOW))
    assert [set(y) for _x, y in marks(chart)] == [{5.0}, set()]


def test_side_by_side_each_bar_has_a_mark_of_its_own(stage: Stage, chart: BarChart) -> None:
    stage.do(lambda: chart.set_buckets(grid(*HOME), BERLIN, NOW))
    stage.do(lambda: chart.set_stacked(False))
    assert [set(y) for _x, y in marks(chart)] == [{4.0}, {1.0}, {-7.0}]
    lefts = [x[0] for x, _y in marks(chart)]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3


def test_hundreds_of_bars_stand_close_and_without_lines_around_them(
    stage: Stage, chart: BarChart
) -> None:
    stage.do(lambda: chart.set_buckets(grid(column("a", "solar", 3, 4, count=365)), BERLIN, NOW))
    bars = next(item for item in chart._items if isinstance(item, pg.BarGraphItem))
    assert bars.opts["pen"] is None
    assert np.asarray(bars.opts["width"])[0] == pytest.approx(3600)
    assert set(marks(chart)[0][1]) == {4.0}


def test_without_another_time_there_are_no_marks(stage: Stage, chart: BarChart) -> None:
    stage.do(lambda: chart.set_buckets(replace(grid(*HOME), earlier=()), BERLIN, NOW))
    assert marks(chart) == []


def test_what_a_line_was_is_dashed_ink(stage: Stage, theme: Theme) -> None:
    chart = stage.show(lambda: BandChart(theme, "Temperature"), (800, 300))
    mean = column("t", "solar", 20, 18)
    line = replace(mean, unit="°C", low=mean.values - 1, high=mean.values + 1)
    stage.do(lambda: chart.set_buckets(grid(line), BERLIN, NOW))
    was, now = [item for item in chart._items if isinstance(item, StepLine)]
    assert set(was.values[np.isfinite(was.values)]) == {18.0}
    assert was._pen.style() is Qt.PenStyle.DashLine
    assert was._pen.color().name() == theme.color("ink").name()
    assert now._pen.style() is Qt.PenStyle.SolidLine


def test_what_several_lines_were_is_told_apart_by_its_dashes(stage: Stage, theme: Theme) -> None:
    chart = stage.show(lambda: BandChart(theme, "Power"), (800, 300))
    means = (column(f"line {n}", f"device-{n}", 20 + n, 18 - n) for n in range(4))
    drawn = grid(*(replace(mean, low=mean.values, high=mean.values) for mean in means))
    stage.do(lambda: chart.set_buckets(drawn, BERLIN, NOW))
    ink = theme.color("ink").name()
    pens = [item._pen for item in chart._items if isinstance(item, StepLine)]
    dashes = [pen.style() for pen in pens if pen.color().name() == ink]
    assert len(dashes) == len(set(dashes)) == 4
    assert dashes == [earlier_dash(place) for place in range(4)]
