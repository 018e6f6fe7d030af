"""What the user looks at in Settings, for the page that takes its place in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from energy_desktop.ui.pages.settings_sensors import SensorsPlace
from energy_desktop.ui.pages.settings_undo import SettingUndo

if TYPE_CHECKING:
    from energy_desktop.ui.pages.settings import SettingsPage


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """Which marked card, or control of Appearance with the focus, is at which height of the view;
    how the list of sensors is shown; and which change of Appearance can still be taken back."""

    card: str
    control: str | None
    height: int
    sensors: SensorsPlace
    undo: tuple[str, object] | None


def place_of(page: SettingsPage) -> SettingsPlace:
    """Where a page is."""
    rows, used = page.appearance.rows, page.window().focusWidget()
    control = next((key for key, widget in rows.controls.items() if widget is used), None)
    card = page.sections.current
    anchor: QWidget = page.cards[card] if control is None else rows.controls[control]
    undo, offered = rows.being_put, page.undo_bar.offered
    if isinstance(offered, SettingUndo) and offered.rows is rows:
        undo = (offered.key, offered.before)
    return SettingsPlace(card, control, page.height_of(anchor), page.sensors.place(), undo)


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
        page.appearance.offer_undo(*place.undo)
