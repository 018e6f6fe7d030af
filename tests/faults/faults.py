"""What is done to the world: one class for each kind of fault.

A fault begins, lasts for some seconds and ends; ``group`` says what it touches: two of one group
never overlap. What it does exactly comes from the dice of the run's seed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from random import Random
from typing import ClassVar, Final

from tests.faults.world import World

BRIEF: Final = (1.0, 4.0, 10.0)
LONG: Final = (1.0, 1.0, 5.0, 5.0, 30.0, 180.0)


class Fault(ABC):
    """One fault; ``lasts_s`` is chosen from ``choices_s``, none longer than ``longest_s``."""

    kind: ClassVar[str]
    group: ClassVar[str]
    choices_s: ClassVar[tuple[float, ...]] = BRIEF

    def __init__(self, dice: Random, longest_s: float) -> None:
        self.dice = dice
        choices = [s for s in self.choices_s if s <= longest_s] or [min(self.choices_s)]
        self.lasts_s = dice.choice(choices)

    def is_possible(self, world: World) -> bool:
        """Whether it can begin now."""
        return True

    @abstractmethod
    def begin(self, world: World) -> str:
        """Do it; what there is to say about it."""

    @abstractmethod
    def end(self, world: World) -> None:
        """Undo it."""


class NetworkFault(Fault):
    """Something between the program and Home Assistant."""

    group = "network"
    choices_s: ClassVar[tuple[float, ...]] = LONG

    def end(self, world: World) -> None:
        """Let everything through again."""
        world.proxy.heal()


class ProgramFault(Fault):
    """Something happens to the program; it is started again at the end."""

    group = "program"

    def is_possible(self, world: World) -> bool:
        """Whether the program runs."""
        return world.program.is_running

    def end(self, world: World) -> None:
        """Start it again."""
        world.launch()


class HomeAssistantFault(Fault):
    """Something happens to Home Assistant; it is started again at the end."""

    group = "home assistant"

    def is_possible(self, world: World) -> bool:
        """Whether Home Assistant runs."""
        return world.home.is_up

    def end(self, world: World) -> None:
        """Start it again."""
        if not world.home.is_up:
            world.home.start()


class StoreFault(Fault):
    """The program's files can't be written for a while."""

    group = "store"

    def is_possible(self, world: World) -> bool:
        """Whether the program runs, so that rows keep coming."""
        return world.program.is_running


class HouseFault(Fault):
    """The sensors of the house change in a way that is easily lost or misread."""

    group = "house"

    def is_possible(self, world: World) -> bool:
        """Whether Home Assistant runs."""
        return world.home.is_up

    def end(self, world: World) -> None:
        """Most changes stay."""

    def any_key(self, world: World, *endings: str) -> str:
        """One of the sensors that are always there."""
        keys = [key for key in world.house.names if not key.startswith("guest")]
        return self.dice.choice([key for key in keys if key.endswith(endings or ("",))])
