"""Which sensors show the power of the sources that the Energy preferences name (pure).

Only what is beyond doubt is said; the rest is for the user to choose. Which sign means import or
charge is not decided here: states keep the sign of their sensor.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from energy_desktop import units
from energy_desktop.models import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from energy_desktop.hass.preferences import EnergySource, NamedSensors


_HOME: Final = re.compile(r"(home|house).*(power|consumption)")
_NOT_HOME: Final = ("solar", "grid", "battery")


def power_roles(
    states: Mapping[str, dict[str, Any]],
    device_of: Callable[[str], str | None],
    named: NamedSensors,
) -> dict[str, Role]:
    """Roles by entity id of power sensors and battery levels that no preference names.

    The power sensor of a source without a rate sensor is the one its meters integrate, or the
    single one of their device; where several sources would take the same one, none does.
    """
    claims = [
        (entity_id, role)
        for source in named.sources
        for entity_id, role in _claims(source, states, device_of)
        if entity_id not in named.roles
    ]
    claimed = Counter(entity_id for entity_id, _ in set(claims))
    roles = {entity_id: role for entity_id, role in claims if claimed[entity_id] == 1}
    home = _home_power(states, {*roles, *claimed, *named.roles})
    return {**roles, home: Role.HOME_POWER} if home else roles


def _claims(
    source: EnergySource,
    states: Mapping[str, dict[str, Any]],
    device_of: Callable[[str], str | None],
) -> Iterator[tuple[str, Role]]:
    """What the meters of one source point to."""
    if source.power_role is not None and not source.rates:
        powers = {
            power for meter in source.meters for power in _powers_of(meter, states, device_of)
        }
        if len(powers) == 1:
            yield powers.pop(), source.power_role
    if source.type == "battery":
        levels = {
            level
            for meter in source.meters
            for level in _of_device(meter, states, device_of)
            if _is_level(states[level])
        }
        if len(levels) == 1:
            yield levels.pop(), Role.BATTERY_LEVEL


def _powers_of(
    meter: str,
    states: Mapping[str, dict[str, Any]],
    device_of: Callable[[str], str | None],
) -> set[str]:
    """The power sensor that ``meter`` is the integral of, else all of its device."""
    integrated = _attribute(states.get(meter, {}), "source")
    if isinstance(integrated, str) and _is_power(states.get(integrated, {})):
        return {integrated}
    return {id_ for id_ in _of_device(meter, states, device_of) if _is_power(states[id_])}


def _of_device(
    meter: str,
    states: Mapping[str, dict[str, Any]],
    device_of: Callable[[str], str | None],
) -> Iterator[str]:
    device_id = device_of(meter)
    if device_id is not None:
        yield from (id_ for id_ in states if device_of(id_) == device_id)


def _home_power(states: Mapping[str, dict[str, Any]], taken: set[str]) -> str | None:
    """The one power sensor whose id says home or house consumption, if there is just one."""
    candidates = [
        id_
        for id_, state in states.items()
        if _HOME.search(id_)
        and _attribute(state, "device_class") == "power"
        and not any(word in id_ for word in _NOT_HOME)
    ]
    return candidates[0] if len(candidates) == 1 and candidates[0] not in taken else None


def _is_power(state: Mapping[str, Any]) -> bool:
    unit = _attribute(state, "unit_of_measurement")
    return isinstance(unit, str) and units.is_power(unit)


def _is_level(state: Mapping[str, Any]) -> bool:
    of_battery = "battery", "%"
    return of_battery == (
        _attribute(state, "device_class"),
        _attribute(state, "unit_of_measurement"),
    )


def _attribute(state: Mapping[str, Any], name: str) -> Any:
    return (state.get("attributes") or {}).get(name)
