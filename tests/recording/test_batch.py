"""A batch as text and back, and in parts: nothing is changed, lost or reordered."""

from __future__ import annotations

import pytest
from hypothesis import given

from energy_desktop.errors import StoreError
from energy_desktop.models import AttributeRow, Coverage, CoverageKind
from energy_desktop.recording.batch import Batch, decoded, encoded, no_readings
from tests.recording.batches import ANY_BATCH, batch, plain


@given(ANY_BATCH)
def test_any_batch_comes_back_exactly_as_it_was(one: Batch) -> None:
    text = encoded(one)
    assert b"\n" not in text
    assert plain(decoded(text)) == plain(one)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"{}", b'{"entity":1}', b"\xff",
     encoded(batch(1)).replace(b"live", b"dead"), encoded(batch(1)).replace(b"1.0", b'"x"'),
     encoded(batch(1)).replace(b'"at":[1]', b'"at":[9223372036854775808]')],
)  # fmt: skip
def test_what_is_no_batch_is_refused_with_one_kind_of_error(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whose words these are does not matter
        decoded(text)


def test_a_state_that_an_older_version_wrote_as_infinite_is_not_known() -> None:
    states = decoded(encoded(batch(1, 2)).replace(b"1.0", b'"inf"')).readings.state
    assert str(states.tolist()) == "[nan, 2.0]"


def test_what_json_can_not_say_is_a_clear_error() -> None:
    with pytest.raises(StoreError, match="journal"):
        encoded(Batch(no_readings(), [AttributeRow("sensor.a", 1, None, {"x": 2**70})]))


@given(ANY_BATCH.filter(lambda one: len(one) > 1))
def test_the_parts_of_a_batch_are_smaller_and_together_the_same(one: Batch) -> None:
    parts = list(one.parts())
    assert all(0 < len(part) < len(one) for part in parts)
    assert [e for p in parts for e in p.readings.entity_ids] == list(one.readings.entity_ids)
    assert [at for p in parts for at in p.readings.at] == one.readings.at.tolist()
    assert [a for p in parts for a in p.attributes] == list(one.attributes)
    assert [c for p in parts for c in p.coverage] == list(one.coverage)


def test_coverage_comes_behind_its_rows() -> None:
    span = Coverage("*", CoverageKind.LIVE, 0, 9)
    row = AttributeRow("sensor.a", 1, "W", {})
    *_, last = Batch(batch(1, 2).readings, [row], [span]).parts()
    assert plain(last) == plain(Batch(no_readings(), (), [span]))
