"""What the cards of plain settings have in common: each change can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.widgets.card import Card


class SettingsCard(Card):
    """``undoable`` after each change of a setting: words and the way to take it back."""

    undoable = Signal(str, object)
    rows: SettingRows

    @property
    def changed_words(self) -> str:
        """What is said of a change."""
        raise NotImplementedError

    def put(self, key: str, value: object) -> None:
        """Save a value."""
        self.rows.put(key, value)

    def offer_undo(self, key: str, before: object) -> None:
        """Offer to give a setting the value again that it had before."""
        self.undoable.emit(self.changed_words, SettingUndo(self, key, before))


@dataclass(frozen=True, slots=True)
class SettingUndo:
    """Takes the change of a setting back."""

    card: SettingsCard
    key: str
    before: object

    def __call__(self) -> None:
        self.card.put(self.key, self.before)
