"""Every route of the API, one row each, and its handler, which asks a service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from energy_desktop.api.router import BadRequest, Route
from energy_desktop.models import Entity, LiveValue
from energy_desktop.services import Services
from energy_desktop.services.status import iso


def routes(services: Services) -> list[Route]:
    """The table of routes, bound to the services."""
    answers = _Answers(services)
    return [
        Route("GET", "/api/health", "Whether every part works; 503 if one does not",
              answers.health),
        Route("GET", "/api/status", "One glance at the whole program", answers.status),
        Route("GET", "/api/entities/cached", "The known sensors and their newest stored value",
              answers.entities, parameters=("tracked",)),
    ]  # fmt: skip


class _Answers:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def health(self, _query: Mapping[str, str]) -> tuple[int, Any]:
        health = await self._services.status.health()
        return (200 if health["status"] == "ok" else 503), health

    async def status(self, _query: Mapping[str, str]) -> tuple[int, Any]:
        return 200, await self._services.status.snapshot()

    async def entities(self, query: Mapping[str, str]) -> tuple[int, Any]:
        tracked = _flag("tracked", query.get("tracked"))
        chosen = [
            e for e in self._services.entities.all() if tracked is None or e.is_tracked is tracked
        ]
        newest = await self._services.readings.newest([e.entity_id for e in chosen])
        return 200, {"entities": [_entity(e, newest.get(e.entity_id)) for e in chosen]}


def _entity(entity: Entity, newest: LiveValue | None) -> dict[str, Any]:
    return {
        "entity_id": entity.entity_id,
        "friendly_name": entity.friendly_name,
        "state": newest.state if newest else None,
        "device_class": entity.device_class,
        "state_class": entity.state_class,
        "unit_of_measurement": entity.unit,
        "last_updated": iso(newest.at) if newest else None,
        "is_tracked": entity.is_tracked,
        "is_active": entity.is_active,
        "discovered_at": iso(entity.discovered_at),
        "updated_at": iso(entity.updated_at),
    }


def _flag(name: str, text: str | None) -> bool | None:
    if text is None:
        return None
    if text not in ("true", "false"):
        raise BadRequest(f"{name} takes true or false, not “{text}”.")
    return text == "true"
