"""A state store on a server goes on in its local copy, and both become equal again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import (
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    SubscriptionState,
    SyncLogEntry,
    SyncStatus,
    SyncType,
    from_us,
)
from energy_desktop.stores.base import REVISION, SharedState
from energy_desktop.stores.local_copy import LocalCopy
from tests.fakes.memory_shared_state import MemorySharedState
from tests.stores.backends import live, spans

AWAY = StoreUnavailable("The server is away.")


@pytest.fixture
def server() -> MemorySharedState:
    return MemorySharedState()


@pytest.fixture
async def copy(tmp_path: Path, server: MemorySharedState) -> AsyncIterator[LocalCopy]:
    copy = LocalCopy(tmp_path / "copy.sqlite", server)
    await copy.open()
    yield copy
    await copy.close()


@pytest.fixture
async def second(tmp_path: Path, server: MemorySharedState) -> AsyncIterator[LocalCopy]:
    """Another computer's copy of the same server."""
    copy = LocalCopy(tmp_path / "second.sqlite", server)
    await copy.open()
    yield copy
    await copy.close()


def sensor(entity_id: str, name: str = "A sensor") -> Entity:
    return Entity(entity_id, name)


def log_entry(entity_id: str) -> SyncLogEntry:
    span = (from_us(0), from_us(60_000_000))
    return SyncLogEntry(
        entity_id, SyncType.BACKFILL, *span, 3, SyncStatus.SUCCESS, from_us(70_000_000)
    )


def meter(meter_id: str) -> Meter:
    return Meter(meter_id, "Grid", (MeterPart("sensor.a", None, 7), MeterPart("sensor.b", 7)))


def note(note_id: str) -> MeterNote:
    return MeterNote(note_id, "sensor.a", 7, MeterNoteKind.NOT_REAL, "new battery")


async def fill(copy: LocalCopy) -> None:
    await copy.put_meters([meter("a"), meter("b")])
    await copy.put_meter_notes([note("a"), note("b")])
    await copy.put_entities([sensor("sensor.a"), sensor("sensor.b")])
    await copy.set_tracked(["sensor.b"])
    await copy.put_settings({"theme": "dark", "zone": None})
    await copy.put_coverage([live(0, 10), live(20, 30, "sensor.a")])
    await copy.put_subscription(SubscriptionState(reconnect_count=3))
    await copy.append_sync_log([log_entry("sensor.a"), log_entry("sensor.b")])


async def contents(store: LocalCopy | SharedState) -> list[object]:
    settings = await store.settings()
    settings.pop(REVISION, None)
    return [
        await store.generation(),
        await store.entities(),
        settings,
        await store.coverage([], -(2**62), 2**62),
        await store.subscription(),
        await store.sync_log(),
        await store.meters(),
        await store.meter_notes(),
    ]


