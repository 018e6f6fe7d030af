from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.hass.discovery import (
    discover,
    is_energy_related,
    is_recordable,
    parse_number,
)
from energy_desktop.models import Entity, Role

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def state(entity_id: str, value: str = "1", **attributes: Any) -> dict[str, Any]:
    return {"entity_id": entity_id, "state": value, "attributes": attributes}


def meter(entity_id: str, **attributes: Any) -> dict[str, Any]:
    kwh = {"device_class": "energy", "unit_of_measurement": "kWh", "state_class": "total"}
    return state(entity_id, **{**kwh, **attributes})


def entry(entity_id: str, registry_id: str, **fields: Any) -> dict[str, Any]:
    return {"entity_id": entity_id, "id": registry_id, "area_id": None, "device_id": None, **fields}


def found(
    states: list[dict[str, Any]],
    registry: list[dict[str, Any]] | None = None,
    *,
    devices: list[dict[str, Any]] | None = None,
    areas: list[dict[str, Any]] | None = None,
    prefs: dict[str, Any] | None = None,
    statistics: list[dict[str, Any]] | None = None,
    known: Mapping[str, Entity] | None = None,
    now: datetime = NOW,
) -> dict[str, Entity]:
    entities = discover(
        states,
        registry or [],
        devices or [],
        areas or [],
        prefs,
        statistics or [],
        now,
        known or {},
    )
    assert [entity.entity_id for entity in entities] == sorted(e.entity_id for e in entities)
    return {entity.entity_id: entity for entity in entities}


@pytest.mark.parametrize(
    ("entity_id", "attributes"),
    [
        *((f"sensor.my_{word}_x", {}) for word in ["energy", "power", "consumption"]),
        *((f"sensor.{word}", {}) for word in ["production", "solar", "grid", "battery"]),
        ("switch.grid_relay", {}),
        *(("sensor.x", {"device_class": name}) for name in ("energy", "power", "battery")),
        *(
            ("sensor.x", {"unit_of_measurement": unit})
            for unit in ["kWh", "Wh", "W", "kW", "MWh", "MW", "mW", "MJ", "GJ"]
        ),
    ],
)
def test_what_says_energy_in_id_class_or_unit_counts(
    entity_id: str, attributes: dict[str, Any]
) -> None:
    assert is_energy_related(entity_id, attributes)


@pytest.mark.parametrize(
    ("entity_id", "attributes"),
    [
        ("sensor.temperature", {"device_class": "temperature", "unit_of_measurement": "°C"}),
        ("light.kitchen", {}),
        ("sensor.x", {"unit_of_measurement": ["W"]}),
        ("sensor.x", {"unit_of_measurement": "w"}),
    ],
)
def test_what_does_not_say_energy_does_not_count(
    entity_id: str, attributes: dict[str, Any]
) -> None:
    assert not is_energy_related(entity_id, attributes)


@pytest.mark.parametrize("odd", [["W"], {"unit": "W"}, 5, True])
def test_a_class_or_unit_that_is_no_text_is_none(odd: Any) -> None:
    attributes = {"unit_of_measurement": odd, "device_class": odd, "state_class": odd}
    entities = found([state("sensor.power", **attributes), state("sensor.other", **attributes)])
    assert list(entities) == ["sensor.power"]
    power = entities["sensor.power"]
    assert (power.unit, power.device_class, power.state_class) == (None, None, None)


def test_a_switch_is_listed_and_never_recorded() -> None:
    assert not is_recordable("on", {"friendly_name": "Grid relay"})


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("12.5", {}),
        ("unavailable", {"unit_of_measurement": "W"}),
        ("unknown", {"state_class": "measurement"}),
    ],
)
def test_a_number_a_unit_or_a_state_class_is_recorded(
    value: str, attributes: dict[str, Any]
) -> None:
    assert is_recordable(value, attributes)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_finite_number_is_read_exactly(number: float) -> None:
    assert parse_number(repr(number)) == number


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_a_decimal_number_is_read_as_python_reads_it(digits: int, places: int) -> None:
    text = f"{digits / 10**places:.{places}f}"
    assert parse_number(text) == float(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "unavailable", "unknown", "on", "nan", "NaN", "inf", "-inf", "Infinity"),
        *("1e999", "1_000", "1,5", "12 W", "0x10", "١٢", "--1", "2026-03-01"),
    ],
)
def test_what_is_no_finite_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(max_size=12))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or math.isfinite(number)


