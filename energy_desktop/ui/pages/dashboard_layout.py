"""Where the parts of the dashboard stand, by the width of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.days import Days
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.pages.today import Today
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.flow import Flow
from energy_desktop.ui.widgets.now_tile import NowTile
from energy_desktop.ui.widgets.power_chart import PowerChart
from energy_desktop.ui.widgets.power_plot import PlotSeries
from energy_desktop.ui.widgets.state_panel import StatePanel
from energy_desktop.ui.widgets.tab_stops import tab_in_order

if TYPE_CHECKING:
    from energy_desktop.services import Services

_LEGEND_BELOW, _CARDS_WRAP, _TILES_WRAP, _FLOW_BELOW, _COMPACT, _TINY = (
    1150, 1100, 980, 820, 700, 500,
)  # fmt: skip
_FLOW_PX = (250, 360)
_FLOW_UNIT_PX = 80


class DashboardLayout(QObject):
    """Builds the parts of ``page`` and moves them at the breakpoints of the design."""

    def __init__(
        self, page: Page, services: Services, theme: Theme, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(page)  # so that the theme, which lives longer, does not call it later
        self._page = page
        self._theme = theme
        self._width_em = 1280.0
        self._tiles: list[NowTile] = []
        self.chart = PowerChart(theme, self._series(), clock)
        self.flow = Flow(theme)
        self.flow_panel = StatePanel(theme)
        self.today = Today(theme)
        self.days = Days(services, theme)
        self.empty = StatePanel(theme)
        self.tile_grid = QGridLayout()
        self._middle = QGridLayout()
        self._build()
        theme.changed.connect(page.updateGeometry)
        theme.changed.connect(self.restyle)
        self.restyle()

    def fit(self, width_em: float) -> None:
        """Take a window width in pixels ÷ text scale."""
        self._width_em = width_em
        self.chart.set_width_class(
            legend_below=width_em < _LEGEND_BELOW,
            compact=width_em < _COMPACT,
            tiny=width_em < _TINY,
        )
        self.today.set_columns(
            5 if width_em >= _CARDS_WRAP else 3 if width_em >= _FLOW_BELOW else 2
        )
        self.days.set_wide(is_wide=width_em >= _FLOW_BELOW)
        self._place_middle()
        self.place_tiles(self._tiles)
        self.order_tabs()

    def order_tabs(self) -> None:
        """What is new on the page, or has moved to another parent, is last there."""
        tab_in_order(self._parts)

    def place_tiles(self, tiles: Sequence[NowTile]) -> None:
        """Put the tiles into one row, or two where the window is narrow."""
        for tile in self._tiles:
            self.tile_grid.removeWidget(tile)
        are_others, self._tiles = self._tiles != list(tiles), list(tiles)
        columns = len(tiles) if self._width_em >= _TILES_WRAP else 2
        columns = 1 if self._width_em < _TINY else columns
        for index, tile in enumerate(tiles):
            self.tile_grid.addWidget(tile, *divmod(index, max(1, columns)))
            tile.show()
        for column in range(8):
            self.tile_grid.setColumnStretch(column, 1 if column < columns else 0)
        if are_others:
            self._order()

    def _order(self) -> None:
        """Screen readers and Tab would go through the parts in the order of their making."""
        for part in self._parts:
            part.raise_()
        self.order_tabs()

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (*self._tiles, self.chart, self._flow_card, self.today, self.days)

    def show_empty(self, is_empty: bool) -> None:
        """Words in place of everything while no sensor with a role is known."""
        self._stack.setCurrentWidget(self.empty if is_empty else self._scroll)

    def show_flow_state(self, title: str, text: str = "", *, is_error: bool = False) -> None:
        """Words in place of the flow where there is none to draw."""
        if is_error:
            action = translate("DashboardLayout", "Retry")
            self.flow_panel.show_state("alert-circle-outline", "err", title, text, action)
        else:
            self.flow_panel.show_state("transmission-tower", "ink3", title, text)
        self._flow_stack.setCurrentWidget(self.flow_panel if self.flow.is_empty else self.flow)

    def restyle(self) -> None:
        """Take sizes from the theme."""
        px = self._theme.px
        # The scroll bar stands in the margin, so that cards end where the header ends.
        bar = self._scroll.verticalScrollBar()
        right = px(20) - (px(12) if self._is_scrolling(bar.maximum()) else 0)
        self._column.setContentsMargins(px(20), 0, right, px(16))
        self._column.setSpacing(px(14))
        self.tile_grid.setSpacing(px(12))
        self._middle.setSpacing(px(12))
        # Beside a title with buttons, one without them stands at the same height.
        self._flow_card.title_label.setMinimumHeight(self.chart.ranges.sizeHint().height())
        self._place_middle()

    def _is_scrolling(self, most: int) -> bool:
        return most > self._scroll.verticalScrollBar().minimum()

    def _series(self) -> tuple[PlotSeries, ...]:
        return (
            PlotSeries("solar", translate("DashboardLayout", "Solar"), "solar", is_filled=True),
            PlotSeries("home", translate("DashboardLayout", "Home"), "home"),
            PlotSeries("battery", translate("DashboardLayout", "Battery"), "battery"),
            PlotSeries("grid", translate("DashboardLayout", "Grid"), "grid"),
        )

    def _build(self) -> None:
        self._flow_stack = QStackedWidget()
        self._flow_stack.addWidget(self.flow)
        self._flow_stack.addWidget(self.flow_panel)
        self._flow_card = Card(
            self._theme,
            translate("DashboardLayout", "Today’s energy flow"),
            translate("DashboardLayout", "kWh"),
        )
        self._flow_card.note_label.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._flow_card.body.addWidget(self._flow_stack, 1)
        self._flow_card.set_margins(16, 12, 16, 14)
        self.flow.setAccessibleName(self._flow_card.title_label.text())
        content = QWidget()
        content.setObjectName("page")
        self._column = QVBoxLayout(content)
        self._column.addLayout(self.tile_grid)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.today)
        self._column.addWidget(self.days)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self.restyle)
        self.empty.show_state(
            "chart-line", "ink3", translate("DashboardLayout", "Nothing recorded here yet"),
            translate(
                "DashboardLayout", "Choose the sensors that tell what your home produces and uses."
            ),
            translate("DashboardLayout", "Choose sensors"),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._page.scroll_with(self._scroll)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self._page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _place_middle(self) -> None:
        is_below = self._width_em < _FLOW_BELOW
        self._middle.removeWidget(self.chart)
        self._middle.removeWidget(self._flow_card)
        self._middle.addWidget(self.chart, 0, 0)
        self._middle.addWidget(self._flow_card, *((1, 0) if is_below else (0, 1)))
        self._middle.setColumnStretch(0, 1)
        low, high = (self._theme.px(side) for side in _FLOW_PX)
        title = self._flow_card.title_label.sizeHint().width() + self._theme.px(_FLOW_UNIT_PX)
        width = max(low, title, min(high, round(self._width_em * self._theme.scale * 0.23)))
        self._flow_card.setFixedWidth(16_777_215 if is_below else width)
        if is_below:
            self._flow_card.setMinimumWidth(0)
        self._flow_card.setMinimumHeight(self._theme.px(300))
