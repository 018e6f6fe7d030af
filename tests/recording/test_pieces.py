"""Pieces of the missing past: everything once, newest first, years of nothing in few requests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.recording import gaps
from energy_desktop.recording.gaps import Interval
from energy_desktop.recording.pieces import (
    DAY_US,
    ENTITIES_A_REQUEST,
    FEW_ROWS,
    HOUR_US,
    LONGEST_US,
    MANY_ROWS,
    MINUTE_US,
    PieceLength,
    Pieces,
)

NOW = 20_000 * DAY_US
moments = st.integers(0, 40).map(lambda n: NOW - n * HOUR_US // 2)
missing = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]), st.lists(st.tuples(moments, moments), max_size=4)
)


@given(missing, st.lists(st.integers(0, 40_000), min_size=1, max_size=8))
def test_every_gap_is_asked_for_once_whatever_the_answers_are(
    given_: dict[str, list[Interval]], answers: list[int]
) -> None:
    length = PieceLength()
    asked: dict[str, list[Interval]] = {e: [] for e in given_}
    for number, requests in enumerate(Pieces(given_, length)):
        for piece in requests:
            for entity_id in piece.entity_ids:
                asked[entity_id].append((piece.start_us, piece.end_us))
        length.answered(answers[number % len(answers)])
    for entity_id, found in given_.items():
        assert not gaps.difference(found, asked[entity_id])
        assert not any(gaps.intersection([a], asked[entity_id][:i])
                       for i, a in enumerate(asked[entity_id]))  # fmt: skip
        assert asked[entity_id] == sorted(asked[entity_id], reverse=True)


def test_sensors_that_lack_the_same_share_a_request_of_bounded_size() -> None:
    alike = {f"sensor.{n:02d}": [(NOW - HOUR_US, NOW)] for n in range(25)}
    [requests] = list(Pieces(alike | {"sensor.other": [(NOW - MINUTE_US, NOW)]}))
    sizes = sorted(len(piece.entity_ids) for piece in requests)
    assert sizes == [1, 5, ENTITIES_A_REQUEST, ENTITIES_A_REQUEST]
    [other] = [piece for piece in requests if "sensor.other" in piece.entity_ids]
    assert (other.start_us, other.end_us) == (NOW - MINUTE_US, NOW)


def test_fifty_years_of_nothing_cost_a_dozen_requests() -> None:
    length = PieceLength()
    count = 0
    for _ in Pieces({"sensor.new": [(0, NOW)]}, length):
        count += 1
        length.answered(0)
    assert count <= 12


def test_a_piece_grows_where_there_is_little_and_shrinks_where_there_is_much() -> None:
    length = PieceLength()
    length.answered(FEW_ROWS - 1)
    assert length.us == 2 * HOUR_US
    length.answered((FEW_ROWS + MANY_ROWS) // 2)
    assert length.us == 2 * HOUR_US
    length.answered(MANY_ROWS + 1)
    assert length.us == HOUR_US
    length.failed()
    assert length.us == HOUR_US // 4


@given(st.lists(st.one_of(st.none(), st.integers(0, 100_000)), max_size=60))
def test_a_piece_is_never_shorter_than_a_minute_nor_longer_than_a_century(
    answers: list[int | None],
) -> None:
    length = PieceLength()
    for rows in answers:
        if rows is None:
            length.failed()
        else:
            length.answered(rows)
        assert MINUTE_US <= length.us <= LONGEST_US


def test_what_is_dropped_is_not_asked_for_again() -> None:
    pieces = Pieces({"a": [(NOW - DAY_US, NOW)], "b": [(NOW - DAY_US, NOW)]})
    asked: list[tuple[str, ...]] = []
    for requests in pieces:
        asked += [piece.entity_ids for piece in requests]
        pieces.drop(["a"])
    assert asked[0] == ("a", "b")
    assert set(asked[1:]) == {("b",)}


def test_what_is_left_is_counted_from_a_time_on() -> None:
    pieces = Pieces({"a": [(0, NOW)], "b": [(NOW - DAY_US, NOW)]})
    assert pieces.left_us(NOW - 10 * DAY_US) == 11 * DAY_US
    next(iter(pieces))
    assert pieces.left_us(NOW - 10 * DAY_US) == 11 * DAY_US - 2 * HOUR_US
