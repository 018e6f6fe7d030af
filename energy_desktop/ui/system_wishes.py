"""What the desktop is set to for its user: dark, high contrast, less motion; told as it changes."""

from __future__ import annotations

import ctypes
import sys
from ctypes.util import find_library
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from energy_desktop.ui.desktop_settings import DesktopSettings

_SPI_GETCLIENTAREAANIMATION = 0x1042


class SystemWishes(QObject):
    """``changed`` when any of them may be different now.

    Contrast: ``QStyleHints.accessibility()`` of Qt 6.10. Motion: the same from Qt 6.12 on; before,
    the settings of Windows and macOS are read, and those of Linux desktops once ``follow`` is
    called, until ``close``.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # What it gives out is valid only as long as it is held itself.
        self._hints = hints = QGuiApplication.styleHints()
        self._accessibility: Any = hints.accessibility()
        hints.colorSchemeChanged.connect(self._tell)
        # Who comes back from the system's settings may have changed what nobody tells us.
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.applicationStateChanged.connect(self._tell)
        self._accessibility.contrastPreferenceChanged.connect(self._tell)
        if (motion := getattr(self._accessibility, "motionPreferenceChanged", None)) is not None:
            motion.connect(self._tell)
        self._desktop = DesktopSettings(self)
        self._desktop.changed.connect(self._tell)

    def follow(self) -> None:
        """Ask the desktop, where Qt does not, and listen to it."""
        if sys.platform == "linux" and not hasattr(self._accessibility, "motionPreference"):
            self._desktop.follow()

    def close(self) -> None:
        """Listen to it no more."""
        self._desktop.close()

    @property
    def is_dark(self) -> bool:
        """Whether the desktop is dark."""
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def wants_contrast(self) -> bool:
        """Whether the desktop is set to high contrast."""
        preference = self._accessibility.contrastPreference()
        return bool(preference == Qt.ContrastPreference.HighContrast)

    @property
    def wants_less_motion(self) -> bool:
        """Whether the desktop is set to reduced motion; False where it does not say."""
        ask = getattr(self._accessibility, "motionPreference", None)
        if ask is not None:
            return getattr(ask(), "name", "") != "NoPreference"
        return self._desktop.wants_less_motion or _asked_of_the_system()

    def _tell(self) -> None:
        self.changed.emit()


def _asked_of_the_system() -> bool:
    try:
        if sys.platform == "win32":
            return not _windows_animates()
        return sys.platform == "darwin" and _mac_reduces_motion()
    except (OSError, AttributeError):
        return False


def _windows_animates() -> bool:
    """*Animation effects* in the settings of Windows."""
    shown = ctypes.c_int(1)
    user32: Any = getattr(ctypes, "windll").user32  # noqa: B009 - only Windows has it
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return bool(shown.value)


def _mac_reduces_motion() -> bool:
    """``NSWorkspace.accessibilityDisplayShouldReduceMotion``."""
    runtime = ctypes.CDLL(find_library("objc"))
    runtime.objc_getClass.restype = runtime.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
        ("objc_msgSend", runtime)
    )
    workspace = send(
        runtime.objc_getClass(b"NSWorkspace"), runtime.sel_registerName(b"sharedWorkspace")
    )
    answer = send(workspace, runtime.sel_registerName(b"accessibilityDisplayShouldReduceMotion"))
    return bool((answer or 0) & 0xFF)
