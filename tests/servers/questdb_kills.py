"""Kills a real QuestDB with -9 again and again while readings are written to it.

``python -m tests.servers.questdb_kills --rounds 15`` says what came of it; exit code 1 where an
acknowledged reading is lost, doubled or changed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from energy_desktop.errors import StoreUnavailable
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.stores.questdb import QuestDbStore
from tests.fakes.memory_store import MemoryStore
from tests.servers.questdb import QuestDb
from tests.stores.backends import Row, batch, questdb_store, rows_of

READINGS_PER_S = 2_000
ROWS_IN_BATCH = 200
ENTITIES = 10
EVERY_NTH_COVERS = 3
EVERY_NTH_IS_MIXED = 5
RETRY_S = 0.2
EVER = (-(2**63), 2**63 - 1)


@dataclass
class Writing:
    """What was written, and what QuestDB said to it. ``first`` is what must be stored in the end:
    the first state of each key."""

    store: QuestDbStore
    coverage: MemoryStore
    chance: random.Random
    first: dict[tuple[str, int], float] = field(default_factory=dict)
    batches: int = 0
    acknowledged: int = 0
    failures: int = 0
    stop: bool = False

    async def work(self) -> None:
        """Write batch after batch; each is tried until it is acknowledged, as the recorder does."""
        due = time.monotonic()
        while not self.stop:
            rows = list(self._rows())
            for entity_id, at, state in rows:
                self.first.setdefault((entity_id, at), state or 0.0)
            await self._write(rows)
            self.batches += 1
            self.acknowledged += len(rows)
            due = max(due + ROWS_IN_BATCH / READINGS_PER_S, time.monotonic() - 1)
            await asyncio.sleep(max(due - time.monotonic(), 0))

    async def _write(self, rows: list[Row]) -> None:
        span = Coverage("*", CoverageKind.LIVE, 0, self.batches + 1)
        covers = [span] if self.batches % EVERY_NTH_COVERS == 0 else []
        while True:
            try:
                await self.store.write_readings(batch(*rows), coverage=covers)
            except StoreUnavailable:
                self.failures += 1
                await asyncio.sleep(RETRY_S)
            else:
                return

    def _rows(self) -> Iterator[Row]:
        """New rows; every few batches a third are late by up to an hour, and keys come again with
        another state."""
        now_us = self.batches * 100_000 + 3_600_000_000
        is_mixed = self.batches % EVERY_NTH_IS_MIXED == 0
        known = self.chance.sample(sorted(self.first)[-500:], min(5 * is_mixed, len(self.first)))
        for number in range(ROWS_IN_BATCH):
            is_late = is_mixed and number % 3 == 0
            late_us = self.chance.randrange(3_600_000_000) if is_late else 0
            name = f"sensor.{number % ENTITIES}"
            yield name, now_us + number * 500 - late_us, float(self.batches * 1_000 + number)
        yield from ((entity_id, at, -1.0) for entity_id, at in known)

    async def check(self) -> list[str]:
        """What is wrong with what is stored, compared with what was acknowledged."""
        stored: list[Row] = []
        for entity_id in sorted({entity_id for entity_id, _ in self.first}):
            stored += rows_of(await self.store.readings(entity_id, *EVER))
        found = {(entity_id, at): state for entity_id, at, state in stored}
        lost, odd = self.first.keys() - found.keys(), found.keys() - self.first.keys()
        changed = [k for k, state in self.first.items() if found.get(k, state) != state]
        return [
            *(["a key is there twice"] if len(found) < len(stored) else []),
            *(f"{key} is lost" for key in list(lost)[:3]),
            *(f"{key} was never written" for key in list(odd)[:3]),
            *(f"{key} has {found[key]}, not {self.first[key]}" for key in changed[:3]),
        ]


@dataclass(frozen=True)
class Outcome:
    """Figures of a run, and what went wrong in it."""

    rounds: int
    readings: int
    failures: int
    longest_restart_s: float
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.rounds} kills, {self.readings:,} readings acknowledged, {self.failures} tries "
            f"failed, longest restart {self.longest_restart_s:.1f} s, "
            f"{len(self.faults)} faults {list(self.faults) or ''}"
        )


async def kill_again_and_again(server: QuestDb, rounds: int, seed: int) -> Outcome:
    """Start the server, kill it ``rounds`` times under way, and compare after each."""
    chance = random.Random(seed)
    server.start()
    coverage = MemoryStore()
    writing = Writing(questdb_store(server, coverage), coverage, chance)
    faults: list[str] = []
    longest_s = 0.0
    try:
        await writing.store.open()
        for number in range(rounds):
            restart_s, found = await _round(server, writing, chance)
            longest_s = max(longest_s, restart_s)
            faults += [f"round {number}: {fault}" for fault in found]
    finally:
        await writing.store.close()
    return Outcome(rounds, writing.acknowledged, writing.failures, longest_s, tuple(faults))


async def _round(
    server: QuestDb, writing: Writing, chance: random.Random
) -> tuple[float, list[str]]:
    writing.stop = False
    work = asyncio.create_task(writing.work())
    await asyncio.sleep(chance.uniform(1.0, 4.0))
    server.kill()
    began = time.monotonic()
    await asyncio.to_thread(server.start)
    restart_s = time.monotonic() - began
    writing.stop = True
    await work
    return restart_s, await writing.check()


def main() -> int:
    """Run it on a server in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        server = QuestDb(Path(folder))
        try:
            outcome = asyncio.run(kill_again_and_again(server, options.rounds, options.seed))
        finally:
            server.stop()
    print(outcome)
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
