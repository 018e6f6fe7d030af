"""What History showed last, kept over a restart and a change of the language."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings

from energy_desktop.ui import formats
from energy_desktop.ui.pages.history_bookmark_menu import BookmarkMenu
from energy_desktop.ui.pages.history_bookmarks import bookmark_of_json, bookmark_to_json
from energy_desktop.ui.pages.history_moving import choices

if TYPE_CHECKING:
    from energy_desktop.services.entities import Entities
    from energy_desktop.ui.pages.history import HistoryPage

_log = logging.getLogger(__name__)
_KEY: Final = "history_view"
_NAME: Final = "last"


class LastView(QObject):
    """Brings it back once sensors are known, and keeps whatever is shown from then on.

    A range around today is one around today again; what it is compared with is kept by
    ``CompareChoice``. Sensors that nobody chose are not kept: what is
    shown at first may be other ones by then.
    """

    def __init__(
        self,
        page: HistoryPage,
        bookmarks: BookmarkMenu,
        entities: Entities,
        now: Callable[[], datetime],
        store: QSettings,
    ) -> None:
        super().__init__(page)
        self._page, self._bookmarks, self._entities = page, bookmarks, entities
        self._now, self._store = now, store
        self._is_restored = False
        self.restore()
        page.header_changed.connect(self.keep)

    def restore(self) -> None:
        """Show what was shown last, once."""
        if self._is_restored or not self._entities.shown():
            return
        self._is_restored = True
        kept = self._store.value(_KEY)
        if kept is None:
            return
        try:
            self._bookmarks.show(bookmark_of_json(json.loads(str(kept))))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("what History showed last could not be read: %r", error)

    def keep(self) -> None:
        """Remember what is shown."""
        self.restore()
        if not self._is_restored:
            return
        draft, now = self._bookmarks.draft(), self._now()
        is_today = draft.fixed.contains(now.date())
        moves = choices(draft.fixed, now, formats.first_weekday_number()) if is_today else []
        sensors = {} if self._page.is_default else draft.sensors
        kept = replace(draft, name=_NAME, moving=moves[0] if moves else None, sensors=sensors)
        self._store.setValue(_KEY, json.dumps(bookmark_to_json(kept)))
