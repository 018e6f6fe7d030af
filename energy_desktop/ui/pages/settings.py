"""The page Settings: a list of sections at the left, their cards at the right, changes at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.icons import icon
from energy_desktop.ui.outcome import Outcome
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.pages.scroll_place import ScrollPlace
from energy_desktop.ui.pages.settings_about import AboutCard
from energy_desktop.ui.pages.settings_api import ApiCard
from energy_desktop.ui.pages.settings_appearance import AppearanceCard
from energy_desktop.ui.pages.settings_background import BackgroundCard
from energy_desktop.ui.pages.settings_connection import ConnectionCard
from energy_desktop.ui.pages.settings_database import DatabaseCard
from energy_desktop.ui.pages.settings_search import SettingsSearch
from energy_desktop.ui.pages.settings_sensors import SensorsCard
from energy_desktop.ui.pages.settings_undo import UndoBar
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from energy_desktop.services import Services

_ICONS: Final = {
    "connection": "lan-connect",
    "sensors": "playlist-check",
    "database": "database-outline",
    "api": "api",
    "background": "bell-outline",
    "appearance": "palette-outline",
    "about": "information-outline",
}
_LEFT: Final = ("sensors", "appearance")
_TWO_COLUMNS_FROM_PX = 1020
_LIST_FROM_PX = 660
_SEARCH_PX = 230


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
        self.background = BackgroundCard(services, theme)
        self.appearance = AppearanceCard(services, theme)
        self.about = AboutCard(services, theme)
        self.search = SearchField(theme, self.tr("Search settings"))
        self.nothing = label("", "secondary")
        self.sections = QListWidget()
        self._scroll = QScrollArea(self)
        self.undo_bar = UndoBar(theme, self._scroll)
        self._place = ScrollPlace(self._scroll)
        self._is_wide: bool | None = None
        self.header_tool = self.search
        self._build()
        self.finder = SettingsSearch(theme, self.search, self._scroll, lambda: self.cards)
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

    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of repair, backup and restore, and of servers that did not start."""
        return self.database.outcomes

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say it again."""
        self.database.say_outcomes(outcomes)

    def show_target(self, target: object) -> None:
        """Go to a section: connection, sensors, database, api, background, appearance or about."""
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
            "background": self.background,
            "appearance": self.appearance,
            "about": self.about,
        }

    def find_settings(self, text: str) -> list[str]:
        """Show only the sections that speak of all these words; returns their names."""
        for card in self.cards.values():
            card.show()
        self._arrange()
        found = self.finder.find(text)
        for row, (name, card) in enumerate(self.cards.items()):
            card.setVisible(name in found)
            if (item := self.sections.item(row)) is not None:
                item.setHidden(name not in found)
        words = self.tr("Nothing here is called “{0}”. Try another word, or Esc to see all.")
        self.nothing.setText(words.format(text.strip()))
        self.nothing.setVisible(not found)
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
        self._place_search(in_header=room >= _LIST_FROM_PX)
        is_wide = room >= _TWO_COLUMNS_FROM_PX and not self.search.text().strip()
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for name, card in self.cards.items():
            if name == "connection":
                continue
            # Not takeAt: an item that stays alive keeps Qt from noticing what its card needs.
            self._left.removeWidget(card)
            self._right.removeWidget(card)
            column = self._left if is_wide and name in _LEFT else self._right
            column.insertWidget(column.count() - 1, card)
        self._columns.setStretch(0, 66 if is_wide else 0)
        self._columns.setStretch(1, 34 if is_wide else 1)

    def _place_search(self, *, in_header: bool) -> None:
        """Where the header has no room for it the search stands above the cards."""
        if in_header == (self.header_tool is self.search):
            return
        if in_header:
            self._column.removeWidget(self.search)
            self.search.hide()
        self.header_tool = self.search if in_header else None
        self.header_changed.emit()
        if not in_header:
            self._column.insertWidget(0, self.search)
            self.search.show()
        self._size_search()

    def _size_search(self) -> None:
        """A field of the usual width in the header, as wide as the cards above them."""
        is_free = self.header_tool is None
        self.search.setMinimumWidth(0 if is_free else self._theme.px(_SEARCH_PX))
        self.search.setMaximumWidth(16_777_215 if is_free else self._theme.px(_SEARCH_PX))

    def _build(self) -> None:
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = (
            self.tr("Connection"),
            self.tr("Sensors"),
            self.tr("Database"),
            self.tr("HTTP API"),
            self.tr("Background"),
            self.tr("Appearance"),
            self.tr("About"),
        )
        for name in names:
            self.sections.addItem(QListWidgetItem(name))
        inside = QWidget()
        inside.setObjectName("page")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._columns, self._left, self._right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._inside.addWidget(self.nothing)
        self._inside.addWidget(self.connection)
        self._inside.addLayout(self._columns, 1)
        for column in (self._left, self._right):
            column.addStretch(1)
            self._columns.addLayout(column)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_with(self._scroll)
        row = QHBoxLayout(self)
        self._outer = row
        row.addWidget(self.sections)
        self._column = QVBoxLayout()
        self._column.addWidget(self._scroll, 1)
        row.addLayout(self._column, 1)
        self.sections.setCurrentRow(0)

    def _connect(self) -> None:
        self.sections.itemClicked.connect(self._section_chosen)
        self.sections.itemActivated.connect(self._section_chosen)
        self.search.textChanged.connect(self.find_settings)
        self.sensors.undoable.connect(self.undo_bar.offer)
        self.background.undoable.connect(self.undo_bar.offer)
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
            "QListWidget { background: transparent; outline: none; border: 2px solid transparent;"
            f" border-radius: {px(8)}px; }}"
            f"QListWidget:focus {{ border-color: {tokens.ink}; }}"
            f"QListWidget::item {{ border-radius: {px(8)}px; padding: 0 {px(8)}px;"
            f" min-height: {px(36)}px; }}"
            f"QListWidget::item:selected {{ background: {tokens.sel}; color: {tokens.ink}; }}"
        )
        for row, name in enumerate(_ICONS.values()):
            item = self.sections.item(row)
            if item is not None:
                item.setIcon(icon(self._theme, name))
        self._size_search()
        for layout in (
            self._inside,
            self._columns,
            self._left,
            self._right,
            self._outer,
            self._column,
        ):
            layout.setSpacing(px(12))
        self._outer.setContentsMargins(px(20), 0, px(20), px(16))
        self._is_wide = None
        self._arrange()
        self._place.settle()
