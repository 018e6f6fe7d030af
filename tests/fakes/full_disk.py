"""A disk that is full: the databases can be read and take nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from energy_desktop.errors import StoreUnavailable
from energy_desktop.stores.duckdb import DuckDbStore
from energy_desktop.stores.sqlite import SqliteStore

_SERIES = ("write_readings", "write_statistics", "put_coverage", "delete_coverage")
_STATE = ("put_entities", "put_subscription", "put_settings")


async def _fail(*_: object, **__: object) -> int:
    raise StoreUnavailable("The disk is full.")


@contextmanager
def full_disk() -> Iterator[None]:
    """Neither database takes what recording writes."""
    with state_store_away(), pytest.MonkeyPatch.context() as patch:
        for name in _SERIES:
            patch.setattr(DuckDbStore, name, _fail)
        yield


@contextmanager
def state_store_away() -> Iterator[None]:
    """The database of sensors and settings takes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _STATE:
            patch.setattr(SqliteStore, name, _fail)
        yield
