"""Why a figure of today is not known, in the words of the dashboard. Pure: no widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from energy_desktop.models import Role
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate

METER_ROLES: Final = (
    Role.SOLAR_ENERGY, Role.GRID_IMPORT, Role.GRID_EXPORT, Role.BATTERY_CHARGE,
    Role.BATTERY_DISCHARGE,
)  # fmt: skip
_ROLES_OF: Final[Mapping[str, Sequence[Role]]] = {
    "solar": (Role.SOLAR_ENERGY,),
    "import": (Role.GRID_IMPORT,),
    "export": (Role.GRID_EXPORT,),
    "home": METER_ROLES,
    "self": METER_ROLES,
}


def not_known(
    key: str, silent: Mapping[Role, Sequence[str]], *, is_partly: bool = False
) -> tuple[str, str]:
    """Short and full words for a card (solar, home, import, export, self) that has no figure.

    ``silent`` names the meters without a value by role. ``is_partly``: some of today is recorded.
    """
    names = _names(silent, _ROLES_OF[key])
    if not names:
        words = translate("Today", "Not known yet")
        if is_partly:
            return words, translate("Today", "Too little of today is recorded.")
        return words, translate("Today", "Not known yet: nothing of today is recorded.")
    return translate("Today", "No reading of {0}").format(", ".join(names)), _no_reading(names)


def no_flow(silent: Mapping[Role, Sequence[str]], is_complete: bool) -> tuple[str, str]:
    """Title and sentence for a flow without any energy: nothing flowed, or it is not known."""
    if is_complete:
        return translate("Today", "No energy has flowed yet today"), ""
    names = _names(silent, METER_ROLES)
    if names:
        return translate("Today", "Not known yet"), translate("Today", "No reading of {0}.").format(
            ", ".join(names)
        )
    return translate("Today", "Not known yet"), translate(
        "Today", "Too little of today is recorded."
    )


def self_sufficiency_meaning() -> str:
    """The formula of self-sufficiency in plain words."""
    return translate(
        "Today",
        "1 − energy from the grid ÷ energy the home used.\n"
        "What the grid puts into the battery counts as from the grid.",
    )


def kept_at_home(share: float | None) -> str:
    """Self-consumption in plain words; empty where it is not known."""
    if share is None:
        return ""
    words = translate("Today", "Self-consumption: {0} of it was used or stored at home.")
    return words.format(formats.percent(round(100 * share)))


def _no_reading(names: Collection[str]) -> str:
    return translate("Today", "Not known yet: no reading of {0}.").format(", ".join(names))


def _names(silent: Mapping[Role, Sequence[str]], roles: Sequence[Role]) -> list[str]:
    """Each meter once, in the order of the roles."""
    return list(dict.fromkeys(name for role in roles for name in silent.get(role, ())))
