"""Long work of a page: building the window anew waits until it has ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Mark(QObject):
    """A child of whatever does long work."""


async def long_work(
    owner: QObject, do: Callable[_P, Awaitable[_T]], *args: _P.args, **kwargs: _P.kwargs
) -> _T:
    """What ``do`` gives; meanwhile every window around ``owner`` has long work."""
    mark = _Mark(owner)
    try:
        return await do(*args, **kwargs)
    finally:
        if isValid(mark):  # it is gone where its owner is
            mark.setParent(None)


def has_long_work(window: QObject) -> bool:
    """Whether something runs in a window that would be cut off if its pages were made anew."""
    return bool(window.findChildren(_Mark))
