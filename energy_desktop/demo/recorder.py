"""The websocket commands about the past: recorder, statistics, history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from math import isnan
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np

from energy_desktop.demo import history, statistics
from energy_desktop.demo.answers import Command, CommandError, Message, required
from energy_desktop.demo.weather import Floats
from energy_desktop.models import to_us

if TYPE_CHECKING:
    from energy_desktop.demo.connection import Client
    from energy_desktop.demo.instance import Instance

TYPES = ("change", "last_reset", "max", "mean", "min", "state", "sum")


async def _info(client: Client, message: Message) -> None:
    client.send_result(
        message["id"],
        {
            "backlog": 0,
            "db_in_default_location": True,
            "max_backlog": 65000,
            "migration_in_progress": False,
            "migration_is_live": False,
            "recording": True,
            "thread_running": True,
        },
    )


async def _list_statistic_ids(client: Client, message: Message) -> None:
    wanted = message.get("statistic_type")
    found = [
        entry
        for entry in _all_metadata(client.instance)
        if wanted is None or entry[f"has_{wanted}"]
    ]
    client.send_result(message["id"], found)


async def _statistics_metadata(client: Client, message: Message) -> None:
    wanted = message.get("statistic_ids")
    found = [
        entry
        for entry in _all_metadata(client.instance)
        if wanted is None or entry["statistic_id"] in wanted
    ]
    client.send_result(message["id"], found)


def _all_metadata(instance: Instance) -> list[dict[str, Any]]:
    return [
        statistics.metadata(sensor, entity_id)
        for entity_id, sensor in instance.sensors.items()
        if statistics.has_statistics(sensor)
    ]


async def _statistics(client: Client, message: Message) -> None:
    start_us = _time(client.instance, message, "start_time")
    end_us = client.instance.now_us
    if message.get("end_time") is not None:
        end_us = _time(client.instance, message, "end_time")
    required(message, "period")
    if message["period"] not in statistics.PERIODS:
        text = f"not a valid value for dictionary value @ data['period']. Got '{message['period']}'"
        raise CommandError("invalid_format", text)
    required(message, "statistic_ids")
    answer = await asyncio.to_thread(_statistics_answer, client.instance, message, start_us, end_us)
    client.send_result(message["id"], answer)


def _statistics_answer(
    instance: Instance, message: Message, start_us: int, end_us: int
) -> dict[str, list[dict[str, Any]]]:
    known = {
        entity_id: sensor
        for entity_id in message["statistic_ids"]
        if (sensor := instance.sensors.get(entity_id)) and statistics.has_statistics(sensor)
    }
    summed = {statistics.is_summed(sensor) for sensor in known.values()}
    types = _possible(message.get("types") or TYPES, summed)
    answer = {}
    for entity_id, sensor in known.items():
        found = statistics.during(instance, entity_id, message["period"], start_us, end_us)
        if found is not None:
            factor = statistics.conversion(sensor.unit, message.get("units") or {})
            answer[entity_id] = _bucket_rows(found, types, factor)
    return answer


def _possible(types: Iterable[str], summed: set[bool]) -> list[str]:
    """The types that at least one of the asked sensors can have, in Home Assistant's order."""
    impossible = set()
    if False not in summed:
        impossible |= {"mean", "min", "max"}
    if True not in summed:
        impossible |= {"sum", "state"}
    order = ("min", "mean", "max", "state", "sum", "last_reset", "change")
    return [name for name in order if name in set(types) - impossible]


def _bucket_rows(
    found: statistics.Buckets, types: Iterable[str], factor: float
) -> list[dict[str, Any]]:
    columns: dict[str, list[Any]] = {
        "start": (found.start // 1000).tolist(),
        "end": (found.end // 1000).tolist(),
    }
    for name in types:
        columns[name] = (
            [None] * len(found.start)
            if name == "last_reset"
            else _numbers_or_null(getattr(found, name) * factor)
        )
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _numbers_or_null(numbers: Floats) -> list[float | None] | list[None]:
    unknown = np.isnan(numbers)
    if unknown.all():
        return [None] * len(numbers)
    if not unknown.any():
        return list(numbers.tolist())
    return [None if isnan(number) else number for number in numbers.tolist()]


async def _history(client: Client, message: Message) -> None:
    question = _question(client.instance, message)
    answer = await asyncio.to_thread(history.during, client.instance, question)
    client.send_result(message["id"], answer)


async def _history_stream(client: Client, message: Message) -> None:
    """What was, as a first event; then each change of the asked entities.

    Unknown entities have none of either: two empty events, the second of which the real one
    sends when its recorder has committed everything.
    """
    question = _question(client.instance, message)
    number, until_us = message["id"], client.instance.now_us
    follower = _Follower(client, number, question)
    client.subscribe(number, client.instance.listen(follower.heard))
    client.send_result(number)
    answer = await asyncio.to_thread(history.during, client.instance, question)
    times = {"start_time": question.start_us / 1e6, "end_time": until_us / 1e6}
    client.send_event(number, {"states": answer} | times)
    if not answer:
        client.send_event(number, {"states": {}} | times)
    follower.go()


class _Follower:
    """Sends changes of some entities as they happen, but none before the past was sent."""

    def __init__(self, client: Client, number: int, question: history.Question) -> None:
        self._client, self._number, self._question = client, number, question
        self._waiting: list[dict[str, Any]] | None = []

    def heard(self, event: dict[str, Any]) -> None:
        if event["event_type"] != "state_changed":
            return
        entity_id, new = event["data"]["entity_id"], event["data"]["new_state"]
        if new is None or entity_id not in self._question.entity_ids:
            return
        row = {"s": new["state"], "a": new["attributes"], "lu": _seconds(new["last_updated"])}
        if self._question.no_attributes:
            del row["a"]
        self._send({"states": {entity_id: [row]}})

    def go(self) -> None:
        """Send what was heard meanwhile, and from now on at once."""
        waiting, self._waiting = self._waiting or [], None
        for told in waiting:
            self._send(told)

    def _send(self, told: dict[str, Any]) -> None:
        if self._waiting is not None:
            self._waiting.append(told)
        else:
            self._client.send_event(self._number, told)


def _seconds(text: str) -> float:
    return to_us(datetime.fromisoformat(text)) / 1e6


def _question(instance: Instance, message: Message) -> history.Question:
    start_us = _time(instance, message, "start_time")
    end_us = instance.now_us + 1
    if message.get("end_time") is not None:
        end_us = min(end_us, _time(instance, message, "end_time"))
    return history.Question(
        required(message, "entity_ids"),
        start_us,
        end_us,
        with_start=message.get("include_start_time_state", True),
        significant_only=message.get("significant_changes_only", True),
        minimal=message.get("minimal_response", False),
        no_attributes=message.get("no_attributes", False),
    )


def _time(instance: Instance, message: Message, key: str) -> int:
    text = required(message, key)
    if not isinstance(text, str):
        fault = f"expected str for dictionary value @ data['{key}']. Got {text}"
        raise CommandError("invalid_format", fault)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"invalid_{key}", f"Invalid {key}") from None
    return to_us(at if at.tzinfo else at.replace(tzinfo=ZoneInfo(instance.time_zone)))


COMMANDS: dict[str, Command] = {
    "recorder/info": _info,
    "recorder/list_statistic_ids": _list_statistic_ids,
    "recorder/get_statistics_metadata": _statistics_metadata,
    "recorder/statistics_during_period": _statistics,
    "history/history_during_period": _history,
    "history/stream": _history_stream,
}
