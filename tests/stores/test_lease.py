"""Who may write to shared servers, also after a computer has slept past its right to."""

from __future__ import annotations

import pytest

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.stores.lease import LEASE_S, Lease, LeaseLost, held_lease
from tests.fakes.memory_shared_state import MemorySharedState


class Computer:
    """One that shares ``server``; its clock is the server's."""

    def __init__(self, server: MemorySharedState, name: str) -> None:
        self.lease = Lease(server, name, clock=lambda: server.now_s)


@pytest.fixture
def server() -> MemorySharedState:
    return MemorySharedState()


async def test_a_program_that_renews_its_lease_is_not_asked_again(
    server: MemorySharedState,
) -> None:
    attic = Computer(server, "attic").lease
    assert await attic.hold() is None
    server.now_s += LEASE_S
    server.failing = StoreUnavailable("Asked.")
    assert not await attic.admit()


async def test_one_that_slept_looks_before_it_writes_and_trusts_nothing_it_knew(
    server: MemorySharedState,
) -> None:
    attic = Computer(server, "attic").lease
    await attic.hold()
    server.now_s += LEASE_S + 1
    assert await attic.admit()
    assert not await attic.admit()


async def test_one_that_slept_while_another_took_over_writes_no_row(
    server: MemorySharedState,
) -> None:
    attic, study = Computer(server, "attic").lease, Computer(server, "study").lease
    await attic.hold()
    server.now_s += LEASE_S + 1
    assert await study.hold() is None
    with pytest.raises(LeaseLost, match="on study records into these databases now"):
        await attic.admit()
    await study.release()
    server.now_s += LEASE_S + 1
    assert await attic.admit()


async def test_while_the_server_is_away_nobody_else_can_write_so_recording_goes_on(
    server: MemorySharedState,
) -> None:
    attic = Computer(server, "attic").lease
    await attic.hold()
    server.failing = StoreUnavailable("Away.")
    server.now_s += LEASE_S + 1
    assert await attic.admit()
    assert not await attic.admit()


async def test_a_held_lease_is_given_back_and_refused_where_another_has_it(
    server: MemorySharedState,
) -> None:
    async with held_lease(server, "attic"):
        with pytest.raises(StoreError, match="on attic records"):
            async with held_lease(server, "study"):
                pass
    async with held_lease(server, "study"):
        assert server.holder is not None
        assert server.holder.label == "study"
    assert server.holder is None
