"""Coroutines that belong to a widget: none outlives it, none is forgotten, no error is lost."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from energy_desktop.errors import EnergyDesktopError

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")

OnError = Callable[[Exception], object]


class Tasks:
    """The running coroutines of ``owner``; all are cancelled when it is destroyed.

    A second ``start`` with the same key replaces the first, whose result is then never delivered:
    an old answer can't overwrite a newer one.
    """

    def __init__(self, owner: QObject) -> None:
        self._running: dict[str, asyncio.Task[Any]] = {}
        owner.destroyed.connect(partial(_cancel_all, self._running))

    def start(
        self,
        coroutine: Coroutine[Any, Any, _T],
        on_done: Callable[[_T], object] | None = None,
        on_error: OnError | None = None,
        *,
        key: str = "",
    ) -> asyncio.Task[_T] | None:
        """Run on the event loop, then call one of the callbacks; None where no loop runs."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            coroutine.close()
            return None
        self.cancel(key)
        task = loop.create_task(coroutine, name=key or "ui task")
        slot = key or f"task-{id(task)}"
        self._running[slot] = task
        task.add_done_callback(partial(self._finished, slot, on_done, on_error))
        return task

    def cancel(self, key: str) -> None:
        """Stop the coroutine of a key, if one runs."""
        task = self._running.pop(key, None)
        if task is not None:
            task.cancel()

    def cancel_all(self) -> None:
        """Stop all of them."""
        _cancel_all(self._running)

    @property
    def is_running(self) -> bool:
        """Whether any has not ended."""
        return bool(self._running)

    def _finished(
        self,
        slot: str,
        on_done: Callable[[_T], object] | None,
        on_error: OnError | None,
        task: asyncio.Task[_T],
    ) -> None:
        is_current = self._running.get(slot) is task
        if is_current:
            del self._running[slot]
        if task.cancelled():
            return
        error = task.exception()
        if not is_current:
            return
        if error is None:
            if on_done is not None:
                _call(on_done, task.result())
            return
        is_told = isinstance(error, Exception) and on_error is not None
        if not (is_told and isinstance(error, EnergyDesktopError | OSError)):
            _LOG.error("A task of the window failed: %s", slot, exc_info=error)
        if isinstance(error, Exception) and on_error is not None:
            _call(on_error, error)


def _call(callback: Callable[[Any], object], argument: object) -> None:
    try:
        callback(argument)
    except Exception:
        _LOG.exception("The window could not show a result")


def _cancel_all(running: dict[str, asyncio.Task[Any]]) -> None:
    tasks = list(running.values())
    running.clear()
    for task in tasks:
        with contextlib.suppress(RuntimeError):
            task.cancel()
