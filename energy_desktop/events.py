"""What has happened, told to whoever listens: one object of Qt signals for the whole program.

A signal states a past fact and carries an immutable model. A listener that fails is reported by Qt
and never stops the one who told it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from energy_desktop.models import StoreHealth


@dataclass(frozen=True, slots=True)
class ReadingsStored:
    """A batch that the store has acknowledged: whose, from when to when (µs), how many new rows."""

    entity_ids: frozenset[str]
    first_us: int
    last_us: int
    count: int


@dataclass(frozen=True, slots=True)
class StoresHealth:
    """Health of both stores of the profile."""

    state: StoreHealth
    series: StoreHealth


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know, in one sentence; ``lasting`` until something is done."""

    code: str
    message: str
    lasting: bool = False


class Events(QObject):
    """The signals; the comment beside each names what it carries."""

    connection_changed = Signal(object)  # ConnectionState
    values_changed = Signal(object)  # Mapping[str, LiveValue], coalesced to at most 10 Hz
    readings_stored = Signal(object)  # ReadingsStored
    entities_changed = Signal(object)  # tuple[Entity, ...], all of them
    meters_changed = Signal(object)  # frozenset[str] of entity ids: their past reads otherwise now
    statistics_stored = Signal(object)  # frozenset[str] of entity ids
    gap_repaired = Signal(object)  # frozenset[str] of entity ids whose past was filled
    progress_changed = Signal(object)  # Progress; total 0: nothing is running
    settings_changed = Signal(object)  # frozenset[str] of keys
    problem_raised = Signal(object)  # Problem
    link_changed = Signal(bool)  # the operating system reports the network link up or down
