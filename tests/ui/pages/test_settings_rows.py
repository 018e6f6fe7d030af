"""Plain settings: a time zone is found by a part of its name; which change is being saved."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from energy_desktop.services import Services
from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("utc", "UTC"),
        ("Europe", "Europe"),
        ("Mars", "Mars"),
    ],
)
def test_enter_takes_the_only_time_zone_that_is_meant(
    stage: Stage,
    theme: Theme,
    services: Services,
    home: FakeServices,
    qtbot: QtBot,
    written: str,
    kept: str,
) -> None:
    rows = stage.show(lambda: SettingRows(services, theme, ("time_zone",)))
    field = cast("QLineEdit", rows.controls["time_zone"])
    stage.do(field.setFocus)
    stage.do(lambda: qtbot.keyClicks(field, written))
    offered = field.completer().popup()
    target = offered if offered is not None and offered.isVisible() else field
    stage.do(lambda: qtbot.keyClick(target, Qt.Key.Key_Return))
    assert field.text() == kept
    assert home.settings.values["time_zone"] == kept


def test_the_newest_change_is_the_one_being_saved_though_one_before_it_ends_first(
    stage: Stage, theme: Theme, services: Services, home: FakeServices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    goes_on = {"motion": asyncio.Event(), "language": asyncio.Event()}

    async def held(values: Mapping[str, Any]) -> None:
        await goes_on[next(iter(values))].wait()

    monkeypatch.setattr(home.settings, "put", held)
    rows = stage.show(lambda: SettingRows(services, theme, tuple(goes_on)))
    saved: list[str] = []
    rows.changed.connect(lambda key, _before: saved.append(key))
    stage.do(lambda: rows.put("motion", "reduced"))
    stage.do(lambda: rows.put("language", "de"))
    stage.do(goes_on["motion"].set)
    stage.until(lambda: saved == ["motion"])
    assert rows.being_put == ("language", "system")
    stage.do(goes_on["language"].set)
    stage.until(lambda: saved == ["motion", "language"])
    assert rows.being_put is None
