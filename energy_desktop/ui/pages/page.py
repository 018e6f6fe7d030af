"""What every page of the window is: a widget with a title that says when it has drawn its data."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QToolTip, QWidget

from energy_desktop.ui.outcome import Outcome
from energy_desktop.ui.widgets.tab_stops import FocusInSight, pass_by, scroll_by_key


class Page(QWidget):
    """A page below the window's header, which shows ``title``, ``subtitle`` and the chip.

    ``header_tool`` is a widget the header shows left of the chip (None: none). A page is built
    once and kept; it stops asking and painting while hidden.
    """

    header_changed = Signal()  # title, subtitle or tool are different now
    page_requested = Signal(str, object)  # name of another page, and what it should show there
    news = Signal(bool)  # it says something that ended while nobody saw it; False: that was seen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header_tool: QWidget | None = None
        self._scrolled: QScrollArea | None = None

    def scroll_with(self, area: QScrollArea, *tables: QAbstractItemView) -> None:
        """What scrolls the page: no tab stop, and moved by the keys that nothing else takes, and
        to what gets the focus, and to the rows that ``tables`` go to."""
        pass_by(area)
        FocusInSight(area, tables)
        area.verticalScrollBar().valueChanged.connect(QToolTip.hideText)
        self._scrolled = area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll."""
        if self._scrolled is None or not scroll_by_key(self._scrolled, event.key()):
            super().keyPressEvent(event)

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

    def outcomes(self) -> Mapping[str, Outcome]:
        """What it says of long work that has ended, for the page that takes its place."""
        return {}

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say what the page before said of long work that has ended."""

    def tell_news(self) -> None:
        """Tell ``news``, unless it can be seen; a page before this one told them, unseen."""

    def place(self) -> object:
        """What the user looks at, for the page that takes its place; None: nothing to keep."""
        return None

    def go_to_place(self, place: object) -> None:
        """Show what the user looked at on the page before, as its ``place`` gave it."""

    def refresh(self) -> None:
        """Ask for everything again (F5)."""
