"""Settings › HTTP API: on or off, where it answers, who may reach it, its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.formats import medium_date
from energy_desktop.ui.languages import error_words, spoken
from energy_desktop.ui.pages.api_key_dialog import ApiKeyDialog
from energy_desktop.ui.pages.settings_card import SettingsCard
from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.setting_words import FIXED, fixed_words
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import ElidedLabel, label, set_kind
from energy_desktop.ui.widgets.status_pill import StatusPill
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.api_keys import ApiKey

_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_THIS_COMPUTER: Final = "127.0.0.1"
_EVERY: Final = "0.0.0.0"  # noqa: S104 - what the user opens; the API then asks for a key


class ApiCard(SettingsCard):
    """All of it counts at once. What a key is can be seen only when it is made."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("HTTP API"))
        self._services = services
        self._tasks = Tasks(self)
        self.pill = StatusPill(theme)
        self.address = label("", "strong")
        self.copy_button = IconButton(theme, "content-copy", self.tr("Copy the address"))
        self.note = label("", "secondary")
        self.other_port = QPushButton()
        self.rows = SettingRows(services, theme, ("api_enabled", "api_port", "api_allowed_hosts"))
        self.network = WrappedCheckBox(self.tr("Open to the network"))
        self.network_note = label("", "hint")
        self.keys = ApiKeyList(services, theme)
        self._build()
        self._connect()
        self.show_state()

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr("HTTP API port address hosts network scripts keys")

    def show_state(self) -> None:
        """Whether and where it answers now, and who may reach it."""
        status = self._services.status
        url = status.api_url
        self.address.setText(url or "")
        self.address.setVisible(bool(url))
        self.copy_button.setVisible(bool(url))
        if url is None:
            self.pill.show_status("info", "minus-circle-outline", self.tr("Off"))
        elif QUrl(url).host() in _HERE:
            self.pill.show_status("info", "shield-key-outline", self.tr("On · this computer only"))
        else:
            self.pill.show_status("warn", "lan-connect", self.tr("On · network"))
        problem = self._services.api_keys.problem
        is_wrong = problem is not None or (url is None and status.api_error is not None)
        set_kind(self.note, "error" if is_wrong else "secondary")
        self.note.setText(spoken(status.api_error or problem or "") or self._words(url))
        self.other_port.setText(self.tr("Use port {0}").format(status.api_free_port))
        fixed = self._services.settings.source("api_port") in FIXED
        self.other_port.setVisible(status.api_free_port is not None and not fixed)
        self._show_network()

    def _words(self, url: str | None) -> str:
        if url is None:
            return self.tr("Programs could read sensors and statistics here.")
        settings, keys = self._services.settings, self._services.api_keys
        if not keys.all and str(settings.get("api_host")) not in _HERE:
            return self.tr(
                "Open to this computer only: without a key nobody on the network may ask."
            )
        if keys.is_asked_for or QUrl(url).host() not in _HERE:
            return self.tr(
                "Programs that show a key can read everything here and, but for read-only keys, "
                "change settings."
            )
        return self.tr("Programs on this computer can read everything here and change settings.")

    def _show_network(self) -> None:
        settings = self._services.settings
        host, source = str(settings.get("api_host")), settings.source("api_host")
        is_open, has_key = host not in _HERE, bool(self._services.api_keys.all)
        with QSignalBlocker(self.network):
            self.network.setChecked(is_open)
        self.network.setEnabled(source not in FIXED and (is_open or has_key))
        if source in FIXED:
            at = self.tr("It answers at {0}.").format(host)
            words = f"{at}\n{fixed_words('API_HOST', source)}"
        elif not has_key:
            words = self.tr("Create a key first: whoever comes by the network has to show one.")
        elif is_open:
            words = self.tr("Everybody is asked for a key. There is no encryption.")
        else:
            words = ""
        self.network_note.setText(words)
        self.network_note.setVisible(bool(words))

    @property
    def changed_words(self) -> str:
        """What is said of a change."""
        return self.tr("The HTTP API was changed.")

    def put(self, key: str, value: object) -> None:
        """Save a value."""
        if key in self.rows.controls:
            super().put(key, value)
        else:
            self._put(key, value)

    def _set_network(self, is_open: bool) -> None:
        self._put("api_host", _EVERY if is_open else _THIS_COMPUTER)

    def _put(self, key: str, value: object) -> None:
        before = self._services.settings.get(key)
        self._tasks.start(
            self._services.settings.put({key: value}),
            lambda _: self._was_put(key, before),
            self._fail,
        )

    def _was_put(self, key: str, before: object) -> None:
        self.show_state()
        self.offer_undo(key, before)

    def _fail(self, error: Exception) -> None:
        self.show_state()
        set_kind(self.note, "error")
        self.note.setText(error_words(error))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())

    def _connect(self) -> None:
        events = self._services.events
        events.settings_changed.connect(self.show_state)
        events.api_changed.connect(self.show_state)
        events.api_keys_changed.connect(self.show_state)
        self.network.toggled.connect(self._set_network)
        self.rows.changed.connect(self.offer_undo)
        self.copy_button.clicked.connect(self._copy)
        self.other_port.clicked.connect(
            lambda: self._put("api_port", self._services.status.api_free_port)
        )

    def _build(self) -> None:
        self.add_tool(self.pill)
        self.network.setProperty(
            "search_words", self.tr("LAN other computers listen host address remote")
        )
        self.keys.new_button.setProperty("search_words", self.tr("password secret access create"))
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for words in (self.note, self.network_note):
            words.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.address, 1)
        top.addWidget(self.copy_button)
        self.body.addLayout(top)
        for widget in (self.note, self.other_port, self.rows, self.network, self.network_note):
            self.body.addWidget(widget)
        self.body.addWidget(self.keys)


