"""What History shows on paper: charts, what they add up to, then the table, page by page.

Lines by five minutes are in the charts alone; as a table they would be a stack of paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from energy_desktop.models import Period
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.history_compare_words import (
    beside_word,
    compared_sentence,
    total_change,
)
from energy_desktop.ui.pages.history_provenances import Provenances, known_kinds
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_words import (
    line_note,
    line_title,
    meter_title,
    missing_summary,
    range_meanings,
    range_title,
    table_title,
)
from energy_desktop.ui.pages.paper_chart import PaperChart
from energy_desktop.ui.pages.paper_flow import Block, paint_pages
from energy_desktop.ui.pages.paper_legend import PaperLegend
from energy_desktop.ui.pages.paper_table import PaperTable
from energy_desktop.ui.pages.paper_theme import PaperTheme
from energy_desktop.ui.widgets.bucket_labels import bucket_row
from energy_desktop.ui.widgets.buckets import Buckets, Column, with_others
from energy_desktop.ui.widgets.chart_numbers import value_with_unit
from energy_desktop.ui.widgets.civil_axis import LEFT_AXIS_PX
from energy_desktop.ui.widgets.coverage_strip import stripes
from energy_desktop.ui.widgets.provenance import ABSENT, paint_provenance, provenance_word

_MOST_SERIES: Final = 12
_MOST_LINES: Final = 8
_BESIDE: Final = 5
_CHART_PX: Final = 250.0
_STRIP_PX: Final = 14.0
_TIME_PX: Final = 120.0
_NUMBER_PX: Final = 110.0
_SOURCE_PX: Final = 150.0
_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def print_history(device: QPagedPaintDevice, data: HistoryData, *pages: int) -> int:
    """Print onto a device, a first and a last page if these are given; returns how many there are
    in all."""
    first, last = pages or (1, math.inf)
    paper = HistoryPaper(data, device.width() / device.logicalDpiX() * 96)
    wanted = lambda number: first <= number <= last  # noqa: E731
    return paint_pages(device, list(paper.blocks()), paper.footer, wanted)


class HistoryPaper:
    """The blocks of ``data`` for pages of a width in 1/96 inch."""

    def __init__(self, data: HistoryData, width: float) -> None:
        self._data, self._width = data, width
        self._theme = PaperTheme()

    def blocks(self) -> Iterator[Block]:
        """From the title to the last row of the tables."""
        data = self._data
        yield from self._title()
        for unit in dict.fromkeys(column.unit for column in data.meters.columns):
            yield from self._bars(unit)
        for unit in dict.fromkeys(column.unit for column in data.measurements.columns):
            yield from self._lines(unit)
        yield from self._coverage()
        yield from self._totals()
        for grid in (data.meters, data.measurements):
            if grid.period is not Period.FIVE_MINUTES:
                yield from self._rows(grid.until(data.now))

    def footer(self, painter: QPainter, area: QRectF, number: int, count: int) -> None:
        """What it is, and the number of the page."""
        painter.setFont(self._theme.font(10.5))
        painter.setPen(self._theme.color("ink2"))
        bottom = Qt.AlignmentFlag.AlignBottom
        name = f"Energy Desktop · {range_title(self._data.shown)}"
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | bottom, name)
        words = translate("HistoryPaper", "Page {0} of {1}").format(number, count)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | bottom, words)

    def _title(self) -> Iterator[Block]:
        data, zone = self._data, getattr(self._data.zone, "key", "")
        yield self._text(range_title(data.shown), 20, 600, 28)
        printed = translate("HistoryPaper", "Printed {0}, {1}").format(
            formats.long_date(data.now, data.zone), formats.clock(data.now, data.zone)
        )
        times = translate("HistoryPaper", "Times of {0}").format(zone)
        yield self._text(
            f"{times} · {printed}",
            11.5,
            400,
            18,
            "ink2",
        )
        if data.compared is not None:
            columns = (*data.meters.columns, *data.measurements.columns)
            yield self._text(compared_sentence(data.compared, columns, data.zone), 11.5, 400, 18)

    def _bars(self, unit: str) -> Iterator[Block]:
        grid = self._data.meters
        columns = [column for column in grid.columns if column.unit == unit]
        drawn = with_others(columns, translate("HistoryPaper", "Others"), _MOST_SERIES)
        part = replace(grid, columns=tuple(drawn))
        yield from self._chart(f"{meter_title(unit, grid.period)} · {unit}", part, is_bars=True)

    def _lines(self, unit: str) -> Iterator[Block]:
        grid = self._data.measurements
        columns = [column for column in grid.columns if column.unit == unit]
        for begin in range(0, len(columns), _MOST_LINES):
            part = replace(grid, columns=tuple(columns[begin : begin + _MOST_LINES]))
            title = f"{line_title(unit)} · {line_note(unit, grid)}"
            yield from self._chart(title, part, is_bars=False)

    def _chart(self, title: str, grid: Buckets, *, is_bars: bool) -> Iterator[Block]:
        legend = PaperLegend(self._theme, self._width)
        entries = (legend.bars if is_bars else legend.lines)(grid, self._data.compared)
        rows = list(legend.rows(entries, _CHART_PX))
        below = sum(block.height for block in rows) + _CHART_PX
        yield self._text(title, 14, 600, 34, with_next=below)
        yield from rows
        data = self._data
        missing = [(span.start, span.end) for span in data.coverage if span.kind in ABSENT]

        def paint(painter: QPainter, area: QRectF) -> None:
            chart = PaperChart(painter, self._theme, area, grid, data.zone, missing)
            (chart.paint_bars if is_bars else chart.paint_lines)()

        yield Block(_CHART_PX, paint)

    def _coverage(self) -> Iterator[Block]:
        """The strip below the charts, and what its patterns mean."""
        data = self._data
        kinds = known_kinds(sorted({str(span.kind) for span in data.coverage}), data)
        legend = Provenances(self._theme, kinds, missing_summary(data.coverage, data.zone))
        height = legend.height(round(self._width))
        yield Block(_STRIP_PX, self._paint_strip, height)
        yield Block(
            height + 4,
            lambda p, area: legend.paint(p, QPoint(0, round(area.top()) + 4), round(self._width)),
        )

    def _paint_strip(self, painter: QPainter, area: QRectF) -> None:
        start, end = self._data.shown.bounds(self._data.zone)
        strip = area.adjusted(LEFT_AXIS_PX, 0, -1, -2)
        painter.fillRect(strip, self._theme.color("sel"))
        for left, right, kind in stripes(self._data.coverage, start, end, strip.width()):
            part = QRectF(strip.left() + left, strip.top(), right - left, strip.height())
            paint_provenance(painter, part, kind, self._theme)

    def _totals(self) -> Iterator[Block]:
        data = self._data
        columns = (*data.meters.columns, *data.measurements.columns)
        titles, widths = (
            [
                translate("HistoryPaper", "Sensor"),
                translate("HistoryPaper", "In the range"),
                translate("HistoryPaper", "Known"),
            ],
            [150.0, 70.0],
        )
        if data.compared is not None:
            titles[2:2] = [
                beside_word(data.compared).capitalize(),
                translate("HistoryPaper", "Change"),
            ]
            widths[1:1] = [130.0, 90.0]
        table = self._table(titles, [self._width - sum(widths), *widths], 0)
        meanings = range_meanings(columns)
        yield from self._figures()
        rows = [self._total(column, meanings[column.key]) for column in columns]
        yield from table.blocks(translate("HistoryPaper", "Totals of the sensors"), rows)

    def _figures(self) -> Iterator[Block]:
        """The home's own figures, where any are known."""
        figures = self._data.figures
        named = (
            (translate("HistoryPaper", "Solar produced"), figures.solar, formats.energy),
            (translate("HistoryPaper", "Home used"), figures.home, formats.energy),
            (translate("HistoryPaper", "Grid, net"), figures.grid_net, formats.energy),
            (
                translate("HistoryPaper", "Self-sufficiency"),
                figures.self_sufficiency,
                formats.share,
            ),
        )
        known = [(name, words(value)) for name, value, words in named if value is not None]
        if known:
            width = self._width / len(known)
            table = self._table([name for name, _ in known], [width] * len(known), *range(4))
            yield from table.blocks(
                translate("HistoryPaper", "The home"), [[words for _, words in known]]
            )

    def _table(self, titles: Sequence[str], widths: Sequence[float], *words: int) -> PaperTable:
        return PaperTable(self._theme, titles, widths, frozenset(words))

    def _total(self, column: Column, meaning: str) -> Sequence[str]:
        known = formats.percent(math.floor(100 * self._known(column)))
        if self._data.compared is None:
            return [column.label, meaning, known]
        before = column.before
        was = value_with_unit(before.total if column.is_meter else before.mean, column.unit)
        change = total_change(column, is_later=self._data.compared.is_later)
        return [column.label, meaning, was, change, known]

    def _known(self, column: Column) -> float:
        """How much of the range up to now is known."""
        if column.is_meter:
            return column.total_coverage
        begun = np.array([start <= self._data.now for start in self._data.measurements.starts])
        return float(column.coverage[begun].mean()) if begun.any() else 0.0

    def _rows(self, grid: Buckets) -> Iterator[Block]:
        """A row a bucket, the sensors in groups that fit beside each other."""
        columns = grid.columns
        for begin in range(0, len(columns), _BESIDE):
            part = replace(grid, columns=columns[begin : begin + _BESIDE])
            units = list(dict.fromkeys(column.unit for column in part.columns))
            is_meter = part.columns[0].is_meter
            labels = [c.label if len(units) == 1 else f"{c.label}, {c.unit}" for c in part.columns]
            number = min(_NUMBER_PX, (self._width - _TIME_PX - _SOURCE_PX) / len(labels))
            source = self._width - _TIME_PX - number * len(labels)
            widths = [_TIME_PX, *[number] * len(labels), source]
            titles = [
                translate("HistoryPaper", "Time"),
                *labels,
                translate("HistoryPaper", "Source"),
            ]
            rows = [self._cells(part, index) for index in range(len(part))]
            heading = table_title(units, grid.period, is_meter=is_meter)
            table = self._table(titles, widths, 0, len(labels) + 1)
            yield from table.blocks(heading, rows, _sum(part))

    def _cells(self, grid: Buckets, index: int) -> Sequence[str]:
        time = bucket_row(grid.period, grid.starts[index], grid.ends[index], self._data.zone)
        known = provenance_word(grid.provenance(index)) or translate("HistoryPaper", "No data yet")
        values = [formats.number(float(column.values[index]), 2) for column in grid.columns]
        return [time, *values, known]

    def _text(
        self, words: str, size: float, weight: int, height: float, ink: str = "ink",
        with_next: float = 0.0,
    ) -> Block:  # fmt: skip
        return Block(height, partial(self._paint_text, words, size, weight, ink), with_next)

    def _paint_text(
        self, words: str, size: float, weight: int, ink: str, painter: QPainter, area: QRectF
    ) -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.color(ink))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            area, _MIDDLE, painter.fontMetrics().elidedText(words, elide, round(area.width()))
        )


def _sum(grid: Buckets) -> Sequence[str] | None:
    """The row of totals, with what was counted in gaps, which is in no row."""
    if all(column.total is None or not column.is_meter for column in grid.columns):
        return None
    totals = [formats.number(column.total, 2) if column.is_meter else "" for column in grid.columns]
    return [translate("HistoryPaper", "Total"), *totals, ""]
