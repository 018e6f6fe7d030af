"""The settings, the connection to Home Assistant, and which sensors are tracked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final, Literal
from weakref import WeakSet

import msgspec
from msgspec import UNSET, Meta, UnsetType

from energy_desktop.api.declared import Reply, Route
from energy_desktop.api.parameters import (
    Asked,
    BadRequest,
    EntityId,
    Flag,
    Secret,
    Text,
)
from energy_desktop.errors import Busy, HassNotReady
from energy_desktop.models import ConnectionPhase, StoreHealth
from energy_desktop.services import Services
from energy_desktop.services.connection_test import ConnectionTest
from energy_desktop.services.home_assistant import HomeAssistantService

CONFIGURED: Final = "***configured***"
_LOGGING_IN: Final[WeakSet[HomeAssistantService]] = WeakSet()
_CODES: Final = {
    "turned_away": "unreachable",
    "connection_lost": "unreachable",
    "tls_mismatch": "tls",
    "protocol": "not_home_assistant",
    "unauthorized": "invalid_token",
}


class Database(msgspec.Struct, frozen=True):
    """A database; ``error``: why it can't be used."""

    kind: str
    status: Literal["connected", "unavailable"]
    location: str
    size_bytes: int
    error: str | None


class Databases(msgspec.Struct, frozen=True):
    """Both databases."""

    state: Database
    time_series: Database


class InForce(msgspec.Struct, frozen=True):
    """What became of the settings.

    ``api_url``: where the API answers, another address or port than set where no key is there, the
    port is 0 or is taken; null while it is off. ``time_zone``: what days are counted in.
    """

    api_url: str | None
    time_zone: str


class Settings(msgspec.Struct, frozen=True):
    """Every setting by its name; of the token only whether there is one."""

    settings: dict[str, str | int | bool | None]
    in_force: InForce
    ha_connected: bool
    database_type: Literal["embedded", "servers"]
    databases: Databases


class ConnectAsked(Asked, frozen=True, kw_only=True):
    """Address and access token of a Home Assistant."""

    url: Text
    token: Secret
    verify_tls: Flag = True


class Connected(msgspec.Struct, frozen=True):
    """It is saved and in force."""

    success: bool
    message: str
    ha_version: str | None


class NotConnected(msgspec.Struct, frozen=True):
    """Nothing was saved."""

    success: bool
    error: str
    code: str


class TestAsked(Asked, frozen=True, kw_only=True):
    """Nothing: what is saved; else both: a saved token is never sent to a new address."""

    url: Text | None = None
    token: Secret | None = None
    verify_tls: Flag | UnsetType = UNSET


class Tested(msgspec.Struct, frozen=True):
    """How a test went; ``energy_sources``: how many sensors count."""

    connected: bool
    energy_sources: int | UnsetType = UNSET
    ha_version: str | UnsetType | None = UNSET
    latency_ms: float | UnsetType | None = UNSET
    error: str | UnsetType = UNSET


class Found(msgspec.Struct, frozen=True):
    """A sensor; ``suggested``: Home Assistant's energy dashboard names it."""

    entity_id: str
    friendly_name: str
    device_class: str | None
    unit: str | None
    is_tracked: bool
    suggested: bool


class Discovered(msgspec.Struct, frozen=True):
    """The sensors that Home Assistant has now."""

    success: bool
    discovered: int
    entities: list[Found]


class TrackedAsked(Asked, frozen=True, kw_only=True):
    """Exactly these are tracked from now on; an empty list tracks none.

    A sensor that is named twice, or by a former id too, counts once.
    """

    entity_ids: Annotated[
        list[EntityId], Meta(description="a list of ids; an empty one tracks none")
    ]


class Tracked(msgspec.Struct, frozen=True):
    """How many are tracked, and whether their past is being fetched."""

    success: bool
    tracked: int
    backfill_started: bool


async def settings(services: Services, _asked: Asked) -> Settings:
    """Without any secret."""
    stores = await services.status.stores()
    has_token = await services.home_assistant.has_token()
    shown: dict[str, str | int | bool | None] = {
        setting.key: services.settings.get(setting.key)
        for setting in services.settings.declarations
    }
    shown["ha_url"] = services.home_assistant.canonical_url
    shown["ha_token"] = CONFIGURED if has_token else None
    shown["mongodb_uri"] = services.databases.mongodb_address
    return Settings(
        shown,
        InForce(services.status.api_url, services.live.zone.key),
        services.home_assistant.is_live,
        services.settings.text("database_type"),  # type: ignore[arg-type]
        Databases(_database(stores.state), _database(stores.series)),
    )


async def connect(services: Services, asked: ConnectAsked) -> Connected | Reply:
    """Test, then save and connect at once."""
    _require_writer(services)
    token = str(asked.token)
    with _one_at_a_time(services.home_assistant):
        return await _connected(services.home_assistant, asked.url, token, asked.verify_tls)


