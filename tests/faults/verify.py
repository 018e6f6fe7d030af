"""Is anything lost? Compares what the program stored with Home Assistant and with the witnesses.

Pure. The promise: stored ⊇ Home Assistant's history, the same times, equal values, null where the
sensor was unavailable, no row twice; every row beyond that was received live; what coverage calls
complete is complete, and what is not complete is called so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.faults.intervals import Interval, around, common, complement, union
from tests.faults.rows import Values, at

EVERYTHING: Final = "*"
LIVE: Final = "live"
HELD_DOWN_US: Final = 5_000_000
"""Home Assistant was away for longer than this: then coverage has to say so."""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One stored reading; ``source`` is how the store says that it came."""

    at_us: int
    value: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Span:
    """One stored interval of coverage."""

    scope: str
    kind: str
    start_us: int
    end_us: int


@dataclass(frozen=True)
class Sensor:
    """All that is known of one sensor under each name that it has had, by name.

    ``history`` is Home Assistant's, ``sent`` what was sent live to anybody. Rows until ``until_us``
    have to be stored; before ``settled_us`` every moment has to be accounted for by coverage.
    ``downs``: when Home Assistant was not running.
    """

    names: Sequence[str]
    history: Mapping[str, Values]
    sent: Mapping[str, Values]
    stored: Mapping[str, Sequence[StoredRow]]
    coverage: Sequence[Span]
    until_us: int
    settled_us: int
    downs: Sequence[Interval] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the promise does not allow, with the interval that it concerns."""

    kind: str
    entity_id: str
    start_us: int
    end_us: int
    words: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """The same for the same difference found again in a later round."""
        return self.kind, self.entity_id, self.start_us

    def __str__(self) -> str:
        span = f"{at(self.start_us).isoformat()} … {at(self.end_us).isoformat()}"
        return f"{self.kind}: {self.entity_id} {span} {self.words}".rstrip()


@dataclass
class Tally:
    """How much was compared: rows of Home Assistant, rows beyond them, rows that were repaired."""

    compared: int = 0
    extra: int = 0
    repaired: int = 0
    differences: list[Difference] = field(default_factory=list)


def verified(sensors: Iterable[Sensor]) -> Tally:
    """Compare all of them."""
    tally = Tally()
    for sensor in sensors:
        known = set(_times(sensor.history.values()))
        stored = [row for name in sensor.names for row in sensor.stored.get(name, ())]
        tally.compared += sum(1 for at_us in known if at_us <= sensor.until_us)
        tally.extra += sum(1 for row in stored if row.at_us not in known)
        tally.repaired += sum(1 for row in stored if row.source != LIVE)
        tally.differences += differences(sensor)
    return tally


def differences(sensor: Sensor) -> list[Difference]:
    """Everything about one sensor that the promise does not allow, in the order of time."""
    found = [
        *_lost(sensor),
        *_wrong(sensor),
        *_doubled(sensor),
        *_never_sent(sensor),
        *_lies(sensor),
        *_unsaid(sensor),
        *_down_unsaid(sensor),
    ]
    return sorted(found, key=lambda each: (each.start_us, each.kind))


def _lost(sensor: Sensor) -> Iterator[Difference]:
    """Rows of Home Assistant that are stored under no name of the sensor; neighbours as one."""
    stored = _stored_times(sensor)
    for name, rows in sensor.history.items():
        yield from _runs("lost", name, rows, lambda t: t <= sensor.until_us and t not in stored)


def _runs(
    kind: str, name: str, rows: Iterable[int], is_bad: Callable[[int], bool]
) -> Iterator[Difference]:
    """One difference for each run of neighbouring rows that are bad."""
    run: list[int] = []
    for at_us in [*sorted(rows), None]:
        if at_us is not None and is_bad(at_us):
            run.append(at_us)
        elif run:
            yield Difference(kind, name, run[0], run[-1], f"({len(run)} rows)")
            run = []


def _wrong(sensor: Sensor) -> Iterator[Difference]:
    """Stored values that are not Home Assistant's."""
    truth = {at_us: v for name in sensor.names for at_us, v in sensor.history.get(name, {}).items()}
    for name in sensor.names:
        for row in sensor.stored.get(name, ()):
            if row.at_us in truth and not _is_allowed(sensor, name, row, truth[row.at_us]):
                words = f"stored {row.value}, Home Assistant has {truth[row.at_us]}"
                yield Difference("value", name, row.at_us, row.at_us, words)


def _is_allowed(sensor: Sensor, name: str, row: StoredRow, truth: float | None) -> bool:
    own = sensor.history.get(name, {})
    return row.value == own.get(row.at_us, truth)


