"""What is still written when the program ends; what fails is told and keeps nothing from ending."""

from __future__ import annotations

import logging
from datetime import datetime

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.recording.pauses import Pauses
from energy_desktop.recording.recorder import Recorder
from energy_desktop.recording.session import Session
from energy_desktop.recording.trust import RUNNING_SINCE
from energy_desktop.stores.base import Stores

_log = logging.getLogger(__name__)


async def last_writes(recorder: Recorder, session: Session, pauses: Pauses, at: datetime) -> None:
    """What waits in memory, and that the subscription and a pause ended ``at``."""
    try:
        await recorder.settle()
    except EnergyDesktopError as error:
        _log.error("%d readings could not be kept at the end: %s", recorder.buffered, error)
    try:
        await session.note_lost(None, refused=False)
        await pauses.end(at)
    except EnergyDesktopError as error:
        _log.warning("the end of a pause could not be saved: %s", error)


async def note_stopped(stores: Stores) -> None:
    """Say that the program stopped as it should."""
    try:
        await stores.state.put_settings({RUNNING_SINCE: None})
    except EnergyDesktopError as error:
        _log.debug("that the program stopped could not be saved: %s", error)
