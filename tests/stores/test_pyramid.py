"""Which summaries a picture takes, and which hours are read anew."""

from __future__ import annotations

import numpy as np
import pytest

from energy_desktop.models import Period
from energy_desktop.stores import pyramid
from energy_desktop.summaries import HOUR_US, LENGTH_US

FIVE_US = LENGTH_US[Period.FIVE_MINUTES]


@pytest.mark.parametrize(
    ("width_us", "level"),
    [
        (FIVE_US - 1, None),
        (FIVE_US, Period.FIVE_MINUTES),
        (HOUR_US - 1, Period.FIVE_MINUTES),
        (HOUR_US, Period.HOUR),
        (1_000 * HOUR_US, Period.HOUR),
    ],
)
def test_the_coarsest_level_that_fills_the_columns_is_taken(
    width_us: int, level: Period | None
) -> None:
    assert pyramid.level_of(width_us) is level


def test_hours_that_follow_each_other_are_one_range() -> None:
    hours = np.array([0, 1, 2, 5, 7, 8], dtype=np.int64) * HOUR_US
    ranges = [(begin // HOUR_US, end // HOUR_US) for begin, end in pyramid.runs(hours)]
    assert ranges == [(0, 3), (5, 6), (7, 9)]
