"""Steps lead forward from any version, one by one, and never from a newer one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import SchemaTooNew
from energy_desktop.stores.migrations import pending_steps


@given(version=st.integers(0, 20), newest=st.integers(0, 20))
def test_exactly_the_missing_steps_are_taken_in_order(version: int, newest: int) -> None:
    steps = [f"step to {number}" for number in range(1, newest + 1)]
    if version > newest:
        with pytest.raises(SchemaTooNew, match=f"is {version}, this program knows {newest}"):
            pending_steps(version, steps, "readings.duckdb")
    else:
        expected = [(number, f"step to {number}") for number in range(version + 1, newest + 1)]
        assert pending_steps(version, steps, "readings.duckdb") == expected
