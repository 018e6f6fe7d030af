"""Where a file of what History shows goes, and of which kind it is: asked for and remembered."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from energy_desktop.ui.languages import translate
from energy_desktop.ui.pages.history_range import HistoryRange

_FOLDER, _KIND = "export_folder", "export_kind"


class Kind(StrEnum):
    """The kinds of files, by their suffix."""

    CSV = "csv"
    PARQUET = "parquet"
    PNG = "png"
    SVG = "svg"


def kind_words() -> dict[Kind, str]:
    """What each kind is, in the user's language."""
    return {
        Kind.CSV: translate("HistoryExport", "CSV table"),
        Kind.PARQUET: translate("HistoryExport", "Parquet table"),
        Kind.PNG: translate("HistoryExport", "PNG picture"),
        Kind.SVG: translate("HistoryExport", "SVG drawing"),
    }


@dataclass(frozen=True, slots=True)
class LastExport:
    """Folder and kind of the last file, kept in ``store``; None: they are forgotten."""

    store: QSettings | None

    @property
    def folder(self) -> Path:
        """The last one while it is there, else the user's documents, else the home folder."""
        kept = str(self.store.value(_FOLDER, "")) if self.store else ""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        # A dialog opens wherever the program was started when its folder is not there.
        wanted = (kept, QStandardPaths.writableLocation(documents))
        return next((Path(one) for one in wanted if one and Path(one).is_dir()), Path.home())

    @property
    def kind(self) -> Kind:
        """The last one, CSV at first."""
        kept = str(self.store.value(_KIND, "")) if self.store else ""
        return Kind(kept) if kept in [*Kind] else Kind.CSV

    def keep(self, path: Path, kind: Kind) -> None:
        """A file of this kind was written there."""
        if self.store is not None:
            self.store.setValue(_FOLDER, str(path.parent))
            self.store.setValue(_KIND, str(kind))


class HistoryExport(QFileDialog):
    """Asks for a file's name; ``named`` carries its path and kind, one of those ``offered``.

    The kind is that of the suffix written, else the one chosen in the dialog.
    """

    named = Signal(object, object)

    def __init__(
        self,
        shown: HistoryRange,
        last: LastExport,
        kind: Kind,
        parent: QWidget,
        offered: Sequence[Kind] = tuple(Kind),
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        words = kind_words()
        self._filters = {f"{words[k]} (*.{k})": k for k in offered}
        self.setWindowTitle(self.tr("Export what is shown"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._filters))
        self.setDirectory(str(last.folder))
        self.selectNameFilter(next(text for text, k in self._filters.items() if k is kind))
        self._follow(self.selectedNameFilter())
        self.filterSelected.connect(self._follow)
        self.fileSelected.connect(self._named)

    @property
    def kind(self) -> Kind:
        """The kind chosen in the dialog."""
        return self._filters.get(self.selectedNameFilter(), Kind.CSV)

    def _follow(self, chosen: str) -> None:
        """The name offered has the suffix of the kind."""
        kind = self._filters.get(chosen, Kind.CSV)
        self.setDefaultSuffix(str(kind))
        self.selectFile(file_name(self._shown, kind))

    def _named(self, name: str) -> None:
        path = Path(name)
        suffix = path.suffix.removeprefix(".").casefold()
        is_offered = suffix in self._filters.values()
        self.named.emit(path, Kind(suffix) if is_offered else self.kind)


def file_name(shown: HistoryRange, kind: str) -> str:
    """``energy-2026-11-01--2026-11-30.csv``; of parts of days with their times."""
    shown = shown.civil
    begin, end = f"{shown.first}", f"{shown.last}"
    if shown.is_part:
        begin += f"-{shown.begin:%H%M}"
        end += f"-{shown.end:%H%M}" if shown.end else "-2400"
    return f"energy-{begin}--{end}.{kind}"


def not_written(path: Path, error: Exception) -> str:
    """Why a file could not be written, and what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        why = translate("HistoryExport", "There is no folder {0}.").format(path.parent)
    elif isinstance(error, IsADirectoryError):
        why = translate("HistoryExport", "{0} is a folder.").format(path)
    elif isinstance(error, PermissionError):
        why = translate("HistoryExport", "You may not write into {0}.").format(path.parent)
    elif getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
        why = translate("HistoryExport", "There is no room left in {0}.").format(path.parent)
    else:
        why = f"{getattr(error, 'strerror', None) or error}."
    return translate(
        "HistoryExport", "The file was not written. {0} Export it to another place."
    ).format(why)
