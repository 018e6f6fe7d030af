"""How mouse, wheel, touch pad and keys move the time of a line, and what its cursor reads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from energy_desktop.models import Floats, Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets import accessible_chart
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.stepped_items import StepFill, StepLine
from energy_desktop.ui.widgets.time_view import Limits, View
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

START = datetime(2026, 6, 17, 22, tzinfo=UTC)
HOURS = tuple(START + timedelta(hours=i) for i in range(25))
DAY: View = (HOURS[0].timestamp(), HOURS[-1].timestamp())
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def column(key: str, values: Floats) -> Column:
    count = len(values)
    return Column(
        key, key.title(), "°C", "device-0", values, np.ones(count), ("live",) * count,
        low=values - 1, high=values + 2,
    )  # fmt: skip


VALUES = np.where(np.arange(24) == 5, np.nan, 20.0 + np.arange(24) % 3)
GRID = Buckets(
    Period.HOUR, HOURS[:24], HOURS[1:], (column("inside", VALUES), column("outside", VALUES - 9))
)


@pytest.fixture
def chart(stage: Stage, theme: Theme) -> BandChart:
    made = stage.show(lambda: BandChart(theme, "Temperature"), (800, 400))
    stage.do(lambda: made.set_buckets(GRID, BERLIN, HOURS[20]))
    made.gestures.limits = Limits(DAY[0] - 86_400, DAY[1] + 86_400)
    return made


@pytest.fixture
def wanted(chart: BandChart) -> list[View]:
    """What was asked for; it is shown at once, as a page does."""
    found: list[View] = []
    chart.gestures.view_wanted.connect(found.append)
    chart.gestures.view_wanted.connect(chart.set_view)
    return found


def middle(chart: BandChart, share: float = 0.5) -> QPoint:
    area = chart.plot_area
    return QPoint(area.left() + round(share * area.width()), area.center().y())


def turn(
    chart: BandChart,
    angle: tuple[int, int],
    pixels: tuple[int, int] = (0, 0),
    modifiers: Qt.KeyboardModifier = NONE,
    share: float = 0.5,
) -> QWheelEvent:
    at = QPointF(middle(chart, share))
    event = QWheelEvent(
        at, QPointF(chart.viewport().mapToGlobal(at.toPoint())), QPoint(*pixels), QPoint(*angle),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)
    return event


def mouse(
    chart: BandChart, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    where = QPointF(at)
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    over = QPointF(chart.viewport().mapToGlobal(at))
    QApplication.sendEvent(
        chart.viewport(), QMouseEvent(kind, where, over, button, held, modifiers)
    )


def drag(
    chart: BandChart, begin: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    mouse(chart, QEvent.Type.MouseButtonPress, begin, modifiers)
    mouse(chart, QEvent.Type.MouseMove, (begin + end) / 2, modifiers)
    mouse(chart, QEvent.Type.MouseMove, end, modifiers)
    mouse(chart, QEvent.Type.MouseButtonRelease, end, modifiers)


def test_the_wheel_zooms_at_the_pointer_and_does_not_scroll_the_page(
    chart: BandChart, wanted: list[View]
) -> None:
    at = chart.seconds_at(middle(chart, 0.25))
    event = turn(chart, (0, 120), share=0.25)
    start, end = wanted[0]
    assert event.isAccepted()
    assert (end - start) / 86_400 == pytest.approx(0.8)
    assert (at - start) / (end - start) == pytest.approx(0.25, abs=0.01)
    turn(chart, (0, -120), share=0.25)
    assert wanted[1] == pytest.approx(DAY, abs=1)


@pytest.mark.parametrize(
    ("angle", "pixels", "modifiers"),
    [((120, 0), (0, 0), NONE), ((0, 120), (0, 0), SHIFT)],
)
def test_sideways_and_with_shift_the_wheel_pans(
    chart: BandChart,
    wanted: list[View],
    angle: tuple[int, int],
    pixels: tuple[int, int],
    modifiers: Qt.KeyboardModifier,
) -> None:
    turn(chart, angle, pixels, modifiers)
    assert wanted == [pytest.approx((DAY[0] - 8_640, DAY[1] - 8_640))]


def test_a_touch_pad_pans_by_as_many_pixels_as_the_fingers_went(
    chart: BandChart, wanted: list[View]
) -> None:
    turn(chart, (-80, 0), (-40, 0))
    per_px = 86_400 / chart.plot_area.width()
    assert wanted[0][0] - DAY[0] == pytest.approx(40 * per_px)


def test_a_pinch_zooms_at_its_middle(chart: BandChart, wanted: list[View]) -> None:
    at = QPointF(middle(chart))
    device = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    event = QNativeGestureEvent(kind, device, 2, at, at, at, 0.25, QPointF())
    QApplication.sendEvent(chart.viewport(), event)
    assert wanted[0][1] - wanted[0][0] == pytest.approx(86_400 / 1.25)


def test_dragging_moves_the_line_with_the_pointer(chart: BandChart, wanted: list[View]) -> None:
    held = chart.seconds_at(middle(chart, 0.5))
    drag(chart, middle(chart, 0.5), middle(chart, 0.75))
    assert chart.seconds_at(middle(chart, 0.75)) == pytest.approx(held, abs=200)
    assert wanted[-1][1] - wanted[-1][0] == pytest.approx(86_400)
    assert not chart.gestures.is_dragging


def test_a_click_and_a_trembling_hand_move_nothing_and_open_nothing(
    chart: BandChart, wanted: list[View]
) -> None:
    opened: list[int] = []
    chart.bucket_activated.connect(opened.append)
    drag(chart, middle(chart), middle(chart) + QPoint(2, 0))
    assert wanted == []
    assert opened == []


@pytest.mark.parametrize("ends", [(0.25, 0.75), (0.75, 0.25)])
def test_shift_and_dragging_draw_the_time_to_show(
    chart: BandChart, wanted: list[View], ends: tuple[float, float]
) -> None:
    drag(chart, middle(chart, ends[0]), middle(chart, ends[1]), SHIFT)
    assert wanted == [pytest.approx((DAY[0] + 21_600, DAY[0] + 64_800), abs=200)]


def test_escape_gives_up_what_is_dragged(
    chart: BandChart, wanted: list[View], qtbot: QtBot
) -> None:
    mouse(chart, QEvent.Type.MouseButtonPress, middle(chart))
    mouse(chart, QEvent.Type.MouseMove, middle(chart, 0.8))
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.view == DAY
    assert not chart.gestures.is_dragging


def test_a_double_click_and_0_reset(chart: BandChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.gestures.reset_wanted):
        mouse(chart, QEvent.Type.MouseButtonDblClick, middle(chart))
    with qtbot.waitSignal(chart.gestures.reset_wanted):
        qtbot.keyClick(chart, Qt.Key.Key_0)


def test_plus_and_minus_zoom_and_page_up_and_down_pan(
    chart: BandChart, wanted: list[View], qtbot: QtBot
) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert wanted[-1] == pytest.approx((DAY[0] + 21_600, DAY[1] - 21_600))
    qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert wanted[-1] == pytest.approx((DAY[0], DAY[1] - 43_200))
    qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert wanted[-1] == pytest.approx(DAY)


def test_the_keys_zoom_around_the_cursor(
    chart: BandChart, wanted: list[View], qtbot: QtBot
) -> None:
    chart.set_cursor(2)
    at = chart.cursor_s
    assert at is not None
    qtbot.keyClick(chart, Qt.Key.Key_Equal)
    start, end = wanted[0]
    assert (at - start) / (end - start) == pytest.approx((at - DAY[0]) / 86_400)


def test_what_is_in_hand_is_shown_at_once_and_the_pointer_reads_it(
    chart: BandChart, stage: Stage
) -> None:
    stage.do(lambda: chart.set_view((DAY[0] + 6 * 3_600, DAY[0] + 9 * 3_600)))
    assert chart.visible == (6, 9)
    assert chart.index_at(middle(chart, 0.5)) == 7
    assert chart.getViewBox().viewRange()[0] == pytest.approx([21_600, 32_400])


def test_beside_what_is_in_hand_there_is_nothing_to_read(chart: BandChart, stage: Stage) -> None:
    stage.do(lambda: chart.set_view((DAY[0] - 86_400, DAY[0] + 3_600)))
    assert chart.index_at(middle(chart, 0.2)) is None


def test_the_cursor_has_a_line_and_a_dot_on_each_series_and_none_in_a_gap(
    chart: BandChart,
) -> None:
    chart.set_cursor(4)
    assert chart._cross.isVisible()
    assert sorted(spot.pos().y() for spot in chart._dots.points()) == [12.0, 21.0]
    chart.set_cursor(5)
    assert len(chart._dots.points()) == 0
    assert {row.value for row in chart.readout.rows} == {"no data"}


def test_new_data_leaves_the_cursor_where_it_is(chart: BandChart, stage: Stage) -> None:
    chart.set_cursor(8)
    wider = GRID.between(Buckets(Period.HOUR, (), (), ()), Buckets(Period.HOUR, (), (), ()))
    stage.do(lambda: chart.set_buckets(wider, BERLIN, HOURS[20], (), DAY))
    assert chart.cursor_index == 8
    assert chart.readout.isVisible()


def test_up_and_down_choose_a_series_which_alone_is_spoken(chart: BandChart, qtbot: QtBot) -> None:
    said: list[str] = []
    chart.announcer.send = lambda _chart, words: said.append(words)
    chart.set_cursor(8)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert "Inside 22.0" in said[0]
    assert "Outside" not in said[0]
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert "Outside 13.0" in chart.spoken_value
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert "Inside" in chart.spoken_value
    assert "Outside" in chart.spoken_value


def test_a_cursor_that_runs_is_spoken_once_a_second_and_where_it_ends(
    chart: BandChart, qtbot: QtBot
) -> None:
    said: list[str] = []
    chart.announcer.send = lambda _chart, words: said.append(words)
    for _ in range(5):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert len(said) == 1
    chart.announcer._pause.timeout.emit()
    assert said[1:] == [chart.spoken_value]


def test_a_screen_reader_finds_a_chart_with_its_name_and_what_the_cursor_reads(
    chart: BandChart,
) -> None:
    accessible_chart.install()
    found = QAccessible.queryAccessibleInterface(chart)
    assert found.role() is QAccessible.Role.Chart
    assert found.text(QAccessible.Text.Name) == "Temperature"
    chart.set_cursor(3)
    assert found.text(QAccessible.Text.Value) == chart.readout.text()


def test_a_line_of_single_readings_has_no_band(stage: Stage, chart: BandChart) -> None:
    grid = Buckets(None, GRID.starts, GRID.ends, GRID.columns, by_reading=True)
    stage.do(lambda: chart.set_buckets(grid, BERLIN, HOURS[20]))
    kinds = [type(item) for item in chart._items]
    assert kinds.count(StepLine) == 2
    assert StepFill not in kinds
    assert chart.readout_content(4)[0] == "Thu 18 Jun 2026, 04:00:00–05:00:00"


def test_the_band_is_where_its_values_are_and_not_in_gaps(theme: Theme, chart: BandChart) -> None:
    image = chart.grab().toImage()
    ground = theme.color("surface").rgb()
    area = chart.plot_area

    def color(hour: float, value: float) -> int:
        low, high = chart.getViewBox().viewRange()[1]
        x = area.left() + round(hour / 24 * area.width())
        y = area.bottom() - round((value - low) / (high - low) * area.height())
        return int(image.pixel(x, y))

    assert color(4.5, 21.7) != ground, "20 + 1, from one below to two above"
    assert color(5.5, 21.7) == ground, "nothing is known of that hour"
