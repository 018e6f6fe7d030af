"""What every store promises. Recording and services know these contracts and no backend.

Every method may raise ``StoreUnavailable`` (retry later may work: away, locked, disk full) or
``StoreError`` (bad data or a bug), and never an error of a driver. All are safe to call from the
event loop: slow work runs in threads of the store. Times in columns are int64 µs since the epoch,
``start`` inclusive, ``end`` exclusive. One suite per contract runs over every backend
(``tests/stores``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final

from energy_desktop.models import (
    AttributeRow,
    Coverage,
    CoverageKind,
    Entity,
    Envelope,
    Meter,
    MeterNote,
    Period,
    ReadingColumns,
    StatisticsColumns,
    StatisticsSource,
    StoreHealth,
    SubscriptionState,
    SyncLogEntry,
)
from energy_desktop.summaries import COLUMNS, Summaries

HEALTH_S: Final = 3.0
"""No answer about a store's health takes longer than this."""
REVISION: Final = "copy_revision"
"""Setting on a server alone: grows with all that is sent to it from a local copy, so that a server
that was set back, or that another program wrote into, is known by it."""

SERIES_SEEN: Final = "series_seen"
"""Setting beside servers: how the time series store was when it was last looked at."""

DOUBTED_SINCE: Final = "doubted_since"
"""Setting: what was stored since this time (µs, 0 = ever) may be gone though coverage claims it."""

SIMULATED: Final = "simulated"
"""Setting: what is stored is of the simulated home, and no real home may be recorded into it."""

FETCHED: Final = (CoverageKind.HISTORY, CoverageKind.STATISTICS_5MINUTE, CoverageKind.STATISTICS)
"""Kinds of coverage that claim rows which were fetched."""


class CoverageStore(ABC):
    """Intervals of coverage, keyed by (scope, kind, start). Overlaps are allowed and kept."""

    @abstractmethod
    async def put_coverage(self, intervals: Sequence[Coverage]) -> None:
        """Insert intervals; one with a known key gets the new end (longer or shorter)."""

    @abstractmethod
    async def coverage(
        self, scopes: Sequence[str], start_us: int, end_us: int, kinds: Sequence[CoverageKind] = ()
    ) -> list[Coverage]:
        """Intervals that touch [start, end), uncut, by start; no scopes or kinds = all of them."""

    @abstractmethod
    async def delete_coverage(self, intervals: Sequence[Coverage]) -> None:
        """Remove the intervals with these keys; unknown ones are no error."""


