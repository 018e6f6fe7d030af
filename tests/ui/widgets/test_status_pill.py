"""The pill of a status is as wide as what it says."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.status_pill import StatusPill
from tests.ui.conftest import Stage


class Row(QWidget):
    """A pill at the right of a row."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.pill = StatusPill(theme)
        self.pill.show_status("info", "lan-connect", text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.pill)


@pytest.fixture
def row(stage: Stage, theme: Theme) -> Row:
    return stage.show(lambda: Row(theme, "On · this computer only"), (400, 40))


def test_where_it_says_less_it_is_narrower_and_it_grows_again(
    stage: Stage, theme: Theme, row: Row
) -> None:
    whole, other = row.pill.ground(), stage.show(lambda: Row(theme, "On"), (400, 40))
    assert whole == row.pill.rect()
    stage.do(lambda: row.resize(whole.width() - 10, 40))
    assert row.pill.width() == whole.width() - 10
    assert abs(row.pill.ground().width() - other.pill.width()) <= 1
    assert row.pill.ground().right() == row.pill.rect().right()
    stage.do(lambda: row.resize(400, 40))
    assert row.pill.ground().width() == whole.width()


def test_another_text_has_a_pill_of_its_own_width(stage: Stage, row: Row) -> None:
    stage.do(lambda: row.resize(120, 40))
    stage.do(lambda: row.pill.show_status("ok", "lan-connect", "Connected"))
    assert row.pill.ground() == row.pill.rect()
    assert row.pill.words.width() >= row.pill.words.sizeHint().width()
