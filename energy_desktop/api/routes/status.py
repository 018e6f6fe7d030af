"""How the program is, for a monitor: in one glance, as one word, and as Prometheus' figures."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from energy_desktop.api.declared import Reply, Route
from energy_desktop.api.messages import NO_STORE, RETRY_AFTER_S, At, Response
from energy_desktop.api.parameters import Asked
from energy_desktop.models import ConnectionPhase
from energy_desktop.services import Services
from energy_desktop.services.metrics import exposition, of_sensors

PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"
_SHOWING: Final = (ConnectionPhase.LIVE, ConnectionPhase.READ_ONLY)
"""When what the sensors showed last is what they show now."""
Word = Literal["ok", "failing"]


class Parts(msgspec.Struct, frozen=True):
    """Each part. A Home Assistant that is not configured, or paused, is no failure."""

    ha: Literal["ok", "failing", "not_configured", "paused", "read_only"]
    state_store: Word
    time_series_store: Word
    recorder: Word


class Health(msgspec.Struct, frozen=True):
    """Whether every part works."""

    status: Word
    parts: Parts


class HomeAssistantStatus(msgspec.Struct, frozen=True):
    """The connection; ``state`` is its phase."""

    connected: bool
    version: str | None
    state: Literal[
        "unconfigured", "connecting", "waiting_for_start", "live", "retrying", "refused", "paused",
        "read_only",
    ]  # fmt: skip
    error: str | None


class Subscription(msgspec.Struct, frozen=True):
    """The live subscription as it is stored."""

    subscription_id: int | None
    subscribed_at: At | None
    last_event_at: At | None
    status: Literal["active", "disconnected", "error"]
    error_message: str | None
    reconnect_count: int


class RecordedSubscription(Subscription, frozen=True):
    """The same with how many sensors it is about."""

    entities_tracked: int
    entities_recorded: int


class Store(msgspec.Struct, frozen=True):
    """A database."""

    kind: str
    status: Literal["connected", "unavailable"]


class StorePair(msgspec.Struct, frozen=True):
    """Both databases."""

    state: Store
    time_series: Store


class RepairProgress(msgspec.Struct, frozen=True):
    """How far the fetching of the past is; ``what``: statistics, readings, repair or nothing."""

    running: bool
    done: int
    total: int
    what: str
    caught_up: bool


class Status(msgspec.Struct, frozen=True):
    """One glance at the whole program. ``api_problem``: what is wrong with this API or its keys."""

    version: str
    uptime_s: float
    ha: HomeAssistantStatus
    subscription: RecordedSubscription
    stores: StorePair
    readings_per_s: float
    last_reading_at: At | None
    buffered: int
    journalled: int
    refused: int
    repair: RepairProgress
    disk_used_bytes: int
    disk_free_bytes: int
    api_problem: str | None


async def health(services: Services, _asked: Asked) -> Reply:
    """503 where a configured part fails."""
    found = msgspec.convert(await services.status.health(), Health)
    if found.status == "ok":
        return Reply(200, found)
    return Reply(503, found, {"Retry-After": RETRY_AFTER_S})


async def status(services: Services, _asked: Asked) -> Status:
    """Nothing private is in it."""
    problem = services.status.api_error or services.api_keys.problem
    return msgspec.convert(await services.status.snapshot() | {"api_problem": problem}, Status)


async def metrics(services: Services, _asked: Asked) -> Response:
    """It always answers: what can't be looked at now is left out."""
    sensors = services.entities.tracked()
    is_now = services.home_assistant.state.phase in _SHOWING
    shown = of_sensors(sensors, services.live.value) if is_now else []
    text = await exposition(services.status, services.readings, sensors, shown)
    return Response(200, text.encode(), NO_STORE, PROMETHEUS)


ROUTES: Final = (
    Route(
        "GET", "/api/status", "One glance at the whole program", status, answer=Status,
    ),
    Route(
        "GET", "/api/health", "Whether every part works", health, answer=Health,
        others={503: Health},
    ),
    Route(
        "GET", "/metrics",
        "Figures for Prometheus, with what the tracked sensors show now", metrics,
        mime=PROMETHEUS,
    ),
)  # fmt: skip
