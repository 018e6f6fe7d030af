"""Properties that hold for every backend, whatever the rows, their order and their names."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from hypothesis import example, given, settings
from hypothesis import strategies as st

from energy_desktop.errors import StoreError
from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Entity,
    from_us,
    to_us,
)
from energy_desktop.stores.base import SharedState, StateStore, TimeSeriesStore
from energy_desktop.stores.duckdb import DuckDbStore
from tests.fakes.memory_store import MemoryStore
from tests.stores.backends import MakeSeries, Row, batch, rows_of

SLOW_ENOUGH = settings(max_examples=25, deadline=None)
EVER = (-(2**63), 2**63 - 1)

states = st.none() | st.floats(allow_nan=False, allow_infinity=False)
keys = st.tuples(st.sampled_from(["a", "b", "sensor.c"]), st.integers(0, 25))
writes = st.lists(st.lists(st.tuples(keys, states), max_size=12), max_size=6)
# Lone surrogates are no text: UTF-8 has no bytes for them.
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
scopes = st.sampled_from(["*", "a", "b'; DROP TABLE coverage; --"])
interval = st.builds(
    Coverage, scopes, st.sampled_from(CoverageKind), st.integers(0, 6), st.integers(0, 30)
)
steps = st.lists(st.tuples(st.booleans(), st.lists(interval, max_size=5)), max_size=8)


class Openable(Protocol):
    """What every store is: opened before use and closed after it."""

    async def open(self) -> None: ...
    async def close(self) -> None: ...


S = TypeVar("S", bound=Openable)


@asynccontextmanager
async def fresh(make: Callable[[Path], S]) -> AsyncIterator[S]:
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        await store.open()
        try:
            yield store
        finally:
            await store.close()


@SLOW_ENOUGH
@given(writes, st.lists(st.booleans(), min_size=6, max_size=6))
async def test_the_newest_readings_known_after_each_write_are_those_that_are_read_anew(
    batches: list[list[tuple[tuple[str, int], float | None]]], replaced: list[bool]
) -> None:
    names = ["sensor.c", "a", "never", "b"]
    async with fresh(lambda folder: DuckDbStore(folder / "readings.duckdb")) as store:
        await store.last_readings(names)
        for rows, is_replaced in zip(batches, replaced, strict=False):
            written = batch(*((*key, state) for key, state in rows))
            await (store.rewrite(written) if is_replaced else store.write_readings(written))
            known = rows_of(await store.last_readings(names))
            assert rows_of(await store.last_readings(names, before_us=100)) == known


@SLOW_ENOUGH
@given(batches=writes)
async def test_the_first_write_of_a_key_wins_however_rows_are_repeated_and_split(
    make_series: MakeSeries, batches: list[list[tuple[tuple[str, int], float | None]]]
) -> None:
    expected: dict[tuple[str, int], float | None] = {}
    async with fresh(make_series) as series:
        for rows in batches:
            known = len(expected)
            for key, state in rows:
                expected.setdefault(key, state)
            written = await series.write_readings(batch(*((*key, state) for key, state in rows)))
            assert written == len(expected) - known
        await assert_stored(series, expected)


@SLOW_ENOUGH
@given(
    rows=st.dictionaries(keys, states, max_size=20),
    order=st.randoms(use_true_random=False),
    cut=st.integers(0, 20),
)
async def test_the_same_readings_in_any_order_give_the_same_rows(
    make_series: MakeSeries, rows: dict[tuple[str, int], float | None], order: object, cut: int
) -> None:
    shuffled: list[Row] = [(*key, state) for key, state in rows.items()]
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    async with fresh(make_series) as series:
        for part in (shuffled[:cut], shuffled[cut:], shuffled):
            await series.write_readings(batch(*part))
        await assert_stored(series, rows)


async def assert_stored(
    series: TimeSeriesStore, expected: dict[tuple[str, int], float | None]
) -> None:
    for entity_id in {entity_id for entity_id, _ in expected}:
        own = sorted((at, state) for (e, at), state in expected.items() if e == entity_id)
        stored = rows_of(await series.readings(entity_id, *EVER))
        assert [(at, state) for _, at, state in stored] == own
    assert sum((await series.counts()).values()) == len(expected)


@SLOW_ENOUGH
@given(
    times=st.lists(
        st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        min_size=1,
        max_size=10,
        unique=True,
    )
)
async def test_every_microsecond_survives_the_way_there_and_back(
    make_series: MakeSeries, times: list[datetime]
) -> None:
    rows: list[Row] = [("a", to_us(at), 1.0) for at in times]
    neighbours: list[Row] = [("a", to_us(at + timedelta(microseconds=1)), 2.0) for at in times]
    async with fresh(make_series) as series:
        await series.write_readings(batch(*rows))
        await series.write_readings(batch(*neighbours))
        stored = await series.readings("a", *EVER)
        back = {from_us(at) for at in stored.at.tolist()}
    assert back == {*times, *(at + timedelta(microseconds=1) for at in times)}


@SLOW_ENOUGH
@example(chosen=["a\0b", "a", "a\0c"])
@given(chosen=st.lists(names, min_size=1, max_size=6, unique=True))
async def test_any_text_is_an_entity_id_that_changes_its_own_rows_only(
    make_series: MakeSeries, chosen: list[str]
) -> None:
    async with fresh(make_series) as series:
        kept = {}
        for number, name in enumerate(chosen):
            attributes = [AttributeRow(name, 1, name, {name: name})]
            try:
                await series.write_readings(batch((name, 1, float(number))), attributes)
            except StoreError:
                assert "\0" in name  # not every database can keep it
            else:
                kept[name] = number
        assert await series.counts() == dict.fromkeys(kept, 1)
        assert await series.entity_ids() == sorted(kept)
        for name, number in kept.items():
            assert rows_of(await series.readings(name, 0, 2)) == [(name, 1, float(number))]
            expected = [AttributeRow(name, 1, name, {name: name})]
            assert await series.attributes(name, 0, 2) == expected


@SLOW_ENOUGH
@given(steps=steps)
async def test_coverage_is_a_dictionary_of_ends_by_scope_kind_and_start(
    make_coverage: Callable[[Path], MemoryStore | DuckDbStore | SharedState],
    steps: list[tuple[bool, list[Coverage]]],
) -> None:
    model: dict[tuple[str, CoverageKind, int], Coverage] = {}
    async with fresh(make_coverage) as store:
        for is_put, intervals in steps:
            if is_put:
                await store.put_coverage(intervals)
                model.update({(c.scope, c.kind, c.start_us): c for c in intervals})
            else:
                await store.delete_coverage(intervals)
                for c in intervals:
                    model.pop((c.scope, c.kind, c.start_us), None)
        everywhere = {c.scope for c in model.values()}
        assert set(await store.coverage(list(everywhere), *EVER)) == set(model.values())


@SLOW_ENOUGH
@example(chosen=["a\0b", "a", "a\0c"])
@given(chosen=st.lists(names, min_size=1, max_size=6, unique=True))
async def test_any_text_is_a_name_of_an_entity_or_setting(
    make_state: Callable[[Path], StateStore], chosen: list[str]
) -> None:
    async with fresh(make_state) as store:
        await store.put_entities([Entity(name, name, attributes={name: name}) for name in chosen])
        await store.put_settings({name: name for name in chosen})
        await store.set_tracked(chosen[:1])
        entities, kept = await store.entities(), await store.settings()
    assert {e.entity_id: e.friendly_name for e in entities} == {name: name for name in chosen}
    assert [e.entity_id for e in entities if e.is_tracked] == chosen[:1]
    assert kept == {name: name for name in chosen}
