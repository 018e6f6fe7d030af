"""Sensors over a range beside another one."""

from __future__ import annotations

from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET, Meta, UnsetType

from energy_desktop.api.declared import Route
from energy_desktop.api.messages import At, figure, share
from energy_desktop.api.parameters import Asked, BadRequest, EntityId, Zone
from energy_desktop.api.routes import ranges
from energy_desktop.api.routes.ranges import End, Start
from energy_desktop.api.routes.statistics import Periods
from energy_desktop.models import Period
from energy_desktop.periods import Bucket
from energy_desktop.services import Services
from energy_desktop.services.comparison import (
    Beside,
    Compared,
    Point,
    Sides,
    Summed,
    compared,
    sides,
)

MOST_POINTS: Final = 20_000


class Range(Asked, frozen=True, kw_only=True):
    """A range of time."""

    start_time: Start
    end_time: End


class CompareAsked(Asked, frozen=True, kw_only=True):
    """``compare_to``: previous, year, or a range; nothing: no comparison.

    previous: of a whole month of ``timezone`` the month before (of October September), of a whole
    year the year before, of any other days as many days before, of all else as long a time before.
    year: the same dates and times of the day a year earlier. A range that has not ended is compared
    up to the same time of the wall clock. A sensor that is named twice, or by a former id too, is
    answered once.
    """

    entity_ids: Annotated[
        list[EntityId], Meta(min_length=1, max_length=100, description="a list of 1 to 100 ids")
    ]
    start_time: Start
    end_time: End
    period: Periods = Period.DAY
    timezone: Zone | None = None
    compare_to: Annotated[
        Beside | Range | None,
        Meta(description="previous, year, or an object with start_time and end_time"),
    ] = None


class Value(msgspec.Struct, frozen=True):
    """The energy of a bucket of a meter, the mean of another sensor; null where it is not known."""

    start_time: At
    value: float | None


class Earlier(msgspec.Struct, frozen=True):
    """The range beside it, as far as it was compared; fields as those of the sensor.

    ``change`` is by how much the total asked for, of what has none the average, is more than the
    one here, in the sensor's unit: of percentages in points. ``change_percent`` is the same in
    percent of the one here, of meters and power alone. It is null where less than 95 % of either
    time is known (``coverage``) or has passed, across 0, and beside less than 0.1 kWh or 10 W.
    """

    start_time: At
    end_time: At
    total: float | None
    average: float | None
    peak: float | None
    coverage: float
    change: float | None
    change_percent: float | None
    series: list[Value]


class Beheld(msgspec.Struct, frozen=True):
    """A sensor in its unit. ``total`` of meters; ``average`` and ``peak`` are those of the series.

    Of other sensors the average is the time-weighted mean, and the peak the highest value. The
    range ends now at the latest, and the first and the last of the series are cut to it. Of 5
    minutes of which only the hour is known the value is null.
    """

    entity_id: str
    friendly_name: str
    unit: str | None
    start_time: At
    end_time: At
    total: float | None
    average: float | None
    peak: float | None
    coverage: float
    series: list[Value]
    comparison: Earlier | UnsetType = UNSET


class Comparison(msgspec.Struct, frozen=True):
    """The sensors in the order they were asked for; days and months are those of ``timezone``."""

    timezone: str
    data: list[Beheld]


async def compare(services: Services, asked: CompareAsked) -> Comparison:
    """By the rules of History."""
    ids = services.entities.known_ids(asked.entity_ids)
    entities = [services.entities.known(entity_id) for entity_id in ids]
    zone = ranges.zone_of(services, asked.timezone)
    both = _sides(services, asked, zone)
    for each in (both.this, both.beside or both.this):
        into = await ranges.whole_buckets(asked.period, each, zone)
        if len(into) * len(entities) > MOST_POINTS:
            raise BadRequest(
                f"period is too short for this range: there are at most {MOST_POINTS} values.",
                "period",
            )
    found = await compared(services.statistics, entities, both, asked.period, zone)
    return Comparison(zone.key, [_beheld(each) for each in found])


def _sides(services: Services, asked: CompareAsked, zone: ZoneInfo) -> Sides:
    to: Beside | Bucket | None
    ranges.within(services, asked.start_time, asked.end_time, ranges.STATISTICS)
    if isinstance(asked.compare_to, Range):
        to = asked.compare_to.start_time, asked.compare_to.end_time
        names = "compare_to.start_time", "compare_to.end_time"
        ranges.within(services, *to, ranges.STATISTICS, names)
    else:
        to = asked.compare_to
    return sides(asked.start_time, asked.end_time, to, services.readings.now(), zone)


def _beheld(found: Compared) -> Beheld:
    this = found.this
    return Beheld(
        found.entity.entity_id,
        found.entity.friendly_name,
        found.unit,
        this.start,
        this.end,
        figure(this.total),
        figure(this.average),
        figure(this.peak),
        share(this.coverage),
        _values(this.series),
        UNSET if found.earlier is None else _comparison(found, found.earlier),
    )


def _comparison(found: Compared, earlier: Summed) -> Earlier:
    return Earlier(
        earlier.start,
        earlier.end,
        figure(earlier.total),
        figure(earlier.average),
        figure(earlier.peak),
        share(earlier.coverage),
        figure(found.change),
        figure(found.change_percent),
        _values(earlier.series),
    )


def _values(series: tuple[Point, ...]) -> list[Value]:
    return [Value(at, figure(value)) for at, value in series]


ROUTES: Final = (
    Route(
        "POST", "/api/statistics/compare", "Sensors over a range beside another one", compare,
        CompareAsked, Comparison,
        is_query=True, reads=True,
        errors={404: "a sensor is not known", 503: "the database is away"},
        example='{"entity_ids": ["sensor.grid_import_energy"], '
        '"start_time": "2026-06-01T00:00:00+02:00", "end_time": "2026-06-08T00:00:00+02:00", '
        '"compare_to": "previous", "timezone": "Europe/Berlin"}',
    ),
)  # fmt: skip
