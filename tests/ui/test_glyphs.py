"""A glyph has the colour of what its button is, and every size is drawn anew."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from energy_desktop.ui import glyphs
from energy_desktop.ui.glyphs import Glyph

COLOR, CHECKED, DISABLED = QColor("#ff0000"), QColor("#00ff00"), QColor("#0000ff")


def colors_of(mode: QIcon.Mode, state: QIcon.State, side: int = 32) -> set[str]:
    """The colours, apart from how much of them there is, in a picture of the glyph."""
    return colors_in(QIcon(Glyph("home", COLOR, CHECKED, DISABLED)), mode, state, side)


def colors_in(icon: QIcon, mode: QIcon.Mode, state: QIcon.State, side: int = 32) -> set[str]:
    """The same of an icon."""
    image = icon.pixmap(QSize(side, side), 1.0, mode, state).toImage()
    assert image.size() == QSize(side, side)
    pixels = [image.pixelColor(x, y) for x in range(side) for y in range(side)]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize(
    ("mode", "state", "color"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, COLOR),
        (QIcon.Mode.Normal, QIcon.State.On, CHECKED),
        (QIcon.Mode.Active, QIcon.State.Off, CHECKED),
        (QIcon.Mode.Selected, QIcon.State.Off, CHECKED),
        (QIcon.Mode.Disabled, QIcon.State.Off, DISABLED),
        (QIcon.Mode.Disabled, QIcon.State.On, DISABLED),
    ],
)
def test_it_has_the_colour_of_its_state(
    qapp: QApplication, mode: QIcon.Mode, state: QIcon.State, color: QColor
) -> None:
    assert colors_of(mode, state) == {color.name()}


def test_a_glyph_that_the_font_does_not_have_is_a_mistake(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        Glyph("no-such-glyph", COLOR, CHECKED, DISABLED)


def test_a_copy_of_an_icon_can_be_changed(qapp: QApplication) -> None:
    icon = QIcon(Glyph("home", COLOR, CHECKED, DISABLED))
    copy = QIcon(icon)
    copy.setIsMask(True)
    assert not icon.isMask()
    gc.collect()
    assert colors_in(copy, QIcon.Mode.Normal, QIcon.State.Off) == {COLOR.name()}
    assert colors_in(copy, QIcon.Mode.Disabled, QIcon.State.Off) == {DISABLED.name()}
    clones = [*glyphs._clones]
    del copy
    assert not any(isValid(clone) for clone in clones)  # it ends with its icon


def test_without_its_font_icons_are_empty_and_the_log_says_so_once(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _file: -1)
    glyphs._family.cache_clear()
    try:
        assert colors_of(QIcon.Mode.Normal, QIcon.State.Off) == set()
        assert colors_of(QIcon.Mode.Disabled, QIcon.State.Off) == set()
    finally:
        glyphs._family.cache_clear()
    [line] = caplog.messages
    assert line.startswith("the font of the icons can't be loaded: ")


def test_the_window_loads_neither_qtawesome_nor_qtpy() -> None:
    code = "import sys, energy_desktop.ui.desktop; print({'qtawesome', 'qtpy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