def _doubled(sensor: Sensor) -> Iterator[Difference]:
    seen: dict[int, str] = {}
    for name in sensor.names:
        for row in sensor.stored.get(name, ()):
            if row.at_us in seen:
                yield _double(name, seen[row.at_us], row.at_us)
            seen.setdefault(row.at_us, name)


def _double(name: str, other: str, at_us: int) -> Difference:
    words = "" if name == other else f"also stored as {other}"
    return Difference("doubled", name, at_us, at_us, words)


def _never_sent(sensor: Sensor) -> Iterator[Difference]:
    """Rows that Home Assistant does not have and that were not received live either."""
    known = set(_times(sensor.history.values()))
    for name in sensor.names:
        sent = sensor.sent.get(name, {})
        for row in sensor.stored.get(name, ()):
            if row.at_us in known:
                continue
            if row.at_us not in sent or sent[row.at_us] != row.value or row.source != LIVE:
                words = f"{row.value} from {row.source}, sent live: {sent.get(row.at_us, 'never')}"
                yield Difference("invented", name, row.at_us, row.at_us, words)


def _lies(sensor: Sensor) -> Iterator[Difference]:
    """Rows that are missing inside of what coverage calls complete, or where it says “down”."""
    stored = _stored_times(sensor)
    for name in sensor.names:
        live = _live(sensor, name)
        complete = union([*live, *_of(sensor, name, "history")])
        down = _down(sensor, complete)
        rows = set(sensor.history.get(name, {}))
        sent = set(sensor.sent.get(name, {}))
        for words, claims, due in (
            ("called complete", complete, rows),
            ("called live", live, sent - rows),
            ("called down", down, rows),
        ):
            for at_us in sorted(due - stored):
                claim = around(claims, at_us)
                if claim is not None:
                    yield Difference("lie", name, *claim, f"{words}, lacks {at(at_us).isoformat()}")


def _unsaid(sensor: Sensor) -> Iterator[Difference]:
    """Moments of the sensor's life that are neither complete nor called a hole."""
    life = _life(sensor)
    if life is None:
        return
    said: list[Interval] = []
    for name in sensor.names:
        said += [*_live(sensor, name), *_of(sensor, name, "history")]
        said += _of(sensor, name, "missing", "down", "paused")
    said += _of(sensor, EVERYTHING, "missing", "down", "paused")
    for start, end in complement(said, life):
        yield Difference("unsaid", sensor.names[-1], start, end, "neither complete nor a hole")


def _down_unsaid(sensor: Sensor) -> Iterator[Difference]:
    """Home Assistant was not running for a while, and coverage does not say it."""
    life = _life(sensor)
    said = [i for name in [EVERYTHING, *sensor.names] for i in _of(sensor, name, "down", "missing")]
    for down in sensor.downs:
        is_lived = life is not None and common([down], [life]) == [down]
        if is_lived and down[1] - down[0] >= HELD_DOWN_US and not common([down], said):
            words = "Home Assistant was not running, and coverage does not say so"
            yield Difference("unsaid down", sensor.names[-1], *down, words)


def _life(sensor: Sensor) -> Interval | None:
    """From the first row that Home Assistant has to where everything is settled."""
    times = list(_times(sensor.history.values()))
    if not times:
        return None
    # What was removed has no life after its last row.
    newest = max(sensor.history.items(), key=lambda item: max(item[1], default=0))[1]
    is_gone = newest[max(newest)] is None
    end = min(sensor.settled_us, max(times)) if is_gone else sensor.settled_us
    return (min(times), end) if min(times) < end else None


def _live(sensor: Sensor, name: str) -> list[Interval]:
    return common(_of(sensor, EVERYTHING, LIVE), _of(sensor, name, "recorded"))


def _down(sensor: Sensor, complete: Sequence[Interval]) -> list[Interval]:
    """What is shown as down: said so, and not known to be complete nevertheless."""
    said = union(_of(sensor, EVERYTHING, "down"))
    return [part for each in said for part in complement(complete, each)]


def _of(sensor: Sensor, scope: str, *kinds: str) -> list[Interval]:
    return [
        (span.start_us, span.end_us)
        for span in sensor.coverage
        if span.scope == scope and span.kind in kinds
    ]


def _stored_times(sensor: Sensor) -> set[int]:
    return {row.at_us for name in sensor.names for row in sensor.stored.get(name, ())}


def _times(histories: Iterable[Values]) -> Iterator[int]:
    for rows in histories:
        yield from rows
