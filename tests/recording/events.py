"""Events and states in the shape that Home Assistant sends them."""

from __future__ import annotations

from typing import Any

WATTS = {"unit_of_measurement": "W", "device_class": "power", "state_class": "measurement"}
SENSOR = "sensor.grid_power"
State = dict[str, Any]


def iso(second: float) -> str:
    """A time on one day: noon and so many seconds."""
    whole, micros = divmod(round(second * 1_000_000), 1_000_000)
    return f"2026-03-01T12:{whole // 60:02d}:{whole % 60:02d}.{micros:06d}+00:00"


def at_us(second: float) -> int:
    """The same in microseconds since the epoch."""
    return 1_772_366_400_000_000 + round(second * 1_000_000)


def state(
    value: str,
    changed: float,
    updated: float | None = None,
    attributes: dict[str, Any] | None = None,
    entity_id: str = SENSOR,
) -> State:
    return {
        "entity_id": entity_id,
        "state": value,
        "attributes": WATTS if attributes is None else attributes,
        "last_changed": iso(changed),
        "last_updated": iso(changed if updated is None else updated),
        "context": {"id": "01", "parent_id": None, "user_id": None},
    }


def changed(old: State | None, new: State | None, fired: float | None = None) -> dict[str, Any]:
    """A ``state_changed`` event; fired when the new state was updated unless told."""
    about = new or old
    assert about is not None
    time_fired = about["last_updated"] if fired is None else iso(fired)
    data = {"entity_id": about["entity_id"], "old_state": old, "new_state": new}
    return {"event_type": "state_changed", "data": data, "origin": "LOCAL",
            "time_fired": time_fired}  # fmt: skip
