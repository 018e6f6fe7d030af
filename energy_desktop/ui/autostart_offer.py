"""Offers once, when the program has proven itself, to start it at login: a line, never a dialog."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton

from energy_desktop.ui.languages import error_words
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.ui.theme import Theme

STARTS: Final = 3
AFTER: Final = timedelta(days=1)


class AutostartOffer(Banner):
    """Appears from the third start on, or a day after the first; gone for good once answered.

    ``store`` remembers starts and answer.
    """

    def __init__(
        self, services: Services, theme: Theme, store: QSettings, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(theme, wraps=True)
        self._services = services
        self._store = store
        self._clock = clock
        self._tasks = Tasks(self)
        self.later = QPushButton(self.tr("No, thanks"))
        self.later.setProperty("kind", "flat")
        self._row.addWidget(self.later)
        self.later.clicked.connect(self._answered)
        self.acted.connect(self._accept)

    def count_start(self) -> None:
        """The program was started by the user."""
        self._store.setValue("starts", self._starts() + 1)
        if not self._store.value("first_start"):
            self._store.setValue("first_start", self._clock().isoformat())

    def consider(self) -> None:
        """Appear if the time has come, unless it starts at login already."""
        is_early = self._starts() < STARTS and self._clock() < self._first() + AFTER
        is_answered = self._store.value("autostart_answered", False, bool)
        services = self._services
        if is_early or is_answered or not services.autostart.is_possible:
            return
        if services.home_assistant.configured:
            self._tasks.start(asyncio.to_thread(services.autostart.is_on), self._offer, key="look")

    def _offer(self, is_on: bool) -> None:
        if not is_on:
            self.say(
                "info", "power",
                self.tr("Start Energy Desktop when you log in, so that it records all the time?"),
                self.tr("Start at login"),
            )  # fmt: skip

    def _accept(self) -> None:
        turning = asyncio.to_thread(self._services.autostart.turn, on=True)
        self._tasks.start(turning, lambda _: self._answered(), self._fail, key="turn")

    def _answered(self) -> None:
        self._store.setValue("autostart_answered", True)
        self.hide()

    def _fail(self, error: Exception) -> None:
        self.say("warn", "alert-circle-outline", error_words(error), self.tr("Try again"))

    def _starts(self) -> int:
        return int(str(self._store.value("starts", 0)))

    def _first(self) -> datetime:
        kept = self._store.value("first_start")
        return datetime.fromisoformat(str(kept)) if kept else self._clock()
