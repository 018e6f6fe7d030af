"""Settings › Database: how the databases are, repair, backup, and the move to another kind."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.models import ConnectionPhase
from energy_desktop.services.databases import SERVERS
from energy_desktop.services.status import STORE_ANSWERS_S
from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words, spoken, translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.outcome import Outcome, failure
from energy_desktop.ui.pages.connection_dialog import ConnectionDialog
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.pages.servers_dialog import ServersDialog
from energy_desktop.ui.pages.settings_database_facts import DatabaseFacts
from energy_desktop.ui.setting_words import setting_label, source_words
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.repair_words import asking_words, repaired_words
from energy_desktop.ui.widgets.servers_row import ServersRow
from energy_desktop.ui.widgets.wrapped_row import WrappedRow

if TYPE_CHECKING:
    from energy_desktop.events import StoresHealth
    from energy_desktop.models import ConnectionState, Progress
    from energy_desktop.services import Services
    from energy_desktop.services.status import Fetch

SETTINGS: Final = frozenset({
    "database_type", "database_path", "mongodb_uri", "questdb_host", "questdb_http_port",
    "questdb_pg_port", "questdb_user", "questdb_tls",
})  # fmt: skip
_AGAIN_MS = 5_000
_OLDEST_EVERY = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What was asked: the stores, the bytes free on the disk, since when anything is known (None:
    not asked now), and the newest fetch of the past."""

    health: StoresHealth
    free_bytes: int
    oldest: datetime | None
    fetch: Fetch | None


