"""The look of what is printed: light whatever the window has, and never larger than it is."""

from __future__ import annotations

from PySide6.QtGui import QFont

from energy_desktop.ui.theme import BODY_PX, Theme
from energy_desktop.ui.tokens import LIGHT, Tokens


class PaperTheme(Theme):
    """A theme for painters alone: it changes nothing of the window. Lengths are 1/96 inch."""

    def __init__(self) -> None:
        super().__init__("light")

    @property
    def tokens(self) -> Tokens:
        """Dark ink on white."""
        return LIGHT

    @property
    def scale(self) -> float:
        """Text is as large on paper as the design has it."""
        return 1.0

    def font(self, design_px: float = BODY_PX, weight: int = 400) -> QFont:
        """Plain Inter: figures of equal width, and signs that change beside figures, could be
        neither searched nor copied in a PDF."""
        font = super().font(design_px, weight)
        font.unsetFeature(QFont.Tag("tnum"))
        font.setFeature(QFont.Tag("calt"), 0)
        return font

    def _follow_system(self) -> None:
        """Paper stays white."""

    def _apply(self) -> None:
        """Nothing to be styled."""
