"""What every backend of ``Lease`` does. A lease of no seconds has run out when it is given."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from energy_desktop.stores.base import SharedState

LONG_S = 600.0


async def test_the_first_to_ask_holds_it_and_everyone_is_told_who(lease: SharedState) -> None:
    first = await lease.acquire_lease("a", "attic", LONG_S)
    assert (first.owner, first.label) == ("a", "attic")
    assert await lease.acquire_lease("b", "cellar", LONG_S) == first


async def test_only_one_of_many_that_ask_at_once_holds_it(lease: SharedState) -> None:
    asked = [lease.acquire_lease(name, f"host {name}", LONG_S) for name in "abcdefgh"]
    holders = set(await asyncio.gather(*asked))
    assert len(holders) == 1


async def test_its_holder_prolongs_it_by_asking_again(lease: SharedState) -> None:
    first = await lease.acquire_lease("a", "attic", LONG_S)
    again = await lease.acquire_lease("a", "attic, moved", 2 * LONG_S)
    assert first.until is not None
    assert again.until is not None
    assert again.until >= first.until + timedelta(seconds=LONG_S)
    assert (await lease.acquire_lease("b", "cellar", LONG_S)).label == "attic, moved"


async def test_its_holder_may_shorten_it(lease: SharedState) -> None:
    await lease.acquire_lease("a", "attic", LONG_S)
    await lease.acquire_lease("a", "attic", 0.0)
    assert (await lease.acquire_lease("b", "cellar", LONG_S)).owner == "b"


async def test_one_that_has_run_out_goes_to_whoever_asks(lease: SharedState) -> None:
    await lease.acquire_lease("a", "attic", 0.0)
    assert (await lease.acquire_lease("b", "cellar", LONG_S)).owner == "b"
    assert (await lease.acquire_lease("a", "attic", LONG_S)).owner == "b"


async def test_given_back_it_is_free(lease: SharedState) -> None:
    await lease.acquire_lease("a", "attic", LONG_S)
    await lease.release_lease("a")
    assert (await lease.acquire_lease("b", "cellar", LONG_S)).owner == "b"


async def test_nobody_gives_back_what_another_holds(lease: SharedState) -> None:
    await lease.release_lease("b")
    await lease.acquire_lease("a", "attic", LONG_S)
    await lease.release_lease("b")
    assert (await lease.acquire_lease("b", "cellar", LONG_S)).owner == "a"


async def test_owners_and_labels_are_text_and_never_read_as_anything_else(
    lease: SharedState,
) -> None:
    for owner in ("$owner", "$$ROOT", "{'$gt': ''}", "a\0b", "a.b; drop", "ü„“"):
        held = await lease.acquire_lease(owner, f"label {owner}", LONG_S)
        assert (held.owner, held.label) == (owner, f"label {owner}")
        assert await lease.acquire_lease("$until", "x", LONG_S) == held
        await lease.release_lease("$ne")
        await lease.release_lease(owner)
