"""Settings › Database: how the databases are, repair, backup, and the move to another kind."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from energy_desktop.services.databases import SERVERS
from energy_desktop.ui import formats
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.pages.settings_facts import Facts
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.servers_row import ServersRow

if TYPE_CHECKING:
    from energy_desktop.events import StoresHealth
    from energy_desktop.models import Progress, StoreHealth
    from energy_desktop.services import Services

_AGAIN_MS = 5_000


class DatabaseCard(Card):
    """Kind, place, size, readings and the oldest of them, asked again while it is shown."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Database"))
        self._services = services
        self._tasks = Tasks(self)
        self.facts = Facts(theme)
        self.message = label("", "error")
        self.retry = QPushButton(self.tr("Retry"))
        self.repair = QPushButton(self.tr("Repair now"))
        self.back_up = QPushButton(self.tr("Back up…"))
        self.move_data = QPushButton()
        self.servers = ServersRow(services, theme)
        self.dialog: MoveDialog | None = None
        self.health: StoresHealth | None = None
        self._build()
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.ask)

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr(
            "Database kind location size readings oldest disk DuckDB SQLite repair gaps backup "
            "move servers MongoDB QuestDB docker"
        )

    @property
    def is_ready(self) -> bool:
        """Whether it shows an answer."""
        return self.health is not None or not self.message.isHidden()

    def ask(self) -> None:
        """Ask the stores and the disk."""
        if not self._tasks.is_running:
            self._tasks.start(self._look(), self._show, self._show_error, key="health")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    async def _look(self) -> tuple[StoresHealth, int]:
        """How the stores are, and the bytes free on the disk; the disk is read off the loop."""
        status = self._services.status
        health = await status.stores()
        return health, (await asyncio.to_thread(status.disk))[1]

    def _show(self, found: tuple[StoresHealth, int]) -> None:
        health, free = found
        self.health = health
        series, state = health.series, health.state
        on_servers = self._services.databases.kind == SERVERS
        kind = self.tr("{0} + {1}") if on_servers else self.tr("{0} + {1}, on this computer")
        self.facts.set_fact(self.tr("Kind"), kind.format(series.kind, state.kind))
        self.facts.set_fact(self.tr("Location"), _location(series, state, on_servers=on_servers))
        size = formats.file_size(series.size_bytes + state.size_bytes)
        self.facts.set_fact(self.tr("Size"), size)
        self.facts.set_fact(self.tr("Readings"), formats.number(series.rows))
        self.facts.set_fact(self.tr("Oldest reading"), self._oldest(health))
        self.facts.set_fact(self.tr("Free on the disk"), formats.file_size(free))
        self.facts.set_fact(self.tr("Compared with HA"), self._audit_words())
        self._say(series.error or state.error or self._services.databases.problem or "")

    def repair_now(self) -> None:
        """Ask Home Assistant again for all that is missing, and compare all the rest with it."""
        self.facts.set_fact(self.tr("Compared with HA"), self.tr("asked for"))
        self._tasks.start(
            self._services.repair.everything(), on_error=self._show_error, key="repair"
        )

    def _audit_words(self) -> str:
        repair = self._services.repair
        if repair.is_auditing:
            return self.tr("being done now")
        if repair.found:
            return self.tr("{0} readings mended").format(formats.number(repair.found))
        return self.tr("daily, nothing to mend")

    def _oldest(self, health: StoresHealth) -> str:
        oldest = health.series.oldest
        if oldest is None:
            return self.tr("none yet")
        zone = self._services.live.zone
        return f"{formats.long_date(oldest, zone)}, {formats.clock(oldest, zone)}"

    def _show_error(self, error: Exception) -> None:
        self._say(str(error))

    def _say(self, error: str) -> None:
        self.message.setText(error)
        self.message.setVisible(bool(error))
        self.retry.setVisible(bool(error))

    def ask_for_backup_file(self) -> None:
        """Ask where the backup goes, then write it while recording goes on."""
        dialog = QFileDialog(self, self.tr("Back up"), "", self.tr("Backups (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        today = date.today().isoformat()  # noqa: DTZ011 - a name, for a person here
        dialog.selectFile(f"energy-desktop-{today}.zip")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.start_backup(Path(name)))
        dialog.open()

    def start_backup(self, file: Path) -> None:
        """Write everything into a file; the card tells how far it is."""
        self.back_up.setEnabled(False)
        self._tasks.start(
            self._services.databases.back_up(file, self._tell_backup),
            lambda _: self._backup_ended(self.tr("made: {0}").format(file)),
            lambda error: self._backup_ended(str(error)),
            key="backup",
        )

    def _tell_backup(self, progress: Progress) -> None:
        percent = 100 * progress.done // max(progress.total, 1)
        words = self.tr("being made, {0}").format(formats.percent(percent))
        self.facts.set_fact(self.tr("Backup"), words)

    def _backup_ended(self, words: str) -> None:
        self.back_up.setEnabled(True)
        self.facts.set_fact(self.tr("Backup"), words)

    def ask_to_move(self) -> None:
        """Open the dialog that moves everything to the other kind of database."""
        self.dialog = MoveDialog(self._services, self.theme, self)
        self.dialog.open()

    def _build(self) -> None:
        self.message.setWordWrap(True)
        databases = self._services.databases
        to_servers = databases.kind != SERVERS
        self.move_data.setText(
            self.tr("Move to servers…") if to_servers else self.tr("Move to this computer…")
        )
        self.move_data.setEnabled(not databases.is_fixed)
        buttons = QHBoxLayout()
        for button in (self.repair, self.back_up, self.move_data):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self.facts, self.message):
            self.body.addWidget(widget)
        self.body.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)
        self.body.addWidget(self.servers)
        self.servers.setVisible(not to_servers and databases.uses_started_servers)
        self.repair.setToolTip(
            self.tr("Asks Home Assistant again for all that is missing, and compares the rest")
        )
        self.back_up.setToolTip(
            self.tr("Writes everything into one file, which either kind of database takes back")
        )
        if databases.is_fixed:
            self.move_data.setToolTip(
                self.tr("The command line or the environment says which databases are used")
            )
        self.retry.clicked.connect(self.ask)
        self.repair.clicked.connect(self.repair_now)
        self.back_up.clicked.connect(self.ask_for_backup_file)
        self.move_data.clicked.connect(self.ask_to_move)
        self._say("")


def _location(series: StoreHealth, state: StoreHealth, *, on_servers: bool) -> str:
    """The folder of the files, or the addresses of the servers."""
    if on_servers:
        return f"{series.location}, {state.location}"
    return str(Path(series.location).parent)
