"""The button that chooses what History compares with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history_compare_words import against_words
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import set_kind


class CompareButton(IconButton):
    """Opens the choices; ``chosen`` carries an ``Against``, on user action only."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "compare-horizontal", "")
        self.set_compact(False)
        self.current = Against.NOTHING
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions: dict[Against, QAction] = {}
        for against, words in against_words().items():
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, key=against: self.choose(key))
            self._group.addAction(action)
            self._actions[against] = action
        self.setMenu(self._menu)
        self.set_current(Against.NOTHING)

    def set_current(self, against: Against) -> None:
        """Show a choice without telling anybody."""
        self.current = against
        self._actions[against].setChecked(True)
        words = against_words()[against]
        self.setToolTip(self.tr("Compare with: {0}").format(words))
        self.setAccessibleName(self.toolTip())

    def set_compact(self, compact: bool) -> None:
        """Only the icon, where room is short."""
        self.setText("" if compact else self.tr("Compare"))
        set_kind(self, "icon" if compact else "")

    def choose(self, against: Against) -> None:
        """Choose as the user does."""
        self.set_current(against)
        self.chosen.emit(against)

    def choose_next(self) -> None:
        """The choice below the present one, after the last the first."""
        choices = [*Against]
        self.choose(choices[(choices.index(self.current) + 1) % len(choices)])
