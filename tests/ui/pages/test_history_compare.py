"""History beside an earlier time: what is chosen, asked for, drawn, said and listed."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.chart_legend import earlier_line
from energy_desktop.ui.widgets.stepped_items import StepLine
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
DAY, WEEK, MONTH, YEAR = (
    around(span, TODAY) for span in (Span.DAY, Span.WEEK, Span.MONTH, Span.YEAR)
)
NB = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    """Today of the home, compared with nothing."""
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def compare(stage: Stage, page: HistoryPage, shown: HistoryRange, against: Against) -> None:
    stage.do(lambda: page.set_range(shown))
    stage.do(lambda: page.compare_with(against))
    stage.until(page.is_ready)


def columns(page: HistoryPage) -> tuple[Column, ...]:
    assert page.data is not None
    return page.data.meters.columns


@pytest.mark.parametrize(
    ("shown", "against", "sentence"),
    [
        (DAY, Against.PREVIOUS, "Thu 18 Jun 2026 up to 14:32 with Wed 17 Jun 2026 up to 14:32"),
        (DAY, Against.SAME_WEEKDAYS,
         "Thu 18 Jun 2026 up to 14:32 with Thu 19 Jun 2025 up to 14:32"),
        (WEEK, Against.PREVIOUS, "15 – 18 Jun 2026 up to 14:32 with 8 – 11 Jun 2026 up to 14:32"),
        (MONTH, Against.SAME_DATES, "1 – 18 Jun 2026 up to 14:32 with 1 – 18 Jun 2025 up to 14:32"),
        (MONTH.stepped(-1), Against.PREVIOUS, "May 2026 (31 days) with April 2026 (30 days)"),
        (YEAR.stepped(-1), Against.SAME_DATES, "2025 (365 days) with 2024 (366 days)"),
        (YEAR.stepped(-1), Against.SAME_WEEKDAYS, "2025 with 3 Jan 2024 – 1 Jan 2025"),
        (custom(date(2026, 5, 4), date(2026, 5, 6)), Against.PREVIOUS,
         "4 – 6 May 2026 with 1 – 3 May 2026"),
    ],
)  # fmt: skip
def test_a_sentence_says_what_is_compared(
    stage: Stage, page: HistoryPage, shown: HistoryRange, against: Against, sentence: str
) -> None:
    compare(stage, page, shown, against)
    assert page.card.compared.text() == sentence
    assert page.card.compared.isVisible()


def test_nothing_is_compared_until_one_chooses_and_after_one_chooses_nothing(
    stage: Stage, page: HistoryPage
) -> None:
    assert page.against is Against.NOTHING
    assert page.card.compared.isHidden()
    assert columns(page)[0].earlier is None
    compare(stage, page, DAY, Against.PREVIOUS)
    assert columns(page)[0].earlier is not None
    compare(stage, page, DAY, Against.NOTHING)
    assert columns(page)[0].earlier is None
    assert page.card.compared.isHidden()


def test_c_steps_through_the_choices_while_the_chart_has_the_focus(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    chart = page.card.charts.panels[0].chart
    chosen = []
    for _ in range(4):
        stage.do(lambda: (chart.setFocus(), qtbot.keyClick(chart, Qt.Key.Key_C)))
        stage.until(page.is_ready)
        chosen.append(page.against)
    assert chosen == [*list(Against)[1:4], Against.NOTHING]


def test_the_button_offers_the_choices_and_names_the_present_one(
    stage: Stage, page: HistoryPage
) -> None:
    button = page.range_bar.compare
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    actions = button.menu().actions()
    assert [a.text() for a in actions if a.isChecked()] == ["Nothing"]
    stage.do(actions[2].trigger)
    stage.until(page.is_ready)
    assert page.against is Against.SAME_WEEKDAYS
    assert button.accessibleName() == "Compare with: A year earlier, same weekdays"
    assert page.data is not None
    assert page.data.compared is not None


def test_earlier_bars_are_what_that_day_itself_shows(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, DAY, Against.PREVIOUS)
    beside = columns(page)[0].earlier
    assert beside is not None
    compare(stage, page, DAY.stepped(-1), Against.NOTHING)
    itself = columns(page)[0].values
    assert beside.values[:14] == pytest.approx(itself[:14])
    assert 0 < beside.values[14] < itself[14], "that hour only up to 14:32"
    assert np.isnan(beside.values[15:]).all()


def test_totals_compare_no_more_than_has_passed(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, MONTH, Against.SAME_DATES)
    for column in columns(page):
        was = float(np.nansum(column.before.values))
        assert column.before.total == pytest.approx(was)
        assert column.total is not None
        assert column.change == pytest.approx((column.total - was) / was * 100)


def test_the_legend_has_each_total_with_its_change_and_the_tooltip_both_totals(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, DAY, Against.PREVIOUS)
    legend = page.card.charts.panels[0].legend
    words = legend.accessibleDescription()
    assert f"Solar 8.34{NB}kWh ▲{NB}3{NB}%" in words
    assert words.startswith("mark: before")
    assert f"Grid import: 2.78{NB}kWh, before 2.71{NB}kWh (▲{NB}3{NB}%)" in legend.toolTip()


def test_the_readout_has_both_amounts_the_change_and_the_time_beside(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, MONTH, Against.SAME_WEEKDAYS)
    chart = page.card.charts.panels[0].chart
    _title, rows, _known = chart.readout_content(5)
    assert rows[0].value == f"16.2{NB}kWh  ▼{NB}2{NB}%  (16.5{NB}kWh)"
    assert (rows[-1].name, rows[-1].value) == ("compared with", "Sat 7 Jun 2025")
    running = chart.readout_content(17)[1][-1]
    assert running.value == "Thu 19 Jun 2025 up to 14:32"


def test_a_bar_that_stands_beside_nothing_says_so(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, MONTH.stepped(-1), Against.PREVIOUS)
    chart = page.card.charts.panels[0].chart
    rows = chart.readout_content(30)[1]
    assert rows[-1].value == "nothing", "April has no 31st"
    assert "(" not in rows[0].value


@pytest.mark.parametrize("shown", [WEEK, MONTH])
def test_a_mark_over_each_bar_says_what_was_before(
    stage: Stage, page: HistoryPage, shown: HistoryRange
) -> None:
    compare(stage, page, shown, Against.PREVIOUS)
    panel = page.card.charts.panels[0]
    marks = [item for item in panel.chart._items if isinstance(item, pg.PlotCurveItem)]
    in_ink = [m for m in marks if m.opts["pen"].color() == page._theme.color("ink")]
    assert len(in_ink) == 2, "above and below zero"
    assert panel.legend.accessibleDescription().startswith("mark: before")


def test_the_axis_has_room_for_the_higher_of_both(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, DAY, Against.PREVIOUS)
    chart = page.card.charts.panels[0].chart
    before = [c.before for c in chart.buckets.columns]
    highest = np.nansum([c.values for c in before if c.sign > 0], axis=0).max()
    assert chart.getViewBox().viewRange()[1][1] >= highest


def test_the_cards_say_what_the_home_did_before(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, DAY, Against.PREVIOUS)
    assert page.data is not None
    was = page.data.earlier_figures.home
    assert was is not None
    assert page.cards.home.comparison_label.text() == f"▲{NB}3{NB}%  before {was:.2f}"


def test_the_table_has_a_column_for_what_was_before(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, MONTH, Against.PREVIOUS)
    table = page.card.table.rows
    titles = [table.headerData(i, Qt.Orientation.Horizontal) for i in range(table.columnCount())]
    assert titles[1:3] == ["Solar roof energy", "Solar roof energy, before"]
    was = columns(page)[0].before
    shown = [float(table.index(row, 2).data()) for row in range(18)]
    assert shown == pytest.approx(was.values[:18], abs=0.006)
    assert table.index(3, table.columnCount() - 1).data() == "Recorded live"


def test_the_csv_has_what_was_before_and_when(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, MONTH.stepped(-1), Against.PREVIOUS)
    rows = list(csv.DictReader(io.StringIO(page.output.csv_text())))
    mine = [row for row in rows if row["entity_id"] == columns(page)[0].key]
    written = [float(row["compared_value"] or "nan") for row in mine]
    assert written == pytest.approx(columns(page)[0].before.values, abs=1e-6, nan_ok=True)
    assert mine[4]["compared_start"] == "2026-04-05T00:00:00+02:00"
    assert (mine[30]["compared_start"], mine[30]["compared_value"]) == ("", "")
    compare(stage, page, MONTH, Against.NOTHING)
    assert "compared" not in page.output.csv_text()


def test_lines_have_the_mean_of_before(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.selector.set_selection(["sensor.battery_level"]))
    compare(stage, page, DAY, Against.PREVIOUS)
    panel = page.card.charts.panels[0]
    value = panel.chart.readout_content(panel.chart.visible[0] + 3)[1][0].value
    assert "14.2" in value.split("(")[-1]
    assert panel.legend.accessibleDescription().endswith(", dashed: before")
    curves = [item for item in panel.chart._items if isinstance(item, StepLine)]
    assert len(curves) == 2


def test_each_of_several_lines_has_what_it_was_beside_it(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.selector.set_selection(["sensor.meter_power", "sensor.pv_power"]))
    compare(stage, page, DAY, Against.PREVIOUS)
    legend = page.card.charts.panels[0].legend
    words = legend.accessibleDescription().split(", ")
    assert len(words) == 4
    assert words[1::2] == ["before", "before"]
    swatches = [hue for hue, _name, _at in legend.shown()]
    assert swatches[1::2] == [earlier_line(0), earlier_line(1)]


def test_percentages_are_dashes_where_the_earlier_time_is_hardly_known(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    home.statistics.since = datetime(2026, 6, 1, tzinfo=UTC)
    compare(stage, page, DAY, Against.SAME_DATES)
    assert page.card.compared.text().endswith(", of which nothing is known")
    assert all(column.change is None for column in columns(page))
    assert page.cards.home.comparison_label.text() == "before —"


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2025, 10, 26), 25)])
def test_days_of_other_lengths_have_each_hour_beside_the_same_hour(
    stage: Stage, page: HistoryPage, day: date, hours: int
) -> None:
    compare(stage, page, around(Span.DAY, day), Against.PREVIOUS)
    assert page.data is not None
    grid, zone = page.data.meters, page.data.zone
    assert len(grid) == hours
    for start, beside in zip(grid.starts, grid.earlier, strict=True):
        if beside is not None:
            assert beside[0].astimezone(zone).hour == start.astimezone(zone).hour
    assert grid.earlier.count(None) == max(0, hours - 24)


def test_a_year_of_months_by_weekdays_counts_each_day_in_the_month_of_its_partner(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, YEAR.stepped(-1), Against.SAME_WEEKDAYS)
    assert page.data is not None
    grid, column = page.data.meters, columns(page)[0]
    spans = [beside for beside in grid.earlier if beside is not None]
    assert len(spans) == 12
    assert all(first[1] == second[0] for first, second in pairwise(spans))
    assert all(begin.astimezone(page.data.zone).weekday() ==
               start.astimezone(page.data.zone).weekday()
               for (begin, _end), start in zip(spans, grid.starts, strict=True))  # fmt: skip
    assert column.earlier is not None
    assert column.earlier.total == pytest.approx(float(np.nansum(column.earlier.values)))


def test_the_choice_stays_while_one_moves_through_time(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, DAY, Against.SAME_DATES)
    stage.do(page.range_bar.back.click)
    stage.until(page.is_ready)
    assert page.card.compared.text() == "Wed 17 Jun 2026 with Tue 17 Jun 2025"


def test_a_range_of_the_future_is_compared_with_nothing(stage: Stage, page: HistoryPage) -> None:
    tomorrow = TODAY + timedelta(days=1)
    compare(stage, page, around(Span.DAY, tomorrow), Against.PREVIOUS)
    assert page.card.compared.isHidden()
