"""A busy bar moves, but not where motion is reduced."""

from __future__ import annotations

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.busy_bar import BusyBar
from tests.ui.conftest import Stage


def test_it_stands_still_where_motion_is_reduced_also_while_it_is_shown(
    stage: Stage, theme: Theme
) -> None:
    theme.set_motion("full")
    bar = stage.show(lambda: BusyBar(theme), (200, 8))
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    stage.do(lambda: theme.set_motion("reduced"))
    assert (bar.value(), bar.maximum()) == (1, 1)
    before = bar.grab().toImage()
    stage.do(lambda: None)
    assert bar.grab().toImage() == before
    stage.do(lambda: theme.set_motion("full"))
    assert bar.maximum() == 0


def test_it_shows_how_far_the_work_is(stage: Stage, theme: Theme) -> None:
    bar = stage.show(lambda: BusyBar(theme), (200, 8))
    bar.show_part(5, 10)
    stage.do(lambda: theme.set_motion("reduced"))
    assert (bar.value(), bar.maximum()) == (5, 10)
    bar.be_busy()
    assert (bar.value(), bar.maximum()) == (1, 1)
