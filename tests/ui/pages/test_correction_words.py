"""Changes of a meter as lines of text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from energy_desktop.models import MeterNoteKind
from energy_desktop.services.jumps import Jump
from energy_desktop.ui.pages.correction_words import change_words, preview_words

pytestmark = pytest.mark.usefixtures("stage")
AT = datetime(2026, 6, 18, 10, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "size", "values"),
    [
        (101.0, 901.0, "+800.00", "from 101.00 to 901.00"),
        (21_300.036, 21_300.044, "+0.008", "from 21,300.036 to 21,300.044"),
        (21_300.034, 21_300.036, "+0.002", "from 21,300.034 to 21,300.036"),
        (100.0, 57.5, "\u221242.50", "from 100.00 to 57.50"),
    ],
)
def test_the_values_of_a_change_differ_by_what_it_is_told_to_be(
    before: float, after: float, size: str, values: str
) -> None:
    jump = Jump("sensor.meter", AT, AT, before, after)
    words = change_words(jump, unit="kWh", zone=UTC)
    assert words == f"{size}\u202fkWh · 18 Jun, 10:03:00 · {values}\u202fkWh"


def test_what_a_change_will_count_is_said_of_the_same_size() -> None:
    jump = Jump("sensor.meter", AT, AT, 21_300.036, 21_300.044)
    words = preview_words(jump, MeterNoteKind.NOT_REAL, None, unit="kWh")
    assert words == "The change of +0.008\u202fkWh will count 0.00\u202fkWh."
