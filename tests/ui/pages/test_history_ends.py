"""History where a range is known in part: its first and last bar, its mean, its first reading."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
NB = "\N{NARROW NO-BREAK SPACE}"
DAY, MONTH, YEAR = (around(span, TODAY) for span in (Span.DAY, Span.MONTH, Span.YEAR))


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    """Today of the home."""
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def go(stage: Stage, page: HistoryPage, shown: HistoryRange) -> None:
    stage.do(lambda: page.set_range(shown))
    stage.until(page.is_ready)


def test_sensors_without_any_reading_are_named_and_lead_nowhere(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.statistics.since = datetime(2030, 1, 1, tzinfo=UTC)
    stage.do(lambda: page.selector.set_selection(["sensor.fridge_energy"]))
    go(stage, page, DAY)
    panel = page.card.state_panel
    assert panel.title_label.text() == "Nothing recorded yet"
    assert panel.text_label.text() == "Nothing was recorded of Fridge yet."
    assert panel.button.isHidden()


def test_the_first_reading_is_that_of_the_sensors_chosen(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.statistics.since = datetime(2025, 11, 27, 9, tzinfo=UTC)
    go(stage, page, around(Span.DAY, date(2024, 1, 1)))
    stage.do(page.card.state_panel.button.click)
    assert page.shown == around(Span.DAY, date(2025, 11, 27))


def test_a_range_that_begins_within_a_month_has_bars_rows_and_lines_of_its_days(
    stage: Stage, page: HistoryPage
) -> None:
    go(stage, page, custom(date(2025, 8, 20), date(2025, 11, 5)))
    lines = list(csv.DictReader(io.StringIO(page.output.csv_text())))
    assert (lines[0]["start"], lines[0]["end"]) == (
        "2025-08-20T00:00:00+02:00",
        "2025-09-01T00:00:00+02:00",
    )
    assert lines[-1]["end"] == "2025-11-06T00:00:00+01:00"
    assert page.card.table.rows.index(0, 0).data() == "20 – 31 Aug 2025"
    assert page.data is not None
    first = page.data.meters.starts[0]
    stage.do(lambda: page.drill_down(first))
    assert page.shown == custom(date(2025, 8, 20), date(2025, 8, 31))
    stage.do(page.go_up)
    assert page.shown == custom(date(2025, 8, 20), date(2025, 11, 5))


def test_in_a_file_a_running_month_ends_now_as_does_the_time_beside_it(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.compare_with(Against.SAME_DATES))
    go(stage, page, YEAR)
    last = list(csv.DictReader(io.StringIO(page.output.csv_text())))[-1]
    assert last["end"].startswith("2026-06-18T14:32")
    assert last["compared_end"].startswith("2025-06-18T14:32")


def test_energy_a_day_is_of_the_days_that_are_known(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    go(stage, page, YEAR)
    home.statistics.since = datetime(2026, 6, 8, 22, tzinfo=UTC)
    go(stage, page, MONTH)
    assert page.data is not None
    assert page.data.figures.counted_days["home"] == pytest.approx(9 + (14 * 60 + 32) / 1440)
    used = page.data.figures.home
    assert used is not None
    words = page.cards.home.comparison_label.text()
    assert float(words.split(NB)[0]) == pytest.approx(used / 9.605, abs=0.06)


def test_the_list_says_that_the_figure_of_a_measurement_is_a_mean(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.selector.toggle("sensor.battery_level"))
    stage.until(page.is_ready)
    item = page.selector._tree._items["sensor.battery_level"]
    assert item.accessibleText().endswith("on average")
    assert item.toolTip().endswith("on average")


def test_lines_are_of_hours_where_nothing_finer_is_known(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.statistics.hourly = range(24)
    stage.do(lambda: page.selector.set_selection(["sensor.battery_level"]))
    go(stage, page, DAY)
    assert page.data is not None
    assert len(page.data.measurements) == 24
    assert "mean of an hour" in page.card.charts.panels[0].unit.text()


def test_5_minutes_of_which_only_the_hour_is_known_say_so_in_row_file_and_title(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.statistics.hourly = range(3)
    stage.do(lambda: page.selector.set_selection(["sensor.battery_level"]))
    go(stage, page, DAY)
    lines = list(csv.DictReader(io.StringIO(page.output.csv_text())))
    assert [(line["min"], line["max"], line["provenance"]) for line in lines[35:37]] == [
        ("", "", "hourly"), ("9.1", "19.8", "live"),
    ]  # fmt: skip
    assert "of an hour where no more is known" in page.card.charts.panels[0].unit.text()
    rows = page.card.line_table.rows
    assert rows.index(0, 2).data() == "Hourly statistics only"


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("width", [1148, 932, 808])
def test_nothing_reaches_beyond_the_window_at_the_right(
    stage: Stage, theme: Theme, page: HistoryPage, width: int, percent: int
) -> None:
    stage.do(lambda: theme.set_text_scale(percent))
    stage.do(lambda: page.resize(width, 700))
    go(stage, page, YEAR)
    assert page.cards.mapTo(page, page.cards.rect().topRight()).x() < width
    assert page.cards.share.mapTo(page, page.cards.share.rect().topRight()).x() < width
