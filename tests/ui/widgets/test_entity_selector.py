"""Search, check marks and totals of the list of sensors, also with thousands of them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from energy_desktop.models import Role
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.entity_selector import EntitySelector
from energy_desktop.ui.widgets.entity_tree import ID_ROLE, TOTAL_ROLE, group_of
from tests.fakes.home_entities import ENTITIES
from tests.ui.conftest import Stage

SOLAR, IMPORT = "sensor.pv_energy_total", "sensor.meter_import"


@pytest.fixture
def selector(stage: Stage, theme: Theme) -> EntitySelector:
    made = stage.show(lambda: EntitySelector(theme), (260, 700))
    made.set_entities(ENTITIES)
    return made


def place_of(selector: EntitySelector, entity_id: str) -> QModelIndex:
    model = selector.view.model()
    found = model.match(model.index(0, 0), ID_ROLE, entity_id, 1, Qt.MatchFlag.MatchRecursive)
    return found[0]


def click(
    qtbot: QtBot, selector: EntitySelector, entity_id: str, keys: Qt.KeyboardModifier
) -> None:
    index = place_of(selector, entity_id)
    selector.view.scrollTo(index)
    point: QPoint = selector.view.visualRect(index).center()
    qtbot.mouseClick(selector.view.viewport(), Qt.MouseButton.LeftButton, keys, point)


def test_all_that_is_painted_of_a_row_is_painted_again_when_it_changes(
    selector: EntitySelector,
) -> None:
    sensor = place_of(selector, SOLAR)
    arrow = selector.view.visualRect(sensor.parent()).left() - selector.view.indentation()
    assert selector.view.visualRect(sensor).left() <= arrow + selector.view.indentation()


def test_a_click_chooses_a_sensor_and_a_second_one_does_not_any_more(
    selector: EntitySelector, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(selector.selection_changed):
        click(qtbot, selector, SOLAR, Qt.KeyboardModifier.NoModifier)
    assert selector.selection == [SOLAR]
    click(qtbot, selector, SOLAR, Qt.KeyboardModifier.NoModifier)
    assert selector.selection == []


def test_a_chosen_sensor_that_was_away_is_chosen_again_when_it_is_back(
    selector: EntitySelector,
) -> None:
    selector.set_selection([SOLAR, IMPORT])
    selector.set_entities([e for e in ENTITIES if e.entity_id != SOLAR])
    assert selector.selection == [IMPORT]
    selector.toggle(IMPORT)
    selector.set_entities(ENTITIES)
    assert selector.selection == [SOLAR]


def test_one_that_was_away_while_others_were_chosen_anew_stays_out(
    selector: EntitySelector,
) -> None:
    selector.set_selection([SOLAR])
    selector.set_entities([e for e in ENTITIES if e.entity_id != SOLAR])
    selector.set_selection([IMPORT])
    selector.set_entities(ENTITIES)
    assert selector.selection == [IMPORT]


def test_a_click_on_the_check_mark_where_groups_have_their_arrow_counts(
    selector: EntitySelector, qtbot: QtBot
) -> None:
    index = place_of(selector, SOLAR)
    selector.view.scrollTo(index)
    place = selector.view.visualRect(index)
    left = QPoint(place.left() - 8, place.center().y())
    qtbot.mouseClick(
        selector.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, left
    )
    assert selector.selection == [SOLAR]


def test_alt_click_leaves_only_this_one(selector: EntitySelector, qtbot: QtBot) -> None:
    selector.set_selection([IMPORT, "sensor.fridge_energy"])
    with qtbot.waitSignal(selector.solo_requested) as asked:
        click(qtbot, selector, SOLAR, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [SOLAR]
    assert selector.selection == [SOLAR]


def test_space_turns_the_current_check_mark_over(selector: EntitySelector, qtbot: QtBot) -> None:
    selector.view.setCurrentIndex(place_of(selector, IMPORT))
    qtbot.keyClick(selector.view, Qt.Key.Key_Space)
    assert selector.selection == [IMPORT]


@pytest.mark.parametrize(
    ("words", "count"),
    [("heat pump", 2), ("PUMP heat", 2), ("kitchen", 3), ("meter_import", 1), ("nowhere", 0),
     ("", len(ENTITIES)), ("a.*b", 0)],
)  # fmt: skip
def test_search_looks_at_name_area_and_id(selector: EntitySelector, words: str, count: int) -> None:
    assert selector.show_matching(words) == count


def test_a_search_hides_nothing_from_the_selection(selector: EntitySelector) -> None:
    selector.set_selection([SOLAR])
    selector.show_matching("fridge")
    assert selector.selection == [SOLAR]


def test_what_stays_keeps_its_check_mark_and_total(selector: EntitySelector) -> None:
    selector.set_selection([SOLAR, IMPORT])
    selector.set_totals({SOLAR: "559"})
    selector.set_entities([e for e in ENTITIES if e.entity_id != IMPORT])
    assert selector.selection == [SOLAR]
    assert place_of(selector, SOLAR).data(TOTAL_ROLE) == "559"


def test_the_footer_counts_the_chosen(selector: EntitySelector) -> None:
    selector.set_selection([SOLAR, IMPORT])
    assert selector.footer.text().startswith("2 ")


def test_devices_are_grouped_by_room_and_the_home_by_what_it_does() -> None:
    groups = {e.entity_id: group_of(e) for e in ENTITIES}
    assert groups[SOLAR][0] == "Sources"
    assert groups["sensor.meter_export"][0] == "Sinks"
    assert groups["sensor.fridge_energy"] == ("Devices", "Kitchen")
    assert groups["sensor.gas_meter"][0] == "Gas and water"
    assert groups["sensor.outdoor_temperature"][0] == "Climate"
    assert groups["sensor.phone_battery"][0] == "Other"


def test_two_thousand_sensors_are_searched_and_chosen_without_lag(
    selector: EntitySelector,
) -> None:
    many = [
        replace(ENTITIES[0], entity_id=f"sensor.meter_{i}", friendly_name=f"Meter {i}",
                role=Role.DEVICE, area=f"Room {i % 12}")
        for i in range(2000)
    ]  # fmt: skip
    began = time.perf_counter()
    selector.set_entities(many)
    assert selector.show_matching("meter_1999") == 1
    selector.show_matching("")
    selector.set_selection([e.entity_id for e in many])
    selector.solo("sensor.meter_7")
    assert selector.selection == ["sensor.meter_7"]
    assert time.perf_counter() - began < 3
