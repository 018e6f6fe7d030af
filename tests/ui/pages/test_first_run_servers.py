"""First run: where the data is kept."""

from __future__ import annotations

import pytest

from energy_desktop.services import Services
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage
from tests.ui.pages.test_first_run import go_on, sign_in


@pytest.fixture
def first_run(stage: Stage, theme: Theme, services: Services) -> FirstRun:
    return stage.show(lambda: FirstRun(services, theme), (640, 600))


def finished(first_run: FirstRun) -> list[str]:
    told: list[str] = []
    first_run.finished.connect(lambda: told.append("finished"))
    return told


def test_files_on_this_computer_are_the_default(stage: Stage, first_run: FirstRun) -> None:
    told = finished(first_run)
    sign_in(stage, first_run)
    assert first_run.sensors_step.on_files.isChecked()
    go_on(stage, first_run)
    stage.until(lambda: told == ["finished"])
    assert first_run.dialog is None


def test_servers_are_set_up_right_after_the_start(
    stage: Stage, home: FakeServices, first_run: FirstRun
) -> None:
    told = finished(first_run)
    sign_in(stage, first_run)
    stage.do(lambda: first_run.sensors_step.on_servers.setChecked(True))
    go_on(stage, first_run)
    stage.until(lambda: first_run.dialog is not None)
    assert home.home_assistant.saved is not None
    assert first_run.dialog is not None
    stage.do(first_run.dialog.start)
    stage.until(lambda: ("move", "servers", False) in home.databases.calls)
    assert told == []


def test_whoever_wants_no_servers_after_all_goes_on_with_the_files(
    stage: Stage, first_run: FirstRun
) -> None:
    told = finished(first_run)
    sign_in(stage, first_run)
    stage.do(lambda: first_run.sensors_step.on_servers.setChecked(True))
    go_on(stage, first_run)
    stage.until(lambda: first_run.dialog is not None)
    assert first_run.dialog is not None
    stage.do(first_run.dialog.reject)
    assert told == ["finished"]
