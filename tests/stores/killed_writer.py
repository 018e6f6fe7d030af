"""A program that writes batches for ever and says which were acknowledged; it is killed by tests.

Batch n of round r holds rows at r × 10⁹ + n × 100 … of two entities and repeats the last rows of
the batch before, as a resend does; its coverage ends behind its last row.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.stores.open import open_embedded
from tests.stores.backends import Row, batch

ROUND_US = 1_000_000_000
BATCH_US = 100


def rows_of_batch(round_number: int, number: int) -> list[Row]:
    """The new rows of one batch."""
    start = round_number * ROUND_US + number * BATCH_US
    return [(name, start + offset, float(number)) for name in "ab" for offset in range(0, 100, 4)]


async def write_for_ever(folder: Path, round_number: int) -> None:
    """Write batch after batch; a line on stdout after each acknowledgement."""
    opened = await open_embedded(folder)
    repeated: list[Row] = []
    number = 0
    while True:
        rows = rows_of_batch(round_number, number)
        start, end = round_number * ROUND_US, round_number * ROUND_US + (number + 1) * BATCH_US
        span = Coverage("*", CoverageKind.LIVE, start, end)
        await opened.stores.series.write_readings(batch(*repeated, *rows), coverage=[span])
        await opened.stores.state.put_settings({"round": round_number, "batch": number})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        repeated, number = rows[-5:], number + 1


if __name__ == "__main__":
    asyncio.run(write_for_ever(Path(sys.argv[1]), int(sys.argv[2])))
