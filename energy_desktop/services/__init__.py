"""What the front ends may ask and tell: one object per kind of question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from energy_desktop.autostart import Autostart
    from energy_desktop.config import Settings
    from energy_desktop.events import Events
    from energy_desktop.services.api_keys import ApiKeys
    from energy_desktop.services.courses import Courses
    from energy_desktop.services.databases import Databases
    from energy_desktop.services.diagnostics import Diagnostics
    from energy_desktop.services.entities import Entities
    from energy_desktop.services.home_assistant import HomeAssistantService
    from energy_desktop.services.live import LiveValues
    from energy_desktop.services.readings import Readings
    from energy_desktop.services.repair import Repair
    from energy_desktop.services.statistics import Statistics
    from energy_desktop.services.status import Status


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a window or a route may use."""

    entities: Entities
    live: LiveValues
    readings: Readings
    statistics: Statistics
    courses: Courses
    home_assistant: HomeAssistantService
    status: Status
    repair: Repair
    databases: Databases
    api_keys: ApiKeys
    diagnostics: Diagnostics
    autostart: Autostart
    settings: Settings
    events: Events
