"""The charts of History one below the other, a unit each, over the strip that says how we know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from energy_desktop.models import from_us
from energy_desktop.ui.pages.correction_dialog import Asked
from energy_desktop.ui.pages.correction_words import note_words
from energy_desktop.ui.pages.history_compare_words import (
    beside_legend,
    compared_entries,
    compared_totals,
    lines_beside,
)
from energy_desktop.ui.pages.history_exact import ExactRange
from energy_desktop.ui.pages.history_lines import Around
from energy_desktop.ui.pages.history_panel import ChartPanel
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.history_scroll import PanelScroll
from energy_desktop.ui.pages.history_words import (
    finer_name,
    line_note,
    line_title,
    listed,
    meter_title,
    missing_summary,
)
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.band_chart import BandChart
from energy_desktop.ui.widgets.bar_chart import BarChart
from energy_desktop.ui.widgets.bucket_plot import BucketPlot
from energy_desktop.ui.widgets.buckets import Buckets, Column, with_others
from energy_desktop.ui.widgets.chart_legend import EARLIER
from energy_desktop.ui.widgets.coverage_legend import CoverageLegend
from energy_desktop.ui.widgets.coverage_strip import CoverageStrip
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.provenance import ABSENT
from energy_desktop.ui.widgets.roles import series_name
from energy_desktop.ui.widgets.tab_stops import FocusInSight, pass_by, tab_in_order
from energy_desktop.ui.widgets.time_view import Limits, View, is_within
from energy_desktop.ui.widgets.view_motion import ViewMotion

if TYPE_CHECKING:
    from energy_desktop.services.provenance import CoverageSpan

_MOST_SERIES = 12


class HistoryCharts(QWidget):
    """Draws ``HistoryData``; ``bucket_activated`` carries the start of the bar to open.

    ``correction_requested`` carries which changes of meters the user wants to look at;
    ``view_wanted`` the ``View`` that was asked for in one of the lines, ``view_reset`` that none
    is wanted any longer; ``stacked_chosen`` how bars stand.
    """

    bucket_activated = Signal(object)
    correction_requested = Signal(object)
    view_wanted = Signal(object)
    view_reset = Signal()
    stacked_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._panels: dict[tuple[str, str], ChartPanel] = {}
        self._data: HistoryData | None = None
        self._around: Around | None = None
        self._cursor: tuple[View, datetime] | None = None
        self._views = ViewMotion(self, theme, self._step_to, self._charts)
        self._limits = Limits(0.0, 0.0)
        self._is_stacked = True
        self._column = QVBoxLayout()
        self._scroll = PanelScroll(lambda: self.panels)
        self.strip = CoverageStrip(theme)
        self.coverage_legend = CoverageLegend(theme)
        self._lay_out()

    def set_data(self, data: HistoryData, shown: HistoryRange | None = None) -> None:
        """Replace what is drawn; panels of units that are still there keep their widgets.

        ``shown`` is the range to show, where charts were zoomed after the data was asked for.
        """
        self._data, self._around = data, None
        was = self._views.target
        self._views.move(view_of(shown if isinstance(shown, ExactRange) else data.shown, data.zone))
        if self._views.target != was:
            self._clear_cursors()  # it was on a bar of another time
        if self._cursor is not None and self._cursor[0] != view_of(shown or data.shown, data.zone):
            self._cursor = None  # another range was chosen before that one was there
        oldest = data.oldest or data.now
        self._limits = Limits(oldest.timestamp(), data.now.timestamp())
        self._draw(data)
        self._place_cursor()

    def set_around(self, around: Around) -> None:
        """Add what stands beside what is shown, which is not drawn anew."""
        self._around = around
        if self._data is not None:
            for unit in _units(self._data.measurements.columns):
                self._lines(self._data, unit)
            self._show_strip(self._data)

    def set_view(self, view: View) -> None:
        """Show this time at once, with what is in hand."""
        self._views.jump(view)
        self._show_view(view)

    def move_into(self, view: View) -> None:
        """Move to this time with what is in hand, where it is a part of what is seen and that is
        seen on its way: at once there would be one bar as wide as the chart."""
        if is_within(view, self._views.seen) and self._views.motion.can_move:
            self.move_to(view)

    def move_to(self, view: View) -> None:
        """Move to this time with what is in hand."""
        self._views.move(view)
        if not self.is_moving:
            self._show_view(view)

    @property
    def is_moving(self) -> bool:
        """Whether the time shown is on its way to another one."""
        return self._views.is_moving

    def _step_to(self, view: View) -> None:
        """Once there without data of that time, the bars of the other one pale until it comes."""
        self._show_view(view)
        data = self._data
        if data is not None and not self.is_moving and view != view_of(data.shown, data.zone):
            for chart in self._charts():
                chart.pale()

    def _show_view(self, view: View) -> None:
        for chart in self._charts():
            chart.is_moving = self.is_moving
            chart.set_view(view)
        self.strip.set_view(*(datetime.fromtimestamp(second, UTC) for second in view))
        self._place_cursor()

    def put_cursor(self, view: View, at: datetime) -> None:
        """The cursor of the chart with the focus is at a moment once this time is shown, with its
        own data."""
        self._cursor = (view, at)

    def _place_cursor(self) -> None:
        data = self._data
        if self._cursor is None or data is None or self.is_moving:
            return
        view, at = self._cursor
        if not view == self._views.seen == view_of(data.shown, data.zone):
            return
        self._cursor = None
        for chart in self._charts():
            if chart.hasFocus():
                chart.set_cursor(chart.buckets.index_at(at))
                chart.announcer.say(chart.spoken_value)

    def _clear_cursors(self) -> None:
        for chart in self._charts():
            chart.clear_cursor()

    def _charts(self) -> list[BucketPlot]:
        return [panel.chart for panel in self.panels]

    def set_stacked(self, stacked: bool) -> None:
        """The bars of meters of one unit on one another, or side by side."""
        self._is_stacked = stacked
        for panel in self._panels.values():
            if isinstance(panel.chart, BarChart):
                panel.chart.set_stacked(stacked)
                self._show_stacking(panel)

    @property
    def is_stacked(self) -> bool:
        """How bars stand."""
        return self._is_stacked

    def _draw(self, data: HistoryData) -> None:
        shown = {("bars", u): self._meters(data, u) for u in _units(data.meters.columns)}
        shown |= {("lines", u): self._lines(data, u) for u in _units(data.measurements.columns)}
        for key in self._panels.keys() - shown.keys():
            self._panels[key].hide()
        for place, panel in enumerate(shown.values()):
            self._column.removeWidget(panel)
            self._column.insertWidget(place, panel, 1)
            panel.show()
        tab_in_order([*shown.values(), self.strip, self.coverage_legend])
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
        panel.tool.setVisible(len(drawn) > 1)
        return panel

    def _lines(self, data: HistoryData, unit: str) -> ChartPanel:
        panel = self._panel("lines", unit)
        columns = [column for column in data.measurements.columns if column.unit == unit]
        hidden = len(columns) - _MOST_SERIES
        note = self.tr("only the first %n are drawn", "", _MOST_SERIES) if hidden > 0 else ""
        kinds = {word for column in columns for word in column.provenance}
        words = line_note(unit, data.measurements, kinds)
        panel.set_words(line_title(unit), words, note)
        drawn = [column.key for column in columns[:_MOST_SERIES]]
        grid, around = data.measurements, self._around
        if around is not None:
            grid = grid.between(around.before, around.after)
        if isinstance(panel.chart, BandChart):
            panel.chart.gestures.limits = self._limits
        self._fill(panel, data, grid, [c for c in grid.columns if c.key in drawn])
        panel.tool.setVisible(isinstance(data.shown, ExactRange))
        return panel

    def _fill(
        self, panel: ChartPanel, data: HistoryData, grid: Buckets, columns: Sequence[Column]
    ) -> None:
        self._set_legend(panel, data, columns)
        missing = [(s.start, s.end) for s in self._coverage(data) if s.kind in ABSENT]
        part = replace(grid, columns=tuple(columns))
        panel.chart.is_moving = self.is_moving
        panel.chart.set_buckets(part, data.zone, data.now, missing, self._views.seen)
        is_known = any(np.isfinite(c.values).any() or np.isfinite(c.before.values).any()
                       for c in columns)  # fmt: skip
        names = listed([column.label for column in columns])
        nothing = self.tr("Nothing was recorded of {0} in this range.").format(names)
        # A chart that was zoomed stays, to be zoomed on.
        is_zoomed = isinstance(data.shown, ExactRange)
        panel.say("" if is_known or is_zoomed else nothing)

    def _set_legend(self, panel: ChartPanel, data: HistoryData, columns: Sequence[Column]) -> None:
        entries = [(c.hue, series_name(c.hue, c.label)) for c in columns]
        if data.compared is None:
            panel.set_legend(entries)
            return
        if not columns[0].is_meter:
            panel.set_legend(lines_beside(columns, data.compared))
            return
        beside = (EARLIER, beside_legend(data.compared))
        told = (compared_totals(columns, data.compared), panel.note.text())
        totals = "\n".join(part for part in told if part)
        shown = compared_entries(columns, is_later=data.compared.is_later)
        panel.set_legend([beside, *shown], totals)

    def _panel(self, kind: str, unit: str) -> ChartPanel:
        key = (kind, unit)
        if key not in self._panels:
            self._panels[key] = self._bars(unit) if kind == "bars" else self._line_panel(unit)
        return self._panels[key]

    def _bars(self, unit: str) -> ChartPanel:
        chart = BarChart(self._theme, unit)
        chart.set_stacked(self._is_stacked)
        chart.bucket_activated.connect(partial(self._open, chart))
        chart.menu_requested.connect(partial(self._show_menu, chart, unit))
        chart.note_requested.connect(partial(self._correct, chart, unit, ""))
        tool = IconButton(self._theme, "chart-bar", "")
        tool.clicked.connect(self._turn_stacked)
        panel = ChartPanel(self._theme, chart, tool)
        chart.fits_changed.connect(partial(self._show_stacking, panel))
        self._show_stacking(panel)
        return panel

    def _line_panel(self, unit: str) -> ChartPanel:
        chart = BandChart(self._theme, unit)
        chart.bucket_activated.connect(partial(self._open, chart))
        chart.gestures.view_wanted.connect(self.view_wanted)
        chart.gestures.reset_wanted.connect(self.view_reset)
        tool = IconButton(self._theme, "magnify-close", self.tr("Back to the whole range (0)"))
        tool.clicked.connect(self.view_reset)
        return ChartPanel(self._theme, chart, tool)

    def _open(self, chart: BucketPlot, index: int) -> None:
        self.bucket_activated.emit(chart.buckets.starts[index])

    def _show_stacking(self, panel: ChartPanel) -> None:
        """What the button that turns how bars stand does, or why it does nothing here."""
        fits = isinstance(panel.chart, BarChart) and panel.chart.fits_beside
        panel.tool.setEnabled(fits)
        if not fits:
            words = self.tr("Stacked: side by side the bars would be too narrow to be seen here")
            panel.tool.set_icon("chart-bar-stacked", words)
        elif self._is_stacked:
            panel.tool.set_icon("chart-bar", self.tr("Show the bars side by side"))
        else:
            panel.tool.set_icon("chart-bar-stacked", self.tr("Stack the bars"))

    def _turn_stacked(self) -> None:
        self.set_stacked(not self._is_stacked)
        self.stacked_chosen.emit(self._is_stacked)

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

    def _coverage(self, data: HistoryData) -> Sequence[CoverageSpan]:
        """How the time is known, with what stands beside it as far as that is in hand."""
        return data.coverage if self._around is None else self._around.coverage

    def _show_strip(self, data: HistoryData) -> None:
        start, end = (datetime.fromtimestamp(second, UTC) for second in self._views.seen)
        self.strip.set_spans(self._coverage(data), start, end, data.zone)

    def _set_coverage(self, data: HistoryData) -> None:
        self._show_strip(data)
        self.strip.set_borders(data.meters.starts)
        marks = [(_middle(data, note.at_us), note_words(note, data.zone)) for note in data.notes]
        self.strip.set_notes(marks)
        kinds = [*self.strip.kinds, *(["manual"] if marks else [])]
        self.coverage_legend.corrections.setVisible(bool(_meters_of(data)))
        self.coverage_legend.set_kinds(kinds, missing_summary(data.coverage, data.zone))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        inside.setObjectName("page")
        self._scroll.setWidget(inside)
        pass_by(self._scroll)
        FocusInSight(self._scroll)
        self.coverage_legend.corrections.clicked.connect(self.correct_any)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.strip)
        column.addWidget(self.coverage_legend)
        column.setSpacing(self._theme.px(8))


def _meters_of(data: HistoryData) -> list[tuple[str, str]]:
    return [(column.key, column.label) for column in data.meters.columns]


def _middle(data: HistoryData, at_us: int) -> datetime:
    """The middle of the bar that holds a moment: where the eye looks for its mark."""
    at, grid = from_us(at_us), data.meters
    index = grid.index_at(at)
    return at if index is None else grid.starts[index] + (grid.ends[index] - grid.starts[index]) / 2


def view_of(shown: HistoryRange, zone: ZoneInfo) -> View:
    """The range in epoch seconds."""
    start, end = shown.bounds(zone)
    return start.timestamp(), end.timestamp()


def _units(columns: Sequence[Column]) -> list[str]:
    return list(dict.fromkeys(column.unit for column in columns))
