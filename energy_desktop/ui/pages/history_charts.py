"""The charts of History one below the other, a unit each, over the strip that says how we know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from energy_desktop.models import from_us
from energy_desktop.ui.pages.correction_dialog import Asked
from energy_desktop.ui.pages.correction_words import note_words
from energy_desktop.ui.pages.history_compare_words import compared_entries, compared_totals
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_words import (
    finer_name,
    line_note,
    line_title,
    meter_title,
    missing_summary,
)
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BESIDE_UP_TO, BarChart
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Buckets, Column, with_others
from energy_desktop.ui.widgets.chart_legend import EARLIER, ChartLegend
from energy_desktop.ui.widgets.coverage_strip import CoverageLegend, CoverageStrip
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.provenance import ABSENT
from energy_desktop.ui.widgets.roles import series_name

_MOST_SERIES = 12
_CHART_PX = 148


class ChartPanel(QWidget):
    """Title with unit, legend and chart of the columns of one unit."""

    def __init__(self, theme: Theme, chart: BucketPlot) -> None:
        super().__init__()
        self._theme = theme
        self.chart = chart
        self.title = label("", "card_title")
        self.unit = label("", "secondary")
        self.legend = ChartLegend(theme)
        self.note = ElidedLabel("", "secondary")
        self._header = QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, title: str, unit: str, note: str) -> None:
        """The row above the chart."""
        self.title.setText(title)
        self.unit.setText(unit)
        self.note.setText(note)
        self._fit_note()
        self.chart.setAccessibleName(self.tr("{0}, {1}, chart").format(title, unit))

    def set_legend(self, entries: Sequence[tuple[str, str]], explained: str = "") -> None:
        """Hue and name of each series; ``explained`` in a tooltip."""
        self.legend.set_entries(entries, explained)
        self._fit_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the note, or no longer."""
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        """The note is there where all names have room beside it in one row."""
        text = self.note.text()
        needed = self.note.fontMetrics().horizontalAdvance(text) + self._theme.px(4)
        words = self.title.sizeHint().width() + self.unit.sizeHint().width()
        room = self.width() - words - 3 * self._header.spacing() - needed
        self.note.setVisible(bool(text) and room >= self.legend.whole_width)
        self._header.setStretchFactor(self.note, needed)
        self._header.setStretchFactor(self.legend, max(1, room))
        self.setMinimumHeight(self._theme.px(_CHART_PX) + self.legend.sizeHint().height())

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self.title, self.unit):
            self._header.addWidget(widget, 0, top)
        self._header.addWidget(self.legend, 1, top)
        self._header.addWidget(self.note, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._header)
        column.addWidget(self.chart, 1)

    def _restyle(self) -> None:
        self._header.setSpacing(self._theme.px(10))
        for words in (self.title, self.unit, self.note):
            words.setMinimumHeight(self._theme.px(22))
        self._fit_note()


