"""Why a figure of today is not known, in the words of the dashboard. Pure: no widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from energy_desktop.models import Role

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)


def not_known(key: str, silent: Mapping[Role, Sequence[str]]) -> tuple[str, str]:
    """Short and full words for a card (solar, home, import, export, self) that has no figure.

    ``silent`` names the meters without a value by role.
    """
    names = _names(silent, _ROLES_OF[key])
    if not names:
        words = _tr("Not known yet")
        return words, _tr("Not known yet: nothing of today is recorded.")
    return _tr("No reading of {0}").format(", ".join(names)), _no_reading(names)


def no_flow(silent: Mapping[Role, Sequence[str]], is_complete: bool) -> tuple[str, str]:
    """Title and sentence for a flow without any energy: nothing flowed, or it is not known."""
    if is_complete:
        return _tr("No energy has flowed yet today"), ""
    names = _names(silent, METER_ROLES)
    if names:
        return _tr("Not known yet"), _tr("No reading of {0}.").format(", ".join(names))
    return _tr("Not known yet"), _tr("Too little of today is recorded.")


def self_sufficiency_meaning() -> str:
    """The formula of self-sufficiency in plain words."""
    return _tr(
        "1 \N{MINUS SIGN} energy from the grid ÷ energy the home used.\n"
        "What the grid puts into the battery counts as from the grid."
    )


def _no_reading(names: Collection[str]) -> str:
    return _tr("Not known yet: no reading of {0}.").format(", ".join(names))


def _names(silent: Mapping[Role, Sequence[str]], roles: Sequence[Role]) -> list[str]:
    """Each meter once, in the order of the roles."""
    return list(dict.fromkeys(name for role in roles for name in silent.get(role, ())))
