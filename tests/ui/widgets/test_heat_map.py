"""Two weeks of hours: which cell stands where, what it says, and how keys move through them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from energy_desktop.services.buckets import EnergyBucket
from energy_desktop.services.provenance import Provenance
from energy_desktop.ui.pages.days_data import heat_days
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.heat_map import HeatCell, HeatDay, HeatMap, strongest
from energy_desktop.ui.widgets.heat_table import HeatTable
from tests.ui.conftest import Stage

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 10, 26)


def buckets(first: datetime, values: list[float | None]) -> list[EnergyBucket]:
    hour = timedelta(hours=1)
    return [
        EnergyBucket(first + n * hour, first + (n + 1) * hour, value, 1.0,
                     Provenance.MISSING if value is None else Provenance.LIVE)
        for n, value in enumerate(values)
    ]  # fmt: skip


def two_weeks() -> tuple[HeatDay, ...]:
    """From midnight of 13 October in Berlin to noon of the 26th: each hour 0.1 kWh more."""
    first = datetime(2026, 10, 12, 22, tzinfo=UTC)
    values: list[float | None] = [n / 10 for n in range(13 * 24 + 13)]
    values[5] = None
    return heat_days(buckets(first, values), TODAY, BERLIN)


@pytest.fixture
def heat_map(qtbot: QtBot, theme: Theme) -> HeatMap:
    widget = HeatMap(theme)
    qtbot.addWidget(widget)
    widget.resize(600, 380)
    widget.set_days(two_weeks(), BERLIN)
    widget.show()
    return widget


@pytest.mark.parametrize(("width", "steps"), [(600, 5), (300, 3), (200, 2)])
def test_what_the_colours_mean_has_room_beside_each_other(
    heat_map: HeatMap, theme: Theme, width: int, steps: int
) -> None:
    heat_map.resize(width, 380)
    metrics = QFontMetrics(theme.font(11.5))
    key = heat_map._key(metrics)
    assert len(key) == steps
    assert (key[0][0], key[-1][0]) == (1.0, 0.0)
    assert sum(metrics.horizontalAdvance(words) + theme.px(30) for _, words in key) <= width


def test_hours_stand_in_their_civil_day() -> None:
    days = two_weeks()
    assert [day.day for day in days] == [date(2026, 10, 13) + timedelta(days=n) for n in range(14)]
    first, last = days[0].hours[0], days[-1].hours[11]
    assert first is not None
    assert last is not None
    assert first.value == 0.0
    assert last.start == datetime(2026, 10, 26, 10, tzinfo=UTC)
    assert days[-1].hours[12] is None


def test_an_hour_that_comes_twice_is_the_sum_of_both() -> None:
    sunday = two_weeks()[12]
    twice = sunday.hours[2]
    assert twice is not None
    assert twice.end - twice.start == timedelta(hours=2)
    assert twice.value == pytest.approx(29.0 + 29.1)


def test_an_hour_that_is_left_out_has_no_cell() -> None:
    first = datetime(2026, 3, 28, 23, tzinfo=UTC)
    days = heat_days(buckets(first, [1.0] * 23), date(2026, 3, 29), BERLIN)
    assert [hour for hour, cell in enumerate(days[-1].hours) if cell is None] == [2]


def test_a_doubled_hour_of_which_a_half_is_not_known_is_not_known() -> None:
    at = datetime(2026, 10, 25, tzinfo=UTC)
    half = HeatCell(at, at, 1.0, "live").joined(HeatCell(at, at, None, "down"))
    assert (half.value, half.provenance) == (None, "down")


def test_the_strongest_colour_leaves_a_few_hours_above_it() -> None:
    at = datetime(2026, 10, 25, tzinfo=UTC)
    cells = tuple(HeatCell(at, at, float(n), "live") for n in range(24))
    days = [HeatDay(TODAY, cells)] * 13 + [HeatDay(TODAY, (HeatCell(at, at, 999.0, "live"),) * 5)]
    assert strongest(days) == 23.0
    assert strongest([]) == 0.0


def test_the_cell_under_the_pointer_is_read_out(qtbot: QtBot, heat_map: HeatMap) -> None:
    place = heat_map.cell_at(heat_map._rect(13, 11, heat_map._area()).center().toPoint())
    assert place == (13, 11)
    qtbot.mouseMove(heat_map, heat_map._rect(13, 11, heat_map._area()).center().toPoint())
    qtbot.waitUntil(lambda: heat_map.cursor_cell == (13, 11))
    assert heat_map.readout.isVisible()
    assert "Monday 26 October 11:00" in heat_map.readout.text()
    assert "32.4\u202fkWh" in heat_map.readout.text()
    assert "Recorded live" in heat_map.readout.text()
    assert heat_map.cell_at(QPoint(1, 1)) is None


def test_what_is_not_known_says_so(heat_map: HeatMap) -> None:
    title, rows, known = heat_map.readout_content(0, 5)
    assert title.startswith("Tuesday 13 October")
    assert rows[0].value == "no data"
    assert known == "Missing"
    assert heat_map.readout_content(13, 20)[1] == []


def test_arrows_move_through_the_cells_and_escape_leaves(qtbot: QtBot, heat_map: HeatMap) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(heat_map, key)
    assert heat_map.cursor_cell == (13, 1)
    assert "01:00" in heat_map.accessibleDescription()
    qtbot.keyClick(heat_map, Qt.Key.Key_Escape)
    assert heat_map.readout.isHidden()


def test_it_tells_its_greatest_hour_and_whether_anything_is_known(heat_map: HeatMap) -> None:
    assert heat_map.accessibleDescription() == "Most in one hour: 32.4\u202fkWh on 26 Oct 11:00"
    heat_map.set_days((), BERLIN)
    assert heat_map.is_empty
    assert heat_map.accessibleDescription() == "Nothing is known yet"


def test_the_table_says_what_the_grid_draws() -> None:
    table = HeatTable()
    table.show_days(two_weeks())
    assert (table.rowCount(), table.columnCount()) == (14, 24)
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert table.headerData(13, vertical) == "Mon 26"
    assert table.headerData(7, horizontal) == "07:00"
    texts = [table.data(table.index(row, col)) for row, col in ((0, 5), (13, 11), (13, 20))]
    assert texts == ["no data", "32.4", ""]


def test_keys_scroll_to_the_hour_that_they_come_to(
    stage: Stage, heat_map: HeatMap, qtbot: QtBot
) -> None:
    area = stage.show(QScrollArea, (600, 120))
    area.setWidgetResizable(True)
    heat_map.setMinimumHeight(380)
    stage.do(lambda: area.setWidget(heat_map))
    for key in (Qt.Key.Key_Right, *[Qt.Key.Key_Up] * 13):
        qtbot.keyClick(heat_map, key)
        assert heat_map.cursor_cell is not None
        cell = heat_map._rect(*heat_map.cursor_cell, heat_map._area()).toAlignedRect()
        assert heat_map.visibleRegion().boundingRect().contains(cell)
