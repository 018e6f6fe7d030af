"""The nouns of the program, immutable, with their units. No layer's own types cross a border.

Times are timezone-aware UTC ``datetime`` outside of columns, and int64 microseconds since the
Unix epoch (``*_us``, ``at``, ``start`` columns) inside of columns and stores. A number that is
not known is ``None``, and NaN in a column of floats; it is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Times = NDArray[np.int64]
Mask = NDArray[np.bool_]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SUBSCRIPTION_SCOPE = "*"


def utc_now() -> datetime:
    """The computer's clock."""
    return datetime.now(UTC)


def to_us(at: datetime) -> int:
    """Microseconds since the epoch of an aware ``at``, exactly (no float on the way)."""
    since = at - EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_us(at_us: int) -> datetime:
    """The aware UTC time of ``at_us`` microseconds since the epoch."""
    return EPOCH + timedelta(microseconds=at_us)


class Source(StrEnum):
    """How a reading came: as a live event, or from Home Assistant's history."""

    LIVE = "live"
    HISTORY = "history"


class StatisticsSource(StrEnum):
    """Who computed a row of statistics: Home Assistant, or we from our readings."""

    HA = "ha"
    READINGS = "readings"


class Period(StrEnum):
    """Length of a bucket; only the first two are ever stored, longer ones are computed."""

    FIVE_MINUTES = "5minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class CoverageKind(StrEnum):
    """What an interval of coverage says; ``recorded`` marks when an entity was being recorded."""

    LIVE = "live"
    HISTORY = "history"
    STATISTICS_5MINUTE = "statistics_5minute"
    STATISTICS = "statistics"
    DOWN = "down"
    PAUSED = "paused"
    MISSING = "missing"
    RECORDED = "recorded"


class Role(StrEnum):
    """What a sensor means in the home's energy balance. Power in W, energy in kWh, level in %.

    Grid + is import and battery + is discharge; a sensor that counts the other way is ``inverted``.
    """

    SOLAR_POWER = "solar_power"
    GRID_POWER = "grid_power"
    BATTERY_POWER = "battery_power"
    HOME_POWER = "home_power"
    BATTERY_LEVEL = "battery_level"
    SOLAR_ENERGY = "solar_energy"
    GRID_IMPORT = "grid_import"
    GRID_EXPORT = "grid_export"
    BATTERY_CHARGE = "battery_charge"
    BATTERY_DISCHARGE = "battery_discharge"
    GAS = "gas"
    WATER = "water"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Entity:
    """A sensor as discovery found it; ``unit`` is the stored unit (kWh, W or the sensor's own).

    ``registry_id`` is Home Assistant's identity of it, which survives a rename (None: none).
    ``role_chosen``: the user said what its role is. ``suggested``: Home Assistant's Energy
    preferences name it. ``inverted``: its power has the other sign than its role.
    ``unit_changed``: it was stored in another unit before, which can't be converted.
    ``registered_at``: when Home Assistant registered it (None: it doesn't say).
    """

    entity_id: str
    friendly_name: str
    registry_id: str | None = None
    aliases: tuple[str, ...] = ()
    device_class: str | None = None
    unit: str | None = None
    state_class: str | None = None
    area: str | None = None
    device_id: str | None = None
    role: Role | None = None
    role_chosen: bool = False
    inverted: bool = False
    unit_changed: bool = False
    color: str | None = None
    suggested: bool = False
    is_tracked: bool = False
    is_active: bool = True
    registered_at: datetime | None = None
    discovered_at: datetime | None = None
    updated_at: datetime | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingColumns:
    """Readings as columns of equal length; ``state`` is NaN where the state was not a number.

    ``entity_ids`` is a list, the rest numpy arrays; ``at`` int64 µs. ``sources`` has one per row.
    """

    entity_ids: Sequence[str]
    at: Times
    state: Floats
    sources: Sequence[Source]

    def __len__(self) -> int:
        return len(self.at)

    def chosen(self, mask: Mask) -> ReadingColumns:
        """The rows where the mask is true."""
        return ReadingColumns(
            [e for e, keep in zip(self.entity_ids, mask, strict=True) if keep],
            self.at[mask],
            self.state[mask],
            [s for s, keep in zip(self.sources, mask, strict=True) if keep],
        )

    def rows(self, numbers: NDArray[np.intp]) -> ReadingColumns:
        """The rows with these numbers, in their order."""
        return ReadingColumns(
            [self.entity_ids[number] for number in numbers],
            self.at[numbers],
            self.state[numbers],
            [self.sources[number] for number in numbers],
        )


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """Unit and attributes of an entity from ``at_us`` on, as-of: valid until the next row."""

    entity_id: str
    at_us: int
    unit: str | None
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Between ``start_us`` and ``end_us`` what Home Assistant knew of ``scope`` is in the store.

    ``scope`` is an entity id or ``*`` (the subscription); ``kind`` tells how it came. Key: scope,
    kind, start. For ``missing`` the interval is the opposite: it was tried and could not be had.
    """

    scope: str
    kind: CoverageKind
    start_us: int
    end_us: int


@dataclass(frozen=True, slots=True)
class StatisticsColumns:
    """Statistics of one entity and stored period, ascending by ``start`` (int64 µs).

    ``state`` and ``sum`` for meters, ``mean``, ``min``, ``max`` for measurements; NaN: not known.
    Units are the entity's stored unit.
    """

    entity_id: str
    period: Period
    source: StatisticsSource
    start: Times
    state: Floats
    sum: Floats
    mean: Floats
    min: Floats
    max: Floats

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A line chart's points of one entity: never more than asked for, no spike lost.

    ``at`` int64 µs ascending, ``state`` float64; NaN starts a part where nothing is known. A value
    holds until the next point. ``reduced`` says that points are the first, min, max and last of
    pixel columns rather than each reading.
    """

    entity_id: str
    at: Times
    state: Floats
    reduced: bool


