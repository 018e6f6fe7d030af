"""A line at the top of a card or page that says what is going on, with at most one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import ElidedLabel, label

_ROOM_PX = 6


class Banner(QFrame):
    """Hidden until ``say``; tones are ok, warn, err and info. ``acted`` when the button is used.

    One line that is cut with …, unless it ``wraps``.
    """

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone, self._icon_name = "info", "information-outline"
        self._picture = QLabel()
        kind = "secondary_strong"
        self.text_label: QLabel = label("", kind) if wraps else ElidedLabel("", kind)
        self.text_label.setWordWrap(wraps)
        self.button = QPushButton()
        self.button.setProperty("kind", "flat")
        self.button.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.text_label, 1)
        self._row.addWidget(self.button)
        theme.changed.connect(self._restyle)
        self.hide()

    def say(self, tone: str, icon_name: str, text: str, action: str = "") -> None:
        """Show a sentence."""
        self._tone, self._icon_name = tone, icon_name
        self.text_label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._restyle()
        self.show()

    def _restyle(self) -> None:
        theme, px = self._theme, self._theme.px
        ground, ink = (theme.color(name).name() for name in (f"{self._tone}_bg", self._tone))
        self.setStyleSheet(
            f"Banner {{ background: {ground}; border-radius: {px(8)}px; }}"
            f"Banner QLabel {{ color: {ink}; }}"
        )
        self._row.setContentsMargins(px(12), px(2), px(4), px(2))
        self._row.setSpacing(px(8))
        # Beside a button one line has this room anyway.
        self.text_label.setContentsMargins(0, px(_ROOM_PX), 0, px(_ROOM_PX))
        self._picture.setPixmap(pixmap(theme, self._icon_name, self._tone, size=16))
        self.setMinimumHeight(px(32))
