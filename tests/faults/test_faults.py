"""A short run of the fault rig with a fixed seed: the most telling faults, one round after another.

``make faults`` runs it long, with a seed of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from tests.faults.databases import Servers
from tests.faults.deck import KINDS, ON_FILES, ON_SERVERS, Deck, Groups
from tests.faults.rig import Rig
from tests.faults.world import World

SEED = 20_260_301
LONGEST_S = 8.0
ROUNDS = (
    ("network cut", "sensor renamed"),
    ("kill while writing",),
    ("home assistant killed", "unit changed"),
    ("blackhole", "sensor disappeared"),
    ("disk full", "sensors unavailable"),
    ("kill while repairing", "sensor appeared"),
    ("home assistant restarted while repairing",),
    ("hole", "meter reset"),
    ("hole of a few sensors", "state locked"),
)


ROUNDS_ON_SERVERS = (
    ("questdb killed", "kill while writing"),
    ("mongodb killed", "sensor renamed"),
    ("questdb frozen", "network cut"),
    ("kill while repairing", "questdb killed"),
    ("both servers killed", "home assistant killed"),
    ("questdb disk full", "sensors unavailable"),
    ("servers away at start", "sensor appeared"),
    ("hole", "mongodb frozen"),
    ("state locked", "questdb restarted"),
)


@pytest.mark.servers
@pytest.mark.usefixtures("home_assistant_installed")
def test_no_row_is_lost_or_doubled_whatever_breaks(
    tmp_path: Path, measured: Callable[[str], None]
) -> None:
    play(World(tmp_path), ROUNDS, measured)


@pytest.mark.servers
@pytest.mark.usefixtures("home_assistant_installed", "mongodb_installed", "questdb_installed")
def test_no_row_is_lost_or_doubled_whatever_breaks_with_servers(
    tmp_path: Path, measured: Callable[[str], None]
) -> None:
    play(World(tmp_path, Servers(tmp_path / "servers")), ROUNDS_ON_SERVERS, measured)


def play(fresh: World, rounds: Sequence[Sequence[str]], measured: Callable[[str], None]) -> None:
    with fresh as world, ExitStack() as stack:
        # What pytest leaves of a failed run is of use only with the files of the small disks.
        stack.callback(world.keep)
        rig = Rig(world, Random(SEED), longest_s=LONGEST_S)
        rig.warm_up()
        for kinds in rounds:
            rig.round(kinds)
    measured("; ".join(line.strip() for line in rig.figures.lines()))


GROUPS = [pytest.param(ON_FILES, id="files"), pytest.param(ON_SERVERS, id="servers")]


@pytest.mark.parametrize("groups", GROUPS)
def test_every_kind_has_its_turn_and_the_seed_decides(groups: Groups) -> None:
    def drawn(seed: int) -> list[tuple[str, float, float]]:
        deck = Deck(Random(seed), longest_s=180, groups=groups)
        return [
            (fault.kind, begins_s, fault.lasts_s)
            for _ in range(80)
            for begins_s, fault in deck.draw()
        ]

    everything = {kind.kind for kinds in groups.values() for kind in kinds}
    assert {kind for kind, _, _ in drawn(1)} == everything
    assert drawn(1) == drawn(1) != drawn(2)


def test_no_fault_is_longer_than_was_asked_for_unless_it_has_no_shorter_way() -> None:
    deck = Deck(Random(1), longest_s=5)
    for kind in KINDS.values():
        [(_, fault)] = deck.planned([kind])
        assert fault.lasts_s <= 5 or fault.lasts_s == min(kind.choices_s)


@pytest.mark.parametrize(
    ("groups", "rounds"), [(ON_FILES, ROUNDS), (ON_SERVERS, ROUNDS_ON_SERVERS)]
)
def test_the_rounds_of_this_file_have_no_two_faults_of_one_group(
    groups: Groups, rounds: Sequence[Sequence[str]]
) -> None:
    of_kind = {kind.kind: group for group, kinds in groups.items() for kind in kinds}
    for kinds in rounds:
        assert len({of_kind[kind] for kind in kinds}) == len(kinds)
