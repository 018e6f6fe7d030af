"""Charts on paper show the time beside as the window does: marks over bars, dashed ink."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from energy_desktop.models import Period
from energy_desktop.ui.pages.paper_chart import PaperChart
from energy_desktop.ui.pages.paper_theme import PaperTheme
from energy_desktop.ui.widgets.buckets import Buckets, Column, Earlier
from tests.fakes.services import BERLIN

START = datetime(2026, 6, 17, 22, tzinfo=UTC)
WIDTH, HEIGHT = 600, 300


def column(key: str, now: float, then: float, unit: str) -> Column:
    known = np.ones(4)
    was = Earlier(known * then, known, None, 1.0)
    return Column(key, key, unit, "solar", known * now, known, ("live",) * 4, earlier=was)


def drawn(*columns: Column, compared: bool = True) -> QImage:
    hours = tuple(START + timedelta(hours=i) for i in range(5))
    beside = tuple((at - timedelta(days=1), at) for at in hours[:-1]) if compared else ()
    grid = Buckets(Period.HOUR, hours[:-1], hours[1:], columns, earlier=beside)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    chart = PaperChart(painter, PaperTheme(), QRectF(0, 0, WIDTH, HEIGHT), grid, BERLIN)
    (chart.paint_bars if columns[0].is_meter else chart.paint_lines)()
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    """Row and length of each level stretch of ink, in the middle of the plot."""
    ink = PaperTheme().color("ink").rgb()
    found = []
    for y in range(10, HEIGHT - 30):
        row = [image.pixel(x, y) == ink for x in range(70, WIDTH)]
        edges = np.flatnonzero(np.diff(np.array(row, int), prepend=0, append=0)).reshape(-1, 2)
        found += [(y, int(end - begin)) for begin, end in edges]
    return found


def bar_width(image: QImage, y: int) -> int:
    white = QColor(Qt.GlobalColor.white).rgb()
    return sum(image.pixel(x, y) != white for x in range(70, WIDTH))


@pytest.mark.usefixtures("qapp")
def test_a_mark_in_ink_is_over_each_bar_which_is_as_wide_as_ever() -> None:
    alone = drawn(column("a", 4, 2, "kWh"), compared=False)
    beside = drawn(column("a", 4, 2, "kWh"))
    assert inked(alone) == []
    rows = {y for y, _length in inked(beside)}
    assert len(rows) == 2, "2 px thick"
    assert [length for _y, length in inked(beside)] == pytest.approx([95] * 8, abs=6)
    assert bar_width(beside, HEIGHT - 40) == bar_width(alone, HEIGHT - 40)


@pytest.mark.usefixtures("qapp")
def test_what_stacked_bars_reached_is_one_mark_for_all_of_them() -> None:
    beside = drawn(column("a", 4, 2, "kWh"), column("b", 1, 2, "kWh"))
    assert len({y for y, _length in inked(beside)}) == 2


def test_what_a_line_was_is_dashed_ink_each_in_its_way(qapp: QApplication) -> None:
    del qapp
    means = (column("a", 9, 2, "kW"), column("b", 9, 6, "kW"))
    lines = (replace(mean, low=mean.values, high=mean.values) for mean in means)
    lengths: dict[int, set[int]] = {}
    for y, length in inked(drawn(*lines)):
        lengths.setdefault(y, set()).add(length)
    assert len(lengths) == 2
    dashes, dots = sorted(lengths.values(), key=max, reverse=True)
    assert max(dashes) > max(dots)
