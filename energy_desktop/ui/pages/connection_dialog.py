"""Other addresses or passwords for the servers that are used: change, test, begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from energy_desktop.ui.pages.servers_dialog import ServersDialog
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label

if TYPE_CHECKING:
    from energy_desktop.services import Services


class ConnectionDialog(ServersDialog):
    """Nothing is kept before *Save*; no data is moved."""

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(services, theme, parent)
        self.setWindowTitle(self.tr("Connection to the servers"))
        self.act_button.setText(self.tr("Save"))
        why = label(
            self.tr(
                "Where MongoDB and QuestDB are. Energy Desktop starts anew with what you save; no "
                "data is moved."
            ),
            "secondary",
        )
        why.setWordWrap(True)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(10))
        for widget in (why, self.form, self.status, self.progress):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def start(self) -> None:
        """Keep it, also where nothing answers yet, and begin a new run."""
        self._run(
            self._services.databases.reconnect(self.form.value),
            self.tr("Saving…"),
            lambda _: self.accept(),
        )

    def reject(self) -> None:
        """Nothing was kept."""
        self._tasks.cancel_all()
        super().reject()
