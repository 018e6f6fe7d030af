"""The table says what the chart draws, sorts by value, and copies as TSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from energy_desktop.models import Period
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bucket_table import BucketTable
from energy_desktop.ui.widgets.buckets import Buckets, Column
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

DAYS = tuple(datetime(2026, 5, 1, 22, tzinfo=UTC) + timedelta(days=i) for i in range(4))
SOLAR = Column(
    "sensor.pv", "Solar", "kWh", "solar", np.array([10.5, np.nan, 9.0]), np.ones(3),
    ("live", "missing", "hourly"),
)  # fmt: skip
GRID = Buckets(Period.DAY, DAYS[:3], DAYS[1:], (SOLAR,))


@pytest.fixture
def table(stage: Stage, theme: Theme) -> BucketTable:
    made = stage.show(lambda: BucketTable(theme, "Table"), (500, 300))
    made.set_buckets(GRID, BERLIN)
    return made


def cells(table: BucketTable, section: int) -> list[Any]:
    model = table.model()
    return [model.index(row, section).data() for row in range(model.rowCount())]


def test_a_row_has_time_values_and_source_in_words(table: BucketTable) -> None:
    assert cells(table, 0) == ["Sat 02 May", "Sun 03 May", "Mon 04 May"]
    assert cells(table, 1) == ["10.50", "—", "9.00"]
    assert cells(table, 2) == ["Recorded live", "Missing", "Hourly statistics only"]


def test_a_row_with_a_value_is_partly_missing_and_says_how_much_is_known(
    table: BucketTable,
) -> None:
    coverage = np.array([0.386, 0.0, 1.0])
    solar = replace(SOLAR, coverage=coverage, provenance=("missing", "missing", "live"))
    new = replace(SOLAR, label="New", values=np.full(3, np.nan), provenance=("", "missing", "live"))
    table.set_buckets(replace(GRID, columns=(solar, new)), BERLIN)
    assert cells(table, 3) == ["Partly missing", "Missing", "Recorded live"]
    tip = table.model().index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Solar: 38 % known"


def test_a_row_before_anything_was_known_is_not_missing(table: BucketTable) -> None:
    new = replace(SOLAR, provenance=("", "missing", "live"), values=np.array([np.nan, np.nan, 1.0]))
    table.set_buckets(replace(GRID, columns=(new,)), BERLIN)
    assert cells(table, 2) == ["No data yet", "Missing", "Recorded live"]
    assert table.model().index(0, 2).data(Qt.ItemDataRole.DecorationRole) is None


def test_it_sorts_by_number_and_the_unknown_is_least(table: BucketTable) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert cells(table, 1) == ["—", "9.00", "10.50"]


def test_ctrl_c_copies_the_whole_table_with_titles_and_units(
    table: BucketTable, qtbot: QtBot
) -> None:
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Time\tSolar, kWh\tSource"
    assert lines[1] == "Sat 02 May\t10.50\tRecorded live"
    assert len(lines) == 4


def test_ctrl_c_copies_the_selected_rows_only(table: BucketTable) -> None:
    table.selectRow(0)
    assert len(table.tsv().split("\n")) == 2


@pytest.mark.parametrize("width", [320, 480, 900])
@pytest.mark.parametrize("percent", [100, 150])
def test_every_word_of_a_title_and_every_number_has_room(
    stage: Stage, theme: Theme, table: BucketTable, width: int, percent: int
) -> None:
    labels = ("Solar energy", "Battery discharge energy", "Grid import energy", "Used")
    columns = tuple(replace(SOLAR, label=label) for label in labels)
    theme.set_text_scale(percent)
    stage.do(lambda: table.resize(width, 300))
    stage.do(lambda: table.set_buckets(replace(GRID, columns=columns), BERLIN))
    header, metrics = table.horizontalHeader(), QFontMetrics(theme.font(12.5, 600))
    for section, label in enumerate(labels, start=1):
        room = header.sectionSize(section) - round(2 * theme.px(11))
        assert room >= max(metrics.horizontalAdvance(word) for word in label.split())
        assert header.sectionSize(section) >= table.sizeHintForColumn(section)
        wrapped = metrics.boundingRect(
            QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), label
        )
        assert header.height() >= wrapped.height()
    is_whole = header.length() <= table.viewport().width()
    assert is_whole or table.horizontalScrollBar().maximum() > 0


def test_the_columns_share_the_width(stage: Stage, table: BucketTable) -> None:
    stage.do(lambda: table.resize(900, 300))
    assert abs(table.horizontalHeader().length() - table.viewport().width()) <= 1


def test_numbers_stand_at_the_right(table: BucketTable) -> None:
    model = table.model()
    alignment = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & int(Qt.AlignmentFlag.AlignRight)


def test_the_last_row_has_the_totals_however_one_sorts(table: BucketTable) -> None:
    solar = replace(SOLAR, total=25.5)
    table.set_buckets(replace(GRID, columns=(solar,)), BERLIN)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(1, order)
        assert (cells(table, 0)[-1], cells(table, 1)[-1], cells(table, 2)[-1]) == (
            "Total", "25.50", "",
        )  # fmt: skip
    assert "gaps" in table.model().index(3, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert table.tsv().endswith("Total\t25.50\t")


def test_measurements_have_no_total(table: BucketTable) -> None:
    assert table.model().rowCount() == 3
