"""Pausing and resuming the recording: the menu of lengths, and a button that does both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from energy_desktop.models import ConnectionPhase
from energy_desktop.ui.languages import translate
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from energy_desktop.services import Services


class PauseMenu(QMenu):
    """Pauses the recording for one of three lengths."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(translate("Tray", "Pause recording…"), parent)
        self._services = services
        self._tasks = Tasks(self)
        pauses = {
            translate("Tray", "For 15 minutes"): 15,
            translate("Tray", "For 1 hour"): 60,
            translate("Tray", "Until I resume"): None,
        }
        for text, minutes in pauses.items():
            action = self.addAction(text)
            action.triggered.connect(lambda _=False, minutes=minutes: self._pause(minutes))

    def _pause(self, minutes: int | None) -> None:
        self._tasks.start(self._services.home_assistant.pause(minutes), key="pause")


class PauseButton(IconButton):
    """*Resume recording* while it is paused, else *Pause recording…* with the lengths.

    Hidden where there is nothing to pause.
    """

    def __init__(self, services: Services, theme: Theme, parent: QWidget) -> None:
        words = translate("Tray", "Pause recording…")
        super().__init__(theme, "pause", words, words, parent)
        self._services = services
        self._tasks = Tasks(self)
        self.menu_of_lengths = PauseMenu(services, self)
        self.setProperty("search_words", self.tr("pause resume stop continue recording"))
        self.clicked.connect(self._use)
        services.events.connection_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Offer what can be done now."""
        words = (
            translate("Tray", "Resume recording")
            if self._is_paused
            else translate("Tray", "Pause recording…")
        )
        self.setText(words)
        self.set_icon("play" if self._is_paused else "pause", words)
        self.setVisible(self._is_paused or self._services.home_assistant.can_pause)

    @property
    def _is_paused(self) -> bool:
        return self._services.home_assistant.state.phase is ConnectionPhase.PAUSED

    def _use(self) -> None:
        if self._is_paused:
            self._tasks.start(self._services.home_assistant.resume(), key="resume")
        else:
            self.menu_of_lengths.popup(self.mapToGlobal(QPoint(0, self.height())))
