"""The pyramid in QuestDB: dirty hours, told before the rows, and the summaries of all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from energy_desktop import summaries
from energy_desktop.models import Floats, Period, ReadingColumns, Times
from energy_desktop.stores import pyramid
from energy_desktop.stores.pyramid import Hour
from energy_desktop.stores.questdb_http import QuestDbHttp, Rows
from energy_desktop.stores.questdb_link import Session
from energy_desktop.stores.questdb_readings import pages, readings_within
from energy_desktop.stores.questdb_sql import (
    DIRTY,
    READINGS,
    SUMMARIES,
    of_entities,
    of_entity,
    within,
)
from energy_desktop.summaries import HOUR_US, NO_NULL, Summaries

NEEDED: Final = (READINGS, DIRTY, *SUMMARIES.values())


@dataclass(frozen=True, slots=True)
class Kept:
    """``pyramid.KeptSummaries`` over a connection."""

    http: QuestDbHttp
    entity_id: str

    def dirty(self, start_us: int, end_us: int) -> Times:
        """See the protocol."""
        rows = self.http.select(
            f"SELECT timestamp::long FROM {DIRTY} WHERE {of_entity(self.entity_id)} AND dirty "
            f"AND {within(start_us, end_us)} ORDER BY timestamp"
        )
        return np.array([at for (at,) in rows], dtype=np.int64)

    def kept(self, period: Period, start_us: int, end_us: int, columns: Sequence[str]) -> Summaries:
        """See the protocol."""
        asked = ", ".join("timestamp::long" if c == "start" else f'"{c}"' for c in columns)
        sql = f"SELECT {asked} FROM {SUMMARIES[period]} WHERE {of_entity(self.entity_id)}"
        parts = [_summaries(page, columns) for page in pages(self.http, sql, start_us, end_us)]
        return summaries.joined(parts)

    def exact(self, *ranges: tuple[int, int]) -> ReadingColumns:
        """See the protocol."""
        return readings_within(self.http, self.entity_id, ranges)


def mark(session: Session, readings: ReadingColumns) -> None:
    """Call the hours of these readings dirty, before they are written."""
    at = readings.at - readings.at % HOUR_US
    hours = set(zip(readings.entity_ids, at.tolist(), strict=True)) - session.dirty
    if hours:
        batch = session.ingest.buffer()
        batch.add_dirty(sorted(hours), dirty=True)
        session.send(batch, [DIRTY])
        session.dirty.update(hours)


def summarise(session: Session, before_us: int, most: int) -> int:
    """See ``TimeSeriesStore.summarise``. What is broken off anywhere leaves the hours dirty."""
    session.wal.admit()
    session.wal.applied(NEEDED)
    chosen: list[Hour] = [
        (entity_id, at)
        for at, entity_id in session.http.select(
            f"SELECT timestamp::long, entity_id FROM {DIRTY} WHERE dirty "
            f"AND {within(0, before_us - HOUR_US + 1)} ORDER BY timestamp DESC LIMIT {most}"
        )
    ]
    if not chosen:
        return 0
    batch = session.ingest.buffer()
    for names, at, state, entity in _readings(session.http, chosen):
        for period, (whose, found) in pyramid.of_hours(at, state, entity).items():
            batch.add_summaries(period, [names[each] for each in whose.tolist()], found)
    session.send(batch, SUMMARIES.values())
    session.wal.applied(list(SUMMARIES.values()))
    session.dirty.difference_update(chosen)
    clean = session.ingest.buffer()
    clean.add_dirty(chosen, dirty=False)
    session.send(clean, [DIRTY])
    return len(chosen)


def forget(session: Session) -> None:
    """Call every hour dirty that has readings."""
    session.wal.applied(NEEDED)
    session.http.select(
        f"INSERT INTO {DIRTY} (entity_id, dirty, timestamp) "
        f"SELECT DISTINCT entity_id, true, timestamp_floor('h', timestamp) FROM {READINGS}"
    )
    # Only once all are called dirty: whatever breaks off here, nothing is taken for made.
    session.wal.wrote([DIRTY])
    session.wal.applied([DIRTY])
    for name in SUMMARIES.values():
        session.http.select(f"TRUNCATE TABLE {name}")
    session.wal.wrote(SUMMARIES.values())


def _readings(
    http: QuestDbHttp, chosen: list[Hour]
) -> Iterator[tuple[list[str], Times, Floats, Times]]:
    """The readings of these hours by stretches of time: names, then times, states and the index of
    each one's name, by name and time."""
    hours = np.unique(np.array([at for _e, at in chosen], dtype=np.int64))
    for begin, end in pyramid.runs(hours):
        here = {hour for hour in chosen if begin <= hour[1] < end}
        places = {name: place for place, name in enumerate(sorted({name for name, _at in here}))}
        at, state, entity = _columns(http, places, begin, end)
        keys = [(end - begin) * places[name] + hour - begin for name, hour in here]
        asked = np.isin((end - begin) * entity + at - at % HOUR_US - begin, keys)
        at, state, entity = at[asked], state[asked], entity[asked]
        order = np.lexsort((at, entity))
        yield list(places), at[order], state[order], entity[order]


def _columns(
    http: QuestDbHttp, places: Mapping[str, int], begin: int, end: int
) -> tuple[Times, Floats, Times]:
    """Times, states and places of names: page by page, as rows take forty times the memory."""
    at, state, entity = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0, np.int64)]
    for condition in of_entities(list(places)):
        sql = f"SELECT timestamp::long, entity_id, state FROM {READINGS} WHERE {condition}"
        for page in pages(http, sql, begin, end):
            at.append(np.array([row[0] for row in page], dtype=np.int64))
            state.append(np.array([row[2] for row in page], dtype=np.float64))
            entity.append(np.array([places[row[1]] for row in page], dtype=np.int64))
    return np.concatenate(at), np.concatenate(state), np.concatenate(entity)


def _summaries(rows: Rows, columns: Sequence[str]) -> Summaries:
    found = {}
    for name, values in zip(columns, zip(*rows, strict=True), strict=bool(rows)):
        known = (NO_NULL if at is None else at for at in values) if name == "null_at" else values
        found[name] = np.array(list(known), summaries.type_of(name))
    return summaries.of_columns(found)
