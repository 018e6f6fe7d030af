"""Today so far: five figures beside those of yesterday at the same time of day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from energy_desktop.models import Role
from energy_desktop.services.compare import COMPARABLE
from energy_desktop.ui import formats
from energy_desktop.ui.pages import today_texts
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import ElidedLabel, label
from energy_desktop.ui.widgets.stats_card import CardState, StatsCard

if TYPE_CHECKING:
    from energy_desktop.services.statistics import DayFigures, Figure


class Today(QWidget):
    """A heading and the cards; those of parts the home does not have are hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 5
        self._note = ElidedLabel("", "secondary")
        self._grid = QGridLayout()
        self.cards = {
            "solar": StatsCard(theme, self.tr("Solar produced"), "solar-power-variant", "solar"),
            "home": StatsCard(theme, self.tr("Home used"), "home-lightning-bolt", "home"),
            "import": StatsCard(theme, self.tr("From grid"), "transmission-tower-export", "grid"),
            "export": StatsCard(theme, self.tr("To grid"), "transmission-tower-import", "grid"),
            "self": StatsCard(theme, self.tr("Self-sufficiency"), "leaf", "battery"),
        }
        self.cards["self"].explain(today_texts.self_sufficiency_meaning())
        self._silent: Mapping[Role, Sequence[str]] = {}
        self._hidden: frozenset[str] = frozenset()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_figures(
        self,
        figures: DayFigures,
        zone: tzinfo,
        silent: Mapping[Role, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Show the figures of a day and what they are compared with.

        ``silent`` names the meters that have no value now, by role: the reason of what is missing.
        """
        self._silent = silent
        until = formats.clock(figures.until, zone)
        self._note.setText(self.tr("compared with yesterday until {0}").format(until))
        energies = {
            "solar": figures.solar_kwh,
            "home": figures.home_kwh,
            "import": figures.import_kwh,
            "export": figures.export_kwh,
        }
        for key, figure in energies.items():
            self._show(key, figure, "kWh", 1.0, figures)
        self._show("self", figures.self_sufficiency, "%", 100.0, figures)

    def set_state(self, state: CardState, reason: str = "", detail: str = "") -> None:
        """Give all cards a state, such as an error of the query; ``detail`` is for the tooltips."""
        for card in self.cards.values():
            card.set_state(state, reason, detail)

    def set_parts(self, *, has_solar: bool, has_grid: bool) -> None:
        """Hide the cards of what the home does not have."""
        hidden: set[str] = set()
        if not has_solar:
            hidden |= {"solar", "export", "self"}
        if not has_grid:
            hidden |= {"import", "export", "self"}
        if hidden != self._hidden:
            self._hidden = frozenset(hidden)
            self._place()

    def set_columns(self, columns: int) -> None:
        """How many cards stand side by side."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _show(
        self, key: str, figure: Figure, unit: str, factor: float, figures: DayFigures
    ) -> None:
        card = self.cards[key]
        if figure.value is None:
            card.set_state("empty", *self._reason(key, figures))
            return
        previous = None if figure.previous is None else figure.previous * factor
        card.set_state("ok")
        card.set_value(figure.value * factor, unit, figures.until)
        known = formats.share(figure.coverage)
        too_little = self.tr("only {0} of today is known").format(known)
        why = "" if figure.coverage >= COMPARABLE else too_little
        card.set_comparison(previous, self.tr("yesterday"), why=why)

    def _reason(self, key: str, figures: DayFigures) -> tuple[str, str]:
        if key == "self" and figures.import_kwh.value is not None and figures.home_kwh.value == 0:
            return (self.tr("Nothing used yet"),) * 2
        is_partly = key in ("home", "self") and figures.import_kwh.value is not None
        return today_texts.not_known(key, self._silent, is_partly=is_partly)

    def _lay_out(self) -> None:
        self._heading = QHBoxLayout()
        self._heading.addWidget(label(self.tr("Today so far"), "card_title"))
        self._heading.addWidget(self._note, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._heading)
        self._rows.addLayout(self._grid)
        self._place()

    def _place(self) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
        shown = [key for key in self.cards if key not in self._hidden]
        for index, key in enumerate(shown):
            row, column = divmod(index, self._columns)
            self._grid.addWidget(self.cards[key], row, column)
        for column in range(len(self.cards)):
            is_used = column < min(self._columns, len(shown))
            self._grid.setColumnStretch(column, 1 if is_used else 0)
        for key, card in self.cards.items():
            card.setVisible(key not in self._hidden)

    def _restyle(self) -> None:
        px = self._theme.px
        self._rows.setSpacing(px(10))
        self._heading.setSpacing(px(9))
        self._grid.setSpacing(px(12))
