"""Since when anything is known of the sensors that History shows. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from energy_desktop.models import Entity, Period
from energy_desktop.periods import following
from energy_desktop.services.amounts import is_meter

if TYPE_CHECKING:
    from energy_desktop.services import Services


async def first_known(
    services: Services, chosen: Sequence[Entity], oldest: datetime, now: datetime
) -> datetime | None:
    """The start of the first day on which one of the sensors has a value, from ``oldest`` on.

    None where there is none.
    """
    month = await _first(services, chosen, oldest, now, Period.MONTH)
    if month is None:
        return None
    end = min(now, following(Period.MONTH, month, services.live.zone))
    return await _first(services, chosen, month, end, Period.DAY)


async def _first(
    services: Services, chosen: Sequence[Entity], start: datetime, end: datetime, period: Period
) -> datetime | None:
    if start >= end:
        return None
    meters = [entity.entity_id for entity in chosen if is_meter(entity)]
    others = [entity.entity_id for entity in chosen if not is_meter(entity)]
    ask = services.statistics
    answers: list[Any] = [*await ask.energy(meters, start, end, period)] if meters else []
    answers += await ask.averages(others, start, end, period) if others else []
    known = (b.start for a in answers for b in a.buckets if b.coverage > 0)
    return min(known, default=None)