@pytest.mark.parametrize("version", ["2024.3.3", "2025.4.4"])
def test_a_real_home_is_found_with_its_roles(
    version: str, sample: Callable[[str, str], Any]
) -> None:
    def answer(name: str) -> Any:
        return sample(version, name)["recv"]["result"]

    entities = found(
        answer("get_states_after_energy"),
        answer("entity_registry_list"),
        devices=answer("device_registry_list"),
        areas=answer("area_registry_list"),
        prefs=answer("energy_get_prefs"),
        statistics=answer("list_statistic_ids"),
    )
    assert len(entities) == 29
    roles = {entity_id: entity.role for entity_id, entity in entities.items() if entity.role}
    assert len(roles) == 12
    assert roles["sensor.solar_power"] is Role.SOLAR_POWER
    assert roles["sensor.house_power"] is Role.HOME_POWER
    assert roles["test:meter"] is Role.GRID_IMPORT
    assert {id_ for id_, entity in entities.items() if entity.is_tracked} == set(roles)
    assert entities["sensor.ev_charger_power"].unit == "W"
    assert entities["sensor.gas_total"].unit == "m³"
    assert entities["sensor.solar_energy"].friendly_name == "Solar energy"
    assert entities["sensor.solar_energy"].registry_id
    assert all(entity.is_active for entity in entities.values())


def test_the_stored_unit_is_that_of_the_conversion_and_the_sensors_own_is_an_attribute() -> None:
    entity = found([state("sensor.car", unit_of_measurement="kW", friendly_name="Car", x=1)])[
        "sensor.car"
    ]
    assert entity.unit == "W"
    assert entity.attributes == {"unit_of_measurement": "kW", "x": 1}
    assert (entity.discovered_at, entity.updated_at) == (NOW, NOW)


def test_a_sensor_is_in_home_assistant_since_it_was_registered_where_that_is_told() -> None:
    states = [meter("sensor.a"), meter("sensor.b"), meter("sensor.c"), meter("sensor.d")]
    told = [
        entry("sensor.a", "1", created_at=1_700_000_000.25),
        entry("sensor.b", "2", created_at=0.0),
        entry("sensor.c", "3"),
    ]
    entities = found(states, told)
    at = datetime.fromtimestamp(1_700_000_000.25, UTC)
    assert [e.registered_at for e in entities.values()] == [at, None, None, None]
    untold = found(states, [entry("sensor.a", "1")], known=entities)
    assert untold["sensor.a"].registered_at == at
    renamed = found([meter("sensor.new")], [entry("sensor.new", "1")], known=entities)
    assert renamed["sensor.new"].registered_at == at
    assert renamed["sensor.a"].registered_at is None


def test_the_area_is_the_entitys_own_or_that_of_its_device() -> None:
    areas = [{"area_id": "roof", "name": "Roof"}, {"area_id": "hall", "name": "Hall"}]
    entities = found(
        [meter("sensor.a"), meter("sensor.b"), meter("sensor.c")],
        [
            entry("sensor.a", "1", area_id="hall", device_id="pv"),
            entry("sensor.b", "2", device_id="pv"),
        ],
        devices=[{"id": "pv", "area_id": "roof"}],
        areas=areas,
    )
    assert [entity.area for entity in entities.values()] == ["Hall", "Roof", None]
    assert entities["sensor.b"].device_id == "pv"


def test_a_statistic_without_an_entity_is_listed_when_the_preferences_name_it() -> None:
    prefs = {
        "energy_sources": [{"type": "gas", "stat_energy_from": "supplier:m3"}],
        "device_consumption": [],
    }
    row = {"statistic_id": "supplier:m3", "name": "Gas", "has_sum": True}
    row |= {"statistics_unit_of_measurement": "m³", "unit_class": "volume"}
    entity = found([], prefs=prefs, statistics=[row])["supplier:m3"]
    assert (entity.friendly_name, entity.unit, entity.role) == ("Gas", "m³", Role.GAS)
    assert entity.state_class == "total"
    assert entity.is_active
    assert entity.is_tracked


