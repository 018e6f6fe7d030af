"""What to fetch next: bounded pieces of the missing past, newest first. Pure.

How many rows Home Assistant has in an hour is not known beforehand, so the length of a piece
follows the answers: it grows where there is little and shrinks where there is much, and years of
nothing cost a dozen requests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval

MINUTE_US: Final = 60_000_000
HOUR_US: Final = 60 * MINUTE_US
DAY_US: Final = 24 * HOUR_US
LONGEST_US: Final = 100 * 366 * DAY_US
MANY_ROWS: Final = 10_000
FEW_ROWS: Final = 4_000
ENTITIES_A_REQUEST: Final = 10


@dataclass(slots=True)
class PieceLength:
    """How long the next piece is; kept over connections, so that a lesson is learned once."""

    us: int = HOUR_US

    def answered(self, rows: int) -> None:
        """So many rows were in the largest answer for a piece of this length."""
        if rows > MANY_ROWS:
            self._be(self.us // 2)
        elif rows == 0:
            self._be(self.us * 4)
        elif rows < FEW_ROWS:
            self._be(self.us * 2)

    def failed(self) -> None:
        """A request for a piece of this length was not answered."""
        self._be(self.us // 4)

    def _be(self, length_us: int) -> None:
        self.us = min(max(length_us, MINUTE_US), LONGEST_US)


@dataclass(frozen=True, slots=True)
class Piece:
    """One request: these entities, between these times."""

    entity_ids: tuple[str, ...]
    start_us: int
    end_us: int


@dataclass
class Pieces:
    """Takes the gaps of entities apart; ``length`` may change while it is being iterated."""

    missing: Mapping[str, Sequence[Interval]]
    length: PieceLength = field(default_factory=PieceLength)

    def __post_init__(self) -> None:
        self._left = {e: gaps.union(found) for e, found in self.missing.items()}

    def left_us(self, since_us: int) -> int:
        """What is left of the time from ``since_us`` on, summed over the entities."""
        recent = [(since_us, gaps.OPEN_END_US)]
        parts = (gaps.intersection(found, recent) for found in self._left.values())
        return sum(end - start for found in parts for start, end in found)

    def drop(self, entity_ids: Sequence[str]) -> None:
        """Ask no more for these."""
        for entity_id in entity_ids:
            self._left.pop(entity_id, None)

    def __iter__(self) -> Iterator[list[Piece]]:
        """Of each stretch of time, newest first, its requests."""
        while stretch := self._newest():
            yield self._requests(stretch)

    def _newest(self) -> Interval | None:
        ends = [found[-1][1] for found in self._left.values() if found]
        if not ends:
            return None
        end = max(ends)
        return end - self.length.us, end

    def _requests(self, stretch: Interval) -> list[Piece]:
        """Entities that lack the same part of the stretch share a request."""
        alike: defaultdict[Interval, list[str]] = defaultdict(list)
        for entity_id, found in self._left.items():
            if inside := gaps.intersection(found, [stretch]):
                alike[inside[0][0], inside[-1][1]].append(entity_id)
                self._left[entity_id] = gaps.difference(found, [stretch])
        return [
            Piece(tuple(ids[i : i + ENTITIES_A_REQUEST]), *part)
            for part, ids in sorted(alike.items(), reverse=True)
            for i in range(0, len(ids), ENTITIES_A_REQUEST)
        ]
