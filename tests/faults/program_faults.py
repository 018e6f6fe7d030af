"""Faults of the program itself: killed anywhere, frozen, stopped, with holes made in its files."""

from __future__ import annotations

import asyncio
import os
import signal
import time

from tests.faults import rows
from tests.faults.faults import ProgramFault
from tests.faults.holes import make_hole
from tests.faults.world import World


class Kill(ProgramFault):
    """kill -9, at any moment."""

    kind = "kill"
    choices_s = (0.0, 1.0, 10.0)

    def begin(self, world: World) -> str:
        """Kill it."""
        world.program.kill()
        return ""


class KillFlushing(ProgramFault):
    """kill -9 while many rows come in and are written."""

    kind = "kill while writing"
    choices_s = (0.0, 4.0)

    def begin(self, world: World) -> str:
        """Let much happen, then kill it."""
        if world.home.is_up:
            world.house.pace(20)
        after_s = self.dice.uniform(1.0, 3.0)
        time.sleep(after_s)
        world.program.kill()
        return f"{after_s:.2f} s into a busy time"

    def end(self, world: World) -> None:
        """Let less happen, and start it again."""
        if world.home.is_up:
            world.house.pace(1)
        super().end(world)


class KillStarting(ProgramFault):
    """kill -9 while it starts, more than once."""

    kind = "kill while starting"
    choices_s = (0.0,)

    def begin(self, world: World) -> str:
        """Kill it, and each next start too."""
        world.program.kill()
        delays = [round(self.dice.uniform(0.1, 3.0), 2) for _ in range(self.dice.randint(1, 3))]
        for delay_s in delays:
            world.program.launch()
            time.sleep(delay_s)
            world.program.kill()
        return f"after {delays} s"


class KillStopping(ProgramFault):
    """kill -9 while it ends."""

    kind = "kill while stopping"
    choices_s = (0.0, 4.0)

    def begin(self, world: World) -> str:
        """Tell it to end, and kill it."""
        after_s = self.dice.uniform(0.0, 0.5)
        os.kill(world.program.process.pid, signal.SIGTERM)
        time.sleep(after_s)
        world.program.kill()
        return f"{after_s:.2f} s after SIGTERM"


class KillRepairing(ProgramFault):
    """kill -9 while it fetches what it missed."""

    kind = "kill while repairing"
    choices_s = (0.0, 2.0)

    def begin(self, world: World) -> str:
        """Leave it away for a while, start it, and kill it in its repair."""
        world.program.kill()
        time.sleep(self.dice.uniform(3.0, 8.0))
        before = len(world.traffic.asked)
        world.program.launch()
        is_repairing = world.wait_for_a_repair(before)
        after_s = self.dice.uniform(0.0, 0.15)
        time.sleep(after_s)
        world.program.kill()
        return f"{after_s:.2f} s into it" if is_repairing else "(but there was none)"


class Stop(ProgramFault):
    """It is ended, and not there for a while."""

    kind = "program stopped"
    choices_s = (1.0, 10.0, 30.0)

    def begin(self, world: World) -> str:
        """End it."""
        world.end_program()
        return ""


class Freeze(ProgramFault):
    """It does not run for a while, as in a laptop that sleeps."""

    kind = "program frozen"
    choices_s = (3.0, 12.0, 40.0)

    def begin(self, world: World) -> str:
        """Stop its process."""
        world.program.process.suspend()
        return ""

    def end(self, world: World) -> None:
        """Let it go on."""
        world.program.process.resume()


class LockedAtStart(ProgramFault):
    """It is started while another process holds its readings, and gives up or waits."""

    kind = "readings locked at start"
    choices_s = (3.0,)

    def begin(self, world: World) -> str:
        """End it, hold its file, start it."""
        world.end_program()
        holds = world.lock("readings.duckdb")
        world.program.launch()
        return "" if holds else "(could not be locked)"

    def end(self, world: World) -> None:
        """Let the file go, and start it if it gave up."""
        world.release_locks()
        if not world.wait_briefly(lambda: not world.program.is_running, 2):
            world.program.wait_until_it_answers()
        world.launch()


class Hole(ProgramFault):
    """Rows that Home Assistant still has vanish from the files, and their coverage with them."""

    kind = "hole"
    choices_s = (0.0,)
    of_all = True

    def begin(self, world: World) -> str:
        """End it and make the hole."""
        world.end_program()
        now_us = rows.now_us()
        first_us = world.house.began_us
        start_us = self.dice.randrange(first_us, max(first_us + 1, now_us - 4_000_000))
        end_us = min(now_us, start_us + int(self.dice.uniform(2, 60) * 1e6))
        names = None if self.of_all else self._some(world)
        hole = start_us, end_us
        count = asyncio.run(make_hole(world.databases, world.profile, names, hole))
        return f"{count} rows from {rows.at(start_us):%H:%M:%S.%f} on"

    def _some(self, world: World) -> list[str]:
        """All names of a few sensors."""
        keys = self.dice.sample(list(world.house.names), 3)
        return [name for key in keys for name in world.house.names[key]]


class HoleOfSome(Hole):
    """The same, of a few sensors only."""

    kind = "hole of a few sensors"
    of_all = False


KINDS = (
    Kill,
    KillFlushing,
    KillStarting,
    KillStopping,
    KillRepairing,
    Stop,
    Freeze,
    Hole,
    HoleOfSome,
)

ON_FILES = (LockedAtStart,)
