"""What is written but not yet applied: QuestDB acknowledges rows before reads can see them.

A table that can't apply them (disk full) is *suspended*: writes are still acknowledged, reads see
old rows. Rows are durable once applied up to the transaction that was the newest after the flush.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from energy_desktop.errors import StoreUnavailable
from energy_desktop.sentences import say
from energy_desktop.stores.questdb_http import Away, QuestDbHttp
from energy_desktop.stores.questdb_sql import TABLES, table, text

LONGEST_WAIT_S: Final = 10.0
WATCH_EVERY_S: Final = 30.0
RESUME_EVERY_S: Final = 2.0
_RESUMED_WITHIN_S: Final = 3.0
_SHORTEST_POLL_S, _LONGEST_POLL_S = 0.004, 0.1

Clock = Callable[[], float]

_STATES = f"""
    SELECT t.table_name, t.directoryName, w.suspended, w.writerTxn, w.sequencerTxn, w.errorMessage
    FROM tables() t JOIN wal_tables() w ON t.table_name = w.name
    WHERE t.table_name IN ({",".join(map(text, TABLES))})
"""


@dataclass(frozen=True, slots=True)
class TableState:
    """How far a table has applied what was written to it; ``directory`` is another one after a
    table was dropped and made again."""

    directory: str
    suspended: bool
    applied: int
    written: int
    error: str


def told(error: str) -> str:
    """What went wrong with a table, without the names and numbers of QuestDB's own code."""
    plain = re.sub(r"^[\w.$]+(Exception|Error): |\[[^\]]*\]", "", error)
    return " ".join(plain.split()) or say("it gives no reason")


def states(http: QuestDbHttp) -> dict[str, TableState]:
    """The state of each of the program's tables that is there."""
    return {name: TableState(*rest) for name, *rest in http.select(_STATES)}


class Wal:
    """Waits for tables and watches them; one for each connection. Threads may share it.

    ``made_of`` are the directories of the tables that were checked when connecting.
    """

    def __init__(self, http: QuestDbHttp, made_of: Mapping[str, str], clock: Clock) -> None:
        self._http = http
        self._made_of = made_of
        self._clock = clock
        self._lock = threading.Lock()
        # An earlier run may have written what is not applied yet.
        self._unapplied = dict.fromkeys(TABLES, 0)
        self._writes = 0
        self._watched_at = clock()
        self._stuck: tuple[float, str] | None = None

    def wrote(self, tables: Iterable[str]) -> None:
        """Rows went to these tables, or may have."""
        with self._lock:
            self._writes += 1
            self._unapplied.update(dict.fromkeys(tables, self._writes))

    def admit(self) -> None:
        """Raise StoreUnavailable while a table is known to be suspended; looks now and then."""
        if self._stuck is not None:
            tried_at, reason = self._stuck
            if self._clock() < tried_at + RESUME_EVERY_S:
                raise StoreUnavailable(reason)
            self.watch()
        elif self._clock() >= self._watched_at + WATCH_EVERY_S:
            self.watch()

    def watch(self) -> None:
        """Look at every table and resume what is suspended; raises as ``applied``."""
        found = self._look()
        suspended = [name for name, state in found.items() if state.suspended]
        for name in suspended:
            self._http.select(f"ALTER TABLE {table(name)} RESUME WAL")
        if suspended:
            self._follow({name: found[name].written for name in suspended}, _RESUMED_WITHIN_S)
        self._watched_at, self._stuck = self._clock(), None

    def durable(self) -> None:
        """Wait until all that was written to any table is applied; raises as ``applied``."""
        self._reach(TABLES, self._look())

    def applied(self, tables: Collection[str]) -> None:
        """Wait until all that was written to these tables can be read.

        Raises StoreUnavailable where that takes too long or a table stays suspended, Away where a
        table is not the one any more that was checked when connecting.
        """
        if waiting := self._waiting(tables):
            self._reach(waiting, self._look())

    def settle(self, tables: Collection[str]) -> None:
        """The same for a reader: what is there must do where it can't be had in time."""
        deadline = time.monotonic() + LONGEST_WAIT_S
        waiting = self._waiting(tables)
        if not waiting:
            return
        before, goal = self._writes_of(waiting), self._look()
        for state in _polled(self._look, deadline):
            open_ = [
                name
                for name in waiting
                if not state[name].suspended and state[name].applied < goal[name].written
            ]
            if not open_:
                whole = [n for n in waiting if state[n].applied >= goal[n].written]
                self._forget({name: before[name] for name in whole})
                return

    def _reach(self, tables: Collection[str], goal: Mapping[str, TableState]) -> None:
        before = self._writes_of(tables)
        if any(goal[name].suspended for name in tables):
            self.watch()
        self._follow({name: goal[name].written for name in tables}, LONGEST_WAIT_S)
        self._forget(before)

    def _follow(self, goal: Mapping[str, int], within_s: float) -> None:
        """Poll until every table has applied its goal; StoreUnavailable where one does not."""
        for state in _polled(self._look, time.monotonic() + within_s):
            for name in goal:
                if state[name].suspended:
                    raise self._suspended(name, state[name].error)
            if all(state[name].applied >= reached for name, reached in goal.items()):
                return
        raise StoreUnavailable(
            say(
                "QuestDB at {place} has not yet stored for good what was written; it is tried "
                "again.",
                place=self._http.address.place,
            )
        )

    def _suspended(self, name: str, error: str) -> StoreUnavailable:
        reason = told(error)
        sentence = say(
            "QuestDB at {place} has stopped storing rows of {name} ({reason}); free space on its "
            "disk, then this program goes on by itself.",
            place=self._http.address.place,
            name=name,
            reason=reason,
        )
        self._stuck = (self._clock(), sentence)
        return StoreUnavailable(sentence)

    def _look(self) -> dict[str, TableState]:
        found = states(self._http)
        for name, directory in self._made_of.items():
            if name not in found or found[name].directory != directory:
                raise Away(
                    say(
                        "The table {name} of QuestDB at {place} was replaced.",
                        name=name,
                        place=self._http.address.place,
                    )
                )
        return found

    def _waiting(self, tables: Collection[str]) -> list[str]:
        with self._lock:
            return [name for name in tables if name in self._unapplied]

    def _writes_of(self, tables: Collection[str]) -> dict[str, int]:
        with self._lock:
            return {name: self._unapplied.get(name, 0) for name in tables}

    def _forget(self, before: Mapping[str, int]) -> None:
        """These were applied, unless they were written to again since."""
        with self._lock:
            for name, writes in before.items():
                if self._unapplied.get(name) == writes:
                    del self._unapplied[name]


def _polled(
    look: Callable[[], dict[str, TableState]], deadline: float
) -> Iterable[dict[str, TableState]]:
    """What is seen at once and then ever more seldom, until the deadline."""
    pause_s = _SHORTEST_POLL_S
    while True:
        yield look()
        if time.monotonic() >= deadline:
            return
        time.sleep(pause_s)
        pause_s = min(pause_s * 1.5, _LONGEST_POLL_S)
