"""A figure, what it was before, and its states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.stats_card import (
    CompareBars,
    StatsCard,
    change_text,
    compared_text,
    percent_text,
)
from tests.ui.conftest import Stage

NNBSP = "\u202f"


@pytest.mark.parametrize(
    ("value", "previous", "unit", "text"),
    [
        (21.4, 18.9, "kWh", "▲ 13 %"),
        (12.9, 14.2, "kWh", "▼ 9 %"),
        (5.0, 5.0, "kWh", "≈ 0 %"),
        (5.0, 0.09, "kWh", "▲ 4.91 kWh"),
        (7.15, 0.1, "kWh", "▲ 7.05 kWh"),
        (0.0, 0.0, "kWh", "≈ 0.00 kWh"),
        (-3.0, 5.0, "kWh", "▼ 8.00 kWh"),
        (5.0, None, "kWh", "—"),
        (None, 5.0, "kWh", "—"),
        (83.0, 71.0, "%", "▲ 12 points"),
        (70.0, 71.0, "%", "▼ 1 point"),
        (-2.0, -4.0, "kWh", "▲ 50 %"),
    ],
)
def test_changes_of_the_design(
    value: float | None, previous: float | None, unit: str, text: str
) -> None:
    assert change_text(value, previous, unit).replace(NNBSP, " ") == text


@given(st.floats(0, 1e5), st.floats(0.1, 1e5))
def test_the_arrow_points_the_way_the_value_went(value: float, previous: float) -> None:
    text = change_text(value, previous, "kWh")
    share = round((value - previous) / previous * 100)
    assert text[0] == ("▲" if share > 0 else "▼" if share < 0 else "≈")


@pytest.mark.parametrize(
    ("value", "previous", "earlier", "later"),
    [(-13.9, -5.93, "▼ 7.97 kWh", "7.97 kWh less"), (-244.0, 324.0, "▼ 568 kWh", "568 kWh less"),
     (324.0, 244.0, "▲ 80.0 kWh", "80.0 kWh more")],
)  # fmt: skip
def test_a_balance_changes_by_an_amount_and_not_by_a_share(
    value: float, previous: float, earlier: str, later: str
) -> None:
    text = change_text(value, previous, "kWh", is_signed=True)
    assert text.replace(NNBSP, " ") == earlier
    text = change_text(value, previous, "kWh", is_signed=True, is_later=True)
    assert text.replace(NNBSP, " ") == later


def test_a_change_of_many_times_is_told_as_an_amount() -> None:
    text = compared_text(7048.0, (7.15, 0.1), "kWh").replace(NNBSP, " ")
    assert text == "▲ 7.05 kWh"
    assert compared_text(999.0, (10.99, 1.0), "kWh").replace(NNBSP, " ") == "▲ 999 %"
    assert compared_text(None, (10.99, 0.0), "kWh") == "—"


def painted(bars: CompareBars, y: int, color: str) -> tuple[int, int]:
    """The first and the last pixel of a colour in a row."""
    image = bars.grab().toImage()
    found = [x for x in range(image.width()) if image.pixelColor(x, y).name() == color]
    return found[0], found[-1]


def test_bars_below_and_above_zero_begin_at_one_zero(stage: Stage, theme: Theme) -> None:
    bars = stage.show(lambda: CompareBars(theme, "grid_fill"), (200, 11))
    now, width = theme.color("grid_fill").name(), bars.width()
    stage.do(lambda: bars.set_values(-100.0, 300.0))
    first, last = painted(bars, 2, now)
    assert first < 5
    assert last == pytest.approx(width / 4, abs=4)
    stage.do(lambda: bars.set_values(300.0, -100.0))
    first, last = painted(bars, 2, now)
    assert first == pytest.approx(width / 4, abs=4)
    assert last > width - 5


def _card(stage: Stage, theme: Theme) -> StatsCard:
    return stage.show(lambda: StatsCard(theme, "Solar produced", "leaf", "solar"), (220, 110))


def test_a_card_shows_value_unit_and_comparison(stage: Stage, theme: Theme) -> None:
    card = _card(stage, theme)
    card.set_state("ok")
    card.set_value(21.4, "kWh")
    card.set_comparison(18.9, "yesterday")
    assert (card.value_label.text(), card.unit_label.text()) == ("21.4", "kWh")
    assert card.comparison_label.text().replace(NNBSP, " ") == "▲ 13 %  yesterday 18.9"
    assert "Solar produced, 21.4\u202fkWh" in card.accessibleName()


def test_what_cannot_be_compared_says_so(stage: Stage, theme: Theme) -> None:
    card = _card(stage, theme)
    card.set_value(0.0, "kWh")
    card.set_comparison(None, "yesterday")
    assert card.value_label.text() == "0.00"
    assert card.comparison_label.text() == "yesterday —"


@pytest.mark.parametrize("state", ["empty", "error"])
def test_without_a_value_a_card_shows_a_dash_and_why(
    stage: Stage, theme: Theme, state: str
) -> None:
    card = _card(stage, theme)
    card.set_value(3.0, "kWh")
    card.set_state(state, "The disk is full")  # type: ignore[arg-type]
    assert (card.value_label.text(), card.unit_label.text()) == ("—", "")
    assert card.comparison_label.text() == "The disk is full"


def test_a_stale_card_keeps_its_value(stage: Stage, theme: Theme) -> None:
    card = _card(stage, theme)
    card.set_value(3.0, "kWh")
    card.set_state("stale", "as of 14:32")
    assert card.value_label.text() == "3.00"
    assert card.toolTip() == "as of 14:32"


@pytest.mark.parametrize(
    ("change", "earlier", "later"),
    [(13.2, "▲ 13 %", "13 % more"), (-33.0, "▼ 33 %", "33 % less"), (0.2, "≈ 0 %", "≈ 0 %"),
     (None, "—", "—")],
)  # fmt: skip
def test_beside_a_later_time_a_change_is_said_in_words(
    change: float | None, earlier: str, later: str
) -> None:
    nb = "\N{NARROW NO-BREAK SPACE}"
    assert percent_text(change).replace(nb, " ") == earlier
    assert percent_text(change, is_later=True).replace(nb, " ") == later


def test_a_card_says_than_what_it_is_less(stage: Stage, theme: Theme) -> None:
    card = stage.show(lambda: StatsCard(theme, "Home", "home", "home"), (300, 120))
    stage.do(lambda: card.set_value(361.0, "kWh"))
    stage.do(lambda: card.set_comparison(535.0, "later", is_later=True))
    text = card.comparison_label.text().replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert text == "33 % less than 535 later"


def test_in_a_narrow_card_the_words_go_before_the_number(stage: Stage, theme: Theme) -> None:
    card = stage.show(lambda: StatsCard(theme, "Self", "leaf", "battery"), (150, 120))
    stage.do(lambda: card.set_value(79.0, "%"))
    stage.do(lambda: card.set_comparison(56.0, "before"))
    assert card.comparison_label.text().endswith("before 56")
    assert card.comparison_label._shown().endswith("(56)")


def test_a_card_says_why_two_times_are_not_compared(stage: Stage, theme: Theme) -> None:
    card = stage.show(lambda: StatsCard(theme, "Home", "home", "home"), (600, 120))
    stage.do(lambda: card.set_value(30.0, "kWh"))
    why = "only 11 % of this time is known"
    stage.do(lambda: card.set_comparison(333.0, "before", why=why))
    assert card.comparison_label.text() == f"—  before 333, {why}"
    stage.do(lambda: card.set_comparison(None, "before", why=why))
    assert card.comparison_label.text() == f"before —, {why}"
