"""The card of sensors: since when Home Assistant has them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings_sensors import SensorsCard
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.device_classes import measure_of
from energy_desktop.ui.widgets.sensor_table import ID_ROLE, SensorColumn
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

SOLAR = "sensor.pv_energy_total"


@pytest.fixture
def card(stage: Stage, theme: Theme, services: Services) -> SensorsCard:
    made = stage.show(lambda: SensorsCard(services, theme), (900, 640))
    stage.until(lambda: not made.is_busy)
    return made


def since(card: SensorsCard, entity_id: str) -> str:
    rows = range(card.view.shown.rowCount())
    cells = [card.view.shown.index(row, SensorColumn.SINCE) for row in rows]
    return next(str(cell.data()) for cell in cells if cell.data(ID_ROLE) == entity_id)


def test_since_when_sensors_are_there_is_asked_each_time_they_are_shown(
    stage: Stage, home: FakeServices, card: SensorsCard
) -> None:
    assert since(card, SOLAR) == "Jan 2022"
    home.statistics.begun_by_id[SOLAR] = datetime(2020, 5, 31, 22, 30, tzinfo=UTC)
    stage.do(card.hide)
    stage.do(card.show)
    stage.until(lambda: not card.is_busy)
    assert since(card, SOLAR) == "Jun 2020"


def test_while_the_database_is_away_what_home_assistant_said_itself_is_shown(
    stage: Stage, home: FakeServices, card: SensorsCard
) -> None:
    home.readings.error = StoreUnavailable("The disk is full.")
    stage.do(card.ask_past)
    stage.until(lambda: not card.is_busy)
    assert card.message.text() == "The disk is full."
    assert since(card, SOLAR) == "Jan 2022"
    home.readings.error = None
    stage.do(card.hide)
    stage.do(card.show)
    assert not card.message.isVisible()


def test_how_many_sensors_a_filter_leaves_is_said_beside_all(
    stage: Stage, card: SensorsCard
) -> None:
    assert card.note_label.text() == "17 of 24 tracked"
    stage.do(lambda: card.filter.setText("water"))
    assert card.note_label.text() == "17 of 24 tracked, 1 shown"
    stage.do(card.filter.clear)
    assert card.note_label.text() == "17 of 24 tracked"
    assert card.explained.text().startswith("Each sensor of the list is recorded")


def test_of_a_kind_that_is_no_longer_there_no_sensor_stands_for_it(
    stage: Stage, home: FakeServices, card: SensorsCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.do(lambda: card.kind.setCurrentIndex(card.kind.findData("Power")))
    assert card.place().of_kind in card.view.shown.shown()
    rest = tuple(e for e in home.entities.all() if measure_of(e) != "Power")
    monkeypatch.setattr(home.entities, "all", lambda: rest)
    stage.do(card.show_entities)
    assert card.kind.currentText() == "All kinds"
    assert card.place().of_kind is None


def test_while_new_sensors_are_looked_for_the_button_keeps_the_focus(
    stage: Stage, home: FakeServices, card: SensorsCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, asked = asyncio.Event(), list[int]()

    async def find_new() -> int:
        asked.append(1)
        await goes_on.wait()
        return 0

    monkeypatch.setattr(home.entities, "find_new", find_new)
    stage.do(card.find_button.setFocus)
    stage.do(card.find_button.click)
    assert card.focusWidget() is card.find_button
    assert card.message.text() == "Looking for new sensors…"
    stage.do(card.find_button.click)
    assert asked == [1]
    stage.do(goes_on.set)
    stage.until(lambda: card.message.text() == "No new sensors.")
