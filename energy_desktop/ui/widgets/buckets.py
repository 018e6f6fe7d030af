"""What chart, table and export all show: columns over the same buckets, computed once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Final

import numpy as np

from energy_desktop.models import Floats, Period
from energy_desktop.periods import Bucket
from energy_desktop.services.compare import LEAST_COMPARED, percent
from energy_desktop.ui.widgets.provenance import ABSENT

# From the best to the worst: a bucket that holds several shows the last of them.
PROVENANCES: Final = (
    "live", "repaired", "hourly", "estimated", "manual", "paused", "down", "missing",
)  # fmt: skip
OTHERS: Final = "others"
PARTLY: Final = "partly"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a column was in an earlier time, by the bucket that each value stands beside.

    ``total_coverage`` is the known share of the earlier time, 0 to 1, that ``total`` is of.
    """

    values: Floats
    coverage: Floats
    total: float | None = None
    total_coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """One sensor over the buckets: ``values`` in ``unit``, NaN where not known.

    ``hue`` names the colour of the series and ``sign`` is -1 for what is drawn below zero. ``low``
    and ``high`` are the least and greatest value of a measurement, None for a meter. ``total`` is
    that of the whole range, None where not known or where a sum has no meaning, and
    ``total_coverage`` how much of the range up to now is known, 0 to 1.
    """

    key: str
    label: str
    unit: str
    hue: str
    values: Floats
    coverage: Floats
    provenance: tuple[str, ...]
    sign: int = 1
    low: Floats | None = None
    high: Floats | None = None
    total: float | None = None
    total_coverage: float = 1.0
    earlier: Earlier | None = None

    @property
    def is_meter(self) -> bool:
        """Whether it is drawn as bars (an amount a bucket) rather than as a line."""
        return self.low is None

    @property
    def mean(self) -> float | None:
        """The mean of a measurement over all buckets, each by how much of it is known."""
        weights = np.where(np.isfinite(self.values), np.maximum(self.coverage, 1e-9), 0.0)
        if weights.sum() <= 0:
            return None
        return float((np.nan_to_num(self.values) * weights).sum() / weights.sum())

    def first(self, count: int) -> Column:
        """The same over the first ``count`` buckets."""
        return replace(
            self,
            values=self.values[:count],
            coverage=self.coverage[:count],
            provenance=self.provenance[:count],
            low=None if self.low is None else self.low[:count],
            high=None if self.high is None else self.high[:count],
            earlier=self.earlier
            and replace(
                self.earlier,
                values=self.earlier.values[:count],
                coverage=self.earlier.coverage[:count],
            ),
        )

    def between(self, before: Column, after: Column) -> Column:
        """The same with the buckets of its neighbours in time; totals stay its own."""
        parts = (before, self, after)
        earlier = None
        if self.earlier is not None:
            around = [part.before for part in parts]
            earlier = replace(
                self.earlier,
                values=np.concatenate([part.values for part in around]),
                coverage=np.concatenate([part.coverage for part in around]),
            )
        return replace(
            self,
            values=np.concatenate([part.values for part in parts]),
            coverage=np.concatenate([part.coverage for part in parts]),
            provenance=tuple(word for part in parts for word in part.provenance),
            low=_joined([part.low for part in parts]),
            high=_joined([part.high for part in parts]),
            earlier=earlier,
        )

    @property
    def before(self) -> Column:
        """The same as it was earlier; nothing is known where it is not compared."""
        nothing = np.full(len(self.values), np.nan)
        was = self.earlier or Earlier(nothing, np.zeros(len(nothing)))
        none = ("",) * len(nothing)
        return replace(
            self, values=was.values, coverage=was.coverage, provenance=none, total=was.total,
            total_coverage=was.total_coverage, earlier=None, low=None if self.is_meter else nothing,
            high=None if self.is_meter else nothing,
        )  # fmt: skip

    @property
    def change(self) -> float | None:
        """The change of the total in percent; None where there is too little to compare."""
        if self.earlier is None or not self.is_meter:
            return None
        least = LEAST_COMPARED.get(self.unit, 0.0)
        known = min(self.total_coverage, self.earlier.total_coverage)
        return percent(self.total, self.earlier.total, known, least)

    def change_at(self, index: int) -> float | None:
        """The change of one bucket in percent."""
        if self.earlier is None or not self.is_meter or not np.isfinite(self.values[index]):
            return None
        was = float(self.earlier.values[index])
        known = float(min(self.coverage[index], self.earlier.coverage[index]))
        least = LEAST_COMPARED.get(self.unit, 0.0)
        return percent(float(self.values[index]), was, known, least) if np.isfinite(was) else None

    @property
    def drawn(self) -> Floats:
        """The values as drawn: below zero for what takes energy away."""
        return self.values * self.sign


