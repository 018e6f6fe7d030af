"""A small rounded word in a status colour, with an icon so that colour is not needed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
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
        self._row.addStretch()
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

    def sizeHint(self) -> QSize:
        """Room for the longest wording, whichever is said now."""
        hint, words = super().sizeHint(), self.words.sizeHint().width()
        cut = words - min(words, self.words.maximumWidth())
        return QSize(hint.width() + cut, hint.height()) if self.words.text() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground below what is said, at the right of the room that there is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(f"{self._tone}_bg"))
        radius = self._theme.px(9)
        painter.drawRoundedRect(self.ground(), radius, radius)

    def ground(self) -> QRect:
        """Where the pill is drawn."""
        left = self._picture.x() - self._row.contentsMargins().left()
        return self.rect().adjusted(left, 0, 0, 0)

    def _fit(self) -> None:
        """The words have no more room than they need."""
        taken = self._picture.sizeHint().width() + self._row.spacing()
        room = max(0, self.contentsRect().width() - self._margins_width() - taken)
        self.words.setMaximumWidth(self.words.width_within(room))
        self.update()

    def _margins_width(self) -> int:
        margins = self._row.contentsMargins()
        return margins.left() + margins.right()

    def _restyle(self) -> None:
        theme, px = self._theme, self._theme.px
        ink = theme.color(self._tone).name()
        self.setStyleSheet(
            f"StatusPill QLabel {{ color: {ink}; font-weight: 600; font-size: {px(12)}px; }}"
        )
        right = 12 if self.words.text() else 10
        self._row.setContentsMargins(px(10), px(3), px(right), px(3))
        self._row.setSpacing(px(6))
        self._picture.setPixmap(pixmap(theme, self._icon_name, self._tone, size=14))
        self._fit()
