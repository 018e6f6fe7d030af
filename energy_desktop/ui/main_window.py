"""The window: rail, header with the connection chip, and the pages, which are kept alive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QRadioButton,
    QStackedWidget,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.models import utc_now
from energy_desktop.ui.autostart_offer import AutostartOffer
from energy_desktop.ui.language_wait import LanguageWait
from energy_desktop.ui.outcome import Outcome
from energy_desktop.ui.pages.dashboard import DashboardPage
from energy_desktop.ui.pages.page import Page
from energy_desktop.ui.problem_banner import ProblemBanner
from energy_desktop.ui.rail import Rail
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.widgets.connection_chip import ConnectionChip
from energy_desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.ui.theme import Theme

MINIMUM_SIZE = QSize(720, 520)
DEFAULT_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 40)
_NARROW_EM = 800
Closing = Literal["background", "quit"]
_QUESTION = "close_question"
PAGES = ("dashboard", "history", "settings")


class MainWindow(QMainWindow):
    """``quit_requested`` when the user wants the program to end (recording stops).

    ``first_hidden`` the first time ever that closing it left the program in the tray (True), and
    the first time in the background of a desktop without one (False).

    ``settings_store`` keeps geometry and page; what was told once; starts, and what was answered
    about start at login; of the Dashboard's chart the range, the lines switched off, chart or
    table, and whether the battery's level is shown; of History what it showed last, what it
    compares with, whether bars are stacked, whether the list of sensors is shown, its bookmarks,
    and folder and kind of the last export.
    ``has_tray`` is a question to the desktop, replaced in tests.
    """

    quit_requested = Signal()
    first_hidden = Signal(bool)

    def __init__(
        self,
        services: Services,
        theme: Theme,
        settings_store: QSettings,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self._store = settings_store
        self._clock = clock
        self.has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
        self._tasks = Tasks(self)
        self._pages: dict[str, Page] = {}
        self._outcomes: dict[str, Mapping[str, Outcome]] = {}
        self._places: dict[str, object] = {}
        self._is_ending = False
        self.setObjectName("window")
        self.setMinimumSize(MINIMUM_SIZE)
        self._build()
        services.events.problem_ended.connect(self._refresh)
        theme.changed.connect(self._fit)
        self._shortcuts()
        self._restore()

    @property
    def current_page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.page_name]

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self.rail.current

    def is_ready(self) -> bool:
        """Whether the shown page has its data and has painted it."""
        return self.current_page.is_ready()

    def show_page(self, name: str, target: object = None) -> None:
        """Show a page (dashboard, history, settings) and what it should go to there."""
        if name not in PAGES:
            return
        page = self._page(name)
        self.rail.set_current(name)
        self._stack.setCurrentWidget(page)
        self.header.show_page(page)
        page.setFocus()
        self._store.setValue("page", name)
        if target is not None:
            page.show_target(target)

    def write_anew(self) -> None:
        """Numbers or times are written in another way now: every page that was built asks again."""
        for page in self._pages.values():
            page.refresh()

    def build_anew(self) -> None:
        """The language is another one now: everything is made anew, on the page that was shown.

        A page with news that nobody has seen is made too, so that they are told again.
        """
        shown = self.page_name
        unseen = [name for name in self._pages if self.rail.button(name).has_news]
        self._outcomes |= {name: page.outcomes() for name, page in self._pages.items()}
        self._places |= {name: page.place() for name, page in self._pages.items()}
        self._pages.clear()
        self._build()
        for name in unseen:
            self._page(name).tell_news()
        self.show_page(shown)
        self._fit()

    def bring_to_front(self) -> None:
        """Show the window above the others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle(self) -> None:
        """Hide it where it is in front, else bring it to the front."""
        if self.isVisible() and not self.isMinimized():
            self.hide()
        else:
            self.bring_to_front()

    def end(self) -> None:
        """Close for good: remember geometry and accept the close."""
        self._is_ending = True
        self._remember()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        if self._is_ending:
            event.accept()
            return
        event.ignore()
        chosen = self._chosen_closing()
        if chosen is not None:
            self._act_on_close(chosen)
        elif self.findChild(QMessageBox, _QUESTION) is None:
            self._ask_close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        is_mark = isinstance(button, QCheckBox | QRadioButton)
        if is_enter and isinstance(button, QAbstractButton) and not is_mark:
            button.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.offer.consider()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._wake(not self.isMinimized())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        is_demo = self._services.status.is_demo
        self.setWindowTitle(self.tr("Demo") if is_demo else self.tr("Energy Desktop"))
        self.rail = Rail(self._theme)
        self.rail.chosen.connect(self.show_page)
        self.chip = ConnectionChip(self._services, self._theme, self._clock)
        self.chip.opened.connect(lambda: self.show_page("settings", "connection"))
        self.header = PageHeader(self._theme, self.chip, is_demo=is_demo)
        self.banner = ProblemBanner(self._services, self._theme)
        self.offer = AutostartOffer(self._services, self._theme, self._store, self._clock)
        self.language_wait = LanguageWait(self._theme)
        self._stack = QStackedWidget()
        self._right = QVBoxLayout()
        self._right.addWidget(self.header)
        self._banner_row = QVBoxLayout()
        self._banner_row.addWidget(self.banner)
        self._banner_row.addWidget(self.language_wait)
        self._banner_row.addWidget(self.offer)
        self._right.addLayout(self._banner_row)
        self._right.addWidget(self._stack, 1)
        central = QWidget()
        central.setObjectName("window")
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._right, 1)
        self.setCentralWidget(central)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._make(name)
            page.page_requested.connect(self.show_page)
            page.news.connect(lambda has_news: self.rail.set_news(name, has_news=has_news))
            page.say_outcomes(self._outcomes.get(name, {}))
            self._pages[name] = page
            self._stack.addWidget(page)
            if (place := self._places.pop(name, None)) is not None:
                page.go_to_place(place)
        return self._pages[name]

    def _make(self, name: str) -> Page:
        # A page is imported when it is first shown: the dashboard is on the screen sooner.
        if name == "history":
            from energy_desktop.ui.pages.history import HistoryPage  # noqa: PLC0415

            return HistoryPage(self._services, self._theme, self._clock, self._store)
        if name == "settings":
            from energy_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415

            return SettingsPage(self._services, self._theme)
        return DashboardPage(self._services, self._theme, self._clock, self._store)

    def _shortcuts(self) -> None:
        keys = {f"Ctrl+{i + 1}": name for i, name in enumerate(PAGES[:-1])}
        for key, name in {**keys, "Ctrl+,": "settings"}.items():
            QShortcut(QKeySequence(key), self, lambda name=name: self.show_page(name))
        QShortcut(QKeySequence("F5"), self, self._refresh)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.quit_requested.emit)

    def _refresh(self) -> None:
        self.current_page.refresh()

    def _fit(self) -> None:
        px = self._theme.px
        self.rail.set_narrow(self.width() / self._theme.scale < _NARROW_EM)
        self._banner_row.setContentsMargins(px(20), 0, px(20), px(12))

    def _wake(self, is_awake: bool) -> None:
        for page in self._pages.values():
            if isinstance(page, DashboardPage):
                page.set_awake(is_awake)

    def _restore(self) -> None:
        geometry = self._store.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(first_size(self.screen().availableGeometry().size()))
        name = str(self._store.value("page", "dashboard"))
        self.show_page(name if name in PAGES else "dashboard")

    def _remember(self) -> None:
        self._store.setValue("geometry", self.saveGeometry())

    def _tell_once(self) -> None:
        has_tray = self.has_tray()
        key = "told_of_tray" if has_tray else "told_of_background"
        if not self._store.value(key, False, bool):
            self._store.setValue(key, True)
            self.first_hidden.emit(has_tray)

    def _chosen_closing(self) -> Closing | None:
        """What the user chose in Settings; else to the tray. None: the user has to be asked."""
        kept = self._services.settings.get("on_close")
        if self._services.status.is_demo:
            # A demo that goes on unseen can't be found again: a second one is another home.
            return "background" if self.has_tray() else "quit"
        if kept == "quit":
            return "quit"
        return "background" if kept == "background" or self.has_tray() else None

    def _act_on_close(self, how: Closing) -> None:
        if how == "background":
            self.hide()
            self._tell_once()
        else:
            self.quit_requested.emit()

    def _closing_answered(self, how: Closing) -> None:
        """Asked only once: what was answered is kept."""
        self._tasks.start(self._services.settings.put({"on_close": how}), key="on_close")
        self._act_on_close(how)

    def _ask_close(self) -> None:
        """Without a loop of its own: the program may be told to quit before the answer."""
        box = QMessageBox(self)
        box.setObjectName(_QUESTION)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Close Energy Desktop"))
        box.setText(self.tr("Keep recording in the background?"))
        box.setInformativeText(
            self.tr(
                "This desktop has no tray. Start Energy Desktop again to see the window. "
                "You can change this in Settings."
            )
        )
        keep = box.addButton(self.tr("Keep recording"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        keep.clicked.connect(partial(self._closing_answered, "background"))
        leave.clicked.connect(partial(self._closing_answered, "quit"))
        box.open()


def first_size(available: QSize) -> QSize:
    """The window's size at the first start: the design's, or what the desktop leaves free.

    The frame around it is left room for; never below the minimum.
    """
    return DEFAULT_SIZE.boundedTo(available - _FRAME).expandedTo(MINIMUM_SIZE)
