"""Tracking, roles, values and search of the table of sensors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from energy_desktop.models import Entity, LiveValue, Role
from energy_desktop.ui.formats import DASH
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tokens import LIGHT
from energy_desktop.ui.widgets.sensor_table import (
    ID_ROLE,
    WARN_ROLE,
    SensorColumn,
    SensorTableModel,
)
from energy_desktop.ui.widgets.sensor_view import RoleList, SensorView
from energy_desktop.ui.widgets.since import Past
from tests.fakes.home_entities import ENTITIES
from tests.ui.conftest import Stage

SOLAR, CAR = "sensor.pv_energy_total", "sensor.ev_energy_left"
AT = datetime(2026, 6, 18, tzinfo=UTC)


@pytest.fixture
def view(stage: Stage, theme: Theme) -> SensorView:
    def build() -> SensorView:
        model = SensorTableModel()
        made = SensorView(theme, model, "Sensors")
        model.setParent(made)
        return made

    made = stage.show(build, (700, 500))
    made.sensors.set_entities(ENTITIES, [SOLAR])
    return made


def row_of(view: SensorView, entity_id: str) -> int:
    return list(view.shown.shown()).index(entity_id)


def text(view: SensorView, entity_id: str, column: SensorColumn) -> str:
    return str(view.shown.index(row_of(view, entity_id), column).data())


def test_a_click_on_the_box_tracks_and_tells(view: SensorView, qtbot: QtBot) -> None:
    index = view.shown.index(row_of(view, CAR), SensorColumn.TRACK)
    view.scrollTo(index)
    with qtbot.waitSignal(view.sensors.tracking_changed):
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
    assert set(view.sensors.tracked) == {SOLAR, CAR}


def test_space_turns_the_current_row_over(view: SensorView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.shown.index(row_of(view, SOLAR), SensorColumn.SENSOR))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.sensors.tracked == []


def test_a_sensor_is_there_since_it_was_registered_or_its_statistics_begin(
    view: SensorView,
) -> None:
    begun = {SOLAR: datetime(2021, 3, 4, tzinfo=UTC)}
    unknown = replace(ENTITIES[2], registered_at=None)
    view.sensors.set_entities([ENTITIES[0], ENTITIES[1], unknown], [])
    view.sensors.set_past(Past(begun))
    ids = [e.entity_id for e in ENTITIES[:3]]
    assert [text(view, e, SensorColumn.SINCE) for e in ids] == ["Mar 2021", "Jan 2022", DASH]
    tips = [
        view.shown.index(row_of(view, e), SensorColumn.SINCE).data(Qt.ItemDataRole.ToolTipRole)
        for e in ids
    ]
    assert tips == [
        "Registered in Home Assistant on 14 Jan 2022\nIts statistics there begin on 4 Mar 2021",
        "Registered in Home Assistant on 14 Jan 2022",
        "Home Assistant does not say since when it has this sensor.",
    ]


def test_sorted_by_the_date_the_unknown_ones_are_last(view: SensorView) -> None:
    dates = {"a": AT - timedelta(days=200), "b": AT, "c": None}
    view.sensors.set_entities([Entity(i, i, registered_at=at) for i, at in dates.items()], [])
    view.sensors.sort_by(SensorColumn.SINCE, descending=True)
    assert view.shown.shown() == ["b", "a", "c"]
    view.sensors.sort_by(SensorColumn.SINCE)
    assert view.shown.shown() == ["a", "b", "c"]


def test_the_filter_looks_at_name_area_and_id(view: SensorView) -> None:
    view.shown.search("fridge kitchen")
    assert set(view.shown.shown()) == {"sensor.fridge_energy", "sensor.fridge_power"}


def test_one_click_opens_the_list_of_roles_and_closing_it_leaves_no_editor(
    stage: Stage, view: SensorView, qtbot: QtBot
) -> None:
    index = view.shown.index(row_of(view, "sensor.router_power"), SensorColumn.ROLE)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    stage.do(lambda: qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place))
    combo = view.findChild(RoleList)
    assert combo is not None
    stage.until(combo.view().isVisible)
    stage.do(combo.hidePopup)
    stage.until(lambda: view.findChild(RoleList) is None)


def test_a_list_of_roles_can_not_be_opened_where_roles_are_fixed(
    stage: Stage, view: SensorView, qtbot: QtBot
) -> None:
    view.set_roles_editable(False)
    index = view.shown.index(0, SensorColumn.ROLE)
    place = view.visualRect(index).center()
    stage.do(lambda: qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place))
    assert view.findChild(RoleList) is None


def test_rows_stay_where_they_are_until_they_are_sorted_anew(view: SensorView) -> None:
    before = list(view.shown.shown())
    changed = [
        replace(e, role=Role.DEVICE) if e.entity_id == "sensor.router_power" else e
        for e in ENTITIES
    ]
    new = replace(ENTITIES[0], entity_id="sensor.new", friendly_name="A new one")
    view.sensors.update_entities(changed, [SOLAR, CAR])
    assert list(view.shown.shown()) == before
    assert view.sensors.tracked == [SOLAR, CAR]
    assert text(view, "sensor.router_power", SensorColumn.ROLE) == "Device"
    view.sensors.update_entities([*changed, new], [])
    assert list(view.shown.shown()) == [*before, "sensor.new"]
    view.sensors.set_entities([*changed, new], [])
    assert row_of(view, "sensor.router_power") < before.index("sensor.router_power")


def test_kind_and_past_give_way_to_the_name_and_are_told_in_its_tooltip(
    stage: Stage, view: SensorView
) -> None:
    stage.do(lambda: view.resize(580, 500))
    assert view.isColumnHidden(SensorColumn.KIND)
    assert not view.isColumnHidden(SensorColumn.SINCE)
    assert view.columnWidth(SensorColumn.SENSOR) >= 180
    stage.do(lambda: view.resize(548, 500))
    assert view.isColumnHidden(SensorColumn.SINCE)
    assert view.columnWidth(SensorColumn.SENSOR) >= 200
    tip = view.shown.index(row_of(view, SOLAR), SensorColumn.SENSOR)
    assert str(tip.data(Qt.ItemDataRole.ToolTipRole)).splitlines() == [
        "Solar roof energy", SOLAR, "Energy · kWh", "Registered in Home Assistant on 14 Jan 2022",
    ]  # fmt: skip
    role = view.shown.index(row_of(view, SOLAR), SensorColumn.ROLE)
    assert role.data(Qt.ItemDataRole.ToolTipRole) == "Solar production"


def test_the_focus_frame_stands_around_the_whole_table(stage: Stage, view: SensorView) -> None:
    stage.do(view.setFocus)
    stage.until(view.hasFocus)
    picture = view.grab().toImage()
    middle = picture.width() // 2, picture.height() // 2
    edges = [(0, middle[1]), (picture.width() - 1, middle[1]), (middle[0], 0),
             (middle[0], picture.height() - 1)]  # fmt: skip
    assert {picture.pixelColor(x, y).name().upper() for x, y in edges} == {LIGHT.ink}


def test_the_role_is_chosen_from_those_that_fit_the_unit(view: SensorView, qtbot: QtBot) -> None:
    index = view.shown.index(row_of(view, "sensor.router_power"), SensorColumn.ROLE)
    delegate = view.itemDelegate()
    combo = cast(QComboBox, delegate.createEditor(view, QStyleOptionViewItem(), index))
    offered = [combo.itemData(row) for row in range(combo.count())]
    assert offered == [
        None, "solar_power", "grid_power", "grid_power:other sign", "battery_power",
        "battery_power:other sign", "home_power", "device",
    ]  # fmt: skip
    combo.setCurrentIndex(combo.findData(Role.DEVICE.value))
    with qtbot.waitSignal(view.sensors.role_chosen) as chosen:
        delegate.setModelData(combo, view.shown, index)
    assert chosen.args == ["sensor.router_power", Role.DEVICE, False]


def test_a_sensor_that_counts_the_other_way_is_chosen_and_named_so(
    view: SensorView, qtbot: QtBot
) -> None:
    index = view.shown.index(row_of(view, "sensor.router_power"), SensorColumn.ROLE)
    delegate = view.itemDelegate()
    combo = cast(QComboBox, delegate.createEditor(view, QStyleOptionViewItem(), index))
    combo.setCurrentIndex(combo.findText("Grid power, + is export"))
    with qtbot.waitSignal(view.sensors.role_chosen) as chosen:
        delegate.setModelData(combo, view.shown, index)
    assert chosen.args == ["sensor.router_power", Role.GRID_POWER, True]
    assert text(view, "sensor.router_power", SensorColumn.ROLE) == "Grid power, + is export"
    delegate.setEditorData(combo, index)
    assert combo.currentText() == "Grid power, + is export"


def test_the_same_role_again_is_no_change(view: SensorView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.sensors.role_chosen):
        view.sensors.choose_role(SOLAR, Role.SOLAR_ENERGY)


def test_values_are_shown_with_unit_and_what_is_not_there_as_warning(view: SensorView) -> None:
    view.sensors.set_values(
        {
            SOLAR: LiveValue(SOLAR, 21.4, "21.4", "kWh", AT),
            CAR: LiveValue(CAR, None, "unavailable", "kWh", AT),
        }
    )
    assert text(view, SOLAR, SensorColumn.NOW).startswith("21.4")
    assert text(view, CAR, SensorColumn.NOW) == "unavailable"
    assert view.shown.index(row_of(view, CAR), SensorColumn.NOW).data(WARN_ROLE) is True
    assert text(view, "sensor.gas_meter", SensorColumn.NOW) == "—"


def test_an_amount_that_goes_down_is_named_not_cumulative(view: SensorView) -> None:
    assert text(view, CAR, SensorColumn.ROLE) == "Not cumulative"


def test_a_sensor_that_was_stored_in_another_unit_before_is_named_so(view: SensorView) -> None:
    sensors = view.sensors
    changed = [replace(e, role=None, unit_changed=e.entity_id == SOLAR) for e in ENTITIES]
    sensors.set_entities(changed, [])
    assert text(view, SOLAR, SensorColumn.ROLE) == "Unit changed"
    assert view.shown.index(row_of(view, SOLAR), SensorColumn.ROLE).data(WARN_ROLE) is True


def test_the_kind_names_measure_and_unit(view: SensorView) -> None:
    assert text(view, SOLAR, SensorColumn.KIND) == "Energy · kWh"


def test_screen_readers_hear_whether_it_is_tracked(view: SensorView) -> None:
    cell = view.shown.index(row_of(view, SOLAR), SensorColumn.TRACK)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Solar roof energy, tracked"
    assert cell.data(ID_ROLE) == SOLAR
