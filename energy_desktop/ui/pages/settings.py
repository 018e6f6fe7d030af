"""The page Settings: a list of sections at the left, their cards at the right, changes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.icons import icon
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.pages.scroll_place import ScrollPlace
from energy_desktop.ui.pages.settings_connection import ConnectionCard
from energy_desktop.ui.pages.settings_database import DatabaseCard
from energy_desktop.ui.pages.settings_facts import AboutCard, ApiCard, AppearanceCard
from energy_desktop.ui.pages.settings_sensors import SensorsCard
from energy_desktop.ui.pages.settings_undo import UndoBar
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card

if TYPE_CHECKING:
    from energy_desktop.services import Services

_ICONS: Final = {
    "connection": "lan-connect",
    "sensors": "playlist-check",
    "database": "database-outline",
    "api": "api",
    "appearance": "palette-outline",
    "about": "information-outline",
}
_TWO_COLUMNS_FROM_PX = 1020
_LIST_FROM_PX = 660


class SettingsPage(Page):
    """Shows all cards; the list and the search lead to one of them."""

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self.connection = ConnectionCard(services, theme)
        self.sensors = SensorsCard(services, theme)
        self.database = DatabaseCard(services, theme)
        self.api = ApiCard(services, theme)
        self.appearance = AppearanceCard(services, theme)
        self.about = AboutCard(services, theme)
        self.search = QLineEdit()
        self.sections = QListWidget()
        self._scroll = QScrollArea(self)
        self.undo_bar = UndoBar(theme, self._scroll)
        self._place = ScrollPlace(self._scroll)
        self._is_wide: bool | None = None
        self.header_tool = self.search
        self._build()
        self._connect()
        self._restyle()

    @property
    def title(self) -> str:
        """The name of the page."""
        return self.tr("Settings")

    @property
    def subtitle(self) -> str:
        """How changes work here."""
        return self.tr("Changes apply at once unless noted")

    def is_ready(self) -> bool:
        """Whether the database has answered and nothing is being saved."""
        return self.database.is_ready and not (self.connection.is_busy or self.sensors.is_busy)

    def refresh(self) -> None:
        """Ask the stores again and show what is in force."""
        self.database.ask()
        self.sensors.show_entities()
        self.api.show_state()

    def show_target(self, target: object) -> None:
        """Go to a section: connection, sensors, database, api, appearance or about."""
        if target in self.cards:
            self._go_to(str(target))

    @property
    def cards(self) -> dict[str, Card]:
        """The cards by the name of their section."""
        return {
            "connection": self.connection,
            "sensors": self.sensors,
            "database": self.database,
            "api": self.api,
            "appearance": self.appearance,
            "about": self.about,
        }

    def find_settings(self, text: str) -> list[str]:
        """Show only the sections that speak of all these words; returns their names."""
        words = text.casefold().split()
        found = []
        for row, (name, card) in enumerate(self.cards.items()):
            haystack = str(getattr(card, "search_words", "")).casefold()
            matches = all(word in haystack for word in words)
            card.setVisible(matches)
            item = self.sections.item(row)
            if item is not None:
                item.setHidden(not matches)
            if matches:
                found.append(name)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """The sizes of the stores are asked when they can be seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._ask_when_shown)

    def _ask_when_shown(self) -> None:
        self.database.ask()
        self.connection.test_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one."""
        super().resizeEvent(event)
        self._arrange()
        QTimer.singleShot(0, self.undo_bar, self.undo_bar.place)

    def _go_to(self, name: str) -> None:
        row = list(self.cards).index(name)
        self.sections.setCurrentRow(row)
        card = self.cards[name]
        self._scroll.ensureWidgetVisible(card, 0, 0)
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(card.y(), bar.maximum()))

    def _arrange(self) -> None:
        room = self.width() / self._theme.scale
        self.sections.setVisible(room >= _LIST_FROM_PX)
        is_wide = room >= _TWO_COLUMNS_FROM_PX
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for card in self.cards.values():
            self._grid.removeWidget(card)
            self._right.removeWidget(card)
        side = (self.database, self.api, self.appearance, self.about)
        self._grid.addWidget(self.connection, 0, 0, 1, 2 if is_wide else 1)
        self._grid.addWidget(self.sensors, 1, 0)
        for place, card in enumerate(side):
            self._right.insertWidget(place, card)
        self._grid.removeItem(self._right)
        place_of_side = (1, 1) if is_wide else (2, 0)
        self._grid.addLayout(self._right, *place_of_side)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(0, 66)
        self._grid.setColumnStretch(1, 34 if is_wide else 0)

    def _build(self) -> None:
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = (
            self.tr("Connection"),
            self.tr("Sensors"),
            self.tr("Database"),
            self.tr("HTTP API"),
            self.tr("Appearance"),
            self.tr("About"),
        )
        for name in names:
            self.sections.addItem(QListWidgetItem(name))
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self._search_icon = self.search.addAction(
            icon(self._theme, "magnify"), QLineEdit.ActionPosition.LeadingPosition
        )
        inside = QWidget()
        inside.setObjectName("page")
        self._grid = QGridLayout(inside)
        self._right = QVBoxLayout()
        self._right.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        self._outer = row
        row.addWidget(self.sections)
        row.addWidget(self._scroll, 1)
        self.sections.setCurrentRow(0)

    def _connect(self) -> None:
        self.sections.itemClicked.connect(self._section_chosen)
        self.sections.itemActivated.connect(self._section_chosen)
        self.search.textChanged.connect(self.find_settings)
        self.sensors.undoable.connect(self.undo_bar.offer)
        self.appearance.undoable.connect(self.undo_bar.offer)
        self._theme.changing.connect(self._place.hold)
        self._theme.changed.connect(self._restyle)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search.setFocus)

    def _section_chosen(self) -> None:
        self._go_to(list(self.cards)[self.sections.currentRow()])

    def _restyle(self) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        self.sections.setFixedWidth(px(176))
        self.sections.setIconSize(QSize(px(16), px(16)))
        self.sections.setStyleSheet(
            "QListWidget { background: transparent; border: none; outline: none; }"
            f"QListWidget::item {{ border-radius: {px(8)}px; padding: 0 {px(8)}px;"
            f" min-height: {px(36)}px; }}"
            f"QListWidget::item:selected {{ background: {tokens.sel}; color: {tokens.ink}; }}"
        )
        for row, name in enumerate(_ICONS.values()):
            item = self.sections.item(row)
            if item is not None:
                item.setIcon(icon(self._theme, name))
        self._search_icon.setIcon(icon(self._theme, "magnify"))
        self.search.setFixedWidth(px(230))
        for layout in (self._grid, self._right, self._outer):
            layout.setSpacing(px(12))
        self._outer.setContentsMargins(px(20), 0, px(20), px(16))
        self._is_wide = None
        self._arrange()
        self._place.settle()
