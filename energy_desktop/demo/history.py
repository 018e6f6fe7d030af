"""Answers to questions about raw history, in the rows of Home Assistant's recorder.

A row is ``{s, a, lu[, lc]}``: state (None: removed), attributes, last_updated and, where it
differs, last_changed, in float seconds. As in the real one a window excludes both its ends,
and its first row is the state held at its start, at the time of the start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from energy_desktop.demo import past
from energy_desktop.demo.instance import Instance
from energy_desktop.demo.sensors import Sensor
from energy_desktop.demo.states import State

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What a client wants to know, in the words of ``history/history_during_period``."""

    entity_ids: Sequence[str]
    start_us: int
    end_us: int
    with_start: bool = True
    significant_only: bool = True
    minimal: bool = False
    no_attributes: bool = False


def during(instance: Instance, question: Question) -> dict[str, list[Row]]:
    """Rows by entity; an entity of which nothing is known is absent."""
    oldest_us = instance.now_us - instance.history_kept_us
    found = {
        entity_id: _rows(changes(instance, entity_id, question, oldest_us), question)
        for entity_id in question.entity_ids
    }
    return {entity_id: rows for entity_id, rows in found.items() if rows}


def changes(instance: Instance, entity_id: str, question: Question, oldest_us: int) -> list[State]:
    """The state held at the start (moved there) and every change inside of the window.

    What is older than ``oldest_us`` was purged.
    """
    start_us = max(question.start_us, oldest_us)
    inside = _recorded(instance, entity_id, start_us + 1, question.end_us)
    if not question.with_start or question.start_us < oldest_us:
        return inside
    held = _held(instance, entity_id, question.start_us, oldest_us)
    if held is None or held.state is None:
        return inside
    return [replace(held, changed_us=start_us, updated_us=start_us), *inside]


def _recorded(instance: Instance, entity_id: str, start_us: int, end_us: int) -> list[State]:
    seen = instance.states.rows(entity_id, start_us, end_us)
    first = instance.states.first(entity_id)
    sensor = instance.past_sensors.get(entity_id)
    if sensor is None or first is None or first.updated_us <= start_us:
        return seen
    return _computed(instance, sensor, first, start_us, min(end_us, first.updated_us)) + seen


def _computed(
    instance: Instance, sensor: Sensor, pattern: State, start_us: int, end_us: int
) -> list[State]:
    times, numbers = past.rows(instance.home, sensor, start_us, end_us)
    return [
        State(pattern.entity_id, sensor.text(number), pattern.attributes, at_us, at_us, "")
        for at_us, number in zip(times.tolist(), numbers.tolist(), strict=True)
    ]


def _held(instance: Instance, entity_id: str, at_us: int, oldest_us: int) -> State | None:
    """The last change before a time, if it was not purged."""
    seen = instance.states.rows(entity_id, oldest_us, at_us)
    first = instance.states.first(entity_id)
    sensor = instance.past_sensors.get(entity_id)
    if seen or first is None or sensor is None:
        return seen[-1] if seen else None
    changed_us, number = past.last(instance.home, sensor, at_us - 1)
    text = sensor.text(number)
    return State(entity_id, text, first.attributes, changed_us, changed_us, "")


def _rows(states: Sequence[State], question: Question) -> list[Row]:
    if question.significant_only:
        states = [state for state in states if state.changed_us == state.updated_us]
    if question.minimal:
        return _minimal(states, question)
    return [_full(state, no_attributes=question.no_attributes) for state in states]


def _full(state: State, *, no_attributes: bool) -> Row:
    attributes: Mapping[str, Any] = {} if no_attributes else state.attributes
    row = {"s": state.state, "a": dict(attributes), "lu": state.updated_us / 1e6}
    if state.changed_us != state.updated_us:
        row["lc"] = state.changed_us / 1e6
    return row


def _minimal(states: Sequence[State], question: Question) -> list[Row]:
    """The first row with its attributes, then only states and times; repeated states drop out."""
    rows: list[Row] = []
    for number, state in enumerate(states):
        if number and state.state == states[number - 1].state:
            continue
        rows.append({"s": state.state, "lu": state.changed_us / 1e6})
        if not number and not question.no_attributes:
            rows[0] = {"s": state.state, "a": dict(state.attributes), "lu": rows[0]["lu"]}
    return rows