class HistoryCharts(QWidget):
    """Draws ``HistoryData``; ``bucket_activated`` carries the start of the bar to open.

    ``correction_requested`` carries which changes of meters the user wants to look at.
    """

    bucket_activated = Signal(object)
    correction_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._panels: dict[tuple[str, str], ChartPanel] = {}
        self._data: HistoryData | None = None
        self._column = QVBoxLayout()
        self._scroll = QScrollArea()
        self.strip = CoverageStrip(theme)
        self.coverage_legend = CoverageLegend(theme)
        self._lay_out()

    def set_data(self, data: HistoryData) -> None:
        """Replace what is drawn; panels of units that are still there keep their widgets."""
        self._data = data
        shown = {("bars", u): self._meters(data, u) for u in _units(data.meters.columns)}
        shown |= {("lines", u): self._lines(data, u) for u in _units(data.measurements.columns)}
        for key, panel in self._panels.items():
            panel.setVisible(key in shown)
        for place, panel in enumerate(shown.values()):
            self._column.removeWidget(panel)
            self._column.insertWidget(place, panel, 1)
            panel.show()
        self._set_coverage(data)

    @property
    def panels(self) -> list[ChartPanel]:
        """The panels shown, from the top."""
        shown = [panel for panel in self._panels.values() if not panel.isHidden()]
        return sorted(shown, key=self._column.indexOf)

    def _meters(self, data: HistoryData, unit: str) -> ChartPanel:
        panel = self._panel("bars", unit)
        columns = [column for column in data.meters.columns if column.unit == unit]
        drawn = with_others(columns, self.tr("Others"), _MOST_SERIES)
        is_below = any(column.sign < 0 for column in drawn)
        note = self.tr("light bars below zero: charged, exported") if is_below else ""
        if len(columns) > _MOST_SERIES:
            note = self.tr("%n more are summed as Others", "", len(columns) - _MOST_SERIES)
        panel.set_words(meter_title(unit, data.meters.period), unit, note)
        opens = data.shown.drilled(data.shown.bounds(data.zone)[0], data.zone) is not None
        panel.chart.hint = finer_name(data.meters.period) if opens else ""
        self._fill(panel, data, data.meters, drawn)
        return panel

    def _lines(self, data: HistoryData, unit: str) -> ChartPanel:
        panel = self._panel("lines", unit)
        columns = [column for column in data.measurements.columns if column.unit == unit]
        hidden = len(columns) - _MOST_SERIES
        note = self.tr("only the first %n are drawn", "", _MOST_SERIES) if hidden > 0 else ""
        panel.set_words(line_title(unit), line_note(unit, data.measurements.period), note)
        self._fill(panel, data, data.measurements, columns[:_MOST_SERIES])
        return panel

    def _fill(
        self, panel: ChartPanel, data: HistoryData, grid: Buckets, columns: Sequence[Column]
    ) -> None:
        self._set_legend(panel, data, columns)
        missing = [(span.start, span.end) for span in data.coverage if span.kind in ABSENT]
        part = replace(grid, columns=tuple(columns))
        panel.chart.set_buckets(part, data.zone, data.now, missing)

    def _set_legend(self, panel: ChartPanel, data: HistoryData, columns: Sequence[Column]) -> None:
        entries = [(c.hue, series_name(c.hue, c.label)) for c in columns]
        if data.compared is None:
            panel.set_legend(entries)
            return
        if not columns[0].is_meter:
            panel.set_legend([(EARLIER, self.tr("dotted: before")), *entries])
            return
        is_line = len(data.meters) > BESIDE_UP_TO
        words = self.tr("line: before") if is_line else self.tr("hollow: before")
        panel.set_legend([(EARLIER, words), *compared_entries(columns)], compared_totals(columns))

    def _panel(self, kind: str, unit: str) -> ChartPanel:
        key = (kind, unit)
        if key not in self._panels:
            chart = (BarChart if kind == "bars" else BandChart)(self._theme, unit)
            chart.bucket_activated.connect(
                lambda index, chart=chart: self.bucket_activated.emit(chart.buckets.starts[index])
            )
            if kind == "bars":
                chart.menu_requested.connect(partial(self._show_menu, chart, unit))
                chart.note_requested.connect(partial(self._correct, chart, unit, ""))
            self._panels[key] = ChartPanel(self._theme, chart)
        return self._panels[key]

    def correct_any(self) -> None:
        """Ask for the corrections of all meters in the whole range."""
        if self._data is not None and (meters := _meters_of(self._data)):
            start, end = self._data.shown.bounds(self._data.zone)
            self.correction_requested.emit(Asked(meters, start, end))

    def _show_menu(self, chart: BucketPlot, unit: str, index: int, key: str, at: QPoint) -> None:
        """What can be done with a bar."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        correct = menu.addAction(self.tr("Correct a change…"))
        correct.triggered.connect(lambda: self._correct(chart, unit, key, index))
        if chart.hint:
            opening = menu.addAction(self.tr("Open"))
            opening.triggered.connect(lambda: chart.bucket_activated.emit(index))
        menu.popup(at)

    def _correct(self, chart: BucketPlot, unit: str, key: str, index: int) -> None:
        columns = self._data.meters.columns if self._data is not None else ()
        meters = [(column.key, column.label) for column in columns if column.unit == unit]
        grid = chart.buckets
        self.correction_requested.emit(Asked(meters, grid.starts[index], grid.ends[index], key))

    def _set_coverage(self, data: HistoryData) -> None:
        start, end = data.shown.bounds(data.zone)
        self.strip.set_spans(data.coverage, start, end, data.zone)
        self.strip.set_borders(data.meters.starts)
        marks = [(from_us(note.at_us), note_words(note, data.zone)) for note in data.notes]
        self.strip.set_notes(marks)
        kinds = [*self.strip.kinds, *(["manual"] if marks else [])]
        self.coverage_legend.set_kinds(kinds, missing_summary(data.coverage, data.zone))
        self.coverage_legend.corrections.setVisible(bool(_meters_of(data)))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        inside.setObjectName("page")
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.coverage_legend.corrections.clicked.connect(self.correct_any)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.strip)
        column.addWidget(self.coverage_legend)
        column.setSpacing(self._theme.px(8))


def _meters_of(data: HistoryData) -> list[tuple[str, str]]:
    return [(column.key, column.label) for column in data.meters.columns]


def _units(columns: Sequence[Column]) -> list[str]:
    return list(dict.fromkeys(column.unit for column in columns))
