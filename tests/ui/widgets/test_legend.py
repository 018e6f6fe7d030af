"""What the legend of the live chart hides: only what the user switched off, and all of that."""

from __future__ import annotations

import pytest

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.legend import Legend
from tests.ui.conftest import Stage

ALL = [("solar", "Solar", "solar"), ("grid", "Grid", "grid"), ("home", "Home", "home")]
BUT_SOLAR = ALL[1:]


@pytest.fixture
def legend(stage: Stage, theme: Theme) -> Legend:
    made = stage.show(lambda: Legend(theme), (400, 30))
    stage.do(lambda: made.set_entries(ALL))
    return made


@pytest.fixture
def told(legend: Legend) -> list[object]:
    """What the legend tells from then on."""
    found: list[object] = []
    legend.hidden_changed.connect(found.append)
    return found


def test_a_line_switched_on_again_stays_on_while_it_has_no_entry(
    legend: Legend, told: list[object]
) -> None:
    legend.set_hidden({"solar"})
    legend.entry("solar").click()
    legend.set_entries(BUT_SOLAR)
    assert legend.hidden == frozenset()
    legend.entry("home").click()
    assert told == [frozenset(), {"home"}]
    legend.set_entries(ALL)
    assert legend.entry("solar").isChecked()


def test_a_line_switched_off_stays_off_while_it_has_no_entry(
    legend: Legend, told: list[object]
) -> None:
    legend.entry("solar").click()
    legend.set_entries(BUT_SOLAR)
    assert legend.hidden == {"solar"}
    legend.entry("home").click()
    assert told == [{"solar"}, {"solar", "home"}]
    legend.set_entries(ALL)
    assert not legend.entry("solar").isChecked()


def test_lines_can_be_switched_off_before_they_come_and_nobody_is_told(
    legend: Legend, told: list[object]
) -> None:
    legend.set_entries(BUT_SOLAR)
    legend.set_hidden({"solar", "grid"})
    legend.set_entries(ALL)
    assert [legend.entry(key).isChecked() for key in ("solar", "grid", "home")] == [
        False, False, True,
    ]  # fmt: skip
    assert told == []
