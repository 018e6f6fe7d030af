"""A program that writes batches for ever and says which were acknowledged; it is killed by tests.

Batch n of round r holds rows at r × 10⁹ + n × 100 … of two entities and repeats the last rows of
the batch before, as a resend does; its coverage ends behind its last row.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.stores.addresses import QuestDbAddress, ServerAddresses
from energy_desktop.stores.base import Stores
from energy_desktop.stores.open import close, on_servers, open_embedded
from tests.servers import mongodb, questdb
from tests.stores.backends import Row, batch

ROUND_US = 1_000_000_000
BATCH_US = 100


def rows_of_batch(round_number: int, number: int) -> list[Row]:
    """The new rows of one batch."""
    start = round_number * ROUND_US + number * BATCH_US
    return [(name, start + offset, float(number)) for name in "ab" for offset in range(0, 100, 4)]


@asynccontextmanager
async def stores_of(folder: Path, servers: list[str]) -> AsyncIterator[Stores]:
    """The stores of a profile as the program opens them; ``servers``: MongoDB's URI and QuestDB's
    port, none where the stores are embedded."""
    if not servers:
        opened = await open_embedded(folder)
        assert opened.generations_match
        try:
            yield opened.stores
        finally:
            await close(opened.stores)
        return
    uri, port = servers
    address = QuestDbAddress("127.0.0.1", int(port), questdb.USER, questdb.PASSWORD)
    pair = on_servers(ServerAddresses(uri, mongodb.PASSWORD, address), folder)
    try:
        await pair.open()
        assert pair.read_only_for is None
        yield pair.stores
    finally:
        await pair.close()


async def write_for_ever(folder: Path, round_number: int, servers: list[str]) -> None:
    """Write batch after batch; a line on stdout after each acknowledgement."""
    async with stores_of(folder, servers) as stores:
        await write_into(stores, round_number)


async def write_into(stores: Stores, round_number: int) -> None:
    """The same into stores that are open."""
    repeated: list[Row] = []
    number = 0
    while True:
        rows = rows_of_batch(round_number, number)
        start, end = round_number * ROUND_US, round_number * ROUND_US + (number + 1) * BATCH_US
        span = Coverage("*", CoverageKind.LIVE, start, end)
        await stores.series.write_readings(batch(*repeated, *rows), coverage=[span])
        await stores.state.put_settings({"round": round_number, "batch": number})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        repeated, number = rows[-5:], number + 1


if __name__ == "__main__":
    asyncio.run(write_for_ever(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
