"""What a write does, on the writer thread: what is absent, send it, and wait where it must last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import AttributeRow, ReadingColumns, StatisticsColumns
from energy_desktop.stores import questdb_summaries
from energy_desktop.stores.batches import first_of_each_key
from energy_desktop.stores.questdb_ingest import Batch
from energy_desktop.stores.questdb_link import Session
from energy_desktop.stores.questdb_sql import ATTRIBUTES, READINGS, STATISTICS


def put_readings(
    session: Session, readings: ReadingColumns, attributes: Sequence[AttributeRow], durable: bool
) -> int:
    """Insert the absent rows, the first of each key, and return how many these were.

    ``durable``: wait until these and all earlier rows are applied.
    """
    session.wal.admit()
    absent = session.marks.absent(readings)
    questdb_summaries.mark(session, absent)
    batch = session.ingest.buffer()
    batch.add_readings(absent)
    batch.add_attributes(attributes)
    _send_readings(session, batch, absent, [READINGS, ATTRIBUTES])
    if durable:
        session.wal.durable()
    return len(absent)


def rewrite(session: Session, readings: ReadingColumns) -> None:
    """Replace the rows with these keys, the first of each key counts."""
    session.wal.admit()
    firsts = readings.rows(first_of_each_key(readings.entity_ids, readings.at))
    questdb_summaries.mark(session, firsts)
    batch = session.ingest.buffer()
    batch.add_readings(firsts)
    _send_readings(session, batch, firsts, [READINGS])


def put_statistics(session: Session, columns: Sequence[StatisticsColumns], durable: bool) -> None:
    """Upsert rows; of those with one key the last counts."""
    session.wal.admit()
    batch = session.ingest.buffer()
    for each in columns:
        batch.add_statistics(each)
    session.send(batch, [STATISTICS])
    if durable:
        session.wal.durable()


def _send_readings(
    session: Session, batch: Batch, readings: ReadingColumns, tables: Collection[str]
) -> None:
    try:
        session.send(batch, tables)
    except StoreUnavailable:
        session.marks.doubt(readings.entity_ids)
        raise
    session.marks.advance(readings)
