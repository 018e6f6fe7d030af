"""Labels of a chart's value axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.civil_axis import AXIS_PX, NumberAxis, decimals_of


@pytest.mark.parametrize(
    ("spacing", "decimals"),
    [(5000, 0), (2, 0), (1, 0), (2.5, 1), (0.5, 1), (0.25, 2), (0.1, 1), (0.05, 2), (0.005, 3)],
)
def test_a_label_has_the_decimals_that_its_step_needs(spacing: float, decimals: int) -> None:
    assert decimals_of(spacing) == decimals


@given(st.sampled_from([1, 2, 2.5, 5]), st.integers(-3, 4), st.integers(-20, 20))
def test_neighbouring_labels_differ(mantissa: float, power: int, first: int) -> None:
    spacing = mantissa * 10**power
    labels = [formats.number((first + n) * spacing, decimals_of(spacing)) for n in range(6)]
    assert len(set(labels)) == 6


def test_the_left_axis_has_room_for_the_sign_of_tens_of_thousands(
    theme: Theme,
) -> None:
    axis = NumberAxis(theme)
    words = QFontMetricsF(theme.font(AXIS_PX)).horizontalAdvance(formats.number(-10_000, 0))
    assert words + theme.px(8) < axis.width()
