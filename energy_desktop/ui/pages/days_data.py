"""What the lower part of the dashboard asks of services: who used most today, and two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from energy_desktop import periods
from energy_desktop.models import Period, Role
from energy_desktop.services.consumers import Consumption, consumption, counted
from energy_desktop.services.statistics import HOME
from energy_desktop.ui.widgets.heat_map import HeatCell, HeatDay

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.buckets import EnergyBucket

DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Consumers:
    """Who used most since midnight, and the names of all devices by entity id."""

    found: Consumption
    names: dict[str, str]


async def consumers_data(services: Services, now: datetime, home_kwh: float | None) -> Consumers:
    """What each device used since civil midnight; ``home_kwh``: what the home did."""
    midnight = periods.floor(Period.DAY, now, services.live.zone)
    chosen = counted(services.entities.by_role(Role.DEVICE))
    ids = [e.entity_id for e in chosen]
    used = await services.statistics.energy(ids, midnight, now, Period.DAY)
    names = {e.entity_id: e.friendly_name for e in chosen}
    return Consumers(consumption(used, home_kwh), names)


async def heat_data(services: Services, now: datetime) -> tuple[HeatDay, ...]:
    """What the home used in each hour of today and the 13 days before; none without a grid."""
    zone = services.live.zone
    today = periods.local_date(now, zone)
    first = periods.day_start(today - timedelta(days=DAYS - 1), zone)
    start = periods.floor(Period.HOUR, first, zone)  # buckets are cut to what is asked for
    until = periods.floor(Period.HOUR, now, zone)
    if until <= start:
        return ()
    roles = await services.statistics.role_energy(start, until, Period.HOUR)
    home = next((energy for energy in roles if energy.id == HOME), None)
    if home is None:
        return ()
    return heat_days(home.buckets, today, zone)


def heat_days(buckets: Sequence[EnergyBucket], today: date, zone: tzinfo) -> tuple[HeatDay, ...]:
    """Hours by civil day, up to ``today``; an hour that a day has twice is the sum of both."""
    cells: dict[tuple[date, int], HeatCell] = {}
    for bucket in buckets:
        local = bucket.start.astimezone(zone)
        place = local.date(), local.hour
        cell = HeatCell(bucket.start, bucket.end, bucket.value, str(bucket.provenance))
        cells[place] = cells[place].joined(cell) if place in cells else cell
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    return tuple(HeatDay(day, tuple(cells.get((day, hour)) for hour in range(24))) for day in days)
