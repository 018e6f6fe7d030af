"""Printing what History shows: the printer asked for, or a look at the pages before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from energy_desktop.ui.pages.history_export import file_name
from energy_desktop.ui.pages.history_paper import print_history
from energy_desktop.ui.pages.history_query import HistoryData

_MARGINS_MM = QMarginsF(14, 12, 14, 12)


def paper_size() -> QPageSize.PageSizeId:
    """Letter where the locale measures as the United States do, else A4."""
    is_us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if is_us else QPageSize.PageSizeId.A4


def new_printer(data: HistoryData) -> QPrinter:
    """The default printer, or a PDF file where there is none, with our paper and margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(paper_size()))
    printer.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
    name = file_name(data.shown, "pdf")
    printer.setDocName(name.removesuffix(".pdf"))
    printer.setCreator(QCoreApplication.applicationName())
    return printer


def print_to(printer: QPrinter, data: HistoryData) -> None:
    """Print, only the pages that the printer was asked for."""
    chosen = printer.printRange() is QPrinter.PrintRange.PageRange
    pages = (printer.fromPage(), printer.toPage()) if chosen and printer.fromPage() else ()
    print_history(printer, data, *pages)


def ask_printer(data: HistoryData, parent: QWidget) -> QPrintDialog:
    """Ask for the printer, then print."""
    printer = new_printer(data)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: print_to(printer, data))
    QDialog.open(dialog)
    return dialog


def preview(data: HistoryData, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages; they can be printed from there."""
    printer = new_printer(data)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The dialog does not own the printer: what is connected keeps it as long as the dialog.
    dialog.paintRequested.connect(lambda _same: print_to(printer, data))
    QDialog.open(dialog)
    return dialog
