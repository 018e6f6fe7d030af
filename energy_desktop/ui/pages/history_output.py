"""What leaves the page History: files, the clipboard, paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from energy_desktop.services.table_files import write_bytes, write_file, write_parquet
from energy_desktop.ui.languages import translate
from energy_desktop.ui.long_work import long_work
from energy_desktop.ui.outcome import Outcome, failure
from energy_desktop.ui.pages.history_card import HistoryCard
from energy_desktop.ui.pages.history_csv import history_csv
from energy_desktop.ui.pages.history_export import (
    HistoryExport,
    Kind,
    LastExport,
    kind_words,
    not_written,
)
from energy_desktop.ui.pages.history_notice import HistoryNotice, written_words
from energy_desktop.ui.pages.history_picture import CardPicture, png
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_table import history_table
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import Buckets

if TYPE_CHECKING:
    from energy_desktop.services.table_files import Check

_EXPORT: Final = "export"
_Fill = Callable[[Path, "Check"], None]


class HistoryOutput(QObject):
    """Exports, copies and prints the ``data`` last shown by ``card``; ``ended`` once an export has.

    ``button`` opens the menu of it. ``store`` keeps folder and kind of the last export. What is
    written is a task of ``tasks`` called ``export``.
    """

    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        card: HistoryCard,
        button: QPushButton,
        tasks: Tasks,
        store: QSettings | None = None,
    ) -> None:
        super().__init__(card)
        self._theme, self._card, self._tasks = theme, card, tasks
        self._last = LastExport(store)
        self.data: HistoryData | None = None
        self.notice = HistoryNotice(theme)
        self._outcome: Outcome | None = None
        self.notice.told.connect(self._forget)
        card.body.insertWidget(0, self.notice)
        self.menu = QMenu(button)
        self._fill_menu()
        button.setMenu(self.menu)

    def csv_text(self, check: Check = lambda: None) -> str:
        """The CSV of what is shown."""
        data = self._shown
        return history_csv(_grids(data), data.zone, check)

    def ask_where(self, kind: Kind | None = None) -> None:
        """Ask for the file's name, then export; None: a file of the kind of the last one."""
        if not self._has_data():
            return
        chosen = kind or self._last.kind
        dialog = HistoryExport(self._shown.shown, self._last, chosen, self._card)
        dialog.named.connect(self.export_to)
        dialog.open()

    def export_to(self, path: Path, kind: Kind = Kind.CSV) -> None:
        """Write a file without stopping the window."""
        if not self._has_data():
            return
        self.notice.writing(path, partial(self._cancel, path))
        self._tasks.start(
            long_work(self, translate("LongWork", "Export"), write_file, path, self._filling(kind)),
            partial(self._written, kind=kind),
            lambda error: self._end(failure(error, partial(not_written, path))),
            key=_EXPORT,
        )

    def copy_picture(self) -> None:
        """Put the chart card into the clipboard as a picture."""
        if self._has_data():
            QGuiApplication.clipboard().setImage(self._picture().image())
            self.notice.done(self.tr("The picture is in the clipboard."))

    def copy_table(self) -> None:
        """Put the tables into the clipboard as text with tabs."""
        if self._has_data():
            tables = (self._card.table, self._card.line_table)
            filled = [table.tsv() for table in tables if table.rows.buckets.columns]
            QGuiApplication.clipboard().setText("\n\n".join(filled))
            self.notice.done(self.tr("The table is in the clipboard."))

    def print_out(self) -> None:
        """Ask for the printer, then print."""
        if self._has_data():
            from energy_desktop.ui.pages.history_print import ask_printer  # noqa: PLC0415 - seldom

            ask_printer(self._shown, self._card)

    def preview(self) -> None:
        """Show what would be printed."""
        if self._has_data():
            from energy_desktop.ui.pages.history_print import preview  # noqa: PLC0415 - seldom

            preview(self._shown, self._card)

    @property
    def _shown(self) -> HistoryData:
        if self.data is None:
            raise ValueError("nothing is shown yet")
        return self.data

    def _has_data(self) -> bool:
        has_data = self.data is not None and not self._card.is_saying
        if not has_data:
            self.notice.failed(self.tr("There is nothing to export in this range."))
        return has_data

    def _filling(self, kind: Kind) -> _Fill:
        """What fills a file of a kind; pictures are drawn here, the rest is made in the thread."""
        if kind is Kind.PNG:
            image = self._picture().image()
            return lambda file, _check: write_bytes(file, png(image))
        if kind is Kind.SVG:
            drawing = self._picture().svg()
            return lambda file, _check: write_bytes(file, drawing)
        data = self._shown
        if kind is Kind.PARQUET:
            return lambda file, _check: write_parquet(file, history_table(_grids(data)))
        return lambda file, check: write_bytes(
            file, history_csv(_grids(data), data.zone, check).encode()
        )

    def _picture(self) -> CardPicture:
        return CardPicture(self._theme, self._card, self._shown)

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What became of the last export, as long as that is said."""
        if self._outcome is None or self.notice.isHidden():
            return {}
        return {_EXPORT: self._outcome}

    def say_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """Say it again, also where another page had begun it."""
        if _EXPORT in outcomes:
            self._say(outcomes[_EXPORT])

    def _written(self, path: Path, kind: Kind) -> None:
        self._last.keep(path, kind)
        self._end(Outcome(partial(written_words, path), path))

    def _end(self, outcome: Outcome) -> None:
        self._say(outcome)
        self.ended.emit()

    def _say(self, outcome: Outcome) -> None:
        if outcome.file is None:
            self.notice.failed(outcome.words())
        else:
            self.notice.written(outcome.file)
        self._outcome = outcome

    def _forget(self) -> None:
        """Something else is said now."""
        self._outcome = None

    def _cancel(self, path: Path) -> None:
        self._tasks.cancel(_EXPORT)
        self.notice.done(self.tr("{0} was not written.").format(path.name))

    def _fill_menu(self) -> None:
        self._add(self.tr("Export…"), self.ask_where, "Ctrl+E")
        for kind, words in kind_words().items():
            self._add(self.tr("Export as {0}…").format(words), partial(self.ask_where, kind))
        self.menu.addSeparator()
        self._add(self.tr("Copy picture"), self.copy_picture)
        self._add(self.tr("Copy table"), self.copy_table)
        self.menu.addSeparator()
        self._add(self.tr("Print…"), self.print_out, "Ctrl+P")
        self._add(self.tr("Print preview…"), self.preview)

    def _add(self, text: str, act: Callable[[], None], keys: str = "") -> None:
        """The keys are told, and belong to the page."""
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.menu.addAction(f"{text}\t{native}" if keys else text)
        action.triggered.connect(lambda _checked: act())


def _grids(data: HistoryData) -> list[Buckets]:
    """The running bucket ends now, as what is known of it does."""
    return [grid.cut(data.now) for grid in (data.meters, data.measurements)]
