"""The websocket commands that the simulated home answers, each in Home Assistant's shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from energy_desktop.demo import recorder, registry
from energy_desktop.demo.answers import Command, CommandError, Message, required

if TYPE_CHECKING:
    from energy_desktop.demo.connection import Client


async def _ping(client: Client, message: Message) -> None:
    client.send({"id": message["id"], "type": "pong"})


async def _supported_features(client: Client, message: Message) -> None:
    if message.get("features", {}).get("coalesce_messages"):
        client.coalesce()
    client.send_result(message["id"])


async def _get_states(client: Client, message: Message) -> None:
    states = [state.as_json() for state in client.instance.states.all()]
    client.send_result(message["id"], states)


async def _get_config(client: Client, message: Message) -> None:
    instance = client.instance
    client.send_result(message["id"], config(instance.ha_version, instance.time_zone,
                                             running=instance.running))  # fmt: skip


async def _subscribe_events(client: Client, message: Message) -> None:
    wanted, number = message.get("event_type", "*"), message["id"]

    def deliver(event: dict[str, Any]) -> None:
        if wanted in {"*", event["event_type"]}:
            client.send_event(number, event)

    client.subscribe(number, client.instance.listen(deliver))
    client.send_result(number)


async def _unsubscribe_events(client: Client, message: Message) -> None:
    if not client.unsubscribe(required(message, "subscription")):
        raise CommandError("not_found", "Subscription not found.")
    client.send_result(message["id"])


async def _render_template(client: Client, message: Message) -> None:
    template = str(required(message, "template")).replace(" ", "")
    if template not in {"{{utcnow().timestamp()}}", "{{now().timestamp()}}"}:
        raise CommandError("template_error", "The simulated home renders its clock only.")
    listeners = {"all": False, "entities": [], "domains": [], "time": True}
    client.subscribe(message["id"], lambda: None)
    client.send_result(message["id"])
    now_s = client.instance.now_us / 1e6
    client.send_event(message["id"], {"result": now_s, "listeners": listeners})


async def _current_user(client: Client, message: Message) -> None:
    user = {
        "id": registry.identity("user"),
        "name": "Anna",
        "is_owner": True,
        "is_admin": True,
        "credentials": [{"auth_provider_type": "homeassistant", "auth_provider_id": None}],
        "mfa_modules": [{"id": "totp", "name": "Authenticator app", "enabled": False}],
    }
    client.send_result(message["id"], user)


def _services() -> dict[str, Any]:
    """The answer to ``get_services``: the home's few switches."""
    target = {"entity": [{"domain": ["light", "switch"]}]}
    texts = {"turn_on": "Turn on", "turn_off": "Turn off", "toggle": "Toggle"}
    one = {
        key: {"name": name, "description": f"{name}.", "fields": {}, "target": target}
        for key, name in texts.items()
    }
    return {"homeassistant": one, "light": one, "switch": one}


def _fixed(answer: Callable[[Client], Any]) -> Command:
    async def command(client: Client, message: Message) -> None:
        client.send_result(message["id"], answer(client))

    return command


def config(version: str, time_zone: str, *, running: bool) -> dict[str, Any]:
    """The answer to ``get_config``."""
    folders = ["/media", "/config/www"]
    parts = [
        "api",
        "energy",
        "history",
        "http",
        "recorder",
        "sensor",
        "sensor.recorder",
        "websocket_api",
    ]
    units = {
        "length": "km",
        "accumulated_precipitation": "mm",
        "area": "m²",
        "mass": "g",
        "pressure": "Pa",
        "temperature": "°C",
        "volume": "L",
        "wind_speed": "m/s",
    }
    return {
        "allowlist_external_dirs": folders, "allowlist_external_urls": [], "components": parts,
        "config_dir": "/config", "config_source": "storage", "country": "NL", "currency": "EUR",
        "debug": False, "elevation": 2, "external_url": None, "internal_url": None,
        "language": "en", "latitude": 52.37, "location_name": "Demo home", "longitude": 4.89,
        "radius": 100, "recovery_mode": False, "safe_mode": False,
        "state": "RUNNING" if running else "NOT_RUNNING", "time_zone": time_zone,
        "unit_system": units, "version": version, "whitelist_external_dirs": folders,
    }  # fmt: skip


COMMANDS: dict[str, Command] = recorder.COMMANDS | {
    "ping": _ping,
    "supported_features": _supported_features,
    "get_states": _get_states,
    "get_config": _get_config,
    "subscribe_events": _subscribe_events,
    "unsubscribe_events": _unsubscribe_events,
    "render_template": _render_template,
    "get_services": _fixed(lambda _: _services()),
    "auth/current_user": _current_user,
    "config/entity_registry/list": _fixed(lambda client: client.instance.registry.entities()),
    "config/entity_registry/list_for_display": _fixed(
        lambda client: client.instance.registry.entities_for_display()
    ),
    "config/device_registry/list": _fixed(lambda _: registry.devices()),
    "config/area_registry/list": _fixed(lambda _: registry.areas()),
    "energy/get_prefs": _fixed(lambda _: registry.energy_preferences()),
    "energy/info": _fixed(lambda _: registry.energy_info()),
}
