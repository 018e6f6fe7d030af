"""What is shown of two sensors once one continues the other: known before anybody says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from energy_desktop.services import Services


@dataclass(frozen=True, slots=True)
class Replacement:
    """Since when anything is known of both sensors, and when the old one is read from ``at`` on.

    None: nothing is known.
    """

    at: datetime
    old_first: datetime | None
    old_after: datetime | None
    new_first: datetime | None

    @property
    def is_too_early(self) -> bool:
        """Whether nothing of the old sensor would be shown."""
        return self.old_first is not None and self.at <= self.old_first

    @property
    def hides_old(self) -> bool:
        """Whether readings of the old sensor from then on would be shown no longer."""
        return self.old_after is not None

    @property
    def hides_new(self) -> bool:
        """Whether readings of the new sensor before then would be shown no longer."""
        return self.new_first is not None and self.new_first < self.at


async def replacement(services: Services, old_id: str, new_id: str, at: datetime) -> Replacement:
    """What both sensors know of the time around ``at``."""
    return Replacement(
        at,
        await services.statistics.oldest_of(old_id),
        await services.readings.first_from(old_id, at),
        await services.statistics.oldest_of(new_id),
    )
