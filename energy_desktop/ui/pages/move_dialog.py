"""Moves everything to the other kind of database: choose the servers, test them, copy, go over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from energy_desktop.errors import TransferRefused
from energy_desktop.services.databases import EMBEDDED, SERVERS
from energy_desktop.ui import formats
from energy_desktop.ui.pages.servers_dialog import ServersDialog
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.servers_row import ServersRow

if TYPE_CHECKING:
    from energy_desktop.models import Progress
    from energy_desktop.services import Services


class MoveDialog(ServersDialog):
    """Recording goes on meanwhile; at the end the program starts anew on the other databases."""

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, parent)
        self.to = EMBEDDED if services.databases.kind == SERVERS else SERVERS
        self.by_docker = QRadioButton(self.tr("Start them on this computer with Docker"))
        self.own = QRadioButton(self.tr("Use servers that run already"))
        self.servers = ServersRow(services, theme)
        self.merge = QCheckBox(self.tr("Add to the other data that is there"))
        self.move_button = self.act_button
        self._build()

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
            return await super()._tested()
        await self._services.databases.use_started_servers()
        return await self._ask(self._services.databases.test_servers())

    async def _moved(self) -> None:
        databases = self._services.databases
        if self.to == SERVERS:
            if self.own.isChecked():
                await databases.use(self.form.value)
            await self._tested()
        await databases.move(self.to, self._tell, merge=self.merge.isChecked())

    def _tell(self, progress: Progress) -> None:
        is_copy = progress.what == "copy"
        words = self.tr("Copying {0}") if is_copy else self.tr("Comparing {0}")
        self.progress.show_part(progress.done, progress.total)
        percent = 100 * progress.done // max(progress.total, 1)
        self._say(words.format(formats.percent(percent)))

    def _fail(self, error: Exception) -> None:
        super()._fail(error)
        self.merge.setVisible(self.merge.isVisible() or isinstance(error, TransferRefused))

    def _enable(self, *, can_act: bool) -> None:
        super()._enable(can_act=can_act and self._can_use_choice())
        for widget in (self.by_docker, self.own, self.servers, self.form, self.merge):
            widget.setEnabled(can_act)

    def _can_use_choice(self) -> bool:
        """Docker can't be used where it is not there: the row of the servers says what it lacks."""
        by_docker = self.to == SERVERS and self.by_docker.isChecked()
        return not (by_docker and self.servers.lacks_docker)

    def _choose(self) -> None:
        self.servers.setVisible(self.to == SERVERS and self.by_docker.isChecked())
        self.form.setVisible(self.to == SERVERS and self.own.isChecked())
        self._say("")
        self._enable(can_act=not self.is_busy)

    def _why(self) -> QLabel:
        words = (
            self.tr(
                "MongoDB and QuestDB keep the data; other programs can read it there. Recording "
                "goes on while everything is copied and compared. Then Energy Desktop starts anew "
                "on the servers; the files on this computer stay as they are."
            )
            if self.to == SERVERS
            else self.tr(
                "Files on this computer keep the data. Recording goes on while everything is "
                "copied and compared. Then Energy Desktop starts anew on the files; the servers "
                "stay as they are."
            )
        )
        why = label(words, "secondary")
        why.setWordWrap(True)
        return why

    def _build(self) -> None:
        to_servers = self.to == SERVERS
        self.act_button.setText(self.tr("Move"))
        title = self.tr("Move to servers") if to_servers else self.tr("Move to this computer")
        self.setWindowTitle(title)
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (self._why(), self.by_docker, self.servers, self.own, self.form, self.merge,
                       self.status, self.progress):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(self._buttons())
        for choice in (self.by_docker, self.own, self.test_button):
            choice.setVisible(to_servers)
        self.by_docker.setChecked(True)
        self.merge.hide()
        self.by_docker.toggled.connect(self._choose)
        self.servers.asked.connect(lambda: self._enable(can_act=not self.is_busy))
        self._choose()
