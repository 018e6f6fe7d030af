"""A server that answers nothing to an upsert, as another client was quicker, is asked again."""

from __future__ import annotations

from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from energy_desktop.errors import StoreUnavailable
from energy_desktop.stores.mongo import _upserted
from energy_desktop.stores.mongo_address import address_of
from energy_desktop.stores.mongo_errors import store_error

KEY = {"_id": "writer"}


class Racing:
    """A collection whose server answers nothing so many times."""

    def __init__(self, silent: int) -> None:
        self.silent = silent

    async def find_one_and_update(self, key: Any, change: Any, **_options: Any) -> Any:
        self.silent -= 1
        return None if self.silent >= 0 else {**key, **change["$set"]}


@pytest.mark.parametrize("silent", [0, 1, 2])
async def test_what_is_stored_is_found(silent: int) -> None:
    found = await _upserted(Racing(silent), KEY, {"$set": {"owner": "a"}})
    assert found == {"_id": "writer", "owner": "a"}


async def test_one_that_never_answers_is_away_for_now() -> None:
    with pytest.raises(AutoReconnect) as caught:
        await _upserted(Racing(9), KEY, {"$set": {"owner": "a"}})
    address = address_of("mongodb://nas:27017")
    assert isinstance(store_error(caught.value, address), StoreUnavailable)