async def _connected(
    home_assistant: HomeAssistantService, url: str, token: str, verify_tls: bool
) -> Connected | Reply:
    tested = await home_assistant.check(url, token, verify_tls)
    if tested.error is not None:
        code = _CODES.get(tested.error_code or "", tested.error_code or "home_assistant")
        return Reply(400, NotConnected(False, tested.error, code))
    remember = home_assistant.can_keep_token
    await home_assistant.save(url, token, verify_tls, remember)
    kept = "in the keyring" if remember else "for this run only: this computer has no keyring"
    message = f"Home Assistant is connected; the token is kept {kept}."
    return Connected(True, message, tested.ha_version)


async def test(services: Services, asked: TestAsked) -> Tested:
    """Test what is saved, or what is given; nothing is changed."""
    if asked.url is None and asked.token is None and asked.verify_tls is UNSET:
        if not services.home_assistant.configured:
            raise HassNotReady("No Home Assistant is configured; give url and token.")
        with _one_at_a_time(services.home_assistant):
            return _tested(await services.home_assistant.check_saved())
    if asked.url is None or asked.token is None:
        name = "url" if asked.url is None else "token"
        raise BadRequest(
            f"{name} is missing: a saved token is never sent to another address, so url and token "
            "are given together.", name,
        )  # fmt: skip
    token, verify_tls = str(asked.token), asked.verify_tls is not False
    with _one_at_a_time(services.home_assistant):
        return _tested(await services.home_assistant.check(asked.url, token, verify_tls))


async def discover(services: Services, _asked: Asked) -> Discovered:
    """Ask Home Assistant again now."""
    services.home_assistant.require_live()
    await services.entities.find_new()
    found = [
        Found(e.entity_id, e.friendly_name, e.device_class, e.unit, e.is_tracked, e.suggested)
        for e in services.entities.all()
        if e.is_active
    ]
    return Discovered(True, len(found), found)


async def track(services: Services, asked: TrackedAsked) -> Tracked:
    """In one step; their past is fetched while Home Assistant is connected."""
    _require_writer(services)
    ids = services.entities.known_ids(asked.entity_ids)
    await services.entities.set_tracked(ids)
    return Tracked(True, len(ids), bool(ids) and services.home_assistant.is_live)


@contextmanager
def _one_at_a_time(home_assistant: HomeAssistantService) -> Iterator[None]:
    """Refuse a login while another one goes on: many at once would lock the user out."""
    if home_assistant in _LOGGING_IN:
        raise Busy("A connection to Home Assistant is being tested already; ask again later.")
    _LOGGING_IN.add(home_assistant)
    try:
        yield
    finally:
        _LOGGING_IN.discard(home_assistant)


def _require_writer(services: Services) -> None:
    """Refuse a change where another program records into the databases."""
    state = services.home_assistant.state
    if state.phase is ConnectionPhase.READ_ONLY:
        raise Busy(state.error or "Another program records into these databases.")


def _tested(test: ConnectionTest) -> Tested:
    if test.error is not None:
        return Tested(False, error=test.error)
    return Tested(True, test.energy_sources, test.ha_version, test.latency_ms)


def _database(health: StoreHealth) -> Database:
    return Database(
        health.kind,
        "connected" if health.available else "unavailable",
        health.location,
        health.size_bytes,
        health.error,
    )


_AWAY: Final = {503: "Home Assistant is not connected"}
_READ_ONLY: Final = {409: "another program records into these databases"}
ROUTES: Final = (
    Route(
        "GET", "/api/settings", "The settings and what is in force, without secrets", settings,
        answer=Settings,
    ),
    Route(
        "POST", "/api/settings/home-assistant", "Test a Home Assistant, then connect to it",
        connect, ConnectAsked, Connected, others={400: NotConnected},
        errors={
            400: "a parameter is wrong, and `details.field` names it; or Home Assistant could not "
            "be connected, and `code` says why, without `details`",
            409: "another program records into these databases, or a connection is being tested",
            503: "the keyring or the database is away",
        },
        example='{"url": "http://homeassistant.local:8123", "token": "…"}',
    ),
    Route(
        "POST", "/api/settings/test-connection", "Test the connection, change nothing", test,
        TestAsked, Tested, errors={
            409: "a connection is being tested already", 503: "no Home Assistant is configured",
        }, example="{}",
    ),
    Route(
        "POST", "/api/settings/discover-entities", "Ask Home Assistant for its sensors now",
        discover, answer=Discovered, errors=_AWAY, example="{}",
    ),
    Route(
        "POST", "/api/settings/tracked-entities",
        "Replace the list of tracked sensors; all others are no longer tracked", track,
        TrackedAsked, Tracked,
        errors=_READ_ONLY | {
            404: "a sensor is not known; nothing was changed", 503: "the database is away",
        },
        example='{"entity_ids": ["sensor.a_meter_of_yours", "sensor.another_of_yours"]}',
    ),
)  # fmt: skip
