"""What the desktop is set to is asked of Qt, and nothing is made up where Qt knows nothing."""

from __future__ import annotations

from enum import Enum
from types import SimpleNamespace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from energy_desktop.ui.system_wishes import SystemWishes


class Motion(Enum):
    """As Qt 6.12 has it."""

    NoPreference = 0
    ReducedMotion = 1


def asked(contrast: Qt.ContrastPreference, motion: Motion) -> SystemWishes:
    """Wishes of a desktop that tells these."""
    wishes = SystemWishes()
    wishes._accessibility = SimpleNamespace(
        contrastPreference=lambda: contrast, motionPreference=lambda: motion
    )
    return wishes


def test_high_contrast_and_reduced_motion_are_what_qt_says(qapp: QApplication) -> None:
    del qapp
    wishes = asked(Qt.ContrastPreference.HighContrast, Motion.ReducedMotion)
    assert wishes.wants_contrast
    assert wishes.wants_less_motion
    wishes = asked(Qt.ContrastPreference.NoPreference, Motion.NoPreference)
    assert not wishes.wants_contrast
    assert not wishes.wants_less_motion


def test_a_desktop_that_says_nothing_wants_nothing(qapp: QApplication) -> None:
    del qapp
    wishes = SystemWishes()
    assert not wishes.wants_contrast
    assert not wishes.wants_less_motion
