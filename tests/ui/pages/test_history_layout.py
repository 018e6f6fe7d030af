"""Where things stand on History: nothing is cut, and strip and legends say what is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionViewItem, QTableView

from energy_desktop.services import Services
from energy_desktop.ui.pages.history import HistoryPage
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