class DatabaseCard(Card):
    """Kind, place, size, readings and the oldest of them, asked again while it is shown."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Database"))
        self._services = services
        self._tasks = Tasks(self)
        self._repairs = Tasks(self)
        self._copies = Tasks(self)
        self.facts = DatabaseFacts(services, theme)
        self.message = label("", "error")
        self.fixed = label("", "hint")
        self.retry = QPushButton(self.tr("Retry"))
        self.repair = QPushButton(self.tr("Repair now"))
        self.back_up = QPushButton(self.tr("Back up…"))
        self.restore = QPushButton(self.tr("Restore…"))
        self.edit = QPushButton(self.tr("Edit connection…"))
        self.move_data = QPushButton()
        self.servers = ServersRow(services, theme)
        self.dialog: ServersDialog | None = None
        self.health: StoresHealth | None = None
        self._outcomes: dict[str, Outcome] = {}
        self._phase = services.home_assistant.state.phase
        self._looks = 0
        self._build()
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.ask)
        services.events.connection_changed.connect(self._connection_changed)

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr(
            "Database kind location size readings oldest disk DuckDB SQLite repair gaps backup "
            "restore move servers MongoDB QuestDB docker connection address password"
        )

    @property
    def is_ready(self) -> bool:
        """Whether it shows an answer."""
        return self.health is not None or not self.message.isHidden()

    @property
    def is_repairing(self) -> bool:
        """Whether a repair that was asked for here goes on."""
        return self._repairs.is_running

    @property
    def is_copying(self) -> bool:
        """Whether a backup or a restore that was asked for here goes on."""
        return self._copies.is_running

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

    async def _look(self) -> Look:
        """Asks the stores, and the disk off the loop; a database that hangs counts as away."""
        status = self._services.status
        health = await status.stores()
        free = (await asyncio.to_thread(status.disk))[1]
        oldest = await self._oldest() if health.series.available else None
        fetch = await status.last_fetch() if health.state.available else None
        return Look(health, free, oldest, fetch)

    async def _oldest(self) -> datetime | None:
        """The oldest of readings and statistics, as History has it; now and then, and else None."""
        self._looks += 1
        if self._looks % _OLDEST_EVERY != 1:
            return None
        try:
            async with asyncio.timeout(STORE_ANSWERS_S):
                return await self._services.statistics.oldest()
        except (EnergyDesktopError, TimeoutError):
            return None

    def _show(self, found: Look) -> None:
        self.health = found.health
        self.facts.show_health(found.health, found.free_bytes, found.oldest)
        self.facts.show_fetch(found.fetch)
        wrong = self.health.series.error or self.health.state.error
        self._say(spoken(wrong or self._services.databases.problem or ""))

    def _try_again(self) -> None:
        """Whoever asks again has read why a move did not end."""
        self._services.databases.forget_problem()
        self.ask()

    def repair_now(self) -> None:
        """Ask Home Assistant again for all that is missing, and compare all the rest with it.

        Once at a time; the button keeps the focus, and another press of Space meets no other one.
        """
        if self.is_repairing:
            return
        self._tell("repair", asking_words())
        name = translate("LongWork", "Repair")
        self._repairs.start(
            long_work(self, name, self._services.repair.complete),
            lambda done: self._repair_ended(
                Outcome(partial(repaired_words, done), has_failed=done.failed)
            ),
            lambda error: self._repair_ended(failure(error)),
        )

    def _repair_ended(self, outcome: Outcome) -> None:
        self.say_outcomes({"repair": outcome})
        self.ask()

    def _connection_changed(self, state: ConnectionState) -> None:
        """Why a repair failed is over once Home Assistant is there again, and so not said on."""
        is_back = state.phase is ConnectionPhase.LIVE is not self._phase
        self._phase = state.phase
        if is_back and "repair" in self._outcomes and self._outcomes["repair"].has_failed:
            self._tell("repair", "")

    def _show_error(self, error: Exception) -> None:
        self._say(error_words(error))

    def _say(self, error: str) -> None:
        self.message.setText(error)
        self.message.setVisible(bool(error))
        self.retry.setVisible(bool(error))

    def ask_for_backup_file(self) -> None:
        """Ask where the backup goes, then write it while recording goes on."""
        if self.is_copying:
            return
        dialog = self._file_dialog(self.tr("Back up"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        today = date.today().isoformat()  # noqa: DTZ011 - a name, for a person here
        dialog.selectFile(f"energy-desktop-{today}.zip")
        dialog.fileSelected.connect(lambda name: self.start_backup(Path(name)))
        dialog.open()

    def start_backup(self, file: Path) -> None:
        """Write everything into a file; the card tells how far it is. Once at a time."""
        if self.is_copying:
            return
        self._enable_files(but=self.back_up)
        self._copies.start(
            long_work(
                self, self.tr("Backup"), self._services.databases.back_up, file, self._tell_backup
            ),
            lambda _: self._backup_ended(Outcome(partial(_made_words, file), file)),
            lambda error: self._backup_ended(failure(error)),
            key="backup",
        )

    def _tell_backup(self, progress: Progress) -> None:
        percent = 100 * progress.done // max(progress.total, 1)
        self._tell("backup", self.tr("being made, {0}").format(formats.percent(percent)))

    def _backup_ended(self, outcome: Outcome) -> None:
        self._enable_files()
        self.say_outcomes({"backup": outcome})

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title, backup_folder(), self.tr("Backups (*.zip)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def ask_for_backup_to_restore(self) -> None:
        """Ask which backup, say what happens, then add what it holds and is lacking here."""
        if self.is_copying:
            return
        dialog = self._file_dialog(self.tr("Restore"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.confirm_restore(Path(name)))
        dialog.open()

    def start_restore(self, file: Path) -> None:
        """The card tells how far it is, at the end the program starts anew. Once at a time."""
        if self.is_copying:
            return
        self._enable_files(but=self.restore)
        self._copies.start(
            long_work(
                self, self.tr("Restore"), self._services.databases.restore, file, self._tell_restore
            ),
            lambda _: self._restore_ended(Outcome(_restored_words)),
            lambda error: self._restore_ended(failure(error)),
            key="restore",
        )

    def _tell_restore(self, progress: Progress) -> None:
        percent = formats.percent(100 * progress.done // max(progress.total, 1))
        is_check = progress.what == "verify"
        words = self.tr("file checked, {0}") if is_check else self.tr("being added, {0}")
        self._tell("restore", words.format(percent))

    def _restore_ended(self, outcome: Outcome) -> None:
        self._enable_files()
        self.say_outcomes({"restore": outcome})

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What it says of repair, backup and restore, and of servers that did not start."""
        return {**self._outcomes, **self.servers.outcomes}

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say what became of them, also where another card began them."""
        self.servers.say_outcomes(outcomes)
        for what in [key for key in self.facts.work_names() if key in outcomes]:
            self._tell(what, outcomes[what].words())
            self._outcomes[what] = outcomes[what]

    def _tell(self, what: str, words: str) -> None:
        """In the place of what became of the last one."""
        self._outcomes.pop(what, None)
        self.facts.set_fact(self.facts.work_names()[what], words)

    def _enable_files(self, but: QPushButton | None = None) -> None:
        """All, or none but the one that began it: the focus would go on to another button."""
        is_fixed = self._services.databases.is_fixed
        for button in (self.back_up, self.restore, self.move_data):
            can_act = but is None or button is but
            button.setEnabled(can_act and not (button is self.move_data and is_fixed))

    def confirm_restore(self, file: Path) -> QMessageBox:
        """Say what a restore does, and start it if that is wanted."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Restore"))
        box.setText(self.tr("Add the data of {0}?").format(file.name))
        box.setInformativeText(
            self.tr(
                "Readings, sensors and settings that are missing here are added; nothing that is "
                "here is changed. Recording goes on meanwhile, then Energy Desktop starts anew. To "
                "put the backup in the place of what is here: energy-desktop restore FILE --replace"
            )
        )
        add = box.addButton(self.tr("Add"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        add.clicked.connect(partial(self.start_restore, file))
        box.open()
        return box

    def ask_for_connection(self) -> None:
        """Open the dialog that changes where the servers are."""
        self.dialog = ConnectionDialog(self._services, self.theme, self)
        self.dialog.open()

    def ask_to_move(self) -> None:
        """Open the dialog that moves everything to the other kind of database."""
        self.dialog = MoveDialog(self._services, self.theme, self)
        self.dialog.open()

    def _say_what_is_fixed(self) -> None:
        """Which of its settings are set elsewhere, so that they can't be changed here."""
        settings = self._services.settings
        lines = [
            self.tr("{0}: {1}").format(setting_label(declaration), words)
            for declaration in settings.declarations
            if declaration.key in SETTINGS
            and (words := source_words(declaration, settings.source(declaration.key)))
        ]
        self.fixed.setText("\n".join(lines))
        self.fixed.setVisible(bool(lines))

    def _build(self) -> None:
        for words in (self.message, self.fixed):
            words.setWordWrap(True)
        self._say_what_is_fixed()
        databases = self._services.databases
        to_servers = databases.kind != SERVERS
        self.move_data.setText(
            self.tr("Move to servers…") if to_servers else self.tr("Move to this computer…")
        )
        self.move_data.setEnabled(not databases.is_fixed)
        buttons = WrappedRow(self.theme)
        for button in (self.repair, self.edit, self.back_up, self.restore, self.move_data):
            buttons.addWidget(button)
        self.edit.setVisible(not to_servers)
        for widget in (self.facts, self.fixed, self.message):
            self.body.addWidget(widget)
        self.body.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)
        self.body.addWidget(self.servers)
        self.servers.setVisible(not to_servers and databases.uses_started_servers)
        self.repair.setToolTip(
            self.tr("Asks Home Assistant again for all that is missing, and compares the rest")
        )
        self.restore.setToolTip(self.tr("Adds what a backup holds and is missing here"))
        self.back_up.setToolTip(
            self.tr("Writes everything into one file, which either kind of database takes back")
        )
        for button, synonyms in (
            (self.repair, self.tr("gaps missing fetch history again compare")),
            (self.back_up, self.tr("backup save copy export zip safe")),
            (self.restore, self.tr("import load backup zip")),
            (self.move_data, self.tr("migrate MongoDB QuestDB docker servers embedded DuckDB")),
            (self.edit, self.tr("MongoDB QuestDB address password user port TLS")),
        ):
            button.setProperty("search_words", synonyms)
        self.retry.clicked.connect(self._try_again)
        self.edit.clicked.connect(self.ask_for_connection)
        self.restore.clicked.connect(self.ask_for_backup_to_restore)
        self.repair.clicked.connect(self.repair_now)
        self.back_up.clicked.connect(self.ask_for_backup_file)
        self.move_data.clicked.connect(self.ask_to_move)
        self._say("")


def _made_words(file: Path) -> str:
    return translate("DatabaseCard", "made: {0}").format(file)


def _restored_words() -> str:
    return translate("DatabaseCard", "done; Energy Desktop starts anew")


def backup_folder() -> str:
    """Where a backup is looked for first: the user's documents, else the home."""
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.writableLocation(places.DocumentsLocation)
    is_there = bool(found) and Path(found).is_dir()
    return found if is_there else QStandardPaths.writableLocation(places.HomeLocation)
