"""The tray icon: how recording goes by shape, three readings, open, pause, export, settings, quit.

The texts are plain functions, because menus of the desktop drop icons and colours.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from energy_desktop.models import ConnectionPhase, ConnectionState
from energy_desktop.ui import formats
from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.tile_texts import known_until
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.tray_icon import tray_icon
from energy_desktop.ui.widgets.pause_button import PauseMenu

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.live import PowerNow
    from energy_desktop.ui.notices import Notice


def solar_line(now: PowerNow) -> str:
    """``Solar 4.40 kW · Home 0.43 kW``; home alone where there is no solar."""
    home = translate("Tray", "Home {0}").format(formats.power(now.home_w))
    if not now.has_solar:
        return home
    return translate("Tray", "Solar {0}").format(formats.power(now.solar_w)) + " · " + home


def grid_line(now: PowerNow) -> str:
    """``Grid: exporting 1.57 kW``."""
    if now.grid_w is None:
        return translate("Tray", "Grid: not known")
    if abs(now.grid_w) < formats.IDLE_W:
        return translate("Tray", "Grid: idle")
    words = (
        translate("Tray", "Grid: importing {0}")
        if now.grid_w > 0
        else translate("Tray", "Grid: exporting {0}")
    )
    return words.format(formats.power(abs(now.grid_w)))


def battery_line(now: PowerNow) -> str:
    """``Battery 68 %, charging 2.40 kW``."""
    name = translate("Tray", "Battery {0}").format(formats.percent(now.battery_percent))
    if now.battery_percent is None:
        name = translate("Tray", "Battery")
    if now.battery_w is None:
        return translate("Tray", "{0}, not known").format(name)
    if abs(now.battery_w) < formats.IDLE_W:
        return translate("Tray", "{0}, idle").format(name)
    words = (
        translate("Tray", "{0}, discharging {1}")
        if now.battery_w > 0
        else translate("Tray", "{0}, charging {1}")
    )
    return words.format(name, formats.power(abs(now.battery_w)))


def reading_lines(now: PowerNow) -> list[tuple[str, str]]:
    """Key and text of each reading that the home has."""
    lines = [("solar", solar_line(now))]
    if now.has_grid:
        lines.append(("grid", grid_line(now)))
    if now.has_battery:
        lines.append(("battery", battery_line(now)))
    return lines


def as_of_line(now: PowerNow, state: ConnectionState, zone: tzinfo) -> str:
    """``Last values, as of 14:32:00``; empty while the readings are those of now."""
    at = known_until(state, now)
    if at is None:
        return ""
    words = translate("Tray", "Last values, as of {0}")
    return words.format(formats.clock(at, zone, seconds=True))


def connection_line(state: ConnectionState, zone: tzinfo, paused_until: datetime | None) -> str:
    """How recording goes, in a phrase: ``Connected · HA 2026.6.1``."""
    if state.phase is ConnectionPhase.LIVE:
        words = (
            translate("Tray", "Connected · HA {0}")
            if state.ha_version
            else translate("Tray", "Connected")
        )
        return words.format(state.ha_version)
    if state.phase is ConnectionPhase.RETRYING:
        return translate("Tray", "Not connected since {0}").format(formats.clock(state.since, zone))
    if state.phase is ConnectionPhase.PAUSED and paused_until is not None:
        return translate("Tray", "Recording paused until {0}").format(
            formats.clock(paused_until, zone)
        )
    return {
        ConnectionPhase.UNCONFIGURED: translate("Tray", "Not connected yet"),
        ConnectionPhase.CONNECTING: translate("Tray", "Connecting"),
        ConnectionPhase.WAITING_FOR_START: translate("Tray", "Home Assistant is starting"),
        ConnectionPhase.REFUSED: translate("Tray", "Token refused"),
        ConnectionPhase.PAUSED: translate("Tray", "Recording paused"),
        ConnectionPhase.READ_ONLY: translate("Tray", "Another program records"),
    }[state.phase]


def tooltip(
    now: PowerNow, state: ConnectionState, zone: tzinfo, paused_until: datetime | None = None
) -> str:
    """``Solar 4.40 kW, exporting 1.57 kW, battery 68 %``; the connection where it is not live."""
    if state.phase is not ConnectionPhase.LIVE:
        return translate("Tray", "Energy Desktop: {0}").format(
            connection_line(state, zone, paused_until)
        )
    parts = []
    if now.has_solar:
        parts.append(translate("Tray", "Solar {0}").format(formats.power(now.solar_w)))
    if now.grid_w is not None and abs(now.grid_w) >= formats.IDLE_W:
        words = (
            translate("Tray", "importing {0}")
            if now.grid_w > 0
            else translate("Tray", "exporting {0}")
        )
        parts.append(words.format(formats.power(abs(now.grid_w))))
    if now.battery_percent is not None:
        parts.append(translate("Tray", "battery {0}").format(formats.percent(now.battery_percent)))
    return ", ".join(parts) or "Energy Desktop"


def icon_name(phase: ConnectionPhase, *, is_repairing: bool = False) -> str:
    """The shape for a phase: live, filling gaps, paused, or disconnected (a slash)."""
    if phase is ConnectionPhase.LIVE:
        return "tray-repairing" if is_repairing else "tray-live"
    return "tray-paused" if phase is ConnectionPhase.PAUSED else "tray-disconnected"


_TOOLTIP_EVERY_MS = 5000


class Tray(QObject):
    """Owns icon and menu. ``page_requested`` carries a page's name and what it goes to there.

    ``show_message`` (notice) is the desktop's way to say something, replaced in tests.
    """

    toggle_requested = Signal()
    open_requested = Signal()
    page_requested = Signal(str, object)
    export_requested = Signal()
    quit_requested = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._tasks = Tasks(self)
        self._shape = ""
        self._notice: Notice | None = None
        self._later = QTimer(self, interval=_TOOLTIP_EVERY_MS, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self.menu = QMenu()
        self.pause_menu = PauseMenu(services)
        self.menu.aboutToShow.connect(self.rebuild)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.show_message: Callable[[Notice], None] = self._show_message
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self._open_notice)
        services.events.connection_changed.connect(self.refresh)
        services.events.progress_changed.connect(self.refresh)
        services.events.values_changed.connect(self._values_changed)
        self.refresh()
        self.rebuild()

    def show(self) -> None:
        """Show the icon, where the desktop has a tray."""
        self.icon.show()

    def close(self) -> None:
        """Take icon and menu away."""
        self._later.stop()
        self.icon.hide()
        self.menu.deleteLater()
        self.pause_menu.deleteLater()

    def tell(self, notice: Notice) -> None:
        """Show a notification; a click on it opens its page."""
        self._notice = notice
        self.show_message(notice)

    @property
    def shape(self) -> str:
        """The name of the icon that is shown."""
        return self._shape

    def refresh(self, _news: object = None) -> None:
        """Icon and tooltip for how it is now."""
        home_assistant = self._services.home_assistant
        state = home_assistant.state
        shape = icon_name(state.phase, is_repairing=self._services.status.progress.total > 0)
        if shape != self._shape:
            self._shape = shape
            self.icon.setIcon(tray_icon(shape))
        live = self._services.live
        words = tooltip(live.now(), state, live.zone, home_assistant.paused_until)
        if words != self.icon.toolTip():
            self.icon.setToolTip(words)

    def rebuild(self) -> None:
        """Write the menu anew; done each time it is about to be shown."""
        self.menu.clear()
        self._add_readings()
        self.menu.addSeparator()
        self._add(self.tr("Open Energy Desktop"), self.open_requested.emit)
        self._add_pause()
        self._add(self.tr("Export today as CSV…"), self.export_requested.emit)
        self._add(self.tr("Settings…"), lambda: self.page_requested.emit("settings", None))
        self.menu.addSeparator()
        home_assistant = self._services.home_assistant
        line = connection_line(
            home_assistant.state, self._services.live.zone, home_assistant.paused_until
        )
        self._add(line, lambda: self.page_requested.emit("settings", "connection"))
        self.menu.addSeparator()
        self._add(self.tr("Quit (recording stops)"), self.quit_requested.emit)

    def _add_readings(self) -> None:
        live, state = self._services.live, self._services.home_assistant.state
        now = live.now()
        lines = [as_of_line(now, state, live.zone), *(text for _, text in reading_lines(now))]
        for text in filter(None, lines):
            self._add(text, lambda: self.page_requested.emit("dashboard", None))

    def _add_pause(self) -> None:
        home_assistant = self._services.home_assistant
        if home_assistant.state.phase is ConnectionPhase.PAUSED:
            self._add(self.tr("Resume recording"), self._resume)
        else:
            self.menu.addMenu(self.pause_menu).setEnabled(home_assistant.can_pause)

    def _resume(self) -> None:
        self._tasks.start(self._services.home_assistant.resume(), key="pause")

    def _show_message(self, notice: Notice) -> None:
        if notice.is_critical:
            critical = QSystemTrayIcon.MessageIcon.Critical
            self.icon.showMessage(notice.title, notice.text, critical)
        else:
            self.icon.showMessage(notice.title, notice.text, QApplication.windowIcon())

    def _open_notice(self) -> None:
        if self._notice is not None:
            self.page_requested.emit(self._notice.page, self._notice.target)

    def _add(self, text: str, on_use: Any) -> None:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda _=False: on_use())

    def _values_changed(self, _values: object) -> None:
        if self.icon.isVisible() and not self._later.isActive():
            self._later.start()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.toggle_requested.emit()
