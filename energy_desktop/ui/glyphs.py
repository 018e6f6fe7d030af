"""Glyphs of the Material Design font that comes with qtawesome, drawn without qtawesome.

It would load thirteen fonts with the names of all their glyphs, and qtpy, for the one that is used:
35 MiB and a fifth of the start. On Windows it would also copy them to the user's own fonts.
"""

from __future__ import annotations

import functools
import logging
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import orjson
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from shiboken6 import isValid

_log = logging.getLogger(__name__)
_FONT: Final = "materialdesignicons6-webfont-6*.ttf"
_NAMES: Final = "materialdesignicons6-webfont-charmap-6*.json"
_OF_HEIGHT: Final = 0.875
"""What a glyph takes of its icon's height: the font has no room around it."""


_clones: Final[list[Glyph]] = []
"""Those that Qt still has."""


class Glyph(QIconEngine):
    """Draws one glyph in the colour of the state it is asked for.

    ``checked`` is that of what is on, selected or under the pointer.
    """

    def __init__(self, name: str, color: QColor, checked: QColor, disabled: QColor) -> None:
        super().__init__()
        self._character = _characters()[name]
        self._colors = color, checked, disabled
        self._name = name

    def clone(self) -> Glyph:
        """What a copy of its icon gets that is changed."""
        made = Glyph(self._name, *self._colors)
        # Qt owns it, but PySide does not know that of what a virtual method returns.
        _clones[:] = [*filter(isValid, _clones), made]
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if not _family():
            return
        painter.save()
        font = QFont(_family())
        font.setPixelSize(max(1, round(_OF_HEIGHT * rect.height())))
        painter.setFont(font)
        painter.setPen(self._color(mode, state))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        color, checked, disabled = self._colors
        if mode is QIcon.Mode.Disabled:
            return disabled
        return color if (mode, state) == (QIcon.Mode.Normal, QIcon.State.Off) else checked


@functools.cache
def _family() -> str:
    """The font's name, once Qt has loaded it; empty where it can't: then no glyph is drawn."""
    file = _file(_FONT)
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    if not families:
        _log.warning("the font of the icons can't be loaded: %s", file)
    return families[0] if families else ""


@functools.cache
def _characters() -> dict[str, str]:
    codes: dict[str, str] = orjson.loads(_file(_NAMES).read_bytes())
    return {name: chr(int(code, 16)) for name, code in codes.items()}


def _file(pattern: str) -> Path:
    """A file of qtawesome, which is found but not imported."""
    package = find_spec("qtawesome")
    assert package is not None  # noqa: S101 - it is installed with the program
    assert package.submodule_search_locations is not None  # noqa: S101 - it is a package
    return next((Path(package.submodule_search_locations[0]) / "fonts").glob(pattern))
