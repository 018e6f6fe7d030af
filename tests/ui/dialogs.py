"""Every dialog and popup of the program by a name, to be looked at in each way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from energy_desktop.services import Services
from energy_desktop.ui.pages.api_key_dialog import ApiKeyDialog
from energy_desktop.ui.pages.bookmark_dialogs import AddBookmark, ManageBookmarks
from energy_desktop.ui.pages.connection_dialog import ConnectionDialog
from energy_desktop.ui.pages.continued_dialog import ContinuedDialog
from energy_desktop.ui.pages.correction_dialog import Asked, CorrectionDialog
from energy_desktop.ui.pages.history_another import AnotherPopup
from energy_desktop.ui.pages.history_bookmarks import Bookmark, Bookmarks
from energy_desktop.ui.pages.history_calendar import DatePopup
from energy_desktop.ui.pages.history_moving import Moving
from energy_desktop.ui.pages.history_range import Span, around
from energy_desktop.ui.pages.move_dialog import MoveDialog
from energy_desktop.ui.theme import Theme
from tests.fakes.services import BERLIN, NOW

ASKED = Asked(
    [("sensor.meter_import", "Grid import")], NOW - timedelta(days=1), NOW, "sensor.meter_import"
)
KEPT: Final = Bookmark("", around(Span.WEEK, NOW.date()), None, {}, "chart")
MOVES: Final = (Moving("back", 1, Span.WEEK), Moving("days", 7), Moving("hours", 3))
DIALOGS: Final[dict[str, Callable[[Services, Theme], QWidget]]] = {
    "correction": lambda services, theme: CorrectionDialog(services, theme, ASKED),
    "continued": lambda services, theme: ContinuedDialog(services, theme, ASKED.key),
    "move": MoveDialog,
    "key": ApiKeyDialog,
    "connection": ConnectionDialog,
    "range": lambda _services, theme: DatePopup(theme, lambda: NOW.astimezone(BERLIN)),
    "another": lambda _services, theme: AnotherPopup(theme),
    "bookmark": lambda _services, theme: AddBookmark(theme, KEPT, MOVES, Bookmarks(None)),
    "bookmarks": lambda _services, theme: ManageBookmarks(theme, Bookmarks(None)),
}
