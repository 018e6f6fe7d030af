"""Copies one pair of stores into another, compares both, and can be interrupted at any moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from energy_desktop.errors import TransferFailed, TransferRefused
from energy_desktop.models import Coverage, to_us, utc_now
from energy_desktop.sentences import say
from energy_desktop.stores.base import Stores
from energy_desktop.transfer import target as targets
from energy_desktop.transfer.coverage import add_coverage, put_coverage
from energy_desktop.transfer.mirror import different, digest, faults_of, mirror, nobody, put
from energy_desktop.transfer.state import add_state, put_state, read_state, state_difference
from energy_desktop.transfer.steps import OnProgress, Steps, steps_of, tell_nobody
from energy_desktop.transfer.tables import FIRST_US, LAST_US, TABLES, Table, require_settled
from energy_desktop.transfer.target import Record

LOOK_BACK_US: Final = 12 * 86_400_000_000
"""Home Assistant keeps ten days: nothing older is corrected by an audit of the readings."""


async def move(
    source: Stores,
    target: Stores,
    on_progress: OnProgress = tell_nobody,
    *,
    merge: bool = False,
    only_new: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Copy everything and compare it. The source may be recorded into, and is never written.

    Interrupted, the next call goes on where this one stopped. At the end the target holds all rows
    of the source with the same values, its coverage and state, and carries its generation.

    A target with other data is refused (TransferRefused), and so is one with newer readings than
    the source. With ``merge`` what it holds stays, what it lacks is added, and it keeps its own
    generation. An earlier copy of the source is brought up to date.

    ``only_new``, after a whole move: reads again the readings of the last days before that, those
    of entities whose number differs, and all statistics; it compares numbers, not all values. For
    the switch to a copy made while recording.

    TransferFailed names the first difference that stays. Errors of the stores pass through.
    """
    await _Move(source, target, on_progress, keep=merge).run(only_new=only_new, at=now())


@dataclass(slots=True)
class _Move:
    source: Stores
    target: Stores
    on_progress: OnProgress
    keep: bool

    async def run(self, *, only_new: bool, at: datetime) -> None:
        await require_settled(self.source.series)
        if self.keep:
            settings = await self.source.state.settings()
            await targets.require_same_kind_of_home(self.target, settings)
        record = await self._begin(to_us(at))
        # Coverage is read before the rows it speaks of: whatever is recorded meanwhile, the copy
        # never claims more than it has.
        coverage = await self.source.coverage.coverage([], FIRST_US, LAST_US)
        counts = await self.source.series.counts()
        entity_ids = await self.source.series.entity_ids()
        if only_new and record.is_done:
            await self._add_new(record, entity_ids, self._steps("copy", counts, entity_ids))
        else:
            record = replace(record, is_done=False, begun_us=to_us(at))
            record = await self._copy(record, entity_ids, self._steps("copy", counts, entity_ids))
            await self._check(record, entity_ids, self._steps("check", counts, entity_ids))
        await self._finish(coverage)
        await targets.keep(
            self.target, replace(record, begun_us=to_us(at), after=None, is_done=True)
        )

    def _steps(self, what: str, counts: Mapping[str, int], entity_ids: list[str]) -> Steps:
        return Steps(self.on_progress, what, steps_of(counts, len(entity_ids)))

    async def _begin(self, at_us: int) -> Record:
        origin = await self.source.state.generation()
        known = await targets.record_of(self.target)
        if known is not None and known.origin == origin and not known.is_done:
            return known
        is_alone = await targets.is_empty(self.target)
        if not (self.keep or is_alone):
            await self._require_earlier_copy(origin)
        record = Record(origin, at_us, is_alone)
        if known is not None and known.origin == origin:
            record = known
        await targets.keep(self.target, record)
        return record

    async def _require_earlier_copy(self, origin: str) -> None:
        if await self.target.state.generation() != origin:
            raise targets.refused(say("use an empty database, or say that both are to be merged"))
        if await targets.newest_us(self.target) > await targets.newest_us(self.source):
            raise TransferRefused(
                say(
                    "The target has newer readings than what would be copied into it; the program "
                    "recorded into it last, so nothing was changed."
                )
            )

    async def _copy(self, record: Record, entity_ids: list[str], steps: Steps) -> Record:
        held = frozenset(await self.target.series.entity_ids())
        for entity_id in entity_ids:
            if record.after is None or entity_id > record.after:
                await self._mirror(entity_id, steps, is_new=entity_id not in held)
                record = replace(record, after=entity_id)
                await targets.keep(self.target, record)
        steps.end()
        return record

    async def _mirror(
        self, entity_id: str, steps: Steps, *, is_new: bool = False, start_us: int = FIRST_US
    ) -> None:
        for table in TABLES:
            await mirror(
                self.source.series, self.target.series, table, entity_id, steps.of(table),
                keep=self.keep, is_new=is_new,
                start_us=start_us if table.kind == "readings" else FIRST_US,
            )  # fmt: skip
        steps.take(1)

    async def _check(self, record: Record, entity_ids: list[str], steps: Steps) -> None:
        for entity_id in entity_ids:
            for table in TABLES:
                await self._check_table(record, table, entity_id, steps)
            steps.take(1)
        steps.end()

    async def _check_table(
        self, record: Record, table: Table, entity_id: str, steps: Steps
    ) -> None:
        source, target = self.source.series, self.target.series
        ours = await digest(source, table, entity_id, steps.of(table))
        if ours == await digest(target, table, entity_id, nobody):
            return
        # Not a fault yet: it may have been recorded since, or the target had it before.
        rows, wrong = 0, 0
        async for chunk in table.chunks(source, entity_id):
            await put(target, table, chunk, keep=self.keep)
            wrong += await faults_of(target, table, chunk, keep=self.keep)
            rows += len(chunk)
        if record.is_alone and not self.keep:
            there = (await digest(target, table, entity_id, nobody)).rows
            wrong = max(wrong, abs(there - rows))
        if wrong:
            raise TransferFailed(different(table, entity_id, wrong, rows))

    async def _add_new(self, record: Record, entity_ids: list[str], steps: Steps) -> None:
        held = frozenset(await self.target.series.entity_ids())
        for entity_id in entity_ids:
            start_us = record.begun_us - LOOK_BACK_US if entity_id in held else FIRST_US
            await self._mirror(entity_id, steps, start_us=start_us)
        expected, there = await self.source.series.counts(), await self.target.series.counts()
        for entity_id, rows in expected.items():
            if there.get(entity_id, 0) < rows:
                await self._mirror(entity_id, steps)
        steps.end()

    async def _finish(self, coverage: list[Coverage]) -> None:
        state = await read_state(self.source.state)
        if self.keep:
            await add_coverage(self.target.coverage, coverage)
            await add_state(self.target.state, state)
            return
        await put_coverage(self.target.coverage, coverage)
        await put_state(self.target.state, state)
        if (what := state_difference(state, await read_state(self.target.state))) is not None:
            raise TransferFailed(
                say(
                    "After the copy {what} did not read back as written; keep using the old "
                    "databases, and try again.",
                    what=what,
                )
            )
        generation = await self.source.state.generation()
        await self.target.series.set_generation(generation)
        await self.target.state.set_generation(generation)
