"""Where the file of what History shows goes, asked for and written without stopping the window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.tasks import Tasks


class HistoryExport(QFileDialog):
    """Asks for a CSV file's name; ``named`` carries its path."""

    named = Signal(object)

    def __init__(self, shown: HistoryRange, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export as CSV"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(self.tr("CSV files (*.csv)"))
        self.setDefaultSuffix("csv")
        self.selectFile(f"energy-{shown.first}-{shown.last}.csv")
        self.fileSelected.connect(lambda name: self.named.emit(Path(name)))


def write(tasks: Tasks, path: Path, text: str, on_error: Callable[[Exception], None]) -> None:
    """Write a text as UTF-8 in a thread, as a task called ``export``."""
    writing = asyncio.to_thread(path.write_bytes, text.encode())
    tasks.start(writing, on_error=on_error, key="export")
