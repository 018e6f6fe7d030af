"""The tray icon: how recording goes by shape, three readings, open, settings, quit.

The texts are plain functions, because menus of the desktop drop icons and colours.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from energy_desktop.models import ConnectionPhase, ConnectionState
from energy_desktop.ui import formats
from energy_desktop.ui.resources import resource

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.live import PowerNow


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tray", text)


def solar_line(now: PowerNow) -> str:
    """``Solar 4.40 kW · Home 0.43 kW``; home alone where there is no solar."""
    home = _tr("Home {0}").format(formats.power(now.home_w))
    if not now.has_solar:
        return home
    return _tr("Solar {0}").format(formats.power(now.solar_w)) + " · " + home


def grid_line(now: PowerNow) -> str:
    """``Grid: exporting 1.57 kW``."""
    if now.grid_w is None:
        return _tr("Grid: not known")
    if abs(now.grid_w) < formats.IDLE_W:
        return _tr("Grid: idle")
    words = _tr("Grid: importing {0}") if now.grid_w > 0 else _tr("Grid: exporting {0}")
    return words.format(formats.power(abs(now.grid_w)))


def battery_line(now: PowerNow) -> str:
    """``Battery 68 %, charging 2.40 kW``."""
    name = _tr("Battery {0}").format(formats.percent(now.battery_percent))
    if now.battery_percent is None:
        name = _tr("Battery")
    if now.battery_w is None:
        return _tr("{0}, not known").format(name)
    if abs(now.battery_w) < formats.IDLE_W:
        return _tr("{0}, idle").format(name)
    words = _tr("{0}, discharging {1}") if now.battery_w > 0 else _tr("{0}, charging {1}")
    return words.format(name, formats.power(abs(now.battery_w)))


def reading_lines(now: PowerNow) -> list[tuple[str, str]]:
    """Key and text of each reading that the home has."""
    lines = [("solar", solar_line(now))]
    if now.has_grid:
        lines.append(("grid", grid_line(now)))
    if now.has_battery:
        lines.append(("battery", battery_line(now)))
    return lines


def connection_line(state: ConnectionState, zone: tzinfo, paused_until: datetime | None) -> str:
    """How recording goes, in a phrase: ``Connected · HA 2026.6.1``."""
    if state.phase is ConnectionPhase.LIVE:
        words = _tr("Connected · HA {0}") if state.ha_version else _tr("Connected")
        return words.format(state.ha_version)
    if state.phase is ConnectionPhase.RETRYING:
        return _tr("Not connected since {0}").format(formats.clock(state.since, zone))
    if state.phase is ConnectionPhase.PAUSED and paused_until is not None:
        return _tr("Recording paused until {0}").format(formats.clock(paused_until, zone))
    return {
        ConnectionPhase.UNCONFIGURED: _tr("Not connected yet"),
        ConnectionPhase.CONNECTING: _tr("Connecting"),
        ConnectionPhase.WAITING_FOR_START: _tr("Home Assistant is starting"),
        ConnectionPhase.REFUSED: _tr("Token refused"),
        ConnectionPhase.PAUSED: _tr("Recording paused"),
        ConnectionPhase.READ_ONLY: _tr("Another program records"),
    }[state.phase]


def tooltip(now: PowerNow, state: ConnectionState, zone: tzinfo) -> str:
    """``Solar 4.40 kW, exporting 1.57 kW, battery 68 %``; the connection where it is not live."""
    if state.phase is not ConnectionPhase.LIVE:
        return "Energy Desktop: " + connection_line(state, zone, None)
    parts = []
    if now.has_solar:
        parts.append(_tr("Solar {0}").format(formats.power(now.solar_w)))
    if now.grid_w is not None and abs(now.grid_w) >= formats.IDLE_W:
        words = _tr("importing {0}") if now.grid_w > 0 else _tr("exporting {0}")
        parts.append(words.format(formats.power(abs(now.grid_w))))
    if now.battery_percent is not None:
        parts.append(_tr("battery {0}").format(formats.percent(now.battery_percent)))
    return ", ".join(parts) or "Energy Desktop"


def icon_name(phase: ConnectionPhase) -> str:
    """The shape for a phase: live, paused, or disconnected (a slash)."""
    if phase is ConnectionPhase.LIVE:
        return "tray-live"
    return "tray-paused" if phase is ConnectionPhase.PAUSED else "tray-disconnected"


_TOOLTIP_EVERY_MS = 5000


class Tray(QObject):
    """Owns icon and menu. ``page_requested`` carries a page's name and what it goes to there.

    ``show_message`` (title, text) is the desktop's way to say something, replaced in tests.
    """

    toggle_requested = Signal()
    open_requested = Signal()
    page_requested = Signal(str, object)
    quit_requested = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shape = ""
        self._later = QTimer(self, interval=_TOOLTIP_EVERY_MS, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self.rebuild)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.show_message: Callable[[str, str], None] = self._show_message
        self.icon.activated.connect(self._activated)
        services.events.connection_changed.connect(self.refresh)
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

    def tell_it_records(self) -> None:
        """Say that the program goes on without its window, and where it is ended."""
        self.show_message(
            self.tr("Energy Desktop"),
            self.tr("Energy Desktop keeps recording in the tray. Quit it from the tray's menu."),
        )

    @property
    def shape(self) -> str:
        """The name of the icon that is shown."""
        return self._shape

    def refresh(self, _state: object = None) -> None:
        """Icon and tooltip for how it is now."""
        state = self._services.home_assistant.state
        shape = icon_name(state.phase)
        if shape != self._shape:
            self._shape = shape
            icon = QIcon(str(resource("icons", f"{shape}.svg")))
            icon.setIsMask(True)  # a template image: macOS colours it like its other icons
            self.icon.setIcon(icon)
        zone = self._services.live.zone
        self.icon.setToolTip(tooltip(self._services.live.now(), state, zone))

    def rebuild(self) -> None:
        """Write the menu anew; done each time it is about to be shown."""
        self.menu.clear()
        now = self._services.live.now()
        for _, text in reading_lines(now):
            self._add(text, lambda: self.page_requested.emit("dashboard", None))
        self.menu.addSeparator()
        self._add(self.tr("Open Energy Desktop"), self.open_requested.emit)
        self._add(self.tr("Settings…"), lambda: self.page_requested.emit("settings", None))
        self.menu.addSeparator()
        home_assistant = self._services.home_assistant
        line = connection_line(
            home_assistant.state, self._services.live.zone, home_assistant.paused_until
        )
        self._add(line, lambda: self.page_requested.emit("settings", "connection"))
        self.menu.addSeparator()
        self._add(self.tr("Quit (recording stops)"), self.quit_requested.emit)

    def _show_message(self, title: str, text: str) -> None:
        self.icon.showMessage(title, text, QApplication.windowIcon())

    def _add(self, text: str, on_use: Any) -> None:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda _=False: on_use())

    def _values_changed(self, _values: object) -> None:
        if self.icon.isVisible() and not self._later.isActive():
            self._later.start()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.toggle_requested.emit()
