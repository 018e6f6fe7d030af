"""What asks for servers, tests them and does something long: a dialog that says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from energy_desktop.ui.languages import error_words
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.busy_bar import BusyBar
from energy_desktop.ui.widgets.fitting_dialog import FittingDialog
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.servers_form import ServersForm

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.databases import Place

_T = TypeVar("_T")


class ServersDialog(FittingDialog):
    """The form of the servers, a line that says what happens, *Test*, *Cancel* and one that acts.

    Subclasses lay it out and say what *Test* and the last button do.
    """

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self.form = ServersForm(services.databases.form, services.databases.fixed)
        self.status = label("", "secondary")
        self.progress = BusyBar(theme)
        self.test_button = QPushButton(self.tr("Test"))
        self.act_button = QPushButton()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.status.setWordWrap(True)
        self.progress.hide()
        self.setMinimumWidth(theme.px(560))
        self._focused: QWidget | None = None
        self._tasks.start(services.databases.password_places(), self._show_places, key="places")

    @property
    def is_busy(self) -> bool:
        """Whether servers are being asked or data is being moved."""
        return not self.progress.isHidden()

    def test(self) -> None:
        """Say what answers at what was entered."""
        self._run(self._tested(), self.tr("Asking the servers…"), self._say)

    def start(self) -> None:
        """What the last button does."""
        raise NotImplementedError

    async def _tested(self) -> str:
        return await self._ask(self._services.databases.test_servers(self.form.value))

    async def _ask(self, question: Coroutine[Any, Any, str]) -> str:
        return self.tr("{0}: both answer.").format(await question)

    def _run(
        self, work: Coroutine[Any, Any, _T], words: str, on_done: Callable[[_T], object]
    ) -> None:
        self.progress.be_busy()
        self.progress.show()
        self._focused = self.focusWidget()
        self._enable(can_act=False)
        self._say(words)

        def done(result: _T) -> None:
            self._end("")
            on_done(result)

        self._tasks.start(work, done, self._fail, key="work")

    def _fail(self, error: Exception) -> None:
        self._end(error_words(error), "error")

    def _end(self, words: str, kind: str = "secondary") -> None:
        self.progress.hide()
        self._enable(can_act=True)
        if self._focused is not None:  # a button that was switched off had lost it
            self._focused.setFocus()
        self._say(words, kind)

    def _enable(self, *, can_act: bool) -> None:
        for widget in (self.form, self.test_button, self.act_button):
            widget.setEnabled(can_act)

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.status, kind)
        self.status.setText(words)

    def _show_places(self, places: dict[str, Place]) -> None:
        self.form.show_places(places, self._services.status.data_folder() / ".env")

    def _buttons(self) -> QHBoxLayout:
        self.act_button.setProperty("kind", "primary")
        row = QHBoxLayout()
        row.addWidget(self.test_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.act_button)
        self.test_button.clicked.connect(self.test)
        self.act_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.reject)
        return row