class TimeSeriesStore(ABC):
    """Readings, attributes, statistics. Readings are immutable: only absent keys are inserted."""

    kind: ClassVar[str] = "database"
    """Its product name."""

    @abstractmethod
    async def open(self) -> None:
        """Connect, create or migrate the schema; SchemaTooNew leaves it untouched."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what is under way and release everything; safe to call twice."""

    @abstractmethod
    async def generation(self) -> str:
        """Id that both stores of a pair carry; made at creation, see set_generation."""

    @abstractmethod
    async def set_generation(self, generation: str) -> None:
        """Replace the generation id, to pair this store with another."""

    @abstractmethod
    async def write_readings(
        self,
        readings: ReadingColumns,
        attributes: Sequence[AttributeRow] = (),
        coverage: Sequence[Coverage] = (),
    ) -> int:
        """Store rows whose (entity_id, at) is absent and return how many were new.

        Of rows with one key inside the batch the first is kept. Attribute rows replace those of
        the same (entity_id, at). Coverage is stored with the rows: never without them. A state is
        finite or NaN; StoreError for an infinite one, and for a time that a backend can't keep
        (1970 to 2200 all can).
        """

    @abstractmethod
    async def rewrite(self, readings: ReadingColumns) -> None:
        """Replace whole rows: the one exception to immutability, for what an audit found wrong."""

    @abstractmethod
    async def readings(
        self,
        entity_id: str,
        start_us: int,
        end_us: int,
        *,
        limit: int | None = None,
        include_null: bool = True,
    ) -> ReadingColumns:
        """Readings of one entity, oldest first, at most ``limit``."""

    @abstractmethod
    async def readings_within(
        self, entity_id: str, ranges: Sequence[tuple[int, int]]
    ) -> ReadingColumns:
        """Readings of one entity in any of these [start, end), which are sorted and apart; oldest
        first. At the cost of what is found and not of what lies between."""

    @abstractmethod
    async def last_readings(
        self, entity_ids: Sequence[str], before_us: int | None = None
    ) -> ReadingColumns:
        """The newest reading of each entity (strictly before ``before_us``), null ones included."""

    @abstractmethod
    async def envelope(
        self, entity_id: str, start_us: int, end_us: int, max_points: int
    ) -> Envelope:
        """At most ``max_points`` points of [start, end), with the value held at start as first.

        With more readings than that, each pixel column gives its first, min, max and last, so no
        spike is lost; a null in a column gives a NaN point.
        """

    @abstractmethod
    async def summaries(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        columns: Sequence[str] = COLUMNS,
    ) -> Summaries:
        """Of each bucket (FIVE_MINUTES or HOUR, of UTC) with readings that begins in the range.

        ``columns``, with ``start`` among them: what is wanted; the others have no rows.

        They are those of the readings stored now, whether ``summarise`` has run or not; what it has
        left to do costs time here.
        """

    @abstractmethod
    async def summarise(self, before_us: int, most: int) -> int:
        """Make summaries of at most ``most`` hours of entities that have changed and end before.

        Newest first; returns how much was done, 0 when nothing is left to do.
        """

    @abstractmethod
    async def forget_summaries(self) -> None:
        """Have all summaries made anew from the readings."""

    @abstractmethod
    async def attributes(self, entity_id: str, start_us: int, end_us: int) -> list[AttributeRow]:
        """The row valid at ``start`` and every later one before ``end``, oldest first."""

    @abstractmethod
    async def write_statistics(
        self, columns: Sequence[StatisticsColumns], coverage: Sequence[Coverage] = ()
    ) -> int:
        """Upsert by (entity_id, period, source, start); returns the number of rows given."""

    @abstractmethod
    async def statistics(
        self,
        entity_id: str,
        period: Period,
        start_us: int,
        end_us: int,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> StatisticsColumns:
        """Stored rows of one entity, ascending; period is FIVE_MINUTES or HOUR."""

    @abstractmethod
    async def last_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        before_us: int | None = None,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, StatisticsColumns]:
        """The newest row of each entity (start strictly before ``before_us``); absent: no row."""

    @abstractmethod
    async def first_statistics(
        self,
        entity_ids: Sequence[str],
        period: Period,
        source: StatisticsSource = StatisticsSource.HA,
    ) -> dict[str, int]:
        """The start (µs) of the oldest row of each entity; absent: no row."""

    @abstractmethod
    async def entity_ids(self) -> list[str]:
        """Every id that readings, attributes or statistics of this store hold, sorted."""

    @abstractmethod
    async def counts(self, entity_ids: Sequence[str] = ()) -> Mapping[str, int]:
        """Number of stored readings by entity; no ids = all entities."""

    @abstractmethod
    async def health(self) -> StoreHealth:
        """Kind, size, rows, oldest reading, and the error when it can't be used; never raises."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the tables of a server were found.

    ``started_us``: since when it runs, by its own clock. ``is_durable``: what it acknowledged
    survives a power cut. ``written``, ``applied``: the newest transaction of each table.
    ``marked_us``: the newest mark, 0 before the first.
    """

    started_us: int
    is_durable: bool
    written: Mapping[str, int]
    applied: Mapping[str, int]
    marked_us: int


class SharedSeries(TimeSeriesStore):
    """A time series store on a server, which may be restarted or set back at any time."""

    @abstractmethod
    async def standings(self) -> list[Standing]:
        """How it was found at each connecting since the last call, before any write; then now."""

    @abstractmethod
    async def mark(self, at_us: int) -> None:
        """Keep this time beside the rows: an older copy of the store has an older one."""


