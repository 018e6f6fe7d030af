"""Columns of History made of the services' answers. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from energy_desktop.models import Floats, Period
from energy_desktop.ui.widgets.buckets import Buckets, Column


def grid_of(period: Period, answers: Sequence[Any], columns: Sequence[Column]) -> Buckets:
    """Columns over the buckets of the answers."""
    if not answers:
        return Buckets(period)
    buckets = answers[0].buckets
    return Buckets(
        period, tuple(b.start for b in buckets), tuple(b.end for b in buckets), tuple(columns)
    )


def provenance(buckets: Sequence[Any], now: datetime) -> tuple[str, ...]:
    """In words; none for what has not begun, which is not missing."""
    return tuple(str(b.provenance) if b.start <= now else "" for b in buckets)


def floats(values: Any) -> Floats:
    """NaN where a value is None."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
