"""How far a transfer is: rows of readings, and one step for the rest of each entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from energy_desktop.models import Progress
from energy_desktop.transfer.mirror import OnRows, nobody
from energy_desktop.transfer.tables import Table

OnProgress = Callable[[Progress], None]


def tell_nobody(_progress: Progress) -> None:
    """For a caller that does not want to know."""


@dataclass(slots=True)
class Steps:
    """Counts up to ``total`` and never beyond, however much comes in meanwhile."""

    on_progress: OnProgress
    what: str
    total: int
    done: int = 0

    def take(self, steps: int) -> None:
        """So many more are done."""
        self.done = min(self.done + steps, self.total)
        self.on_progress(Progress(self.what, self.done, self.total))

    def of(self, table: Table) -> OnRows:
        """Counts the rows of a table, where these are the readings."""
        return self.take if table.kind == "readings" else nobody

    def end(self) -> None:
        """All is done, whatever was expected."""
        self.take(self.total)


def steps_of(counts: Mapping[str, int], entities: int) -> int:
    """Steps of one pass over readings by entity, and over so many entities."""
    return sum(counts.values()) + entities
