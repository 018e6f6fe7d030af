"""What has happened, told to whoever listens: one object of Qt signals for the whole program.

A signal states a past fact and carries an immutable model. A listener that fails is reported by Qt
and never stops the one who told it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMetaMethod, QObject, Signal, SignalInstance

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


STORING: Final = "storing"
"""Topic: readings can't be stored now; they wait."""
JOURNAL: Final = "journal"
"""Topic: readings that wait can't be kept on the disk either."""
STATE: Final = "state"
"""Topic: the server of the state is away; what is changed is kept here and sent later."""

API: Final = "api"
"""Topic: the HTTP API can't be served."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know, in one sentence; ``lasting`` until something is done.

    One with a ``topic`` goes on until ``problem_ended`` names that topic; a newer takes its place.
    """

    code: str
    message: str
    lasting: bool = False
    topic: str = ""


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
    api_changed = Signal()  # it answers elsewhere, or no more: see services.status
    api_keys_changed = Signal(object)  # tuple[ApiKey, ...], all of them
    problem_raised = Signal(object)  # Problem
    problem_ended = Signal(str)  # topic of a problem that is over
    link_changed = Signal(bool)  # the operating system reports the network link up or down

    def close(self) -> None:
        """Tell nobody any more.

        Qt holds a listening function where Python's collector can't see it: with what it knows, and
        so with these signals, it would stay for good.
        """
        for name in (name for name, each in vars(type(self)).items() if isinstance(each, Signal)):
            signal: SignalInstance = getattr(self, name)
            if self.isSignalConnected(QMetaMethod.fromSignal(signal)):
                signal.disconnect()

    def tell(self, topic: str, why: str | None) -> None:
        """Raise the problem of a topic, or end it where nothing is wrong any more."""
        if why is None:
            self.problem_ended.emit(topic)
        else:
            self.problem_raised.emit(Problem("store_unavailable", why, topic=topic))
