"""The sensors of the made-up home; the attribute ``now`` is the state in the stored unit."""

from __future__ import annotations

from datetime import UTC, datetime

from energy_desktop.models import Entity, Role
from energy_desktop.services.device_colors import newly_colored

_SINCE = datetime(2022, 1, 14, 8, tzinfo=UTC)
# id | name | device class, unit, state class | area | role | tracked | state now
_TABLE = """
pv_energy_total | Solar roof energy | energy kWh total | Roof | solar_energy | tracked | 18412.6
pv_power | Solar roof power | power W measurement | Roof | solar_power | tracked | 4400.0
meter_import | Grid import | energy kWh total | Cellar | grid_import | tracked | 8412.3
meter_export | Grid export | energy kWh total | Cellar | grid_export | tracked | 5903.1
meter_power | Grid power | power W measurement | Cellar | grid_power | tracked | -1570.0
battery_in | Battery charge | energy kWh total | Cellar | battery_charge | tracked | 1204.4
battery_out | Battery discharge | energy kWh total | Cellar | battery_discharge | tracked | 1066.0
battery_power | Battery power | power W measurement | Cellar | battery_power | tracked | -2400.0
battery_level | Battery level | battery % measurement | Cellar | battery_level | tracked | 68.0
home_power | Home power | power W measurement | Cellar | home_power | tracked | 430.0
heat_pump_energy | Heat pump | energy kWh total | Cellar | device | tracked | 2118.2
heat_pump_power | Heat pump power | power W measurement | Cellar | device | tracked | 112.0
wallbox_energy | Wallbox | energy kWh total | Garage | device | tracked | 1186.2
dishwasher_energy | Dishwasher | energy kWh total | Kitchen | device | tracked | 214.8
fridge_energy | Fridge | energy kWh total | Kitchen | device | tracked | 321.5
fridge_power | Fridge power | power W measurement | Kitchen | device | tracked | 46.0
washing_machine_energy | Washing machine | energy kWh total | Bathroom | device | tracked | 99.6
office_energy | Office | energy kWh total | Office | device | - | 410.2
router_power | Router power | power W measurement | Office | - | - | 9.3
gas_meter | Gas meter | gas m³ total | Cellar | gas | - | 3310.8
water_meter | Water meter | water m³ total | Cellar | water | - | 212.4
outdoor_temperature | Outdoors | temperature °C measurement | Garden | - | - | 14.2
ev_energy_left | Car energy left | energy kWh measurement | Garage | - | - | 38.0
phone_battery | Phone battery | battery % measurement | - | - | - | 81.0
"""


def _entity(row: str) -> Entity:
    key, name, kind, area, role, tracked, now = (part.strip() for part in row.split("|"))
    device_class, unit, state_class = kind.replace("total", "total_increasing").split()
    return Entity(
        f"sensor.{key}",
        name,
        registry_id=f"registry-{key}",
        device_class=device_class,
        unit=unit,
        state_class=state_class,
        area=None if area == "-" else area,
        role=None if role == "-" else Role(role),
        suggested=tracked == "tracked",
        is_tracked=tracked == "tracked",
        registered_at=_SINCE,
        discovered_at=_SINCE,
        updated_at=_SINCE,
        attributes={"now": float(now)},
    )


_HOME = {e.entity_id: e for e in map(_entity, _TABLE.strip().splitlines())}
_COLORED = {entity.entity_id: entity for entity in newly_colored([*_HOME.values()])}
ENTITIES: tuple[Entity, ...] = tuple((_HOME | _COLORED).values())
