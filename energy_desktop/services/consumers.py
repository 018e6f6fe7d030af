"""Which sensors tell what each device uses: one of each device, and what no device accounts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from energy_desktop import units
from energy_desktop.models import Entity
from energy_desktop.services.buckets import EnergySeries


@dataclass(frozen=True, slots=True)
class Consumption:
    """What devices used in kWh, the greatest first, and what none of them accounts for.

    ``untracked_kwh`` is None where the home's own use is not known, and where the devices are
    more than all of it: then one of them measures what another does too.
    """

    devices: tuple[EnergySeries, ...]
    untracked_kwh: float | None


def counted(devices: Sequence[Entity]) -> list[Entity]:
    """The sensors to add up: of a device its energy meter, else its power."""
    meters = [e for e in devices if e.unit == units.KWH]
    with_meter = {e.device_id for e in meters if e.device_id is not None}
    powers = [e for e in devices if units.is_power(e.unit) and e.device_id not in with_meter]
    return [*meters, *powers]


def consumption(devices: Sequence[EnergySeries], home_kwh: float | None) -> Consumption:
    """Of the energies of devices in one time; those that are not known are left out."""
    known = [s for s in devices if s.total is not None and s.unit == units.KWH]
    known.sort(key=lambda series: (-(series.total or 0.0), series.entity_id))
    rest = None if home_kwh is None else home_kwh - sum(s.total or 0.0 for s in known)
    return Consumption(tuple(known), rest if rest is not None and rest >= 0 else None)
