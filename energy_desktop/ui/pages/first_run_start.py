"""The end of first run: keep the connection, and track what was chosen once it is known."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from energy_desktop.models import Entity

if TYPE_CHECKING:
    from energy_desktop.services import Services

_DISCOVERY_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user entered in the three steps."""

    url: str
    token: str
    verify_tls: bool
    remember: bool
    entity_ids: Sequence[str]


async def start_recording(
    services: Services, choice: Choice, timeout_s: float = _DISCOVERY_S
) -> None:
    """Save and connect, then track the chosen sensors as soon as discovery has found them.

    Raises what saving raises (CredentialsError, InvalidUrl). Those that discovery does not find in
    ``timeout_s`` are left out.
    """
    await services.home_assistant.save(choice.url, choice.token, choice.verify_tls, choice.remember)
    await _until_known(services, set(choice.entity_ids), timeout_s)
    known = {entity.entity_id for entity in services.entities.all()}
    await services.entities.set_tracked([i for i in choice.entity_ids if i in known])


async def _until_known(services: Services, wanted: set[str], timeout_s: float) -> None:
    known = asyncio.Event()

    def look(entities: Sequence[Entity]) -> None:
        if entities and wanted <= {entity.entity_id for entity in entities}:
            known.set()

    changed = services.events.entities_changed
    changed.connect(look)
    try:
        look(services.entities.all())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(known.wait(), timeout_s)
    finally:
        changed.disconnect(look)
