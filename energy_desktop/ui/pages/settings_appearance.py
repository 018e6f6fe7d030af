"""Settings › Appearance: colours, size of text, how times are written, what may move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from energy_desktop.ui import formats
from energy_desktop.ui.pages.settings_card import SettingsCard
from energy_desktop.ui.pages.settings_facts import Facts
from energy_desktop.ui.pages.settings_rows import SettingRows
from energy_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from energy_desktop.services import Services

_ROWS: Final = ("language", "theme", "text_scale", "clock", "time_zone", "motion")


class AppearanceCard(SettingsCard):
    """What the desktop says counts unless something is chosen."""

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(theme, self.tr("Appearance"))
        motion = self.tr(
            "Reduced: nothing slides or fades. System: as the desktop is set. Full: always moves."
        )
        self.rows = SettingRows(services, theme, _ROWS, {"motion": motion})
        self.facts = Facts(theme)
        self.facts.set_fact(self.tr("Weeks begin on"), formats.first_weekday())
        self.body.addWidget(self.rows)
        self.body.addWidget(self.facts)
        self.rows.changed.connect(self.offer_undo)

    @property
    def search_words(self) -> str:
        """What the search of the settings finds it by."""
        return self.tr(
            "Appearance theme light dark high contrast colours text size font clock time zone "
            "language locale first day of week motion animation accessibility"
        )

    @property
    def changed_words(self) -> str:
        """What is said of a change."""
        return self.tr("Appearance was changed.")
