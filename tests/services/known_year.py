"""A made-up year of statistics with everything in it that Home Assistant and we may see otherwise.

Hours in two stretches of 2025, around the changes of the clocks of every zone that is tested, and
5-minute rows in twelve days of spring. What was used is known to us apart from both.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tests.fakes.recorded_home import utc
from tests.servers.imported import Row, Series

HOUR, FIVE_MINUTES = timedelta(hours=1), timedelta(minutes=5)
SPRING: Final = (utc("2025-03-06 00:00"), utc("2025-04-09 00:00"))
AUTUMN: Final = (utc("2025-10-02 00:00"), utc("2025-11-05 00:00"))
FINE: Final = (utc("2025-03-28 00:00"), utc("2025-04-09 00:00"))

METER, NET, POWER, LEVEL = (f"sensor.known_{n}" for n in ("meter", "net", "power", "level"))
FINE_METER, FINE_POWER = "sensor.known_fine_meter", "sensor.known_fine_power"
RESTARTED, FIRST = "sensor.known_restarted_sum", "sensor.known_first_row"

HOLE: Final = (utc("2025-10-14 06:00"), utc("2025-10-15 12:00"))
"""No rows of the meter and of power, over a midnight of every zone."""
METER_RESTART: Final = utc("2025-03-20 09:00")
DIP: Final = utc("2025-03-22 10:00")
SUM_RESTART: Final = utc("2025-10-22 09:00")


def starts(stretch: tuple[datetime, datetime], step: timedelta) -> list[datetime]:
    return [stretch[0] + i * step for i in range((stretch[1] - stretch[0]) // step)]


HOURS: Final = [*starts(SPRING, HOUR), *starts(AUTUMN, HOUR)]


def used(at: datetime) -> float:
    """kWh used in the 5 minutes from ``at`` on; nothing in the first hour after the summer."""
    if at.replace(minute=0) == AUTUMN[0]:
        return 0.0
    return (int(at.timestamp()) // 300 * 37 % 101) / 400


def used_between(start: datetime, end: datetime) -> float:
    """kWh used in the 5 minutes that start in [start, end)."""
    return sum(used(at) for at in starts((start, end), FIVE_MINUTES))


def watts(at: datetime) -> float:
    """Mean power of the 5 minutes from ``at`` on."""
    return 100.0 + 12_000 * used(at)


def is_in(at: datetime, stretch: tuple[datetime, datetime]) -> bool:
    return stretch[0] <= at < stretch[1]


def series() -> list[Series]:
    """All that Home Assistant is given."""
    return [
        Series(METER, "kWh", {at: row for at, row in meter().items() if not is_in(at, HOLE)}),
        Series(NET, "Wh", net()),
        Series(RESTARTED, "kWh", restarted_sum()),
        Series(FIRST, "kWh", first_rows()),
        Series(POWER, "W", {at: mean_of(at) for at in HOURS if not is_in(at, HOLE)}),
        Series(LEVEL, "%", {at: level(at) for at in HOURS}),
        Series(FINE_METER, "kWh", counted(starts(FINE, HOUR)), counted(starts(FINE, FIVE_MINUTES))),
        Series(
            FINE_POWER, "W", {at: mean_of(at) for at in starts(FINE, HOUR)},
            {at: flat(watts(at)) for at in starts(FINE, FIVE_MINUTES)},
        ),
    ]  # fmt: skip


def counted(times: list[datetime]) -> dict[datetime, Row]:
    """Rows of a meter that shows 5,000 kWh more than its sum, which is 0 for the first hour."""
    step, total = times[1] - times[0], 0.0
    rows: dict[datetime, Row] = {}
    for at in times:
        total += 0.0 if at < times[0] + HOUR else used_between(at, at + step)
        rows[at] = {"state": 5000 + total, "sum": total}
    return rows


def meter() -> dict[datetime, Row]:
    """It restarts at 0, and once shows 0.3 kWh less than before for an hour."""
    rows: dict[datetime, Row] = {}
    at_restart = counted(HOURS)[METER_RESTART - HOUR]["state"]
    for at, row in counted(HOURS).items():
        restarted = at_restart if at >= METER_RESTART else 0.0
        dip = used_between(at, at + HOUR) + 0.3 if at == DIP else 0.0
        rows[at] = {"state": row["state"] - restarted - dip, "sum": row["sum"] - dip}
    return rows


def net() -> dict[datetime, Row]:
    """Every third hour gives back half a kWh more than is used; in Wh."""
    total = 0.0
    rows: dict[datetime, Row] = {}
    for at in HOURS:
        total += net_wh(at) if at > HOURS[0] else 0.0
        rows[at] = {"state": 70_000 + total, "sum": total}
    return rows


def net_wh(at: datetime) -> float:
    wh = 1000 * used_between(at, at + HOUR)
    return -wh - 500 if at.hour % 3 == 0 and wh else wh


def restarted_sum() -> dict[datetime, Row]:
    """Home Assistant's database was lost: the sum begins again, the meter goes on."""
    rows = counted(HOURS)
    before = rows[SUM_RESTART - HOUR]["sum"]
    return {
        at: {"state": row["state"], "sum": row["sum"] - (before if at >= SUM_RESTART else 0)}
        for at, row in rows.items()
    }


def first_rows() -> dict[datetime, Row]:
    """The first three rows of a meter that was imported with what it showed."""
    times, shown = starts(SPRING, HOUR)[:3], [5000.0, 5001.0, 5003.0]
    return {at: {"state": v, "sum": v} for at, v in zip(times, shown, strict=True)}


def mean_of(hour: datetime) -> Row:
    values = [watts(at) for at in starts((hour, hour + HOUR), FIVE_MINUTES)]
    return {"mean": sum(values) / 12, "min": min(values), "max": max(values)}


def flat(value: float) -> Row:
    return {"mean": value, "min": value, "max": value}


def level(hour: datetime) -> Row:
    value = 20 + int(hour.timestamp()) // 3600 * 7 % 60
    return {"mean": value, "min": value - 5, "max": value + 5}
