"""The words of Home Assistant's websocket protocol: frames out, frames in (pure).

Source: https://developers.home-assistant.io/docs/api/websocket
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import orjson

from energy_desktop.errors import CommandError, ProtocolError
from energy_desktop.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable

UTC_NOW_TEMPLATE: Final = "{{ utcnow().timestamp() }}"
COALESCE: Final = {"coalesce_messages": 1}
BARRIER_ENTITY: Final = "sensor.energy_desktop_commit_barrier"
BARRIER_REACH: Final = timedelta(seconds=5)
STATISTICS_UNITS: Final = {"energy": "kWh", "power": "W"}


class Secret:
    """A token that no ``repr``, log line or traceback shows."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Secret(…)"

    def auth_frame(self) -> bytes:
        """The frame that answers ``auth_required``."""
        return orjson.dumps({"type": "auth", "access_token": self._text})


def encode(id_: int, type_: str, fields: dict[str, Any]) -> bytes:
    """One command frame; a field that is None is left out, times are sent as ISO 8601."""
    sent = {name: value for name, value in fields.items() if value is not None}
    return orjson.dumps({"id": id_, "type": type_, **sent})


def decode(frame: bytes | str) -> Any:
    """The message, or list of coalesced messages, in ``frame``; ProtocolError if it is not JSON."""
    try:
        return orjson.loads(frame)
    except orjson.JSONDecodeError:
        raise ProtocolError(
            say(
                "Home Assistant sent a message that is not valid JSON; the connection is made anew."
            )
        ) from None


def command_error(message: dict[str, Any], type_: str) -> CommandError:
    """The error of a result that was not a success; Home Assistant's own code and words."""
    error = message.get("error")
    if not isinstance(error, dict):
        error = {}
    code = str(error.get("code") or "unknown_error")
    words = " ".join(str(error.get("message") or "").split()) or say("no reason given")
    return CommandError(
        code, say("Home Assistant refused {command!r}: {words}", command=type_, words=words)
    )


def barrier_fields(now: datetime) -> dict[str, Any]:
    """``history/stream`` of an entity that does not exist: its second event marks the commit.

    ``now`` is Home Assistant's time. Measured: both events are empty, the second comes after
    everything up to then was committed.
    """
    return {
        "start_time": now - BARRIER_REACH,
        "entity_ids": [BARRIER_ENTITY],
        "include_start_time_state": True,
        "significant_changes_only": False,
        "minimal_response": False,
        "no_attributes": True,
    }


def statistics_fields(
    ids: Iterable[str], start: datetime, end: datetime | None, period: str, types: Iterable[str]
) -> dict[str, Any]:
    """``recorder/statistics_during_period``, energies in kWh and powers in W."""
    return {
        "start_time": start,
        "end_time": end,
        "statistic_ids": list(ids),
        "period": str(period),
        "types": list(types),
        "units": STATISTICS_UNITS,
    }


def rendered_time(event: Any) -> datetime:
    """The time in an answer to UTC_NOW_TEMPLATE, exactly as data.md section 1 wants it."""
    try:
        return datetime.fromtimestamp(float(event["result"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise _unexpected(say("its time")) from None


def rows(result: Any) -> list[dict[str, Any]]:
    """``result`` if it is a list; ProtocolError otherwise."""
    if isinstance(result, list):
        return result
    raise _unexpected(say("a list"))


def mapping(result: Any) -> dict[str, Any]:
    """``result`` if it is an object; ProtocolError otherwise."""
    if isinstance(result, dict):
        return result
    raise _unexpected(say("an object"))


def _unexpected(asked: str) -> ProtocolError:
    return ProtocolError(
        say("Home Assistant was asked for {asked} and answered something else.", asked=asked)
    )
