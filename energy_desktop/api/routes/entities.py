"""The sensors: with what Home Assistant says of them now, and with what is stored."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import At
from energy_desktop.api.parameters import Asked, Flag
from energy_desktop.models import Entity, LiveValue
from energy_desktop.services import Services
from energy_desktop.services.meters import Meters


class Sensor(msgspec.Struct, frozen=True):
    """A sensor; ``state`` is in ``unit_of_measurement``, null: not a number now.

    ``continued_by``: the sensor that goes on with its figures (History, *Continued by…*). Both
    answer the figures of the whole meter, so only one without it is to be added up.
    """

    entity_id: str
    friendly_name: str
    state: float | None
    device_class: str | None
    state_class: str | None
    unit_of_measurement: str | None
    last_updated: At | None
    is_tracked: bool
    is_active: bool
    continued_by: str | None


class StoredSensor(Sensor, frozen=True):
    """A sensor with its newest stored reading."""

    discovered_at: At | None
    updated_at: At | None


class Sensors(msgspec.Struct, frozen=True):
    """The known sensors, by entity id."""

    entities: list[Sensor]


class StoredSensors(msgspec.Struct, frozen=True):
    """The known sensors, by entity id."""

    entities: list[StoredSensor]


class StoredAsked(Asked, frozen=True, kw_only=True):
    """``tracked``: only those that are tracked, or only those that are not."""

    tracked: Flag | None = None


async def live(services: Services, _asked: Asked) -> Sensors:
    """The mirror of Home Assistant's states; nothing is asked of Home Assistant."""
    services.home_assistant.require_live()
    value = services.live.value
    meters = services.entities.meters
    return Sensors(
        [Sensor(*_shown(e, value(e.entity_id), meters)) for e in services.entities.all()]
    )


async def stored(services: Services, asked: StoredAsked) -> StoredSensors:
    """What is stored, whether Home Assistant is there or not."""
    chosen = [e for e in services.entities.all() if asked.tracked in (None, e.is_tracked)]
    newest = await services.readings.newest([e.entity_id for e in chosen])
    meters = services.entities.meters
    return StoredSensors(
        [
            StoredSensor(*_shown(e, newest.get(e.entity_id), meters), e.discovered_at, e.updated_at)
            for e in chosen
        ]
    )


_Shown = tuple[
    str, str, float | None, str | None, str | None, str | None, datetime | None, bool, bool,
    str | None,
]  # fmt: skip


def _shown(entity: Entity, value: LiveValue | None, meters: Meters) -> _Shown:
    follower = meters.follower(entity.entity_id)
    return (
        entity.entity_id,
        entity.friendly_name,
        value.state if value else None,
        entity.device_class,
        entity.state_class,
        value.unit if value else entity.unit,
        value.at if value else None,
        entity.is_tracked,
        entity.is_active,
        follower[0] if follower else None,
    )


ROUTES: Final = (
    Route(
        "GET", "/api/entities", "The sensors and what Home Assistant says of them now", live,
        answer=Sensors, errors={503: "Home Assistant is not connected"},
    ),
    Route(
        "GET", "/api/entities/cached", "The known sensors and their newest stored reading", stored,
        StoredAsked, StoredSensors, errors={503: "the database is away"}, example="tracked=true",
    ),
)  # fmt: skip
