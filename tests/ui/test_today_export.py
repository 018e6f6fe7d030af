"""Today as CSV, asked for from the tray."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from energy_desktop.errors import StoreUnavailable
from energy_desktop.services import Services
from energy_desktop.ui.pages.history_csv import HEADER
from energy_desktop.ui.today_export import TodayExport
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def window(stage: Stage) -> QWidget:
    return stage.show(QWidget)


@pytest.fixture
def export(stage: Stage, services: Services, home: FakeServices, window: QWidget) -> TodayExport:
    return stage.do(lambda: TodayExport(services, home.clock, window))


def test_every_tracked_sensor_is_written_up_to_now(
    stage: Stage, export: TodayExport, home: FakeServices, tmp_path: Path
) -> None:
    dialog = stage.do(export.ask)
    assert Path(dialog.selectedFiles()[0]).name == "energy-2026-06-18--2026-06-18.csv"
    assert dialog.windowTitle() == "Export today as CSV"
    file = tmp_path / "today.csv"
    stage.do(lambda: dialog.fileSelected.emit(str(file)))
    stage.until(lambda: file.is_file() and file.stat().st_size > 0)
    stage.do(dialog.close)
    with file.open(newline="") as lines:
        header, *rows = csv.reader(lines)
    assert tuple(header) == HEADER
    assert {row[2] for row in rows} == {e.entity_id for e in home.entities.shown()}
    assert rows[0][0] == "2026-06-18T00:00:00+02:00"


@pytest.mark.parametrize("why", ["folder", "database"])
def test_what_goes_wrong_is_said_in_a_box_that_stops_nothing(
    stage: Stage, export: TodayExport, home: FakeServices, window: QWidget, tmp_path: Path, why: str
) -> None:
    if why == "database":
        home.readings.error = StoreUnavailable("The database is locked.")
    stage.do(lambda: export.write(tmp_path / "none" / "today.csv"))
    stage.until(lambda: bool(window.findChildren(QMessageBox)))
    [box] = window.findChildren(QMessageBox)
    expected = "There is no folder" if why == "folder" else "The database is locked."
    assert expected in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText  # it names a file
    stage.do(box.close)
