"""First run, step 2: how to make a token, and the field to paste it into."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit

from energy_desktop.ui.pages.first_run_steps import ErrorText, Step
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.fold import Fold
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.wrapped_check_box import WrappedRadioButton

_SHORTEST_TOKEN = 20


class SignInStep(Step):
    """How to make a token, the field to paste it into, and what to do without a keyring."""

    pasted = Signal()

    def __init__(self, theme: Theme, can_keep_token: bool) -> None:
        super().__init__(
            theme,
            self.tr("Let Energy Desktop read your sensors"),
            self.tr("Home Assistant gives a program a long-lived access token of its own."),
        )
        self.url = ""
        self.token = QLineEdit()
        self.error = ErrorText()
        self.accepted = label(self.tr("Home Assistant accepted this token."), "ok")
        self.note = label("", "secondary")
        self.fold = Fold(theme, self.tr("This computer has no keyring"))
        self.this_run = WrappedRadioButton(self.tr("Keep the token for this run only"))
        self.from_file = WrappedRadioButton(self.tr("Give it in a file at each start"))
        self._can_keep = can_keep_token
        self._build()
        self.set_can_keep(can_keep_token)

    @property
    def value(self) -> str:
        """The pasted token."""
        return self.token.text().strip()

    @property
    def remember(self) -> bool:
        """Whether the token goes into the keyring."""
        return self._can_keep

    @property
    def is_complete(self) -> bool:
        """A token is there."""
        return bool(self.value)

    def set_url(self, url: str) -> None:
        """The address found in the step before."""
        self.url = url

    def set_can_keep(self, can_keep: bool) -> None:
        """Whether a usable keyring exists; without one a choice is asked for."""
        self._can_keep = can_keep
        self.note.setVisible(can_keep)
        self.fold.setVisible(not can_keep)
        self.changed.emit()

    def ask_again(self) -> None:
        """Say why the token is asked for although there was one before."""
        self.text.setText(
            self.tr("The token is no longer in the keyring; paste it again to go on.")
            if self._can_keep
            else self.tr("The token was kept for the last run only; paste it again to go on.")
        )

    def set_accepted(self, accepted: bool) -> None:
        """Whether Home Assistant let the token in the field sign in."""
        self.accepted.setVisible(accepted)

    def show_error(self, code: str | None) -> None:
        """Say what is wrong with the token."""
        self.error.show_code(code)
        self.token.setFocus()
        self.token.selectAll()

    def open_security_page(self) -> None:
        """Open the page of the Home Assistant profile on which tokens are made."""
        QDesktopServices.openUrl(QUrl(self.security_url))

    @property
    def security_url(self) -> str:
        """Address of that page."""
        base = self.url.rstrip("/")
        base = base if "://" in base else f"http://{base}"
        return (
            f"{base.replace('ws', 'http', 1) if base.startswith('ws') else base}/profile/security"
        )

    def _build(self) -> None:
        self.column.addSpacing(self.theme.px(10))
        steps = (
            self.tr("1.  Open your profile in Home Assistant, on its Security page."),
            self.tr("2.  Below “Long-lived access tokens” choose “Create token”, and name it."),
            self.tr("3.  Copy the token and paste it here. It is shown only once."),
        )
        button = IconButton(
            self.theme, "open-in-new", self.tr("Open the Security page"),
            self.tr("Open the Security page"),
        )  # fmt: skip
        button.clicked.connect(self.open_security_page)
        for place, text in enumerate(steps):
            words = label(text, "")
            words.setWordWrap(True)
            self.column.addWidget(words)
            if place == 0:
                self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(self.theme.px(10))
        title = label(self.tr("Access token"), "secondary_strong")
        title.setBuddy(self.token)
        self.token.setAccessibleName(self.tr("Access token"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setPlaceholderText(self.tr("Paste the token here"))
        self.note.setText(self.tr("It is kept in your system keyring, never in a file."))
        for widget in (title, self.token, self.error, self.accepted, self.note, self.fold):
            self.column.addWidget(widget)
        self.accepted.hide()
        self._fill_fold()
        self.column.addStretch(1)
        self.token.textChanged.connect(self._edited)

    def _fill_fold(self) -> None:
        run = label(
            self.tr("It is forgotten when the program ends, and asked for at the next start."),
            "hint",
        )
        file = label(
            self.tr(
                "Put it into a file that only you can read, and name that file in the environment "
                "as HA_TOKEN_FILE. For now it is used for this run."
            ),
            "hint",
        )
        for widget in (self.this_run, run, self.from_file, file):
            self.fold.content.addWidget(widget)
        for words in (run, file):
            words.setWordWrap(True)
        for button in (self.this_run, self.from_file):
            button.toggled.connect(lambda _on: self.changed.emit())
        self.this_run.setChecked(True)
        self.fold.set_open(True)

    def _edited(self, text: str) -> None:
        self.error.clear()
        self.changed.emit()
        if len(text.strip()) >= _SHORTEST_TOKEN:
            self.pasted.emit()
