"""History on paper: light, readable in grey, whole tables, numbered pages."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages import history_print
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_query import HistoryData
from energy_desktop.ui.pages.history_range import Span, around
from energy_desktop.ui.pages.paper_flow import Block, flow
from energy_desktop.ui.pages.paper_patterns import paint_pattern
from energy_desktop.ui.pages.paper_theme import PaperTheme
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.tokens import LIGHT
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.do(lambda: made.selector.toggle("sensor.battery_level"))
    stage.do(lambda: made.compare_with(Against.PREVIOUS))
    stage.do(lambda: made.set_range(around(Span.MONTH, date(2026, 6, 18))))
    stage.until(made.is_ready)
    return made


@pytest.fixture
def data(page: HistoryPage) -> HistoryData:
    assert page.data is not None
    return page.data


@pytest.fixture
def printed(data: HistoryData, tmp_path: Path) -> Callable[..., QPdfDocument]:
    def act(first: int = 0, last: int = 0) -> QPdfDocument:
        printer = history_print.new_printer(data)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        if first:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(first, last)
        history_print.print_to(printer, data)
        document = QPdfDocument()
        document.load(str(tmp_path / "out.pdf"))
        return document

    return act


def text_of(document: QPdfDocument) -> list[str]:
    return [document.getAllText(number).text() for number in range(document.pageCount())]


def picture(document: QPdfDocument) -> QImage:
    return document.render(0, document.pagePointSize(0).toSize())


def test_it_says_what_when_of_which_zone_and_how_it_is_known(
    printed: Callable[..., QPdfDocument],
) -> None:
    text = "\n".join(text_of(printed()))
    for words in (
        "June 2026", "Times of Europe/Berlin", "1 – 18 Jun 2026 up to 14:32 with 1 – 18 May 2026",
        "Energy per day · kWh", "mark: before", "dashed: before", "Solar roof energy",
        "Recorded live", "The home", "Self-sufficiency", "Totals of the sensors", "100",
    ):  # fmt: skip
        assert words in text, words


def test_the_pages_are_numbered_and_the_table_is_whole(
    printed: Callable[..., QPdfDocument],
) -> None:
    pages = text_of(printed())
    assert len(pages) == 2
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of 2" in text
    for day in range(1, 19):
        assert f"{day:02} Jun" in pages[1]
    assert "Total" in pages[1]


def test_only_the_pages_that_are_asked_for_are_printed(
    printed: Callable[..., QPdfDocument],
) -> None:
    pages = text_of(printed(2, 2))
    assert len(pages) == 1
    assert "Page 2 of 2" in pages[0]


def test_it_is_light_in_a_dark_window_and_leaves_the_window_as_it_is(
    stage: Stage, theme: Theme, printed: Callable[..., QPdfDocument], qapp: QApplication
) -> None:
    light = picture(printed())
    stage.do(lambda: theme.set_mode("dark"))
    before = qapp.palette().color(QPalette.ColorRole.Window)
    assert picture(printed()) == light
    assert qapp.palette().color(QPalette.ColorRole.Window) == before
    assert PaperTheme().tokens is LIGHT


@pytest.mark.parametrize(
    ("locale", "size"),
    [("en_US", QPageSize.PageSizeId.Letter), ("de_DE", QPageSize.PageSizeId.A4)],
)
def test_the_paper_is_that_of_the_locale(
    data: HistoryData, locale: str, size: QPageSize.PageSizeId
) -> None:
    QLocale.setDefault(QLocale(locale))
    assert history_print.new_printer(data).pageLayout().pageSize().id() == size


def test_a_week_by_hours_has_its_titles_on_each_page(
    stage: Stage, page: HistoryPage, tmp_path: Path
) -> None:
    stage.do(lambda: page.set_range(around(Span.WEEK, date(2026, 6, 10))))
    stage.until(page.is_ready)
    assert page.data is not None
    printer = history_print.new_printer(page.data)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    history_print.print_to(printer, page.data)
    document = QPdfDocument()
    document.load(str(tmp_path / "out.pdf"))
    pages = text_of(document)
    assert len(pages) > 4
    filled = [text for text in pages if " Jun " in text and "Recorded live" in text][1:]
    assert all("Source" in text for text in filled)
    letters = "".join("".join(pages).split())
    assert letters.count(":00") == 2 * 168, "each hour has its row in both tables"


def test_the_dialogs_print_when_they_are_accepted(
    stage: Stage, page: HistoryPage, data: HistoryData, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[QPrinter] = []
    monkeypatch.setattr(history_print, "print_to", lambda printer, _data: done.append(printer))
    asked = stage.do(lambda: history_print.ask_printer(data, page))
    assert asked.isVisible()
    stage.do(lambda: asked.accepted.emit(asked.printer()))
    stage.do(asked.close)
    assert len(done) == 1
    looked = stage.do(lambda: history_print.preview(data, page))
    gc.collect()
    assert looked.isVisible()
    assert not looked.grab().isNull(), "its printer lives as long as it does"
    stage.do(looked.close)
    assert len(done) > 1, "the preview paints its pages"


def test_patterns_differ_where_there_is_no_colour(qapp: QApplication) -> None:
    grey = PaperTheme().color("ink3")
    pictures = []
    for place in range(8):
        image = QImage(40, 40, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_pattern(painter, QRectF(2, 2, 36, 36), place, PaperTheme().color("surface"), grey)
        painter.end()
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == 8


def nothing(_painter: QPainter, _area: QRectF) -> None:
    """Only its height counts."""


def test_no_block_is_cut_and_titles_are_repeated_on_a_new_page() -> None:
    title = Block(10, nothing)
    rows = [Block(30, nothing, title=title) for _ in range(7)]
    pages = flow([title, *rows], 100)
    assert [len(page) for page in pages] == [4, 4, 2]
    assert all(page[0] is title for page in pages)
    assert all(sum(block.height for block in page) <= 100 for page in pages)


def test_a_heading_stands_on_the_page_of_what_it_heads() -> None:
    heading = Block(10, nothing, with_next=30)
    pages = flow([Block(70, nothing), heading, Block(30, nothing)], 100)
    assert [len(page) for page in pages] == [1, 2]


def test_what_is_higher_than_a_page_has_one_of_its_own() -> None:
    assert [len(page) for page in flow([Block(500, nothing), Block(10, nothing)], 100)] == [1, 1]
