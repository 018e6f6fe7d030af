"""Which pictures there are: languages × views × colours × sizes × sizes of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from energy_desktop.config import THEMES

LANGUAGES: Final = ("en", "de")
"""English, and the language with the longest words."""
VIEWS: Final = (
    "dashboard",
    "dashboard-whole",
    "history",
    "history-table",
    "settings",
    "settings-whole",
    "first-run",
    "first-run-sensors",
    "dashboard-disconnected",
)
"""``-whole``: all that the page holds, scrolled or not. The last one ends the connection."""
COLORS: Final = tuple(theme for theme in THEMES if theme != "system")
SIZES: Final = ((1280, 800), (1024, 700), (720, 520))
TEXT_SCALES: Final = (100, 200)


@dataclass(frozen=True, slots=True)
class Look:
    """One picture of a view: ``colors`` is a theme's name, ``text_scale`` in percent."""

    view: str
    colors: str
    size: tuple[int, int]
    text_scale: int

    @property
    def file_name(self) -> str:
        """The name of its file."""
        width, height = self.size
        return f"{self.view}-{self.colors}-{width}x{height}-{self.text_scale}.png"


def looks(view: str) -> Iterator[Look]:
    """Those of one view; what costs most to change changes least often."""
    for text_scale, colors, size in product(TEXT_SCALES, COLORS, SIZES):
        yield Look(view, colors, size, text_scale)
