"""The page Settings: a list of sections at the left, their cards at the right, changes at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.outcome import Outcome
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.pages.scroll_place import ScrollPlace
from energy_desktop.ui.pages.settings_about import AboutCard
from energy_desktop.ui.pages.settings_api import ApiCard
from energy_desktop.ui.pages.settings_appearance import AppearanceCard
from energy_desktop.ui.pages.settings_background import BackgroundCard
from energy_desktop.ui.pages.settings_connection import ConnectionCard
from energy_desktop.ui.pages.settings_database import DatabaseCard
from energy_desktop.ui.pages.settings_place import SettingsPlace, go_to_place, place_of
from energy_desktop.ui.pages.settings_search import SettingsSearch
from energy_desktop.ui.pages.settings_sections import SectionList, section_at
from energy_desktop.ui.pages.settings_sensors import SensorsCard
from energy_desktop.ui.pages.settings_undo import UndoBar
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.search_field import SearchField
from energy_desktop.ui.widgets.tab_stops import tab_in_order

if TYPE_CHECKING:
    from energy_desktop.services import Services

_LEFT: Final = ("sensors", "appearance", "about")
_SHARES: Final = (70, 30)
_TWO_COLUMNS_FROM_PX = 1020
_LIST_FROM_PX = 660
_SEARCH_PX = 230
_GLASS_PX = 43


class SettingsPage(Page):
    """Shows all cards; the list (a drop-down, where it has no room) and the search lead to one."""

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
        self.sections = SectionList(theme)
        self._scroll = QScrollArea(self)
        self.undo_bar = UndoBar(theme, self._scroll)
        self._place = ScrollPlace(self._scroll)
        self._is_wide: bool | None = None
        self._was_shown = False
        self._marked: str | None = None
        self._tabs = single_shot(self, 0, self._order_tabs)
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
        if target not in self.cards:
            return
        self._go_to(str(target))
        if not self._was_shown:  # its layout takes several steps
            self.put_at(self.cards[str(target)], 0)

    def place(self) -> SettingsPlace:
        """What stands where, how the list of sensors is shown, and what can be taken back."""
        return place_of(self)

    def go_to_place(self, place: object) -> None:
        """Show the same."""
        if isinstance(place, SettingsPlace):
            go_to_place(self, place)

    def height_of(self, widget: QWidget) -> int:
        """How far below the top of the view a widget begins."""
        return widget.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()

    def put_at(self, widget: QWidget, height: int) -> None:
        """Scroll so that a widget begins that far below the top of the view."""
        self._place.put(widget, height)

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
        for name, card in self.cards.items():
            card.setVisible(name in found)
        self.sections.show_found(found)
        words = self.tr("Nothing here is called “{0}”. Try another word, or Esc to see all.")
        self.nothing.setText(words.format(text.strip()))
        self.nothing.setVisible(not found)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """The sizes of the stores are asked when they can be seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._ask_when_shown)

    def _ask_when_shown(self) -> None:
        self._was_shown = True
        self._order_tabs_soon()
        self.database.ask()
        self.connection.test_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one; what was gone to may be elsewhere then."""
        super().resizeEvent(event)
        self._arrange()
        if self._was_shown:
            QTimer.singleShot(0, self, self._follow_resizing)  # once it is laid out
        QTimer.singleShot(0, self.undo_bar, self.undo_bar.place)

    def _go_to(self, name: str) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(self.cards[name].y(), bar.maximum()))
        self.mark(name)

    def mark(self, name: str) -> None:
        """Mark a section until the page is scrolled, or a resize takes it out of sight."""
        self._marked = name
        self.sections.set_current(name)

    def _follow_scrolling(self) -> None:
        """Mark the section that is read; not while the page is being laid out."""
        if not self._place.is_holding:
            self._marked = None
            self._follow_layout()

    def _follow_resizing(self) -> None:
        """What was gone to stays marked while something of it can be seen."""
        if self._marked is None or self.cards[self._marked].visibleRegion().isEmpty():
            self._follow_scrolling()

    def _follow_layout(self) -> None:
        if self._marked is None and not self._place.is_holding:
            bar, height = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
            at = section_at(self.cards, bar.value(), bar.maximum(), height)
            self.sections.set_current(at or self.sections.current)

    def _order_tabs_soon(self) -> None:
        """After whatever it follows: keys of the API are shown in widgets that are made anew."""
        self._tabs.start()

    def _order_tabs(self) -> None:
        """The search first, then the cards as they are read: the left column before the right."""
        columns = [self._left, self._right]
        cards = [item.widget() for c in columns for i in range(c.count()) if (item := c.itemAt(i))]
        before_cards = [self.search, self.sections.drop_down, self.sections]
        tab_in_order([*before_cards, *self.connection.stops, *filter(None, cards)])
        QWidget.setTabOrder(self, self.search)

    def _arrange(self) -> None:
        room = self.width() / self._theme.scale
        self.sections.setVisible(room >= _LIST_FROM_PX)
        self.sections.drop_down.setVisible(room < _LIST_FROM_PX)
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
        for place, share in enumerate(_SHARES if is_wide else (0, 1)):
            self._columns.setStretch(place, share)
        self._order_tabs_soon()

    def _place_search(self, *, in_header: bool) -> None:
        """Where the header has no room for it the search stands above the cards."""
        if in_header == (self.header_tool is self.search):
            return
        if in_header:
            self._above.removeWidget(self.search)
            self.search.hide()
        self.header_tool = self.search if in_header else None
        self.header_changed.emit()
        if not in_header:
            self._above.insertWidget(0, self.search)
            self.search.show()
        self._size_search()

    def _size_search(self) -> None:
        """A field of the usual width in the header, with fewer words beside the drop-down."""
        is_free = self.header_tool is None
        whole = self.search.accessibleName()
        self.search.setPlaceholderText(self.tr("Search") if is_free else whole)
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        needed = words + self._theme.px(_GLASS_PX) if is_free else self._theme.px(_SEARCH_PX)
        self.search.setMinimumWidth(needed)
        self.search.setMaximumWidth(16_777_215 if is_free else self._theme.px(_SEARCH_PX))

    def _build(self) -> None:
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
        self.scroll_with(self._scroll, self.sensors.view)
        row = QHBoxLayout(self)
        self._outer = row
        row.addWidget(self.sections)
        self._column, self._above = QVBoxLayout(), QHBoxLayout()
        self._above.addWidget(self.sections.drop_down)
        self._column.addLayout(self._above)
        self._column.addWidget(self._scroll, 1)
        row.addLayout(self._column, 1)

    def _connect(self) -> None:
        self.sections.chosen.connect(self._go_to)
        self._scroll.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_layout)
        self.search.textChanged.connect(self.find_settings)
        self.sensors.undoable.connect(self.undo_bar.offer)
        self.api.undoable.connect(self.undo_bar.offer)
        self.background.undoable.connect(self.undo_bar.offer)
        self.appearance.undoable.connect(self.undo_bar.offer)
        self._services.events.api_keys_changed.connect(self._order_tabs_soon)
        self._theme.changing.connect(self._place.hold)
        self._theme.changed.connect(self._restyle)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search.setFocus)

    def _restyle(self) -> None:
        px = self._theme.px
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
        self._above.setSpacing(px(6))
        self._outer.setContentsMargins(px(20), 0, px(20), px(16))
        self._is_wide = None
        self._arrange()
        self._place.settle()
