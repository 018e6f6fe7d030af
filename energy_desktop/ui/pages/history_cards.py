"""The figures below the chart: what the home made, used, took and gave in the range."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from energy_desktop.services.compare import COMPARABLE
from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_compare_words import little_known
from energy_desktop.ui.pages.history_query import RangeFigures
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.stats_card import StatsCard


class RangeCards(QWidget):
    """Solar produced, Home used, Grid net and Self-sufficiency of a range, two below two where four
    have no room beside each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.solar = StatsCard(theme, self.tr("Solar produced"), "solar-power-variant", "solar")
        self.home = StatsCard(theme, self.tr("Home used"), "home-lightning-bolt", "home")
        self.grid = StatsCard(theme, self.tr("Grid, net"), "transmission-tower", "grid")
        self.grid.is_signed = True
        self.share = StatsCard(
            theme, self.tr("Self-sufficiency"), "leaf", "battery", "battery_fill"
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._columns = 0
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_comparison(
        self, this: RangeFigures, beside: RangeFigures, name: str, *, is_later: bool
    ) -> None:
        """What each figure was in the time beside the range, which is called ``name``."""
        share = beside.self_sufficiency
        of_card: tuple[tuple[StatsCard, float | None, tuple[str, ...]], ...] = (
            (self.solar, beside.solar, ("solar",)),
            (self.home, beside.home, ("home",)),
            (self.grid, beside.grid_net, ("grid_import", "grid_export")),
            (self.share, None if share is None else share * 100, ("home", "grid_import")),
        )
        for card, value, sums in of_card:
            known = beside.known_of(*sums)
            why = "" if value is None else little_known(this.known_of(*sums), known)
            shown = value if known >= COMPARABLE else None
            card.set_comparison(shown, name, is_later=is_later, why=why)

    def set_figures(self, figures: RangeFigures, days: int) -> None:
        """Show the sums of a range of ``days`` civil days."""
        for card in self._cards:
            card.set_state("ok")
        share = figures.self_sufficiency
        self.solar.set_value(figures.solar, "kWh")
        self.home.set_value(figures.home, "kWh")
        self.grid.set_value(figures.grid_net, "kWh")
        self.share.set_value(None if share is None else share * 100, "%")
        self.solar.comparison_label.setText(self._daily(figures, "solar", days))
        self.home.comparison_label.setText(self._daily(figures, "home", days))
        self.grid.comparison_label.setText(self._both_ways(figures))
        self.share.comparison_label.setText(self._without_grid(figures))
        self.solar.setVisible(figures.solar is not None)
        self.setVisible(any(v is not None for v in (figures.solar, figures.home, figures.grid_net)))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as two beside each other."""
        rows = 1 if self._columns == len(self._cards) else 2
        widths = sorted(card.minimumSizeHint().width() for card in self._cards)
        height = max(card.minimumSizeHint().height() for card in self._cards)
        between = self._grid.horizontalSpacing()
        return QSize(sum(widths[-2:]) + between, rows * height + (rows - 1) * between)

    def sizeHint(self) -> QSize:
        """As ``minimumSizeHint``: the layout gives it the whole width."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for four, or no longer."""
        super().resizeEvent(event)
        self._arrange()

    def set_error(self, reason: str) -> None:
        """The figures could not be had."""
        for card in self._cards:
            card.set_state("error", reason)

    @property
    def _cards(self) -> tuple[StatsCard, ...]:
        return self.solar, self.home, self.grid, self.share

    def _arrange(self) -> None:
        """Columns of one width: each card needs the room of the widest."""
        shown = [card for card in self._cards if not card.isHidden()] or list(self._cards)
        widest = max(card.minimumSizeHint().width() for card in shown)
        needed = len(shown) * (widest + self._grid.horizontalSpacing())
        columns = len(self._cards) if self.width() >= needed else 2
        for place, card in enumerate(shown):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, int(column < min(columns, len(shown))))
        if columns != self._columns:
            self._columns = columns
            self.updateGeometry()

    def _daily(self, figures: RangeFigures, name: str, days: int) -> str:
        """By the time in which it was counted, once that is a day."""
        value, counted = getattr(figures, name), figures.counted_days.get(name, 0.0)
        if value is None or days < 2 or counted < 1:
            return ""
        return self.tr("{0} a day").format(formats.energy(value / counted))

    def _both_ways(self, figures: RangeFigures) -> str:
        if figures.grid_import is None:
            return ""
        taken = formats.energy_value(figures.grid_import)
        if figures.grid_export is None:
            return self.tr("{0} taken").format(taken)
        given = formats.energy_value(figures.grid_export)
        return self.tr("{0} in, {1} out").format(taken, given)

    def _without_grid(self, figures: RangeFigures) -> str:
        if figures.self_sufficiency is None or figures.home is None:
            return ""
        own = formats.energy_value(figures.home * figures.self_sufficiency)
        return self.tr("{0} without the grid").format(formats.with_unit(own, "kWh"))

    def _restyle(self) -> None:
        self._grid.setSpacing(self._theme.px(12))
        self._arrange()
