"""Pairs of stores of every kind, what can be in them, and all that is in one."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from hypothesis import strategies as st

from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Entity,
    Meter,
    MeterNote,
    MeterNoteKind,
    MeterPart,
    Period,
    ReadingColumns,
    Role,
    Source,
    StatisticsColumns,
    StatisticsSource,
    SubscriptionState,
    SubscriptionStatus,
    SyncLogEntry,
    SyncStatus,
    SyncType,
)
from energy_desktop.stores.base import Stores
from energy_desktop.stores.open import close, open_embedded
from energy_desktop.transfer.state import read_state, state_difference
from energy_desktop.transfer.tables import FIRST_US, LAST_US, TABLES
from tests.fakes.memory_store import memory_stores

LONG_AGO, FAR_AHEAD = 0, 7_000_000_000_000_000
AT = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


@asynccontextmanager
async def in_memory(_folder: Path | None = None) -> AsyncIterator[Stores]:
    yield memory_stores()


@asynccontextmanager
async def embedded(folder: Path | None = None) -> AsyncIterator[Stores]:
    with TemporaryDirectory() as own:
        opened = await open_embedded(folder or Path(own))
        try:
            yield opened.stores
        finally:
            await close(opened.stores)


Pair = Callable[..., AbstractAsyncContextManager[Stores]]
PAIRS: dict[str, Pair] = {"memory": in_memory, "embedded": embedded}


@dataclass(frozen=True)
class Home:
    """What is written into a pair."""

    readings: list[tuple[str, int, float, Source]] = field(default_factory=list)
    attributes: list[AttributeRow] = field(default_factory=list)
    statistics: list[StatisticsColumns] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    subscription: SubscriptionState = field(default_factory=SubscriptionState)
    log: list[SyncLogEntry] = field(default_factory=list)
    meters: list[Meter] = field(default_factory=list)
    meter_notes: list[MeterNote] = field(default_factory=list)


def columns(rows: list[tuple[str, int, float, Source]]) -> ReadingColumns:
    return ReadingColumns(
        [row[0] for row in rows],
        np.array([row[1] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=np.float64),
        [row[3] for row in rows],
    )


async def fill(stores: Stores, home: Home) -> None:
    await stores.series.write_readings(columns(home.readings), home.attributes)
    await stores.series.write_statistics(home.statistics)
    await stores.coverage.put_coverage(home.coverage)
    await stores.state.put_entities(home.entities)
    await stores.state.put_settings(home.settings)
    await stores.state.put_subscription(home.subscription)
    await stores.state.append_sync_log(home.log)
    await stores.state.put_meters(home.meters)
    await stores.state.put_meter_notes(home.meter_notes)


async def rows_in(stores: Stores) -> dict[tuple[str, str], list[tuple[Any, ...]]]:
    """Every row of the time series store by table and entity; an unknown number is None."""
    found = {}
    for entity_id in await stores.series.entity_ids():
        for table in TABLES:
            chunk = await table.between(stores.series, entity_id, FIRST_US, LAST_US)
            values = [chunk.columns[name].tolist() for name in sorted(chunk.columns)]
            rows = list(zip(chunk.at.tolist(), *values, strict=True))
            if rows:
                found[table.kind, entity_id] = [tuple(map(known, row)) for row in rows]
    return found


def known(value: Any) -> Any:
    """The value, or None for NaN."""
    return None if isinstance(value, float) and math.isnan(value) else value


async def coverage_in(stores: Stores) -> set[Coverage]:
    return set(await stores.coverage.coverage([], FIRST_US, LAST_US))


async def assert_same(one: Stores, other: Stores) -> None:
    """Both hold the same rows, coverage and state."""
    assert await rows_in(one) == await rows_in(other)
    assert await coverage_in(one) == await coverage_in(other)
    assert state_difference(await read_state(one.state), await read_state(other.state)) is None
    assert state_difference(await read_state(other.state), await read_state(one.state)) is None


def typical() -> Home:
    """A home with something of everything."""
    at = AT - timedelta(days=2)
    start = np.arange(3, dtype=np.int64) * 3_600_000_000
    figures = [np.array([1.0, np.nan, 3.0]) for _ in range(5)]
    return Home(
        readings=[
            ("sensor.power", 1_000, 1.5, Source.LIVE),
            ("sensor.power", 2_000, np.nan, Source.LIVE),
            ("sensor.power", 3_000, -0.0, Source.HISTORY),
            ("sensor.meter", 1_000, 1e300, Source.HISTORY),
        ],
        attributes=[
            AttributeRow("sensor.power", 1_000, "W", {"nested": {"a": [1, None, "ü"]}}),
            AttributeRow("sensor.power", 2_000, None, {}),
            AttributeRow("sensor.attributes_only", 5, "%", {"x": 1.25}),
        ],
        statistics=[
            StatisticsColumns("sensor.meter", period, source, start, *figures)
            for period in (Period.FIVE_MINUTES, Period.HOUR)
            for source in StatisticsSource
        ]
        + [
            StatisticsColumns(
                "tibber:consumption", Period.HOUR, StatisticsSource.HA, start, *figures
            )
        ],
        coverage=[
            Coverage(scope, kind, 1_000 + number, 2_000 + number)
            for scope in ("*", "sensor.power")
            for number, kind in enumerate(CoverageKind)
        ],
        entities=[
            Entity("sensor.power", "Power", aliases=("sensor.old",), role=Role.GRID_POWER,
                   is_tracked=True, registered_at=AT, discovered_at=AT, updated_at=at,
                   attributes={"a": {"b": [1]}}),
            Entity("sensor.meter", "Meter", registry_id="1", is_active=False),
        ],
        settings={"theme": "dark", "ha_time_zone": "Europe/Berlin", "list": [1, {"a": None}]},
        subscription=SubscriptionState(SubscriptionStatus.ACTIVE, 7, AT, AT, "sentence", 3),
        log=[entry(number) for number in range(3)],
        meters=[
            Meter("1", "Meter", (MeterPart("sensor.power", None, 2_000),
                                 MeterPart("sensor.meter", 2_000)))
        ],
        meter_notes=[
            MeterNote("1", "sensor.meter", 1_000, MeterNoteKind.NOT_REAL, "ü", AT),
            MeterNote("2", "sensor.meter", 2_000, MeterNoteKind.RESET),
        ],
    )  # fmt: skip


def entry(number: int) -> SyncLogEntry:
    at = AT + timedelta(seconds=number)
    return SyncLogEntry(
        "sensor.power", SyncType.BACKFILL, at, at, number, SyncStatus.SUCCESS, at, None
    )


# Lone surrogates are no text: UTF-8 has no bytes for them.
ODD = ["a'b\"c", "a\0b", "a", "line\nend\r\n", "🔌⚡", "é", "e\u0301", "x" * 5_000, " ", "\\", "%s"]
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
names = texts | st.sampled_from(ODD)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | names
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
mappings = st.dictionaries(names, json_values, max_size=3)
times_us = st.integers(LONG_AGO, LONG_AGO + 20) | st.integers(LONG_AGO, FAR_AHEAD)
moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
numbers = st.floats(allow_nan=True, allow_infinity=False)


@st.composite
def statistics(draw: st.DrawFn, entity_ids: st.SearchStrategy[str]) -> StatisticsColumns:
    start = sorted(draw(st.sets(times_us, max_size=4)))
    figures = [np.array([draw(numbers) for _ in start], dtype=np.float64) for _ in range(5)]
    period = draw(st.sampled_from([Period.FIVE_MINUTES, Period.HOUR]))
    source = draw(st.sampled_from(StatisticsSource))
    return StatisticsColumns(
        draw(entity_ids), period, source, np.array(start, dtype=np.int64), *figures
    )


@st.composite
def homes(draw: st.DrawFn) -> Home:
    ids = st.sampled_from(draw(st.lists(names, min_size=1, max_size=4)))
    rows = st.tuples(ids, times_us, numbers, st.sampled_from(Source))
    attributes = st.builds(AttributeRow, ids, times_us, st.none() | names, mappings)
    intervals = st.builds(
        Coverage, st.just("*") | ids, st.sampled_from(CoverageKind), times_us, times_us
    )
    return Home(
        readings=draw(st.lists(rows, max_size=12)),
        attributes=draw(st.lists(attributes, max_size=4)),
        statistics=draw(st.lists(statistics(ids), max_size=3)),
        coverage=draw(st.lists(intervals, max_size=6)),
        entities=draw(st.lists(entities(ids), max_size=3, unique_by=lambda e: e.entity_id)),
        settings={k: v for k, v in draw(mappings).items() if v is not None},
        subscription=draw(subscriptions),
        log=draw(st.lists(entries(ids), max_size=4)),
        meters=draw(st.lists(meters(ids), max_size=2, unique_by=lambda m: m.meter_id)),
        meter_notes=draw(st.lists(meter_notes(ids), max_size=2)),
    )


def entities(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Entity]:
    text = st.none() | names
    return st.builds(
        Entity, ids, names, registry_id=text, aliases=st.lists(names, max_size=2).map(tuple),
        device_class=text, unit=text, role=st.none() | st.sampled_from(Role),
        is_tracked=st.booleans(), is_active=st.booleans(), discovered_at=st.none() | moments,
        registered_at=st.none() | moments,
        updated_at=st.none() | moments, attributes=mappings,
    )  # fmt: skip


subscriptions = st.builds(
    SubscriptionState, st.sampled_from(SubscriptionStatus), st.none() | st.integers(0, 99),
    st.none() | moments, st.none() | moments, st.none() | names, st.integers(0, 99),
)  # fmt: skip


def meters(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Meter]:
    parts = st.builds(MeterPart, ids, st.none() | times_us, st.none() | times_us)
    return st.builds(Meter, names, names, st.lists(parts, max_size=3).map(tuple))


def meter_notes(ids: st.SearchStrategy[str]) -> st.SearchStrategy[MeterNote]:
    kinds = st.sampled_from(MeterNoteKind)
    return st.builds(MeterNote, names, ids, times_us, kinds, names, st.none() | moments)


def entries(ids: st.SearchStrategy[str]) -> st.SearchStrategy[SyncLogEntry]:
    return st.builds(
        SyncLogEntry, ids, st.sampled_from(SyncType), moments, moments, st.integers(0, 9_999),
        st.sampled_from(SyncStatus), moments, st.none() | names,
    )  # fmt: skip
