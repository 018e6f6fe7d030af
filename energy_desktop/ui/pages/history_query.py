"""What History asks the services for, and the columns it makes of the answers. No widgets."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop import units
from energy_desktop.models import Entity, Floats, MeterNote, Period, Role, to_us
from energy_desktop.services.amounts import is_meter
from energy_desktop.services.compare import COMPARABLE, Against, Comparison, compare
from energy_desktop.services.statistics import self_sufficiency
from energy_desktop.ui.pages.history_beginnings import beginnings, without_beginnings
from energy_desktop.ui.pages.history_compare import (
    earlier_home,
    earlier_measurements,
    earlier_meters,
)
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.widgets.buckets import Buckets, Column, worst
from energy_desktop.ui.widgets.roles import SUPPLYING, TAKING, direction

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.provenance import CoverageSpan

_STACK_ORDER: Final = (*SUPPLYING, *TAKING)


@dataclass(frozen=True, slots=True)
class RangeFigures:
    """Sums of the home over a range in kWh, ``self_sufficiency`` 0–1; None where not known."""

    solar: float | None = None
    home: float | None = None
    grid_import: float | None = None
    grid_export: float | None = None

    @property
    def grid_net(self) -> float | None:
        """Import less export."""
        if self.grid_import is None:
            return None
        return self.grid_import - (self.grid_export or 0.0)

    @property
    def self_sufficiency(self) -> float | None:
        """1 − min(1, import ÷ home used)."""
        return self_sufficiency(self.grid_import, self.home)


@dataclass(frozen=True, slots=True)
class HistoryData:
    """Everything one drawing of the page shows; ``coverage`` ends at ``now``.

    ``notes`` are what the user says of the meters shown, in this range. ``compared`` is with what
    the columns and ``earlier_figures`` compare it, None with nothing.
    """

    shown: HistoryRange
    zone: ZoneInfo
    now: datetime
    meters: Buckets
    measurements: Buckets
    coverage: Sequence[CoverageSpan] = ()
    figures: RangeFigures = RangeFigures()
    oldest: datetime | None = None
    notes: Sequence[MeterNote] = ()
    compared: Comparison | None = None
    earlier_figures: RangeFigures = RangeFigures()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any chosen sensor."""
        return not (self.meters.has_values or self.measurements.has_values)


def default_selection(tracked: Sequence[Entity]) -> list[str]:
    """The meters of the home's balance; without any, the first few meters."""
    roles = [e.entity_id for e in tracked if e.role in _STACK_ORDER and is_meter(e)]
    return roles or [e.entity_id for e in tracked if is_meter(e)][:5]


async def fetch(
    services: Services,
    shown: HistoryRange,
    chosen: Sequence[Entity],
    hues: Mapping[str, str],
    now: datetime,
    against: Against = Against.NOTHING,
) -> HistoryData:
    """Ask for all of it at once; raises EnergyDesktopError where a store can't answer."""
    data = await _fetch(services, shown, chosen, hues, now)
    beside = compare(against, shown.first, shown.last, now, data.zone)
    return data if beside is None or data.is_empty else await _compared(services, data, beside)


async def _compared(services: Services, data: HistoryData, beside: Comparison) -> HistoryData:
    meters, measurements, home = await asyncio.gather(
        earlier_meters(services, data.meters, beside),
        earlier_measurements(services, data.measurements, beside),
        earlier_home(services, data.shown.bucket, beside),
    )
    known = [part for part in home if part.coverage >= COMPARABLE]
    return replace(
        data,
        meters=meters,
        measurements=measurements,
        compared=beside,
        earlier_figures=range_figures(known),
    )


async def _fetch(
    services: Services,
    shown: HistoryRange,
    chosen: Sequence[Entity],
    hues: Mapping[str, str],
    now: datetime,
) -> HistoryData:
    zone = services.live.zone
    start, end = shown.bounds(zone)
    ordered = sorted(chosen, key=_stack_place)
    meters, measurements, coverage, home, oldest = await asyncio.gather(
        _meters(services, shown, [e for e in ordered if is_meter(e)], hues, now),
        _measurements(services, shown, [e for e in ordered if not is_meter(e)], hues, now),
        services.readings.coverage(None, start, max(start, min(end, now))),
        services.statistics.role_energy(start, end, shown.bucket),
        services.statistics.oldest(),
    )
    begun = beginnings(chosen, oldest)
    return HistoryData(
        shown, zone, now,
        without_beginnings(meters, begun),
        without_beginnings(measurements, begun),
        clipped(coverage, oldest),
        range_figures(home),
        oldest,
        notes_between(services, chosen, start, end),
    )  # fmt: skip


def notes_between(
    services: Services, chosen: Sequence[Entity], start: datetime, end: datetime
) -> list[MeterNote]:
    """What the user says of sensors in [start, end), by time, without what was undone."""
    known = [note for e in chosen for note in services.entities.meters.notes(e.entity_id)]
    first, last = to_us(start), to_us(end)
    counting = (n for n in known if n.undone_at is None and first <= n.at_us < last)
    return sorted(counting, key=lambda note: note.at_us)


