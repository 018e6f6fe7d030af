"""In Settings a replaced sensor is continued by another one from a date on, and separated again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from energy_desktop.models import Entity
from energy_desktop.services import Services
from energy_desktop.ui.pages.continued_dialog import ContinuedDialog
from energy_desktop.ui.pages.settings import SettingsPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.sensor_table import UNDER_ROLE, SensorColumn
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

OLD, NEW = "sensor.dishwasher_energy", "sensor.new_plug"
SINCE = datetime(2026, 5, 3, 8, tzinfo=UTC)


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> SettingsPage:
    home.entities.entities[NEW] = Entity(
        NEW, "New plug", unit="kWh", device_class="energy", state_class="total_increasing",
        is_tracked=True, discovered_at=SINCE,
    )  # fmt: skip
    made = stage.show(lambda: SettingsPage(services, theme), (1148, 700))
    stage.until(made.is_ready)
    return made


@pytest.fixture
def dialog(stage: Stage, page: SettingsPage) -> ContinuedDialog:
    choose(stage, page, OLD)
    return stage.do(page.sensors.ask_continuation)


def choose(stage: Stage, page: SettingsPage, entity_id: str) -> None:
    view = page.sensors.view
    row = list(view.shown.shown()).index(entity_id)
    stage.do(lambda: view.setCurrentIndex(view.shown.index(row, SensorColumn.SENSOR)))


def join(stage: Stage, dialog: ContinuedDialog) -> None:
    stage.do(dialog.join_button.click)
    stage.until(lambda: not dialog.is_busy)


def known(dialog: ContinuedDialog) -> list[str]:
    return [dialog.known.item(row).text() for row in range(dialog.known.count())]


def under(page: SettingsPage, entity_id: str) -> str:
    view = page.sensors.view
    row = list(view.shown.shown()).index(entity_id)
    return str(view.shown.index(row, SensorColumn.SENSOR).data(UNDER_ROLE))


def test_it_offers_the_newest_sensor_of_the_same_unit_from_when_it_came(
    dialog: ContinuedDialog,
) -> None:
    assert dialog.old.currentData() == OLD
    assert dialog.new.currentText() == "New plug (sensor.new_plug)"
    offered = {dialog.new.itemData(row) for row in range(dialog.new.count())}
    assert OLD not in offered
    assert "sensor.pv_power" not in offered
    assert dialog.moment == SINCE


def test_continued_both_read_as_one_and_the_list_says_so(
    stage: Stage, home: FakeServices, page: SettingsPage, dialog: ContinuedDialog
) -> None:
    join(stage, dialog)
    assert home.entities.meters.sensors(OLD) == (OLD, NEW)
    assert known(dialog) == ["Dishwasher, continued by New plug from 3 May 2026, 10:00"]
    assert under(page, OLD) == "continued by New plug"
    assert under(page, NEW) == NEW
    assert dialog.message.text() == "They read as one now."


def test_the_date_can_be_another_one(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    stage.do(lambda: dialog.set_moment(SINCE - timedelta(days=90)))
    join(stage, dialog)
    meter = home.entities.meters.of(OLD)
    assert meter is not None
    assert meter.parts[0].end_us == round((SINCE - timedelta(days=90)).timestamp() * 1e6)


def test_the_undo_bar_takes_it_back(
    stage: Stage, home: FakeServices, page: SettingsPage, dialog: ContinuedDialog
) -> None:
    join(stage, dialog)
    assert page.undo_bar.words.text() == "Dishwasher is continued by New plug"
    stage.do(page.undo_bar.button.click)
    stage.until(page.is_ready)
    assert home.entities.meters.of(OLD) is None


def test_later_it_is_undone_in_the_list_and_that_can_be_undone_too(
    stage: Stage, home: FakeServices, page: SettingsPage, dialog: ContinuedDialog
) -> None:
    join(stage, dialog)
    stage.do(dialog.separate_button.click)
    stage.until(lambda: not dialog.is_busy)
    assert (home.entities.meters.of(OLD), known(dialog)) == (None, [])
    assert under(page, OLD) == OLD
    assert not dialog.separate_button.isEnabled()
    stage.do(page.undo_bar.button.click)
    stage.until(page.is_ready)
    assert home.entities.meters.sensors(OLD) == (OLD, NEW)


def test_what_can_not_be_is_said_in_a_sentence(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    home.entities.entities[NEW] = replace(home.entities.entities[NEW], unit="m³")
    join(stage, dialog)
    assert "choose a sensor with the same unit" in dialog.message.text()
    assert home.entities.meters.of(OLD) is None


def test_a_sensor_that_is_away_can_be_continued(
    stage: Stage, home: FakeServices, page: SettingsPage
) -> None:
    home.entities.entities[OLD] = replace(home.entities.entities[OLD], is_active=False)
    dialog = stage.do(page.sensors.ask_continuation)
    assert dialog.old.findData(OLD) >= 0
