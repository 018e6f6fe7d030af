"""What the dashboard asks of services: each question one coroutine with one immutable answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from energy_desktop import periods
from energy_desktop.models import Entity, Period, Role
from energy_desktop.services.sources import sources
from energy_desktop.ui.pages.today_texts import METER_ROLES
from energy_desktop.ui.widgets.flow import Ribbon
from energy_desktop.ui.widgets.live_lines import Line

if TYPE_CHECKING:
    from energy_desktop.services import Services
    from energy_desktop.services.live import PowerNow
    from energy_desktop.services.statistics import DayFigures

Gap = tuple[datetime, datetime]
ROLE_OF = {
    "solar": Role.SOLAR_POWER,
    "home": Role.HOME_POWER,
    "battery": Role.BATTERY_POWER,
    "grid": Role.GRID_POWER,
}
SPARK_POINTS = 300
_UNKNOWN = frozenset({"missing", "down", "paused"})
_WITH_READINGS = frozenset({"live", "repaired"})
_SHORT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class ChartData:
    """Lines in kW by part of the home, the times of which nothing is known, and how all is known.

    ``origins`` are (start, end, word of provenance), ascending; ``level`` is the battery's in %.
    """

    lines: dict[str, Line]
    gaps: tuple[Gap, ...]
    origins: tuple[tuple[datetime, datetime, str], ...] = ()
    level: Line = field(default_factory=Line)


@dataclass(frozen=True, slots=True)
class HourData:
    """The last hour for the tiles: lines in W, the battery's level in %, solar's peak today.

    ``knows_day``: readings of solar are there of the whole day so far, but for minutes.
    """

    lines: dict[str, Line]
    level: Line
    solar_peak: tuple[float, datetime] | None
    knows_day: bool = True


@dataclass(frozen=True, slots=True)
class TodayData:
    """Sums since midnight; ``is_complete``: every meter was known all the time.

    ``silent`` names the energy meters that have no value now, by role.
    """

    figures: DayFigures
    ribbons: tuple[Ribbon, ...]
    is_complete: bool = True
    silent: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)

    @property
    def kept_solar(self) -> float | None:
        """Which share of today's solar energy did not go into the grid; None where not known."""
        solar = [ribbon for ribbon in self.ribbons if ribbon.source == "solar"]
        whole = sum(ribbon.energy_kwh for ribbon in solar)
        sold = sum(ribbon.energy_kwh for ribbon in solar if ribbon.sink == "grid")
        return 1 - sold / whole if whole > 0 and self.is_complete else None


async def chart_data(services: Services, now: datetime, length_s: float, points: int) -> ChartData:
    """The lines of the last ``length_s`` seconds with at most ``points`` points each."""
    start = now - timedelta(seconds=length_s)
    roles = [*ROLE_OF.values(), Role.BATTERY_LEVEL]
    found = {f.role: f for f in await services.readings.role_lines(roles, start, now, points)}
    level = found.pop(Role.BATTERY_LEVEL, None)
    keys = {role: key for key, role in ROLE_OF.items()}
    lines = {keys[role]: Line(f.at / 1e6, f.state / 1000) for role, f in found.items()}
    spans = await services.readings.coverage(None, start, now)
    gaps = [(s.start, s.end) for s in spans if str(s.kind) in _UNKNOWN]
    origins = tuple((s.start, s.end, str(s.kind)) for s in spans)
    percent = Line() if level is None else Line(level.at / 1e6, level.state)
    return ChartData(lines, tuple(known_gaps(gaps, lines)), origins, percent)


def known_gaps(gaps: Sequence[Gap], lines: dict[str, Line]) -> list[Gap]:
    """Gaps between things known, joined where they touch; what lies before the first is none."""
    firsts = [float(line.at_s[0]) for line in lines.values() if len(line.at_s)]
    joined: list[Gap] = []
    for start, end in gaps:
        if not firsts or end.timestamp() <= min(firsts):
            continue
        if joined and joined[-1][1] >= start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


