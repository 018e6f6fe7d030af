"""Exploring time in the lines of History: what is shown, what is asked for, and the way back."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from energy_desktop.models import Period
from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_exact import ExactRange, exact
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.pages.history_words import line_note, range_title
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.buckets import Buckets
from energy_desktop.ui.widgets.time_view import View
from tests.fakes.services import BERLIN, FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
DAY = around(Span.DAY, TODAY)
POWER = "sensor.pv_power"
METERS = ["sensor.pv_energy_total", "sensor.meter_import"]
TEN = datetime(2026, 6, 18, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def page(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, store: QSettings
) -> HistoryPage:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    choose(stage, made, [POWER, *METERS])
    return made


def choose(stage: Stage, page: HistoryPage, ids: list[str]) -> None:
    stage.do(lambda: page.selector.set_selection(ids))
    stage.do(page.refresh)
    stage.until(page.is_ready)


def lines(page: HistoryPage) -> BandChart:
    charts = [panel.chart for panel in page.card.charts.panels]
    return next(chart for chart in charts if isinstance(chart, BandChart))


def bars(page: HistoryPage) -> BarChart:
    charts = [panel.chart for panel in page.card.charts.panels]
    return next(chart for chart in charts if isinstance(chart, BarChart))


def seconds(start: datetime, end: datetime) -> View:
    return start.timestamp(), end.timestamp()


def stacked(page: HistoryPage) -> bool:
    return page.card.charts.is_stacked


def zoom(stage: Stage, page: HistoryPage, start: datetime, length: timedelta) -> None:
    want = lines(page).gestures.view_wanted
    stage.do(lambda: want.emit(seconds(start, start + length)))
    stage.until(page.is_ready)


def shown(page: HistoryPage) -> ExactRange:
    assert isinstance(page.shown, ExactRange)
    return page.shown


def test_all_charts_and_the_strip_follow_at_once_and_the_data_when_it_settles(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    view = seconds(TEN, TEN + 20 * MINUTE)
    before = home.readings.queries
    stage.do(lambda: lines(page).gestures.view_wanted.emit(view))
    assert lines(page).view == bars(page).view == view
    assert page.card.charts.strip._start == TEN
    assert home.readings.queries == before
    stage.until(page.is_ready)
    assert (shown(page).starts_at, shown(page).ends_at) == (TEN, TEN + 20 * MINUTE)
    assert home.readings.queries > before


def test_only_where_it_settles_is_asked_for(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    want = lines(page).gestures.view_wanted
    for minutes in range(5):
        at = TEN + minutes * MINUTE
        stage.do(partial(want.emit, seconds(at, at + 20 * MINUTE)))
    stage.until(page.is_ready)
    starts = [start for start, _end in home.courses.asked]
    last = TEN + 4 * MINUTE
    assert starts == [last, last - 20 * MINUTE, last + 20 * MINUTE], "it, and both its neighbours"


def test_moving_on_cancels_what_was_asked_and_its_answer_never_comes(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.readings.delay = asyncio.Event()
    want = lines(page).gestures.view_wanted
    stage.do(lambda: want.emit(seconds(TEN, TEN + 20 * MINUTE)))
    stage.until(lambda: page._tasks.is_running)
    stage.do(lambda: want.emit(seconds(TEN + MINUTE, TEN + 21 * MINUTE)))
    assert not page._tasks.is_running
    home.readings.delay = None
    stage.until(page.is_ready)
    assert page.data is not None
    assert page.data.shown == shown(page)
    assert shown(page).starts_at == TEN + MINUTE


def test_a_refresh_while_one_moves_asks_for_what_is_seen(stage: Stage, page: HistoryPage) -> None:
    want = lines(page).gestures.view_wanted
    stage.do(lambda: want.emit(seconds(TEN, TEN + 20 * MINUTE)))
    stage.do(page.refresh)
    assert not page.zoom.is_moving
    stage.until(page.is_ready)
    assert page.data is not None
    assert page.data.shown == exact(TEN, TEN + 20 * MINUTE, BERLIN)


def test_another_range_chosen_while_one_moves_is_what_is_shown(
    stage: Stage, page: HistoryPage
) -> None:
    want = lines(page).gestures.view_wanted
    stage.do(lambda: want.emit(seconds(TEN, TEN + 20 * MINUTE)))
    stage.do(lambda: page.range_bar.choose_span(Span.MONTH))
    stage.until(page.is_ready)
    assert page.shown == around(Span.MONTH, TODAY)


def test_data_that_comes_while_one_zooms_on_does_not_move_what_is_seen(
    stage: Stage, page: HistoryPage
) -> None:
    zoom(stage, page, TEN, 20 * MINUTE)
    data = page.data
    assert data is not None
    view = seconds(TEN, TEN + 5 * MINUTE)
    stage.do(lambda: page.card.charts.set_data(data, exact(TEN, TEN + 5 * MINUTE, BERLIN)))
    assert lines(page).view == view


def test_close_by_every_reading_is_held_until_the_next(stage: Stage, page: HistoryPage) -> None:
    zoom(stage, page, TEN, 10 * MINUTE)
    assert page.data is not None
    grid = page.data.measurements
    assert grid.by_reading
    assert len(grid) == 20
    assert set(np.diff([at.timestamp() for at in grid.starts])) == {30.0}
    panel = next(p for p in page.card.charts.panels if p.chart is lines(page))
    assert "each reading" in panel.unit.text() + panel.unit.toolTip()


def test_a_screen_to_each_side_is_in_hand(stage: Stage, page: HistoryPage) -> None:
    zoom(stage, page, TEN, 10 * MINUTE)
    chart = lines(page)
    assert chart.buckets.starts[0] == TEN - 10 * MINUTE
    assert chart.buckets.ends[-1] == TEN + 20 * MINUTE
    assert chart.visible == (20, 40)
    assert page.data is not None
    assert len(page.data.measurements) == 20, "table, totals and file are of what is shown"


def test_the_bars_get_shorter_buckets_and_go_on_to_drill(stage: Stage, page: HistoryPage) -> None:
    zoom(stage, page, TEN, 60 * MINUTE)
    assert page.data is not None
    assert page.data.meters.period is Period.FIVE_MINUTES
    assert len(page.data.meters) == 12
    stage.do(lambda: page.drill_down(TEN))
    assert page.shown == exact(TEN, TEN + 60 * MINUTE, BERLIN), "a day would show more, not less"


def test_the_words_of_the_range_are_to_the_second(stage: Stage, page: HistoryPage) -> None:
    zoom(stage, page, TEN, timedelta(seconds=75))
    assert page.range_bar.date_button.text() == "Thu 18 Jun 2026, 10:00:00–10:01:15"
    assert page.range_bar.spans.current == Span.CUSTOM


def test_backspace_and_0_lead_back_to_the_range_before(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_0):
        zoom(stage, page, TEN, 60 * MINUTE)
        zoom(stage, page, TEN, 5 * MINUTE)
        chart = lines(page)
        stage.do(chart.setFocus)
        stage.do(partial(qtbot.keyClick, chart, key))
        assert page.shown == DAY
        assert chart.view == seconds(*DAY.bounds(BERLIN)), "at once, before the answer"
        stage.until(page.is_ready)


def test_a_button_beside_the_line_leads_back_too(stage: Stage, page: HistoryPage) -> None:
    tool = next(p.tool for p in page.card.charts.panels if p.chart is lines(page))
    assert tool.isHidden()
    zoom(stage, page, TEN, 5 * MINUTE)
    assert tool.isVisible()
    stage.do(tool.click)
    stage.until(page.is_ready)
    assert page.shown == DAY
    assert tool.isHidden()


def test_without_a_zoom_a_reset_leads_nowhere(stage: Stage, page: HistoryPage) -> None:
    stage.do(lines(page).gestures.reset_wanted.emit)
    assert page.shown == DAY


def test_where_nothing_was_recorded_the_chart_stays_to_be_zoomed_out(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    home.readings.empty = True
    home.courses.step_s = 1e9
    zoom(stage, page, TEN, 5 * MINUTE)
    assert page.card.charts.isVisible()
    assert lines(page).isVisible()


def test_lines_end_at_the_oldest_reading_and_now(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    limits = lines(page).gestures.limits
    assert limits.latest == home.now.timestamp()
    assert limits.earliest == datetime(2022, 1, 14, 8, tzinfo=UTC).timestamp()


def test_a_zoomed_range_is_not_compared_and_says_so(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.compare_with(Against.PREVIOUS))
    stage.until(page.is_ready)
    zoom(stage, page, TEN, 5 * MINUTE)
    assert "Whole days can be compared" in page.card.compared.text()
    stage.do(page.go_up)
    stage.until(page.is_ready)
    assert page.data is not None
    assert page.data.compared is not None


def test_bars_stacked_or_side_by_side_are_remembered(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, page: HistoryPage,
    store: QSettings,
) -> None:  # fmt: skip
    tool = next(p.tool for p in page.card.charts.panels if p.chart is bars(page))
    assert tool.isVisible()
    assert stacked(page)
    stage.do(tool.click)
    assert not stacked(page)
    assert tool.accessibleName() == "Stack the bars"
    again = stage.show(lambda: HistoryPage(services, theme, home.clock, store))
    assert not stacked(again)


def test_the_button_says_why_bars_can_not_stand_side_by_side(
    stage: Stage, page: HistoryPage
) -> None:
    tool = next(p.tool for p in page.card.charts.panels if p.chart is bars(page))
    stage.do(tool.click)
    stage.do(lambda: page.range_bar.choose_span(Span.WEEK))
    stage.until(page.is_ready)
    stage.do(lambda: page.resize(720, 700))
    assert not tool.isEnabled()
    assert tool.toolTip().startswith("Stacked: ")
    assert not stacked(page), "what was chosen is kept for where there is room"
    stage.do(lambda: page.range_bar.choose_span(Span.DAY))
    stage.until(page.is_ready)
    assert tool.isEnabled()
    assert tool.toolTip() == "Stack the bars"


def test_one_meter_alone_is_not_stacked(stage: Stage, page: HistoryPage) -> None:
    choose(stage, page, METERS[:1])
    assert page.card.charts.panels[0].tool.isHidden()


@pytest.mark.parametrize("place", ["bars", "hours", "amounts"])
def test_the_wheel_over_bars_and_their_labels_is_left_to_the_page(
    stage: Stage, page: HistoryPage, place: str
) -> None:
    chart = bars(page)
    viewport = chart.viewport()
    middle, bottom = viewport.rect().center(), viewport.height() - 6
    at = {"bars": middle, "hours": QPoint(middle.x(), bottom), "amounts": QPoint(6, middle.y())}
    where = QPointF(at[place])
    over = QPointF(viewport.mapToGlobal(at[place]))
    event = QWheelEvent(
        where, over, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    stage.do(lambda: chart.set_cursor(3))
    # What a chart does with it: a page around it would take it, and accept it.
    stage.do(lambda: chart.viewportEvent(event))
    assert not event.isAccepted()
    assert chart.cursor_index is None


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("length", "bar", "line"),
    [
        (10 * MINUTE, Period.FIVE_MINUTES, None),
        (timedelta(hours=6), Period.HOUR, None),
        (timedelta(days=3), Period.HOUR, Period.FIVE_MINUTES),
        (timedelta(days=40), Period.DAY, Period.HOUR),
        (timedelta(days=3_000), Period.MONTH, Period.WEEK),
    ],
)
def test_the_longer_a_range_the_longer_its_bars_and_points(
    length: timedelta, bar: Period, line: Period | None
) -> None:
    found = exact(TEN - length, TEN, BERLIN)
    assert found.bucket is bar
    assert found.line_bucket is line


def test_an_exact_range_is_of_whole_seconds_and_at_least_one() -> None:
    found = exact(TEN + 0.4 * SECOND, TEN + 2.2 * SECOND, BERLIN)
    assert found.bounds(BERLIN) == (TEN, TEN + 3 * SECOND)
    assert exact(TEN + 0.1 * SECOND, TEN + 0.9 * SECOND, BERLIN).ends_at == TEN + SECOND


def test_an_exact_range_steps_by_its_length_and_knows_its_days() -> None:
    found = exact(TEN, TEN + 20 * timedelta(hours=1), BERLIN)
    assert (found.first, found.last, found.days) == (TODAY, date(2026, 6, 19), 2)
    assert found.up() == custom(TODAY, date(2026, 6, 19))
    assert exact(TEN, TEN + MINUTE, BERLIN).up() == DAY
    assert found.stepped(-1).bounds(BERLIN)[1] == TEN


def test_one_can_step_on_within_today_but_not_beyond_now(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    zoom(stage, page, home.now - 90 * MINUTE, 60 * MINUTE)
    assert page.range_bar.forward.isEnabled()
    stage.do(page.range_bar.forward.click)
    stage.until(page.is_ready)
    assert (shown(page).starts_at, shown(page).ends_at) == (home.now - 60 * MINUTE, home.now)


def test_a_long_exact_range_opens_a_day() -> None:
    found = exact(TEN - timedelta(days=10), TEN, BERLIN)
    day = found.drilled(TEN - timedelta(days=5), BERLIN)
    assert day == HistoryRange(Span.DAY, date(2026, 6, 13), date(2026, 6, 13))


def test_words_name_both_days_of_a_long_range_and_the_parts_of_a_line() -> None:
    words = range_title(exact(TEN - timedelta(days=10), TEN, BERLIN))
    assert words == "8 Jun, 10:00:00 – 18 Jun 2026, 10:00:00"
    ends = tuple(TEN + i * 30 * SECOND for i in range(4))
    grid = Buckets(None, ends[:-1], ends[1:])
    assert "mean of 30\N{NARROW NO-BREAK SPACE}s" in line_note("kW", grid)


@pytest.mark.parametrize(
    ("kinds", "note"),
    [
        ({"live", "repaired", "missing"}, "kW · each reading, held until the next"),
        ({"live", "hourly"}, "kW · each reading, mean of an hour where no more is known"),
        ({"hourly", "missing", ""}, "kW · mean of an hour, no single readings are known"),
    ],
)
def test_the_words_above_readings_say_where_only_hours_are_known(
    kinds: set[str], note: str
) -> None:
    ends = tuple(TEN + i * 30 * SECOND for i in range(4))
    grid = Buckets(None, ends[:-1], ends[1:], by_reading=True)
    assert line_note("kW", grid, kinds) == note
