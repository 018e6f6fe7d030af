"""First run, step 1: the homes found on the network, and the address in a field."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit

from energy_desktop.models import FoundHome
from energy_desktop.ui.pages.first_run_steps import ErrorText, Step
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.home_list import HomeList
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

DEFAULT_URL = "http://homeassistant.local:8123"
HINT_AFTER_MS = 5000

OnHome = Callable[[FoundHome], None]
Browse = Callable[[OnHome, OnHome], Coroutine[Any, Any, None]]


class FindStep(Step):
    """The address of Home Assistant, and the explicit choice to accept its certificate.

    ``browse`` tells of the homes on the network until it is cancelled; it runs while the step is
    shown. The field says which address is used: choosing a home fills it, typing overrides.
    """

    def __init__(
        self, theme: Theme, url: str, browse: Browse, hint_after_ms: int = HINT_AFTER_MS
    ) -> None:
        super().__init__(theme, "", "")
        self._browse = browse
        self._tasks = Tasks(self)
        self._is_own_choice = bool(url)
        self.homes = HomeList(theme)
        self.address = QLineEdit()
        self._suggest(url or DEFAULT_URL)
        self.address_title = label("", "secondary_strong")
        self.error = ErrorText()
        self.accept = WrappedCheckBox(
            self.tr("Accept this certificate although it can't be verified")
        )
        self.hint_timer = single_shot(self, hint_after_ms, self._show_words)
        self._build()

    @property
    def url(self) -> str:
        """The typed address."""
        return self.address.text().strip()

    @property
    def verify_tls(self) -> bool:
        """Whether the certificate is checked."""
        return not self.accept.isChecked()

    @property
    def is_complete(self) -> bool:
        """Whether something is typed."""
        return bool(self.url)

    @property
    def is_searching(self) -> bool:
        """Whether the network is being browsed."""
        return self._tasks.is_running

    def take_over(self, other: FindStep) -> None:
        """The address that was chosen in another."""
        if other._is_own_choice:
            self._choose(other.address.text())

    def show_error(self, code: str | None, message: str = "") -> None:
        """Say what is wrong with the address; for a refused certificate offer to accept it."""
        self.error.show_code(code, message)
        self.accept.setVisible(code == "tls" or self.accept.isChecked())
        self.address.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Search while it is shown."""
        super().showEvent(event)
        if not event.spontaneous() and not self.is_searching:
            self._search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is searched behind another step; a minimised window goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._tasks.cancel_all()
            self.hint_timer.stop()

    def _search(self) -> None:
        self.homes.clear()
        self._tasks.start(self._browse(self._found, self._lost), key="browse")
        self.hint_timer.start()
        self._show_words()
        self.changed.emit()

    def _found(self, home: FoundHome) -> None:
        self.homes.put(home)
        if not self._is_own_choice and self._listed is None:
            self._suggest(home.url)
        self._list_changed()

    def _lost(self, home: FoundHome) -> None:
        self.homes.drop(home)
        self._list_changed()

    def _list_changed(self) -> None:
        self.homes.mark(self._listed or "")
        self._show_words()
        self.changed.emit()

    @property
    def _listed(self) -> str | None:
        """The address in the field as the list writes it, None where the list has no such home."""
        typed = self.url.rstrip("/").lower()
        return next((h.url for h in self.homes.homes if h.url.lower() == typed), None)

    def _suggest(self, url: str) -> None:
        """An address that what is typed takes the place of."""
        self.address.setText(url)
        self.address.selectAll()

    def _choose(self, url: str) -> None:
        self._suggest(url)
        self._edited()

    def _edited(self) -> None:
        self._is_own_choice = True
        self.homes.mark(self._listed or "")
        self.error.clear()
        self.accept.setChecked(False)
        self.accept.hide()
        self.changed.emit()

    def _show_words(self) -> None:
        found = len(self.homes.homes)
        if found:
            self._say(
                self.tr("Is this your Home Assistant?"),
                self.tr("Found %n on this network.", "", found),
                self.tr("Or type the address"),
            )
        else:
            self._say(
                self.tr("Where is your Home Assistant?"),
                self._words_without_homes(),
                self.tr("Type the address"),
            )

    def _words_without_homes(self) -> str:
        if self.hint_timer.isActive():
            return self.tr("Looking for it on this network…")
        return self.tr(
            "None has answered on this network yet. It may be on another one, or a VPN may hide "
            "it: type the address that you open it with in the browser."
        )

    def _say(self, title: str, text: str, address_title: str) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.address_title.setText(address_title)

    def _build(self) -> None:
        self.address_title.setBuddy(self.address)
        self.address.setAccessibleName(self.tr("Address of Home Assistant"))
        self.address.setPlaceholderText(DEFAULT_URL)
        hint = label(
            self.tr("A name or number, with port and http or https where they matter."), "hint"
        )
        hint.setWordWrap(True)
        self.column.addSpacing(self.theme.px(14))
        self.column.addWidget(self.homes)
        self.column.addSpacing(self.theme.px(6))
        for widget in (self.address_title, self.address, hint, self.error, self.accept):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.accept.hide()
        self.homes.chosen.connect(self._choose)
        self.address.textEdited.connect(self._edited)
        self.accept.toggled.connect(lambda _on: self.changed.emit())
        self._show_words()
