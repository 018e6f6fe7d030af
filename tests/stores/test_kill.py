"""``kill -9`` at any moment loses no acknowledged row, doubles none, and leaves coverage behind."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from energy_desktop.stores.base import Stores
from energy_desktop.stores.open import close, open_embedded
from tests.stores.backends import rows_of
from tests.stores.killed_writer import BATCH_US, ROUND_US, rows_of_batch

ROUNDS = 6
EVER = (-(2**63), 2**63 - 1)


@pytest.mark.parametrize("seed", [random.randrange(10**6)], ids=["fresh seed"])
async def test_every_acknowledged_batch_survives_being_killed_again_and_again(
    tmp_path: Path, seed: int
) -> None:
    print(f"seed {seed}")
    chance = random.Random(seed)
    acknowledged: dict[int, int] = {}
    for round_number in range(ROUNDS):
        after = chance.randrange(1, 60)
        acknowledged[round_number] = killed_writer(tmp_path, round_number, after, chance)
        opened = await open_embedded(tmp_path)
        try:
            assert opened.generations_match
            for known, batches in acknowledged.items():
                await assert_whole(opened.stores, known, batches)
            await assert_settings(opened.stores, round_number, acknowledged[round_number])
        finally:
            await close(opened.stores)


def killed_writer(folder: Path, round_number: int, after: int, chance: random.Random) -> int:
    """Number of batches that a writer acknowledged before it was killed, at least ``after``."""
    command = [sys.executable, "-m", "tests.stores.killed_writer", str(folder), str(round_number)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    try:
        lines = [writer.stdout.readline() for _ in range(after)]
        for _ in range(chance.randrange(200_000)):
            pass  # die in the middle of a batch, not just after an answer
    finally:
        writer.kill()
        rest, _ = writer.communicate()
    numbers = [int(line) for line in (*lines, *rest.splitlines())]
    assert numbers == list(range(len(numbers)))
    return len(numbers)


async def assert_whole(stores: Stores, round_number: int, acknowledged: int) -> None:
    start, end = round_number * ROUND_US, (round_number + 1) * ROUND_US
    stored = [
        row for name in "ab" for row in rows_of(await stores.series.readings(name, start, end))
    ]
    assert max(Counter(stored).values()) == 1
    batches = len(stored) // len(rows_of_batch(0, 0))
    assert batches >= acknowledged
    expected = [row for number in range(batches) for row in rows_of_batch(round_number, number)]
    assert sorted(map(str, stored)) == sorted(map(str, expected))
    spans = await stores.coverage.coverage(["*"], start, end)
    own = [span for span in spans if span.start_us == start]
    assert [span.end_us for span in own] == [start + batches * BATCH_US]


async def assert_settings(stores: Stores, round_number: int, acknowledged: int) -> None:
    settings = await stores.state.settings()
    assert settings["round"] == round_number
    assert settings["batch"] >= acknowledged - 1
