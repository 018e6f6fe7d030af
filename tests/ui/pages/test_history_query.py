"""What History makes of the services' answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from energy_desktop.models import Role
from energy_desktop.services.buckets import EnergyBucket
from energy_desktop.services.provenance import Provenance
from energy_desktop.services.statistics import RoleEnergy
from energy_desktop.ui.pages.history_query import range_figures

START = datetime(2026, 5, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def of_role(role: Role | None, total: float | None) -> RoleEnergy:
    """A role whose bars hold 2 kWh, whatever the total: the rest spans a hole between them."""
    bar = EnergyBucket(START, START + HOUR, 2.0, 1.0, Provenance.LIVE)
    return RoleEnergy(role.value if role else "home", role, total, (bar,), 1.0)


def test_the_cards_show_totals_with_what_spans_a_hole_so_that_zoom_changes_nothing() -> None:
    figures = range_figures([of_role(Role.SOLAR_ENERGY, 6.0), of_role(None, 8.0)])
    assert (figures.solar, figures.home) == (6.0, 8.0)


def test_self_sufficiency_is_that_of_the_dashboard() -> None:
    figures = range_figures([of_role(Role.GRID_IMPORT, 2.0), of_role(None, 8.0)])
    assert figures.self_sufficiency == pytest.approx(0.75)
    assert range_figures([of_role(None, 8.0)]).self_sufficiency is None