class ApiKeyList(QWidget):
    """The keys with what they may do, a button to revoke each, and one to make a new one."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.title = label(self.tr("Keys"), "secondary_strong")
        self.new_button = IconButton(theme, "key-plus", self.tr("New key"), self.tr("New key…"))
        self.message = label("", "error")
        self.revoke_buttons: dict[str, QPushButton] = {}
        self._shown: list[QWidget] = []
        self.message.setWordWrap(True)
        self.new_button.setMinimumWidth(1)  # it goes below the title where it has no room
        self.new_button.clicked.connect(self.ask_for_new)
        services.events.api_keys_changed.connect(self.show_keys)
        theme.changed.connect(self.show_keys)
        self.show_keys()

    def show_keys(self) -> None:
        """What there is now."""
        for widget in self._shown:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._shown.clear()
        self.revoke_buttons.clear()
        self._grid.setSpacing(self._theme.px(6))
        self._grid.addWidget(self.title, 0, 0)
        self._place_button()
        keys = self._services.api_keys.all
        for row, key in enumerate(keys, 2):
            self._add(row, key)
        self._grid.addWidget(self.message, len(keys) + 2, 0, 1, 2)
        self.message.setVisible(bool(self.message.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        needed = self.title.sizeHint().width() + self.new_button.sizeHint().width()
        if self.width() >= needed + self._grid.horizontalSpacing():
            self._grid.addWidget(self.new_button, 0, 1)
        else:
            self._grid.addWidget(self.new_button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def ask_for_new(self) -> ApiKeyDialog:
        """Open what makes a key."""
        dialog = ApiKeyDialog(self._services, self._theme, self.window())
        dialog.open()
        return dialog

    def ask_to_revoke(self, key: ApiKey) -> QMessageBox:
        """Ask whether a key is to end, for it can't come back."""
        box = QMessageBox(self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Revoke a key"))
        box.setText(self.tr("Revoke the key “{0}”?").format(key.name))
        if len(self._services.api_keys.all) > 1:
            words = self.tr("Programs that use it are refused at once.")
        else:
            words = self.tr(
                "Programs that use it are refused at once. It is the last key: then the HTTP API "
                "answers this computer alone, without a key."
            )
        box.setInformativeText(words)
        revoke = box.addButton(self.tr("Revoke"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        revoke.clicked.connect(partial(self.revoke, key.id))
        box.open()
        return box

    def revoke(self, key_id: str) -> None:
        """End a key."""
        self.message.setText("")
        self._tasks.start(self._services.api_keys.revoke(key_id), None, self._fail)

    def _fail(self, error: Exception) -> None:
        self.message.setText(error_words(error))
        self.message.setVisible(True)

    def _add(self, row: int, key: ApiKey) -> None:
        words, column = QWidget(), QVBoxLayout()
        words.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text, kind in ((key.name, ""), (self._words(key), "hint")):
            column.addWidget(ElidedLabel(text, kind))
        self._grid.addWidget(words, row, 0)
        self._shown.append(words)
        if key.created_at is None:
            return
        button = QPushButton(self.tr("Revoke"))
        button.setAccessibleName(self.tr("Revoke {0}").format(key.name))
        button.setProperty("kind", "danger")
        button.clicked.connect(lambda: self.ask_to_revoke(key))
        self._grid.addWidget(button, row, 1)
        self._shown.append(button)
        self.revoke_buttons[key.id] = button

    def _words(self, key: ApiKey) -> str:
        may = self.tr("everything") if key.is_full else self.tr("reads only")
        if key.created_at is None:
            return self.tr("{0} · given at the start").format(may)
        day = medium_date(key.created_at, self._services.live.zone)
        return self.tr("{0} · since {1}").format(may, day)
