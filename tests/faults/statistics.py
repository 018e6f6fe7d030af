"""Are the stored statistics Home Assistant's? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tests.faults.verify import Difference

Figures = tuple[float | None, ...]
"""State, sum, mean, min and max of a bucket; None: does not apply."""

NAMES: Final = ("state", "sum", "mean", "min", "max")
LENGTH_US: Final = {"5minute": 300_000_000, "hour": 3_600_000_000}


def of_answer(rows: Iterable[Mapping[str, Any]]) -> dict[int, Figures]:
    """Rows of ``recorder/statistics_during_period`` of one entity, by start (µs)."""
    return {row["start"] * 1000: tuple(row.get(name) for name in NAMES) for row in rows}


def statistics_differences(
    entity_id: str,
    period: str,
    truth: Mapping[int, Figures],
    stored: Mapping[int, Figures],
    until_us: int,
) -> list[Difference]:
    """Buckets that are not stored as Home Assistant has them; those ending later may be missing."""
    length_us = LENGTH_US[period]
    found = []
    for start_us in sorted(truth.keys() | stored.keys()):
        ours, theirs = stored.get(start_us), truth.get(start_us)
        is_due = ours is not None or start_us + length_us <= until_us
        if is_due and ours != theirs:
            words = f"{period}: stored {ours}, Home Assistant has {theirs}"
            found.append(Difference("statistics", entity_id, start_us, start_us + length_us, words))
    return found
