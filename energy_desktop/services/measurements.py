"""What a measurement (power, level, temperature) was in the buckets of a chart. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from energy_desktop import periods
from energy_desktop.models import to_us
from energy_desktop.services import measures
from energy_desktop.services.measures import Between, Measures
from energy_desktop.services.provenance import RANK, UNRECORDED, Part, Provenance, worst

_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class MeasurementBucket:
    """Mean, min and max of [start, end) in the sensor's stored unit; None: not known.

    Of 5 minutes of which only the hour is known the mean is that of the hour, and min and max,
    which may be of another time in it, are not known; ``provenance`` is HOURLY or worse.
    """

    start: datetime
    end: datetime
    mean: float | None
    min: float | None
    max: float | None
    coverage: float
    provenance: Provenance

    @property
    def of_hour(self) -> bool:
        """Whether its mean is only that of the hour around it."""
        return self.mean is not None and self.min is None


@dataclass(frozen=True, slots=True)
class MeasurementSeries:
    """A measurement by bucket."""

    entity_id: str
    unit: str | None
    buckets: tuple[MeasurementBucket, ...]


def unknown(
    start: datetime, end: datetime, how: Provenance = Provenance.MISSING
) -> MeasurementBucket:
    """A bucket of which nothing is known."""
    return MeasurementBucket(start, end, None, None, None, 0.0, how)


def filled(
    measured: Measures,
    parts: Sequence[Part],
    into: Sequence[periods.Bucket],
    within: tuple[int, int],
) -> tuple[MeasurementBucket, ...]:
    """One bucket each, of those that touch; what lies outside of ``within`` (µs) does not count."""
    edges = [to_us(a) for a, _b in into] + [to_us(b) for _a, b in into[-1:]]
    borders = np.clip(np.array(edges, np.int64), *within)
    known = {each.place: each for each in measures.between(measured, borders)}
    covered = worst(parts, borders[:-1], borders[1:])
    rows = zip(into, np.diff(borders).tolist(), covered, strict=True)
    return tuple(
        _measurement(bucket, known.get(place), length_us, how)
        for place, (bucket, length_us, how) in enumerate(rows)
    )


def _measurement(
    bucket: periods.Bucket, known: Between | None, length_us: int, how: Provenance
) -> MeasurementBucket:
    if known is None:
        return unknown(*bucket, how if how in UNRECORDED else Provenance.MISSING)
    is_coarse = known.is_coarse and bucket[1] - bucket[0] < _HOUR
    return MeasurementBucket(
        *bucket,
        mean=known.mean,
        min=None if is_coarse else known.min,
        max=None if is_coarse else known.max,
        coverage=min(1.0, known.length_us / length_us),
        provenance=max(how, Provenance.HOURLY, key=RANK.__getitem__) if is_coarse else how,
    )
