"""What the fields of answers mean, for the description in OpenAPI: of a name, or of one schema's.

What the fields of questions take is told by their types (``parameters``), unless that is not all.
"""

from __future__ import annotations

from typing import Final

_KNOWN: Final = "how much of the time is known, 0 to 1; of a running one, of what has passed of it"
_UNIT: Final = "kWh of energy, W of power, else the sensor's own; null: it has none"
_RECORDED: Final = "how many sensors are recorded: every energy and power sensor that there is now"
_MEAN: Final = "time-weighted mean, in `unit`; null: not known, or of a meter"
_LOWEST: Final = "lowest value, in `unit`; null: not known, or of a meter"
_HIGHEST: Final = "highest value, in `unit`; null: not known, or of a meter"
_WAITING: Final = "readings that came and are in memory alone, normally for half a second"
_OF_STORE: Final = "connected, or unavailable: it can't be read or written now"

OF_NAME: Final = {
    "continued_by": "the sensor that goes on with its figures; null: none, so that they count once",
    "count": "how many there are in this answer",
    "coverage": _KNOWN,
    "data": "oldest first",
    "device_class": "Home Assistant's word for what it measures; null: none",
    "discovered_at": "when this program first found the sensor; null: not known",
    "end": "the first moment after it",
    "end_time": "the first moment after it",
    "entities_recorded": _RECORDED,
    "entities_tracked": "how many sensors are tracked: shown, and with their past fetched",
    "entity_id": "Home Assistant's id of the sensor",
    "friendly_name": "the name that Home Assistant shows",
    "ha_connected": "whether Home Assistant is connected and tells every change",
    "ha_version": "Home Assistant's version; null: it did not say",
    "is_active": "whether Home Assistant has it now; false: only what was recorded is left",
    "is_tracked": "whether it is shown and its past fetched; recorded it is in any case",
    "last_event_at": "newest event of any recorded sensor; null: none yet",
    "next": "to be sent back alone as `cursor` for more; absent: that was all",
    "records_synced": "rows that were fetched and stored",
    "repair": "how far the fetching of the past is",
    "start": "the first moment of it",
    "start_time": "the first moment of it",
    "state_class": "Home Assistant's word for how it counts, as total_increasing; null: none",
    "success": "whether all of it was done",
    "timezone": "name of the zone that days and months are counted in",
    "unit": _UNIT,
    "unit_of_measurement": f"unit of `state`: {_UNIT}",
    "updated_at": "when what Home Assistant says of it, its value apart, changed; null: unknown",
}
OF_SCHEMA: Final = {
    "Backfill.gaps_left": "gaps that Home Assistant does not have either; null: it goes on",
    "Backfill.gaps_repaired": "gaps that are closed now; null: it goes on",
    "Backfill.message": "what came of it, as a sentence",
    "Backfill.records_synced": "rows that were fetched and stored; null: it goes on",
    "Backfill.success": "false: Home Assistant did not answer all, it is asked again",
    "Beheld.average": "of a meter the mean of the known values of `series`, of which the first and "
    "the last are cut to the range and count as one each: two halves of a day give the mean of two "
    "halves. Of other sensors the time-weighted mean. In `unit`; null: nothing is known",
    "Beheld.comparison": "the range beside it; absent: none was asked for",
    "Beheld.end_time": "the first moment after what was summed, now at the latest",
    "Beheld.peak": "of a meter the highest of `series`, of other sensors the highest value; null: "
    "nothing is known",
    "Beheld.series": "a value for each `period`, oldest first; the first and the last are cut to "
    "the range",
    "Beheld.total": "sum of a meter over the range, in `unit`; null: not known, or no meter",
    "Comparison.data": "the sensors in the order they were asked for",
    "CompareAsked.timezone": "which days, weeks, months and years are meant; null: the program's",
    "ConnectAsked.token": "a long-lived access token of Home Assistant, no password",
    "ConnectAsked.url": "as it is typed into a browser, such as http://homeassistant.local:8123",
    "Connected.message": "what was done, and where the token is kept",
    "Coverage.intervals": "oldest first, without gaps or overlaps, up to now",
    "Database.error": "why it can't be used; null: it can",
    "Database.kind": "DuckDB, SQLite, QuestDB or MongoDB",
    "Database.location": "file or address, without a password",
    "Database.size_bytes": "bytes on the disk; 0 where it is unavailable",
    "Database.status": _OF_STORE,
    "Databases.state": "sensors and settings",
    "Databases.time_series": "readings and statistics",
    "Day.avg_power": "in W: of an energy meter the mean of its hours that are over and of which "
    "95 % are known, of power the time-weighted mean; null: none, or neither energy nor power",
    "Day.date": "the civil day in `timezone`",
    "Day.estimated": "the total is an integral of power, or counts an hour across midnight whole",
    "Day.max": "highest value, in `unit`, of what is neither energy nor power; else null",
    "Day.mean": "mean, in `unit`, of what is neither energy nor power; else null",
    "Day.min": "lowest value, in `unit`, of what is neither energy nor power; else null",
    "Day.peak": "in W: of an energy meter the highest of those hours, of power the highest value; "
    "null as `avg_power`",
    "Day.readings": "how many of its hours are known, not how many readings there were",
    "Day.total": "in `unit`: kWh of energy and power, a gas or water meter's own; null: not known, "
    "or nothing that adds up",
    "Days.unit": "of `total`, `mean`, `min` and `max`, powers are in W; null: it has none",
    "Description.info": "its title, version and licence",
    "Description.openapi": "version of OpenAPI",
    "Description.paths": "the routes by their address",
    "Discovered.discovered": "how many there are",
    "Discovered.entities": "the sensors that count energy or measure power",
    "Earlier.average": "as that of the sensor",
    "Earlier.change": "by how much the total asked for, of what has none the average, is more than "
    "this one, in `unit` (of percentages in points); null: one is not known",
    "Earlier.change_percent": "`change` in percent of this one, of meters and power alone; null "
    "where less than 95 % of either is known or has passed, across 0, below 0.1 kWh or 10 W",
    "Earlier.end_time": "the first moment after what was compared",
    "Earlier.peak": "as that of the sensor",
    "Earlier.series": "a value for each `period`, oldest first",
    "Earlier.total": "as that of the sensor",
    "Error.code": "a stable word for programs",
    "Error.details": "more for programs, as the name of the wrong `field`; absent: nothing more",
    "Error.error": "what is wrong and what to do, as a sentence",
    "Found.suggested": "whether Home Assistant's energy dashboard names it",
    "Health.parts": "each part by itself",
    "Health.status": "failing: one of the parts is",
    "HomeAssistantStatus.connected": "whether `state` is live",
    "HomeAssistantStatus.error": "why it is not connected, as a sentence; null: nothing is wrong",
    "HomeAssistantStatus.state": "unconfigured: there is no address or token; connecting; "
    "waiting_for_start: it is there and still starting; live: every change is recorded; retrying: "
    "it is away and tried again; refused: it refuses the token, a new one is needed; paused: the "
    "user wishes so; read_only: another program records into these databases",
    "HomeAssistantStatus.version": "Home Assistant's version; null: not connected yet",
    "Hour.avg_state": "time-weighted mean, in `unit`; null: not known",
    "Hour.hour": "its first moment",
    "Hour.max_state": "highest value, with the one held at the start; null: not known",
    "Hour.min_state": "lowest value, with the one held at the start; null: not known",
    "Hour.reading_count": "readings in it",
    "Hours.time_range": "what was asked for; the hours that touch it are whole",
    "InForce.api_url": "where the API answers; null: it is off",
    "InForce.time_zone": "name of the zone that days are counted in",
    "Interval.kind": "live: recorded as it came; history: fetched readings; statistics_5minute, "
    "statistics: only 5 minutes or hours of it; manual: a corrected change, a microsecond long; "
    "down: Home Assistant did not run; paused: recording was; missing: not known",
    "LiveSubscription.buffered": _WAITING,
    "LiveSubscription.subscription": "as it is stored",
    "Month.avg_power": "as that of a day",
    "Month.estimated": "as that of a day",
    "Month.max": "as that of a day",
    "Month.mean": "as that of a day",
    "Month.min": "as that of a day",
    "Month.month": "the civil month in `timezone`",
    "Month.peak": "as that of a day",
    "Month.readings": "how many of its hours are known, not how many readings there were",
    "Month.total": "as that of a day",
    "Months.unit": "of `total`, `mean`, `min` and `max`, powers are in W; null: it has none",
    "NotConnected.code": "why, for programs: invalid_token, unreachable, tls, timeout, "
    "not_home_assistant, invalid_url, not_ready or home_assistant",
    "NotConnected.error": "why, as a sentence",
    "NotConnected.success": "false: nothing was saved",
    "NotInitialized.status": "no Home Assistant is configured",
    "Parts.ha": "the connection; not_configured, paused, and read_only (another program records) "
    "are no failures",
    "Parts.recorder": "failing: what is received can't be stored now, and waits",
    "Parts.state_store": "the database of sensors and settings",
    "Parts.time_series_store": "the database of readings and statistics",
    "Reading.attributes": "Home Assistant's attributes at it; absent unless they were asked for",
    "Reading.previous_state": "of the reading before it; null: unavailable, or there is none",
    "Reading.source": "live: recorded as it came; history: fetched afterwards",
    "Reading.state": "as it was stored, in `unit`; null: unavailable",
    "Reading.timestamp": "when it changed, by Home Assistant's clock",
    "Readings.readings": "in the `order` asked for",
    "Readings.since": "the first moment that was asked for",
    "RepairProgress.caught_up": "whether what Home Assistant has was fetched since it connected",
    "RepairProgress.done": "of `total`; only their ratio tells something",
    "RepairProgress.running": "whether something is being fetched",
    "RepairProgress.total": "0 while nothing is fetched",
    "RepairProgress.what": "statistics, readings or repair; empty while nothing is fetched",
    "Row.change": "by how much a meter rose, in `unit`; null: not known, or no meter",
    "Row.max": _HIGHEST,
    "Row.mean": _MEAN,
    "Row.min": _LOWEST,
    "Row.source": "ha: there is a row of Home Assistant; readings: only readings tell; manual: a "
    "change in it was corrected in History; hour: of these 5 minutes only the hour is known; null: "
    "nothing is known",
    "Row.state": "of Home Assistant's newest row in it; null: there is none",
    "Row.sum": "of Home Assistant's newest row in it; null: there is none",
    "Rows.end_time": "the first moment after the range, now at the latest",
    "Rows.period": "length of a bucket",
    "Sensor.last_updated": "when it last changed; null: not known",
    "Sensor.state": "now, in `unit_of_measurement`; null: no number",
    "Sensors.entities": "by entity id",
    "Settings.database_type": "embedded: files of the profile; servers: MongoDB and QuestDB",
    "Settings.databases": "how both are",
    "Settings.in_force": "what became of the settings",
    "Settings.settings": "what was set, by name; of the token only whether there is one",
    "Status.api_problem": "what is wrong with this API or its keys; null: nothing",
    "Status.buffered": _WAITING,
    "Status.disk_free_bytes": "free where the profile is",
    "Status.disk_used_bytes": "taken by the profile",
    "Status.ha": "the connection to Home Assistant",
    "Status.journalled": "readings that wait in the journal file because the database is away",
    "Status.last_reading_at": "time of the newest reading stored by this run; null: none yet",
    "Status.readings_per_s": "readings received a second, over about the last minute",
    "Status.refused": "readings that the database refused; they are in `journal/refused.jsonl`",
    "Status.stores": "both databases",
    "Status.subscription": "as it is stored, with how many sensors it is about",
    "Status.uptime_s": "seconds since the program started",
    "Status.version": "of this program",
    "Store.kind": "DuckDB, SQLite, QuestDB or MongoDB",
    "Store.status": _OF_STORE,
    "StorePair.state": "sensors and settings",
    "StorePair.time_series": "readings and statistics",
    "StoredSensor.last_updated": "time of the newest stored reading; null: there is none",
    "StoredSensor.state": "of the newest stored reading, in `unit_of_measurement`; null: "
    "unavailable, or there is none",
    "StoredSensors.entities": "by entity id",
    "Subscription.error_message": "why it ended; null: it did not fail",
    "Subscription.reconnect_count": "how often it was begun again",
    "Subscription.status": "active while subscribed; disconnected while Home Assistant is away, "
    "starting or paused; error: the token is refused",
    "Subscription.subscribed_at": "when the connection in force began; null: never",
    "Subscription.subscription_id": "Home Assistant's number of it; null: there is none now",
    "Sync.results": "one for each sensor",
    "Sync.success": "whether all were fetched",
    "Sync.total": "rows of all sensors",
    "Synced.error": "why not all was fetched; absent: it was",
    "Synced.status": "partial: some of it was fetched",
    "SyncAsked.end_time": "moment after the last; null: now",
    "TestAsked.token": "a long-lived access token of Home Assistant; null: the saved one",
    "TestAsked.url": "as it is typed into a browser; null: the saved one",
    "TestAsked.verify_tls": "whether the certificate of an https address is checked",
    "Tested.connected": "whether the test went well",
    "Tested.energy_sources": "how many sensors count energy or measure power; absent: not reached",
    "Tested.error": "what failed, as a sentence; absent: nothing",
    "Tested.latency_ms": "milliseconds that Home Assistant took to answer; null or absent: unknown",
    "Tracked.backfill_started": "whether their past is being fetched; it is at the next connection",
    "Tracked.tracked": "how many are tracked now",
    "Value.value": "of a meter its energy in this bucket, of others the mean; null: not known",
    "Welcome.docs": "address of the page about this API",
    "Welcome.name": "of this program",
    "Welcome.openapi": "address of its description for programs",
}
"""``Schema.field`` before what is said of the name alone."""


def description(schema: str, field: str) -> str | None:
    """What a field of an answer or a body means; None where its type tells."""
    for name in (schema, _BASES.get(schema)):
        if text := OF_SCHEMA.get(f"{name}.{field}"):
            return text
    return None if schema.endswith("Asked") else OF_NAME.get(field)


_BASES: Final = {"RecordedSubscription": "Subscription", "StoredSensor": "Sensor"}
