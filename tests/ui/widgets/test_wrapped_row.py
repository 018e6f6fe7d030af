"""A row of buttons that goes on in another line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.wrapped_row import WrappedRow
from tests.ui.conftest import Stage


class Holder(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.row = WrappedRow(theme)
        self.buttons = [QPushButton(f"Button {number}") for number in range(4)]
        for button in self.buttons:
            self.row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.row)
        column.addStretch(1)


@pytest.fixture
def holder(stage: Stage, theme: Theme) -> Holder:
    return stage.show(lambda: Holder(theme), (800, 300))


def lines(holder: Holder) -> list[list[str]]:
    """The words of each line from the top, as they stand from left to right."""
    shown = [button for button in holder.buttons if button.isVisible()]
    tops = sorted({button.y() for button in shown})
    in_line = [[b for b in shown if b.y() == top] for top in tops]
    return [[b.text()[-1] for b in sorted(line, key=lambda b: b.x())] for line in in_line]


def test_what_has_no_room_goes_on_in_the_next_line(stage: Stage, holder: Holder) -> None:
    assert lines(holder) == [["0", "1", "2", "3"]]
    width = holder.buttons[0].width()
    stage.do(lambda: holder.resize(3 * width, 300))
    assert lines(holder) == [["0", "1"], ["2", "3"]]
    stage.do(lambda: holder.resize(width, 300))
    assert lines(holder) == [["0"], ["1"], ["2"], ["3"]]
    assert holder.minimumSizeHint().width() <= width
    assert all(button.width() == width for button in holder.buttons)


def test_what_is_hidden_takes_no_room_and_its_lines_do_not_overlap(
    stage: Stage, theme: Theme, holder: Holder
) -> None:
    stage.do(holder.buttons[1].hide)
    assert lines(holder) == [["0", "2", "3"]]
    stage.do(lambda: theme.set_text_scale(200))
    stage.do(lambda: holder.resize(holder.minimumSizeHint().width(), 600))
    stage.until(lambda: lines(holder) == [["0"], ["2"], ["3"]])
    first, second = holder.buttons[0].geometry(), holder.buttons[2].geometry()
    assert second.top() - first.bottom() - 1 == theme.px(8)


def test_where_one_reads_from_the_right_it_begins_there(stage: Stage, holder: Holder) -> None:
    stage.do(lambda: holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft))
    stage.until(lambda: lines(holder) == [["3", "2", "1", "0"]])
    right = holder.buttons[0].geometry().right()
    assert right == holder.width() - 1
