"""A change of a meter is corrected from History, by mouse and by keys, and taken back there."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from energy_desktop.errors import StoreError
from energy_desktop.models import MeterNoteKind
from energy_desktop.services import Services
from energy_desktop.ui.pages.correction_dialog import Asked, CorrectionDialog
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.bar_chart import BarChart
from tests.fakes.memory_state_store import MemoryStateStore
from tests.fakes.services import NOW, FakeServices
from tests.ui.conftest import Stage

METER, OTHER = "sensor.meter_import", "sensor.meter_export"
ASKED = Asked([(METER, "Grid import"), (OTHER, "Grid export")], NOW - timedelta(days=1), NOW, METER)
ROWS = [
    "+800.00\u202fkWh · 18 Jun, 12:32:00 · from 100.00 to 900.00\u202fkWh",
    "\u221242.50\u202fkWh · 18 Jun, 09:32:00 · from 100.00 to 57.50\u202fkWh",
]


@pytest.fixture
def unchosen(stage: Stage, theme: Theme, services: Services) -> CorrectionDialog:
    """As it opens."""
    made = stage.show(lambda: CorrectionDialog(services, theme, ASKED), (520, 520))
    stage.until(lambda: not made.is_busy)
    return made


@pytest.fixture
def dialog(stage: Stage, unchosen: CorrectionDialog) -> CorrectionDialog:
    """With the first change chosen."""
    stage.do(lambda: unchosen.changes.setCurrentRow(0))
    return unchosen


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def lines(widget: object) -> list[str]:
    shown = cast("CorrectionDialog", widget)
    return [shown.changes.item(row).text() for row in range(shown.changes.count())]


def said(dialog: CorrectionDialog) -> list[str]:
    return [dialog.notes.item(row).text() for row in range(dialog.notes.count())]


def do(stage: Stage, dialog: CorrectionDialog, action: object) -> None:
    stage.do(action)  # type: ignore[arg-type]
    stage.until(lambda: not dialog.is_busy)


def test_it_lists_the_changes_with_the_readings_before_and_after(dialog: CorrectionDialog) -> None:
    assert lines(dialog) == ROWS
    assert dialog.meter.currentText() == "Grid import"
    assert dialog.not_real.isChecked()


def test_no_change_is_chosen_before_the_user_does(
    stage: Stage, home: FakeServices, unchosen: CorrectionDialog, qtbot: QtBot
) -> None:
    assert unchosen.changes.selectedItems() == []
    assert not unchosen.correct_button.isEnabled()
    assert unchosen.preview.text() == ""
    assert unchosen.message.text() == "Choose the change to correct."
    do(stage, unchosen, unchosen.correct)
    assert home.entities.meters.counting(METER) == []
    stage.do(lambda: unchosen.changes.setFocus(Qt.FocusReason.TabFocusReason))
    assert not unchosen.correct_button.isEnabled(), "nor by coming there with Tab"
    stage.do(lambda: qtbot.keyClick(unchosen.changes, Qt.Key.Key_Space))
    assert unchosen.correct_button.isEnabled()
    assert unchosen.message.text() == ""


def test_a_change_known_by_its_hour_alone_says_from_when_to_when(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    [first, *_others] = home.statistics.jumps_found
    object.__setattr__(first, "until", first.at + timedelta(hours=1))
    do(stage, dialog, lambda: dialog.meter.setCurrentIndex(1))
    assert lines(dialog)[0].startswith("+800.00\u202fkWh · 18 Jun, 12:32:00 to 13:32 · from")


def test_corrected_it_is_noted_with_the_words_of_the_user(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    stage.do(lambda: dialog.note.setText("battery exchanged"))
    do(stage, dialog, dialog.correct_button.click)
    [note] = home.entities.meters.counting(METER)
    assert (note.kind, note.note) == (MeterNoteKind.NOT_REAL, "battery exchanged")
    assert said(dialog) == ["18 Jun 2026, 12:32:00 · not real · battery exchanged"]
    assert dialog.message.text() == "Corrected."


def test_a_meter_that_began_anew_is_said_so_of_another_meter(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    do(stage, dialog, lambda: dialog.meter.setCurrentIndex(1))
    stage.do(lambda: dialog.changes.setCurrentRow(1))
    stage.do(dialog.reset.click)
    do(stage, dialog, dialog.correct_button.click)
    [note] = home.entities.meters.counting(OTHER)
    assert note.kind is MeterNoteKind.RESET
    assert said(dialog) == ["18 Jun 2026, 09:32:00 · began anew at 0"]


def test_a_correction_is_undone_and_counts_again(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    do(stage, dialog, dialog.correct)
    do(stage, dialog, dialog.undo_button.click)
    assert home.entities.meters.counting(METER) == []
    assert said(dialog) == ["18 Jun 2026, 12:32:00 · not real · undone"]
    assert dialog.undo_button.text() == "Correct again"
    assert dialog.message.text() == "Correction undone: the change counts as recorded."
    do(stage, dialog, dialog.undo_button.click)
    assert dialog.message.text() == "The change counts as corrected again."
    assert len(home.entities.meters.counting(METER)) == 1


def test_a_corrected_change_is_marked_until_the_correction_is_undone(
    stage: Stage, dialog: CorrectionDialog
) -> None:
    do(stage, dialog, dialog.correct)
    assert lines(dialog) == [f"{ROWS[0]} · \N{LOWER RIGHT PENCIL} not real", ROWS[1]]
    do(stage, dialog, dialog.undo_button.click)
    assert lines(dialog) == ROWS


def test_what_the_change_will_count_is_said_before_it_is_corrected(
    stage: Stage, dialog: CorrectionDialog
) -> None:
    change = "The change of +800.00\u202fkWh will count"
    assert dialog.preview.text() == f"{change} 0.00\u202fkWh."
    stage.do(dialog.reset.click)
    assert dialog.preview.text().startswith(f"{change} 900.00\u202fkWh.")
    stage.do(lambda: dialog.changes.setCurrentRow(1))
    change = "The change of \N{MINUS SIGN}42.50\u202fkWh will count"
    assert dialog.preview.text() == f"{change} 57.50\u202fkWh."
    do(stage, dialog, dialog.correct)
    assert dialog.preview.text() == "The change counts 57.50\u202fkWh, as corrected."


def test_that_a_meter_which_rose_began_anew_has_to_be_said_twice(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    stage.do(dialog.reset.click)
    assert "One that began anew shows less than before" in dialog.preview.text()
    assert dialog.preview.property("kind") == "warning"
    do(stage, dialog, dialog.correct_button.click)
    assert home.entities.meters.counting(METER) == []
    assert dialog.correct_button.text() == "Count from 0 all the same"
    do(stage, dialog, dialog.correct_button.click)
    assert [n.kind for n in home.entities.meters.counting(METER)] == [MeterNoteKind.RESET]


def test_a_double_click_says_it_once(stage: Stage, dialog: CorrectionDialog, qtbot: QtBot) -> None:
    stage.do(lambda: dialog.reset.setChecked(True))
    button = dialog.correct_button
    stage.do(lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    stage.do(lambda: qtbot.mouseDClick(button, Qt.MouseButton.LeftButton))
    assert button.text() == "Count from 0 all the same"
    assert said(dialog) == []
    do(stage, dialog, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    assert len(said(dialog)) == 1


@pytest.mark.parametrize("where", ["correct_button", "note"])
def test_enter_corrects_and_closes_nothing(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog, qtbot: QtBot, where: str
) -> None:
    widget = getattr(dialog, where)
    stage.do(widget.setFocus)
    do(stage, dialog, lambda: qtbot.keyClick(widget, Qt.Key.Key_Return))
    assert len(home.entities.meters.counting(METER)) == 1
    assert dialog.isVisible()
    stage.do(dialog.undo_button.setFocus)
    do(stage, dialog, lambda: qtbot.keyClick(dialog.undo_button, Qt.Key.Key_Enter))
    assert home.entities.meters.counting(METER) == []


def test_enter_that_is_held_down_says_nothing_twice(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog, qtbot: QtBot
) -> None:
    stage.do(lambda: dialog.reset.setChecked(True))
    stage.do(dialog.note.setFocus)
    do(stage, dialog, lambda: qtbot.keyClick(dialog.note, Qt.Key.Key_Return))
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
    )
    do(stage, dialog, lambda: QApplication.sendEvent(dialog.focusWidget(), held))
    assert dialog.correct_button.text() == "Count from 0 all the same"
    assert home.entities.meters.counting(METER) == []
    assert dialog.isVisible()


def test_the_correction_just_made_is_the_one_to_undo(
    stage: Stage, dialog: CorrectionDialog
) -> None:
    do(stage, dialog, dialog.correct)
    do(stage, dialog, dialog.undo)
    assert dialog.undo_button.text() == "Correct again"
    stage.do(lambda: dialog.changes.setCurrentRow(1))
    do(stage, dialog, dialog.correct)
    assert dialog.undo_button.text() == "Undo correction"
    do(stage, dialog, dialog.undo)
    assert dialog.undo_button.text() == "Correct again"


def test_the_first_arrow_chooses_the_greatest_change(
    stage: Stage, unchosen: CorrectionDialog, qtbot: QtBot
) -> None:
    stage.do(unchosen.changes.setFocus)
    stage.do(lambda: qtbot.keyClick(unchosen.changes, Qt.Key.Key_Down))
    assert [item.text() for item in unchosen.changes.selectedItems()] == ROWS[:1]
    stage.do(lambda: qtbot.keyClick(unchosen.changes, Qt.Key.Key_Down))
    assert [item.text() for item in unchosen.changes.selectedItems()] == ROWS[1:]


def test_another_choice_is_looked_at_anew(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    stage.do(dialog.reset.click)
    do(stage, dialog, dialog.correct_button.click)
    stage.do(dialog.not_real.click)
    assert dialog.correct_button.text() == "Correct"
    stage.do(dialog.reset.click)
    do(stage, dialog, dialog.correct_button.click)
    assert home.entities.meters.counting(METER) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_change_is_read_whole_at_every_size_of_text(
    stage: Stage, services: Services, percent: int
) -> None:
    theme = Theme("light", percent)
    made = stage.show(lambda: CorrectionDialog(services, theme, ASKED), (480, 400))
    stage.until(lambda: not made.is_busy)
    assert not made.changes.horizontalScrollBar().isVisible()
    for row in range(made.changes.count()):
        rect = made.changes.visualItemRect(made.changes.item(row))
        assert rect.width() <= made.changes.viewport().width()
        words = made.changes.fontMetrics().boundingRect(
            rect.adjusted(theme.px(10), 0, -theme.px(10), 999), Qt.TextFlag.TextWordWrap,
            made.changes.item(row).text(),
        )  # fmt: skip
        assert words.height() <= rect.height()
    theme.deleteLater()


def test_a_database_that_refuses_is_quoted_and_nothing_is_shown_as_done(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    store = cast("MemoryStateStore", home.entities.meters._store)
    store.failing = StoreError("Energy Desktop on attic records into these databases.")
    do(stage, dialog, dialog.correct)
    assert dialog.message.text() == "Energy Desktop on attic records into these databases."
    assert said(dialog) == []


def test_without_changes_there_is_nothing_to_correct(
    stage: Stage, home: FakeServices, dialog: CorrectionDialog
) -> None:
    home.statistics.jumps_found = []
    do(stage, dialog, lambda: dialog.meter.setCurrentIndex(1))
    assert not dialog.correct_button.isEnabled()
    assert dialog.message.text() == "The meter did not change in this time."
    stage.do(dialog.correct)
    stage.do(dialog.undo)
    assert said(dialog) == []


def opened(page: HistoryPage) -> CorrectionDialog:
    found = page.findChild(CorrectionDialog)
    assert found is not None
    return found


def bar_chart(page: HistoryPage) -> BarChart:
    chart = page.card.charts.panels[0].chart
    assert isinstance(chart, BarChart)
    return chart


def menu_event(
    chart: BarChart,
    place: QPoint,
    reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse,
) -> QContextMenuEvent:
    return QContextMenuEvent(reason, place, chart.mapToGlobal(place))


def test_by_keys_the_bar_of_the_cursor_is_corrected(
    stage: Stage, page: HistoryPage, qtbot: QtBot
) -> None:
    chart = bar_chart(page)
    stage.do(lambda: chart.set_cursor(12))
    stage.do(lambda: qtbot.keyClick(chart, Qt.Key.Key_N))
    dialog = opened(page)
    stage.until(lambda: not dialog.is_busy)
    assert lines(dialog) == ROWS[:1]
    stage.do(dialog.close)


def test_the_menu_of_a_bar_corrects_it_and_opens_it(stage: Stage, page: HistoryPage) -> None:
    chart = bar_chart(page)
    inside = QPointF(chart.centers_s[12], 0.1)
    place = chart.mapFromScene(chart.getViewBox().mapViewToScene(inside))
    stage.do(lambda: chart.contextMenuEvent(menu_event(chart, place)))
    menu = page.card.charts.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()][:1] == ["Correct a change…"]
    stage.do(menu.actions()[0].trigger)
    dialog = opened(page)
    stage.until(lambda: not dialog.is_busy)
    assert dialog.meter.currentData() == "sensor.pv_energy_total"
    stage.do(dialog.close)


def test_outside_of_every_bar_there_is_no_menu(stage: Stage, page: HistoryPage) -> None:
    chart = bar_chart(page)
    by_key = QContextMenuEvent.Reason.Keyboard
    stage.do(lambda: chart.contextMenuEvent(menu_event(chart, QPoint(5, 5), by_key)))
    assert page.card.charts.findChild(QMenu) is None


def test_the_button_below_the_chart_shows_the_whole_range(stage: Stage, page: HistoryPage) -> None:
    button = page.card.charts.coverage_legend.corrections
    assert button.isVisible()
    stage.do(button.click)
    dialog = opened(page)
    stage.until(lambda: not dialog.is_busy)
    assert dialog.meter.count() == 5
    assert lines(dialog) == ROWS
    stage.do(dialog.close)


def test_a_correction_is_marked_above_the_strip(
    stage: Stage, home: FakeServices, page: HistoryPage
) -> None:
    strip = page.card.charts.strip
    before = strip.sizeHint().height()
    at = NOW - timedelta(hours=2)

    async def mark() -> None:
        await home.entities.meters.mark(METER, at, MeterNoteKind.NOT_REAL, "new battery")

    stage._runner.run(mark())
    stage.until(lambda: page.is_ready() and bool(strip.note_marks()))
    [(x, words)] = strip.note_marks()
    assert words == "18 Jun 2026, 12:32:00 · not real · new battery"
    assert strip.words_at(x) == f"Corrected by you\n{words}"
    assert strip.words_at(x + 40).startswith("Recorded live")
    assert strip.sizeHint().height() > before
