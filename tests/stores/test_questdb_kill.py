"""``kill -9`` of QuestDB under way loses no acknowledged reading, doubles none and changes none."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.servers.questdb import QuestDb
from tests.servers.questdb_kills import kill_again_and_again

pytestmark = pytest.mark.servers

ROUNDS = 3


@pytest.mark.parametrize("seed", [random.randrange(10**6)], ids=["fresh seed"])
async def test_every_acknowledged_reading_survives_that_the_server_is_killed_again_and_again(
    own_questdb: QuestDb, seed: int, measured: Callable[[str], None], allow_log: None
) -> None:
    print(f"seed {seed}")
    outcome = await kill_again_and_again(own_questdb, ROUNDS, seed)
    measured(str(outcome))
    assert outcome.faults == ()
    assert outcome.readings > 0