def test_a_statistic_of_energy_without_an_entity_is_listed_and_one_of_money_is_not() -> None:
    rows: list[dict[str, Any]] = [
        {"statistic_id": "tibber:use", "statistics_unit_of_measurement": "kWh", "has_sum": True},
        {"statistic_id": "tibber:cost", "statistics_unit_of_measurement": "EUR", "has_sum": True},
        {"statistic_id": "sensor.removed_energy", "statistics_unit_of_measurement": "kWh"},
    ]
    assert set(found([], statistics=rows)) == {"tibber:use"}


def test_what_the_preferences_name_and_nobody_has_is_listed_inactive() -> None:
    prefs = {"energy_sources": [{"type": "solar", "stat_energy_from": "sensor.pv"}]}
    assert not found([], prefs=prefs)["sensor.pv"].is_active


@pytest.mark.parametrize("prefs", [None, {"energy_sources": [], "device_consumption": []}])
def test_without_preferences_meters_and_powers_with_a_state_class_are_tracked(
    prefs: dict[str, Any] | None,
) -> None:
    entities = found(
        [
            meter("sensor.a"),
            state("sensor.b", device_class="power", state_class="measurement"),
            state("sensor.c", device_class="power"),
            state("sensor.d", device_class="battery", state_class="measurement"),
        ],
        prefs=prefs,
    )
    assert [entity.is_tracked for entity in entities.values()] == [True, True, False, False]


def test_with_preferences_only_what_they_name_is_tracked() -> None:
    prefs = {"energy_sources": [{"type": "solar", "stat_energy_from": "sensor.a"}]}
    entities = found([meter("sensor.a"), meter("sensor.b")], prefs=prefs)
    assert [entity.is_tracked for entity in entities.values()] == [True, False]
    assert [entity.suggested for entity in entities.values()] == [True, False]


def test_what_the_user_chose_is_kept() -> None:
    prefs = {"energy_sources": [{"type": "solar", "stat_energy_from": "sensor.a"}]}
    first = found([meter("sensor.a")], prefs=prefs)["sensor.a"]
    chosen = replace(first, role=Role.DEVICE, role_chosen=True, is_tracked=False, color="#123456")
    again = found([meter("sensor.a")], prefs=prefs, known={"sensor.a": chosen}, now=LATER)
    assert again == {"sensor.a": chosen}


def test_a_role_nobody_chose_follows_the_preferences_and_outlives_their_absence() -> None:
    solar = {"energy_sources": [{"type": "solar", "stat_energy_from": "sensor.a"}]}
    device = {"energy_sources": [], "device_consumption": [{"stat_consumption": "sensor.a"}]}
    known = found([meter("sensor.a")], prefs=solar)
    without = found([meter("sensor.a")], prefs=None, known=known)
    assert without["sensor.a"].role is Role.SOLAR_ENERGY
    changed = found([meter("sensor.a")], prefs=device, known=without)
    assert changed["sensor.a"].role is Role.DEVICE


def test_another_unit_than_the_one_stored_before_is_kept_in_mind() -> None:
    known = found([meter("sensor.a", unit_of_measurement="kWh")])
    same = found([meter("sensor.a", unit_of_measurement="MWh")], known=known)
    assert (same["sensor.a"].unit, same["sensor.a"].unit_changed) == ("kWh", False)
    other = found([meter("sensor.a", unit_of_measurement="m³")], known=same)
    assert (other["sensor.a"].unit, other["sensor.a"].unit_changed) == ("m³", True)
    assert found([meter("sensor.a", unit_of_measurement="m³")], known=other)[
        "sensor.a"
    ].unit_changed


def test_a_change_in_home_assistant_is_taken_over_with_its_time() -> None:
    known = found([meter("sensor.a", friendly_name="Old")])
    entity = found([meter("sensor.a", friendly_name="New")], known=known, now=LATER)["sensor.a"]
    assert entity.friendly_name == "New"
    assert (entity.discovered_at, entity.updated_at) == (NOW, LATER)


def test_finding_the_same_again_changes_nothing() -> None:
    known = found([meter("sensor.a")], [entry("sensor.a", "1")])
    assert found([meter("sensor.a")], [entry("sensor.a", "1")], known=known, now=LATER) == known


