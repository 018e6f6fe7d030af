"""The way from a range of History into a part of it, and back, is seen and never waited for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_charts import view_of
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.time_view import View, is_within
from tests.fakes.services import BERLIN, FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
DAY, MONTH, YEAR = (around(span, TODAY) for span in (Span.DAY, Span.MONTH, Span.YEAR))
MAY = MONTH.stepped(-1)
OTHER_DAY = around(Span.DAY, date(2026, 6, 10))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    theme.set_motion("full")
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.do(lambda: made.set_range(MONTH))
    stage.until(made.is_ready)
    return made


def chart(page: HistoryPage) -> BucketPlot:
    return page.card.charts.panels[0].chart


def view(shown: HistoryRange) -> View:
    return view_of(shown, BERLIN)


def held(page: HistoryPage, act: Callable[[], object], at_ms: int = 40) -> Callable[[], None]:
    """``act``, and the motion that it begins stopped at a moment."""

    def do() -> None:
        act()
        moves = page.card.charts._views.motion.animation
        moves.pause()
        moves.setCurrentTime(at_ms)

    return do


def open_day(page: HistoryPage) -> None:
    chart(page).bucket_activated.emit(17)


def test_a_bar_that_is_opened_grows_to_the_whole_chart_in_160_ms(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(held(page, lambda: open_day(page)))
    on_the_way = chart(page).view
    assert is_within(view(DAY), on_the_way)
    assert is_within(on_the_way, view(MONTH))
    assert on_the_way not in {view(DAY), view(MONTH)}
    moves = page.card.charts._views.motion.animation
    assert moves.duration() == 160
    stage.do(lambda: moves.setCurrentTime(160))
    assert chart(page).view == view(DAY)
    assert page.card.charts.strip._start == DAY.bounds(BERLIN)[0]
    stage.until(page.is_ready)


def test_the_data_does_not_wait_for_it(stage: Stage, page: HistoryPage) -> None:
    stage.do(held(page, lambda: open_day(page)))
    stage.until(lambda: page.data is not None and page.data.shown == DAY)
    assert len(chart(page).buckets) == 24
    assert chart(page).view not in {view(DAY), view(MONTH)}, "it is still on its way"
    stage.do(page.card.charts._views.motion.finish)
    assert chart(page).view == view(DAY)


def test_back_the_day_shrinks_into_its_month_as_soon_as_that_is_there(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: open_day(page))
    stage.until(page.is_ready)
    page.card.charts._views.motion.animation.setDuration(100_000)  # it begins by itself
    stage.do(page.go_up)
    assert chart(page).view == view(DAY), "of the rest nothing is in hand"
    stage.until(lambda: page.card.charts.is_moving)
    stage.do(held(page, lambda: None, 25_000))
    assert page.data is not None
    assert page.data.shown == MONTH
    assert chart(page).view not in {view(DAY), view(MONTH)}
    stage.do(page.card.charts._views.motion.finish)
    assert chart(page).view == view(MONTH)


def test_what_the_user_does_next_meets_where_it_goes(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    stage.do(held(page, lambda: open_day(page)))
    stage.do(lambda: qtbot.keyClick(chart(page), Qt.Key.Key_Right))
    assert not page.card.charts.is_moving
    assert chart(page).view == view(DAY)
    assert chart(page).cursor_index is not None, "and the readout is there"


def press_and_release(chart: BucketPlot, kind: QEvent.Type) -> None:
    """In the middle of the plot; ``kind`` is what Qt makes of the press."""
    at = chart.plot_area.center()
    over = QPointF(chart.viewport().mapToGlobal(at))
    for what, held in ((kind, LEFT), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        event = QMouseEvent(what, QPointF(at), over, LEFT, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(chart.viewport(), event)


def test_a_bar_of_the_range_that_is_left_already_opens_nothing(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.set_range(YEAR))
    stage.until(page.is_ready)

    def twice() -> None:
        for _ in range(2):
            chart(page).bucket_activated.emit(4)

    stage.do(twice)
    assert page.shown == MAY, "not the day on which the bar of May begins"
    stage.until(page.is_ready)
    stage.do(page.go_up)
    assert page.shown == YEAR


def test_a_double_click_opens_one_level_however_quick_the_data_is(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.set_range(YEAR))
    stage.until(page.is_ready)
    stage.do(lambda: press_and_release(chart(page), QEvent.Type.MouseButtonPress))
    opened = page.shown
    assert opened.span is Span.MONTH
    stage.until(page.is_ready)
    stage.do(lambda: press_and_release(chart(page), QEvent.Type.MouseButtonDblClick))
    assert page.shown == opened
    stage.do(lambda: press_and_release(chart(page), QEvent.Type.MouseButtonPress))
    assert page.shown.span is Span.DAY, "a click after it opens again"


def test_another_range_that_is_no_part_of_it_does_not_move(stage: Stage, page: HistoryPage) -> None:
    stage.do(lambda: page.range_bar.range_changed.emit(DAY))
    stage.until(page.is_ready)
    stage.do(lambda: page.range_bar.range_changed.emit(OTHER_DAY))
    assert chart(page).view == view(DAY), "what is in hand stays until the other one is there"
    stage.until(lambda: page.data is not None and page.data.shown == OTHER_DAY)
    assert chart(page).view == view(OTHER_DAY)
    assert not page.card.charts.is_moving


def test_a_range_that_is_a_part_is_moved_to(stage: Stage, page: HistoryPage) -> None:
    stage.do(held(page, lambda: page.range_bar.range_changed.emit(OTHER_DAY)))
    assert page.card.charts.is_moving
    assert is_within(view(OTHER_DAY), chart(page).view)
    stage.do(page.card.charts._views.motion.finish)
    assert chart(page).view == view(OTHER_DAY)


def test_nothing_moves_where_motion_is_reduced_or_the_table_is_shown(
    stage: Stage, theme: Theme, page: HistoryPage
) -> None:
    stage.do(lambda: theme.set_motion("reduced"))
    stage.do(lambda: open_day(page))
    assert not page.card.charts.is_moving
    assert chart(page).view == view(MONTH), "not one bar as wide as the chart"
    assert page.card.charts.strip._start == MONTH.bounds(BERLIN)[0]
    stage.until(page.is_ready)
    assert chart(page).view == view(DAY)
    stage.do(lambda: theme.set_motion("full"))
    stage.do(lambda: page.set_view("table"))
    stage.do(page.go_up)
    stage.until(lambda: page.data is not None and page.data.shown == MONTH)
    assert not page.card.charts.is_moving
    assert chart(page).view == view(MONTH)


def test_the_line_that_says_that_it_is_loading_moves_nothing(
    stage: Stage, page: HistoryPage
) -> None:
    card = page.card
    before = card.charts.geometry(), card.minimumSizeHint()
    stage.do(card.progress.show)
    assert (card.charts.geometry(), card.minimumSizeHint()) == before
    assert 0 < card.progress.y() < card.charts.mapTo(card, QPoint()).y()
    assert card.progress.width() > card.width() * 0.9


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_whoever_opened_a_bar_by_keys_comes_back_to_it(
    stage: Stage, theme: Theme, page: HistoryPage, qtbot: QtBot, motion: str
) -> None:
    stage.do(lambda: theme.set_motion(motion))
    stage.do(lambda: page.set_range(YEAR))
    stage.until(page.is_ready)
    page.activateWindow()
    stage.until(page.isActiveWindow)
    stage.do(chart(page).setFocus)
    opened = [(4, YEAR), (8, MAY)]  # May, and its ninth
    for index, shown in opened:
        assert page.shown == shown
        stage.do(partial(chart(page).set_cursor, index))
        stage.do(lambda: qtbot.keyClick(chart(page), Qt.Key.Key_Return))
        stage.until(page.is_ready)
        assert chart(page).cursor_index is None, "of the new bars none is chosen yet"
    for index, shown in reversed(opened):
        stage.do(lambda: qtbot.keyClick(chart(page), Qt.Key.Key_Backspace))
        stage.until(page.is_ready)
        assert page.shown == shown
        assert chart(page).cursor_index == index
        assert chart(page).readout.isVisible()


def test_whoever_comes_back_by_the_mouse_has_no_cursor_put_anywhere(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: open_day(page))
    stage.until(page.is_ready)
    stage.do(page.go_up)
    stage.until(page.is_ready)
    assert chart(page).cursor_index is None


def to_focus(stage: Stage, page: HistoryPage) -> None:
    page.activateWindow()
    stage.until(page.isActiveWindow)
    stage.do(chart(page).setFocus)


def test_another_range_chosen_on_the_way_back_leaves_no_cursor_for_later(
    stage: Stage, page: HistoryPage
) -> None:
    def back_and_on() -> None:
        page.go_up(with_cursor=True)
        page.range_bar.choose_span(Span.DAY)

    to_focus(stage, page)
    stage.do(back_and_on)
    stage.until(page.is_ready)
    stage.do(lambda: page.range_bar.choose_span(Span.YEAR))
    stage.until(page.is_ready)
    assert page.shown == YEAR
    assert chart(page).cursor_index is None
    assert not chart(page).spoken_value


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_back_from_a_part_of_a_line_the_cursor_is_on_the_data_of_the_whole(
    stage: Stage, theme: Theme, page: HistoryPage, qtbot: QtBot, motion: str
) -> None:
    stage.do(lambda: theme.set_motion(motion))
    stage.do(lambda: page.choose_sensors(["sensor.meter_power"]))
    stage.do(lambda: page.set_range(OTHER_DAY))
    stage.until(page.is_ready)
    to_focus(stage, page)
    noon = OTHER_DAY.bounds(BERLIN)[0] + timedelta(hours=12)
    stage.do(lambda: chart(page).set_cursor(chart(page).buckets.index_at(noon)))
    for _ in range(6):
        stage.do(lambda: qtbot.keyClick(chart(page), Qt.Key.Key_Plus))
    stage.until(page.is_ready)
    start, end = page.shown.bounds(BERLIN)
    said: list[str] = []
    chart(page).announcer.send = lambda _widget, words: said.append(words)
    stage.do(lambda: qtbot.keyClick(chart(page), Qt.Key.Key_Backspace))
    stage.until(page.is_ready)
    assert page.shown == OTHER_DAY
    assert chart(page).cursor_index == chart(page).buckets.index_at(start + (end - start) / 2)
    assert said == [chart(page).spoken_value]


def opacities(page: HistoryPage) -> set[float]:
    return {item.opacity() for item in chart(page)._items}


def test_a_bar_as_wide_as_the_chart_is_pale_until_the_data_is_there(
    stage: Stage, page: HistoryPage, home: FakeServices
) -> None:
    def open_and_arrive() -> None:
        open_day(page)
        page.card.charts._views.motion.finish()

    solid = opacities(page)
    stage.do(open_and_arrive)
    assert chart(page).view == view(DAY)
    assert max(opacities(page)) < min(solid)
    stage.until(page.is_ready)
    assert len(chart(page).buckets) == 24
    assert max(opacities(page)) == 1.0
