"""Settings › Background and notifications: start at login, closing the window, what is told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QTimeEdit, QVBoxLayout, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words, spoken
from energy_desktop.ui.pages.settings_card import SettingsCard
from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.segmented import Segmented
from energy_desktop.ui.widgets.wheel import pass_wheel
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from energy_desktop.services import Services
    from energy_desktop.ui.theme import Theme

NOTICES: Final = ("notify_disconnected", "notify_refused", "notify_database", "notify_repaired")
_NIGHT: Final = "22:00-07:00"
_FORMAT: Final = "HH:mm"
_INSET_PX: Final = 11
_CLOSING_PX: Final = 168
_INDENT_PX: Final = 28


class BackgroundCard(SettingsCard):
    """All of it counts at once."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Background and notifications"))
        self._services = services
        self._tasks = Tasks(self)
        self.at_login = WrappedCheckBox(self.tr("Start when you log in"))
        self.login_note = label("", "hint")
        self.on_close = Segmented(
            theme,
            [
                ("ask", self.tr("Automatic")),
                ("background", self.tr("Keep recording")),
                ("quit", self.tr("Quit")),
            ],
            self.tr("When the window is closed"),
            compact_px=_CLOSING_PX,
        )
        self.close_note = label("", "hint")
        self.rows = SettingRows(services, theme, NOTICES)
        self.quiet = QuietHoursRow(theme)
        self.note_label.hide()  # empty, it would take room from a long title
        self._build()
        self._connect()
        self.show_settings()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr(
            "Background notifications tray start at login autostart close window quit quiet hours"
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The system is asked whenever it can be seen: it may be changed there too."""
        super().showEvent(event)
        self.ask_login()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A drop-down where the three choices have no room beside each other."""
        super().resizeEvent(event)
        self._fit()

    def ask_login(self) -> None:
        """Show whether the program starts at login."""
        if self._services.autostart.is_possible:
            asking = asyncio.to_thread(self._services.autostart.is_on)
            self._tasks.start(asking, self._show_login, key="login")

    def show_settings(self) -> None:
        """Show what is in force."""
        settings = self._services.settings
        self.on_close.set_current(str(settings.get("on_close")))
        self.close_note.setText(self._close_words(str(settings.get("on_close"))))
        self.quiet.show_hours(str(settings.get("quiet_hours")))

    def _close_words(self, choice: str) -> str:
        return {
            "ask": self.tr("It goes to the tray where there is one; without a tray you are asked."),
            "background": self.tr("Without a tray, start the program again to see the window."),
            "quit": self.tr("Nothing is recorded until the program is started again."),
        }[choice]

    def _show_login(self, is_on: bool) -> None:
        with QSignalBlocker(self.at_login):
            self.at_login.setChecked(is_on)

    def _turn_login(self, on: bool) -> None:
        self._say_login("", "hint")
        self._tasks.start(
            asyncio.to_thread(self._services.autostart.turn, on=on),
            lambda _: self._show_login(on),
            self._login_failed,
            key="login",
        )

    def _login_failed(self, error: Exception) -> None:
        self._say_login(error_words(error), "error")
        self.ask_login()

    def _say_login(self, words: str, kind: str) -> None:
        set_kind(self.login_note, kind)
        self.login_note.setText(words)
        self.login_note.setVisible(bool(words))

    @property
    def changed_words(self) -> str:
        """What is said of a change."""
        return self.tr("Background and notifications were changed.")

    def put(self, key: str, value: object) -> None:
        """Save a value."""
        if key in self.rows.controls:
            super().put(key, value)
        else:
            self._put(key, value)

    def _put(self, key: str, value: object) -> None:
        before = self._services.settings.get(key)
        self._tasks.start(
            self._services.settings.put({key: value}),
            lambda _: self.offer_undo(key, before),
            lambda error: self._put_failed(key, error),
        )

    def _put_failed(self, key: str, error: Exception) -> None:
        self.show_settings()
        if key == "quiet_hours":
            self.quiet.say(error_words(error), "error")
        else:
            set_kind(self.close_note, "error")
            self.close_note.setText(error_words(error))

    def _fit(self) -> None:
        # The least width is told, as else the three choices would keep the card from narrowing.
        self.on_close.setMinimumWidth(self.theme.px(_CLOSING_PX))
        room = self.contentsRect().width() - self._outer.contentsMargins().left() * 2
        self.on_close.set_compact(room < self.on_close.sizeHint().width())

    def _connect(self) -> None:
        self.theme.changed.connect(self._fit)
        self.at_login.toggled.connect(self._turn_login)
        self.on_close.chosen.connect(lambda choice: self._put("on_close", choice))
        self.quiet.chosen.connect(lambda hours: self._put("quiet_hours", hours))
        self.rows.changed.connect(self.offer_undo)
        self._services.events.settings_changed.connect(self._settings_changed)

    def _settings_changed(self, keys: frozenset[str]) -> None:
        if "clock" in keys:
            self.quiet.write_anew()
        if keys & {"on_close", "quiet_hours"}:
            set_kind(self.close_note, "hint")
            self.show_settings()

    def _build(self) -> None:
        self.at_login.setEnabled(self._services.autostart.is_possible)
        self._say_login(spoken(self._services.autostart.why_not), "hint")
        closing = label(self.tr("When the window is closed"), "secondary")
        notices = label(self.tr("Notify when"), "secondary_strong")
        for words in (self.title_label, closing, notices, self.login_note, self.close_note):
            words.setWordWrap(True)
        for widget in (
            self.at_login, self.login_note, closing, self.on_close, self.close_note, notices,
            self.rows, self.quiet,
        ):  # fmt: skip
            self.body.addWidget(widget)


class QuietHoursRow(QWidget):
    """On or off, and from when to when; ``chosen`` carries ``22:00-07:00``, empty for off."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.switch = WrappedCheckBox(self.tr("Quiet hours"))
        self.start = self._time(self.tr("Quiet hours begin"))
        self.end = self._time(self.tr("Quiet hours end"))
        self.note = label("", "hint")
        self.note.setWordWrap(True)
        self._hours = ""
        self._lay_out()
        self.switch.toggled.connect(self._changed)
        for field in (self.start, self.end):
            field.timeChanged.connect(self._changed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_hours("")

    def show_hours(self, hours: str) -> None:
        """Show what is in force; while off, the times that would come with switching it on."""
        self._hours = hours
        start, end = (hours or self._times() or _NIGHT).split("-")
        for field, text in ((self.start, start), (self.end, end)):
            with QSignalBlocker(field):
                field.setTime(QTime.fromString(text, _FORMAT))
            field.setEnabled(bool(hours))
        with QSignalBlocker(self.switch):
            self.switch.setChecked(bool(hours))
        self.say(self.tr("What still goes on when they end is told then.") if hours else "", "hint")

    def write_anew(self) -> None:
        """Write the times in the clock of now."""
        for field in (self.start, self.end):
            field.setDisplayFormat(formats.time_pattern())
        self._fit()

    def say(self, words: str, kind: str) -> None:
        """Say something below the times."""
        set_kind(self.note, kind)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _times(self) -> str:
        start, end = self.start.time().toString(_FORMAT), self.end.time().toString(_FORMAT)
        return "" if start == end else f"{start}-{end}"

    def _changed(self) -> None:
        hours = (self._times() or None) if self.switch.isChecked() else ""
        if hours is None:
            self.say(self.tr("The end has to be another time than the beginning."), "error")
        elif hours != self._hours:
            self.chosen.emit(hours)
        else:
            self.show_hours(hours)

    def _time(self, name: str) -> QTimeEdit:
        field = QTimeEdit()
        field.setAccessibleName(name)
        field.setDisplayFormat(formats.time_pattern())
        field.setKeyboardTracking(False)
        # A style sheet's padding does not reach the text inside of it.
        field.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)
        pass_wheel(field)
        return field

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The end goes below the beginning where there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._times_box = QWidget()
        self._grid = QGridLayout(self._times_box)
        self._words = (label(self.tr("From"), "secondary"), label(self.tr("To"), "secondary"))
        self._grid.addWidget(self._words[0], 0, 0)
        self._grid.addWidget(self.start, 0, 1)
        self._grid.setColumnStretch(4, 1)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self.switch, self._times_box, self.note):
            whole.addWidget(widget)

    def _fit(self) -> None:
        gap, indent = self._grid.horizontalSpacing(), self._theme.px(_INDENT_PX)
        hints = [w.sizeHint().width() for w in (*self._words, self.start, self.end)]
        # The least width is told, as else times beside each other would keep it from narrowing.
        self._times_box.setMinimumWidth(indent + max(hints[:2]) + gap + max(hints[2:]))
        is_beside = indent + sum(hints) + 3 * gap <= self.width()
        row, column = (0, 2) if is_beside else (1, 0)
        self._grid.addWidget(self._words[1], row, column)
        self._grid.addWidget(self.end, row, column + 1)

    def _restyle(self) -> None:
        px = self._theme.px
        self._whole.setSpacing(px(6))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setContentsMargins(px(_INDENT_PX), 0, 0, 0)
        self._fit()
