"""Moves everything to the other kind of database: choose the servers, test them, copy, go over."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.errors import TransferRefused
from energy_desktop.services.databases import EMBEDDED, SERVERS
from energy_desktop.ui import formats
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.servers_form import ServersForm
from energy_desktop.ui.widgets.servers_row import ServersRow

if TYPE_CHECKING:
    from energy_desktop.models import Progress
    from energy_desktop.services import Services


_T = TypeVar("_T")


class MoveDialog(QDialog):
    """Recording goes on meanwhile; at the end the program starts anew on the other databases."""

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self.to = EMBEDDED if services.databases.kind == SERVERS else SERVERS
        self.by_docker = QRadioButton(self.tr("Start them on this computer with Docker"))
        self.own = QRadioButton(self.tr("Use servers that run already"))
        self.servers = ServersRow(services, theme)
        self.form = ServersForm(services.databases.form)
        self.merge = QCheckBox(self.tr("Add to the other data that is there"))
        self.status = label("", "secondary")
        self.progress = QProgressBar()
        self.test_button = QPushButton(self.tr("Test"))
        self.move_button = QPushButton(self.tr("Move"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()

    @property
    def is_busy(self) -> bool:
        """Whether servers are being tested or data is being moved."""
        return self._tasks.is_running

    def test(self) -> None:
        """Keep what was entered and say what answers there."""
        self._run(self._tested(), self.tr("Asking the servers…"), self._say)

    def start(self) -> None:
        """Copy everything, then have the program start anew on it."""
        self._run(self._moved(), self.tr("Looking at both databases…"), lambda _: self.accept())

    def reject(self) -> None:
        """Cancel ends what is being done; a move that was interrupted can be started again."""
        if self.is_busy:
            self._tasks.cancel_all()
            self._end(self.tr("Interrupted. Move again and it goes on where it stopped."))
            return
        super().reject()

    async def _tested(self) -> str:
        if self.own.isChecked():
            await self._services.databases.use(self.form.value)
        else:
            await self._services.databases.use_started_servers()
        return self.tr("{0}: both answer.").format(await self._services.databases.test_servers())

    async def _moved(self) -> None:
        if self.to == SERVERS:
            await self._tested()
        await self._services.databases.move(self.to, self._tell, merge=self.merge.isChecked())

    def _run(
        self, work: Coroutine[Any, Any, _T], words: str, on_done: Callable[[_T], object]
    ) -> None:
        self.progress.setRange(0, 0)
        self.progress.show()
        self._enable(can_act=False)
        self._say(words)

        def done(result: _T) -> None:
            self._end("")
            on_done(result)

        self._tasks.start(work, done, self._fail, key="work")

    def _tell(self, progress: Progress) -> None:
        is_copy = progress.what == "copy"
        words = self.tr("Copying {0}") if is_copy else self.tr("Comparing {0}")
        self.progress.setRange(0, max(progress.total, 1))
        self.progress.setValue(progress.done)
        percent = 100 * progress.done // max(progress.total, 1)
        self._say(words.format(formats.percent(percent)))

    def _fail(self, error: Exception) -> None:
        self._end(str(error), "error")
        self.merge.setVisible(self.merge.isVisible() or isinstance(error, TransferRefused))

    def _end(self, words: str, kind: str = "secondary") -> None:
        self.progress.hide()
        self._enable(can_act=True)
        self._say(words, kind)

    def _enable(self, *, can_act: bool) -> None:
        for widget in (self.by_docker, self.own, self.servers, self.form, self.merge,
                       self.test_button, self.move_button):  # fmt: skip
            widget.setEnabled(can_act)

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.status, kind)
        self.status.setText(words)

    def _choose(self) -> None:
        self.servers.setVisible(self.to == SERVERS and self.by_docker.isChecked())
        self.form.setVisible(self.to == SERVERS and self.own.isChecked())

    def _build(self) -> None:
        to_servers = self.to == SERVERS
        title = self.tr("Move to servers") if to_servers else self.tr("Move to this computer")
        self.setWindowTitle(title)
        why = label(
            self.tr(
                "MongoDB and QuestDB keep the data; other programs can read it there. Recording "
                "goes on while everything is copied and compared. Then Energy Desktop starts anew "
                "on the servers; the files on this computer stay as they are."
            )
            if to_servers
            else self.tr(
                "Files on this computer keep the data. Recording goes on while everything is "
                "copied and compared. Then Energy Desktop starts anew on the files; the servers "
                "stay as they are."
            ),
            "secondary",
        )
        for words in (why, self.status):
            words.setWordWrap(True)
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (why, self.by_docker, self.servers, self.own, self.form, self.merge,
                       self.status, self.progress):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(self._buttons())
        for choice in (self.by_docker, self.own, self.test_button):
            choice.setVisible(to_servers)
        self.by_docker.setChecked(True)
        self.merge.hide()
        self.progress.setObjectName("thin")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.setMinimumWidth(px(460))
        self.by_docker.toggled.connect(self._choose)
        self._choose()

    def _buttons(self) -> QHBoxLayout:
        self.move_button.setProperty("kind", "primary")
        row = QHBoxLayout()
        row.addWidget(self.test_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.move_button)
        self.test_button.clicked.connect(self.test)
        self.move_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.reject)
        return row
