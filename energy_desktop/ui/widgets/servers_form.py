"""Where MongoDB and QuestDB are: one field for each setting of a connection to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from energy_desktop.services.databases import Place, ServerForm
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.number_field import number_field

_SPACING_PX = 8


class ServersForm(QWidget):
    """Fields for MongoDB and QuestDB; an empty password keeps the one that is known."""

    def __init__(
        self, given: ServerForm, fixed: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.mongodb_uri = QLineEdit(given.mongodb_uri)
        self.mongodb_password = QLineEdit()
        self.questdb_host = QLineEdit(given.questdb_host)
        self.questdb_port = number_field(1, 65535)
        self.questdb_user = QLineEdit(given.questdb_user)
        self.questdb_password = QLineEdit()
        self.questdb_tls = QCheckBox(self.tr("QuestDB is behind TLS"))
        self.note = label("", "hint")
        self.fixed_note = label("", "hint")
        self._build(given)
        self._fix(fixed)

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

    def show_places(self, places: Mapping[str, Place], env_file: Path) -> None:
        """Say where each password is, and what to do where none can be kept."""
        words: dict[Place, str] = {
            "environment": self.tr("from the environment or .env"),
            "keyring": self.tr("kept in the keyring"),
            "unknown": "",
            "nowhere": self.tr("can't be kept here, see below"),
        }
        self.mongodb_password.setPlaceholderText(words[places["mongodb"]])
        self.questdb_password.setPlaceholderText(words[places["questdb"]])
        missing = [f"{name.upper()}_PASSWORD" for name, at in places.items() if at == "nowhere"]
        self.note.setText(
            self.tr(
                "This computer has no keyring. A password that you type here can be tested, but to "
                "use it put {0} into the file {1} and start Energy Desktop anew."
            ).format(" / ".join(f"{name}=…" for name in missing), env_file)
        )
        self.note.setVisible(bool(missing))

    def _fix(self, names: Collection[str]) -> None:
        fields: dict[str, QWidget] = {
            "mongodb_uri": self.mongodb_uri,
            "questdb_host": self.questdb_host,
            "questdb_http_port": self.questdb_port,
            "questdb_user": self.questdb_user,
            "questdb_tls": self.questdb_tls,
        }
        for name in names:
            fields[name].setEnabled(False)
            words = self.tr("Set by {0} in the environment or the file .env; remove it there to "
                            "change it here.").format(name.upper())  # fmt: skip
            fields[name].setToolTip(words)
            fields[name].setAccessibleDescription(words)
        variables = ", ".join(sorted(name.upper() for name in names))
        self.fixed_note.setText(
            self.tr("Set in the environment or the file .env; remove there to change here: {0}")
            .format(variables)
        )  # fmt: skip
        self.fixed_note.setVisible(bool(names))

    def _build(self, given: ServerForm) -> None:
        self.mongodb_uri.setCursorPosition(0)
        self.questdb_port.setValue(given.questdb_http_port)
        self.questdb_tls.setChecked(given.questdb_tls)
        for secret in (self.mongodb_password, self.questdb_password):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(_SPACING_PX)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
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
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.hide()
        rows.addRow(self.note)
        self.fixed_note.setWordWrap(True)
        rows.addRow(self.fixed_note)
