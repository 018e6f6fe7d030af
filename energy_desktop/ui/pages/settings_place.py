"""What the user looks at in Settings, for the page that takes its place in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.pages.settings_card import SettingsCard, SettingUndo
from energy_desktop.ui.pages.settings_sensors import SensorsPlace

if TYPE_CHECKING:
    from energy_desktop.ui.pages.settings import SettingsPage


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """Which marked card, or control of Appearance with the focus, is at which height of the view;
    how the list of sensors is shown; and which change can still be taken back, as card, key and
    the value before."""

    card: str
    control: str | None
    height: int
    sensors: SensorsPlace
    undo: tuple[str, str, object] | None


def place_of(page: SettingsPage) -> SettingsPlace:
    """Where a page is."""
    rows, used = page.appearance.rows, page.window().focusWidget()
    control = next((key for key, widget in rows.controls.items() if widget is used), None)
    card = page.sections.current
    anchor: QWidget = page.cards[card] if control is None else rows.controls[control]
    height, undo = page.height_of(anchor), _undo_of(page)
    return SettingsPlace(card, control, height, page.sensors.place(), undo)


def _undo_of(page: SettingsPage) -> tuple[str, str, object] | None:
    """What is being saved is newer than what is offered."""
    if (change := page.appearance.rows.being_put) is not None:
        return ("appearance", *change)
    offered = page.undo_bar.offered
    if not isinstance(offered, SettingUndo):
        return None
    name = next(name for name, card in page.cards.items() if card is offered.card)
    return (name, offered.key, offered.before)


def go_to_place(page: SettingsPage, place: SettingsPlace) -> None:
    """Go where another page was; the focus goes on once the page has it."""
    page.sensors.take_place(place.sensors)
    anchor: QWidget = page.cards[place.card]
    if place.control is not None:
        anchor = page.appearance.rows.controls[place.control]
        QTimer.singleShot(0, anchor, anchor.setFocus)
    page.put_at(anchor, place.height)
    page.mark(place.card)
    if place.undo is not None:
        name, key, before = place.undo
        card = page.cards[name]
        if isinstance(card, SettingsCard):
            card.offer_undo(key, before)
