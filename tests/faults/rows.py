"""Rows as this rig reads them from Home Assistant: nothing here is taken from the program.

A row is a change: a time (int64 µs since the epoch) and a number in W, kWh or the sensor's own unit
(None: unavailable, unknown, removed). What the program under test makes of the same answers is
compared with it, so the arithmetic is written down a second time on purpose.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

Values = dict[int, float | None]
"""The rows of one entity: time → number."""

Json = Mapping[str, Any]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FACTORS: Final = {"W": 1.0, "kW": 1e3, "kWh": 1.0, "Wh": 1e-3}
"""Into W and kWh; only the units that the house of the rig uses."""


def micros(at: datetime) -> int:
    """Microseconds since the epoch."""
    return (at - EPOCH) // timedelta(microseconds=1)


def at(at_us: int) -> datetime:
    """The time of so many microseconds since the epoch."""
    return EPOCH + timedelta(microseconds=at_us)


def now_us() -> int:
    """This computer's clock, which is also Home Assistant's."""
    return micros(datetime.now(UTC))


def of_seconds(seconds: float) -> int:
    """Home Assistant's float seconds, as the microseconds that it meant."""
    return micros(datetime.fromtimestamp(seconds, UTC))


def of_iso(text: str) -> int:
    """Home Assistant's ISO time."""
    return micros(datetime.fromisoformat(text))


def number(state: str | None, attributes: Json) -> float | None:
    """The number that a state means, in W, kWh or its own unit."""
    try:
        value = float(state or "")
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return value * FACTORS.get(attributes.get("unit_of_measurement") or "", 1.0)


def of_history(rows: Iterable[Json]) -> Values:
    """The changes in an answer of ``history/history_during_period`` of one entity.

    A row in which only attributes changed has a ``lc`` older than its ``lu``: the change itself is
    the first row with that ``lc``.
    """
    changes: Values = {}
    for row in rows:
        changed_us = of_seconds(row.get("lc", row["lu"]))
        changes.setdefault(changed_us, number(row["s"], row.get("a") or {}))
    return changes


def of_event(event: Json) -> tuple[str, int, float | None]:
    """Entity id, time and number that a ``state_changed`` event tells of."""
    data = event["data"]
    new = data["new_state"]
    if new is None:
        return data["entity_id"], of_iso(event["time_fired"]), None
    return of_state(new)


def of_state(state: Json) -> tuple[str, int, float | None]:
    """Entity id, time of the last change and number of one state."""
    value = number(state["state"], state["attributes"])
    return state["entity_id"], of_iso(state["last_changed"]), value
