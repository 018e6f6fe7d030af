"""Single readings of a sensor, its hours, and how each moment of it is known."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import At, figure, share
from energy_desktop.api.parameters import Cursor, Flag, Limit, OfEntity, Zone, next_cursor
from energy_desktop.api.routes import ranges
from energy_desktop.api.routes.ranges import End, RangeAsked, Start
from energy_desktop.models import Period, from_us
from energy_desktop.services import Services, figures, reading_rows
from energy_desktop.services.figures import HourOfReadings
from energy_desktop.services.part_rows import coverage_of
from energy_desktop.services.reading_rows import ReadingRows

MOST_ATTRIBUTES: Final = 16 * 1024 * 1024
"""Bytes of attributes in one answer: every row repeats those that were valid at it."""


Order = Annotated[Literal["asc", "desc"], Meta(description="asc: oldest first; desc: newest first")]


class ReadingsAsked(OfEntity, frozen=True, kw_only=True):
    """The last 24 hours by default."""

    since: Start | None = None
    until: End | None = None
    limit: Limit = 1000
    include_unavailable: Flag = False
    attributes: Flag = False
    order: Order = "asc"
    cursor: Cursor | None = None


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A change. ``state`` null: unavailable. ``previous_state``: that of the reading before it."""

    timestamp: At
    state: float | None
    previous_state: float | None
    source: Literal["live", "history"]
    attributes: Mapping[str, Any] | UnsetType = UNSET


class Readings(msgspec.Struct, frozen=True):
    """Readings in ``unit`` in the order asked for; ``next`` where there are more."""

    entity_id: str
    unit: str | None
    since: At
    count: int
    readings: list[Reading]
    next: str | UnsetType = UNSET


class HourlyAsked(RangeAsked, frozen=True, kw_only=True):
    """Hours that touch the range, whole. They begin on those of UTC in every ``timezone``."""

    timezone: (
        Annotated[
            Zone,
            Meta(
                description=f"{Zone.takes}; it changes nothing, since hours begin on those of UTC"
            ),
        ]
        | None
    ) = None


class TimeRange(msgspec.Struct, frozen=True):
    """From ``start`` until before ``end``."""

    start: At
    end: At


class Hour(msgspec.Struct, frozen=True):
    """An hour. The average is time-weighted; min and max include the value held at the start."""

    hour: At
    min_state: float | None
    max_state: float | None
    avg_state: float | None
    reading_count: int
    coverage: float


class Hours(msgspec.Struct, frozen=True):
    """Hours in ``unit``, oldest first."""

    entity_id: str
    unit: str | None
    time_range: TimeRange
    data: list[Hour]


class Interval(msgspec.Struct, frozen=True):
    """How a time is known: as it came, or why it is not known (down, paused, missing).

    What was fetched from before the first row or reading of the sensor is missing. ``manual`` is
    the moment of a change that was corrected in History, a microsecond long, in the bucket that is
    manual.
    """

    start: At
    end: At
    kind: Literal[
        "live", "history", "statistics_5minute", "statistics", "manual", "down", "paused", "missing"
    ]


class Coverage(msgspec.Struct, frozen=True):
    """The range up to now, without gaps or overlaps."""

    entity_id: str
    intervals: list[Interval]


async def readings(services: Services, asked: ReadingsAsked) -> Readings:
    """Readings as they are stored."""
    entity = services.entities.known(asked.entity_id)
    names = "since", "until"
    since, until = ranges.within(services, asked.since, asked.until, ranges.READINGS, names)
    series = services.readings.series
    pages = reading_rows.newest_page if asked.order == "desc" else reading_rows.page
    page = await pages(
        series, entity.entity_id, since, until, asked.limit,
        include_null=asked.include_unavailable,
    )  # fmt: skip
    known: Sequence[Mapping[str, Any]] = ()
    if asked.attributes:
        known = await reading_rows.attributes(series, entity.entity_id, page, MOST_ATTRIBUTES)
        page = reading_rows.first_of(page, len(known))
    shown = await asyncio.to_thread(_shown, page, known)
    more: str | UnsetType = UNSET
    if page.next_at is not None:
        is_back = asked.order == "desc"
        ends = (since, page.next_at) if is_back else (page.next_at, until)
        more = next_cursor(asked, since=ends[0], until=ends[1])
    return Readings(entity.entity_id, entity.unit, since, len(shown), shown, more)


async def hourly(services: Services, asked: HourlyAsked) -> Hours:
    """What a sensor showed hour by hour."""
    entity = services.entities.known(asked.entity_id)
    start, end = ranges.within(services, asked.start_time, asked.end_time, ranges.READINGS)
    zone = ranges.zone_of(services, asked.timezone)
    into = await ranges.whole_buckets(Period.HOUR, (start, end), zone)
    found = await figures.hours_of_readings(services.statistics, services.readings, entity, into)
    shown = await asyncio.to_thread(_hours, found)
    return Hours(entity.entity_id, entity.unit, TimeRange(start, end), shown)


async def coverage(services: Services, asked: RangeAsked) -> Coverage:
    """How each moment is known."""
    entity = services.entities.known(asked.entity_id)
    within = ranges.within(services, asked.start_time, asked.end_time, ranges.READINGS)
    known = services.statistics, services.readings, entity.entity_id
    found = await coverage_of(*known, *within)
    return Coverage(entity.entity_id, [Interval(a, b, kind.value) for a, b, kind in found])  # type: ignore[arg-type]


def _hours(found: Sequence[HourOfReadings]) -> list[Hour]:
    return [
        Hour(h.start, figure(h.min), figure(h.max), figure(h.mean), h.count, share(h.coverage))
        for h in found
    ]


def _shown(page: ReadingRows, known: Sequence[Mapping[str, Any]]) -> list[Reading]:
    attributes: list[Mapping[str, Any] | UnsetType] = [*known] or [UNSET] * len(page)
    return [
        Reading(from_us(at), state, previous, source.value, more)
        for at, state, previous, source, more in zip(
            page.at.tolist(), page.state.tolist(), page.previous.tolist(), page.sources,
            attributes, strict=True,
        )
    ]  # fmt: skip


_ERRORS: Final = {404: "the sensor is not known", 503: "the database is away"}
ROUTES: Final = (
    Route(
        "GET", "/api/readings/{entity_id}", "Single readings of a sensor", readings, ReadingsAsked,
        Readings, errors=_ERRORS, example="limit=100&include_unavailable=true",
        is_query=True,
    ),
    Route(
        "GET", "/api/readings/{entity_id}/hourly", "What a sensor showed hour by hour", hourly,
        HourlyAsked, Hours, errors=_ERRORS, example="start_time=2026-06-16T00:00:00Z",
        is_query=True,
    ),
    Route(
        "GET", "/api/coverage/{entity_id}", "How each moment of a sensor is known", coverage,
        RangeAsked, Coverage, errors=_ERRORS,
        example="start_time=2026-06-10T00:00:00Z&end_time=2026-06-17T00:00:00Z",
        is_query=True,
    ),
)  # fmt: skip
