"""Since when a sensor is in Home Assistant: a month in a cell, and how that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from energy_desktop.models import Entity
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate


@dataclass(frozen=True, slots=True)
class Past:
    """``begun``: when statistics of each sensor begin in Home Assistant. Days are of ``zone``.

    A sensor is there since the earlier of that and the day it was registered.
    """

    begun: Mapping[str, datetime] = field(default_factory=dict)
    zone: tzinfo = UTC

    def since(self, entity: Entity) -> datetime | None:
        """Since when a sensor is there; None: Home Assistant does not say."""
        known = (entity.registered_at, self.begun.get(entity.entity_id))
        return min((at for at in known if at), default=None)

    def text(self, entity: Entity) -> str:
        """The month and its year."""
        at = self.since(entity)
        return formats.DASH if at is None else formats.month(at, self.zone)

    def tooltip(self, entity: Entity) -> str:
        """The days, and what happened then."""
        registered = translate("Since", "Registered in Home Assistant on {0}")
        began = translate("Since", "Its statistics there begin on {0}")
        if entity.registered_at is None:
            began = translate("Since", "Its statistics in Home Assistant begin on {0}")
        moments = (
            (registered, entity.registered_at),
            (began, self.begun.get(entity.entity_id)),
        )
        lines = [words.format(formats.medium_date(at, self.zone)) for words, at in moments if at]
        unknown = translate("Since", "Home Assistant does not say since when it has this sensor.")
        return "\n".join(lines) or unknown
