"""What leaves the page History: files of each kind, the clipboard, and what is said of it."""

from __future__ import annotations

import csv
import errno
import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from threading import Event

import duckdb
import numpy as np
import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from energy_desktop.models import from_us
from energy_desktop.services import Services, table_files
from energy_desktop.services.compare import Against
from energy_desktop.ui.long_work import has_long_work
from energy_desktop.ui.pages import history_notice, history_output
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_export import (
    HistoryExport,
    Kind,
    LastExport,
    file_name,
    not_written,
)
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

MONTH = around(Span.MONTH, date(2026, 6, 18))


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


@pytest.fixture
def page(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, store: QSettings
) -> Iterator[HistoryPage]:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    stage.do(lambda: made.selector.toggle("sensor.battery_level"))
    stage.do(lambda: made.set_range(MONTH))
    stage.until(made.is_ready)
    yield made
    stage.until(made.is_ready)  # nothing is asked for any more


@pytest.fixture
def export(stage: Stage, page: HistoryPage, folder: Path) -> Callable[[Kind], Path]:
    def act(kind: Kind) -> Path:
        path = folder / file_name(page.shown, kind)
        stage.do(lambda: page.output.export_to(path, kind))
        stage.until(page.is_ready)
        return path

    return act


def read_parquet(path: Path) -> list[tuple[object, ...]]:
    """Rows with their times as datetimes in UTC: DuckDB itself would need another library."""
    db, file = duckdb.connect(), {"f": str(path)}
    try:
        types = db.execute("DESCRIBE SELECT * FROM read_parquet($f)", file).fetchall()
        is_time = [kind == "TIMESTAMP WITH TIME ZONE" for _name, kind, *_ in types]
        chosen = [
            f'epoch_us("{t[0]}")' if at else f'"{t[0]}"'
            for t, at in zip(types, is_time, strict=True)
        ]
        rows = db.execute(f"SELECT {', '.join(chosen)} FROM read_parquet($f)", file).fetchall()
    finally:
        db.close()
    return [
        tuple(from_us(v) if at and v is not None else v for v, at in zip(row, is_time, strict=True))
        for row in rows
    ]


@pytest.mark.parametrize("against", [Against.NOTHING, Against.PREVIOUS])
def test_the_parquet_file_has_the_rows_and_columns_of_the_csv(
    stage: Stage, page: HistoryPage, export: Callable[[Kind], Path], against: Against
) -> None:
    stage.do(lambda: page.compare_with(against))
    stage.until(page.is_ready)
    written = csv.DictReader(io.StringIO(page.output.csv_text()))
    lines = list(written)
    rows = read_parquet(export(Kind.PARQUET))
    assert len(rows) == len(lines) > 100
    for row, line in zip(rows, lines, strict=True):
        assert len(row) == len(line)
        for value, text in zip(row, line.values(), strict=True):
            if value is None:
                assert text == ""
            elif isinstance(value, float):
                assert float(text) == pytest.approx(value, abs=1e-6)
            elif isinstance(value, str):
                assert text == value
            else:
                assert datetime.fromisoformat(text) == value


def test_the_picture_has_all_charts_at_twice_the_size(
    page: HistoryPage, export: Callable[[Kind], Path]
) -> None:
    picture = QImage(str(export(Kind.PNG)))
    panels = page.card.charts.panels
    assert len(panels) == 2
    assert picture.width() >= 2 * panels[0].width()
    assert picture.height() >= 2 * sum(panel.height() for panel in panels)
    colors = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3)
              for y in range(0, picture.height(), 9)}  # fmt: skip
    for token in ("solar_fill", "grid_fill", "surface"):
        assert page.card.theme.color(token).name() in colors


def test_the_picture_has_no_button_and_the_window_keeps_its_own(
    stage: Stage, page: HistoryPage, theme: Theme
) -> None:
    tool, seen = page.card.charts.panels[0].tool, theme.color("ink2")
    assert tool.isVisible()
    stage.do(page.output.copy_picture)
    image = QGuiApplication.clipboard().image()
    left, top, step = 2 * (theme.px(16) + tool.x()), 2 * theme.px(16 + 30), 2 * tool.height()
    inside = {image.pixelColor(x, y).name() for x in range(left, left + 2 * tool.width())
              for y in range(top, top + step)}  # fmt: skip
    assert inside == {theme.color("surface").name()}
    own = tool.grab().toImage()
    assert seen.name() in {own.pixelColor(x, y).name() for x in range(own.width())
                           for y in range(own.height())}  # fmt: skip


