"""Settings › HTTP API, Appearance and About."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
import PySide6
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.status_pill import StatusPill

if TYPE_CHECKING:
    from energy_desktop.services import Services

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class Facts(QWidget):
    """Names and values in two columns; a value can be selected and copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._names: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}

    def set_fact(self, name: str, value: str) -> None:
        """Show a value beside its name; without one the row is hidden."""
        if name not in self._values:
            row = self._grid.rowCount()
            words, shown = label(name, "secondary"), label("", "")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setWordWrap(True)
            self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)
            self._names[name], self._values[name] = words, shown
        self._names[name].setVisible(bool(value))
        self._values[name].setVisible(bool(value))
        self._values[name].setText(value)
        self._values[name].setToolTip(value)

    def value(self, name: str) -> str:
        """The value shown beside a name."""
        return self._values[name].text()


class ApiCard(Card):
    """The HTTP API: whether it answers and where; its settings count from the next start on."""

    undoable = Signal(str, object)

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("HTTP API"))
        self._services = services
        self.pill = StatusPill(theme)
        self.address = label("", "strong")
        self.note = label("", "secondary")
        self.rows = SettingRows(
            services, theme, ("api_enabled", "api_host", "api_port", "api_allowed_hosts")
        )
        self._build()
        self.show_state()
        services.events.settings_changed.connect(lambda _: self.show_state())

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("HTTP API port address hosts network scripts")

    def show_state(self) -> None:
        """Whether and where it answers now."""
        url = self._services.status.api_url
        self.address.setText(url or "")
        self.address.setVisible(bool(url))
        if url is None:
            self.pill.show_status("info", "minus-circle-outline", self.tr("Off"))
        elif QUrl(url).host() in _HERE:
            self.pill.show_status("info", "shield-key-outline", self.tr("On · this computer only"))
        else:
            self.pill.show_status("warn", "lan-connect", self.tr("On · network"))
        self.note.setText(self._words(url))

    def _words(self, url: str | None) -> str:
        later = self.tr("Changes count from the next start on.")
        if url is None:
            return self._services.status.api_error or later
        return self.tr("Programs on this computer can read sensors and status here.") + " " + later

    def _build(self) -> None:
        self.add_tool(self.pill)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setWordWrap(True)
        for widget in (self.address, self.note, self.rows):
            self.body.addWidget(widget)


class AppearanceCard(Card):
    """Theme, size of text and the zone whose times are shown; ``undoable`` after each change."""

    undoable = Signal(str, object)

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Appearance"))
        self._services = services
        self.rows = SettingRows(services, theme, ("theme", "text_scale", "time_zone"))
        self.body.addWidget(self.rows)
        self.rows.changed.connect(self._offer_undo)
        services.events.settings_changed.connect(self._apply)

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("Appearance theme light dark text size time zone")

    def _apply(self, keys: frozenset[str]) -> None:
        settings = self._services.settings
        if "theme" in keys:
            self.theme.set_mode(str(settings.get("theme")))
        if "text_scale" in keys:
            self.theme.set_text_scale(int(settings.get("text_scale")))

    def _offer_undo(self, key: str, before: object, _now: object) -> None:
        self.undoable.emit(self.tr("Appearance was changed."), lambda: self.rows.put(key, before))


class AboutCard(Card):
    """Versions, licences, and where log and data are."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("About"))
        self._services = services
        self.facts = Facts(theme)
        self.rows = SettingRows(services, theme, ("log_level",))
        self._build()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("About version licence log folder data folder diagnostics")

    def _build(self) -> None:
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
        log, data = (
            self._button(self.tr("Open log folder")),
            self._button(self.tr("Open data folder")),
        )
        log.clicked.connect(lambda: _open(status.log_folder()))
        data.clicked.connect(lambda: _open(status.data_folder()))
        later = label(self.tr("The detail of the log changes from the next start on."), "secondary")
        later.setWordWrap(True)
        for widget in (facts, self.rows, later, log, data):
            self.body.addWidget(widget)

    def _button(self, words: str) -> IconButton:
        return IconButton(self.theme, "folder-open-outline", words, words)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
