"""Which fault comes when: drawn like cards, so that every kind has its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from tests.faults import network_faults, other_faults, program_faults, server_faults
from tests.faults.databases import Databases, Servers
from tests.faults.faults import Fault

Groups = Mapping[str, Sequence[type[Fault]]]
_GROUPS: Final[Groups] = {
    "network": network_faults.KINDS,
    "program": program_faults.KINDS,
    "home assistant": other_faults.HOME_ASSISTANT,
    "store": other_faults.STORE,
    "house": other_faults.HOUSE,
}
ON_FILES: Final[Groups] = {
    **_GROUPS,
    "program": (*program_faults.KINDS, *program_faults.ON_FILES),
}
ON_SERVERS: Final[Groups] = {
    **_GROUPS,
    "program": (*program_faults.KINDS, server_faults.AwayAtStart),
    "servers": server_faults.KINDS,
}
KINDS: Final[dict[str, type[Fault]]] = {
    kind.kind: kind for each in (ON_FILES, ON_SERVERS) for kinds in each.values() for kind in kinds
}
WITH_HOUSE: Final = 0.7
WITH_SECOND: Final = 0.35

Planned = tuple[float, Fault]
"""A fault and how many seconds after the start of its round it begins."""


def groups_of(databases: Databases) -> Groups:
    """The kinds of faults that make sense where the program keeps its data there."""
    return ON_SERVERS if isinstance(databases, Servers) else ON_FILES


class Deck:
    """Draws the rounds of a run; ``only``: nothing but faults of this kind."""

    def __init__(
        self, dice: Random, longest_s: float, only: str | None = None, groups: Groups = ON_FILES
    ) -> None:
        self._dice = dice
        self._groups = groups
        self._longest_s = longest_s
        self._only = only
        self._cards: dict[str, list[type[Fault]]] = {group: [] for group in groups}

    def draw(self) -> list[Planned]:
        """One round: a fault, often inside of it a change of the house, at times a second fault."""
        if self._only:
            return self.planned([KINDS[self._only]])
        groups = [group for group in self._groups if group != "house"]
        chosen = self._dice.sample(groups, 2 if self._dice.random() < WITH_SECOND else 1)
        if self._dice.random() < WITH_HOUSE:
            chosen.append("house")
        return self.planned([self._card(group) for group in chosen])

    def planned(self, kinds: Sequence[type[Fault]]) -> list[Planned]:
        """These kinds as a round: the first soon, the others while it lasts."""
        faults = [kind(self._dice, self._longest_s) for kind in kinds]
        first_s = self._dice.uniform(0.0, 3.0)
        inside_s = faults[0].lasts_s
        return [
            (first_s + (self._dice.uniform(0.0, inside_s + 0.5) if index else 0.0), fault)
            for index, fault in enumerate(faults)
        ]

    def _card(self, group: str) -> type[Fault]:
        if not self._cards[group]:
            self._cards[group] = list(self._groups[group])
            self._dice.shuffle(self._cards[group])
        return self._cards[group].pop()
