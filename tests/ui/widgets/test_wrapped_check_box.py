"""A check box with more words than room: further lines, nothing lost, and it is still clicked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionButton, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox, wrapped
from tests.ui.conftest import Stage

WORDS = "A gap of more than 10 minutes was repaired"


def shown(stage: Stage, width: int) -> WrappedCheckBox:
    def build() -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(WrappedCheckBox(WORDS))
        column.addStretch(1)
        return holder

    box = stage.show(build, (width, 300)).findChild(WrappedCheckBox)
    assert box is not None
    return box


def painted(box: WrappedCheckBox) -> list[str]:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return option.text.split("\n")


def test_with_room_for_all_words_there_is_one_line(stage: Stage, theme: Theme) -> None:
    box = shown(stage, 900)
    assert painted(box) == [WORDS]
    assert box.height() == box.sizeHint().height()


def test_with_less_room_it_grows_by_a_line_and_no_word_is_lost(stage: Stage, theme: Theme) -> None:
    box = shown(stage, 200)
    lines = painted(box)
    assert len(lines) == 2
    assert " ".join(lines) == box.text() == WORDS
    assert box.height() == box.sizeHint().height() + box.fontMetrics().lineSpacing()


def test_it_is_no_narrower_than_its_longest_word(stage: Stage, theme: Theme) -> None:
    box = shown(stage, 900)
    stage.do(lambda: box.window().resize(1, 300))
    assert box.width() == box.minimumSizeHint().width()
    assert "minutes" in painted(box)


def test_a_click_on_its_second_line_counts(stage: Stage, theme: Theme) -> None:
    box = shown(stage, 200)
    place = QPoint(60, box.height() - box.fontMetrics().height() // 2 - 4)
    stage.do(lambda: QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place))
    assert box.isChecked()


@pytest.mark.parametrize("text", ["", "Word"])
def test_what_has_no_place_for_a_break_has_none(stage: Stage, text: str) -> None:
    assert wrapped(text, QFontMetrics(WrappedCheckBox().font()), 1) == text
