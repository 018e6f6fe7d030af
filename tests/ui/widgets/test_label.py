"""Labels that say as much as there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from energy_desktop.ui.widgets.label import ElidedLabel, FittingLabel
from tests.ui.conftest import Stage

LONG, SHORT = "History is imported in the background", "History"


def width_of(label: ElidedLabel, text: str) -> int:
    return QFontMetrics(label.font()).horizontalAdvance(text) + 2


@pytest.mark.parametrize(
    ("wordings", "room", "said"),
    [
        ([LONG, SHORT], LONG, LONG),
        ([LONG, SHORT], SHORT, SHORT),
        ([LONG, ""], LONG, LONG),
        ([LONG, ""], SHORT, ""),
    ],
)
def test_the_longest_wording_that_has_room_is_said_and_none_is_cut(
    stage: Stage, wordings: list[str], room: str, said: str
) -> None:
    label = stage.show(lambda: FittingLabel("", "secondary"))
    stage.do(lambda: label.set_wordings(wordings))
    stage.do(lambda: label.resize(width_of(label, room), 30))
    assert label._shown() == said
    assert label.text() == LONG


def test_a_text_without_another_wording_is_cut_and_told_whole_in_a_tooltip(stage: Stage) -> None:
    label = stage.show(lambda: ElidedLabel(LONG, "secondary"))
    stage.do(lambda: label.resize(width_of(label, SHORT), 30))
    assert label._shown() != LONG
    assert label._shown().endswith("…")
    assert label.toolTip() == LONG
