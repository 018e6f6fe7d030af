"""Addresses and passwords of servers of the user's own."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from energy_desktop.services.databases import ServerForm
from energy_desktop.ui.widgets.wheel import pass_wheel


class ServersForm(QWidget):
    """Fields for MongoDB and QuestDB; an empty password keeps the one that is known."""

    def __init__(self, given: ServerForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mongodb_uri = QLineEdit(given.mongodb_uri)
        self.mongodb_password = QLineEdit()
        self.questdb_host = QLineEdit(given.questdb_host)
        self.questdb_port = QSpinBox()
        self.questdb_user = QLineEdit(given.questdb_user)
        self.questdb_password = QLineEdit()
        self.questdb_tls = QCheckBox(self.tr("QuestDB is behind TLS"))
        self._build(given)

    @property
    def value(self) -> ServerForm:
        """What is entered now."""
        return ServerForm(
            self.mongodb_uri.text().strip(),
            self.mongodb_password.text(),
            self.questdb_host.text().strip(),
            self.questdb_port.value(),
            self.questdb_user.text().strip(),
            self.questdb_password.text(),
            self.questdb_tls.isChecked(),
        )

    def _build(self, given: ServerForm) -> None:
        self.questdb_port.setRange(1, 65535)
        self.questdb_port.setGroupSeparatorShown(False)
        self.questdb_port.setValue(given.questdb_http_port)
        pass_wheel(self.questdb_port)
        self.questdb_tls.setChecked(given.questdb_tls)
        for secret in (self.mongodb_password, self.questdb_password):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
            secret.setPlaceholderText(self.tr("kept in the keyring"))
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (self.tr("MongoDB address"), self.mongodb_uri),
            (self.tr("Password of its user"), self.mongodb_password),
            (self.tr("QuestDB host"), self.questdb_host),
            (self.tr("HTTP port"), self.questdb_port),
            (self.tr("User"), self.questdb_user),
            (self.tr("Password"), self.questdb_password),
        ):
            rows.addRow(words, field)
            field.setAccessibleName(words)
        rows.addRow(self.questdb_tls)
