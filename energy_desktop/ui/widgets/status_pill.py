"""A small rounded word in a status colour, with an icon so that colour is not needed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import FittingLabel


class StatusPill(QFrame):
    """Tones are ok, warn, err and info."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone, self._icon_name = "info", "information-outline"
        self._picture = QLabel()
        self.words = FittingLabel("", "")
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_status(self, tone: str, icon_name: str, text: str) -> None:
        """What to say, and how it is meant; without a text it is the icon alone.

        Where room is short only what stands before a dot is said.
        """
        self._tone, self._icon_name = tone, icon_name
        self.words.set_wordings([text, text.partition(" · ")[0]])
        self.words.setVisible(bool(text))
        self.setAccessibleName(text)
        self._restyle()

    def _restyle(self) -> None:
        theme, px = self._theme, self._theme.px
        ground, ink = (theme.color(name).name() for name in (f"{self._tone}_bg", self._tone))
        self.setStyleSheet(
            f"StatusPill {{ background: {ground}; border-radius: {px(9)}px; }}"
            f"StatusPill QLabel {{ color: {ink}; font-weight: 600; font-size: {px(12)}px; }}"
        )
        right = 12 if self.words.text() else 10
        self._row.setContentsMargins(px(10), px(3), px(right), px(3))
        self._row.setSpacing(px(6))
        self._picture.setPixmap(pixmap(theme, self._icon_name, self._tone, size=14))
