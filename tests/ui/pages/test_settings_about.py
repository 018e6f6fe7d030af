"""Settings › About: the report is copied and saved here, with names of sensors only if ticked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from energy_desktop.errors import StoreUnavailable
from energy_desktop.services import Services
from energy_desktop.ui.pages.settings_about import AboutCard, versions
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def card(stage: Stage, theme: Theme, services: Services) -> AboutCard:
    return stage.show(lambda: AboutCard(services, theme), (400, 700))


def test_the_report_is_copied_with_the_versions_of_the_window(
    stage: Stage, card: AboutCard
) -> None:
    stage.do(card.copy_report.click)
    stage.until(lambda: not card.is_busy)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("## Energy Desktop report\nQt: 6.")
    assert "names: False" in copied
    assert card.message.text() == "Copied. Paste it where you ask for help."


def test_names_are_in_it_only_where_that_is_ticked(
    stage: Stage, card: AboutCard, tmp_path: Path
) -> None:
    assert not card.names.isChecked()
    card.names.setChecked(True)
    file = tmp_path / "report.txt"
    stage.do(lambda: card.save(file))
    stage.until(lambda: not card.is_busy)
    assert "names: True" in file.read_text(encoding="utf-8")
    assert card.message.text() == f"Saved in {file}"


def test_a_report_that_can_not_be_made_or_saved_says_why(
    stage: Stage,
    card: AboutCard,
    home: FakeServices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage.do(lambda: card.save(tmp_path / "nowhere" / "report.txt"))
    stage.until(lambda: not card.is_busy)
    assert "can't be saved" in card.message.text()

    async def fail(*_: object, **__: object) -> str:
        raise StoreUnavailable("The database is locked.")

    monkeypatch.setattr(home.diagnostics, "report", fail)
    stage.do(card.copy)
    stage.until(lambda: not card.is_busy)
    assert card.message.text() == "The database is locked."


def test_the_window_tells_qt_platform_and_locale(stage: Stage) -> None:
    assert set(stage.do(versions)) == {"Qt", "Platform", "Screen", "Locale"}


def test_in_a_demo_the_address_is_that_of_the_simulated_home(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    home.settings.sources = {"ha_url": "command line"}
    home.status.is_demo = True
    card = stage.show(lambda: AboutCard(services, theme), (400, 700))
    said = [words.text() for words in card.facts.findChildren(QLabel)]
    assert "Home Assistant address (simulated home)" in said
