"""Everything that a person sees: first run, window and tray, and which of them when."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from energy_desktop.activation import use_token
from energy_desktop.errors import ScreenshotFailed
from energy_desktop.services import Services
from energy_desktop.ui import formats
from energy_desktop.ui.bus_messages import BusMessages
from energy_desktop.ui.languages import translate, use_language
from energy_desktop.ui.long_work import has_long_work, long_work_names
from energy_desktop.ui.main_window import MainWindow
from energy_desktop.ui.notices import Notice
from energy_desktop.ui.notifier import Notifier
from energy_desktop.ui.pages.first_run import FirstRun
from energy_desktop.ui.pages.history_notice import written_words
from energy_desktop.ui.resources import resource
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.today_export import TodayExport
from energy_desktop.ui.tray import Tray

FIRST_RUN_SIZE: Final = QSize(640, 600)
READY_S: Final = 120.0
LOOK_EVERY_S: Final = 0.1
SETTLE_S: Final = 0.6
TRAY_EVERY_MS: Final = 2_000
TRAY_LOOKS: Final = 30
ANEW_EVERY_MS: Final = 500


class Picture(Protocol):
    """What picture to make."""

    @property
    def page(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class Desktop:
    """Owns theme, windows and tray. ``on_quit`` is called when the user ends the program."""

    def __init__(
        self,
        services: Services,
        profile: Path,
        on_quit: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.services = services
        self._on_quit = on_quit
        self._clock = clock
        self._store = _private_store(profile / "window.ini")
        settings = services.settings
        self.theme = Theme()
        self.theme.follow(settings, services.events)
        self._spoken = settings.text("language")
        use_language(self._spoken)
        formats.use_clock(settings.text("clock"))
        services.events.settings_changed.connect(self._apply_settings)
        QApplication.setWindowIcon(QIcon(str(resource("icons", "energy-desktop.svg"))))
        self._first_run: FirstRun | None = None
        self._tray: Tray | None = None
        self.window = MainWindow(services, self.theme, self._store, clock)
        self.window.quit_requested.connect(on_quit)
        self.window.first_hidden.connect(self._tell_it_records)
        self._bus = BusMessages(self.window)
        self._bus.opened.connect(self._open_notice)
        self._notifier = Notifier(services, clock, self.window)
        self._notifier.notified.connect(self._tell)
        self._export = TodayExport(services, clock, self.window)
        self._export.written.connect(self._tell_it_is_written)
        self._tray_looks = 0
        self._later = QTimer(self.window, singleShot=True)
        self._later.timeout.connect(self._build_anew)
        self._tray_timer = QTimer(self.window, interval=TRAY_EVERY_MS)
        self._tray_timer.timeout.connect(self._open_tray)
        self._tasks = Tasks(self.window)

    def open(self, *, is_hidden: bool = False) -> None:
        """Show the tray and the window, or until a Home Assistant is configured the first run.

        ``is_hidden``: the user put the window away before, so it stays so.
        """
        self._look_for_tray()
        self.theme.wishes.follow()
        self._tasks.start(asyncio.to_thread(self.services.autostart.renew), key="autostart")
        self.window.offer.count_start()
        if not self.services.home_assistant.configured:
            self._show_first_run()
        elif not is_hidden:
            self.window.show()

    @property
    def is_hidden(self) -> bool:
        """Whether the user has put everything away that can be."""
        return self._first_run is None and not self.window.isVisible()

    def raise_window(self, token: str = "") -> None:
        """Bring what is open to the front, by the token that a launcher gave for it."""
        use_token(token)
        if self._first_run is not None:
            self._first_run.show()
            self._first_run.raise_()
            self._first_run.activateWindow()
        else:
            self.window.bring_to_front()

    def close(self) -> None:
        """Take everything off the screen."""
        self._tray_timer.stop()
        self._later.stop()
        self.theme.wishes.close()
        self._bus.close()
        self._drop_tray()
        self._drop_first_run()
        self.window.end()
        self.window.deleteLater()
        self.theme.deleteLater()
        self._store.sync()

    async def screenshot(self, picture: Picture) -> None:
        """Save a page as PNG once it has data; raises ScreenshotFailed with the reason."""
        try:
            async with asyncio.timeout(READY_S):
                await self._until(lambda: self.has_past)
                with self.unseen(picture.page, QSize(picture.width, picture.height)) as widget:
                    await asyncio.sleep(SETTLE_S)
                    await self._until(widget.is_ready)
                    if not widget.grab().save(picture.file):
                        words = f"The picture can't be written to {picture.file}."
                        raise ScreenshotFailed(words)
        except TimeoutError:
            raise ScreenshotFailed(
                f"The page {picture.page} had no data within two minutes."
            ) from None

    @property
    def has_past(self) -> bool:
        """Whether there is something to draw: what was missing is fetched, or nothing can be."""
        return self.services.status.is_caught_up or not self.services.home_assistant.configured

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():  # noqa: ASYNC110 - what is painted tells nobody that it is
            await asyncio.sleep(LOOK_EVERY_S)

    @contextmanager
    def unseen(self, page: str, size: QSize) -> Iterator[MainWindow | FirstRun]:
        """A page, or ``first-run``, in a window of its own that nobody sees and that remembers
        nothing."""
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            store = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
            widget = self._to_draw(page, size, store)
            try:
                yield widget
            finally:
                _drop(widget)
                store.sync()  # what it still had to write would make the folder anew

    def _to_draw(self, page: str, size: QSize, store: QSettings) -> MainWindow | FirstRun:
        if page == "first-run":
            first_run = FirstRun(self.services, self.theme)
            _show_unseen(first_run, FIRST_RUN_SIZE if size == QSize(1280, 800) else size)
            return first_run
        window = MainWindow(self.services, self.theme, store, self._clock)
        window.show_page(page)
        _show_unseen(window, size)
        return window

    def _look_for_tray(self) -> None:
        self._tray_looks = 0
        self._tray_timer.start()
        self._open_tray()

    def _open_tray(self) -> None:
        """Where it starts at login the desktop's tray may come a little later."""
        self._tray_looks += 1
        if not QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray_looks > TRAY_LOOKS:
                self._tray_timer.stop()
            return
        self._tray_timer.stop()
        if self._tray is not None:
            return
        tray = Tray(self.services)
        tray.toggle_requested.connect(self._toggle)
        tray.open_requested.connect(self.raise_window)
        tray.page_requested.connect(self._go)
        tray.quit_requested.connect(self._on_quit)
        tray.export_requested.connect(self._export.ask)
        tray.show()
        self._tray = tray

    def _drop_tray(self) -> None:
        if self._tray is not None:
            self._tray.close()
            self._tray.deleteLater()
            self._tray = None

    def _tell(self, notice: Notice) -> None:
        """By the tray, else over D-Bus; where neither is, nobody is told."""
        if self._tray is not None:
            self._tray.tell(notice)
        else:
            self._bus.show(notice)

    def _tell_it_records(self, in_tray: bool) -> None:
        words = (
            translate(
                "Desktop",
                "Energy Desktop keeps recording in the tray. Quit it from the tray's menu.",
            )
            if in_tray
            else translate(
                "Desktop",
                "Energy Desktop keeps recording in the background. Start it again to see its "
                "window, where Ctrl+Q quits it.",
            )
        )
        self._tell(Notice(translate("Desktop", "Energy Desktop"), words, self.window.page_name))

    def _tell_it_is_written(self, path: Path) -> None:
        title = translate("Desktop", "Today is exported")
        self._tell(Notice(title, written_words(path), "history"))

    def _open_notice(self, notice: Notice) -> None:
        self._go(notice.page, notice.target)

    def _toggle(self) -> None:
        if self._first_run is not None:
            self.raise_window()
        else:
            self.window.toggle()

    def _go(self, page: str, target: object) -> None:
        if self._first_run is None:
            self.window.show_page(page, target)
        self.raise_window()

    def _show_first_run(self) -> None:
        self._first_run = self._new_first_run()
        self._first_run.resize(FIRST_RUN_SIZE)
        self._first_run.show()

    def _new_first_run(self) -> FirstRun:
        made = FirstRun(self.services, self.theme)
        made.finished.connect(self._configured)
        made.cancelled.connect(self._on_quit)
        return made

    def _configured(self) -> None:
        self.window.show()
        self._drop_first_run()

    def _drop_first_run(self) -> None:
        if self._first_run is not None:
            self._first_run.hide()
            self._first_run.deleteLater()
            self._first_run = None

    def _build_anew(self) -> None:
        """Everything in the language that was chosen, as soon as that interrupts nothing.

        The pages end with what they do, and so would a backup or an export that they began, or a
        dialog that is open. Until those have ended all stays in the language that it was in.
        """
        chosen = self.services.settings.text("language")
        if chosen == self._spoken:  # it was changed back meanwhile
            self.window.language_wait.hide()
            return
        if self._is_in_the_middle():
            self.window.language_wait.wait_for(long_work_names(self.window))
            self._later.start(ANEW_EVERY_MS)
            return
        self._spoken = chosen
        use_language(chosen)
        self.window.build_anew()
        self._build_first_run_anew()
        if self._tray is not None:
            self._drop_tray()
            self._look_for_tray()

    def _is_in_the_middle(self) -> bool:
        """Whether something of the user's would be lost: long work, a dialog, a set-up."""
        first_run = self._first_run
        is_set_up = first_run is not None and (first_run.step > 0 or first_run.is_busy)
        has_dialog = QApplication.activeModalWidget() is not None
        return is_set_up or has_dialog or has_long_work(self.window)

    def _build_first_run_anew(self) -> None:
        """At its first step, with the address that was typed."""
        old = self._first_run
        if old is None:
            return
        made = self._new_first_run()
        made.find_step.take_over(old.find_step)
        made.setGeometry(old.geometry())
        made.setVisible(old.isVisible())
        self._drop_first_run()
        self._first_run = made

    def _apply_settings(self, keys: frozenset[str]) -> None:
        if "language" in keys:
            # Not now: what told of the change is among what is made anew.
            self._later.start(0)
        if "clock" in keys:
            formats.use_clock(self.services.settings.text("clock"))
            self.window.write_anew()


def _private_store(file: Path) -> QSettings:
    """What windows remember, in a file that only the user reads: Qt leaves its permissions."""
    with suppress(OSError):  # a profile that can't be written remembers nothing
        file.touch(mode=0o600)
        file.chmod(0o600)
    return QSettings(str(file), QSettings.Format.IniFormat)


def _show_unseen(widget: QWidget, size: QSize) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(size)
    widget.show()


def _drop(widget: MainWindow | FirstRun) -> None:
    """Destroy it now: later it could remember something."""
    if isinstance(widget, MainWindow):
        widget.end()
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
