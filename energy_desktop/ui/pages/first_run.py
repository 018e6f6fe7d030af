"""First run: find Home Assistant, sign in, choose sensors, start."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.errors import CredentialsError, EnergyDesktopError
from energy_desktop.models import Entity
from energy_desktop.ui.languages import error_words
from energy_desktop.ui.pages.first_run_find import FindStep
from energy_desktop.ui.pages.first_run_sign_in import SignInStep
from energy_desktop.ui.pages.first_run_start import Choice, start_recording
from energy_desktop.ui.pages.first_run_steps import SensorsStep, Step, StepArea
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.busy_bar import BusyBar
from energy_desktop.ui.widgets.connection_errors import ADDRESS_CODES
from energy_desktop.ui.widgets.label import FittingLabel
from energy_desktop.ui.widgets.step_header import StepHeader

if TYPE_CHECKING:
    from energy_desktop.services import Services

T = TypeVar("T")
SignIn = tuple[str, str, bool]
SIZE = QSize(640, 600)
_AFTER_PASTE_MS = 300
_MARGINS_PX = (30, 24, 30, 22)


class FirstRun(QWidget):
    """Three steps in one window; ``finished`` when recording has been started.

    Nothing is saved before Start, except the address, so that a restart begins with it. Where an
    address is known and only its token is not, it begins with the token, and ends with it if
    sensors are tracked already.
    """

    finished = Signal()
    cancelled = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        home_assistant = services.home_assistant
        self.find_step = FindStep(theme, home_assistant.url or "", home_assistant.browse)
        self.sign_in_step = SignInStep(theme, home_assistant.can_keep_token)
        self.sensors_step = SensorsStep(theme, str(services.status.data_folder()))
        self.header = StepHeader(
            theme, (self.tr("Find Home Assistant"), self.tr("Sign in"), self.tr("Choose sensors"))
        )
        self.progress = BusyBar(theme)
        self.back_button = QPushButton(self.tr("Back"))
        self.status = FittingLabel("", "secondary")
        self.next_button = QPushButton(self.tr("Continue"))
        self._stack = QStackedWidget()
        self._lacks_token_of = "" if home_assistant.configured else home_assistant.url or ""
        self._accepted: SignIn | None = None
        self._goes_on = False
        self.dialog: MoveDialog | None = None
        self._validate_soon = single_shot(self, _AFTER_PASTE_MS, self._check_token)
        self._build()
        self._connect()
        self._show_step(0)
        if self._lacks_token_of:
            self._ask_for_token_again()

    @property
    def step(self) -> int:
        """The step shown: 0 find, 1 sign in, 2 choose sensors."""
        return self._stack.currentIndex()

    @property
    def is_busy(self) -> bool:
        """Whether Home Assistant is being asked."""
        return self._tasks.is_running

    def is_ready(self) -> bool:
        """Whether nothing is being asked."""
        return not self.is_busy

    def go_on(self) -> None:
        """What the button at the right does in each step."""
        # A token is being checked since it was pasted: the wish to go on waits for the answer.
        self._goes_on = self.step == 1
        if not self.next_button.isEnabled():
            return
        (self._find, self._sign_in, self._start)[self.step]()

    def go_back(self) -> None:
        """One step back; what was typed stays."""
        self._tasks.cancel("ask")
        self._validate_soon.stop()
        self._goes_on = False
        if self.step > 0:
            self._show_step(self.step - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc asks whether to leave.

        In the last step Enter counts on the button only: one meant for the step before must not
        start the recording.
        """
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.step < 2 or self.next_button.hasFocus():
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self._ask_to_leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window leaves first run."""
        super().closeEvent(event)
        self.cancelled.emit()

    def sizeHint(self) -> QSize:
        """640 × 600 design pixels."""
        return SIZE * self._theme.scale

    def _find(self) -> None:
        self._ask(self._look(), self.tr("Looking for Home Assistant…"), lambda _: self._found())

    async def _look(self) -> None:
        """Raises HassError where there is none; else its address is kept for a restart."""
        await self._services.home_assistant.find(self.find_step.url, self.find_step.verify_tls)
        with contextlib.suppress(EnergyDesktopError):
            await self._services.settings.put({"ha_url": self.find_step.url})

    def _found(self) -> None:
        self.sign_in_step.set_url(self.find_step.url)
        self._show_step(1)
        self.sign_in_step.token.setFocus()

    def _sign_in(self) -> None:
        self._validate_soon.stop()
        if not self._is_accepted:
            self._check_token()
        elif self._ends_with_token:
            self._start()
        else:
            self._show_step(2)
            self.sensors_step.view.setFocus()

    def _check_token(self) -> None:
        if self.step != 1 or not self.sign_in_step.is_complete or self._is_accepted:
            return
        sign_in = self._sign_in_now
        self._ask(
            self._services.home_assistant.preview(*sign_in),
            self.tr("Signing in and looking for sensors…"),
            lambda entities: self._signed_in(sign_in, entities),
        )

    def _signed_in(self, sign_in: SignIn, entities: tuple[Entity, ...]) -> None:
        self._accepted = sign_in
        self.sensors_step.set_entities(entities)
        self._update()
        if self._goes_on:
            self.go_on()

    @property
    def _sign_in_now(self) -> SignIn:
        return self.find_step.url, self.sign_in_step.value, self.find_step.verify_tls

    @property
    def _is_accepted(self) -> bool:
        return self._accepted == self._sign_in_now

    @property
    def _ends_with_token(self) -> bool:
        """Whether the sensors of this home were chosen in an earlier run."""
        is_same = bool(self._lacks_token_of) and self.find_step.url == self._lacks_token_of
        return is_same and bool(self._services.entities.tracked())

    def _ask_for_token_again(self) -> None:
        if not self._services.settings.get("ha_verify_tls"):
            self.find_step.accept.setChecked(True)
            self.find_step.accept.show()
        if self._services.entities.all():
            self.sign_in_step.ask_again()
        self._found()

    def _start(self) -> None:
        tracked = [e.entity_id for e in self._services.entities.tracked()]
        choice = Choice(
            *self._sign_in_now,
            self.sign_in_step.remember,
            tracked if self._ends_with_token else self.sensors_step.chosen,
        )
        self._ask(
            start_recording(self._services, choice),
            self.tr("Starting…"),
            lambda _: self._started(),
        )

    def _started(self) -> None:
        """Recording goes on while servers are set up; moved there, the program starts anew."""
        if not self.sensors_step.on_servers.isChecked():
            self.finished.emit()
            return
        self.dialog = MoveDialog(self._services, self._theme, self)
        self.dialog.rejected.connect(self.finished)
        self.dialog.open()

    def _ask(
        self, question: Coroutine[Any, Any, T], words: str, on_done: Callable[[T], object]
    ) -> None:
        self.find_step.error.clear()
        self.sign_in_step.error.clear()
        self.status.setText(words)
        self._tasks.start(question, on_done, self._show_error, key="ask")
        self._update()

    def _show_error(self, error: Exception) -> None:
        code = getattr(error, "code", None)
        self._goes_on = False
        if isinstance(error, CredentialsError):
            self.sign_in_step.set_can_keep(False)
            self._show_step(1)
            self.sign_in_step.error.say(error_words(error))
            self._reveal(self.sign_in_step.error)
        elif code in ADDRESS_CODES:
            self._show_step(0)
            self.find_step.show_error(code, error_words(error))
            self._reveal(self.find_step.error)
        elif self.step == 1:
            self.sign_in_step.show_error(code)
            self._reveal(self.sign_in_step.error)
        else:
            self.status.setText(error_words(error) if isinstance(error, EnergyDesktopError) else "")
        self._update(keep_words=self.step == 2)

    def _reveal(self, part: QWidget) -> None:
        area = self._stack.currentWidget()
        if isinstance(area, StepArea):
            area.reveal(part)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.header.set_current(step)
        self._goes_on = False
        self._update()

    def _update(self, keep_words: bool = False) -> None:
        steps: tuple[Step, ...] = (self.find_step, self.sign_in_step, self.sensors_step)
        busy, complete = self.is_busy, steps[self.step].is_complete
        is_last = self.step == 2 or (self.step == 1 and self._ends_with_token)
        self.next_button.setText(self.tr("Start recording") if is_last else self.tr("Continue"))
        self.next_button.setEnabled(complete and not busy)
        self.sign_in_step.set_accepted(self._is_accepted)
        self.back_button.setVisible(self.step > 0)
        self.progress.setVisible(busy)
        if not busy and not keep_words:
            self.status.set_wordings([self._hint(), ""])  # whole, or not at all

    def _hint(self) -> str:
        return self.tr("History is imported in the background.") if self.step == 2 else ""

    def _ask_to_leave(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(self.tr("Leave the set-up?"))
        box.setInformativeText(self.tr("Nothing is recorded before it is done."))
        leave = box.addButton(self.tr("Leave"), QMessageBox.ButtonRole.DestructiveRole)
        go_on = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        leave.clicked.connect(self.close)
        box.open()

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.sign_in_step.pasted.connect(self._validate_soon.start)
        for step in (self.find_step, self.sign_in_step, self.sensors_step):
            step.changed.connect(self._update)

    def _build(self) -> None:
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Set up Energy Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.next_button.setProperty("kind", "primary")
        self.back_button.setProperty("kind", "flat")
        for step in (self.find_step, self.sign_in_step, self.sensors_step):
            self._stack.addWidget(StepArea(step))
        footer = QHBoxLayout()
        footer.addWidget(self.back_button)
        footer.addWidget(self.status, 1)
        footer.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS_PX)  # large text has need of the room
        column.setSpacing(self._theme.px(16))
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addWidget(self.progress)
        column.addLayout(footer)
