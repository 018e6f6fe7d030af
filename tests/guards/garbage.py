"""Garbage is collected where and when a test ends, as the program collects in its loop's thread.

What a test left in a cycle, a socket or one of Qt's objects, is so freed by the thread that made
it, and what is wrong with it is told of that test and of none that comes later.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


def pytest_configure() -> None:
    """Nothing is collected but here."""
    gc.disable()


def pytest_collection_finish() -> None:
    """The tests themselves stay: going through them after each would cost more than most take."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Collect once the test's fixtures are gone, before it is looked at what is left behind."""
    result = yield
    gc.collect()
    return result


def pytest_unconfigure() -> None:
    """As it was; what stayed frozen would be told as leaked by DuckDB at the end."""
    gc.unfreeze()
    gc.collect()
    gc.enable()
