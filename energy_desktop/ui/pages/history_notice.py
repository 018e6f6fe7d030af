"""The line above the data of History that says what became of an export or a copy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.languages import translate
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.accessible_chart import announce
from energy_desktop.ui.widgets.banner import Banner
from energy_desktop.ui.widgets.icon_button import IconButton

SLOW_MS = 1000


class HistoryNotice(Banner):
    """Says that a file is being written (after a second, with Cancel), where it is, or why not.

    ``announce`` has a screen reader say the same; ``told`` goes before anything is said.
    """

    told = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, wraps=True)
        self._act: Callable[[], object] = lambda: None
        self._slow_text = ""
        self.announce: Callable[[QWidget, str], object] = announce
        self.close_button = IconButton(theme, "close", self.tr("Hide this line"))
        self.close_button.clicked.connect(self.dismiss)
        self._row.addWidget(self.close_button)
        self.slow = single_shot(self, SLOW_MS, self._say_slow)
        self.acted.connect(self._do)

    def writing(self, path: Path, cancel: Callable[[], object]) -> None:
        """A file is being written; said if that takes longer than a second."""
        self.dismiss()
        self._slow_text = self.tr("Writing {0}…").format(path.name)
        self._act = cancel
        self.slow.start()

    def written(self, path: Path) -> None:
        """The file is complete."""
        text = written_words(path)
        self._tell("ok", "check", text, self.tr("Show in folder"), lambda: show_in_folder(path))

    def done(self, text: str) -> None:
        """Something else was done."""
        self._tell("ok", "check", text)

    def warn(self, text: str) -> None:
        """Something should be known; empty: nothing."""
        if text:
            self._tell("warn", "alert-circle-outline", text)
        else:
            self.dismiss()

    def failed(self, text: str) -> None:
        """Something could not be done, and why."""
        self._tell("err", "alert-circle-outline", text)

    def dismiss(self) -> None:
        """Nothing is to be said."""
        self.slow.stop()
        self.hide()

    def _do(self) -> None:
        self._act()

    def _tell(
        self, tone: str, icon_name: str, text: str, action: str = "",
        act: Callable[[], object] = lambda: None,
    ) -> None:  # fmt: skip
        self.slow.stop()
        self.told.emit()
        self._act = act
        self.close_button.show()
        self.say(tone, icon_name, text, action)
        self.announce(self, text)

    def _say_slow(self) -> None:
        self.close_button.hide()
        self.say("info", "download", self._slow_text, self.tr("Cancel"))
        self.announce(self, self._slow_text)


def written_words(path: Path) -> str:
    """Where a file is."""
    return translate("HistoryNotice", "{0} is in {1}.").format(path.name, path.parent)


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file marked where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", [f"/select,{path}"])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