def test_the_drawing_keeps_its_text_and_all_bars(export: Callable[[Kind], Path]) -> None:
    drawing = export(Kind.SVG).read_text()
    for words in ("June 2026", "Europe/Berlin", "Energy per day", "Recorded live", "1 Jun", "30"):
        assert f">{words}</text>" in drawing, words
    places = {part.split(",")[0] for part in drawing.split('points="')[1:]}
    assert len(places) > 15, "bars stand at different places"


def test_each_text_of_the_drawing_keeps_its_width_in_another_font(
    export: Callable[[Kind], Path], theme: Theme
) -> None:
    drawing = export(Kind.SVG).read_text()
    found = re.search(r'textLength="([\d.]+)"[^>]*>Energy per day</text>', drawing)
    assert found is not None
    width = QFontMetricsF(theme.font(15, 600)).horizontalAdvance("Energy per day")
    assert float(found[1]) == pytest.approx(width, abs=0.01)
    texts = re.findall(r"<text [^>]*>[^<]+</text>", drawing)
    assert [text for text in texts if "textLength=" not in text] == []


def test_what_became_of_an_export_is_announced(
    stage: Stage, page: HistoryPage, folder: Path
) -> None:
    said: list[str] = []
    page.output.notice.announce = lambda _widget, words: said.append(words)
    stage.do(lambda: page.output.export_to(folder / "june.csv"))
    stage.until(page.is_ready)
    assert said == [f"june.csv is in {folder}."]
    stage.do(lambda: page.output.export_to(folder / "nowhere" / "june.csv"))
    stage.until(page.is_ready)
    assert said[1].startswith("The file was not written.")
    assert QAccessible.queryAccessibleInterface(page.output.notice) is not None


def test_the_picture_is_whole_while_the_table_is_on_the_screen(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.do(lambda: made.set_view("table"))
    stage.until(made.is_ready)
    stage.do(made.output.copy_picture)
    image = QGuiApplication.clipboard().image()
    assert image.width() > 1200
    assert image.height() > 400


def test_what_was_written_is_told_with_its_folder(
    stage: Stage, page: HistoryPage, export: Callable[[Kind], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(history_notice, "show_in_folder", shown.append)
    path = export(Kind.CSV)
    notice = page.output.notice
    assert notice.text_label.text() == f"{path.name} is in {path.parent}."
    assert notice.button.text() == "Show in folder"
    stage.do(notice.button.click)
    assert shown == [path]
    stage.do(page.range_bar.back.click)
    assert notice.isHidden()


def test_folder_and_kind_are_remembered(
    page: HistoryPage, export: Callable[[Kind], Path], store: QSettings, folder: Path
) -> None:
    assert LastExport(store).kind is Kind.CSV
    export(Kind.SVG)
    assert LastExport(store).kind is Kind.SVG
    assert LastExport(store).folder == folder
    dialog = HistoryExport(page.shown, LastExport(store), LastExport(store).kind, page)
    assert dialog.directory().absolutePath() == str(folder)
    assert dialog.kind is Kind.SVG
    assert Path(dialog.selectedFiles()[0]).name == "energy-2026-06-01--2026-06-30.svg"
    dialog.close()


def test_a_folder_that_is_gone_and_a_kind_never_heard_of_are_forgotten(store: QSettings) -> None:
    store.setValue("export_folder", "/nowhere/at/all")
    store.setValue("export_kind", "docx")
    last = LastExport(store)
    assert last.kind is Kind.CSV
    assert last.folder != Path("/nowhere/at/all")
    assert LastExport(None).kind is Kind.CSV


@pytest.mark.parametrize("has_documents", [True, False])
def test_the_first_file_goes_to_the_documents_or_home_never_to_where_the_program_was_started(
    page: HistoryPage, folder: Path, monkeypatch: pytest.MonkeyPatch, *, has_documents: bool
) -> None:
    documents = folder / "Documents"
    if has_documents:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(documents))
    dialog = HistoryExport(page.shown, LastExport(None), Kind.CSV, page)
    expected = documents if has_documents else Path.home()
    assert Path(dialog.directory().absolutePath()) == expected
    dialog.close()


def test_the_suffix_that_is_written_says_the_kind(page: HistoryPage, folder: Path) -> None:
    dialog = HistoryExport(page.shown, LastExport(None), Kind.CSV, page)
    named: list[tuple[Path, Kind]] = []
    dialog.named.connect(lambda path, kind: named.append((path, kind)))
    for name in ("a.PNG", "b.csv", "c.txt"):
        dialog.fileSelected.emit(str(folder / name))
    assert [kind for _, kind in named] == [Kind.PNG, Kind.CSV, Kind.CSV]
    dialog.close()


def test_names_of_files_have_the_days_and_of_parts_of_days_the_times() -> None:
    day = date(2026, 6, 17)
    assert file_name(MONTH, "parquet") == "energy-2026-06-01--2026-06-30.parquet"
    part = HistoryRange(Span.CUSTOM, day, day, time(14), time(16))
    assert file_name(part, "csv") == "energy-2026-06-17-1400--2026-06-17-1600.csv"
    rest = HistoryRange(Span.CUSTOM, day, day, time(14))
    assert file_name(rest, "csv") == "energy-2026-06-17-1400--2026-06-17-2400.csv"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "There is no room left in "),
        (PermissionError(errno.EACCES, "denied"), "You may not write into "),
        (FileNotFoundError(errno.ENOENT, "gone"), "There is no folder "),
        (OSError(errno.EIO, "Input/output error"), "Input/output error. "),
    ],
)
def test_why_a_file_could_not_be_written_is_one_clear_sentence(error: OSError, words: str) -> None:
    said = not_written(Path("place") / "june.csv", error)
    assert said.startswith(f"The file was not written. {words}")
    assert said.endswith("Export it to another place.")
    assert "Errno" not in said


