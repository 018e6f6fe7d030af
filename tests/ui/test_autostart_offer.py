"""The offer to start at login: late, once, and only where it makes sense."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from energy_desktop.autostart import Autostart
from energy_desktop.services import Services
from energy_desktop.ui.autostart_offer import AutostartOffer
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

DAY = timedelta(days=1)


class Home:
    """The offer in one start after another, with one memory."""

    def __init__(
        self, stage: Stage, services: Services, home: FakeServices, theme: Theme, store: QSettings
    ) -> None:
        self.stage, self.home, self.now = stage, home, home.now
        self._make = lambda: AutostartOffer(services, theme, store, lambda: self.now)

    def start(self) -> AutostartOffer:
        """The program is started and its window shown."""
        offer = self.stage.show(self._make, (700, 40))
        offer.hide()
        offer.count_start()
        self.show(offer)
        return offer

    def show(self, offer: AutostartOffer) -> None:
        self.stage.do(offer.consider)
        self.stage.until(lambda: not offer._tasks.is_running)


@pytest.fixture
def start(
    stage: Stage, services: Services, home: FakeServices, theme: Theme, tmp_path: Path
) -> Home:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return Home(stage, services, home, theme, store)


def test_it_comes_with_the_third_start(start: Home) -> None:
    assert [not start.start().isHidden() for _ in range(3)] == [False, False, True]


def test_it_comes_after_the_first_day_too(start: Home) -> None:
    offer = start.start()
    start.now += DAY
    start.show(offer)
    assert not offer.isHidden()


def test_once_accepted_the_system_starts_it_and_it_never_asks_again(start: Home) -> None:
    offer = start.start()
    start.now += DAY
    start.show(offer)
    start.stage.do(offer.button.click)
    start.stage.until(offer.isHidden)
    assert start.home.login_entry.command is not None
    start.home.login_entry.command = None
    assert start.start().isHidden()


def test_once_declined_it_never_asks_again(start: Home) -> None:
    offer = start.start()
    start.now += DAY
    start.show(offer)
    start.stage.do(offer.later.click)
    assert offer.isHidden()
    assert start.home.login_entry.command is None
    assert start.start().isHidden()
    assert start.start().isHidden()


def test_a_failure_is_said_and_can_be_tried_again(start: Home) -> None:
    start.home.login_entry.error = OSError(28, "No space left on device")
    offer = start.start()
    start.now += DAY
    start.show(offer)
    start.stage.do(offer.button.click)
    start.stage.until(lambda: "No space left" in offer.text_label.text())
    assert offer.button.text() == "Try again"


@pytest.mark.parametrize("why", ["starts already", "nothing recorded yet", "no way"])
def test_there_is_no_offer_without_need(start: Home, why: str) -> None:
    if why == "starts already":
        start.home.login_entry.command = ("/program",)
    elif why == "nothing recorded yet":
        start.home.home_assistant.configured = False
    else:
        start.home.autostart = Autostart(None, ())
    start.start()
    start.start()
    assert start.start().isHidden()
