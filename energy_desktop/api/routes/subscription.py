"""The live subscription, and fetching what it missed."""

from __future__ import annotations

import asyncio
from typing import Final, Literal

import msgspec

from energy_desktop.api.declared import Reply, Route
from energy_desktop.api.parameters import Asked, Flag
from energy_desktop.api.routes.status import RepairProgress, Subscription
from energy_desktop.services import Services
from energy_desktop.services.repair import Repaired

WAIT_S: Final = 590.0


class LiveSubscription(msgspec.Struct, frozen=True):
    """The subscription, and how far the fetching of the past is."""

    subscription: Subscription
    entities_tracked: int
    entities_recorded: int
    ha_connected: bool
    buffered: int
    repair: RepairProgress


class NotInitialized(msgspec.Struct, frozen=True):
    """Home Assistant is not configured yet."""

    status: Literal["not_initialized"] = "not_initialized"


class BackfillAsked(Asked, frozen=True, kw_only=True):
    """``wait``: answer when it has ended."""

    wait: Flag = True


class Backfill(msgspec.Struct, frozen=True):
    """What came of it; numbers are null while it goes on."""

    success: bool
    message: str
    records_synced: int | None = None
    gaps_repaired: int | None = None
    gaps_left: int | None = None


GOES_ON: Final = Backfill(True, "It goes on; /api/subscription/status says how far it is.")


async def status(services: Services, _asked: Asked) -> LiveSubscription | NotInitialized:
    """As it is stored."""
    found = services.status.subscription()
    return NotInitialized() if found is None else msgspec.convert(found, LiveSubscription)


async def backfill(services: Services, asked: BackfillAsked) -> Backfill | Reply:
    """What *Repair now* does."""
    services.home_assistant.require_live()
    if not asked.wait:
        await services.repair.everything()
        return Reply(202, GOES_ON)
    try:
        async with asyncio.timeout(WAIT_S):
            return _backfill(await services.repair.complete())
    except TimeoutError:
        return Reply(202, GOES_ON)


def _backfill(done: Repaired) -> Backfill:
    return Backfill(not done.failed, _message(done), done.rows, done.gaps_repaired, done.gaps_left)


def _message(done: Repaired) -> str:
    if done.failed:
        return "Home Assistant did not answer everything; it is asked again in a minute."
    if not (done.rows or done.gaps_repaired or done.gaps_left):
        return "Nothing was missing."
    left = ", left (Home Assistant does not have them)" if done.gaps_left else ", left"
    return (
        f"Rows fetched: {done.rows}; gaps repaired: {done.gaps_repaired}{left}: {done.gaps_left}."
    )


ROUTES: Final = (
    Route(
        "GET", "/api/subscription/status", "The live subscription, and how far a repair is", status,
        answer=(LiveSubscription, NotInitialized),
    ),
    Route(
        "POST", "/api/subscription/backfill", "Fetch what is missing from Home Assistant", backfill,
        BackfillAsked, Backfill, others={202: Backfill},
        errors={
            409: "a repair is waited for already",
            503: "Home Assistant is not connected, or the database is away",
        },
        example='{"wait": false}',
    ),
)  # fmt: skip
