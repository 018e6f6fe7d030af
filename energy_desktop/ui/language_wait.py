"""Says that another language was chosen and what its change waits for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.accessible_chart import announce
from energy_desktop.ui.widgets.banner import Banner


class LanguageWait(Banner):
    """A line at the top of the window while a change of the language waits.

    ``announce`` has a screen reader say the same, once for each thing that it waits for.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, wraps=True)
        self.announce: Callable[[QWidget, str], object] = announce

    def wait_for(self, works: Sequence[str]) -> None:
        """Say what has to end first, by name; none: a dialog is open."""
        if works:
            words = self.tr("The language changes as soon as this has ended: {0}")
            text = words.format(", ".join(works))
        else:
            text = self.tr("The language changes as soon as the dialog is closed.")
        if self.isHidden() or text != self.text_label.text():
            self.say("info", "translate", text)
            self.announce(self, text)
