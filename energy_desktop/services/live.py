"""What flows now: the newest values, and the home's powers with one sign convention.

Grid + is import, battery + is discharge, so solar + grid + battery = home.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from energy_desktop.config import Settings
from energy_desktop.models import Entity, LiveValue, Role
from energy_desktop.services.entities import Entities

NOT_IN_STEP: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class PowerNow:
    """Powers of the home in W, battery level in %; None: not known, or no such part.

    ``home_reason`` tells why home is not known, ``at`` is the newest state's time.
    """

    solar_w: float | None
    grid_w: float | None
    battery_w: float | None
    home_w: float | None
    battery_percent: float | None
    home_reason: str | None
    at: datetime | None
    has_solar: bool
    has_grid: bool
    has_battery: bool


class LiveValues:
    """Newest values from the recorder's mirror; ``zone`` is the program's time zone.

    ``hass_zone`` is Home Assistant's own, as last known.
    """

    def __init__(
        self,
        value: Callable[[str], LiveValue | None],
        entities: Entities,
        settings: Settings,
        now: Callable[[], datetime],
    ) -> None:
        self._value = value
        self._entities = entities
        self._settings = settings
        self._now = now
        self.hass_zone = ZoneInfo("UTC")
        self._home_w: float | None = None
        self._home_at: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """Home Assistant's time zone, unless the setting overrides it."""
        name = self._settings.text("time_zone")
        return ZoneInfo(name) if name else self.hass_zone

    def value(self, entity_id: str) -> LiveValue | None:
        """The newest value of a recorded sensor, None before its first."""
        return self._value(entity_id)

    def now(self) -> PowerNow:
        """The home's powers on the newest values."""
        found = {role: self._of(role) for role in Role}
        solar = _sum(found[Role.SOLAR_POWER])
        grid = _sum(found[Role.GRID_POWER])
        battery = _sum(found[Role.BATTERY_POWER])
        home, reason = self._home(found, solar, grid, battery)
        times = [v.at for values in found.values() for v in values if v]
        return PowerNow(
            solar,
            grid,
            battery,
            home,
            _mean(found[Role.BATTERY_LEVEL]),
            reason,
            max(times, default=None),
            has_solar=bool(found[Role.SOLAR_POWER]),
            has_grid=bool(found[Role.GRID_POWER]),
            has_battery=bool(found[Role.BATTERY_POWER]),
        )

    def _of(self, role: Role) -> list[LiveValue | None]:
        return [_signed(self._value(e.entity_id), e) for e in self._entities.by_role(role)]

    def _home(
        self,
        found: Mapping[Role, list[LiveValue | None]],
        solar: float | None,
        grid: float | None,
        battery: float | None,
    ) -> tuple[float | None, str | None]:
        """The home's own sensor, else the balance; a balance below zero is held for 30 s."""
        if found[Role.HOME_POWER]:
            own = _sum(found[Role.HOME_POWER])
            return own, "sensor_unavailable" if own is None else None
        parts = {"solar": (solar, Role.SOLAR_POWER), "grid": (grid, Role.GRID_POWER),
                 "battery": (battery, Role.BATTERY_POWER)}  # fmt: skip
        if not found[Role.GRID_POWER]:
            return None, "no_grid_sensor"
        if any(value is None and found[role] for value, role in parts.values()):
            return None, "sensor_unavailable"
        return self._balanced(sum(value or 0.0 for value, _role in parts.values()))

    def _balanced(self, balance: float) -> tuple[float | None, str | None]:
        now = self._now()
        if balance >= 0:
            self._home_w, self._home_at = balance, now
            return balance, None
        if self._home_at and now - self._home_at < NOT_IN_STEP:
            return self._home_w, None
        return None, "meters_not_in_step"


def _signed(value: LiveValue | None, entity: Entity) -> LiveValue | None:
    """The value with the sign of the sensor's role."""
    if value is None or value.state is None or not entity.inverted:
        return value
    return replace(value, state=-value.state)


def _sum(values: list[LiveValue | None]) -> float | None:
    known = [v.state for v in values if v is not None and v.state is not None]
    return sum(known) if known and len(known) == len(values) else None


def _mean(values: list[LiveValue | None]) -> float | None:
    total = _sum(values)
    return None if total is None else total / len(values)
