"""Export today as CSV from the tray: every tracked sensor up to now, as History's export has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from energy_desktop.periods import local_date
from energy_desktop.services.table_files import write_bytes, write_file
from energy_desktop.ui.languages import error_words
from energy_desktop.ui.pages.history_csv import history_csv
from energy_desktop.ui.pages.history_export import HistoryExport, Kind, LastExport, not_written
from energy_desktop.ui.pages.history_query import fetch
from energy_desktop.ui.pages.history_range import HistoryRange, Span
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.widgets.roles import hues

if TYPE_CHECKING:
    from energy_desktop.services import Services


class TodayExport(QObject):
    """Asks for a file and writes it; ``written`` carries its path.

    What goes wrong is said in a box that stops nothing.
    """

    written = Signal(object)

    def __init__(self, services: Services, clock: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._clock = clock
        self._window = window
        self._tasks = Tasks(self)

    def ask(self) -> HistoryExport:
        """Open what asks for the file."""
        dialog = HistoryExport(
            self._today(), LastExport(None), Kind.CSV, self._window, offered=(Kind.CSV,)
        )
        dialog.setWindowTitle(self._title)
        dialog.named.connect(self.write)
        dialog.open()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def write(self, path: Path, _kind: Kind = Kind.CSV) -> None:
        """Ask for the figures and write them."""
        self._tasks.start(
            self._write(path),
            self.written.emit,
            lambda error: self._fail(path, error),
            key="export",
        )

    @property
    def _title(self) -> str:
        return self.tr("Export today as CSV")

    def _today(self) -> HistoryRange:
        today = local_date(self._clock(), self._services.live.zone)
        return HistoryRange(Span.DAY, today, today)

    async def _write(self, path: Path) -> Path:
        chosen = self._services.entities.shown()
        now = self._clock()
        data = await fetch(self._services, self._today(), chosen, hues(chosen), now)
        grids = [grid.cut(now) for grid in (data.meters, data.measurements)]
        text = history_csv(grids, data.zone)
        return await write_file(path, lambda file, _check: write_bytes(file, text.encode()))

    def _fail(self, path: Path, error: Exception) -> None:
        words = not_written(path, error) if isinstance(error, OSError) else error_words(error)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self._title)
        box.setText(words)
        box.open()
