"""The menu of bookmarks on the page History: opens one, adds what is shown, leads to the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from energy_desktop.ui import formats
from energy_desktop.ui.pages.bookmark_dialogs import AddBookmark, ManageBookmarks, range_words_of
from energy_desktop.ui.pages.history_bookmarks import Bookmark, Bookmarks
from energy_desktop.ui.pages.history_moving import choices
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.pages.history_words import listed
from energy_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from energy_desktop.services.entities import Entities
    from energy_desktop.ui.pages.history import HistoryPage


class BookmarkMenu(QObject):
    """Keeps and brings back what ``page`` shows; opens below a button of its range bar.

    ``opened`` carries what is to be said then: which of the sensors are gone; empty: nothing.
    """

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        entities: Entities,
        page: HistoryPage,
        now: Callable[[], datetime],
        store: QSettings | None = None,
    ) -> None:
        super().__init__(page)
        self._theme, self._entities, self._page, self._now = theme, entities, page, now
        self.bookmarks = Bookmarks(store, self)
        button = page.range_bar.bookmarks
        self.menu = QMenu(button)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        button.setMenu(self.menu)

    def fill(self) -> None:
        """The bookmarks of now, and what can be done with them."""
        self.menu.clear()
        for bookmark in self.bookmarks.all:
            action = self.menu.addAction(bookmark.name.replace("&", "&&"))
            action.setToolTip(range_words_of(bookmark))
            action.triggered.connect(partial(self._opened, bookmark))
        if self.bookmarks.all:
            self.menu.addSeparator()
        keys = QKeySequence("Ctrl+D").toString(QKeySequence.SequenceFormat.NativeText)
        add_words = self.tr("Add a bookmark…")
        add = self.menu.addAction(f"{add_words}\t{keys}")
        add.triggered.connect(lambda _checked: self.add())
        manage = self.menu.addAction(self.tr("Rename or delete…"), self.manage)
        manage.setEnabled(bool(self.bookmarks.all))

    def add(self) -> AddBookmark:
        """Ask for the name of what is shown."""
        draft = self.draft()
        moves = choices(draft.fixed, self._now(), formats.first_weekday_number())
        dialog = AddBookmark(self._theme, draft, moves, self.bookmarks, self._page)
        dialog.named.connect(self.bookmarks.add)
        dialog.open()
        return dialog

    def manage(self) -> ManageBookmarks:
        """Show the list."""
        dialog = ManageBookmarks(self._theme, self.bookmarks, self._page)
        dialog.open()
        return dialog

    def draft(self) -> Bookmark:
        """All that is shown now, without a name."""
        page = self._page
        found = {key: self._entities.get(key) for key in page.selector.selection}
        sensors = {key: entity.friendly_name for key, entity in found.items() if entity}
        view, other = page.range_bar.views.current, page.compare.other(page.shown)
        return Bookmark("", page.shown.civil, None, sensors, view, page.against, other)

    def open(self, bookmark: Bookmark) -> None:
        """Show one, and say which of its sensors are gone."""
        gone = self.show(bookmark)
        self._page.compare_with(bookmark.against, self._other(bookmark, self._page.shown))
        words = self.tr("Of the bookmark {0} these are no longer recorded: {1}.")
        self.opened.emit(words.format(bookmark.name, listed(gone)) if gone else "")

    def show(self, bookmark: Bookmark) -> list[str]:
        """Show one, but for what it is compared with; the names of its sensors that are gone."""
        offered = {entity.entity_id for entity in self._entities.shown()}
        newest = {key: self._entities.meters.newest(key) for key in bookmark.sensors}
        there = [newest[key] for key in bookmark.sensors if newest[key] in offered]
        gone = [name for key, name in bookmark.sensors.items() if newest[key] not in offered]
        shown = bookmark.range(self._now(), formats.first_weekday_number())
        self._show(bookmark, shown, list(dict.fromkeys(there)))
        return gone

    def _show(self, bookmark: Bookmark, shown: HistoryRange, sensors: list[str]) -> None:
        """Where all its sensors are gone those that are chosen stay."""
        if sensors:
            self._page.choose_sensors(sensors)
        self._page.set_view(bookmark.view)
        self._page.set_range(shown)

    def _other(self, bookmark: Bookmark, shown: HistoryRange) -> date | None:
        """As far from the range as it was from that of the bookmark."""
        if bookmark.other is None:
            return None
        return shown.first - (bookmark.fixed.first - bookmark.other)

    def _opened(self, bookmark: Bookmark, _checked: bool) -> None:
        self.open(bookmark)
