"""The figures below the chart: what the home made, used, took and gave in the range."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_query import RangeFigures
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.stats_card import StatsCard


class RangeCards(QWidget):
    """Solar produced, Home used, Grid net and Self-sufficiency of a range."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.solar = StatsCard(theme, self.tr("Solar produced"), "solar-power-variant", "solar")
        self.home = StatsCard(theme, self.tr("Home used"), "home-lightning-bolt", "home")
        self.grid = StatsCard(theme, self.tr("Grid, net"), "transmission-tower", "grid")
        self.share = StatsCard(
            theme, self.tr("Self-sufficiency"), "leaf", "battery", "battery_fill"
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for card in self._cards:
            self._row.addWidget(card, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_comparison(self, earlier: RangeFigures) -> None:
        """What each figure was in the earlier time that the chart names."""
        name = self.tr("before")
        share = earlier.self_sufficiency
        self.solar.set_comparison(earlier.solar, name)
        self.home.set_comparison(earlier.home, name)
        self.grid.set_comparison(earlier.grid_net, name)
        self.share.set_comparison(None if share is None else share * 100, name)

    def set_figures(self, figures: RangeFigures, days: int) -> None:
        """Show the sums of a range of ``days`` civil days that have begun."""
        for card in self._cards:
            card.set_state("ok")
        share = figures.self_sufficiency
        self.solar.set_value(figures.solar, "kWh")
        self.home.set_value(figures.home, "kWh")
        self.grid.set_value(figures.grid_net, "kWh")
        self.share.set_value(None if share is None else share * 100, "%")
        self.solar.comparison_label.setText(self._daily(figures.solar, days))
        self.home.comparison_label.setText(self._daily(figures.home, days))
        self.grid.comparison_label.setText(self._both_ways(figures))
        self.share.comparison_label.setText(self._without_grid(figures))
        self.solar.setVisible(figures.solar is not None)
        self.setVisible(any(v is not None for v in (figures.solar, figures.home, figures.grid_net)))

    def set_error(self, reason: str) -> None:
        """The figures could not be had."""
        for card in self._cards:
            card.set_state("error", reason)

    @property
    def _cards(self) -> tuple[StatsCard, ...]:
        return self.solar, self.home, self.grid, self.share

    def _daily(self, value: float | None, days: int) -> str:
        if value is None or days < 2:
            return ""
        return self.tr("{0} a day").format(formats.energy(value / days))

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
        self._row.setSpacing(self._theme.px(12))
