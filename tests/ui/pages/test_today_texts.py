"""Why a figure of today is not known, and when nothing flowed."""

from __future__ import annotations

from energy_desktop.models import Role
from energy_desktop.ui.pages.today_texts import no_flow, not_known, self_sufficiency_meaning

SILENT = {
    Role.SOLAR_ENERGY: ("Solar energy",),
    Role.BATTERY_CHARGE: ("Battery in", "Second battery in"),
}


def test_nothing_flowed_is_said_only_where_every_meter_is_known() -> None:
    assert no_flow({}, is_complete=True) == ("No energy has flowed yet today", "")
    assert no_flow({}, is_complete=False) == (
        "Not known yet", "Too little of today is recorded.",
    )  # fmt: skip


def test_a_flow_that_is_not_known_names_the_meters_without_a_value() -> None:
    assert no_flow(SILENT, is_complete=False) == (
        "Not known yet", "No reading of Solar energy, Battery in, Second battery in.",
    )  # fmt: skip


def test_a_figure_names_only_the_meters_that_it_needs() -> None:
    assert not_known("solar", SILENT) == (
        "No reading of Solar energy", "Not known yet: no reading of Solar energy.",
    )  # fmt: skip
    assert not_known("import", SILENT)[0] == "Not known yet"
    assert "Second battery in" in not_known("self", SILENT)[1]


def test_a_home_of_which_only_a_part_is_known_does_not_say_that_nothing_is() -> None:
    assert not_known("home", {}, is_partly=True) == (
        "Not known yet", "Too little of today is recorded.",
    )  # fmt: skip


def test_self_sufficiency_is_told_in_plain_words() -> None:
    assert self_sufficiency_meaning().startswith("1 \N{MINUS SIGN} energy from the grid ÷ energy")
