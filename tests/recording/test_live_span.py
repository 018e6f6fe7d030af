"""The live span's end: never past what is stored, never back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.recording.live_span import LiveSpan

SECOND = 1_000_000
steps = st.lists(
    st.one_of(
        st.tuples(st.just("rows"), st.integers(0, 50)),
        st.tuples(st.just("barrier"), st.integers(0, 100)),
        st.tuples(st.just("stored"), st.integers(0, 50)),
    ),
    max_size=60,
)


def test_it_begins_a_second_after_the_answer_to_subscribe_and_covers_nothing_yet() -> None:
    span = LiveSpan(100 * SECOND)
    assert (span.start_us, span.end_us) == (101 * SECOND, 101 * SECOND)
    assert not span


def test_a_barrier_with_all_rows_stored_moves_the_end_to_a_second_before_it() -> None:
    span = LiveSpan(100 * SECOND)
    span.barrier(110 * SECOND, 5)
    assert not span
    span.acknowledge(4)
    assert not span
    span.acknowledge(5)
    assert span
    assert span.end_us == 109 * SECOND


def test_silence_is_covered_by_a_barrier_without_rows() -> None:
    span = LiveSpan(0)
    span.barrier(20 * SECOND, 0)
    assert span.end_us == 19 * SECOND


def test_a_barrier_just_after_the_beginning_does_not_move_the_end_back() -> None:
    span = LiveSpan(100 * SECOND)
    span.barrier(100 * SECOND, 0)
    assert span.end_us == span.start_us


def test_the_oldest_unstored_rows_hold_back_every_later_barrier() -> None:
    span = LiveSpan(0)
    span.barrier(10 * SECOND, 3)
    span.barrier(20 * SECOND, 7)
    span.acknowledge(2)
    assert not span
    span.acknowledge(6)
    assert span.end_us == 9 * SECOND
    span.acknowledge(7)
    assert span.end_us == 19 * SECOND


@given(steps)
def test_the_end_never_passes_what_is_stored_and_never_goes_back(
    given_: list[tuple[str, int]],
) -> None:
    span = LiveSpan(0)
    received = stored = now = 0
    barriers: list[tuple[int, int]] = []
    before = span.end_us
    for what, count in given_:
        if what == "rows":
            received += count
        elif what == "barrier":
            now += count * SECOND
            barriers.append((received, now))
            span.barrier(now, received)
        else:
            stored = min(received, stored + count)
            span.acknowledge(stored)
        allowed = [at - SECOND for rows, at in barriers if rows <= stored]
        assert span.end_us == max([span.start_us, *allowed])
        assert span.end_us >= before
        before = span.end_us
