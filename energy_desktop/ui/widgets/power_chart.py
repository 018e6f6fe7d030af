"""The card with the live power chart: range, legend, pause, table, and its states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.banner import Banner
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import ElidedLabel
from energy_desktop.ui.widgets.legend import Legend
from energy_desktop.ui.widgets.level_strip import LevelStrip
from energy_desktop.ui.widgets.live_lines import Line
from energy_desktop.ui.widgets.power_plot import PlotSeries, PowerPlot
from energy_desktop.ui.widgets.power_table import PowerTable, power_table_view
from energy_desktop.ui.widgets.segmented import Segmented
from energy_desktop.ui.widgets.state_panel import StatePanel
from energy_desktop.ui.widgets.tab_stops import tab_in_order

RANGES_S = {"15min": 900, "1h": 3600, "6h": 21_600, "24h": 86_400}
_TABLE_STEP_S = {"15min": 10, "1h": 60, "6h": 300, "24h": 900}
_FAST_MS, _CALM_MS = 100, 500
_RANGES_PX = 92
_SIDES_PX = 28
_LEAST_PX = 328
_TABLE_EVERY = 10

ChartState = Literal["ok", "loading", "empty", "error"]


class PowerChart(Card):
    """Draws lines given to it over the last minutes or hours up to ``clock``; never queries.

    ``range_chosen`` carries a key of ``RANGES_S``, ``hidden_changed`` the keys of the lines that
    are switched off, ``table_chosen`` whether the numbers are wanted as a table,
    ``level_chosen`` whether the battery's level is; ``retry`` is the button of the error state.
    """

    range_chosen = Signal(str)
    hidden_changed = Signal(object)
    table_chosen = Signal(bool)
    level_chosen = Signal(bool)
    retry = Signal()
    sensors_wanted = Signal()

    def __init__(
        self, theme: Theme, series: Sequence[PlotSeries], clock: Callable[[], datetime]
    ) -> None:
        self._clock = clock
        self._series = tuple(series)
        self.plot = PowerPlot(theme, series)
        self.level = LevelStrip(theme, self.plot)
        self.legend = Legend(theme)
        self.subtitle = ElidedLabel("", "secondary")
        self.table_model = PowerTable()
        self.state: ChartState = "loading"
        self._frozen_at: datetime | None = None
        self._known_until: datetime | None = None
        self._ticks = 0
        super().__init__(theme, self.tr("Power"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.redraw)
        self._build()

    @property
    def range_key(self) -> str:
        """The chosen range."""
        return self.ranges.current

    @property
    def is_paused(self) -> bool:
        """Whether the chart stands still (recording goes on)."""
        return self._frozen_at is not None

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def span(self) -> tuple[datetime, float]:
        """The right edge now and the length in seconds."""
        return self._frozen_at or self._clock(), float(RANGES_S[self.range_key])

    def set_lines(self, lines: Mapping[str, Line]) -> None:
        """Replace the points (kW); the lines are then grown by ``append`` and kept by the card."""
        self.plot.lines = dict(lines)
        shown = [(s.key, s.name, s.color) for s in self._series if s.key in lines]
        self.legend.set_entries(shown)
        self.plot.hidden = self.legend.hidden
        self._fit_header()
        has_points = any(len(line.at_s) for line in lines.values())
        self.set_state("ok" if has_points else "empty")

    def append(self, at: datetime, values_kw: Mapping[str, float]) -> None:
        """Add the newest value of each line; NaN: not known."""
        start_s = self._clock().timestamp() - 1.2 * RANGES_S[self.range_key]
        for key, value in values_kw.items():
            line = self.plot.lines.get(key)
            if line is not None:
                line.append(at.timestamp(), value)
                line.drop_before(start_s)

    def set_level(self, line: Line) -> None:
        """The battery's level (%), kept by the card as the lines are; without points there is
        nothing to show."""
        self.level.line = line
        self.level_button.setVisible(bool(len(line.at_s)))
        self._show_level()
        self._fit_header()

    def append_level(self, at: datetime, percent: float) -> None:
        """Add the newest level; NaN: not known."""
        if len(self.level.line.at_s):
            self.level.line.append(at.timestamp(), percent)
            reach = 1.2 * RANGES_S[self.range_key]
            self.level.line.drop_before(self._clock().timestamp() - reach)

    def want_level(self, is_wanted: bool) -> None:
        """Show the battery's level below the lines, or not."""
        if is_wanted != self._wants_level:
            self._wants_level = is_wanted
            self.level_chosen.emit(is_wanted)
        self.level_button.setChecked(is_wanted)
        self._show_level()

    def _show_level(self) -> None:
        has_level = self._wants_level and bool(len(self.level.line.at_s))
        self.plot.level = self.level.line if has_level else None
        self.level.setVisible(has_level and self._stack.currentWidget() is self.plot)
        self._fit_height()

    def set_gaps(self, gaps: Sequence[tuple[datetime, datetime]]) -> None:
        """Times of which nothing is known."""
        self.plot.gaps = tuple((a.timestamp(), b.timestamp()) for a, b in gaps)

    def set_origins(self, origins: Sequence[tuple[datetime, datetime, str]]) -> None:
        """How each time is known (words of provenance); what comes after them is live."""
        self.plot.origins = tuple((a.timestamp(), b.timestamp(), kind) for a, b, kind in origins)

    def set_live(self, known_until: datetime | None, zone: tzinfo) -> None:
        """Until when lines reach: None while connected, else the last moment that is known."""
        self._known_until = known_until
        self.plot.zone = zone

    def set_state(self, state: ChartState, reason: str = "") -> None:
        """Loading keeps what is drawn; empty and error put words in its place."""
        self.state = state
        words = self.tr("kW · below zero: battery charging, grid exporting")
        self.subtitle.setText(self.tr("Loading…") if state == "loading" else words)
        if state == "empty":
            self._panel.show_state(
                "chart-line", "ink3", self.tr("Nothing recorded here yet"),
                self.tr("The first readings arrive within a minute."), self.tr("Choose sensors"),
            )  # fmt: skip
        elif state == "error":
            self._panel.show_state(
                "alert-circle-outline", "err", self.tr("The chart can't be shown"), reason,
                self.tr("Retry"),
            )  # fmt: skip
        self._show_part()
        self.redraw()

    def set_range(self, key: str) -> None:
        """Choose a range as if by click."""
        self.ranges.set_current(key)
        self._range_picked(key)

    def set_paused(self, paused: bool) -> None:
        """Freeze the chart, or let it run again."""
        if paused == self.is_paused:
            return
        self._frozen_at = self._clock() if paused else None
        if paused:
            words = self.tr("Chart paused, recording goes on")
            self.banner.say("warn", "pause", words, self.tr("Continue"))
        else:
            self.banner.hide()
        name = self.tr("Continue the chart") if paused else self.tr("Pause the chart")
        self.pause_button.set_icon("play" if paused else "pause", name)
        self.redraw()

    def set_hidden(self, keys: Iterable[str]) -> None:
        """Switch lines off as the user does, without telling anybody."""
        self.legend.set_hidden(keys)
        self.plot.hidden = self.legend.hidden
        self.plot.redraw()

    def set_table(self, is_table: bool) -> None:
        """Show the numbers as a table in place of the chart."""
        self.table_button.set_icon(
            "chart-line" if is_table else "table",
            self.tr("Show as chart") if is_table else self.tr("Show as table"),
        )
        if is_table != self._wants_table:
            self._wants_table = is_table
            self.table_chosen.emit(is_table)
        self._show_part()
        self._fill_table()

    def set_width_class(self, *, legend_below: bool, compact: bool, tiny: bool = False) -> None:
        """Legend on its own row, ranges as a drop-down, that and the legend in rows of their own,
        as room gets short."""
        self.legend.set_columns(2 if tiny else 99)
        self.subtitle.setVisible(not tiny)
        self._wants = (legend_below, compact)
        if tiny != self._is_tiny:
            self._is_tiny = tiny
            self._place_ranges()
        self._fit_header()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        """Also where the width would do in another language the words may need more."""
        legend_below, compact = self._wants
        tools = [self.title_label, self.pause_button, self.table_button]
        tools += [] if self.level_button.isHidden() else [self.level_button]
        fixed = sum(tool.sizeHint().width() + self.header.spacing() for tool in tools)
        room = self.width() - self.theme.px(_SIDES_PX) - fixed
        self.ranges.set_compact(compact or self.ranges.whole_width > room)
        legend_px = self.legend.whole_width + 2 * self.header.spacing()
        legend_below = legend_below or self.ranges.whole_width + legend_px > room
        if legend_below != self._legend_below:
            self._legend_below = legend_below
            self._place_legend()

    def redraw(self) -> None:
        """Draw the present; done by the card itself while it can be seen."""
        end, length = self.span()
        end_s = end.timestamp()
        known = self._known_until
        self.plot.set_span(
            end_s - length, end_s, known.timestamp() if known else end_s, self.plot.zone
        )
        self.plot.redraw()
        if not self.level.isHidden():
            self.level.redraw()
        self._ticks += 1
        if self.is_table and not self.is_paused and self._ticks % _TABLE_EVERY == 0:
            self._fill_table()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def set_awake(self, is_awake: bool) -> None:
        """Stop repainting while the window can't be seen."""
        if is_awake and self.isVisible():
            self._run_timer()
        else:
            self._timer.stop()

    @property
    def is_running(self) -> bool:
        """Whether it repaints by itself."""
        return self._timer.isActive()

    def apply_spacing(self) -> None:
        super().apply_spacing()
        self.plot.setMinimumHeight(self.theme.px(170))
        self._fit_height()

    def _fit_height(self) -> None:
        strip = 0 if self.level.isHidden() else self.level.sizeHint().height() + self.theme.px(8)
        self.setMinimumHeight(self.theme.px(_LEAST_PX) + strip)

    _legend_below = False
    _wants = (False, False)
    _is_tiny = False
    _wants_table = False
    _wants_level = False

    def _build(self) -> None:
        options = [("15min", self.tr("15 min")), ("1h", self.tr("1 h")), ("6h", self.tr("6 h")),
                   ("24h", self.tr("24 h"))]  # fmt: skip
        self.ranges = Segmented(
            self.theme, options, self.tr("Range of the chart"), compact_px=_RANGES_PX
        )
        self.ranges.set_current("1h")
        self.ranges.chosen.connect(self._range_picked)
        self.pause_button = IconButton(self.theme, "pause", self.tr("Pause the chart"))
        self.pause_button.clicked.connect(lambda: self.set_paused(not self.is_paused))
        self.table_button = IconButton(self.theme, "table", self.tr("Show as table"))
        self.table_button.clicked.connect(lambda: self.set_table(not self._wants_table))
        self.level_button = IconButton(self.theme, "home-battery", self.tr("Battery level"))
        self.level_button.setCheckable(True)
        self.level_button.clicked.connect(self.want_level)
        self.level_button.hide()
        self.banner = Banner(self.theme)
        self.banner.acted.connect(lambda: self.set_paused(False))
        self.legend.hidden_changed.connect(self._hide_lines)
        self._panel = StatePanel(self.theme)
        self._panel.acted.connect(self._panel_used)
        self.table = power_table_view(self.theme, self.table_model)
        self.table.setAccessibleName(self.tr("Power as a table"))
        self._stack = QStackedWidget()
        for part in (self.plot, self.table, self._panel):
            self._stack.addWidget(part)
        self._lay_out_parts()
        self.plot.setAccessibleName(self.tr("Power chart; the table has the same numbers"))

    def _lay_out_parts(self) -> None:
        self.header.removeWidget(self.note_label)
        self.note_label.hide()
        # What has no room goes below, or becomes a drop-down.
        self.legend.setMinimumWidth(1)
        self.ranges.setMinimumWidth(self.theme.px(_RANGES_PX))
        self.header.addWidget(self.legend)
        self.header.addStretch(1)
        for tool in (self.ranges, self.level_button, self.pause_button, self.table_button):
            self.add_tool(tool)
        self._second_row = QHBoxLayout()
        self._second_row.addWidget(self.subtitle, 1)
        self.body.addLayout(self._second_row)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.level)
        self.set_margins(16, 12, 12, 8)

    def _place_legend(self) -> None:
        self.header.removeWidget(self.legend)
        self._second_row.removeWidget(self.legend)
        if self._legend_below:
            self._second_row.insertWidget(0, self.legend)
        else:
            self.header.insertWidget(1, self.legend)
        self._order()

    def _place_ranges(self) -> None:
        if self._is_tiny:
            self.header.removeWidget(self.ranges)
            self.body.insertWidget(0, self.ranges)
        else:
            self.body.removeWidget(self.ranges)
            self.header.insertWidget(self.header.indexOf(self.level_button), self.ranges)
        self._order()

    def _order(self) -> None:
        """Tab and screen readers go through the parts in the order they are seen."""
        tools: list[QWidget] = [self.level_button, self.pause_button, self.table_button]
        tools.insert(len(tools) if self._is_tiny else 0, self.ranges)
        tools.insert(len(tools) if self._legend_below else 0, self.legend)
        for part in (*tools, self.subtitle, self.banner, self._stack, self.level):
            part.raise_()
        tab_in_order([self])

    def _show_part(self) -> None:
        part: QWidget = self.table if self._wants_table else self.plot
        if self.state in ("empty", "error"):
            part = self._panel
        self._stack.setCurrentWidget(part)
        self._show_level()

    def _panel_used(self) -> None:
        (self.retry if self.state == "error" else self.sensors_wanted).emit()

    def _range_picked(self, key: str) -> None:
        self.set_paused(False)
        self.plot.fit_range_now()
        self._run_timer()
        self.range_chosen.emit(key)

    def _hide_lines(self, keys: frozenset[str]) -> None:
        self.plot.hidden = keys
        self.plot.redraw()
        self.hidden_changed.emit(keys)

    def _fill_table(self) -> None:
        if self.is_table:
            end, length = self.span()
            known = min(end, self._known_until or end)
            span = (end.timestamp() - length, known.timestamp())
            names = {s.key: s.name for s in self._series}
            step_s = _TABLE_STEP_S[self.range_key]
            zone, level = self.plot.zone, self.plot.level
            self.table_model.show_lines(self.plot.lines, names, span, step_s, zone, level)

    def _run_timer(self) -> None:
        self._timer.setInterval(_FAST_MS if RANGES_S[self.range_key] <= 900 else _CALM_MS)
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()
