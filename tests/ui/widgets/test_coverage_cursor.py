"""By keys one goes through the strip from one span to the next, and hears what each is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.services.provenance import CoverageSpan, Provenance
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets import accessible_chart
from energy_desktop.ui.widgets.coverage_strip import CoverageStrip
from tests.fakes.services import BERLIN
from tests.ui.conftest import Stage

START = datetime(2026, 4, 30, 22, tzinfo=UTC)
DAY = timedelta(days=1)
END = START + 30 * DAY
KINDS = (Provenance.HOURLY, Provenance.LIVE, Provenance.MISSING, Provenance.LIVE)
LENGTHS = (4 * DAY, 4 * DAY, timedelta(hours=13), 21 * DAY)
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


def spans() -> list[CoverageSpan]:
    found, at = [], START
    for kind, length in zip(KINDS, LENGTHS, strict=True):
        found.append(CoverageSpan(at, at + length, kind))
        at += length
    return found


@pytest.fixture
def strip(stage: Stage, theme: Theme) -> CoverageStrip:
    """In a window of a chart's size."""
    window = stage.show(QWidget, (800, 400))
    made = CoverageStrip(theme)
    column = QVBoxLayout(window)
    column.addSpacing(200)
    column.addWidget(made)
    stage.do(lambda: made.set_spans(spans(), START, END, BERLIN))
    window.activateWindow()
    stage.until(window.isActiveWindow)
    stage.do(lambda: made.setFocus(Qt.FocusReason.TabFocusReason))
    return made


def kind_at_cursor(strip: CoverageStrip) -> str:
    assert strip.cursor_span is not None
    return str(strip.cursor_span.kind)


def test_arrows_go_through_the_spans_and_stop_at_the_ends(
    strip: CoverageStrip, qtbot: QtBot
) -> None:
    met = []
    for _ in range(5):
        qtbot.keyClick(strip, RIGHT)
        met.append(kind_at_cursor(strip))
    assert met == ["hourly", "live", "missing", "live", "live"]
    qtbot.keyClick(strip, LEFT)
    assert kind_at_cursor(strip) == "missing"


def test_from_the_right_the_last_comes_first(strip: CoverageStrip, qtbot: QtBot) -> None:
    qtbot.keyClick(strip, LEFT)
    assert strip.cursor_span == strip.segments[-1]


def test_what_it_is_on_is_read_out_and_said(strip: CoverageStrip, qtbot: QtBot) -> None:
    said: list[str] = []
    strip.announcer.send = lambda _widget, words: said.append(words)
    qtbot.keyClick(strip, RIGHT)
    assert strip.readout.isVisible()
    assert strip.readout.title == "1 May 00:00 – 5 May 00:00"
    top = strip.mapTo(strip.window(), QPoint()).y()
    assert strip.readout.geometry().bottom() < top, "it covers nothing of the strip"
    [words] = said
    assert "Hourly statistics only" in words
    assert "The shape within the hour is not known." in words
    spoken = accessible_chart.install()("CoverageStrip", strip)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Chart
    assert spoken.text(QAccessible.Text.Value) == words


def test_what_was_corrected_in_it_is_read_out_too(
    stage: Stage, strip: CoverageStrip, qtbot: QtBot
) -> None:
    stage.do(lambda: strip.set_notes([(START + DAY, "2 May 2026, 00:00 · not real")]))
    qtbot.keyClick(strip, RIGHT)
    assert "Corrected by you 2 May 2026, 00:00 · not real" in strip.spoken_value
    qtbot.keyClick(strip, RIGHT)
    assert "Corrected" not in strip.spoken_value


def test_escape_and_leaving_end_it(stage: Stage, strip: CoverageStrip, qtbot: QtBot) -> None:
    qtbot.keyClick(strip, RIGHT)
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.cursor_span is None
    qtbot.keyClick(strip, RIGHT)
    stage.do(strip.clearFocus)
    assert strip.cursor_span is None
    assert not strip.readout.isVisible()


def test_it_stays_at_its_time_as_more_becomes_known(
    stage: Stage, strip: CoverageStrip, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.keyClick(strip, RIGHT)
    whole = CoverageSpan(START + 4 * DAY, END, Provenance.REPAIRED)
    stage.do(lambda: strip.set_spans([spans()[0], whole], START, END, BERLIN))
    assert strip.cursor_span == whole
    stage.do(lambda: strip.set_view(START, START + DAY))
    assert strip.cursor_span is None


def test_only_what_is_in_sight_is_gone_through(
    stage: Stage, strip: CoverageStrip, qtbot: QtBot
) -> None:
    stage.do(lambda: strip.set_view(START + 5 * DAY, START + 9 * DAY))
    qtbot.keyClick(strip, RIGHT)
    assert kind_at_cursor(strip) == "live"
    qtbot.keyClick(strip, RIGHT)
    assert kind_at_cursor(strip) == "missing"


def test_it_is_seen_where_it_is_also_on_a_span_that_is_hardly_wide(
    stage: Stage, strip: CoverageStrip, qtbot: QtBot
) -> None:
    hole = CoverageSpan(END - timedelta(minutes=1), END, Provenance.MISSING)
    stage.do(lambda: strip.set_spans([*spans()[:3], hole], START, END, BERLIN))
    before = strip.grab().toImage()
    qtbot.keyClick(strip, LEFT)
    assert strip.grab().toImage() != before
    assert strip._rect(hole).width() == 6
    assert strip._area().contains(strip._rect(hole))


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (LEFT, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_other_keys_are_left_to_the_page(
    strip: CoverageStrip, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held)
    strip.keyPressEvent(event)
    assert not event.isAccepted()
    assert strip.cursor_span is None
