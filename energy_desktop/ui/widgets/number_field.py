"""A field for a whole number, with its text where that of other fields is."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from energy_desktop.ui.widgets.wheel import pass_wheel

_INSET_PX = 11


def number_field(low: int, high: int) -> QSpinBox:
    """A field for ``low`` to ``high``; the wheel turns it only while it has the focus.

    Its digits are not grouped: ports and percents are no amounts.
    """
    field = QSpinBox()
    field.setRange(low, high)
    field.setGroupSeparatorShown(False)
    # A style sheet's padding does not reach the text inside of it.
    field.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)
    pass_wheel(field)
    return field
