"""What a batch must be before a backend takes it; the same for each of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from energy_desktop.errors import StoreError
from energy_desktop.models import Period, ReadingColumns, StatisticsColumns, Times
from energy_desktop.sentences import say

FIGURES = ("state", "sum", "mean", "min", "max")


def require_readings(readings: ReadingColumns) -> None:
    """Raise StoreError for columns that are no batch, and for a state that is infinite."""
    lengths = {len(column) for column in (readings.entity_ids, readings.at, readings.state)}
    if lengths != {len(readings.sources)}:
        raise StoreError(say("A batch of readings has columns of different lengths."))
    if readings.at.dtype != np.int64:
        raise StoreError(say("The times of a batch of readings are not int64 microseconds."))
    infinite = np.flatnonzero(np.isinf(readings.state))
    if len(infinite):
        raise StoreError(
            say("A reading of {entity_id} is infinite.", entity_id=readings.entity_ids[infinite[0]])
        )


def require_statistics(columns: Sequence[StatisticsColumns]) -> None:
    """Raise StoreError for a period that is never stored, and for a figure that is infinite."""
    for each in columns:
        if each.period not in (Period.FIVE_MINUTES, Period.HOUR):
            raise StoreError(
                say(
                    "Statistics of a {period} are computed, never stored.", period=each.period.value
                )
            )
        if any(np.isinf(getattr(each, name)).any() for name in FIGURES):
            raise StoreError(
                say(
                    "A figure of the statistics of {entity_id} is infinite.",
                    entity_id=each.entity_id,
                )
            )


def first_of_each_key(entity_ids: Sequence[str], at: Times) -> NDArray[np.intp]:
    """Row numbers of the first row of each (entity_id, at), in the order of time."""
    codes: dict[str, int] = {}
    entity = np.fromiter((codes.setdefault(e, len(codes)) for e in entity_ids), np.int64, len(at))
    order = np.lexsort((entity, at))
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = (np.diff(at[order]) != 0) | (np.diff(entity[order]) != 0)
    return order[is_first]
