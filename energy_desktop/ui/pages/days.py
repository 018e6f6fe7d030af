"""Below the totals of today: who used most today, and the home's hours of two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHeaderView, QStackedWidget, QTableView, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.pages.days_data import Consumers
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.heat_map import HeatDay, HeatMap
from energy_desktop.ui.widgets.heat_table import HeatTable
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.roles import hues
from energy_desktop.ui.widgets.share_list import Share, ShareList
from energy_desktop.ui.widgets.state_panel import StatePanel

if TYPE_CHECKING:
    from energy_desktop.services import Services

_MOST: Final = 8
"""So many devices are named, the rest is one row."""


class Days(QWidget):
    """Two cards side by side, or one below the other; a card without content is hidden.

    ``opened`` carries the entity id of a device that was clicked, ``retry`` is for both cards.
    """

    opened = Signal(str)
    retry = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._is_wide = True
        self.consumers = ShareList(theme)
        self.heat_map = HeatMap(theme)
        self.heat_model = HeatTable()
        self.consumers_panel, self.heat_panel = StatePanel(theme), StatePanel(theme)
        self._grid = QGridLayout(self)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_table(self) -> bool:
        """Whether the two weeks are shown as a table."""
        return self.table_button.isChecked()

    def show_consumers(self, data: Consumers) -> None:
        """Who used most today."""
        shares = self._shares(data)
        self.consumers.set_shares(shares)
        self.consumers_card.setVisible(bool(data.names))
        if not shares:
            self.consumers_panel.show_state(
                "lightning-bolt-circle", "ink3", self.tr("No device has used anything yet")
            )
        self._consumers_stack.setCurrentWidget(self.consumers if shares else self.consumers_panel)
        self._place()

    def show_heat(self, days: Sequence[HeatDay], zone: tzinfo) -> None:
        """The home's hours of two weeks."""
        self.heat_map.set_days(days, zone)
        self.heat_model.show_days(days)
        self.heat_card.setVisible(bool(days))
        if self.heat_map.is_empty:
            self.heat_panel.show_state(
                "chart-bar", "ink3", self.tr("Nothing is known of these days yet")
            )
        self._show_heat_part()
        self._place()

    def show_consumers_error(self, reason: str) -> None:
        """Why they can't be told."""
        self._show_error(self.consumers_panel, reason)
        self._consumers_stack.setCurrentWidget(self.consumers_panel)

    def show_heat_error(self, reason: str) -> None:
        """Why they can't be drawn."""
        self._show_error(self.heat_panel, reason)
        self._heat_stack.setCurrentWidget(self.heat_panel)

    def set_wide(self, *, is_wide: bool) -> None:
        """Whether both cards fit side by side."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place()
            self._restyle()

    def _show_error(self, panel: StatePanel, reason: str) -> None:
        panel.show_state(
            "alert-circle-outline", "err", self.tr("Can’t be read now"), reason, self.tr("Retry")
        )

    def _shares(self, data: Consumers) -> list[Share]:
        used = [s for s in data.found.devices if s.total and s.total > 0]
        named = used if len(used) <= _MOST else used[: _MOST - 1]
        others = sum(s.total or 0.0 for s in used[len(named) :])
        rest = (data.found.untracked_kwh or 0.0) if used else 0.0
        most = max([s.total or 0.0 for s in named] + [others, rest], default=0.0)
        hue_of = hues(self._services.entities.shown())
        shares = []
        for series in named:
            kwh, entity_id = series.total or 0.0, series.entity_id
            amount = formats.energy(kwh)
            words = self.tr("about {0}").format(amount) if series.estimated else amount
            hue = hue_of.get(entity_id, "other")
            shares.append(Share(entity_id, data.names[entity_id], hue, kwh / most, words))
        if others:
            name = self.tr("%n other device(s)", "", len(used) - len(named))
            shares.append(Share("", name, "other", others / most, formats.energy(others)))
        if rest:
            name, amount = self.tr("Not tracked"), formats.energy(rest)
            shares.append(Share("", name, "other", rest / most, amount, is_rest=True))
        return shares

    def _build(self) -> None:
        # Of this widget before they are in its layout: shown on their own they were windows for a
        # moment, and a new window closes the menus that are open.
        consumers, heat = self.tr("Top consumers"), self.tr("Last 14 days")
        self.consumers_card = Card(self._theme, consumers, self.tr("today"), self)
        self._consumers_stack = QStackedWidget()
        self._consumers_stack.addWidget(self.consumers)
        self._consumers_stack.addWidget(self.consumers_panel)
        self.consumers_card.body.addWidget(self._consumers_stack, 1)
        self.heat_card = Card(self._theme, heat, self.tr("home use by hour"), self)
        self.table = QTableView()
        self.table.setModel(self.heat_model)
        self.table.setAccessibleName(self.tr("Home use by hour of the last 14 days, in kWh"))
        self.table.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table_button = IconButton(self._theme, "table", self.tr("Show as table"))
        self.table_button.setCheckable(True)
        self.table_button.toggled.connect(self._show_heat_part)
        self.heat_card.add_tool(self.table_button)
        self._heat_stack = QStackedWidget()
        for widget in (self.heat_map, self.table, self.heat_panel):
            self._heat_stack.addWidget(widget)
        self.heat_card.body.addWidget(self._heat_stack, 1)
        for panel in (self.consumers_panel, self.heat_panel):
            panel.acted.connect(self.retry)
        self.consumers.opened.connect(self.opened)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.consumers_card.hide()
        self.heat_card.hide()

    def _show_heat_part(self) -> None:
        part = self.table if self.is_table else self.heat_map
        self._heat_stack.setCurrentWidget(self.heat_panel if self.heat_map.is_empty else part)

    def _place(self) -> None:
        for card in (self.consumers_card, self.heat_card):
            self._grid.removeWidget(card)
        shown = [c for c in (self.consumers_card, self.heat_card) if not c.isHidden()]
        for index, card in enumerate(shown):
            self._grid.addWidget(card, *((0, index) if self._is_wide else (index, 0)))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3 if self._is_wide and len(shown) > 1 else 0)
        self.setVisible(bool(shown))

    def _restyle(self) -> None:
        self._grid.setSpacing(self._theme.px(12))
        for card in (self.consumers_card, self.heat_card):
            is_alone = card is self.consumers_card and not self._is_wide
            card.setMinimumHeight(0 if is_alone else self._theme.px(380))
        self.table_button.ensurePolished()
        # Beside a title with a button, one without it stands at the same height.
        self.consumers_card.title_label.setMinimumHeight(self.table_button.sizeHint().height())
