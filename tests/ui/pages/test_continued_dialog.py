"""In Settings a replaced sensor is continued by another one from a date on, and separated again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from energy_desktop.errors import MeterRefused
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
    made = stage.do(page.sensors.ask_continuation)
    stage.until(lambda: not made.is_busy)
    return made


def choose(stage: Stage, page: SettingsPage, entity_id: str) -> None:
    view = page.sensors.view
    row = list(view.shown.shown()).index(entity_id)
    stage.do(lambda: view.setCurrentIndex(view.shown.index(row, SensorColumn.SENSOR)))


def join(stage: Stage, dialog: ContinuedDialog) -> None:
    stage.do(dialog.join_button.click)
    stage.until(lambda: not dialog.is_busy)


def look_at(stage: Stage, dialog: ContinuedDialog, at: datetime) -> None:
    stage.do(lambda: dialog.set_moment(at))
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


def test_after_it_no_pair_is_chosen_and_nothing_can_be_pressed_by_mistake(
    stage: Stage, dialog: ContinuedDialog
) -> None:
    join(stage, dialog)
    assert (dialog.old.currentIndex(), dialog.new.count()) == (-1, 0)
    assert not dialog.join_button.isEnabled()


def test_a_date_that_has_not_come_is_refused(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    future = datetime.now(UTC) + timedelta(days=1)
    stage.do(lambda: dialog.set_moment(future))
    assert dialog.consequence.text() == "This date has not come yet; choose one that has."
    assert not dialog.join_button.isEnabled()
    with pytest.raises(MeterRefused, match="a time that has not come yet"):
        stage._runner.run(home.entities.continue_by(OLD, NEW, future))


def test_a_date_before_all_readings_of_the_old_sensor_is_refused(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    home.statistics.oldest_by_id[OLD] = SINCE - timedelta(days=30)
    look_at(stage, dialog, SINCE - timedelta(days=31))
    words = "Dishwasher is read only from 3 Apr 2026, 10:00 on; choose a later date."
    assert dialog.consequence.text() == words
    assert not dialog.join_button.isEnabled()


def test_readings_that_will_no_longer_be_shown_are_told_before(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    home.statistics.oldest_by_id[NEW] = SINCE - timedelta(days=2)
    home.readings.read_at[OLD] = [SINCE + timedelta(hours=1)]
    look_at(stage, dialog, SINCE - timedelta(hours=1))
    assert dialog.consequence.text() == (
        "Dishwasher has readings after this date; they will no longer be shown. "
        "New plug has readings since 1 May 2026, 10:00; those before this date will no longer be "
        "shown. Nothing is deleted: undone, all of it is shown again."
    )
    assert dialog.join_button.isEnabled()


def test_where_all_stays_shown_nothing_is_told(stage: Stage, dialog: ContinuedDialog) -> None:
    look_at(stage, dialog, SINCE - timedelta(hours=1))
    assert dialog.consequence.isHidden()
    assert dialog.join_button.isEnabled()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut_at_any_size_of_text(
    stage: Stage, services: Services, home: FakeServices, percent: int
) -> None:
    long = "Washing machine in the cellar behind the second door on the left side"
    home.entities.entities[NEW] = Entity(NEW, long, unit="kWh", discovered_at=SINCE)
    stage._runner.run(home.entities.continue_by(OLD, NEW, SINCE))
    theme = Theme("light", percent)
    made = stage.show(lambda: ContinuedDialog(services, theme, "sensor.fridge_energy"), (480, 300))
    stage.until(lambda: not made.is_busy)
    for words in made.findChildren(QLabel):
        room = words.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if words.wordWrap() else Qt.TextFlag.TextSingleLine
        needed = words.fontMetrics().boundingRect(room.adjusted(0, 0, 0, 9999), flags, words.text())
        assert needed.width() <= room.width() + 1, words.text()
    rect = made.known.visualItemRect(made.known.item(0))
    assert rect.width() <= made.known.viewport().width()
    assert rect.height() > theme.px(28)
    theme.deleteLater()


def test_the_date_can_be_another_one(
    stage: Stage, home: FakeServices, dialog: ContinuedDialog
) -> None:
    look_at(stage, dialog, SINCE - timedelta(days=90))
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
