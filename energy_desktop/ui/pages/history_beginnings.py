"""Where the history of a sensor begins: what lies before is not missing, there was nothing yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np

from energy_desktop.models import Entity
from energy_desktop.ui.widgets.buckets import Buckets, Column
from energy_desktop.ui.widgets.provenance import ABSENT

Beginnings = Mapping[str, datetime]


def beginnings(entities: Sequence[Entity], oldest: datetime | None) -> dict[str, datetime]:
    """Up to when nothing need be known of each sensor: it, or the whole home, was new then."""
    found = {e.entity_id: [at for at in (e.discovered_at, oldest) if at] for e in entities}
    return {entity_id: max(times) for entity_id, times in found.items() if times}


def without_beginnings(grid: Buckets, begun: Beginnings) -> Buckets:
    """The same with no provenance where a sensor had not begun and no value is known before."""
    columns = tuple(
        replace(c, provenance=_since(c, grid.starts, begun[c.key])) if c.key in begun else c
        for c in grid.columns
    )
    return replace(grid, columns=columns)


def _since(column: Column, starts: Sequence[datetime], begun: datetime) -> tuple[str, ...]:
    known = np.flatnonzero(np.isfinite(column.values))
    first = int(known[0]) if len(known) else len(starts)
    return tuple(
        "" if place < first and start < begun and kind in ABSENT else kind
        for place, (start, kind) in enumerate(zip(starts, column.provenance, strict=True))
    )
