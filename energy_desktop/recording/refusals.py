"""Rows that the store refuses: found one by one, so that they never block the rest, and kept."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

from energy_desktop.errors import StoreError, StoreUnavailable
from energy_desktop.models import Coverage, CoverageKind
from energy_desktop.recording import durable
from energy_desktop.recording.batch import Batch
from energy_desktop.sentences import say

_log = logging.getLogger(__name__)

MOST_REFUSED: Final = 100
"""Where more are refused and not one is taken, it is no row's fault."""

Write = Callable[[Batch], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Refused:
    """One row, of whatever kind, and the store's words."""

    row: Batch
    reason: str

    @property
    def missing(self) -> list[Coverage]:
        """What is not known because of it: the moment of a reading."""
        times = self.row.readings.at.tolist()
        return [
            Coverage(entity_id, CoverageKind.MISSING, at_us, at_us + 1)
            for entity_id, at_us in zip(self.row.readings.entity_ids, times, strict=True)
        ]


@dataclass(slots=True)
class Sifted:
    """A batch of which the store took what it could: rows that were new, and the refused ones."""

    new: int = 0
    taken: int = 0
    refused: list[Refused] = field(default_factory=list)


async def sift(write: Write, batch: Batch, error: StoreError) -> Sifted:
    """Write a batch that was refused as a whole in ever smaller parts, coverage after its rows.

    Raises StoreUnavailable, and the store's StoreError where very many rows are refused and none
    is taken.
    """
    sifted = Sifted()
    await _sift(write, batch, error, sifted)
    return sifted


async def _sift(write: Write, batch: Batch, error: StoreError, sifted: Sifted) -> None:
    if len(batch) == 1:
        sifted.refused.append(Refused(batch, str(error)))
        if len(sifted.refused) > MOST_REFUSED and not sifted.taken:
            raise error
        return
    for part in batch.parts():
        try:
            sifted.new += await write(part)
            sifted.taken += len(part)
        except StoreError as refusal:
            await _sift(write, part, refusal, sifted)


class Quarantine:
    """``refused.jsonl``: the refused rows, one a line, for a person to look at.

    ``count`` is how many there are, known once it was opened.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / "refused.jsonl"
        self._lock = threading.Lock()
        self.count = 0

    async def open(self) -> None:
        """Count what earlier runs left."""
        self.count = await asyncio.to_thread(self._counted)

    async def append(self, refused: Sequence[Refused]) -> None:
        """Keep rows; on disk on return, or StoreUnavailable and none of them."""
        lines = b"".join(_line(row) for row in refused)
        await asyncio.to_thread(self._append, lines)
        self.count += len(refused)

    def _append(self, lines: bytes) -> None:
        with self._lock:
            try:
                end = self.file.stat().st_size if self.file.exists() else 0
                durable.append(self.file, end, lines)
            except OSError as error:
                raise StoreUnavailable(
                    say(
                        "{file} can't be written: {reason}; make room on its disk, or make it "
                        "writable.",
                        file=self.file,
                        reason=error.strerror or error,
                    )
                ) from error

    def _counted(self) -> int:
        try:
            with self.file.open("rb") as file:
                return sum(1 for _line in file)
        except FileNotFoundError:
            return 0
        except OSError as error:
            _log.warning("%s can't be read: %s", self.file, error.strerror or error)
            return 0


def _line(refused: Refused) -> bytes:
    words = {**next(_described(refused.row)), "reason": refused.reason}
    return orjson.dumps(words, default=str, option=orjson.OPT_APPEND_NEWLINE)


def _described(row: Batch) -> Iterator[dict[str, Any]]:
    readings = row.readings
    times, states = readings.at.tolist(), readings.state.tolist()
    for entity_id, at_us, state in zip(readings.entity_ids, times, states, strict=True):
        yield {"entity": entity_id, "time": at_us, "state": state}
    for a in row.attributes:
        yield {"entity": a.entity_id, "time": a.at_us, "unit": a.unit,
               "attributes": dict(a.attributes)}  # fmt: skip
    for c in row.coverage:
        yield {"scope": c.scope, "kind": c.kind, "start": c.start_us, "end": c.end_us}
