"""What the tiles of the dashboard say for the newest values. Pure: no widget, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

import numpy as np

from energy_desktop.models import ConnectionPhase, ConnectionState, LiveValue
from energy_desktop.ui import formats
from energy_desktop.ui.languages import spoken, translate
from energy_desktop.ui.widgets.live_lines import Line
from energy_desktop.ui.widgets.now_tile import TileContent

if TYPE_CHECKING:
    from energy_desktop.services.live import PowerNow

FULL_PERCENT = 99.9
FULL_WITHIN_H = 12.0
_RATE_OVER_S = 900.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What the tiles are told about: values, connection, zone, and figures queried before.

    Without ``knows_day`` the peak is that of the recorded part of today.
    """

    now: PowerNow
    connection: ConnectionState
    zone: tzinfo
    solar_peak: tuple[float, datetime] | None = None
    battery_full_at: datetime | None = None
    knows_day: bool = True


def is_stale(connection: ConnectionState) -> bool:
    """Whether shown values may be old: not connected."""
    return connection.phase is not ConnectionPhase.LIVE


def known_until(connection: ConnectionState, now: PowerNow) -> datetime | None:
    """Of when the newest values are; None while they are those of now, or before any has come."""
    return (connection.last_event_at or now.at) if is_stale(connection) else None


def solar(moment: Moment) -> TileContent:
    """Solar: the power now, and today's peak, once there is one."""
    status = ""
    if moment.solar_peak is not None and moment.solar_peak[0] >= formats.IDLE_W:
        peak_w, at = moment.solar_peak
        text = formats.with_unit(formats.number(peak_w / 1000, 1), "kW")
        words = (
            translate("Tiles", "Peak today {0} at {1}")
            if moment.knows_day
            else translate("Tiles", "Recorded peak {0} at {1}")
        )
        status = words.format(text, formats.clock(at, moment.zone))
    power_w = moment.now.solar_w
    words = translate("Tiles", "producing {0} kilowatts").format(formats.power_value(power_w))
    return _content(power_w, status or _idle_or(power_w, translate("Tiles", "Producing")), words)


def grid(moment: Moment) -> TileContent:
    """Grid: importing above zero, exporting below."""
    power_w = moment.now.grid_w
    status = _by_sign(power_w, translate("Tiles", "Importing"), translate("Tiles", "Exporting"))
    return _content(power_w, status, f"{status} {_kilowatts(power_w)}")


def battery(moment: Moment) -> TileContent:
    """Battery: discharging above zero, charging below, with its level."""
    power_w, level = moment.now.battery_w, moment.now.battery_percent
    status = _by_sign(power_w, translate("Tiles", "Discharging"), translate("Tiles", "Charging"))
    spoken = f"{status} {_kilowatts(power_w)}"
    if level is not None:
        spoken += ", " + translate("Tiles", "{0} percent").format(formats.number(level))
    if moment.battery_full_at is not None and (power_w or 0) < -formats.IDLE_W:
        at = formats.clock(moment.battery_full_at, moment.zone)
        status = translate("Tiles", "Charging · full at {0}").format(at)
    corner = "" if level is None else formats.percent(level)
    content = _content(power_w, status, spoken)
    return TileContent(content.value, content.unit, status, corner=corner, spoken=spoken)


def home(moment: Moment) -> TileContent:
    """Home: what it uses, and where that comes from."""
    now = moment.now
    if now.home_w is None and now.home_reason:
        reason = _reason(now.home_reason)
        return TileContent(formats.DASH, "", reason, "error", spoken=reason, tooltip=reason)
    status = origin(now)
    return _content(now.home_w, status, f"{_kilowatts(now.home_w)}, {status}")


