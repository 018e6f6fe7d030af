"""Every route of the API: the table of declarations, and the same bound to the services."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import Any, Final

from energy_desktop.api.declared import Handler, Route
from energy_desktop.api.parameters import Asked
from energy_desktop.api.routes import (
    compare,
    entities,
    readings,
    settings,
    statistics,
    status,
    subscription,
)
from energy_desktop.api.routes.about import about
from energy_desktop.services import Services

_GROUPS: Final = (
    *entities.ROUTES,
    *statistics.ROUTES,
    *compare.ROUTES,
    *readings.ROUTES,
    *subscription.ROUTES,
    *settings.ROUTES,
    *status.ROUTES,
)
DECLARED: Final[tuple[Route, ...]] = (*_GROUPS, *about(_GROUPS))
"""The handlers of these take the services first."""


def routes(services: Services) -> list[Route]:
    """The routes, answered by these services."""
    return [replace(r, handler=partial(_timed, r.handler, services)) for r in DECLARED]


async def _timed(handler: Handler, services: Services, asked: Asked) -> Any:
    began = time.perf_counter()
    try:
        return await handler(services, asked)
    finally:
        services.status.note_query(time.perf_counter() - began)
