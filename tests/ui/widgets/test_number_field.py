"""A field for a number looks like the others."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.number_field import number_field


def test_its_text_begins_where_that_of_a_text_field_does(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    number, text = number_field(0, 9000), QLineEdit("9000")
    number.setValue(9000)
    column.addWidget(number)
    column.addWidget(text)
    page.show()
    inset = number.lineEdit().textMargins().left() + number.lineEdit().x()
    border_and_padding = 11
    assert inset == border_and_padding
    assert number.text() == "9000"
