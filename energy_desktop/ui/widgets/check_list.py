"""The checks of a connection in their order: a mark, what was checked, the detail or the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.languages import spoken
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label

if TYPE_CHECKING:
    from energy_desktop.services.connection_test import Check

_LOOKS = {
    True: ("check-circle", "ok"),
    False: ("alert-circle", "err"),
    None: ("circle-outline", "ink3"),
}


class CheckList(QWidget):
    """Shows the answer of a test; empty until there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checks: Sequence[Check] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        theme.changed.connect(self._rebuild)

    def set_checks(self, checks: Sequence[Check]) -> None:
        """Show these in place of what was there."""
        self._checks = checks
        self._rebuild()

    def lines(self) -> list[str]:
        """Each check in words, as screen readers are told."""
        widgets = (self._grid.itemAtPosition(row, 1) for row in range(self._grid.rowCount()))
        names = (item.widget() for item in widgets if item is not None)
        return [name.accessibleName() for name in names if name is not None]

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row = 0
        for check in self._checks:
            row = self._add(row, check)
        self._grid.setHorizontalSpacing(self._theme.px(10))
        self._grid.setVerticalSpacing(self._theme.px(4))

    def _add(self, row: int, check: Check) -> int:
        icon_name, color = _LOOKS[check.ok]
        mark = QLabel()
        mark.setPixmap(pixmap(self._theme, icon_name, color, size=16))
        name = label(spoken(check.name), "")
        name.setWordWrap(True)
        said = {True: self.tr("passed"), False: self.tr("failed"), None: self.tr("not tried")}
        name.setAccessibleName(
            f"{name.text()}: {said[check.ok]}. {self._detail(check)} {spoken(check.remedy)}"
        )
        detail = label(self._detail(check), "secondary")
        detail.setWordWrap(True)
        detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(mark, row, 0)
        self._grid.addWidget(name, row, 1)
        self._grid.addWidget(detail, row, 2)
        if check.ok is not False or not check.remedy:
            return row + 1
        remedy = label(spoken(check.remedy), "error")
        remedy.setWordWrap(True)
        self._grid.addWidget(remedy, row + 1, 1, 1, 2)
        return row + 2

    def _detail(self, check: Check) -> str:
        """A bare number gets the words that say what was counted."""
        words = {
            "Recorder statistics available": self.tr("{0} statistics"),
            "Energy sensors found": self.tr("{0} of energy, power or battery"),
            "Live events arriving": self.tr("{0} per second"),
        }.get(check.name)
        bare = check.detail.replace(".", "", 1)
        if words is None or not bare.isdigit():
            return spoken(check.detail)
        decimals = len(check.detail.partition(".")[2])
        return words.format(formats.number(float(check.detail), decimals))
