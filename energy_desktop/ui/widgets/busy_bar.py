"""A thin bar for work that goes on: it moves, or stands whole where motion is reduced."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from energy_desktop.ui.theme import Theme


class BusyBar(QProgressBar):
    """Busy from the beginning; a range set later shows how far the work is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_busy = True
        self.setObjectName("thin")
        self.setTextVisible(False)
        theme.changed.connect(self._follow)
        self._follow()

    def be_busy(self) -> None:
        """How far the work is, is not known."""
        self._is_busy = True
        self._follow()

    def show_part(self, done: int, total: int) -> None:
        """How far the work is."""
        self._is_busy = False
        self.setRange(0, max(1, total))
        self.setValue(done)

    def _follow(self) -> None:
        if self._is_busy:
            # Without an end Qt moves it; with one that is reached it stands still.
            self.setRange(0, 1 if self._theme.is_still else 0)
            self.setValue(1)
