"""Figures of one sensor by bucket, by civil day and by month; fetching them from Home Assistant."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Annotated, Final, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET, Meta, UnsetType

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import At, figure, share
from energy_desktop.api.parameters import (
    Asked,
    BadRequest,
    Cursor,
    EntityIds,
    Limit,
    OfEntity,
    Zone,
    next_cursor,
)
from energy_desktop.api.routes import ranges
from energy_desktop.api.routes.ranges import End, RangeAsked, Start
from energy_desktop.models import Period, SyncLogEntry, SyncStatus
from energy_desktop.services import Services, figures
from energy_desktop.services.figures import CivilRow

Periods = Annotated[Period, Meta(description="one of 5minute, hour, day, week, month, year")]
Stored = Annotated[Literal["hour", "5minute"], Meta(description="hour or 5minute")]


OfCivil = Annotated[
    Zone, Meta(description=f"of period day, week, month or year alone: {Zone.takes}")
]


class RowsAsked(OfEntity, frozen=True, kw_only=True):
    """Buckets that touch the range, whole; the last 7 days by default."""

    start_time: Start | None = None
    end_time: End | None = None
    period: Periods = Period.HOUR
    timezone: OfCivil | None = None
    limit: Limit = 1000
    cursor: Cursor | None = None


class Row(msgspec.Struct, frozen=True, gc=False):
    """One bucket. ``state`` and ``sum`` are of Home Assistant's newest row in it.

    ``change`` of meters; ``mean``, ``min``, ``max`` of others. ``coverage`` is 0 to 1. ``source``:
    manual where a change in it was corrected in History, ha where there is such a row, readings
    where only readings tell, null where nothing is known. hour: of these 5 minutes only the hour
    around them is known, so their figures are null and ``coverage`` is 0.
    """

    start_time: At
    end_time: At
    state: float | None
    sum: float | None
    change: float | None
    mean: float | None
    min: float | None
    max: float | None
    coverage: float
    source: figures.Source | None


class Rows(msgspec.Struct, frozen=True):
    """Buckets, oldest first, in ``unit``; ``next`` where there are more."""

    entity_id: str
    period: str
    unit: str | None
    start_time: At
    end_time: At
    count: int
    data: list[Row]
    next: str | UnsetType = UNSET


class CivilAsked(RangeAsked, frozen=True, kw_only=True):
    """Civil days or months that touch the range, whole; those of 30 or 365 days by default."""

    timezone: Zone | None = None


class Day(msgspec.Struct, frozen=True):
    """A civil day. ``total`` in ``unit``: kWh of energy and power, a gas or water meter's own.

    Powers in W. Of an energy meter ``avg_power`` is the mean of its hours that are over and of
    which 95 % are known, and ``peak`` the highest of them; null where there is none. ``mean``,
    ``min`` and ``max`` are of what neither adds up nor is power, as a battery's level, in ``unit``.
    ``readings`` is how many of its hours are known, not how many readings there were.
    ``estimated``: the total is an integral of power, or an hour across midnight of which only the
    whole is known counts whole in the day it begins in.
    """

    date: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    total: float | None
    avg_power: float | None
    peak: float | None
    mean: float | None
    min: float | None
    max: float | None
    readings: int
    coverage: float
    estimated: bool


class Month(msgspec.Struct, frozen=True):
    """A civil month, as a day is."""

    month: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$")]
    total: float | None
    avg_power: float | None
    peak: float | None
    mean: float | None
    min: float | None
    max: float | None
    readings: int
    coverage: float
    estimated: bool


C = TypeVar("C", Day, Month)


class Days(msgspec.Struct, frozen=True):
    """Civil days of ``timezone``."""

    entity_id: str
    unit: str | None
    timezone: str
    data: list[Day]


class Months(msgspec.Struct, frozen=True):
    """Civil months of ``timezone``."""

    entity_id: str
    unit: str | None
    timezone: str
    data: list[Month]


class SyncAsked(Asked, frozen=True, kw_only=True):
    """Which statistics to fetch again; up to now by default.

    A sensor that is named twice, or by a former id too, is fetched once.
    """

    entity_ids: EntityIds
    start_time: Start
    end_time: End | None = None
    period: Stored = "hour"


class Synced(msgspec.Struct, frozen=True):
    """What came of one sensor."""

    entity_id: str
    records_synced: int
    status: Literal["success", "partial", "failed"]
    error: str | UnsetType = UNSET


class Sync(msgspec.Struct, frozen=True):
    """``success``: all were fetched; ``total`` rows."""

    success: bool
    results: list[Synced]
    total: int


async def rows(services: Services, asked: RowsAsked) -> Rows:
    """The figures that History shows."""
    entity = services.entities.known(asked.entity_id)
    start, end = ranges.within(services, asked.start_time, asked.end_time, ranges.STATISTICS)
    if asked.timezone and asked.period in (Period.FIVE_MINUTES, Period.HOUR):
        raise BadRequest("timezone is for a period of day, week, month or year.", "timezone")
    zone = ranges.zone_of(services, asked.timezone)
    into = await figures.borders(asked.period, start, end, zone, asked.limit)
    asking = services.statistics, services.readings, entity
    found: list[Row] = []
    async for part in figures.rows(*asking, into, asked.period, zone):
        found += await asyncio.to_thread(_rows, part)
    more: str | UnsetType = UNSET
    if into[-1][1] < end:
        more = next_cursor(asked, start_time=into[-1][1], end_time=end)
    return Rows(
        entity.entity_id,
        asked.period.value,
        entity.unit,
        start,
        end,
        len(found),
        found,
        more,
    )


async def daily(services: Services, asked: CivilAsked) -> Days:
    """Energy and power of each day."""
    rows, head, zone = await _civil(services, asked, Period.DAY)
    return Days(*head, zone.key, await asyncio.to_thread(_civil_rows, Day, rows, zone, "%Y-%m-%d"))


async def monthly(services: Services, asked: CivilAsked) -> Months:
    """Energy and power of each month."""
    rows, head, zone = await _civil(services, asked, Period.MONTH)
    return Months(*head, zone.key, await asyncio.to_thread(_civil_rows, Month, rows, zone, "%Y-%m"))


async def sync(services: Services, asked: SyncAsked) -> Sync:
    """Fetch statistics from Home Assistant and store them."""
    services.home_assistant.require_live()
    ids = services.entities.known_ids(asked.entity_ids)
    start, end = ranges.within(services, asked.start_time, asked.end_time, ranges.STATISTICS)
    done = await services.repair.fetch_statistics(ids, Period(asked.period), start, end)
    return Sync(
        all(entry.status is SyncStatus.SUCCESS for entry in done),
        [_synced(entry) for entry in done],
        sum(entry.records_synced for entry in done),
    )


def _rows(rows: Iterable[figures.Row]) -> list[Row]:
    return [
        Row(
            row.start, row.end, figure(row.state), figure(row.sum), figure(row.change),
            figure(row.mean), figure(row.min), figure(row.max), share(row.coverage),
            row.source,
        )
        for row in rows
    ]  # fmt: skip


async def _civil(
    services: Services, asked: CivilAsked, period: Period
) -> tuple[list[CivilRow], tuple[str, str | None], ZoneInfo]:
    entity = services.entities.known(asked.entity_id)
    default = ranges.DAILY if period is Period.DAY else ranges.MONTHLY
    within = ranges.within(services, asked.start_time, asked.end_time, default)
    zone = ranges.zone_of(services, asked.timezone)
    into = await ranges.whole_buckets(period, within, zone, ranges.MOST_CIVIL)
    asking = services.statistics, services.readings, entity
    rows = await figures.civil(*asking, into, period, zone)
    return rows, (entity.entity_id, figures.civil_unit(entity)), zone


def _civil_rows(kind: type[C], rows: Iterable[CivilRow], zone: ZoneInfo, form: str) -> list[C]:
    return [
        kind(
            row.start.astimezone(zone).strftime(form),
            figure(row.total), figure(row.average_w), figure(row.peak_w),
            figure(row.mean), figure(row.min), figure(row.max), row.hours,
            share(row.coverage), row.estimated,
        )
        for row in rows
    ]  # fmt: skip


def _synced(entry: SyncLogEntry) -> Synced:
    return Synced(
        entry.entity_id, entry.records_synced, entry.status.value, entry.error_message or UNSET
    )


_ERRORS: Final = {404: "the sensor is not known", 503: "the database is away"}
ROUTES: Final = (
    Route(
        "GET", "/api/statistics/{entity_id}", "Figures of a sensor by bucket", rows, RowsAsked,
        Rows, errors=_ERRORS,
        example="period=day&start_time=2026-06-01T00:00:00%2B02:00",
        is_query=True,
    ),
    Route(
        "GET", "/api/statistics/{entity_id}/daily", "Energy and power of a sensor by civil day",
        daily, CivilAsked, Days, errors=_ERRORS, example="timezone=Europe/Berlin",
        is_query=True,
    ),
    Route(
        "GET", "/api/statistics/{entity_id}/monthly", "The same by month", monthly, CivilAsked,
        Months, errors=_ERRORS, example="start_time=2026-01-01T00:00:00Z",
        is_query=True,
    ),
    Route(
        "POST", "/api/statistics/sync", "Fetch statistics from Home Assistant again", sync,
        SyncAsked, Sync,
        errors={
            404: "a sensor is not known", 409: "statistics are being fetched already",
            503: "Home Assistant is not connected, or the database is away",
        },
        example='{"entity_ids": ["sensor.grid_import_energy"], '
        '"start_time": "2026-06-10T00:00:00Z"}',
    ),
)  # fmt: skip
