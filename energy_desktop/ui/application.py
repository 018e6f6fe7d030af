"""The Qt application of a run with windows; a clear word where there is no screen."""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from energy_desktop.errors import NoDisplay
from energy_desktop.ui.widgets import accessible_chart

_log = logging.getLogger("energy_desktop.qt")
_NO_SCREEN = "There is no screen to show the window on; use --headless to collect without one."
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def make_application(*, offscreen: bool) -> QApplication:
    """The application; ``offscreen`` draws without a screen. Raises NoDisplay where none is."""
    if offscreen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise NoDisplay(_NO_SCREEN)
    qInstallMessageHandler(_take_message)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    application.setApplicationDisplayName("Energy Desktop")
    application.setDesktopFileName("energy-desktop")
    accessible_chart.install()
    return application


def _take_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own messages go into the log; what it only warns of is for developers."""
    if kind is QtMsgType.QtFatalMsg and "platform plugin" in message:
        _end_without_screen()
    serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    _log.log(logging.ERROR if serious else logging.DEBUG, "%s", message)


def _end_without_screen() -> None:
    """Qt is about to abort, as the screen that the environment names is not there."""
    print(f"energy-desktop: {_NO_SCREEN}", file=sys.stderr, flush=True)  # noqa: T201
    os._exit(1)
