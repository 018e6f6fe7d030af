"""Whether data may go into a pair of stores, and what is kept there of how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from energy_desktop.errors import TransferRefused
from energy_desktop.sentences import say
from energy_desktop.stores.base import SIMULATED, Stores
from energy_desktop.transfer.tables import FIRST_US, LAST_US

TRANSFER: Final = "transfer"
"""Setting of the target that holds a ``Record``."""


@dataclass(frozen=True, slots=True)
class Record:
    """One transfer into the stores that hold this.

    ``origin``: generation of the pair, or digest of the backup, that it comes from. ``begun_us``:
    when, by this computer's clock. ``is_alone``: nothing was there before. ``after``: the entities
    up to this id are copied. ``is_done``: all is there, and was compared.
    """

    origin: str
    begun_us: int
    is_alone: bool
    after: str | None = None
    is_done: bool = False


async def record_of(target: Stores) -> Record | None:
    """The newest transfer into these stores."""
    kept: dict[str, Any] | None = (await target.state.settings()).get(TRANSFER)
    return None if kept is None else Record(**kept)


async def keep(target: Stores, record: Record) -> None:
    """Keep how far it has come."""
    await target.state.put_settings({TRANSFER: asdict(record)})


async def is_empty(target: Stores) -> bool:
    """Whether nothing of a home is in these stores."""
    return not (
        await target.series.entity_ids()
        or await target.state.entities()
        or await target.coverage.coverage([], FIRST_US, LAST_US)
    )


async def newest_us(stores: Stores) -> int:
    """The time of the newest reading; ``FIRST_US`` where there is none."""
    last = await stores.series.last_readings(await stores.series.entity_ids())
    return int(last.at.max()) if len(last) else FIRST_US


async def require_same_kind_of_home(target: Stores, settings: Mapping[str, Any]) -> None:
    """Raise TransferRefused where the simulated home and a real one would be merged."""
    there = await target.state.settings()
    if bool(there.get(SIMULATED)) != bool(settings.get(SIMULATED)) and not await is_empty(target):
        raise TransferRefused(
            say(
                "One of the two is the simulated home (--demo) and the other a real one; they "
                "can't be merged."
            )
        )


def refused(what_to_do: str) -> TransferRefused:
    """The error of stores that hold something else."""
    return TransferRefused(
        say("There is other data in the target already; {what_to_do}.", what_to_do=what_to_do)
    )
