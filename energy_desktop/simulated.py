"""Keeps the simulated home of ``--demo`` and real homes out of each other's databases."""

from __future__ import annotations

from energy_desktop.errors import SettingsError
from energy_desktop.sentences import say
from energy_desktop.stores.base import SIMULATED, StateStore


async def require_kind_of_home(state: StateStore, *, is_simulated: bool) -> None:
    """Mark databases that are new as the simulated home's, or check what they hold.

    Raises SettingsError where they hold the other kind of home.
    """
    kept = await state.settings()
    if is_simulated is bool(kept.get(SIMULATED)):
        return
    if not is_simulated:
        raise SettingsError(
            say(
                "The data here is of the simulated home (--demo); give another folder to "
                "--profile for a real one."
            )
        )
    if kept.get("ha_url") or await state.entities():
        raise SettingsError(
            say(
                "The data here is of a real home; run --demo without --profile, or with a folder "
                "of its own."
            )
        )
    await state.put_settings({SIMULATED: True})