async def test_what_was_done_before_the_server_came_is_sent_to_it(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    server.failing = AWAY
    with pytest.raises(StoreUnavailable):
        await copy.attach()
    await fill(copy)
    server.failing = None
    await copy.attach()
    assert await contents(server) == await contents(copy)
    assert [e.entity_id for e in await server.entities() if e.is_tracked] == ["sensor.b"]


async def test_changes_are_sent_and_nothing_is_sent_twice_for_nothing(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    assert copy.has_news.is_set()
    await copy.send()
    assert await contents(server) == await contents(copy)
    server.breaks_after = 0
    await copy.send()
    assert not copy.has_news.is_set()


async def test_what_is_removed_goes_from_the_server_too(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await copy.delete_coverage([live(0, 10)])
    await copy.put_coverage([live(20, 25, "sensor.a")])
    await copy.put_settings({"theme": None})
    await copy.delete_meters(["a"])
    await copy.put_meter_notes([replace(note("b"), undone_at=from_us(9))])
    await copy.send()
    assert [m.meter_id for m in await server.meters()] == ["b"]
    assert [n.undone_at for n in await server.meter_notes()] == [None, from_us(9)]
    assert spans(await server.coverage([], 0, 100)) == [(20, 25)]
    assert "theme" not in await server.settings()


async def test_an_outage_is_bridged_by_the_copy_and_told(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    server.failing = AWAY
    await fill(copy)
    with pytest.raises(StoreUnavailable):
        await copy.send()
    health = await copy.health()
    assert not health.available
    assert health.error == str(AWAY)
    assert len(await copy.entities()) == 2
    server.failing = None
    copy.has_news.clear()
    assert not (await copy.health()).available
    assert copy.has_news.is_set()  # whoever asks has it sent at once
    await copy.send()
    assert (await copy.health()).available
    assert await contents(server) == await contents(copy)


async def test_a_new_copy_of_a_server_in_use_takes_over_all_that_it_holds(
    copy: LocalCopy, second: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await second.attach()
    assert await contents(second) == await contents(server) == await contents(copy)


async def test_a_new_copy_adds_what_it_did_alone_and_replaces_nothing(
    copy: LocalCopy, second: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    told: list[str] = []

    async def note() -> None:
        told.append("replaced")

    second.on_replaced = note
    await second.put_entities([sensor("sensor.a", "Another name"), sensor("sensor.c")])
    await second.put_coverage([live(100, 110)])
    await second.attach()
    assert {e.entity_id: e.friendly_name for e in await server.entities()} == {
        "sensor.a": "A sensor",
        "sensor.b": "A sensor",
        "sensor.c": "A sensor",
    }
    assert spans(await server.coverage(["*"], 0, 200)) == [(0, 10), (100, 110)]
    assert await contents(second) == await contents(server)
    assert told == ["replaced"]


async def test_what_another_program_did_meanwhile_is_taken_over(
    copy: LocalCopy, second: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await second.attach()
    await second.put_entities([sensor("sensor.a", "Renamed"), sensor("sensor.new")])
    await second.delete_coverage([live(0, 10)])
    await second.send()
    await copy.put_coverage([live(40, 50)])
    await copy.attach()
    assert await contents(copy) == await contents(server)
    assert [e.friendly_name for e in await copy.entities()] == ["Renamed", "A sensor", "A sensor"]
    assert spans(await copy.coverage(["*"], 0, 100)) == [(40, 50)]


async def test_a_server_that_lost_everything_is_filled_again(
    tmp_path: Path, copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    before = await contents(copy)
    await copy.close()
    fresh = MemorySharedState()
    again = LocalCopy(tmp_path / "copy.sqlite", fresh)
    await again.open()
    await again.attach()
    assert await contents(fresh) == before
    await again.close()


@pytest.mark.parametrize("changes", range(6))
async def test_a_server_that_goes_away_while_it_is_filled_is_filled_in_the_end(
    copy: LocalCopy, server: MemorySharedState, changes: int
) -> None:
    await fill(copy)
    server.breaks_after = changes
    try:
        await copy.attach()
    except StoreUnavailable:
        server.failing = None
    server.breaks_after = None
    await copy.attach()
    assert await contents(server) == await contents(copy)
    assert len(await copy.entities()) == 2


async def test_a_server_set_back_to_an_older_state_is_believed(
    tmp_path: Path, copy: LocalCopy, server: MemorySharedState, caplog: pytest.LogCaptureFixture
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    older = dict(server._settings)
    await copy.put_coverage([live(50, 60)])
    await copy.send()
    await server.delete_coverage([live(50, 60)])
    server._settings = older
    await copy.attach()
    assert spans(await copy.coverage(["*"], 0, 100)) == [(0, 10)]
    assert "set back to an older state" in caplog.text


async def test_another_database_under_the_same_address_replaces_the_copy(
    tmp_path: Path, copy: LocalCopy, server: MemorySharedState, caplog: pytest.LogCaptureFixture
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await copy.close()
    other = MemorySharedState()
    await other.put_entities([sensor("sensor.other")])
    again = LocalCopy(tmp_path / "copy.sqlite", other)
    await again.open()
    await again.attach()
    assert await contents(again) == await contents(other)
    assert "other data than before" in caplog.text
    await again.close()


async def test_what_another_program_did_between_two_sends_is_taken_over(
    copy: LocalCopy, second: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await second.attach()
    await second.put_entities([sensor("sensor.a", "Renamed")])
    await second.send()
    await copy.put_coverage([live(40, 50)])
    await copy.send()
    assert await contents(copy) == await contents(server)
    assert [e.friendly_name for e in await copy.entities()] == ["Renamed", "A sensor"]
    await second.attach()
    assert await contents(second) == await contents(server)


async def test_a_server_that_is_emptied_while_it_is_used_is_filled_again(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    server.__init__()  # type: ignore[misc]
    await copy.put_coverage([live(40, 50)])
    await copy.send()
    assert await contents(server) == await contents(copy)
    assert len(await server.entities()) == 2


async def test_what_is_changed_while_the_copy_is_replaced_is_kept(
    copy: LocalCopy, second: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    await fill(copy)
    await copy.send()
    await second.attach()
    await second.put_settings({"theme": "light"})
    await second.send()
    put = server.put_settings

    async def slow(values: dict[str, object]) -> None:
        await put(values)
        server.put_settings = put  # type: ignore[method-assign]
        await copy.put_coverage([live(70, 80)])

    server.put_settings = slow  # type: ignore[method-assign,assignment]
    await copy.put_settings({"zone": "here"})
    await copy.send()
    assert await contents(copy) == await contents(server)
    assert live(70, 80) in await server.coverage(["*"], 0, 100)


async def test_a_change_made_while_it_is_sent_is_sent_too(
    copy: LocalCopy, server: MemorySharedState
) -> None:
    await copy.attach()
    put = server.put_entities

    async def slow(entities: list[Entity]) -> None:
        await put(entities)
        server.put_entities = put  # type: ignore[method-assign]
        await copy.put_entities([sensor("sensor.a", "The newer name")])

    server.put_entities = slow  # type: ignore[method-assign,assignment]
    await copy.put_entities([sensor("sensor.a", "The older name")])
    await copy.send()
    assert [e.friendly_name for e in await server.entities()] == ["The newer name"]


DOINGS = ["put", "cut", "track", "join", "part", "note", "set", "unset", "send", "away"]


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(DOINGS), st.integers(0, 3)),
        max_size=12,
    )
)  # fmt: skip
async def test_after_any_changes_and_outages_both_are_equal(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    server = MemorySharedState()
    copy = LocalCopy(tmp_path_factory.mktemp("copy") / "copy.sqlite", server)
    await copy.open()
    await copy.put_entities([sensor(f"sensor.{n}") for n in range(4)])
    doings: dict[str, Callable[[int], object]] = {
        "put": lambda n: copy.put_coverage([live(n, n + 5), live(n, n + 1, f"sensor.{n}")]),
        "cut": lambda n: copy.delete_coverage([Coverage("*", CoverageKind.LIVE, n, n)]),
        "track": lambda n: copy.set_tracked([f"sensor.{n}"]),
        "join": lambda n: copy.put_meters([meter(f"{n}")]),
        "part": lambda n: copy.delete_meters([f"{n}"]),
        "note": lambda n: copy.put_meter_notes([note(f"{n}")]),
        "set": lambda n: copy.put_settings({f"key{n}": n}),
        "unset": lambda n: copy.put_settings({f"key{n}": None}),
        "send": lambda n: copy.send(),
        "away": lambda n: copy.put_entities([replace(sensor(f"sensor.{n}"), area="Attic")]),
    }
    await copy.attach()
    for what, number in steps:
        server.failing = AWAY if what == "away" else None
        await doings[what](number)  # type: ignore[misc]
    server.failing = None
    await copy.attach()
    assert await contents(server) == await contents(copy)
    await copy.close()