def origin(now: PowerNow) -> str:
    """Where the home's power comes from: "All from solar", "62 % from grid", …; may be empty."""
    home_w, grid_w = now.home_w or 0.0, now.grid_w or 0.0
    if home_w < formats.IDLE_W:
        return ""
    if grid_w >= formats.IDLE_W:
        share = min(1.0, grid_w / home_w)
        if round(share * 100) == 100:
            return translate("Tiles", "All from grid")
        return translate("Tiles", "{0} from grid").format(formats.share(share))
    solar_w, battery_w = now.solar_w or 0.0, now.battery_w or 0.0
    if battery_w < formats.IDLE_W:
        return translate("Tiles", "All from solar") if solar_w >= formats.IDLE_W else ""
    return (
        translate("Tiles", "All from battery")
        if solar_w < formats.IDLE_W
        else translate("Tiles", "From solar and battery")
    )


def device(value: LiveValue | None) -> TileContent:
    """A device: W below 1 kW."""
    power_w = None if value is None else value.state
    text = formats.device_power(power_w)
    number, _, unit = text.partition(formats.THIN_SPACE)
    status = _idle_or(power_w, translate("Tiles", "Using"))
    return TileContent(number, unit, status, spoken=f"{status} {text}")


def waiting() -> TileContent:
    """No value has ever come."""
    words = translate("Tiles", "Waiting for first reading")
    return TileContent(formats.DASH, "", words, "waiting", spoken=words)


def not_connected(connection: ConnectionState) -> TileContent:
    """No value has come in this run, and none will before something is done."""
    refused = connection.phase is ConnectionPhase.REFUSED
    words = translate("Tiles", "Token refused") if refused else translate("Tiles", "Not connected")
    tip = spoken(connection.error or words)
    return TileContent(formats.DASH, "", words, "waiting", spoken=words, tooltip=tip)


def unavailable(since: datetime, zone: tzinfo) -> TileContent:
    """The sensor exists and has no value now."""
    words = translate("Tiles", "Unavailable since {0}").format(formats.clock(since, zone))
    return TileContent(formats.DASH, "", words, "unavailable", spoken=words, tooltip=words)


def stale(content: TileContent, at: datetime, zone: tzinfo) -> TileContent:
    """The last known value, marked with its time."""
    words = translate("Tiles", "as of {0}").format(formats.clock(at, zone, seconds=True))
    return TileContent(
        content.value, content.unit, words, "stale", content.corner, f"{content.value} "
        f"{content.unit}, {words}",
        translate("Tiles", "Not connected; this is the last known value"),
    )  # fmt: skip


def battery_full_at(level: Line, now_s: float) -> float | None:
    """Epoch seconds when the level reaches 100 % at its mean rate of the last 15 minutes.

    None where it does not rise, is full but for the last tenth, or would take 12 h or more.
    """
    first, last = level.value_at(now_s - _RATE_OVER_S), level.value_at(now_s)
    if not (np.isfinite(first) and np.isfinite(last)) or last <= first or last >= FULL_PERCENT:
        return None
    seconds = (100 - last) / ((last - first) / _RATE_OVER_S)
    return now_s + seconds if seconds < timedelta(hours=FULL_WITHIN_H).total_seconds() else None


def _content(power_w: float | None, status: str, spoken: str) -> TileContent:
    if power_w is None:
        return waiting()
    return TileContent(formats.power_value(power_w), "kW", status, spoken=spoken)


def _by_sign(power_w: float | None, above: str, below: str) -> str:
    if power_w is None or abs(power_w) < formats.IDLE_W:
        return translate("Tiles", "Idle")
    return above if power_w > 0 else below


def _idle_or(power_w: float | None, words: str) -> str:
    return (
        words
        if power_w is not None and abs(power_w) >= formats.IDLE_W
        else translate("Tiles", "Idle")
    )


def _kilowatts(power_w: float | None) -> str:
    size = None if power_w is None else abs(power_w)
    return translate("Tiles", "{0} kilowatts").format(formats.power_value(size))


def _reason(code: str) -> str:
    return {
        "no_grid_sensor": translate("Tiles", "No grid power sensor is chosen"),
        "sensor_unavailable": translate("Tiles", "A sensor it is computed from is unavailable"),
        "meters_not_in_step": translate("Tiles", "The meters do not add up now"),
    }.get(code, code)
