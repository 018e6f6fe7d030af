"""Settings › About: versions, licences, log and data, and a report for whoever helps."""

from __future__ import annotations

import platform
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
import PySide6
from PySide6.QtCore import QLocale, QStandardPaths, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from energy_desktop.ui.languages import error_words
from energy_desktop.ui.pages.settings_facts import Facts
from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.setting_words import FIXED, setting_label, source_name
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

if TYPE_CHECKING:
    from energy_desktop.config import Setting
    from energy_desktop.services import Services


class AboutCard(Card):
    """The report is copied or saved here and sent nowhere."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("About"))
        self._services = services
        self._tasks = Tasks(self)
        self.facts = Facts(theme)
        self.rows = SettingRows(services, theme, ("log_level",))
        self.names = WrappedCheckBox(self.tr("With the names of sensors"))
        self.copy_report = self._button("content-copy", self.tr("Copy report"))
        self.save_report = self._button("content-save-outline", self.tr("Save report…"))
        self.message = label("", "secondary")
        self._build()
        self._show_facts()
        self._connect()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr(
            "About version licence log folder data folder diagnostics report bug support help"
        )

    @property
    def is_busy(self) -> bool:
        """Whether a report is being made."""
        return self._tasks.is_running

    def copy(self) -> None:
        """Put the report into the clipboard."""
        self._make(self._copied)

    def ask_for_file(self) -> None:
        """Ask where the report goes, then write it."""
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Save report"), folder, self.tr("Text (*.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        today = date.today().isoformat()  # noqa: DTZ011 - a name, for a person here
        dialog.selectFile(f"energy-desktop-report-{today}.txt")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, file: Path) -> None:
        """Write the report into a file."""
        self._make(lambda text: self._write(text, file))

    def _make(self, take: Callable[[str], None]) -> None:
        self._say(self.tr("Being made…"), "secondary")
        report = self._services.diagnostics.report(versions(), with_names=self.names.isChecked())
        self._tasks.start(report, take, self._fail, key="report")

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(self.tr("Copied. Paste it where you ask for help."), "ok")

    def _write(self, text: str, file: Path) -> None:
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            words = self.tr("The report can't be saved in {0}: {1}.")
            self._say(words.format(file, error.strerror), "error")
            return
        self._say(self.tr("Saved in {0}").format(file), "ok")

    def _fail(self, error: Exception) -> None:
        self._say(error_words(error), "error")

    def _say(self, words: str, kind: str) -> None:
        set_kind(self.message, kind)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _show_facts(self) -> None:
        facts, status = self.facts, self._services.status
        facts.set_fact(self.tr("Energy Desktop"), str(status.version))
        facts.set_fact(self.tr("Licence"), "GPL-3.0-or-later")
        facts.set_fact(
            self.tr("Built with"),
            self.tr(
                "Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), "
                "Material Design Icons (Apache 2.0)"
            ).format(platform.python_version(), PySide6.__version__, pg.__version__),
        )
        facts.set_fact(self.tr("Log"), str(status.log_folder()))
        facts.set_fact(self.tr("Data"), str(status.data_folder()))
        facts.set_fact(self.tr("Set elsewhere"), self._set_elsewhere())

    def _set_elsewhere(self) -> str:
        """The settings that the environment, ``.env``, the command line or a demo give."""
        settings, words = self._services.settings, self.tr("{0} ({1})")
        given = [(d, settings.source(d.key)) for d in settings.declarations]
        return "\n".join(
            words.format(setting_label(d), self._by(d, source))
            for d, source in given
            if source in FIXED
        )

    def _by(self, declaration: Setting, source: str) -> str:
        """The variable that gives it, or what does so without one."""
        if declaration.key == "ha_url" and self._services.status.is_demo:
            return self.tr("simulated home")
        if declaration.env is None or source == "command line":
            return source_name(source)
        return declaration.env

    def _build(self) -> None:
        later = label(self.tr("The detail of the log changes from the next start on."), "secondary")
        about = label(
            self.tr(
                "A report tells whoever helps you how the program is: versions, settings, "
                "databases and the end of the log. It holds no token, key or password, and nothing "
                "is sent."
            ),
            "secondary",
        )
        for words in (later, about, self.message):
            words.setWordWrap(True)
        self.message.hide()
        self._log = self._button("folder-open-outline", self.tr("Open log folder"))
        self._data = self._button("folder-open-outline", self.tr("Open data folder"))
        for widget in (self.facts, self.rows, later):
            self.body.addWidget(widget)
        folders = QVBoxLayout()
        for button in (self._log, self._data):
            folders.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(folders)
        self.body.addWidget(about)
        self.body.addWidget(self.names)
        for button in (self.copy_report, self.save_report):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.message)

    def _connect(self) -> None:
        status = self._services.status
        self._log.clicked.connect(lambda: _open(status.log_folder()))
        self._data.clicked.connect(lambda: _open(status.data_folder()))
        self.copy_report.clicked.connect(self.copy)
        self.save_report.clicked.connect(self.ask_for_file)

    def _button(self, icon_name: str, words: str) -> IconButton:
        return IconButton(self.theme, icon_name, words, words)


def versions() -> dict[str, str]:
    """What only the window knows of the computer, for the report."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return {
        "Qt": f"{qVersion()} (PySide6 {PySide6.__version__}, pyqtgraph {pg.__version__})",
        "Platform": QGuiApplication.platformName(),
        "Screen": f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}",
        "Locale": QLocale().name(),
    }


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