@dataclass(frozen=True, slots=True)
class Buckets:
    """Buckets of one length and their columns; ``starts`` and ``ends`` are aware, ascending.

    ``period`` is None where they are of another length, or ``by_reading``: then they are of many
    lengths and no value changes inside of one. ``earlier`` is the time beside each bucket, None
    beside some; empty: they are not compared.
    """

    period: Period | None
    starts: tuple[datetime, ...] = ()
    ends: tuple[datetime, ...] = ()
    columns: tuple[Column, ...] = ()
    earlier: tuple[Bucket | None, ...] = ()
    by_reading: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def is_later(self) -> bool:
        """Whether the time beside them is a later one."""
        pairs = zip(self.starts, self.earlier, strict=False)
        return any(beside is not None and beside[0] > start for start, beside in pairs)

    @property
    def has_values(self) -> bool:
        """Whether any value of any column is known."""
        return any(bool(np.isfinite(column.values).any()) for column in self.columns)

    def provenance(self, index: int) -> str:
        """The worst provenance in a bucket, PARTLY where something is missing beside a value.

        Empty where nothing had begun, and where there is no column.
        """
        found = worst(column.provenance[index] for column in self.columns)
        mine = [column for column in self.columns if column.provenance[index]]
        has_value = any(bool(np.isfinite(column.values[index])) for column in mine)
        return PARTLY if found in ABSENT and has_value else found

    def until(self, now: datetime) -> Buckets:
        """Without the buckets that have not begun: what a table or a file has rows for."""
        count = sum(start <= now for start in self.starts)
        if count == len(self):
            return self
        columns = tuple(column.first(count) for column in self.columns)
        return replace(
            self, starts=self.starts[:count], ends=self.ends[:count], columns=columns,
            earlier=self.earlier[:count],
        )  # fmt: skip

    def between(self, before: Buckets, after: Buckets) -> Buckets:
        """The same with the buckets of its neighbours in time, of the same columns."""
        beside = [{c.key: c for c in grid.columns} for grid in (before, after)]
        columns = tuple(
            c.between(*(known.get(c.key) or c.first(0) for known in beside)) for c in self.columns
        )
        parts = (before, self, after)
        nothing = ((None,) * len(part) for part in (before, after))
        first, last = nothing
        return replace(
            self,
            starts=tuple(at for part in parts for at in part.starts),
            ends=tuple(at for part in parts for at in part.ends),
            columns=columns,
            earlier=(*first, *self.earlier, *last) if self.earlier else (),
        )

    def cut(self, now: datetime) -> Buckets:
        """The same, and the running bucket ends ``now``, as the time beside it does."""
        begun = self.until(now)
        return replace(begun, ends=tuple(min(end, now) for end in begun.ends))

    def side_by_side(self, earlier: str) -> Buckets:
        """With what each column was earlier as one more column, named by its label and this."""
        if not self.earlier:
            return self
        pairs = ((c, replace(c.before, label=f"{c.label}, {earlier}")) for c in self.columns)
        return replace(self, columns=tuple(column for pair in pairs for column in pair))

    def index_at(self, at: datetime) -> int | None:
        """The bucket that holds ``at``, None outside of all."""
        index = bisect_right(self.starts, at) - 1
        return index if index >= 0 and at < self.ends[index] else None


def _joined(parts: Sequence[Floats | None]) -> Floats | None:
    known = [part for part in parts if part is not None]
    return np.concatenate(known) if known else None


def worst(provenances: Iterable[str]) -> str:
    """The worst of them, empty for none; a word that is not known counts as the best."""
    known = [*PROVENANCES]
    return max(provenances, key=lambda word: known.index(word) if word in known else -1, default="")


def stacked(columns: Sequence[Column]) -> list[tuple[Floats, Floats]]:
    """Base and height of each column's bars: above zero on one another, below zero likewise.

    A value that is not known has no height, and nothing of it moves the bars on top.
    """
    length = len(columns[0].values) if columns else 0
    above, below = np.zeros(length), np.zeros(length)
    bars = []
    for column in columns:
        height = np.nan_to_num(column.drawn)
        base = np.where(height >= 0, above, below)
        bars.append((base.copy(), height))
        above += np.maximum(height, 0)
        below += np.minimum(height, 0)
    return bars


def reaches(columns: Sequence[Column]) -> tuple[Floats, Floats]:
    """How far bars that are stacked reach above and below zero; 0 where there are none."""
    heights = np.nan_to_num(np.vstack([column.drawn for column in columns]))
    return np.maximum(heights, 0).sum(axis=0), np.minimum(heights, 0).sum(axis=0)


def with_others(columns: Sequence[Column], label: str, limit: int = 12) -> list[Column]:
    """The first ``limit`` columns, the rest of each unit and direction summed into one more."""
    kept, rest = list(columns[:limit]), columns[limit:]
    kinds = dict.fromkeys((column.unit, column.sign) for column in rest)
    for unit, sign in kinds:
        same = [column for column in rest if (column.unit, column.sign) == (unit, sign)]
        kept.append(_summed(same, label))
    return kept


def _summed(columns: Sequence[Column], label: str) -> Column:
    values = np.vstack([column.values for column in columns])
    known = np.isfinite(values).any(axis=0)
    totals = [column.total for column in columns if column.total is not None]
    return replace(
        columns[0],
        key=f"{OTHERS} {columns[0].unit} {columns[0].sign}",
        label=label,
        hue="other",
        values=np.where(known, np.nansum(values, axis=0), np.nan),
        coverage=reduce(np.minimum, (column.coverage for column in columns)),
        provenance=tuple(map(worst, zip(*(column.provenance for column in columns), strict=True))),
        total=sum(totals) if totals else None,
        total_coverage=min(column.total_coverage for column in columns),
        earlier=_summed_earlier([column.earlier for column in columns if column.earlier]),
    )


def _summed_earlier(parts: Sequence[Earlier]) -> Earlier | None:
    if not parts:
        return None
    values = np.vstack([part.values for part in parts])
    totals = [part.total for part in parts if part.total is not None]
    return Earlier(
        np.where(np.isfinite(values).any(axis=0), np.nansum(values, axis=0), np.nan),
        reduce(np.minimum, (part.coverage for part in parts)),
        sum(totals) if totals else None,
        min(part.total_coverage for part in parts),
    )
