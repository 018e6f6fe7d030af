"""Settings › Connection: address, token, the five checks, and what to do without a keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.errors import CredentialsError
from energy_desktop.models import ConnectionPhase
from energy_desktop.ui import formats
from energy_desktop.ui.languages import error_words, spoken, translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.check_list import CheckList
from energy_desktop.ui.widgets.connection_errors import connection_words
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.pause_button import PauseButton
from energy_desktop.ui.widgets.status_pill import StatusPill
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.connection_test import ConnectionTest

_BESIDE_FROM_PX = 520


class ConnectionCard(Card):
    """Tests and saves a connection. The stored token is never shown; a new one replaces it."""

    saved = Signal()

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Connection"))
        self._services = services
        self._tasks = Tasks(self)
        self._replaces = False
        self._has_keyring = True
        self._was_tested = False
        self._titled: list[tuple[QLabel, QLineEdit]] = []
        self.pill = StatusPill(theme)
        self.address = QLineEdit()
        self.token = QLineEdit()
        self.message = label("", "secondary")
        self.accept = WrappedCheckBox(
            self.tr("Accept this certificate although it can't be verified")
        )
        self.this_run = WrappedCheckBox(self.tr("Keep the token for this run only"))
        self.test_button = IconButton(
            theme, "lan-connect", self.tr("Test connection"), self.tr("Test connection")
        )
        self.replace_button = IconButton(
            theme, "key-outline", self.tr("Replace token"), self.tr("Replace token…")
        )
        self.save_button = QPushButton(self.tr("Save"))
        self.pause_button = PauseButton(services, theme, self)
        self.checks = CheckList(theme)
        self._build()
        self._connect()
        self.show_saved()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("Connection address token test certificate keyring Home Assistant URL")

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, from top to bottom."""
        return (
            self.address, self.token, self.accept, self.this_run, self.test_button,
            self.replace_button, self.save_button, self.pause_button,
        )  # fmt: skip

    def show_saved(self) -> None:
        """Show what is in force, dropping what was typed."""
        home_assistant = self._services.home_assistant
        self._replaces = False
        self.address.setText(home_assistant.url or "")
        self.address.setCursorPosition(0)
        self.token.clear()
        self.accept.setChecked(not self._services.settings.get("ha_verify_tls"))
        self.accept.setVisible(self.accept.isChecked())
        self._has_keyring = home_assistant.can_keep_token
        self.this_run.setChecked(False)
        self._say_where_token_is()
        self._update()
        self._show_phase()

    def test_once(self) -> None:
        """Show how a saved connection is, the first time it is asked."""
        if not self._was_tested and not self._needs_token:
            self.test()

    def test(self) -> None:
        """Run the five checks on what is typed, or on what is saved where nothing is.

        Once at a time; the button keeps the focus meanwhile.
        """
        if self.is_busy:
            return
        self._was_tested = True
        home_assistant = self._services.home_assistant
        if self._needs_token:
            question = home_assistant.test(
                self._url, self.token.text().strip(), not self.accept.isChecked()
            )
        else:
            question = home_assistant.test_saved()
        # What was said there has as many lines, mostly: nothing below jumps.
        self.message.setMinimumHeight(self.message.height() if self.isVisible() else 0)
        self._say(self.tr("Testing…"), "secondary")
        self._tasks.start(question, self._show_test, self._show_error, key="test")
        self._update()

    def save(self, remember: bool | None = None) -> None:
        """Keep address and token, unless told otherwise in the keyring."""
        keep = not self.this_run.isChecked() if remember is None else remember
        sign_in = (self._url, self.token.text().strip(), not self.accept.isChecked(), keep)
        name = translate("LongWork", "Saving")
        self._tasks.start(
            long_work(self, name, self._services.home_assistant.save, *sign_in),
            lambda _: self._after_save(),
            self._show_error,
            key="save",
        )
        self._update()

    def replace_token(self) -> None:
        """Let a new token be typed."""
        self._replaces = True
        self._update()
        self.token.setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether a test or a save is going on."""
        return self._tasks.is_running

    @property
    def _url(self) -> str:
        return self.address.text().strip()

    @property
    def _needs_token(self) -> bool:
        home_assistant = self._services.home_assistant
        is_other = self._url.rstrip("/") != (home_assistant.url or "").rstrip("/")
        return self._replaces or is_other or not home_assistant.configured

    def _after_save(self) -> None:
        self.show_saved()
        self._say(self.tr("Saved. Recording continues with this connection."), "secondary")
        self.saved.emit()

    def _show_test(self, result: ConnectionTest) -> None:
        self.message.setMinimumHeight(0)
        self.checks.set_checks(result.checks)
        self._arrange()
        if result.error_code:
            self.accept.setVisible(self.accept.isVisible() or result.error_code == "tls")
            self._say(" ".join(connection_words(result.error_code)), "error")
        else:
            self._say_where_token_is()
        self._update()

    def _show_error(self, error: Exception) -> None:
        self.message.setMinimumHeight(0)
        self._say(error_words(error), "error")
        if isinstance(error, CredentialsError):
            self._has_keyring = False
            self._say(
                self.tr(
                    "This computer has no keyring that can keep the token. Tick below to use it "
                    "for this run only, or give it with HA_TOKEN_FILE."
                ),
                "error",
            )
        self._update()

    def _say_where_token_is(self) -> None:
        self._say(
            "\n".join(filter(None, (self._token_words(), self._address_words()))), "secondary"
        )

    def _token_words(self) -> str:
        home_assistant = self._services.home_assistant
        if home_assistant.signs_in_by == "run":
            return self.tr("The token is known for this run only and kept nowhere.")
        if (variable := home_assistant.signs_in_by) not in {"", "keyring"}:
            source = self._services.settings.source_of_variable(variable)
            words = self.tr("The token is set by {0} in the environment, not kept in your keyring; "
                            "one that you save here counts before it.")  # fmt: skip
            if source == ".env":
                words = self.tr("The token is set by {0} in the file .env, not kept in your "
                                "keyring; one that you save here counts before it.")  # fmt: skip
            return words.format(variable)
        if home_assistant.can_keep_token:
            return self.tr("The token is kept in your system keyring, never in a file.")
        return self.tr(
            "This computer has no keyring. The token can be kept for this run only, or be "
            "read at each start from the file named by HA_TOKEN_FILE."
        )

    def _address_words(self) -> str:
        """Who gave the address, where it was not saved here."""
        if self._services.status.is_demo:
            return self.tr("The address is that of the simulated home.")
        words = {
            "environment": self.tr("The address is set by HA_URL in the environment; one that you "
                                   "save here counts before it."),
            ".env": self.tr("The address is set by HA_URL in the file .env; one that you save here "
                            "counts before it."),
            "command line": self.tr("The address is set on the command line, for this run."),
        }  # fmt: skip
        return words.get(self._services.settings.source("ha_url"), "")

    def _say(self, text: str, kind: str) -> None:
        set_kind(self.message, kind)
        self.message.setText(text)

    def _update(self) -> None:
        """Buttons follow what is typed: nothing can be saved without address and token."""
        needs, typed = self._needs_token, bool(self.token.text().strip())
        busy = self._tasks.is_running
        self.token.setEnabled(needs)
        self.token.setPlaceholderText(
            self.tr("Paste a long-lived access token") if needs else "●" * 24
        )
        self.replace_button.setVisible(not needs)
        self.save_button.setVisible(needs)
        ready = bool(self._url) and (typed or not needs)
        self.test_button.setEnabled(ready)
        self.this_run.setVisible(needs and not self._has_keyring)
        can_keep = self._has_keyring or self.this_run.isChecked()
        self.save_button.setEnabled(ready and typed and can_keep and not busy)

    def _show_phase(self) -> None:
        state = self._services.home_assistant.state
        if state.phase is ConnectionPhase.LIVE:
            version = state.ha_version or ""
            self.pill.show_status(
                "ok", "check-circle", self.tr("Connected · HA {0}").format(version)
            )
        elif state.phase is ConnectionPhase.REFUSED:
            self.pill.show_status("err", "alert-circle-outline", self.tr("Token refused"))
        elif state.phase is ConnectionPhase.PAUSED:
            self.pill.show_status("warn", "pause", self._pause_words())
        elif state.phase is ConnectionPhase.UNCONFIGURED:
            self.pill.show_status("warn", "connection", self.tr("Not connected yet"))
        else:
            self.pill.show_status("warn", "lan-disconnect", self.tr("Not connected"))
        self.pill.setToolTip(spoken(state.error or ""))

    def _pause_words(self) -> str:
        until = self._services.home_assistant.paused_until
        if until is None:
            return self.tr("Paused")
        return self.tr("Paused until {0}").format(formats.clock(until, self._services.live.zone))

    def _connect(self) -> None:
        self.address.textEdited.connect(lambda _: self._update())
        self.token.textEdited.connect(lambda _: self._update())
        self.this_run.toggled.connect(lambda _: self._update())
        self.test_button.clicked.connect(self.test)
        self.replace_button.clicked.connect(self.replace_token)
        self.save_button.clicked.connect(lambda _checked: self.save())
        self._services.events.connection_changed.connect(self._show_phase)

    def _build(self) -> None:
        self.add_tool(self.pill)
        self.address.setProperty("search_words", self.tr("URL host server IP"))
        self.replace_button.setProperty("search_words", self.tr("password sign in login key"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.address.setPlaceholderText("http://homeassistant.local:8123")
        self.save_button.setProperty("kind", "primary")
        self.message.setWordWrap(True)
        for words, field in (
            (self.tr("Home Assistant address"), self.address),
            (self.tr("Access token"), self.token),
        ):
            title = label(words, "secondary_strong")
            title.setWordWrap(True)
            title.setBuddy(field)
            field.setAccessibleName(words)
            self._titled.append((title, field))
        self._fields, self._lower = QGridLayout(), QGridLayout()
        self._buttons = QVBoxLayout()
        for button in (
            self.test_button, self.replace_button, self.save_button, self.pause_button,
        ):  # fmt: skip
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.body.addLayout(self._fields)
        for widget in (self.message, self.accept, self.this_run):
            self.body.addWidget(widget)
        self.body.addLayout(self._lower)
        self._lower.addLayout(self._buttons, 0, 0)
        self.theme.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields and checks stand below each other where there is no room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        is_wide = self.width() >= px(_BESIDE_FROM_PX)
        for place, (title, field) in enumerate(self._titled):
            row, column = (0, place) if is_wide else (2 * place, 0)
            self._fields.addWidget(title, row, column)
            self._fields.addWidget(field, row + 1, column)
        top, margins = Qt.AlignmentFlag.AlignTop, self._outer.contentsMargins()
        needed = self._buttons.minimumSize().width() + self.checks.minimumSizeHint().width()
        needed += px(20) + margins.left() + margins.right()
        is_beside = is_wide and needed <= self.width()
        self._lower.addWidget(self.checks, *((0, 1) if is_beside else (1, 0)), top)
        self._lower.setColumnStretch(0, 0 if is_beside else 1)
        self._lower.setColumnStretch(1, 1 if is_beside else 0)
        self._fields.setHorizontalSpacing(px(14))
        self._lower.setHorizontalSpacing(px(20))
        self._lower.setVerticalSpacing(px(10))
        self._buttons.setSpacing(px(8))
