"""Where things stand on History: nothing is cut, and strip and legends say what is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from energy_desktop.models import MeterNote, MeterNoteKind, to_us
from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_range import custom
from energy_desktop.ui.style_sheet import build_style_sheet
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    """Today of the home."""
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def test_the_legend_below_lists_what_the_strip_shows(page: HistoryPage) -> None:
    shown = page.card.charts
    assert "missing" in shown.strip.kinds
    words = [swatch.accessibleName() for swatch in shown.coverage_legend._swatches]
    assert words == ["Recorded live", "Missing"]
    assert len(shown.strip.cuts()) == 23


@pytest.mark.parametrize("percent", [100, 150])
def test_the_weekdays_of_the_calendar_have_room_for_their_names(
    stage: Stage, theme: Theme, page: HistoryPage, qapp: QApplication, percent: int
) -> None:
    theme.set_text_scale(percent)
    qapp.setStyleSheet(build_style_sheet(theme.tokens, theme.scale))
    try:
        stage.do(page.range_bar.open_calendar)
        popup = page.range_bar._popup
        assert popup is not None
        view = popup.first.findChild(QTableView, "qt_calendar_calendarview")
        assert view is not None
        wide = QFontMetrics(view.font()).horizontalAdvance("Wed")
        option = QStyleOptionViewItem()
        option.initFrom(view)
        option.rect = view.visualRect(view.model().index(0, 3))
        option.text, option.features = "Wed", QStyleOptionViewItem.ViewItemFeature.HasDisplay
        element = QStyle.SubElement.SE_ItemViewItemText
        assert view.style().subElementRect(element, option, view).width() >= wide
        stage.do(popup.hide)
    finally:
        qapp.setStyleSheet("")


def test_a_narrow_chart_drops_its_note_and_then_wraps_its_legend(
    stage: Stage, page: HistoryPage
) -> None:
    panel = page.card.charts.panels[0]
    assert panel.note.isVisible()
    assert panel.legend.rows == 1
    stage.do(lambda: page.resize(700, 700))
    assert panel.note.isHidden()
    stage.do(lambda: panel.set_legend([("solar", f"Quite a long name {n}") for n in range(4)]))
    stage.until(lambda: panel.legend.rows > 1)
    stage.until(lambda: panel.legend.height() == panel.legend.sizeHint().height())
    widest = panel.legend.width() - panel.legend.whole_width / 4
    assert all(place.x() <= widest for place in panel.legend.places())
    stage.do(lambda: page.resize(1148, 700))
    stage.do(lambda: panel.set_legend([("solar", "Solar")]))
    stage.until(panel.note.isVisible)


@pytest.mark.parametrize("width", [1280, 1148, 1080, 900, 840, 800, 620])
def test_no_word_of_the_range_bar_is_cut(
    stage: Stage, theme: Theme, page: HistoryPage, qapp: QApplication, width: int
) -> None:
    qapp.setStyleSheet(build_style_sheet(theme.tokens, theme.scale))
    try:
        stage.do(lambda: page.resize(width, 700))
        bar = page.range_bar
        words = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        assert bar.compare in words
        for button in words:
            needed = button.fontMetrics().horizontalAdvance(button.text())
            assert button.width() >= needed, (button.text(), button.width())
            assert button.mapTo(bar, button.rect().topRight()).x() < bar.width()
    finally:
        qapp.setStyleSheet("")


def test_no_word_of_the_range_bar_is_cut_after_the_text_was_larger(
    stage: Stage, theme: Theme, page: HistoryPage, qapp: QApplication
) -> None:
    try:
        for percent in (200, 100):
            stage.do(partial(theme.set_text_scale, percent))
            qapp.setStyleSheet(build_style_sheet(theme.tokens, theme.scale))
            stage.do(lambda: page.resize(page.width() + 1, 700))
            for button in page.range_bar.findChildren(QPushButton):
                if button.isVisible():
                    needed = button.fontMetrics().horizontalAdvance(button.text())
                    assert button.width() >= needed, (percent, button.text())
    finally:
        qapp.setStyleSheet("")


def test_a_csv_that_can_not_be_written_is_told(
    stage: Stage, page: HistoryPage, tmp_path: Path
) -> None:
    stage.do(lambda: page.output.export_to(tmp_path / "nowhere" / "june.csv"))
    stage.until(page.is_ready)
    notice = page.output.notice
    words = notice.text_label
    assert notice.isVisible()
    assert words.text().startswith(f"The file was not written. There is no folder {tmp_path}")
    assert "Errno" not in words.text()
    assert page.card.charts.isVisible(), "what one looks at stays"
    stage.do(lambda: page.output.export_to(tmp_path / "june.csv"))
    stage.until(page.is_ready)
    assert words.text() == f"june.csv is in {tmp_path}."


@pytest.mark.parametrize("width", [1280, 1064, 808])
def test_a_long_range_of_days_leaves_room_for_all_words_of_the_bar(
    stage: Stage, theme: Theme, page: HistoryPage, qapp: QApplication, width: int
) -> None:
    qapp.setStyleSheet(build_style_sheet(theme.tokens, theme.scale))
    try:
        stage.do(lambda: page.resize(width, 700))
        stage.do(lambda: page.set_range(custom(date(2025, 11, 20), date(2026, 2, 17))))
        bar = page.range_bar
        for button in bar.findChildren(QPushButton):
            if button.isVisible():
                needed = button.fontMetrics().horizontalAdvance(button.text())
                assert button.width() >= needed, button.text()
                assert button.mapTo(bar, button.rect().topRight()).x() < bar.width()
        combo = bar.spans.findChild(QComboBox)
        assert combo is not None
        if bar.spans.is_compact:
            option = QStyleOptionComboBox()
            combo.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            kind = QStyle.ComplexControl.CC_ComboBox
            room = combo.style().subControlRect(kind, option, part, combo).width()
            assert room >= combo.fontMetrics().horizontalAdvance("Custom")
    finally:
        qapp.setStyleSheet("")


def test_title_and_unit_stand_in_one_line_also_after_the_text_was_larger(
    stage: Stage, theme: Theme, page: HistoryPage
) -> None:
    panel = page.card.charts.panels[0]
    for percent in (150, 100):
        stage.do(partial(theme.set_text_scale, percent))
        centers = {panel.title.geometry().center().y(), panel.unit.geometry().center().y()}
        assert len(centers) == 1


def test_a_correction_is_marked_in_the_middle_of_its_bar(page: HistoryPage) -> None:
    assert page.data is not None
    at = datetime(2026, 6, 18, 5, 10, tzinfo=UTC)
    note = MeterNote("a", "sensor.pv_energy_total", to_us(at), MeterNoteKind.NOT_REAL)
    page.card.charts.set_data(replace(page.data, notes=[note]))
    ((x, words),) = page.card.charts.strip.note_marks()
    chart = page.card.charts.panels[0].chart
    assert x == pytest.approx(chart._pointer_of(7).x(), abs=2)
    assert "07:10" in words


def test_a_unit_of_which_nothing_is_known_has_words_in_place_of_an_empty_chart(
    stage: Stage, page: HistoryPage
) -> None:
    stage.do(lambda: page.selector.toggle("sensor.battery_level"))
    stage.until(page.is_ready)
    assert page.data is not None
    panel = page.card.charts.panels[1]
    assert panel.chart.isVisible()
    lines = page.data.measurements
    unknown = np.full(len(lines), np.nan)
    columns = tuple(replace(c, values=unknown, low=unknown, high=unknown) for c in lines.columns)
    nothing = replace(page.data, measurements=replace(lines, columns=columns))
    stage.do(lambda: page.card.charts.set_data(nothing))
    assert panel.chart.isHidden()
    assert panel.words.text() == "Nothing was recorded of Battery level in this range."


def test_a_list_of_sensors_that_was_put_away_stays_away(
    stage: Stage, theme: Theme, services: Services, home: FakeServices, tmp_path: Path
) -> None:
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    assert first.selector.isVisible()
    stage.do(first.range_bar.sensors_toggled.emit)
    again = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    assert not again.selector.isVisible()
    stage.do(again.range_bar.sensors_toggled.emit)
    assert again.selector.isVisible()
    third = stage.show(lambda: HistoryPage(services, theme, home.clock, store), (1148, 700))
    assert third.selector.isVisible()


def test_what_is_read_out_and_tooltips_go_as_the_page_scrolls(
    stage: Stage, theme: Theme, services: Services, home: FakeServices
) -> None:
    page = stage.show(lambda: HistoryPage(services, theme, home.clock), (640, 420))
    stage.until(page.is_ready)
    chart, bar = page.card.charts.panels[0].chart, page._body.verticalScrollBar()
    stage.do(lambda: chart.set_cursor(5))
    assert chart.readout.isVisible()
    tip = page.card.charts.strip
    at = tip.mapToGlobal(tip.rect().center())
    stage.do(lambda: QToolTip.showText(at, "Recorded live", tip, QRect(), 1_000_000))
    stage.do(lambda: bar.setValue(bar.value() + 40))
    assert not chart.readout.isVisible()
    stage.until(lambda: not QToolTip.isVisible())
    stage.do(lambda: chart.set_cursor(6))
    assert chart.readout.isVisible(), "and comes back with the next that is read"


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_small_window_the_chart_is_whole_and_the_page_scrolls(
    stage: Stage, theme: Theme, page: HistoryPage, percent: int
) -> None:
    theme.set_text_scale(percent)
    stage.do(lambda: page.compare_with(Against.PREVIOUS))
    stage.do(lambda: page.resize(660, 420))
    stage.until(page.is_ready)
    panel = page.card.charts.panels[0]
    assert panel.legend.rows > 1
    stage.until(lambda: panel.visibleRegion().boundingRect().width() > 0)
    inside = page.card.charts._scroll
    assert inside.verticalScrollBar().maximum() == 0
    assert panel.chart.height() >= theme.px(140)
