"""A writer over a store in memory, with everything that it tells; waits take no time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from energy_desktop.errors import StoreUnavailable
from energy_desktop.events import Events, Problem, ReadingsStored
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording.buffer import Buffer
from energy_desktop.recording.writer import Writer
from tests.fakes.memory_store import MemoryStore

AWAY = StoreUnavailable("The database is away.")
A = "sensor.a"


class Desk:
    """One run of a writer; ``again`` is the next run on the same store and folder."""

    def __init__(self, folder: Path, store: MemoryStore | None = None) -> None:
        self.folder = folder
        self.store = store or MemoryStore()
        self.buffer = Buffer()
        self.problems: list[Problem] = []
        self.ended: list[str] = []
        self.told: list[ReadingsStored] = []
        self.acknowledged: list[int] = []
        self.waits: list[float] = []
        events = Events()
        events.problem_raised.connect(self.problems.append)
        events.problem_ended.connect(self.ended.append)
        events.readings_stored.connect(self.told.append)
        self.writer = Writer(
            self.store, events, folder, self.buffer, self.acknowledged.append, self.sleep
        )

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def again(self) -> Desk:
        return Desk(self.folder, self.store)

    def add(self, *times: int) -> None:
        for at in times:
            self.buffer.add(A, at, float(at))

    def span(self, end: int, start: int = 0, kind: CoverageKind = CoverageKind.LIVE) -> None:
        self.writer.note(Coverage("*" if kind is CoverageKind.LIVE else A, kind, start, end))

    @property
    def stored(self) -> list[int]:
        return sorted(self.store.rows.get(A, {}))

    @property
    def covered(self) -> list[tuple[str, int, int]]:
        return sorted((c.kind, c.start_us, c.end_us) for c in self.store.intervals.values())

    @property
    def state(self) -> tuple[int, int, int]:
        """Readings in memory, in the journal, and safe."""
        return len(self.buffer), self.writer.journal.rows, self.writer.acknowledged

    def quarantined(self) -> list[Any]:
        file = self.folder / "refused.jsonl"
        return [orjson.loads(line) for line in file.read_bytes().splitlines()]


def unwritable(folder: Path) -> None:
    """A file where the folder should be: nothing can be kept there."""
    folder.touch()


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*"))
