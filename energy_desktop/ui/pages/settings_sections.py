"""The sections of Settings: a list at the left, or a drop-down where there is no room for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QListWidget, QListWidgetItem, QWidget

from energy_desktop.ui.icons import icon
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.wheel import pass_wheel

_ICONS: Final = {
    "connection": "lan-connect",
    "sensors": "playlist-check",
    "database": "database-outline",
    "api": "api",
    "background": "bell-outline",
    "appearance": "palette-outline",
    "about": "information-outline",
}
_LIST_PX: Final = 176
_ARROW_PX: Final = 38


class SectionList(QListWidget):
    """``chosen`` carries the name of the section to go to; ``drop_down`` is the same, closed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names = tuple(_ICONS)
        self.drop_down = QComboBox()
        self._build()
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.currentRowChanged.connect(self.drop_down.setCurrentIndex)
        self.drop_down.activated.connect(self.setCurrentRow)
        self.drop_down.activated.connect(self._choose)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setCurrentRow(0)

    @property
    def current(self) -> str:
        """The section that is marked."""
        return self._names[self.currentRow()]

    def set_current(self, name: str) -> None:
        """Mark a section, without going to it."""
        self.setCurrentRow(self._names.index(name))

    def show_found(self, found: Collection[str]) -> None:
        """Offer only these."""
        view = self.drop_down.view()
        for row, name in enumerate(self._names):
            self.setRowHidden(row, name not in found)
            if isinstance(view, QListView):
                view.setRowHidden(row, name not in found)

    def _choose(self) -> None:
        self.chosen.emit(self.current)

    def _build(self) -> None:
        words = (
            self.tr("Connection"),
            self.tr("Sensors"),
            self.tr("Database"),
            self.tr("HTTP API"),
            self.tr("Background"),
            self.tr("Appearance"),
            self.tr("About"),
        )
        for text in words:
            self.addItem(QListWidgetItem(text))
        self.drop_down.addItems(words)
        self.drop_down.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        pass_wheel(self.drop_down)
        for part in (self, self.drop_down):
            part.setAccessibleName(self.tr("Sections"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self.setFixedWidth(px(_LIST_PX))
        self.setIconSize(QSize(px(16), px(16)))
        self.setStyleSheet(
            "QListWidget { background: transparent; outline: none; border: 2px solid transparent;"
            f" border-radius: {px(8)}px; }}"
            f"QListWidget:focus {{ border-color: {tokens.ink}; }}"
            f"QListWidget::item {{ border-radius: {px(8)}px; padding: 0 {px(8)}px;"
            f" min-height: {px(36)}px; }}"
            f"QListWidget::item:selected {{ background: {tokens.sel}; color: {tokens.ink}; }}"
        )
        width = self.drop_down.fontMetrics().horizontalAdvance
        names = [self.drop_down.itemText(row) for row in range(self.drop_down.count())]
        # The arrow has room of its own already, and the search beside it needs some.
        self.drop_down.setStyleSheet("QComboBox { padding-right: 0; }")
        self.drop_down.setMinimumWidth(max(map(width, names)) + px(_ARROW_PX))
        for row, name in enumerate(_ICONS.values()):
            self.item(row).setIcon(icon(self._theme, name))


def section_at(cards: Mapping[str, QWidget], value: int, maximum: int, height: int) -> str | None:
    """The section that is read where a page is scrolled to ``value`` of ``maximum``.

    The line of reading goes from the top of the view, ``height`` high, to its end, so that each
    section has its turn; of sections beside each other one after another, until the next begins.
    None where none is shown.
    """
    line = value + (height * value // maximum if maximum else 0)
    tops = sorted({card.y() for card in cards.values() if not card.isHidden()})
    if not tops:
        return None
    top = max((top for top in tops if top <= line), default=tops[0])
    following = min((later for later in tops if later > top), default=maximum + height)
    beside = [name for name, card in cards.items() if not card.isHidden() and card.y() == top]
    turn = len(beside) * max(0, line - top) // max(1, following - top)
    return beside[min(turn, len(beside) - 1)]
