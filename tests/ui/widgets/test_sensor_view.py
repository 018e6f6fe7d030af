"""Where the table of sensors is narrow the name has the row, with role and value below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.sensor_table import SensorColumn, SensorTableModel
from energy_desktop.ui.widgets.sensor_view import RoleList, SensorView
from tests.fakes.home_entities import ENTITIES
from tests.ui.conftest import Stage

ROUTER = "sensor.router_power"


@pytest.fixture
def view(stage: Stage, theme: Theme) -> SensorView:
    def build() -> SensorView:
        model = SensorTableModel()
        made = SensorView(theme, model, "Sensors")
        model.setParent(made)
        return made

    made = stage.show(build, (400, 500))
    made.sensors.set_entities(ENTITIES, [])
    stage.do(lambda: made.go_to(ROUTER))
    return made


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width_em", [210, 300, 400, 450, 500, 600, 800])
def test_a_name_has_room_at_every_width(
    stage: Stage, view: SensorView, theme: Theme, width_em: int, percent: int
) -> None:
    theme.set_text_scale(percent)
    stage.do(lambda: view.resize(theme.px(width_em), 500))
    room = view.columnWidth(SensorColumn.SENSOR) / theme.scale
    assert room >= min(150, width_em - 60)
    assert view.is_stacked is (width_em <= 450)


def test_a_click_on_the_lower_line_opens_the_roles_and_one_on_the_name_does_not(
    stage: Stage, view: SensorView, qtbot: QtBot
) -> None:
    name = view.visualRect(view.currentIndex())
    upper = QPoint(name.left() + 40, name.top() + 8)
    stage.do(lambda: qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=upper))
    assert view.findChild(RoleList) is None
    lower = QPoint(name.left() + 40, name.bottom() - 8)
    stage.do(lambda: qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=lower))
    roles = view.findChild(RoleList)
    assert roles is not None
    stage.until(roles.view().isVisible)
    assert name.contains(roles.geometry().center())
    stage.do(roles.hidePopup)


@pytest.mark.parametrize("width", [400, 800])
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_f2_and_enter_open_the_roles_whether_they_have_a_column_or_not(
    stage: Stage, view: SensorView, qtbot: QtBot, width: int, key: Qt.Key
) -> None:
    stage.do(lambda: view.resize(width, 500))
    stage.do(lambda: qtbot.keyClick(view, key))
    roles = view.findChild(RoleList)
    assert roles is not None
    stage.until(roles.view().isVisible)
    stage.do(roles.hidePopup)


def test_where_roles_can_not_be_chosen_no_key_opens_them(
    stage: Stage, view: SensorView, qtbot: QtBot
) -> None:
    view.set_roles_editable(False)
    stage.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    assert view.findChild(RoleList) is None


def test_the_lower_line_shows_role_and_value_as_far_as_there_is_room(
    stage: Stage, view: SensorView
) -> None:
    def inked() -> tuple[int, int]:
        """From where to where something is painted on the lower line."""
        role = view.currentIndex().siblingAtColumn(SensorColumn.ROLE)
        part = view.viewport().grab(view.visualRect(role)).toImage()
        ground = part.pixelColor(1, part.height() - 2)
        columns = [
            x
            for x in range(part.width())
            if any(part.pixelColor(x, y) != ground for y in range(3, part.height() - 3))
        ]
        return min(columns), part.width() - max(columns)

    left, right = inked()
    assert left < 20
    assert right < 20, "the value stands at the right"
    stage.do(lambda: view.resize(340, 500))
    stage.do(view.hide_values)
    assert inked()[1] > 100


def test_what_the_name_leaves_goes_to_long_roles_too(stage: Stage, view: SensorView) -> None:
    stage.do(lambda: view.resize(560, 500))
    before = view.columnWidth(SensorColumn.ROLE)
    stage.do(lambda: view.resize(680, 500))
    assert before < view.columnWidth(SensorColumn.ROLE) <= before + 24
    assert view.columnWidth(SensorColumn.SENSOR) > 200


def test_who_hears_or_points_at_the_name_is_told_the_role_that_has_no_column(
    stage: Stage, view: SensorView
) -> None:
    stage.do(lambda: view.go_to("sensor.pv_energy_total"))
    cell = view.currentIndex()
    spoken, tip = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
    assert cell.data(spoken) == "Solar roof energy, Solar production, —"
    assert "Solar production" in cell.data(tip).splitlines()
    stage.do(lambda: view.resize(800, 500))
    assert cell.data(spoken) == "Solar roof energy"


def test_enter_chooses_from_the_roles_that_it_opened_and_opens_them_no_second_time(
    stage: Stage, view: SensorView, qtbot: QtBot
) -> None:
    chosen: list[tuple[object, ...]] = []
    view.sensors.role_chosen.connect(lambda *what: chosen.append(what))
    stage.do(view.setFocus)
    stage.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    roles = view.findChild(RoleList)
    assert roles is not None
    stage.until(roles.view().isVisible)
    stage.do(lambda: qtbot.keyClick(roles.view(), Qt.Key.Key_Down))
    stage.do(lambda: qtbot.keyClick(roles.view(), Qt.Key.Key_Return))
    stage.until(lambda: view.findChild(RoleList) is None)
    assert len(chosen) == 1
    assert view.hasFocus()
