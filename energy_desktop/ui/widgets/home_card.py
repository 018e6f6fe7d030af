"""A Home Assistant that was found, as a card with a radio button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from energy_desktop.models import FoundHome
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import ElidedLabel, label

_RADIUS, _DOT, _SIDE = 8.0, 4.0, 20.0


class HomeCard(QRadioButton):
    """Name, address and version of a home; one of its siblings is chosen, or none."""

    def __init__(self, theme: Theme, home: FoundHome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._name = ElidedLabel("", "card_title")
        self._url = ElidedLabel("", "secondary")
        self._version = label("", "secondary")
        self.home = home
        self._build()
        self.set_home(home)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_home(self, home: FoundHome) -> None:
        """Another name or version of the same home."""
        self.home = home
        self._name.setText(home.name)
        self._url.setText(home.url)
        self._version.setText(home.version)
        self.setAccessibleName(", ".join(part for part in (home.name, home.url) if part))
        self.setAccessibleDescription(home.version)

    def set_chosen(self, chosen: bool) -> None:
        """Choose it, or leave all of them unchosen, which a click never does."""
        self.setAutoExclusive(chosen)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the card can be clicked."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """What its words need."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Long words are cut."""
        return self._row.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, its border and the radio button; the words are widgets."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_surface(painter)
        self._paint_radio(painter)

    def _paint_surface(self, painter: QPainter) -> None:
        thick = self.isChecked() or self.hasFocus()
        ink = "info" if self.hasFocus() else "ink" if self.isChecked() else "border"
        if not thick and self.underMouse():
            ink = "strong"
        painter.setPen(QPen(self._color(ink), 2 if thick else 1))
        painter.setBrush(self._color("raised" if self.underMouse() else "surface"))
        edge = 1.0 if thick else 0.5
        corner = self._theme.px(12)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), corner, corner
        )

    def _paint_radio(self, painter: QPainter) -> None:
        px, scale = self._theme.px, self._theme.scale
        center = QPointF(self.width() - px(_SIDE + _RADIUS), self.height() / 2)
        painter.setBrush(self._color("surface"))
        painter.setPen(QPen(self._color("primary" if self.isChecked() else "strong"), 1.5 * scale))
        painter.drawEllipse(center, (_RADIUS - 1) * scale, (_RADIUS - 1) * scale)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color("primary"))
            painter.drawEllipse(center, _DOT * scale, _DOT * scale)

    def _color(self, token: str) -> QColor:
        return QColor(getattr(self._theme.tokens, token))

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._url)
        words.addStretch(1)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._version)
        for part in (self._icon, self._name, self._url, self._version):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Height and frame of a plain radio button, which the style sheet of the program asks for.
        self.setStyleSheet("HomeCard, HomeCard:focus { min-height: 0; border: none; padding: 0; }")

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(_SIDE), px(10), px(_SIDE + 2 * _RADIUS + 14), px(10))
        self._row.setSpacing(px(14))
        self._icon.setPixmap(pixmap(self._theme, "home-assistant", "info", 24))
        self.updateGeometry()
        self.update()