def test_an_export_that_takes_long_is_told_and_can_be_cancelled(
    stage: Stage, page: HistoryPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slow(file: Path, _table: object) -> None:
        go_on.wait(20)
        table_files.write_bytes(file, b"late")

    monkeypatch.setattr(history_output, "write_parquet", slow)
    notice, path = page.output.notice, folder / "june.parquet"
    stage.do(lambda: page.output.export_to(path, Kind.PARQUET))
    assert notice.isHidden(), "what is quick needs no words"
    assert has_long_work(page)
    assert notice.slow.isActive()
    assert notice.slow.interval() == 1000
    stage.do(notice.slow.timeout.emit)
    assert notice.text_label.text() == "Writing june.parquet…"
    assert notice.button.text() == "Cancel"
    stage.do(notice.button.click)
    go_on.set()
    stage.until(page.is_ready)
    stage.until(lambda: not [*folder.iterdir()])
    assert notice.text_label.text() == "june.parquet was not written."
    assert not has_long_work(page)


def test_ctrl_c_copies_the_picture_from_the_chart_and_the_rows_from_the_table(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    copy = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    chart = page.card.charts.panels[0].chart
    stage.do(lambda: (chart.setFocus(), qtbot.keyClick(chart, *copy)))
    assert not QGuiApplication.clipboard().image().isNull()
    assert page.output.notice.text_label.text() == "The picture is in the clipboard."
    stage.do(lambda: page.set_view("table"))
    table = page.card.table
    stage.do(lambda: (table.setFocus(), qtbot.keyClick(table, *copy)))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[0] == "Time"
    assert len(lines) == 20
    assert {line.count("\t") for line in lines} == {6}


def test_the_menu_copies_both_tables(stage: Stage, page: HistoryPage) -> None:
    stage.do(page.output.copy_table)
    first, second = QGuiApplication.clipboard().text().split("\n\n")
    assert first.startswith("Time\tSolar roof energy, kWh")
    assert second.startswith("Time\tBattery level")


def test_the_menu_of_the_button_names_all_ways_out(page: HistoryPage) -> None:
    texts = [a.text().split("\t")[0] for a in page.output.menu.actions() if not a.isSeparator()]
    assert texts == [
        "Export…", "Export as CSV table…", "Export as Parquet table…", "Export as PNG picture…",
        "Export as SVG drawing…", "Copy picture", "Copy table", "Print…", "Print preview…",
    ]  # fmt: skip
    assert page.range_bar.export.menu() is page.output.menu


def test_where_nothing_is_shown_nothing_is_exported(
    stage: Stage, page: HistoryPage, folder: Path
) -> None:
    stage.do(lambda: page.selector.set_selection([]))
    stage.do(page.refresh)
    for act in (page.output.copy_picture, page.output.copy_table, page.output.print_out):
        stage.do(act)
        assert page.output.notice.text_label.text() == "There is nothing to export in this range."
    stage.do(lambda: page.output.export_to(folder / "a.csv"))
    assert [*folder.iterdir()] == []


def test_the_running_bar_of_the_file_ends_now(
    page: HistoryPage, export: Callable[[Kind], Path]
) -> None:
    assert page.data is not None
    ends = {row[1] for row in read_parquet(export(Kind.PARQUET))}
    assert page.data.now in ends
    assert np.all([end <= page.data.now for end in ends])  # type: ignore[operator]
