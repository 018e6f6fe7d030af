"""What is written together: readings, attributes and the coverage that they make true. Pure.

Text of a batch: one line of JSON, exact for every float and int64; NaN is null.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson

from energy_desktop.errors import StoreError
from energy_desktop.models import AttributeRow, Coverage, CoverageKind, ReadingColumns, Source
from energy_desktop.sentences import say


def no_readings() -> ReadingColumns:
    """Columns without a row."""
    return ReadingColumns([], np.array([], dtype=np.int64), np.array([], dtype=np.float64), [])


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows with the coverage that may be stored with them and not before; length: all of them."""

    readings: ReadingColumns
    attributes: Sequence[AttributeRow] = ()
    coverage: Sequence[Coverage] = ()

    def __len__(self) -> int:
        return len(self.readings) + len(self.attributes) + len(self.coverage)

    def parts(self) -> Iterator[Batch]:
        """Two smaller batches of one with two rows at least; coverage comes after its rows."""
        none, readings = no_readings(), self.readings
        kinds = (
            [Batch(none, self.attributes)] * bool(self.attributes)
            + [Batch(readings)] * bool(len(readings))
            + [Batch(none, (), self.coverage)] * bool(self.coverage)
        )
        if len(kinds) > 1:
            yield from kinds
            return
        half = len(self) // 2
        for part in (slice(0, half), slice(half, None)):
            yield Batch(_rows(readings, part), self.attributes[part], self.coverage[part])


def encoded(batch: Batch) -> bytes:
    """The batch as text without a line break; raises StoreError for what JSON can't say."""
    rows = batch.readings
    try:
        return orjson.dumps(
            {
                "entity": list(rows.entity_ids),
                "at": rows.at.tolist(),
                "state": rows.state.tolist(),
                "source": list(rows.sources),
                "attributes": [
                    (a.entity_id, a.at_us, a.unit, dict(a.attributes)) for a in batch.attributes
                ],
                "coverage": [(c.scope, c.kind, c.start_us, c.end_us) for c in batch.coverage],
            }
        )
    except orjson.JSONEncodeError as error:
        raise StoreError(
            say("These readings can't be kept in the journal: {reason}.", reason=error)
        ) from error


def decoded(text: bytes) -> Batch:
    """The batch that was encoded so; raises ValueError where it is none."""
    try:
        return _batch(orjson.loads(text))
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"no batch of readings: {error!r}") from error


def _batch(values: dict[str, Any]) -> Batch:
    return Batch(
        ReadingColumns(
            values["entity"],
            np.array(values["at"], dtype=np.int64),
            np.array([_number(state) for state in values["state"]], np.float64),
            [Source(word) for word in values["source"]],
        ),
        [AttributeRow(*row) for row in values["attributes"]],
        [Coverage(scope, CoverageKind(kind), *ends) for scope, kind, *ends in values["coverage"]],
    )


def _number(state: float | str | None) -> float:
    """A state of a batch; what is not finite (an older version wrote such as text) is not known."""
    number = math.nan if state is None else float(state)
    return number if math.isfinite(number) else math.nan


def _rows(columns: ReadingColumns, part: slice) -> ReadingColumns:
    return ReadingColumns(
        columns.entity_ids[part], columns.at[part], columns.state[part], columns.sources[part]
    )
