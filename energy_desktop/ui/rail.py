"""The rail at the left: one button a page, Settings at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from energy_desktop.ui.icons import icon, pixmap
from energy_desktop.ui.theme import Theme

_WIDE_PX, _NARROW_PX = 92, 56
_ROUND_TEXT_PX = 20
_DOT_PX = (11, 11, 5)
"""How far right of the middle, how far down, and half of its width."""


class RailButton(QToolButton):
    """A page's button; ``has_news`` puts a dot at its icon."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.has_news = False
        self.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot is at the icon's upper right."""
        super().paintEvent(event)
        if not self.has_news:
            return
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("surface"), px(2)))
        painter.setBrush(self._theme.color("info"))
        middle = QPointF(self.width() / 2 + px(_DOT_PX[0]), px(_DOT_PX[1]))
        painter.drawEllipse(middle, px(_DOT_PX[2]), px(_DOT_PX[2]))


class Rail(QFrame):
    """``chosen`` carries the name of a page; narrow, it shows icons with tooltips only."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_narrow = False
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._logo = QLabel()
        self._logo.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setObjectName("rail")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._logo)
        for name, text, icon_name in self._entries():
            if name == "settings":
                self._column.addStretch(1)
            self._add(name, text, icon_name)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def current(self) -> str:
        """The chosen page."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def set_current(self, name: str) -> None:
        """Mark a page without telling anybody."""
        self._buttons[name].setChecked(True)

    def set_news(self, name: str, *, has_news: bool) -> None:
        """Mark that something has ended on a page that is not shown, or that it was seen."""
        button = self._buttons[name]
        button.has_news = has_news
        words = self.tr("What you began there has ended.") if has_news else ""
        button.setAccessibleDescription(words)
        self._restyle()

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons only."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._restyle()

    @property
    def is_narrow(self) -> bool:
        """Whether labels are hidden."""
        return self._is_narrow

    def button(self, name: str) -> RailButton:
        """The button of a page."""
        return self._buttons[name]

    def _entries(self) -> list[tuple[str, str, str]]:
        return [
            ("dashboard", self.tr("Dashboard"), "view-dashboard-outline"),
            ("history", self.tr("History"), "chart-bar"),
            ("settings", self.tr("Settings"), "cog-outline"),
        ]

    def _add(self, name: str, text: str, icon_name: str) -> None:
        button = RailButton(self._theme, text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("kind", "rail")
        button.setProperty("icon_name", icon_name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        self._buttons[name] = button
        self._column.addWidget(button)
        button.setChecked(name == "dashboard")

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(6 if self._is_narrow else 8)
        self._column.setContentsMargins(side, px(14), side + 1, px(12))
        self._column.setSpacing(px(4))
        self._logo.setPixmap(pixmap(self._theme, "lightning-bolt-circle", "solar", size=30))
        self._logo.setMinimumHeight(px(42))
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if self._is_narrow
            else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        )
        for button in self._buttons.values():
            name = str(button.property("icon_name"))
            button.setIcon(icon(self._theme, name, "ink2", checked="ink"))
            button.setIconSize(QSize(px(20), px(20)))
            button.setToolButtonStyle(style)
            told = (button.text() if self._is_narrow else "", button.accessibleDescription())
            button.setToolTip("\n".join(filter(None, told)))
            button.setProperty("narrow", self._is_narrow)
            button.style().unpolish(button)
            button.style().polish(button)
        wide = max(px(_WIDE_PX), max(map(_bold_width, self._buttons.values())) + 2 * side + 1)
        self.setFixedWidth(px(_NARROW_PX) if self._is_narrow else wide)


def _bold_width(button: QToolButton) -> int:
    """The width of a button once it is checked."""
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    advance = QFontMetrics(font).horizontalAdvance(button.text())
    return max(button.sizeHint().width(), advance + _ROUND_TEXT_PX)
