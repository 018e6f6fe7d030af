"""The header of the table of sensors: one mark for all that are shown, and sorting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from energy_desktop.models import LiveValue
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.device_classes import measure_of
from energy_desktop.ui.widgets.sensor_header import SensorHeader
from energy_desktop.ui.widgets.sensor_table import SensorColumn, SensorTableModel
from energy_desktop.ui.widgets.sensor_view import SensorView
from tests.fakes.home_entities import ENTITIES
from tests.fakes.services import NOW
from tests.ui.conftest import Stage

SOLAR = "sensor.pv_energy_total"


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


def header(view: SensorView) -> SensorHeader:
    found = view.horizontalHeader()
    assert isinstance(found, SensorHeader)
    return found


def test_the_mark_says_whether_all_some_or_none_of_those_shown_are_tracked(
    view: SensorView,
) -> None:
    assert view.shown.state_of_all() is Qt.CheckState.PartiallyChecked
    view.shown.search("water")
    assert view.shown.state_of_all() is Qt.CheckState.Unchecked
    view.shown.search("solar roof energy")
    assert view.shown.state_of_all() is Qt.CheckState.Checked
    view.shown.search("nothing of the kind")
    assert view.shown.state_of_all() is Qt.CheckState.Unchecked


def test_a_click_on_it_tracks_all_shown_and_another_one_leaves_them(
    view: SensorView, qtbot: QtBot
) -> None:
    view.shown.show_kind("Power")
    power = {e.entity_id for e in ENTITIES if measure_of(e) == "Power"}
    place = header(view).sectionViewportPosition(SensorColumn.TRACK) + 10
    for expected in (power | {SOLAR}, {SOLAR}):
        with qtbot.waitSignal(view.sensors.tracking_changed):
            qtbot.mouseClick(
                header(view).viewport(), Qt.MouseButton.LeftButton,
                pos=header(view).rect().center().__class__(place, 8),
            )  # fmt: skip
        assert set(view.sensors.tracked) == expected


def test_the_keyboard_does_the_same(view: SensorView, qtbot: QtBot) -> None:
    view.shown.search("water")
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert set(view.sensors.tracked) == {SOLAR, "sensor.water_meter"}


def test_a_title_sorts_up_then_down_then_as_usual_and_the_current_row_stays_the_sensor(
    view: SensorView,
) -> None:
    usual = view.shown.shown()
    names = {e.entity_id: e.friendly_name.casefold() for e in ENTITIES}
    view.setCurrentIndex(view.shown.index(usual.index(SOLAR), SensorColumn.SENSOR))
    header(view).use(SensorColumn.SENSOR)
    assert view.shown.shown() == sorted(usual, key=names.__getitem__)
    assert view.currentIndex().data() == "Solar roof energy"
    header(view).use(SensorColumn.SENSOR)
    assert [names[i] for i in view.shown.shown()] == sorted(names.values(), reverse=True)
    header(view).use(SensorColumn.SENSOR)
    assert view.shown.shown() == usual
    header(view).use(SensorColumn.KIND)
    view.sensors.set_entities(ENTITIES, [SOLAR])
    assert view.sensors.order == (SensorColumn.KIND, False)


def test_values_are_sorted_by_size_within_their_unit(view: SensorView) -> None:
    view.sensors.set_values(
        {e.entity_id: LiveValue(e.entity_id, float(n), "", e.unit, NOW)
         for n, e in enumerate(ENTITIES)}
    )  # fmt: skip
    view.shown.show_kind("Power")
    header(view).use(SensorColumn.NOW)
    order = [e.entity_id for e in ENTITIES if measure_of(e) == "Power"]
    assert view.shown.shown() == order


def test_the_kinds_are_counted(view: SensorView) -> None:
    kinds = view.sensors.kinds()
    assert sum(kinds.values()) == len(ENTITIES)
    assert kinds["Power"] == sum(measure_of(e) == "Power" for e in ENTITIES)


def test_each_warning_has_its_own_reason(view: SensorView) -> None:
    changed = replace(ENTITIES[0], entity_id="sensor.changed", role=None, unit_changed=True)
    away = LiveValue("sensor.changed", None, "unavailable", "W", NOW)
    view.sensors.set_entities([*ENTITIES, changed], [])
    view.sensors.set_values({"sensor.changed": away})
    row = view.shown.shown().index("sensor.changed")
    tips = {
        column: view.shown.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
        for column in (SensorColumn.NOW, SensorColumn.ROLE)
    }
    assert "no value" in tips[SensorColumn.NOW]
    assert "another unit" in tips[SensorColumn.ROLE]
