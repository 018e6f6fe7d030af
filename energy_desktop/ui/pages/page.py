"""What every page of the window is: a widget with a title that says when it has drawn its data."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page below the window's header, which shows ``title``, ``subtitle`` and the chip.

    ``header_tool`` is a widget the header shows left of the chip (None: none). A page is built
    once and kept; it stops asking and painting while hidden.
    """

    header_changed = Signal()  # title, subtitle or tool are different now
    page_requested = Signal(str, object)  # name of another page, and what it should show there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header_tool: QWidget | None = None

    @property
    def title(self) -> str:
        """The name of the page, as a heading."""
        raise NotImplementedError

    @property
    def subtitle(self) -> str:
        """One line below the title; may be empty."""
        return ""

    def is_ready(self) -> bool:
        """Whether its data has arrived and been painted."""
        raise NotImplementedError

    def show_target(self, target: object) -> None:
        """Go to what another page asked for (a section, a sensor); unknown ones are ignored."""

    def outcomes(self) -> Mapping[str, str]:
        """What it says of long work that has ended, for the page that takes its place."""
        return {}

    def say_outcomes(self, outcomes: Mapping[str, str]) -> None:
        """Say what the page before said of long work that has ended."""

    def refresh(self) -> None:
        """Ask for everything again (F5)."""
