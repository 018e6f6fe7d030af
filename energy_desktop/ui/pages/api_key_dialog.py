"""A new key of the HTTP API: a name, what it may do, and then the key, shown this once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.languages import error_words
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.fitting_dialog import FittingDialog
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label, set_kind

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.api_keys import ApiKey


class ApiKeyDialog(FittingDialog):
    """Makes a key with *Create*; *Done* forgets it here for good."""

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self.name = QLineEdit()
        self.reads = QRadioButton(self.tr("It may read"))
        self.full = QRadioButton(self.tr("It may do everything"))
        self.secret = QLineEdit()
        self.copy_button = IconButton(theme, "content-copy", self.tr("Copy the key"))
        self.message = label("", "secondary")
        self.create_button = QPushButton(self.tr("Create"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New key"))
        self.setMinimumWidth(theme.px(560))
        self._build()
        self._update()

    def create_key(self) -> None:
        """Make the key and show it."""
        self.create_button.setEnabled(False)
        self._tasks.start(
            self._services.api_keys.create(self.name.text(), is_full=self.full.isChecked()),
            self._show_secret,
            self._fail,
        )

    def _show_secret(self, made: tuple[ApiKey, str]) -> None:
        _, secret = made
        self.secret.setText(secret)
        for widget in (self.name, self.reads, self.full):
            widget.setEnabled(False)
        (self.reads if self.full.isChecked() else self.full).hide()  # what it is not
        for shown in (self.secret, self.copy_button):
            shown.show()
        self.create_button.hide()
        self.cancel_button.setText(self.tr("Done"))
        self._say(self.tr("Copy it now: it is not shown again, and kept by nobody but you."))
        self.secret.selectAll()
        self.copy_button.setFocus()

    def _fail(self, error: Exception) -> None:
        self._update()
        self._say(error_words(error), "error")

    def _say(self, words: str, kind: str = "secondary") -> None:
        set_kind(self.message, kind)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def _update(self) -> None:
        self.create_button.setEnabled(bool(self.name.text().strip()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.secret.text())

    def _build(self) -> None:
        self.name.setPlaceholderText(self.tr("What uses it, such as “Dashboard in the hall”"))
        self.name.setMaxLength(60)
        self.reads.setChecked(True)
        self.secret.setReadOnly(True)
        self.secret.setAccessibleName(self.tr("The new key"))
        self.create_button.setProperty("kind", "primary")
        self.create_button.setDefault(True)
        self.message.setWordWrap(True)
        title = label(self.tr("Name"), "secondary_strong")
        title.setBuddy(self.name)
        shown = QHBoxLayout()
        shown.addWidget(self.secret, 1)
        shown.addWidget(self.copy_button)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.cancel_button, self.create_button):
            buttons.addWidget(button)
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (title, self.name, self.reads, self.full):
            column.addWidget(widget)
        column.addLayout(shown)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(buttons)
        for hidden in (self.secret, self.copy_button, self.message):
            hidden.hide()
        self.name.textChanged.connect(lambda _: self._update())
        self.create_button.clicked.connect(self.create_key)
        self.cancel_button.clicked.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)