async def hour_data(services: Services, now: datetime, device_ids: Sequence[str]) -> HourData:
    """The last hour of every tile."""
    start = now - timedelta(hours=1)
    roles = [*ROLE_OF.values(), Role.BATTERY_LEVEL]
    found = await services.readings.role_lines(roles, start, now, SPARK_POINTS)
    by_role = {f.role: Line(f.at / 1e6, f.state) for f in found}
    lines = {key: by_role[role] for key, role in ROLE_OF.items() if role in by_role}
    for envelope in await services.readings.lines(device_ids, start, now, SPARK_POINTS):
        lines[envelope.entity_id] = Line(envelope.at / 1e6, envelope.state)
    level = by_role.get(Role.BATTERY_LEVEL, Line())
    if Role.SOLAR_POWER not in by_role:
        return HourData(lines, level, None)
    peak = await services.readings.today_peak(Role.SOLAR_POWER)
    return HourData(lines, level, peak, await _knows_day(services, now, Role.SOLAR_POWER))


async def _knows_day(services: Services, now: datetime, role: Role) -> bool:
    """Whether readings of a role's sensors are there since midnight, but for minutes."""
    midnight = periods.floor(Period.DAY, now, services.live.zone)
    spans = [
        span
        for entity in services.entities.by_role(role)
        for span in await services.readings.coverage(entity.entity_id, midnight, now)
    ]
    return all(s.end - s.start < _SHORT or str(s.kind) in _WITH_READINGS for s in spans)


async def today_data(services: Services, now: datetime) -> TodayData:
    """Figures and flows from civil midnight in the program's zone up to ``now``."""
    figures = await services.statistics.day(now=now)
    midnight = periods.floor(Period.DAY, now, services.live.zone)
    flows = await services.statistics.flows(midnight, now)
    pairs = ("solar_home", "solar_battery", "solar_grid", "battery_home", "battery_grid",
             "battery_battery", "grid_home", "grid_battery", "grid_grid")  # fmt: skip
    ribbons = tuple(_ribbon(pair, getattr(flows, pair)) for pair in pairs)
    return TodayData(figures, ribbons, flows.complete, silent_meters(services))


def silent_meters(services: Services) -> dict[Role, tuple[str, ...]]:
    """Names of what counts the energy of the home and has no value now, by role."""
    found: dict[Role, tuple[str, ...]] = {}
    for role in METER_ROLES:
        counting = [source.entity for source in sources(services.entities, role)]
        silent = [e for e in counting if not _has_value(services, e)]
        if silent:
            found[role] = tuple(e.friendly_name for e in silent)
    return found


def _has_value(services: Services, entity: Entity) -> bool:
    value = services.live.value(entity.entity_id)
    return value is not None and value.state is not None


def _ribbon(pair: str, energy_kwh: float) -> Ribbon:
    source, sink = pair.split("_")
    return Ribbon(source, sink, energy_kwh)


def top_devices(services: Services, most: int = 2) -> list[str]:
    """Entity ids of the tracked devices that use most power now."""
    powers = [
        (value.state, entity.entity_id)
        for entity in services.entities.by_role(Role.DEVICE)
        if entity.unit == "W" and (value := services.live.value(entity.entity_id)) is not None
        and value.state is not None
    ]  # fmt: skip
    return [entity_id for _, entity_id in sorted(powers, reverse=True)[:most]]


def parts(services: Services, now: PowerNow) -> tuple[str, ...]:
    """Which tiles the home has, in order; devices fill up where there is no solar."""
    if not (now.has_solar or now.has_grid or now.has_battery):
        return tuple(top_devices(services, 4))
    wanted = {"solar": now.has_solar, "grid": now.has_grid, "battery": now.has_battery}
    found = [key for key, has in wanted.items() if has]
    if now.has_grid or services.entities.by_role(Role.HOME_POWER):
        found.append("home")
    return (*found, *(() if now.has_solar else top_devices(services)))
