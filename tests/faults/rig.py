"""Rounds of faults, and the look after each: was anything lost?"""

from __future__ import annotations

import asyncio
import heapq
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Final

from tests.faults import look, rows
from tests.faults.deck import KINDS, Deck, Planned, groups_of
from tests.faults.look import Moment
from tests.faults.verify import Difference, Tally
from tests.faults.world import World

WHOLE_WITHIN_S: Final = 120.0
BEGINS_WITHIN_S: Final = 60.0
COMMITTED_US: Final = 2_500_000
"""Home Assistant commits every second here; what is younger than this may not be in its history."""
POSTPONED_S: Final = 0.5
KILLED_FOR_THE_LOOK: Final = 0.25
SHOWN: Final = 40
ENDED: Final = "ended"


class Lost(AssertionError):
    """A round ended with differences."""


@dataclass
class Figures:
    """What a run has done."""

    faults: Counter[str] = field(default_factory=Counter)
    rounds: int = 0
    compared: int = 0
    in_home_assistant: int = 0
    extra: int = 0
    repaired: int = 0
    longest_s: float = 0.0

    def add(self, tally: Tally, whole_after_s: float) -> None:
        """Count a round; rows beyond Home Assistant's and repaired ones are those stored now."""
        self.rounds += 1
        self.compared += tally.compared
        self.in_home_assistant, self.extra = tally.compared, tally.extra
        self.repaired = tally.repaired
        self.longest_s = max(self.longest_s, whole_after_s)

    def lines(self) -> list[str]:
        """Counts, one a line."""
        kinds = [f"  {number:3} × {kind}" for kind, number in sorted(self.faults.items())]
        return [
            f"{self.faults.total()} faults of {len(self.faults)} kinds in {self.rounds} rounds",
            *kinds,
            f"rows in Home Assistant at the end: {self.in_home_assistant}",
            f"rows compared in all rounds: {self.compared}",
            f"rows that Home Assistant lost and we received live: {self.extra}",
            f"rows that were repaired: {self.repaired}",
            f"longest time until whole again: {self.longest_s:.1f} s",
        ]


class Rig:
    """Plays rounds in a world; raises Lost or Stuck at the first that does not hold.

    ``goes_on``: differences are printed, each once, and the rounds go on; those that are still
    there after the newest round are ``left``.
    """

    def __init__(
        self,
        world: World,
        dice: Random,
        *,
        longest_s: float = 180.0,
        only: str | None = None,
        goes_on: bool = False,
    ) -> None:
        self.world = world
        self.dice = dice
        self.deck = Deck(dice, longest_s, only, groups_of(world.databases))
        self.figures = Figures()
        self.goes_on = goes_on
        self.found: set[tuple[str, str, int]] = set()
        self.left: Sequence[Difference] = ()

    def warm_up(self) -> None:
        """Start the program for the first time, killed in it; then tick every sensor."""
        world = self.world
        for _ in range(2):
            delay_s = self.dice.uniform(0.2, 2.5)
            world.program.launch()
            time.sleep(delay_s)
            world.program.kill()
            self._note("kill while creating", f"{delay_s:.2f} s after the start")
        world.launch()
        world.wait_until_whole(WHOLE_WITHIN_S)
        world.end_program()
        world.say(f"{world.track_all()} sensors are tracked")
        world.launch()
        self._look(time.monotonic())

    def round(self, kinds: Sequence[str] = ()) -> None:
        """One round of these kinds of faults, or of what the deck gives."""
        planned = self.deck.planned([KINDS[kind] for kind in kinds]) if kinds else self.deck.draw()
        self._play(planned)
        self.world.heal()
        self._look(time.monotonic())

    def _play(self, planned: Sequence[Planned]) -> None:
        began, number = time.monotonic(), count()
        steps = [(began + after_s, next(number), fault, True) for after_s, fault in planned]
        heapq.heapify(steps)
        while steps:
            due, _, fault, is_begin = heapq.heappop(steps)
            time.sleep(max(0.0, due - time.monotonic()))
            now = time.monotonic()
            if not is_begin:
                self.world.say(f"  end    {fault.kind}")
                fault.end(self.world)
            elif fault.is_possible(self.world):
                self._note(fault.kind, f"{fault.begin(self.world)} for {fault.lasts_s:g} s")
                until = time.monotonic() + fault.lasts_s
                heapq.heappush(steps, (until, next(number), fault, False))
            elif now - began < BEGINS_WITHIN_S + fault.lasts_s:
                heapq.heappush(steps, (now + POSTPONED_S, next(number), fault, True))

    def _note(self, kind: str, words: str) -> None:
        self.figures.faults[kind] += 1
        self.world.say(f"  begin  {kind} {words}")

    def _look(self, healed_at: float) -> None:
        """Wait until whole, end the program, compare, and start it again."""
        world = self.world
        moment = world.wait_until_whole(WHOLE_WITHIN_S)
        whole_after_s = time.monotonic() - healed_at
        how = self._end()
        found = look.stored(world.databases, world.profile, world.house.every_name())
        tally = look.compared(found, world.house, world.sent, self._committed(moment))
        if how == ENDED:
            tally.differences += asyncio.run(world.databases.unsent(world.profile))
        self.figures.add(tally, whole_after_s)
        world.say(
            f"round {self.figures.rounds}: whole after {whole_after_s:.1f} s, {how}, "
            f"{tally.compared} rows compared, {tally.extra} extra, {tally.repaired} repaired, "
            f"{len(tally.differences)} differences"
        )
        self._report(tally.differences)
        world.launch()

    def _report(self, differences: Sequence[Difference]) -> None:
        """Raise Lost, or print what was not found before."""
        self.left = differences
        new = [each for each in differences if each.key not in self.found]
        self.found.update(each.key for each in new)
        if new and not self.goes_on:
            raise Lost(shown(new))
        if new:
            self.world.say(shown(new))

    def _end(self) -> str:
        if self.dice.random() < KILLED_FOR_THE_LOOK:
            self.world.program.kill()
            return "killed"
        self.world.end_program()
        return ENDED

    def _committed(self, moment: Moment) -> Moment:
        """Wait until what was made before that moment is in Home Assistant's history."""
        time.sleep(max(0, moment.whole_us + 2 * COMMITTED_US - rows.now_us()) / 1e6)
        return moment


def shown(differences: Sequence[Difference]) -> str:
    """How many differences of which kinds, and the first of them."""
    counts = Counter(each.kind for each in differences)
    lines = [str(each) for each in differences[:SHOWN]]
    more = [f"… and {len(differences) - SHOWN} more"] if len(differences) > SHOWN else []
    return "\n".join([f"differences: {dict(counts)}", *lines, *more])
