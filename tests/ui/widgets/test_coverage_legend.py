"""The legend below the strip says what it means and what is missing, whole in any width."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.coverage_legend import CoverageLegend
from tests.ui.conftest import Stage


def test_the_legend_names_each_kind_once(stage: Stage, theme: Theme) -> None:
    legend = stage.show(lambda: CoverageLegend(theme), (800, 24))
    legend.set_kinds(["live", "down", "missing"], "13 h missing")
    assert [swatch.accessibleName() for swatch in legend._swatches] == ["Recorded live", "Missing"]
    assert legend.summary.text() == "13 h missing"


def test_no_word_of_the_legend_is_cut_where_it_is_narrow(stage: Stage, theme: Theme) -> None:
    legend = stage.show(lambda: CoverageLegend(theme), (330, 100))
    kinds = ["live", "repaired", "hourly", "estimated", "manual", "missing"]
    stage.do(lambda: legend.set_kinds(kinds, "13 h missing"))
    for width in (330, 900, 260):
        stage.do(partial(legend.resize, width, 200))
        for swatch in legend._swatches:
            assert swatch.width() >= swatch.sizeHint().width()
            assert legend.rect().contains(swatch.geometry())
        lines = {swatch.y() for swatch in legend._swatches}
        assert (len(lines) == 1) == (width == 900)


def test_where_nothing_is_missing_the_button_takes_no_row_of_its_own(
    stage: Stage, theme: Theme
) -> None:
    legend = stage.show(lambda: CoverageLegend(theme), (330, 100))
    stage.do(legend.corrections.show)
    stage.do(lambda: legend.set_kinds(["live", "repaired", "hourly"], ""))
    for width in (330, 200):
        stage.do(partial(legend.resize, width, 200))
        button, words = legend.corrections.geometry(), [s.geometry() for s in legend._swatches]
        is_below = button.top() > words[-1].bottom()
        assert is_below == (width == 200)
        assert not any(button.intersects(each) for each in words)
        assert all(s.width() >= s.sizeHint().width() for s in legend._swatches) or width == 200


def test_what_is_missing_goes_on_in_the_next_line_where_it_is_narrow(
    stage: Stage, theme: Theme
) -> None:
    legend = stage.show(lambda: CoverageLegend(theme), (330, 200))
    words = "Home Assistant did not answer all of it; it is asked again."
    stage.do(lambda: legend.set_kinds(["live", "missing"], words))
    heights = {}
    for width in (160, 200, 260, 330, 900):
        stage.do(partial(legend.resize, width, 200))
        room = QRect(0, 0, legend.summary.width(), 1000)
        metrics = legend.summary.fontMetrics()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, legend.summary.text())
        assert legend.summary.size().width() >= needed.width()
        assert legend.summary.height() >= needed.height()
        assert legend.rect().contains(legend.summary.geometry())
        assert not legend.summary.geometry().intersects(legend.repair.geometry())
        heights[width] = legend.summary.height()
    assert heights[160] > heights[900]


def test_what_came_of_a_repair_is_said_until_it_was_seen_for_some_seconds(
    stage: Stage, theme: Theme
) -> None:
    legend = stage.show(lambda: CoverageLegend(theme), (600, 60))
    stage.do(lambda: legend.set_kinds(["live"], "13 h missing"))
    stage.do(legend.hide)
    stage.do(lambda: legend.say_end("1 gap repaired"))
    assert legend.is_saying_end
    assert not legend._end_of_told.isActive(), "nobody has seen it yet"
    stage.do(legend.show)
    assert legend.summary.text() == "1 gap repaired"
    assert legend._end_of_told.isActive()
    stage.do(legend._end_of_told.timeout.emit)
    assert legend.summary.text() == "13 h missing"
    assert not legend.is_saying_end