def clipped(spans: Sequence[CoverageSpan], oldest: datetime | None) -> list[CoverageSpan]:
    """The spans from ``oldest`` on: before anything was recorded nothing can be missing."""
    if oldest is None:
        return []
    return [replace(s, start=max(s.start, oldest)) for s in spans if s.end > oldest]


def day_kinds(
    spans: Sequence[CoverageSpan], zone: ZoneInfo, oldest: datetime | None
) -> dict[date, str]:
    """The worst kind of each civil day that the spans touch, from ``oldest`` on."""
    kinds: dict[date, str] = {}
    for span in clipped(spans, oldest):
        day = span.start.astimezone(zone).date()
        last = (span.end - timedelta(microseconds=1)).astimezone(zone).date()
        while day <= last:
            kinds[day] = worst([kinds.get(day, ""), str(span.kind)])
            day += timedelta(days=1)
    return kinds


def range_figures(home: Sequence[Any]) -> RangeFigures:
    """The sums of the answer of ``role_energy``; a role that the home lacks is None."""
    sums = {part.role: part.total for part in home}
    return RangeFigures(
        solar=sums.get(Role.SOLAR_ENERGY),
        home=sums.get(None),
        grid_import=sums.get(Role.GRID_IMPORT),
        grid_export=sums.get(Role.GRID_EXPORT),
    )


async def _meters(
    services: Services,
    shown: HistoryRange,
    chosen: Sequence[Entity],
    hues: Mapping[str, str],
    now: datetime,
) -> Buckets:
    if not chosen:
        return Buckets(shown.bucket)
    start, end = shown.bounds(services.live.zone)
    ids = [entity.entity_id for entity in chosen]
    answers = await services.statistics.energy(ids, start, end, shown.bucket)
    by_id = {answer.entity_id: answer for answer in answers}
    columns = [
        _meter_column(entity, by_id[entity.entity_id], hues[entity.entity_id], now)
        for entity in chosen
        if entity.entity_id in by_id
    ]
    return _grid(shown.bucket, answers, columns)


async def _measurements(
    services: Services,
    shown: HistoryRange,
    chosen: Sequence[Entity],
    hues: Mapping[str, str],
    now: datetime,
) -> Buckets:
    """By 5 minutes on short ranges where those are known, else as long as the bars."""
    if not chosen:
        return Buckets(shown.line_bucket)
    grid = await _averages(services, shown, shown.line_bucket, chosen, hues, now)
    if grid.has_values or shown.line_bucket is shown.bucket:
        return grid
    return await _averages(services, shown, shown.bucket, chosen, hues, now)


async def _averages(
    services: Services,
    shown: HistoryRange,
    period: Period,
    chosen: Sequence[Entity],
    hues: Mapping[str, str],
    now: datetime,
) -> Buckets:
    start, end = shown.bounds(services.live.zone)
    ids = [entity.entity_id for entity in chosen]
    answers = await services.statistics.averages(ids, start, end, period)
    by_id = {answer.entity_id: answer for answer in answers}
    columns = [
        _line_column(entity, by_id[entity.entity_id], hues[entity.entity_id], now)
        for entity in chosen
        if entity.entity_id in by_id
    ]
    return _grid(period, answers, columns)


def _grid(period: Period, answers: Sequence[Any], columns: Sequence[Column]) -> Buckets:
    if not answers:
        return Buckets(period)
    buckets = answers[0].buckets
    return Buckets(
        period, tuple(b.start for b in buckets), tuple(b.end for b in buckets), tuple(columns)
    )


def _meter_column(entity: Entity, answer: Any, hue: str, now: datetime) -> Column:
    return Column(
        key=entity.entity_id,
        label=entity.friendly_name,
        unit=answer.unit or entity.unit or "",
        hue=hue,
        values=_floats(b.value for b in answer.buckets),
        coverage=_floats(b.coverage for b in answer.buckets),
        provenance=_provenance(answer.buckets, now),
        sign=direction(entity.role),
        total=answer.total,
    )


def _line_column(entity: Entity, answer: Any, hue: str, now: datetime) -> Column:
    unit = answer.unit or entity.unit or ""
    factor, shown_unit = (1e-3, "kW") if unit == units.WATT else (1.0, unit)
    return Column(
        key=entity.entity_id,
        label=entity.friendly_name,
        unit=shown_unit,
        hue=hue,
        values=_floats(b.mean for b in answer.buckets) * factor,
        coverage=_floats(b.coverage for b in answer.buckets),
        provenance=_provenance(answer.buckets, now),
        low=_floats(b.min for b in answer.buckets) * factor,
        high=_floats(b.max for b in answer.buckets) * factor,
    )


def _provenance(buckets: Sequence[Any], now: datetime) -> tuple[str, ...]:
    """In words; none for what has not begun, which is not missing."""
    return tuple(str(b.provenance) if b.start <= now else "" for b in buckets)


def _floats(values: Any) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _stack_place(entity: Entity) -> tuple[int, str]:
    order = _STACK_ORDER.index(entity.role) if entity.role in _STACK_ORDER else len(_STACK_ORDER)
    return order, entity.friendly_name.casefold()
