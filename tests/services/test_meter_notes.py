"""The user says that a change of a meter is not real, and takes it back."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.models import CoverageKind, MeterNote, MeterNoteKind, Period
from energy_desktop.services.meter import increasing_changes, signed_changes
from energy_desktop.services.provenance import Provenance
from tests.fakes.memory_store import memory_stores
from tests.fakes.recorded_home import RecordedHome, increasing, rounded, utc
from tests.services.test_zooms import metered, recorded_hours, total, wild_readings

METER = "sensor.meter_energy"
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
NOT_REAL, RESET = MeterNoteKind.NOT_REAL, MeterNoteKind.RESET
MINUTE_US = 60_000_000
FIRST = utc("2026-06-10 00:00")
values = st.lists(st.integers(0, 10**9).map(lambda wh: wh / 1000), min_size=1, max_size=20)


def note(minute: int, kind: MeterNoteKind = NOT_REAL) -> MeterNote:
    return MeterNote(f"{minute}", METER, minute * MINUTE_US, kind)


def changes(
    states: list[float], *notes: MeterNote, before: float | None = None, total: bool = False
) -> list[float]:
    """What readings of each full minute from 1 on count."""
    at = np.arange(1, len(states) + 1, dtype=np.int64) * MINUTE_US
    count = signed_changes if total else increasing_changes
    found = count(at, np.array(states), before, 0, notes=notes)
    return [round(change, 6) for change in found.tolist()]


def test_a_jump_that_is_not_real_counts_nothing_and_counting_goes_on_from_there() -> None:
    assert changes([10.0, 11.0, 511.0, 512.0], note(3)) == [0.0, 1.0, 0.0, 1.0]


def test_an_exchanged_meter_goes_on_from_what_the_new_one_shows() -> None:
    assert changes([500.0, 7.0, 8.0]) == [0.0, 7.0, 1.0]
    assert changes([500.0, 7.0, 8.0], note(2)) == [0.0, 0.0, 1.0]


def test_a_reset_that_the_user_names_counts_from_0() -> None:
    assert changes([10.0, 9.5, 9.6]) == [0.0, 0.0, 0.0]
    assert changes([10.0, 9.5, 9.6], note(2, RESET)) == [0.0, 9.5, 0.1]


def test_a_spike_and_the_way_back_are_two_changes() -> None:
    assert changes([100.0, 5000.0, 101.0, 102.0], note(2), note(3)) == [0.0, 0.0, 0.0, 1.0]


def test_a_net_meter_that_was_set_back_gives_nothing_back() -> None:
    assert changes([10.0, 2.0, 3.0], total=True) == [0.0, -8.0, 1.0]
    assert changes([10.0, 2.0, 3.0], note(2), total=True) == [0.0, 0.0, 1.0]
    assert changes([10.0, 2.0, 3.0], note(2, RESET), total=True) == [0.0, 2.0, 1.0]


def test_a_note_between_two_readings_is_of_the_later_one() -> None:
    between = MeterNote("a", METER, 2 * MINUTE_US + 1, NOT_REAL)
    assert changes([1.0, 2.0, 9.0], between) == [0.0, 1.0, 0.0]


def test_a_note_on_an_unavailable_reading_is_of_the_next_that_is_known() -> None:
    assert changes([1.0, math.nan, 9.0], note(2)) == [0.0, 0.0, 0.0]


def test_a_note_after_the_last_reading_changes_nothing() -> None:
    assert changes([1.0, 2.0], note(3)) == [0.0, 1.0]


def test_a_note_decides_nothing_about_the_run_before_it() -> None:
    assert changes([500.0, 10.0, 501.0], note(3)) == [0.0, 0.0, 0.0]
    assert changes([500.0, 10.0, 10.5, 11.0], note(3)) == [0.0, 10.0, 0.0, 0.5]


@given(values, st.floats(0, 1e6), st.integers(1, 20), st.sampled_from(MeterNoteKind))
def test_what_a_net_meter_counts_at_other_moments_stays(
    states: list[float], before: float, minute: int, kind: MeterNoteKind
) -> None:
    plain = changes(states, before=before, total=True)
    found = changes(states, note(minute, kind), before=before, total=True)
    assert found[: minute - 1] + found[minute:] == plain[: minute - 1] + plain[minute:]
    if minute <= len(states):
        assert found[minute - 1] == (0.0 if kind is NOT_REAL else round(states[minute - 1], 6))


@given(values, st.lists(st.tuples(st.integers(1, 20), st.sampled_from(MeterNoteKind)), max_size=4))
def test_what_an_increasing_meter_counted_before_the_first_note_stays(
    states: list[float], said: list[tuple[int, MeterNoteKind]]
) -> None:
    notes = [note(minute, kind) for minute, kind in said]
    first = min((minute for minute, _kind in said), default=21)
    assert changes(states, *notes)[: first - 1] == changes(states)[: first - 1]


@given(values, st.integers(2, 20))
def test_of_a_meter_that_only_rises_a_note_takes_its_own_change_alone(
    states: list[float], minute: int
) -> None:
    rising = sorted(states)
    plain, found = changes(rising), changes(rising, note(minute))
    assert found == [0.0 if i == minute - 1 else change for i, change in enumerate(plain)]


@given(values, st.lists(st.integers(1, 20), max_size=4))
def test_no_note_makes_an_increasing_meter_give_energy_back(
    states: list[float], minutes: list[int]
) -> None:
    notes = [note(minute, kind) for minute in minutes for kind in MeterNoteKind]
    assert min(changes(states, *notes)) >= 0


async def day(home: RecordedHome, start: datetime = FIRST) -> float | None:
    return (await home.totals(METER, start, start + DAY, Period.HOUR))[0]


async def recorded(home: RecordedHome, rows: dict[str, float]) -> None:
    """A meter that was recorded live for the day."""
    await home.sensor(METER)
    await home.recorded(FIRST, FIRST + DAY, METER)
    await home.read(METER, *increasing(rows))


ROWS = {
    "2026-06-10 01:00": 100.0,
    "2026-06-10 02:00": 101.0,
    "2026-06-10 03:00": 901.0,
    "2026-06-10 04:00": 902.0,
}


async def test_a_note_counts_in_the_total_and_in_its_bar_and_says_so(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await recorded(home, ROWS)
    assert await day(home) == 802.0
    await home.entities.meters.mark(METER, utc("2026-06-10 03:00"), NOT_REAL, "new battery")
    (series,) = await home.statistics.energy([METER], FIRST, FIRST + DAY, Period.HOUR)
    assert rounded(series.total) == 2.0
    assert [b.value for b in series.buckets[2:5]] == [1.0, 0.0, 1.0]
    assert [b.provenance for b in series.buckets[2:5]] == [
        Provenance.LIVE, Provenance.MANUAL, Provenance.LIVE,
    ]  # fmt: skip


async def test_undone_all_is_as_before_and_redone_it_counts_again(any_home: RecordedHome) -> None:
    home = any_home
    await recorded(home, ROWS)
    before = await home.statistics.energy([METER], FIRST, FIRST + DAY, Period.HOUR)
    made = await home.entities.meters.mark(METER, utc("2026-06-10 03:00"), NOT_REAL)
    await home.entities.meters.undo(made.note_id)
    assert await home.statistics.energy([METER], FIRST, FIRST + DAY, Period.HOUR) == before
    await home.entities.meters.redo(made.note_id)
    assert await day(home) == 2.0


async def test_a_note_outlives_the_program(any_home: RecordedHome) -> None:
    await recorded(any_home, ROWS)
    await any_home.entities.meters.mark(METER, utc("2026-06-10 03:00"), NOT_REAL)
    again = RecordedHome(any_home.stores)
    await again.entities.load()
    assert await day(again) == 2.0


async def test_said_anew_of_the_same_moment_the_last_word_counts(home: RecordedHome) -> None:
    await recorded(home, ROWS)
    meters = home.entities.meters
    await meters.mark(METER, utc("2026-06-10 03:00"), RESET)
    assert await day(home) == 903.0
    await meters.mark(METER, utc("2026-06-10 03:00"), NOT_REAL)
    assert await day(home) == 2.0
    assert [n.kind for n in meters.counting(METER)] == [NOT_REAL]
    assert [n.undone_at is None for n in meters.notes(METER)].count(False) == 1


async def test_who_listens_is_told_which_sensor_reads_otherwise(home: RecordedHome) -> None:
    told: list[object] = []
    home.events.meters_changed.connect(told.append)
    await recorded(home, ROWS)
    await home.entities.meters.mark(METER, utc("2026-06-10 03:00"), NOT_REAL)
    assert told == [frozenset({METER})]


async def test_a_row_of_statistics_that_holds_the_moment_counts_by_its_readings(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST, [100.0, 101.0, 903.0, 904.0])
    await home.recorded(FIRST + 2 * HOUR, FIRST + 3 * HOUR, METER)
    await home.covered(CoverageKind.STATISTICS, FIRST, FIRST + DAY, METER)
    await home.read(METER, *increasing({"2026-06-10 02:10": 101.5, "2026-06-10 02:20": 902.0,
                                        "2026-06-10 02:50": 903.0}))  # fmt: skip
    await home.entities.meters.mark(METER, utc("2026-06-10 02:20"), NOT_REAL)
    _total, hours = await home.totals(METER, FIRST + HOUR, FIRST + 4 * HOUR, Period.HOUR)
    assert hours == [1.0, 1.5, 1.0]
    (series,) = await home.statistics.energy([METER], FIRST, FIRST + DAY, Period.DAY)
    assert (rounded(series.total), series.buckets[0].provenance) == (3.5, Provenance.MANUAL)


@pytest.mark.parametrize("state_class", ["total", "total_increasing"])
@pytest.mark.parametrize(("kind", "counted"), [(NOT_REAL, 0.0), (RESET, 7.0)])
async def test_a_row_of_statistics_without_readings_counts_what_the_note_says(
    any_home: RecordedHome, state_class: str, kind: MeterNoteKind, counted: float
) -> None:
    home = any_home
    await home.sensor(METER, state_class=state_class)
    await home.meter_rows(METER, FIRST, [3.0, 4.0, 7.0, 8.0])
    await home.entities.meters.mark(METER, utc("2026-06-10 02:00"), kind)
    (series,) = await home.statistics.energy([METER], FIRST + HOUR, FIRST + 4 * HOUR, Period.HOUR)
    assert [rounded(b.value) for b in series.buckets] == [1.0, counted, 1.0]
    assert rounded(series.total) == 2.0 + counted


async def test_other_hours_of_statistics_count_as_they_did(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST, [float(hour) for hour in range(24)])
    _total, plain = await home.totals(METER, FIRST, FIRST + DAY, Period.HOUR)
    await home.entities.meters.mark(METER, utc("2026-06-10 05:30"), NOT_REAL)
    _total, found = await home.totals(METER, FIRST, FIRST + DAY, Period.HOUR)
    assert found == [0.0 if hour == 5 else value for hour, value in enumerate(plain)]


async def test_of_an_hour_known_by_5_minutes_only_those_5_count_nothing_at_every_zoom(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST, [12.0, 24.0, 536.0, 548.0])
    fives = [12.0 * 1 + i + (500.0 if i >= 20 else 0.0) for i in range(1, 37)]
    await home.meter_rows(METER, FIRST + HOUR, fives, Period.FIVE_MINUTES)
    await home.entities.meters.mark(METER, FIRST + 2 * HOUR + 41 * MINUTE, NOT_REAL)
    whole = await home.totals(METER, FIRST, FIRST + 4 * HOUR, Period.DAY)
    first = await home.totals(METER, FIRST, FIRST + 2 * HOUR + 40 * MINUTE, Period.HOUR)
    then = await home.totals(METER, FIRST + 2 * HOUR + 40 * MINUTE, FIRST + 4 * HOUR, Period.HOUR)
    assert whole[0] == rounded((first[0] or 0) + (then[0] or 0))


async def test_a_note_in_a_hole_of_the_rows_counts(any_home: RecordedHome) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST, [1.0, math.nan, math.nan, 503.0, 504.0])
    assert await day(home) == 503.0
    await home.entities.meters.mark(METER, utc("2026-06-10 02:30"), NOT_REAL)
    assert await day(home) == 1.0


steps = st.lists(
    st.tuples(st.integers(1, 30), st.sampled_from([1, 2, 5, 100_000, "fall"])),
    min_size=1,
    max_size=8,
)


@given(
    steps=steps, cuts=st.lists(st.integers(0, 24 * 12), max_size=4), chosen=st.integers(0, 13),
    kind=st.sampled_from(MeterNoteKind), state_class=st.sampled_from(["total", "total_increasing"]),
)  # fmt: skip
async def test_with_a_note_parts_add_up_at_every_zoom(
    steps: list[tuple[int, int | str]], cuts: list[int], chosen: int, kind: MeterNoteKind,
    state_class: str,
) -> None:  # fmt: skip
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class=state_class)
    await home.recorded(FIRST, FIRST + DAY, METER)
    at, shown, rows = FIRST, 1000.0, []
    for minutes, change in steps:
        at = at + minutes * MINUTE
        shown = shown + change if isinstance(change, int) else shown / 3
        rows.append((at, shown))
    await home.read(METER, *rows)
    await home.entities.meters.mark(METER, rows[chosen % len(rows)][0], kind)
    whole = await day(home) or 0.0
    hours = await home.totals(METER, FIRST, FIRST + DAY, Period.HOUR)
    assert sum(value or 0.0 for value in hours[1]) == pytest.approx(whole, abs=1e-5)
    borders = sorted({0, *cuts, 24 * 12})
    parts = [
        (await home.totals(METER, FIRST + 5 * a * MINUTE, FIRST + 5 * b * MINUTE, Period.HOUR))[0]
        for a, b in pairwise(borders)
    ]
    assert sum(part or 0.0 for part in parts) == pytest.approx(whole, abs=1e-5)


async def test_the_changes_of_a_bar_are_listed_the_greatest_first(any_home: RecordedHome) -> None:
    home = any_home
    await recorded(home, {**ROWS, "2026-06-10 05:00": 2.0})
    jumps = await home.statistics.jumps(METER, FIRST, FIRST + DAY)
    assert [(j.at, j.before, j.after, j.size) for j in jumps[:2]] == [
        (utc("2026-06-10 05:00"), 902.0, 2.0, -900.0),
        (utc("2026-06-10 03:00"), 101.0, 901.0, 800.0),
    ]
    assert len(jumps) == 4


async def test_a_change_known_by_statistics_alone_is_listed_with_its_hour(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST, [1.0, 501.0, 502.0], state_offset=10.0)
    first, *_others = await home.statistics.jumps(METER, FIRST, FIRST + DAY)
    assert (first.at, first.until) == (utc("2026-06-10 01:00"), utc("2026-06-10 02:00"))
    assert (first.before, first.after) == (11.0, 511.0)


@given(
    added=st.lists(st.none() | st.integers(0, 60), min_size=6, max_size=24),
    fine=st.sets(st.integers(0, 23)), minute=st.integers(0, 24 * 60 - 1),
    cuts=st.lists(st.integers(0, 24 * 12), max_size=4), kind=st.sampled_from(MeterNoteKind),
    state_class=st.sampled_from(["total", "total_increasing"]),
)  # fmt: skip
async def test_with_a_note_rows_of_statistics_add_up_at_every_zoom(
    added: list[int | None], fine: set[int], minute: int, cuts: list[int], kind: MeterNoteKind,
    state_class: str,
) -> None:  # fmt: skip
    """Hours with holes, some of them known by 5 minutes too."""
    home = RecordedHome(memory_stores())
    await home.sensor(METER, state_class=state_class)
    shown, sums = 1000.0, []
    for hour, change in enumerate(added):
        if change is not None and hour in fine:
            fives = [shown + change * i / 12 for i in range(1, 13)]
            await home.meter_rows(METER, FIRST + hour * HOUR, fives, Period.FIVE_MINUTES)
        shown += change or 0
        sums.append(math.nan if change is None else shown)
    await home.meter_rows(METER, FIRST, sums)
    await home.entities.meters.mark(METER, FIRST + minute * MINUTE, kind)
    whole = await day(home) or 0.0
    borders = sorted({0, *cuts, 24 * 12})
    parts = [
        (await home.totals(METER, FIRST + 5 * a * MINUTE, FIRST + 5 * b * MINUTE, Period.HOUR))[0]
        for a, b in pairwise(borders)
    ]
    assert sum(part or 0.0 for part in parts) == pytest.approx(whole, abs=1e-4)


async def test_in_a_hole_the_nearest_rows_are_the_same_whatever_is_asked_for(
    any_home: RecordedHome,
) -> None:
    home = any_home
    await home.sensor(METER)
    await home.meter_rows(METER, FIRST + 8 * HOUR, [1000.0, math.nan, 1012.0])
    fives = [1001.0 + i for i in range(12)]
    await home.meter_rows(METER, FIRST + 10 * HOUR, fives, Period.FIVE_MINUTES)
    await home.entities.meters.mark(METER, FIRST + 9 * HOUR + 10 * MINUTE, NOT_REAL)
    border = FIRST + 8 * HOUR + 5 * MINUTE
    parts = [
        (await home.totals(METER, a, b, Period.HOUR))[0] or 0.0
        for a, b in ((FIRST, border), (border, FIRST + DAY))
    ]
    assert (await day(home), sum(parts)) == (11.0, 11.0)


@given(
    readings=wild_readings, state_class=st.sampled_from(["total_increasing", "total"]),
    recorded=recorded_hours,
    said=st.lists(st.tuples(st.integers(0, 599), st.sampled_from(MeterNoteKind)), max_size=3),
)  # fmt: skip
async def test_with_notes_hours_of_any_readings_add_up_to_all_of_them(
    readings: dict[int, float | None], state_class: str, recorded: list[bool],
    said: list[tuple[int, MeterNoteKind]],
) -> None:  # fmt: skip
    """Also where an hour begins within a dip or glitch, on either side of what the user said."""
    home = await metered(readings, state_class, recorded)
    for minute, kind in said:
        await home.entities.meters.mark(METER, FIRST + minute * MINUTE, kind)
    hours = [
        await total(home, FIRST + i * HOUR, FIRST + (i + 1) * HOUR, Period.HOUR) for i in range(10)
    ]
    whole = await total(home, FIRST, FIRST + 10 * HOUR, Period.HOUR)
    assert sum(hours) == pytest.approx(whole, abs=1e-6)
