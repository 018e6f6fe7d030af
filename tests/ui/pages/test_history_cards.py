"""The figures of a range beside those of another time."""

from __future__ import annotations

from energy_desktop.ui.pages.history_cards import RangeCards
from energy_desktop.ui.pages.history_query import RangeFigures
from energy_desktop.ui.theme import Theme
from tests.ui.conftest import Stage

NB = "\N{NARROW NO-BREAK SPACE}"


def test_what_came_from_the_grid_less_what_went_there_is_compared_in_kwh(
    stage: Stage, theme: Theme
) -> None:
    cards = stage.show(lambda: RangeCards(theme), (1100, 110))
    this = RangeFigures(solar=30.0, home=12.0, grid_import=1.0, grid_export=14.9)
    beside = RangeFigures(solar=20.0, home=10.0, grid_import=1.0, grid_export=6.93)
    stage.do(lambda: cards.set_figures(this, 1))
    stage.do(lambda: cards.set_comparison(this, beside, "before", is_later=False))
    words = cards.grid.comparison_label.text().replace(NB, " ")
    assert words == "▼ 7.97 kWh  before \N{MINUS SIGN}5.93"
    assert cards.home.comparison_label.text().replace(NB, " ") == "▲ 20 %  before 10.0"


def test_without_a_known_use_of_the_home_its_figures_are_dashes(stage: Stage, theme: Theme) -> None:
    cards = stage.show(lambda: RangeCards(theme), (1100, 110))
    stage.do(lambda: cards.set_figures(RangeFigures(grid_import=10.0, grid_export=353.0), 365))
    assert cards.home.value_label.text() == cards.share.value_label.text() == "—"
    assert not cards.isHidden()