def test_a_renamed_sensor_takes_its_old_id_and_what_the_user_chose_along() -> None:
    known = found([meter("sensor.old")], [entry("sensor.old", "1")])
    known = {
        "sensor.old": replace(
            known["sensor.old"], color="#123456", role=Role.DEVICE, role_chosen=True
        )
    }
    entities = found([meter("sensor.new")], [entry("sensor.new", "1")], known=known, now=LATER)
    new = entities["sensor.new"]
    assert (new.aliases, new.color, new.role) == (("sensor.old",), "#123456", Role.DEVICE)
    assert new.discovered_at == NOW


def test_the_id_a_sensor_gave_up_stays_inactive_without_a_role() -> None:
    known = found([meter("sensor.old")], [entry("sensor.old", "1")])
    known = {"sensor.old": replace(known["sensor.old"], role=Role.DEVICE)}
    states, registry = [meter("sensor.new")], [entry("sensor.new", "1")]
    entities = found(states, registry, known=known, now=LATER)
    old = entities["sensor.old"]
    assert (old.is_active, old.is_tracked, old.role, old.registry_id) == (False, False, None, None)
    assert found(states, registry, known=entities, now=LATER + timedelta(days=1)) == entities


def test_what_the_user_chose_after_a_rename_is_kept_though_the_old_row_is_still_known() -> None:
    old = found([meter("sensor.old")], [entry("sensor.old", "1")])
    states, registry = [meter("sensor.new")], [entry("sensor.new", "1")]
    known = {**old, **found(states, registry, known=old)}
    known["sensor.new"] = replace(known["sensor.new"], color="#123456")
    known = {"sensor.new": known["sensor.new"], **old}
    assert found(states, registry, known=known)["sensor.new"].color == "#123456"


def test_a_sensor_renamed_there_and_back_has_the_name_between_as_alias() -> None:
    known = found([meter("sensor.a")], [entry("sensor.a", "1")])
    known = found([meter("sensor.b")], [entry("sensor.b", "1")], known=known)
    back = found([meter("sensor.a")], [entry("sensor.a", "1")], known=known)
    assert back["sensor.a"].aliases == ("sensor.b",)
    assert [entity.is_active for entity in back.values()] == [True, False]


def test_a_new_sensor_under_the_name_of_a_renamed_one_is_another_one() -> None:
    known = found([meter("sensor.a")], [entry("sensor.a", "1")])
    known = {"sensor.a": replace(known["sensor.a"], color="#123456")}
    entities = found(
        [meter("sensor.a"), meter("sensor.b")],
        [entry("sensor.a", "2"), entry("sensor.b", "1")],
        known=known,
    )
    assert entities["sensor.a"].color is None
    assert entities["sensor.b"].color == "#123456"


def test_a_sensor_set_up_anew_under_the_same_name_stays_the_same() -> None:
    known = found([meter("sensor.a")], [entry("sensor.a", "1")])
    known = {"sensor.a": replace(known["sensor.a"], color="#123456")}
    entity = found([meter("sensor.a")], [entry("sensor.a", "2")], known=known)["sensor.a"]
    assert (entity.color, entity.registry_id, entity.aliases) == ("#123456", "2", ())


def test_a_sensor_that_is_gone_becomes_inactive_and_stays_in_the_list() -> None:
    known = found([meter("sensor.a")])
    gone = found([], known=known, now=LATER)["sensor.a"]
    assert gone == replace(known["sensor.a"], is_active=False, updated_at=LATER)
    back = found([meter("sensor.a")], known={"sensor.a": gone}, now=LATER)["sensor.a"]
    assert back.is_active


def test_a_disabled_sensor_is_still_in_the_registry_and_active() -> None:
    registry = [entry("sensor.a", "1")]
    known = found([meter("sensor.a")], registry)
    assert found([], registry, known=known)["sensor.a"].is_active


def test_a_named_sensor_without_a_state_keeps_what_was_known_of_it() -> None:
    prefs = {"energy_sources": [{"type": "solar", "stat_energy_from": "sensor.a"}]}
    registry = [entry("sensor.a", "1")]
    known = found([meter("sensor.a", friendly_name="Roof")], registry, prefs=prefs)
    assert found([], registry, prefs=prefs, known=known, now=LATER) == known
