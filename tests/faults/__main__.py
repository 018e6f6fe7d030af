"""``python -m tests.faults --seconds N [--servers] [--seed S] [--only KIND]``: faults for so long.

Exit code 1 at the first difference or stuck round; the folder with all files is kept then.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from tests.faults.databases import Files, Servers
from tests.faults.deck import KINDS
from tests.faults.rig import Lost, Rig, shown
from tests.faults.world import Stuck, World
from tests.servers.home_assistant import HomeAssistantFailed
from tests.servers.mongodb import MongoDbFailed
from tests.servers.program import ProgramFailed
from tests.servers.provision import (
    ServerMissing,
    home_assistant_environment,
    mongodb_environment,
    questdb_jar,
)
from tests.servers.questdb import QuestDbFailed

SERVERS_FAILED: Final = (HomeAssistantFailed, MongoDbFailed, QuestDbFailed)


def main() -> int:
    """Run; the exit code."""
    given = _parser().parse_args()
    signal.signal(signal.SIGTERM, _end)
    print(f"seed {given.seed}, {given.seconds:g} s", flush=True)
    try:
        home_assistant_environment()
        if given.servers:
            mongodb_environment()
            questdb_jar()
    except ServerMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="energy-faults-"))
    is_whole = _run(folder, given)
    if is_whole:
        shutil.rmtree(folder)
    else:
        print(f"kept: {folder}", flush=True)
    return 0 if is_whole else 1


def _end(*_: object) -> None:
    """Ended from outside it still ends what it started, undisturbed."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


def _run(folder: Path, given: argparse.Namespace) -> bool:
    """Whether every round ended with nothing lost."""
    dice = Random(given.seed)
    databases = Servers(folder / "servers") if given.servers else Files()
    with World(folder, databases) as world:
        rig = Rig(world, dice, longest_s=given.longest, only=given.only,
                  goes_on=given.go_on)  # fmt: skip
        try:
            rig.warm_up()
            until = world.began + given.seconds
            while time.monotonic() < until:
                rig.round()
        except (Lost, Stuck, ProgramFailed, *SERVERS_FAILED) as problem:
            world.keep()
            print(f"FAILED ({type(problem).__name__}): {problem}", flush=True)
            return False
        finally:
            print("\n".join(rig.figures.lines()), flush=True)
        if rig.found:
            print(f"still there at the end: {shown(rig.left)}")
            world.program.kill()
            world.keep()
    return not rig.found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--seed", type=int, default=Random().randrange(10**9))
    parser.add_argument("--servers", action="store_true", help="record on MongoDB and QuestDB")
    parser.add_argument("--only", choices=sorted(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--longest", type=float, default=180, help="no fault is longer (seconds)")
    parser.add_argument("--go-on", action="store_true", help="do not stop at a difference")
    return parser


if __name__ == "__main__":
    sys.exit(main())
