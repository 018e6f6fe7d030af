"""The states of the simulated home: what is now, every row since the start, and the events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from energy_desktop.models import from_us

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

Event = dict[str, Any]
Listener = Callable[[Event], None]


def iso(at_us: int) -> str:
    """A time as Home Assistant writes it: always with microseconds."""
    return from_us(at_us).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class State:
    """A state as Home Assistant holds it; ``state`` None stands for a removal (in rows only)."""

    entity_id: str
    state: str | None
    attributes: Mapping[str, Any]
    changed_us: int
    updated_us: int
    context_id: str

    def as_json(self) -> dict[str, Any]:
        """The shape of ``get_states`` and of events."""
        updated = iso(self.updated_us)
        return {
            "entity_id": self.entity_id,
            "state": self.state,
            "attributes": dict(self.attributes),
            "last_changed": iso(self.changed_us),
            "last_reported": updated,
            "last_updated": updated,
            "context": context(self.context_id),
        }


def context(identity: str) -> dict[str, Any]:
    """The context of a change nobody asked for."""
    return {"id": identity, "parent_id": None, "user_id": None}


def context_id(at_us: int, number: int) -> str:
    """An identity in the form of a ULID: 10 characters of time, 16 of a counter."""
    value, letters = (at_us // 1000 << 80) | number, []
    for _ in range(26):
        value, rest = divmod(value, 32)
        letters.append(_CROCKFORD[rest])
    return "".join(reversed(letters))


class States:
    """What Home Assistant calls its state machine, with a recorder that forgets nothing."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._current: dict[str, State] = {}
        self._rows: dict[str, list[State]] = {}
        self._count = 0

    def all(self) -> list[State]:
        """Every present state."""
        return list(self._current.values())

    def get(self, entity_id: str) -> State | None:
        """The present state of an entity."""
        return self._current.get(entity_id)

    def rows(self, entity_id: str, start_us: int, end_us: int) -> list[State]:
        """Every recorded change with ``start_us`` ≤ last_updated < ``end_us``, in order."""
        rows = self._rows.get(entity_id, [])
        first = bisect_left(rows, start_us, key=_updated)
        return rows[first : bisect_left(rows, end_us, lo=first, key=_updated)]

    def first(self, entity_id: str) -> State | None:
        """The oldest recorded row of an entity."""
        rows = self._rows.get(entity_id)
        return rows[0] if rows else None

    def place(self, entity_id: str, state: str, attributes: Mapping[str, Any], at_us: int) -> None:
        """Put a state there that was already so before anybody listened: no event."""
        placed = State(entity_id, state, attributes, at_us, at_us, self._identity(at_us))
        self._current[entity_id] = placed
        self._rows[entity_id] = [placed]

    def set(
        self, entity_id: str, state: str, attributes: Mapping[str, Any], at_us: int, *, force: bool
    ) -> bool:
        """Change a state and tell it; False where nothing changed (as Home Assistant does)."""
        old = self._current.get(entity_id)
        same = old is not None and old.state == state and not force
        if old is not None and same and old.attributes == attributes:
            return False
        at_us = _after(old, at_us)
        changed_us = old.changed_us if old is not None and same else at_us
        new = State(entity_id, state, attributes, changed_us, at_us, self._identity(at_us))
        self._current[entity_id] = new
        self._record(new)
        self._tell(entity_id, old, new, at_us)
        return True

    def remove(self, entity_id: str, at_us: int) -> None:
        """Take an entity out: an event with ``new_state`` null, a null row in the history."""
        old = self._current.pop(entity_id, None)
        if old is None:
            return
        at_us = _after(old, at_us)
        self._record(replace(old, state=None, attributes={}, changed_us=at_us, updated_us=at_us))
        self._tell(entity_id, old, None, at_us)

    def _record(self, row: State) -> None:
        rows = self._rows.setdefault(row.entity_id, [])
        if rows and rows[-1].updated_us >= row.updated_us:
            rows.insert(bisect_left(rows, row.updated_us, key=_updated), row)
        else:
            rows.append(row)

    def _tell(self, entity_id: str, old: State | None, new: State | None, at_us: int) -> None:
        data = {
            "entity_id": entity_id,
            "old_state": old and old.as_json(),
            "new_state": new and new.as_json(),
        }
        identity = new.context_id if new else self._identity(at_us)
        self._listener(event("state_changed", data, at_us, identity))

    def _identity(self, at_us: int) -> str:
        self._count += 1
        return context_id(at_us, self._count)


def event(event_type: str, data: Mapping[str, Any], at_us: int, identity: str) -> Event:
    """An event in the shape that ``subscribe_events`` delivers."""
    return {
        "event_type": event_type,
        "data": dict(data),
        "origin": "LOCAL",
        "time_fired": iso(at_us),
        "context": context(identity),
    }


def _after(old: State | None, at_us: int) -> int:
    """``at_us``, or a moment later where the entity already changed then."""
    return at_us + 1 if old is not None and old.updated_us == at_us else at_us


def _updated(row: State) -> int:
    return row.updated_us
