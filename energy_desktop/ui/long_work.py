"""Long work of a page: building the window anew waits until it has ended."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Mark(QObject):
    """A child of whatever does long work."""

    def __init__(self, owner: QObject, name: str) -> None:
        super().__init__(owner)
        self.name = name


async def long_work(
    owner: QObject, name: str, do: Callable[_P, Awaitable[_T]], *args: _P.args, **kwargs: _P.kwargs
) -> _T:
    """What ``do`` gives; meanwhile every window around ``owner`` has long work of this name."""
    mark = _Mark(owner, name)
    try:
        return await do(*args, **kwargs)
    finally:
        # Only once whoever waits for it has been told what came of it: that is in the next round.
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.call_soon, _take_off, mark)


def has_long_work(window: QObject) -> bool:
    """Whether something runs in a window that would be cut off if its pages were made anew."""
    return bool(window.findChildren(_Mark))


def long_work_names(window: QObject) -> list[str]:
    """What runs there, each once."""
    return list(dict.fromkeys(mark.name for mark in window.findChildren(_Mark)))


def _take_off(mark: _Mark) -> None:
    if isValid(mark):  # it is gone where its owner is
        mark.setParent(None)
