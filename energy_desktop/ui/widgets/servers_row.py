"""The servers that the program starts with docker: how they are, Start and Stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from energy_desktop.ui.languages import error_words, spoken, translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.outcome import Outcome, failure
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label, set_kind

if TYPE_CHECKING:
    from energy_desktop.compose import ServersStatus
    from energy_desktop.services import Services

_START: Final = "start of servers"
_STOP: Final = "stop of servers"


class ServersRow(QWidget):
    """``started`` once they run, ``asked`` after docker told how they are.

    What docker lacks is said in its place; then it ``lacks_docker``.
    """

    started = Signal()
    asked = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self.lacks_docker = False
        self._outcomes: Mapping[str, Outcome] = {}
        self.words = label("", "secondary")
        self.start_button = QPushButton(self.tr("Start with Docker"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self._build()

    @property
    def is_busy(self) -> bool:
        """Whether they are being started or stopped."""
        return self._tasks.is_running

    def ask(self) -> None:
        """Ask docker how they are."""
        self._tasks.start(
            self._services.databases.servers_status(), self._show, self._fail, key="status"
        )

    def start(self) -> None:
        """Start them; that may take minutes when they have to be downloaded."""
        self._begin(self.tr("Starting…"))
        name = translate("LongWork", "Start of the database servers")
        self._tasks.start(
            long_work(self, name, self._services.databases.start_servers, self._say),
            self._started,
            lambda error: self.say_outcomes({_START: failure(error)}),
            key="run",
        )

    def stop(self) -> None:
        """Stop them; the data stays."""
        self._begin(self.tr("Stopping…"))
        name = translate("LongWork", "Stop of the database servers")
        self._tasks.start(
            long_work(self, name, self._services.databases.stop_servers),
            lambda _: self.ask(),
            lambda error: self.say_outcomes({_STOP: failure(error)}),
            key="run",
        )

    def cancel(self) -> None:
        """End what is being done."""
        self._tasks.cancel("run")
        self._outcomes = {}
        self.ask()

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Why they could not be started or stopped, as long as that is said."""
        return self._outcomes

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say why, also where another row had begun it."""
        for what in outcomes.keys() & {_START, _STOP}:
            self._outcomes = {what: outcomes[what]}
            self._say_error(outcomes[what].words())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_busy:
            self.ask()

    def _begin(self, words: str) -> None:
        for button in (self.start_button, self.stop_button):
            button.setEnabled(False)
        self._outcomes = {}
        self._say(words)

    def _started(self, _: None) -> None:
        self.ask()
        self.started.emit()

    def _show(self, status: ServersStatus) -> None:
        can_act = status.problem is None
        is_done = {_START: status.healthy, _STOP: not _is_running(status)}
        if any(is_done[what] for what in self._outcomes) or not can_act:
            self._outcomes = {}  # it is as wanted, or docker tells what is in the way now
        if not self._outcomes:
            self._say(status_words(status))
        self.lacks_docker = not can_act
        self.start_button.setEnabled(can_act and not status.healthy)
        self.stop_button.setEnabled(can_act and _is_running(status))
        self.asked.emit()

    def _fail(self, error: Exception) -> None:
        self._outcomes = {}
        self._say_error(error_words(error))

    def _say_error(self, words: str) -> None:
        self._say(words, "error")
        self.start_button.setEnabled(True)
        self.stop_button.setEnabled(True)

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.words, kind)
        self.words.setText(words)

    def _build(self) -> None:
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        column.addLayout(row)
        self.start_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self.stop)


def status_words(status: ServersStatus) -> str:
    """``MongoDB runs · QuestDB is starting``; or why docker can't tell."""
    if status.problem is not None:
        return spoken(status.problem)
    if status.healthy:
        return translate("ServersRow", "MongoDB and QuestDB run.")
    words = {
        "missing": translate("ServersRow", "is not set up"),
        "starting": translate("ServersRow", "is starting"),
        "healthy": translate("ServersRow", "runs"),
        "unhealthy": translate("ServersRow", "runs, but does not answer"),
        "stopped": translate("ServersRow", "is stopped"),
    }
    return f"MongoDB {words[status.mongodb]} · QuestDB {words[status.questdb]}"


def _is_running(status: ServersStatus) -> bool:
    return bool({status.mongodb, status.questdb} & {"starting", "healthy", "unhealthy"})
