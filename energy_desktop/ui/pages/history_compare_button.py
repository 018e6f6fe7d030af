"""The button that chooses what History compares with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history_compare_words import against_words
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import set_kind


class CompareButton(IconButton):
    """Opens the choices; ``chosen`` carries an ``Against``, on user action only.

    ``other`` is where the days of ANOTHER begin, kept while something else is chosen; its entry
    of the menu asks for it: ``another_wanted``.
    """

    chosen = Signal(object)
    another_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "compare-horizontal", "")
        self.set_compact(False)
        self.current = Against.NOTHING
        self.other: date | None = None
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions = {against: self._add(against) for against in Against}
        self.setMenu(self._menu)
        self.set_current(Against.NOTHING)

    def set_current(self, against: Against, other: date | None = None) -> None:
        """Show a choice without telling anybody; None keeps the day that was chosen before."""
        self.current = against
        self.other = other or self.other
        self._actions[against].setChecked(True)
        words = against_words(self.other)
        self._actions[Against.ANOTHER].setText(self.tr("{0}…").format(words[Against.ANOTHER]))
        self.setToolTip(self.tr("Compare with: {0}").format(words[against]))
        self.setAccessibleName(self.toolTip())

    def set_compact(self, compact: bool) -> None:
        """Only the icon, where room is short."""
        self.setText("" if compact else self.tr("Compare"))
        set_kind(self, "icon" if compact else "")

    def choose(self, against: Against, other: date | None = None) -> None:
        """Choose as the user does."""
        self.set_current(against, other)
        self.chosen.emit(against)

    def choose_next(self) -> None:
        """The choice below the present one, after the last the first; no day is asked for."""
        choices = [a for a in Against if a is not Against.ANOTHER or self.other]
        self.choose(choices[(choices.index(self.current) + 1) % len(choices)])

    def _add(self, against: Against) -> QAction:
        action = self._menu.addAction(against_words()[against])
        action.setCheckable(True)
        action.triggered.connect(lambda: self._triggered(against))
        self._group.addAction(action)
        return action

    def _triggered(self, against: Against) -> None:
        if against is Against.ANOTHER:
            self.set_current(self.current)  # until a day is chosen nothing is
            self.another_wanted.emit()
        else:
            self.choose(against)
