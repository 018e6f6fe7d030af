"""A program that appends to a journal for ever and says what was acknowledged; tests kill it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from energy_desktop.recording.batch import Batch
from energy_desktop.recording.journal import Journal
from tests.recording.batches import batch

ROUND = 1_000_000
ROWS = 200


def batch_of(round_number: int, number: int) -> Batch:
    """Large enough that a kill may fall into the middle of its writing."""
    start = (round_number * ROUND + number) * ROWS
    return batch(*range(start, start + ROWS))


async def append_for_ever(folder: Path, round_number: int) -> None:
    """Append batch after batch; a line on stdout after each acknowledgement."""
    journal = Journal(folder)
    number = 0
    while True:
        await journal.append(batch_of(round_number, number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    asyncio.run(append_for_ever(Path(sys.argv[1]), int(sys.argv[2])))