class StateStore(ABC):
    """Entities, meters and notes on them, settings, the subscription's state, log of fetches."""

    kind: ClassVar[str] = "database"
    """Its product name."""

    @abstractmethod
    async def open(self) -> None:
        """Connect, create or migrate the schema; SchemaTooNew leaves it untouched."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what is under way and release everything; safe to call twice."""

    @abstractmethod
    async def generation(self) -> str:
        """Id that both stores of a pair carry, made at creation."""

    @abstractmethod
    async def set_generation(self, generation: str) -> None:
        """Replace the generation id, to pair this store with another."""

    @abstractmethod
    async def put_entities(self, entities: Sequence[Entity]) -> None:
        """Insert or replace by entity id, in one step; ``discovered_at`` of a known one is kept."""

    @abstractmethod
    async def entities(self) -> list[Entity]:
        """All known entities by entity id, inactive ones included."""

    @abstractmethod
    async def set_tracked(self, entity_ids: Sequence[str]) -> None:
        """Track exactly these, in one step. Raises ``UnknownEntity`` and changes nothing."""

    @abstractmethod
    async def put_meter_notes(self, notes: Sequence[MeterNote]) -> None:
        """Insert or replace by note id; a note is never deleted."""

    @abstractmethod
    async def meter_notes(self) -> list[MeterNote]:
        """All notes by time and id, undone ones included."""

    @abstractmethod
    async def put_meters(self, meters: Sequence[Meter]) -> None:
        """Insert or replace by meter id; the order of the parts is kept."""

    @abstractmethod
    async def meters(self) -> list[Meter]:
        """All meters of several sensors by meter id."""

    @abstractmethod
    async def delete_meters(self, meter_ids: Sequence[str]) -> None:
        """Remove the meters with these ids; unknown ones are no error."""

    @abstractmethod
    async def settings(self) -> dict[str, Any]:
        """All settings kept here: key → JSON value."""

    @abstractmethod
    async def put_settings(self, values: Mapping[str, Any]) -> None:
        """Store JSON values by key, in one step; a value of None removes the key."""

    @abstractmethod
    async def subscription(self) -> SubscriptionState:
        """The stored state of the subscription; the default one before the first put."""

    @abstractmethod
    async def put_subscription(self, state: SubscriptionState) -> None:
        """Replace the stored state of the subscription."""

    @abstractmethod
    async def append_sync_log(self, entries: Sequence[SyncLogEntry]) -> None:
        """Append; only the newest 10,000 are kept."""

    @abstractmethod
    async def sync_log(self, entity_id: str | None = None, limit: int = 100) -> list[SyncLogEntry]:
        """The newest entries, newest first."""

    @abstractmethod
    async def health(self) -> StoreHealth:
        """Kind, size, and the error when it can't be used; never raises."""


@dataclass(frozen=True, slots=True)
class LeaseHolder:
    """Which program may write: its ``owner`` id, and ``label``, the name of its computer.

    ``until``: when the lease runs out unless it is renewed, by the clock of the store.
    """

    owner: str
    label: str
    until: datetime | None = None


class Lease(ABC):
    """The right to write into servers, held by one program at a time.

    Only the clock of the store counts, so computers whose clocks differ can share it.
    """

    @abstractmethod
    async def acquire_lease(self, owner: str, label: str, ttl_s: float) -> LeaseHolder:
        """Take or renew the lease for ``ttl_s``, unless another holds it; returns who holds it.

        A lease that has run out is free. A failed call may have taken it: repeat it.
        """

    @abstractmethod
    async def release_lease(self, owner: str) -> None:
        """Give it back; nothing where another holds it."""


class SharedState(StateStore, CoverageStore, Lease):
    """A state store on a server, which several programs can reach."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a profile. Embedded, ``coverage`` and ``series`` are one database."""

    state: StateStore
    series: TimeSeriesStore
    coverage: CoverageStore
