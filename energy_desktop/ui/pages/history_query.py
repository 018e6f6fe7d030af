"""What History asks the services for, and the columns it makes of the answers. No widgets."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from energy_desktop.models import Entity, MeterNote, Role, to_us
from energy_desktop.periods import Days, local_date
from energy_desktop.services.amounts import is_meter
from energy_desktop.services.compare import (
    Against,
    Comparison,
    Hindrance,
    compare,
    hindrance,
    other_days,
)
from energy_desktop.services.statistics import self_sufficiency
from energy_desktop.ui.pages.history_beginnings import beginnings, without_beginnings
from energy_desktop.ui.pages.history_columns import floats, grid_of, provenance
from energy_desktop.ui.pages.history_compare import (
    earlier_home,
    earlier_measurements,
    earlier_meters,
)
from energy_desktop.ui.pages.history_exact import ExactRange
from energy_desktop.ui.pages.history_first import first_known
from energy_desktop.ui.pages.history_lines import Chosen, lines
from energy_desktop.ui.pages.history_range import HistoryRange
from energy_desktop.ui.widgets.buckets import Buckets, Column, worst
from energy_desktop.ui.widgets.provenance import ABSENT
from energy_desktop.ui.widgets.roles import SUPPLYING, TAKING, direction

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.provenance import CoverageSpan

_STACK_ORDER: Final = (*SUPPLYING, *TAKING)
_FIGURES: Final = {
    Role.SOLAR_ENERGY: "solar",
    None: "home",
    Role.GRID_IMPORT: "grid_import",
    Role.GRID_EXPORT: "grid_export",
}
_DAY_S: Final = 86_400


@dataclass(frozen=True, slots=True)
class RangeFigures:
    """Sums of the home over a range in kWh, ``self_sufficiency`` 0–1; None where not known.

    By the names of the sums, ``known`` is how much of the time up to now is known, 0 to 1, and
    ``counted_days`` in how many times 24 hours the sum was counted.
    """

    solar: float | None = None
    home: float | None = None
    grid_import: float | None = None
    grid_export: float | None = None
    known: Mapping[str, float] = field(default_factory=dict)
    counted_days: Mapping[str, float] = field(default_factory=dict)

    def known_of(self, *names: str) -> float:
        """How much is known of the least known of some sums; 1 of those that the home lacks."""
        return min((self.known[name] for name in names if name in self.known), default=1.0)

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
    the columns and ``earlier_figures`` compare it, None with nothing; ``against`` with what the
    user wants a range compared that can't be. ``hindered``
    says which days the user wants it compared with that can't be, and why. ``oldest`` is the oldest
    reading of all sensors; ``begun``, where ``is_empty``, the day of the first of those chosen.
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
    hindered: tuple[Hindrance, Days] | None = None
    begun: datetime | None = None
    against: Against = Against.NOTHING

    @property
    def lacks_something(self) -> bool:
        """Whether what is still fetched of the past may belong here."""
        return self.is_empty or any(span.kind in ABSENT for span in self.coverage)

    @property
    def lacks_end(self) -> bool:
        """Whether nothing is known of the last moments, as right after recording has begun."""
        return any(span.kind in ABSENT and span.end >= self.now for span in self.coverage)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any chosen sensor."""
        return not (self.meters.has_values or self.measurements.has_values)


def measured(chosen: Sequence[Entity], hues: Mapping[str, str]) -> Chosen:
    """The measurements among sensors, in the order of the charts."""
    return Chosen([e for e in sorted(chosen, key=_stack_place) if not is_meter(e)], hues)


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
    other: date | None = None,
) -> HistoryData:
    """Ask for all of it at once, up to the same ``now``; raises EnergyDesktopError where a store
    can't answer.

    ``other`` is where the days begin that it is compared with, if ``against`` is ANOTHER. Only
    whole days are compared.
    """
    data = await _fetch(services, shown, chosen, hues, now)
    if data.is_empty and data.oldest is not None:
        data = replace(data, begun=await first_known(services, chosen, data.oldest, now))
    if isinstance(shown, ExactRange):
        return replace(data, against=against)
    beside = compare(against, shown.first, shown.last, now, data.zone, other)
    if beside is not None and shown.is_part:
        beside = beside.within(*shown.bounds(data.zone), data.zone)
    if beside is None or data.is_empty:
        return data if other is None else replace(data, hindered=_hindered(data, other))
    return await _compared(services, data, beside)


def _hindered(data: HistoryData, other: date) -> tuple[Hindrance, Days] | None:
    first, last = data.shown.first, data.shown.last
    why = hindrance(other, first, last, local_date(data.now, data.zone))
    return None if why is None else (why, other_days(other, first, last))


async def _compared(services: Services, data: HistoryData, beside: Comparison) -> HistoryData:
    meters, measurements, home = await asyncio.gather(
        earlier_meters(services, data.meters, beside, data.now),
        earlier_measurements(services, data.measurements, beside, data.now),
        earlier_home(services, data.shown.bucket, beside, data.now),
    )
    return replace(
        data,
        meters=meters,
        measurements=measurements,
        compared=beside,
        earlier_figures=range_figures(home),
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
        lines(services, shown, measured(ordered, hues), now),
        services.readings.coverage(None, start, max(start, min(end, now))),
        services.statistics.role_energy(start, end, shown.bucket, until=now),
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
    parts = {_FIGURES[part.role]: part for part in home if part.role in _FIGURES}
    times = {name: part.counted_s for name, part in parts.items()}
    return RangeFigures(
        **{name: part.total for name, part in parts.items()},
        known={name: part.coverage for name, part in parts.items()},
        counted_days={name: s / _DAY_S for name, s in times.items() if s is not None},
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
    answers = await services.statistics.energy(ids, start, end, shown.bucket, until=now)
    by_id = {answer.entity_id: answer for answer in answers}
    columns = [
        _meter_column(entity, by_id[entity.entity_id], hues[entity.entity_id], now)
        for entity in chosen
        if entity.entity_id in by_id
    ]
    return grid_of(shown.bucket, answers, columns)


def _meter_column(entity: Entity, answer: Any, hue: str, now: datetime) -> Column:
    return Column(
        key=entity.entity_id,
        label=entity.friendly_name,
        unit=answer.unit or entity.unit or "",
        hue=hue,
        values=floats(b.value for b in answer.buckets),
        coverage=floats(b.coverage for b in answer.buckets),
        provenance=provenance(answer.buckets, now),
        sign=direction(entity.role),
        total=answer.total,
        total_coverage=answer.coverage,
    )


def _stack_place(entity: Entity) -> tuple[int, str]:
    order = _STACK_ORDER.index(entity.role) if entity.role in _STACK_ORDER else len(_STACK_ORDER)
    return order, entity.friendly_name.casefold()