class SubscriptionStatus(StrEnum):
    """Stored state of the live subscription."""

    ACTIVE = "active"
    DISCONNECTED = "disconnected"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SubscriptionState:
    """The one live subscription: since when, last event, how often it had to reconnect."""

    status: SubscriptionStatus = SubscriptionStatus.DISCONNECTED
    subscription_id: int | None = None
    subscribed_at: datetime | None = None
    last_event_at: datetime | None = None
    error_message: str | None = None
    reconnect_count: int = 0


class SyncType(StrEnum):
    """Why readings or statistics were fetched."""

    BACKFILL = "backfill"
    REALTIME = "realtime"
    MANUAL = "manual"


class SyncStatus(StrEnum):
    """How a fetch ended."""

    SUCCESS = "success"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SyncLogEntry:
    """One fetch of one entity from Home Assistant."""

    entity_id: str
    sync_type: SyncType
    start: datetime
    end: datetime
    records_synced: int
    status: SyncStatus
    created_at: datetime
    error_message: str | None = None


class MeterNoteKind(StrEnum):
    """What the user says of the change of a meter at one reading.

    ``not_real``: the change from the reading before to this one counts nothing, and counting goes
    on from this one. ``reset``: this reading counts from 0, whatever the meter showed before.
    """

    NOT_REAL = "not_real"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class MeterNote:
    """The user's word on the change of ``entity_id`` at its first reading from ``at_us`` on.

    ``note`` is free text. One with ``undone_at`` counts no longer and is kept.
    """

    note_id: str
    entity_id: str
    at_us: int
    kind: MeterNoteKind
    note: str = ""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeterPart:
    """The sensor that a meter is from ``start_us`` until ``end_us``; None: without a border."""

    entity_id: str
    start_us: int | None = None
    end_us: int | None = None


@dataclass(frozen=True, slots=True)
class Meter:
    """Sensors that continue each other and read as one; parts in the order of time, abutting."""

    meter_id: str
    name: str
    parts: tuple[MeterPart, ...]


class ConnectionPhase(StrEnum):
    """Where the connection to Home Assistant is. ``read_only``: another program records."""

    UNCONFIGURED = "unconfigured"
    CONNECTING = "connecting"
    WAITING_FOR_START = "waiting_for_start"
    LIVE = "live"
    RETRYING = "retrying"
    REFUSED = "refused"
    PAUSED = "paused"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """What the connection chip shows. ``since`` is when the phase began, ``retry_at`` the next try.

    ``error`` is the sentence of the last failure, ``last_event_at`` the newest event received.
    """

    phase: ConnectionPhase
    since: datetime
    ha_version: str | None = None
    error: str | None = None
    error_code: str | None = None
    retry_at: datetime | None = None
    last_event_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundHome:
    """A Home Assistant found on the network; ``version`` is empty where it tells none."""

    name: str
    url: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """A long piece of work: ``done`` of ``total`` steps; total 0 = nothing is running.

    ``what``: ``statistics`` and ``readings`` come for the first time, ``repair`` fills gaps (in
    hours of sensors).
    """

    what: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class LiveValue:
    """The newest known state of an entity in its stored unit; ``state`` None: unavailable."""

    entity_id: str
    state: float | None
    raw_state: str
    unit: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """How a store is: ``kind`` its product name, sizes in bytes, ``error`` why it can't be used."""

    kind: str
    available: bool
    error: str | None = None
    location: str = ""
    size_bytes: int = 0
    rows: int = 0
    oldest: datetime | None = None
