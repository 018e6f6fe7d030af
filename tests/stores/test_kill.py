"""``kill -9`` at any moment loses no acknowledged row, doubles none, and leaves coverage behind."""

from __future__ import annotations

import random
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from energy_desktop.stores.base import Stores
from tests.servers.mongodb import MongoDb
from tests.servers.questdb import QuestDb, emptied
from tests.stores.backends import rows_of
from tests.stores.killed_writer import BATCH_US, ROUND_US, rows_of_batch, stores_of

ROUNDS = 6
EVER = (-(2**63), 2**63 - 1)


@pytest.fixture(
    scope="session", params=["embedded", pytest.param("servers", marks=pytest.mark.servers)]
)
def make_servers(request: pytest.FixtureRequest) -> Callable[[], list[str]]:
    """Tells where a killed writer finds servers with nothing in them; nowhere where embedded."""
    if request.param == "embedded":
        return list
    mongodb: MongoDb = request.getfixturevalue("mongodb")
    questdb: QuestDb = request.getfixturevalue("questdb")
    return lambda: [mongodb.uri(f"test-{uuid.uuid4().hex}"), str(emptied(questdb).port)]


@pytest.mark.parametrize("seed", [random.randrange(10**6)], ids=["fresh seed"])
async def test_every_acknowledged_batch_survives_being_killed_again_and_again(
    tmp_path: Path, make_servers: Callable[[], list[str]], seed: int
) -> None:
    print(f"seed {seed}")
    chance, servers = random.Random(seed), make_servers()
    acknowledged: dict[int, int] = {}
    for round_number in range(ROUNDS):
        after = chance.randrange(1, 60)
        command = [str(tmp_path), str(round_number), *servers]
        acknowledged[round_number] = killed_writer(command, after, chance)
        async with stores_of(tmp_path, servers) as stores:
            for known, batches in acknowledged.items():
                await assert_whole(stores, known, batches, one_database=not servers)
            await assert_settings(stores, round_number, acknowledged[round_number])


def killed_writer(arguments: list[str], after: int, chance: random.Random) -> int:
    """Number of batches that a writer acknowledged before it was killed, at least ``after``."""
    command = [sys.executable, "-m", "tests.stores.killed_writer", *arguments]
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


async def assert_whole(
    stores: Stores, round_number: int, acknowledged: int, *, one_database: bool
) -> None:
    """Whole batches are there, once, and the coverage ends with the last of them; where it lies
    in another database it may end one earlier, never later."""
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
    covered = sum(span.end_us - start for span in own) // BATCH_US
    assert max(batches - (0 if one_database else 1), acknowledged) <= covered <= batches


async def assert_settings(stores: Stores, round_number: int, acknowledged: int) -> None:
    settings = await stores.state.settings()
    assert settings["round"] == round_number
    assert settings["batch"] >= acknowledged - 1
